// Older functions with stops, rewritten as expressions: there is one evaluator.

#include "style/function.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "style/operators.hpp"

namespace dateline {

namespace {

/// Builds JSON on the line of the function.
class Builder {
 public:
  explicit Builder(int line) : m_line(line) {}

  JsonValue text(std::string value) const { return {std::move(value), m_line}; }
  JsonValue number(double value) const { return {value, m_line}; }
  JsonValue list(JsonValue::Array items) const { return {std::move(items), m_line}; }
  template <class... Rest>
  JsonValue call(const char* name, Rest... rest) const {
    return list({text(name), std::move(rest)...});
  }

 private:
  int m_line;
};

using Stops = std::vector<std::pair<JsonValue, JsonValue>>;

enum class FunctionKind { exponential, interval, categorical, identity };

class Function {
 public:
  Function(const JsonValue& json, const StyleProperty& property, ExpressionProblems& problems)
      : m_json(json), m_property(property), m_problems(problems), m_build(json.line) {}

  std::optional<JsonValue> expression() {
    if (!read()) return std::nullopt;
    if (m_kind == FunctionKind::identity) return with_default(get());
    if (!m_attribute) return over_number(m_build.call("zoom"), m_stops, m_kind);
    if (m_stops.front().first.object()) return over_zoom_and_attribute();
    return over_attribute(m_stops);
  }

 private:
  std::optional<JsonValue> problem(std::string message) {
    m_problems.push_back({"", std::move(message), m_json.line});
    return std::nullopt;
  }

  bool read() {
    const bool smooth = (m_property.may & interpolated) != 0;
    m_kind = smooth ? FunctionKind::exponential : FunctionKind::interval;
    if (const JsonValue* attribute = m_json.find("property"); attribute && attribute->string())
      m_attribute = *attribute->string();
    if (const JsonValue* base = m_json.find("base"); base && base->number()) m_base = *base->number();
    if (const JsonValue* type = m_json.find("type")) {
      static constexpr std::string_view names[] = {"exponential", "interval", "categorical", "identity"};
      const auto found = type->string() ? std::ranges::find(names, *type->string()) : std::end(names);
      if (found == std::end(names))
        return problem("a function's type is exponential, interval, categorical or identity").has_value();
      m_kind = FunctionKind(found - std::begin(names));
    }
    if (m_kind == FunctionKind::identity) {
      if (!m_attribute) return problem("a function of type identity needs a property").has_value();
      return true;
    }
    return read_stops();
  }

  bool read_stops() {
    const JsonValue* stops = m_json.find("stops");
    if (!stops || !stops->array() || stops->array()->empty())
      return problem(
                 "an object is no value here; a function needs \"stops\", an array with at least one stop")
          .has_value();
    for (const JsonValue& stop : *stops->array()) {
      const auto* pair = stop.array();
      if (!pair || pair->size() != 2)
        return problem("a stop is an array of two: input and output").has_value();
      m_stops.emplace_back((*pair)[0], (*pair)[1]);
    }
    const bool composite = m_stops.front().first.object();
    for (const auto& [input, output] : m_stops) {
      const JsonValue* zoom = input.find("zoom");
      const bool good = composite ? m_attribute && zoom && zoom->number() && input.find("value")
                        : m_kind == FunctionKind::categorical
                            ? !input.array() && !input.object() && !input.null()
                            : input.number() != nullptr;
      if (!good)
        return problem("the inputs of stops must all be of the kind that the function takes").has_value();
    }
    return true;
  }

  /// An output as an expression that cannot be mistaken for an operator.
  JsonValue output(const JsonValue& value) const {
    if (value.array() && !is_expression(value)) return m_build.call("literal", value);
    const bool tokens = m_property.kind == PropertyKind::text || m_property.kind == PropertyKind::image;
    if (tokens && value.string()) return expression_of_tokens(value);
    return value;
  }

  JsonValue get() const { return m_build.call("get", m_build.text(*m_attribute)); }

