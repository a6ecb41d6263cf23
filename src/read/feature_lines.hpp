#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

/// The text of one feature and the line, counted from 1, on which it begins.
struct FeatureText {
  std::string_view text;
  int line = 0;
  bool complete = true;  ///< false: its closing brace is missing
};

/// Cuts a FeatureCollection into its features without reading them, so that a broken
/// one costs only itself. Features stand one on a line or over several.
class FeatureLines {
 public:
  explicit FeatureLines(std::string_view json);

  /// Has the collection a list of features at all?
  bool has_features() const { return m_found; }

  std::optional<FeatureText> next();

  /// Was the list's closing bracket met?
  bool closed() const { return m_closed; }

  /// The line that is reached.
  int line() const { return m_line; }

 private:
  FeatureText cut(std::size_t begin) const;
  void advance(std::size_t to);

  std::string_view m_json;
  std::size_t m_at = 0;
  int m_line = 1;
  bool m_found = false;
  bool m_closed = false;
  bool m_one_a_line = false;
};

}  // namespace dateline
