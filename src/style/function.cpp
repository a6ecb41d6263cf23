// Older functions with stops, rewritten as expressions: there is one evaluator.

#include "style/function.hpp"

#include <fmt/format.h>

#include <algorithm>

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
  /// What would be read as an expression, as a constant.
  JsonValue literal(const JsonValue& value) const {
    return value.array() || value.object() || value.null() ? call("literal", value) : value;
  }

 private:
  int m_line;
};

using Stops = std::vector<std::pair<JsonValue, JsonValue>>;

bool same(const JsonValue& a, const JsonValue& b) {
  if (a.number() && b.number()) return *a.number() == *b.number();
  if (a.string() && b.string()) return *a.string() == *b.string();
  return a.boolean() && b.boolean() && *a.boolean() == *b.boolean();
}

class Function {
 public:
  Function(const JsonValue& json, const PropertyRules& rules, ExpressionProblems& problems)
      : m_json(json), m_rules(rules), m_problems(problems), m_build(json.line) {}

  std::optional<JsonValue> expression() {
    if (!read()) return std::nullopt;
    if (!m_json.find("stops")) return identity();
    if (!read_stops()) return std::nullopt;
    if (m_stops.front().first.object()) return over_zoom_and_attribute();
    return m_attribute ? over_attribute(m_stops, m_base, interpolate_name()) : over_zoom();
  }

 private:
  bool problem(std::string message) {
    m_problems.push_back({"", std::move(message), m_json.line});
    return false;
  }

  std::string smooth_or_not() const { return m_rules.interpolated ? "exponential" : "interval"; }

  bool read() {
    if (const JsonValue* attribute = m_json.find("property"); attribute && attribute->string())
      m_attribute = *attribute->string();
    if (const JsonValue* base = m_json.find("base"); base && base->number()) m_base = *base->number();
    m_standard = m_json.find("default");
    m_kind = smooth_or_not();
    const JsonValue* type = m_json.find("type");
    if (!type) return true;
    constexpr std::string_view kinds[] = {"exponential", "interval", "categorical", "identity"};
    if (!type->string() || !std::ranges::count(kinds, *type->string()))
      return problem("a function's type is exponential, interval, categorical or identity");
    m_kind = *type->string();
    return true;
  }

  bool read_stops() {
    const JsonValue* stops = m_json.find("stops");
    if (!stops->array() || stops->array()->empty())
      return problem("a function needs \"stops\", an array with at least one stop");
    for (const JsonValue& stop : *stops->array()) {
      const auto* pair = stop.array();
      if (!pair || pair->size() != 2) return problem("a stop is an array of two: input and output");
      const bool tokens = !m_attribute && m_rules.tokens && (*pair)[1].string();
      m_stops.emplace_back((*pair)[0],
                           tokens ? expression_of_tokens((*pair)[1]) : m_build.literal((*pair)[1]));
    }
    return check_inputs();
  }

  bool check_inputs() {
    const bool composite = m_stops.front().first.object() != nullptr;
    if (composite && !m_attribute) return problem("a function over zoom and attribute needs a \"property\"");
    if (!composite && !m_attribute && m_kind == "categorical")
      return problem("a categorical function needs a \"property\"");
    for (const auto& [input, output] : m_stops) {
      const JsonValue* zoom = input.find("zoom");
      const bool good = composite                 ? zoom && zoom->number() && input.find("value")
                        : m_kind == "categorical" ? !input.array() && !input.object() && !input.null()
                                                  : input.number() != nullptr;
      if (!good) return problem("the inputs of stops must all be of the kind that the function takes");
    }
    return true;
  }

  JsonValue get() const { return m_build.call("get", m_build.text(*m_attribute)); }

  std::optional<JsonValue> identity() {
    if (!m_attribute) {
      problem("an object is no value here; a function needs \"stops\", or a \"property\"");
      return std::nullopt;
    }
    if (!m_standard) return m_rules.type == "string" ? m_build.call("string", get()) : get();
    if (m_rules.type == "enum") {
      JsonValue::Array words;
      for (const std::string& word : m_rules.words) words.push_back(m_build.text(word));
      return m_build.call("match", get(), m_build.list(std::move(words)), get(), *m_standard);
    }
    JsonValue::Array call{m_build.text(m_rules.type == "color" ? "to-color" : m_rules.type)};
    if (m_rules.type == "array") {
      call.push_back(m_build.text(m_rules.item));
      call.push_back(m_rules.length > 0 ? m_build.number(m_rules.length) : JsonValue());
    }
    call.push_back(get());
    call.push_back(m_build.literal(*m_standard));
    return m_build.list(std::move(call));
  }

  const char* interpolate_name() const {
    const JsonValue* space = m_json.find("colorSpace");
    const std::string name = space && space->string() ? *space->string() : "";
    return name == "hcl" ? "interpolate-hcl" : name == "lab" ? "interpolate-lab" : "interpolate";
  }

