#include "read/feature_lines.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_trailing(std::string_view text, std::string_view characters) {
  const std::size_t last = text.find_last_not_of(characters);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// The rest of the line at `begin` without its comma.
std::string_view line_at(std::string_view json, std::size_t begin) {
  return without_trailing(json.substr(begin, json.find('\n', begin) - begin), " \t\r,");
}

/// Where the list of features begins, behind its bracket.
std::size_t features_begin(std::string_view json) {
  constexpr std::string_view key = "\"features\"";
  for (std::size_t at = json.find(key); at != std::string_view::npos; at = json.find(key, at + 1)) {
    const std::size_t colon = json.find_first_not_of(blanks, at + key.size());
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    const std::size_t bracket = json.find_first_not_of(blanks, colon + 1);
    if (bracket != std::string_view::npos && json[bracket] == '[') return bracket + 1;
  }
  return std::string_view::npos;
}

/// Does a feature begin here? Then the one before it was not closed.
bool begins_feature(std::string_view text) {
  return text.starts_with("{\"@id\"") || text.starts_with("{\"type\":\"Feature\"") ||
         text.starts_with("{ \"type\": \"Feature\"");
}

}  // namespace

FeatureLines::FeatureLines(std::string_view json) : m_json(json) {
  const std::size_t begin = features_begin(json);
  if (begin == std::string_view::npos) return;
  m_found = true;
  advance(begin);
  const std::size_t first = json.find_first_not_of(blanks, begin);
  const bool on_own_line = json.substr(begin, first - begin).find('\n') != std::string_view::npos;
  m_one_a_line = on_own_line && first != std::string_view::npos && json[first] == '{' &&
                 line_at(json, first).ends_with('}') && line_at(json, first).size() > 2;
}

void FeatureLines::advance(std::size_t to) {
  for (std::size_t at = m_json.find('\n', m_at); at < to; at = m_json.find('\n', at + 1)) ++m_line;
  m_at = to;
}

/// The feature from its opening brace to the closing one; a line break inside a text, or
/// another feature's beginning, shows that it is broken and ends it there.
FeatureText FeatureLines::cut(std::size_t begin) const {
  if (m_one_a_line) {
    const std::string_view line = line_at(m_json, begin);
    return {line, m_line, line.ends_with('}')};
  }
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = begin; i < m_json.size(); ++i) {
    const char c = m_json[i];
    if (c == '\n') {
      const std::size_t next = std::min(m_json.find_first_not_of(blanks, i), m_json.size());
      if (in_text || begins_feature(m_json.substr(next)))
        return {m_json.substr(begin, i - begin), m_line, false};
    } else if (in_text) {
      if (c == '\\')
        ++i;
      else
        in_text = c != '"';
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return {m_json.substr(begin, i + 1 - begin), m_line, true};
    }
  }
  return {m_json.substr(begin), m_line, false};
}

std::optional<FeatureText> FeatureLines::next() {
  while (!m_closed && m_found) {
    const std::size_t begin = m_json.find_first_not_of(" \t\r\n,", m_at);
    if (begin == std::string_view::npos) {
      advance(m_json.size());
      return std::nullopt;
    }
    advance(begin);
    m_closed = m_json[begin] == ']';
    if (m_closed) return std::nullopt;
    const FeatureText feature =
        m_json[begin] == '{' ? cut(begin) : FeatureText{line_at(m_json, begin), m_line, true};
    advance(begin + std::max<std::size_t>(feature.text.size(), 1));
    return feature;
  }
  return std::nullopt;
}

}  // namespace dateline
