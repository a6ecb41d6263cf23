#include "read/json.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

#include "dateline/error.hpp"

namespace dateline {

namespace {

namespace json = simdjson::ondemand;

/// Walks simdjson's stream of values once, counting lines as it goes.
class Reader {
 public:
  Reader(const simdjson::padded_string& text, const std::string& file) : m_at(text.data()), m_file(file) {}

  JsonValue value(json::value from, int depth) {
    if (depth > json_depth_limit)
      throw InputError(fmt::format("values are nested deeper than {}", json_depth_limit), {m_file, m_line});
    JsonValue result;
    result.line = line_of(from.raw_json_token().data());
    switch (take(from.type())) {
      case json::json_type::null: take(from.is_null()); break;
      case json::json_type::boolean: result.is = bool(take(from.get_bool())); break;
      case json::json_type::number: result.is = double(take(from.get_double())); break;
      case json::json_type::string: result.is = std::string(take(from.get_string())); break;
      case json::json_type::array: result.is = array(take(from.get_array()), depth); break;
      case json::json_type::object: result.is = object(take(from.get_object()), depth); break;
    }
    return result;
  }

  template <class T>
  T take(simdjson::simdjson_result<T> result) {
    if (result.error()) fail(result.error());
    return std::move(result).value_unsafe();
  }

  [[noreturn]] void fail(simdjson::error_code code) const {
    throw InputError(fmt::format("this is not valid JSON ({})", simdjson::error_message(code)),
                     {m_file, m_line});
  }

 private:
  JsonValue::Array array(json::array from, int depth) {
    JsonValue::Array items;
    for (auto item : from) items.push_back(value(take(std::move(item)), depth + 1));
    return items;
  }

  JsonValue::Object object(json::object from, int depth) {
    JsonValue::Object members;
    for (auto member : from) {
      json::field field = take(std::move(member));
      std::string key(take(field.unescaped_key()));
      members.emplace_back(std::move(key), value(field.value(), depth + 1));
    }
    return members;
  }

  int line_of(const char* token) {
    if (token > m_at) {
      m_line += int(std::count(m_at, token, '\n'));
      m_at = token;
    }
    return m_line;
  }

  const char* m_at;
  int m_line = 1;
  const std::string& m_file;
};

}  // namespace

JsonValue parse_json(const std::string& text, const std::string& file) {
  const simdjson::padded_string padded(text);
  json::parser parser;
  Reader reader(padded, file);
  json::document document;
  if (const auto error = parser.iterate(padded).get(document)) reader.fail(error);
  auto root = document.get_value();
  if (root.error() == simdjson::SCALAR_DOCUMENT_AS_VALUE) {
    JsonValue scalar;
    scalar.line = 1;
    return scalar;
  }
  JsonValue result = reader.value(reader.take(std::move(root)), 1);
  if (!document.current_location().error())
    throw InputError("there is text after the end of the JSON value", {file, 0});
  return result;
}

}  // namespace dateline