  JsonValue curve(double base) const {
    return base == 1 ? m_build.call("linear") : m_build.call("exponential", m_build.number(base));
  }

  /// Adds stops to `call`; one that repeats the input before it is passed over, and the
  /// first of a step has no input.
  JsonValue with_stops(JsonValue::Array call, const Stops& stops, bool step) const {
    for (const auto& [input, output] : stops) {
      if (call.size() > 3 && same(input, call[call.size() - 2])) continue;
      if (!step || call.size() != 2) call.push_back(input);
      call.push_back(output);
    }
    if (step && call.size() == 3) {
      call.push_back(m_build.number(0));
      call.push_back(call[2]);
    }
    return m_build.list(std::move(call));
  }

  JsonValue step_over(JsonValue input, const Stops& stops) const {
    return with_stops({m_build.text("step"), std::move(input)}, stops, true);
  }

  JsonValue interpolate_over(const char* name, double base, JsonValue input, const Stops& stops) const {
    return with_stops({m_build.text(name), curve(base), std::move(input)}, stops, false);
  }

  JsonValue over_zoom() const {
    if (m_kind == "interval") return step_over(m_build.call("zoom"), m_stops);
    return interpolate_over(interpolate_name(), m_base, m_build.call("zoom"), m_stops);
  }

  /// Where no stop fits: the function's default, else the property's.
  JsonValue otherwise() const {
    if (m_standard) return m_build.literal(*m_standard);
    if (m_rules.standard) return m_build.literal(*m_rules.standard);
    if (m_rules.type == "resolvedImage") return m_build.text("");
    return m_build.call("error", m_build.text("no stop of the function fits"));
  }

  JsonValue with_default(JsonValue expression) const {
    if (!m_standard) return expression;
    JsonValue is_number = m_build.call("==", m_build.call("typeof", get()), m_build.text("number"));
    return m_build.call("case", std::move(is_number), std::move(expression), m_build.literal(*m_standard));
  }

  JsonValue over_attribute(const Stops& stops, double base, const char* name) const {
    const JsonValue number = m_build.call("number", get());
    if (m_kind == "interval") return with_default(step_over(number, stops));
    if (m_kind != "categorical") return with_default(interpolate_over(name, base, number, stops));
    if (!stops.front().first.boolean()) {
      JsonValue match = with_stops({m_build.text("match"), get()}, stops, false);
      std::get<JsonValue::Array>(match.is).push_back(otherwise());
      return match;
    }
    JsonValue::Array items{m_build.text("case")};
    for (const auto& [input, output] : stops) {
      items.push_back(m_build.call("==", get(), input));
      items.push_back(output);
    }
    items.push_back(otherwise());
    return m_build.list(std::move(items));
  }

  /// Between zooms such a function is linear, or steps where the property cannot be
  /// interpolated.
  JsonValue over_zoom_and_attribute() const {
    std::vector<std::pair<double, Stops>> zooms;
    for (const auto& [input, output] : m_stops) {
      const double zoom = *input.find("zoom")->number();
      auto found = std::ranges::find(zooms, zoom, [](const auto& row) { return row.first; });
      if (found == zooms.end()) found = zooms.insert(zooms.end(), {zoom, Stops()});
      found->second.emplace_back(*input.find("value"), output);
    }
    Stops outputs;
    for (const auto& [zoom, stops] : zooms)
      outputs.emplace_back(m_build.number(zoom), over_attribute(stops, 1, "interpolate"));
    if (!m_rules.interpolated) return step_over(m_build.call("zoom"), outputs);
    return interpolate_over(interpolate_name(), 1, m_build.call("zoom"), outputs);
  }

  const JsonValue& m_json;
  const PropertyRules& m_rules;
  ExpressionProblems& m_problems;
  Builder m_build;
  std::string m_kind;
  std::optional<std::string> m_attribute;
  const JsonValue* m_standard = nullptr;
  double m_base = 1;
  Stops m_stops;
};

}  // namespace

std::optional<JsonValue> expression_of_function(const JsonValue& json, const PropertyRules& rules,
                                                ExpressionProblems& problems) {
  return Function(json, rules, problems).expression();
}

JsonValue expression_of_tokens(const JsonValue& json) {
  const Builder build(json.line);
  JsonValue::Array parts{build.text("concat")};
  const std::string& text = *json.string();
  std::size_t from = 0;
  for (std::size_t close = 0; (close = text.find('}', close)) != std::string::npos; ++close) {
    const auto open = text.rfind('{', close);
    if (open == std::string::npos || open < from || open + 1 == close) continue;
    if (open > from) parts.push_back(build.text(text.substr(from, open - from)));
    parts.push_back(build.call("get", build.text(text.substr(open + 1, close - open - 1))));
    from = close + 1;
  }
  if (parts.size() == 1) return json;
  if (from < text.size())
    parts.push_back(build.text(text.substr(from)));
  else if (parts.size() == 2)
    return build.call("to-string", parts[1]);
  return build.list(std::move(parts));
}

}  // namespace dateline