  JsonValue over_number(const JsonValue& input, const Stops& stops, FunctionKind kind) const {
    const bool smooth = kind == FunctionKind::exponential && (m_property.may & interpolated);
    if (!smooth && stops.size() == 1) return output(stops.front().second);
    JsonValue::Array items;
    if (smooth)
      items = {m_build.text("interpolate"), m_build.call("exponential", m_build.number(m_base)), input};
    else
      items = {m_build.text("step"), input, output(stops.front().second)};
    for (std::size_t i = smooth ? 0 : 1; i < stops.size(); ++i) {
      items.push_back(stops[i].first);
      items.push_back(output(stops[i].second));
    }
    return m_build.list(std::move(items));
  }

  JsonValue missing() const {
    if (const JsonValue* value = m_json.find("default")) return output(*value);
    return m_build.call("error", m_build.text("no stop of the function fits"));
  }

  JsonValue with_default(JsonValue expression) const {
    if (!m_json.find("default")) return expression;
    const char* type = m_property.kind == PropertyKind::number ? "number"
                       : m_property.kind == PropertyKind::flag ? "boolean"
                                                               : "string";
    JsonValue is_type = m_build.call("==", m_build.call("typeof", get()), m_build.text(type));
    return m_build.call("case", std::move(is_type), std::move(expression), missing());
  }

  JsonValue over_attribute(const Stops& stops) const {
    if (m_kind == FunctionKind::categorical) {
      JsonValue::Array items{m_build.text("case")};
      for (const auto& [input, value] : stops) {
        items.push_back(m_build.call("==", get(), input));
        items.push_back(output(value));
      }
      items.push_back(missing());
      return m_build.list(std::move(items));
    }
    JsonValue is_number = m_build.call("==", m_build.call("typeof", get()), m_build.text("number"));
    return m_build.call("case", std::move(is_number),
                        over_number(m_build.call("number", get()), stops, m_kind), missing());
  }

  std::optional<JsonValue> over_zoom_and_attribute() {
    std::vector<std::pair<double, Stops>> zooms;
    for (const auto& [input, value] : m_stops) {
      const double zoom = *input.find("zoom")->number();
      if (zooms.empty() || zooms.back().first != zoom) zooms.emplace_back(zoom, Stops());
      zooms.back().second.emplace_back(*input.find("value"), value);
    }
    const bool smooth = (m_property.may & interpolated) != 0;
    if (!smooth && zooms.size() == 1) return over_attribute(zooms.front().second);
    JsonValue::Array items;
    if (smooth)
      items = {m_build.text("interpolate"), m_build.call("exponential", m_build.number(m_base)),
               m_build.call("zoom")};
    else
      items = {m_build.text("step"), m_build.call("zoom"), over_attribute(zooms.front().second)};
    for (std::size_t i = smooth ? 0 : 1; i < zooms.size(); ++i) {
      items.push_back(m_build.number(zooms[i].first));
      items.push_back(over_attribute(zooms[i].second));
    }
    return m_build.list(std::move(items));
  }

  const JsonValue& m_json;
  const StyleProperty& m_property;
  ExpressionProblems& m_problems;
  Builder m_build;
  FunctionKind m_kind = FunctionKind::exponential;
  std::optional<std::string> m_attribute;
  double m_base = 1;
  Stops m_stops;
};

}  // namespace

std::optional<JsonValue> expression_of_function(const JsonValue& json, const StyleProperty& property,
                                                ExpressionProblems& problems) {
  return Function(json, property, problems).expression();
}

JsonValue expression_of_tokens(const JsonValue& json) {
  const Builder build(json.line);
  JsonValue::Array parts{build.text("concat")};
  const std::string& text = *json.string();
  std::size_t from = 0;
  for (std::size_t open = 0; (open = text.find('{', from)) != std::string::npos;) {
    const auto close = text.find('}', open);
    if (close == std::string::npos) break;
    if (open > from) parts.push_back(build.text(text.substr(from, open - from)));
    parts.push_back(build.call("get", build.text(text.substr(open + 1, close - open - 1))));
    from = close + 1;
  }
  if (from < text.size() || parts.size() == 1) parts.push_back(build.text(text.substr(from)));
  return build.list(std::move(parts));
}

}  // namespace dateline
