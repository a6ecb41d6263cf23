#include "dateline/read/situation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "dateline/read/data_files.hpp"
#include "dateline/text/distance.hpp"
#include "dateline/time/edtf.hpp"
#include "read/json_features.hpp"

namespace dateline {
namespace {

/// The properties that mean something; others may stand beside them.
constexpr std::array known_properties{"kind",   "from", "to",       "name", "by",
                                      "source", "side", "width_km", "as_of"};

template <class Enum>
std::vector<std::string> words_of(const std::vector<Enum>& all) {
  std::vector<std::string> words;
  for (const Enum one : all) words.emplace_back(to_string(one));
  return words;
}

/// What of a geometry a kind is drawn as.
enum class Shape { point, line, area, line_or_area };

Shape shape_of(SituationKind kind) {
  switch (kind) {
    case SituationKind::checkpoint: return Shape::point;
    case SituationKind::territory: return Shape::area;
    case SituationKind::corridor: return Shape::line_or_area;
    default: return Shape::line;
  }
}

const char* in_words(Shape shape) {
  switch (shape) {
    case Shape::point: return "a Point";
    case Shape::line: return "a LineString";
    case Shape::area: return "a Polygon";
    default: return "a LineString with width_km, or a Polygon";
  }
}

bool fits(const Geometry& geometry, Shape shape) {
  const bool line = !geometry.lines.empty();
  const bool area = !geometry.polygons.empty();
  switch (shape) {
    case Shape::point: return !geometry.points.empty() && !line && !area;
    case Shape::line: return line && !area && geometry.points.empty();
    case Shape::area: return area && !line && geometry.points.empty();
    default: return (line || area) && geometry.points.empty();
  }
}

/// Reads one feature after the other; every finding names the line and the feature.
class Reader {
 public:
  Reader(const std::string& file, Findings& findings) : m_file(file), m_findings(findings) {}

  std::vector<SituationFeature> read() {
    for_each_json_feature(read_file(m_file), m_file, std::nullopt, m_findings,
                          [this](JsonFeature&& read) { take(read); });
    return std::move(m_features);
  }

 private:
  void take(const JsonFeature& read) {
    ++m_count;
    m_line = read.line;
    m_read = &read.feature;
    if (read.broken_geometry) return;  // told already
    SituationFeature feature;
    feature.origin = {m_file, m_line};
    feature.name = text("name");
    feature.by = text("by");
    feature.source = text("source");
    feature.id = read.feature.id.empty() ? fmt::format("feature-{}", m_count) : read.feature.id;
    feature.geometry = read.feature.geometry;
    if (!read_kind(feature) || !read_period(feature) || !read_shape(feature)) return;
    read_side(feature);
    read_as_of(feature);
    check_source(feature);
    warn_of_misspelt_properties();
    m_features.push_back(std::move(feature));
  }

  std::string text(const char* property) const { return to_string((*m_read)[property]); }

  void tell(Severity severity, const std::string& sentence) {
    const std::string name = text("name");
    m_findings.push_back(
        {severity,
         {m_file, m_line},
         fmt::format("feature {}{}: {}", m_count, name.empty() ? "" : " '" + name + "'", sentence)});
  }

  bool left_out(const std::string& sentence) {
    tell(Severity::error, sentence + "; it is left out");
    return false;
  }

  bool read_kind(SituationFeature& feature) {
    const std::string word = text("kind");
    const std::vector<std::string> words = words_of(all_situation_kinds());
    if (word.empty())
      return left_out(fmt::format("it has no \"kind\", which is one of {}", fmt::join(words, ", ")));
    const auto kind = situation_kind(word);
    if (!kind)
      return left_out(fmt::format("there is no kind '{}'{}; the kinds are {}", word,
                                  did_you_mean(word, words), fmt::join(words, ", ")));
    feature.kind = *kind;
    return true;
  }

  bool read_period(SituationFeature& feature) {
    for (const bool first : {true, false}) {
      const char* property = first ? "from" : "to";
      const std::string words = text(property);
      if (words.empty()) continue;
      const auto date = parse_edtf(words);
      if (!date) return left_out(fmt::format("its \"{}\" is no date: {}", property, date.error()));
      (first ? feature.period.first : feature.period.last) = first ? date->period.first : date->period.last;
    }
    if (feature.period.first > feature.period.last)
      return left_out(fmt::format("its \"from\" {} is after its \"to\" {}", text("from"), text("to")));
    return true;
  }

  bool read_shape(SituationFeature& feature) {
    const Shape shape = shape_of(feature.kind);
    if (!fits(feature.geometry, shape))
      return left_out(
          fmt::format("a {} is {}, which its geometry is not", to_string(feature.kind), in_words(shape)));
    if (feature.kind != SituationKind::corridor) return true;
    if (const auto* width = std::get_if<double>(&(*m_read)["width_km"])) feature.width_km = *width;
    if (!feature.geometry.lines.empty() && !(feature.width_km > 0 && feature.width_km <= 1000))
      return left_out("a corridor given as a line needs \"width_km\", a number of kilometres up to 1000");
    return true;
  }

  void read_side(SituationFeature& feature) {
    const std::string word = text("side");
    if (word.empty()) return;
    const auto side = line_side(word);
    if (side)
      feature.side = *side;
    else
      tell(Severity::warning,
           fmt::format("its \"side\" '{}' is not left, right or both{}; the line is drawn without marks",
                       word, did_you_mean(word, {"left", "right", "both"})));
    if (side && feature.kind != SituationKind::front)
      tell(Severity::warning, "only a front has a \"side\"; it is ignored");
  }

  void read_as_of(SituationFeature& feature) {
    const std::string word = text("as_of");
    if (word.empty()) return;
    if (const auto date = parse_edtf(word))
      feature.as_of = date->period;
    else
      tell(Severity::warning, fmt::format("its \"as_of\" is no date: {}; it is ignored", date.error()));
  }

  void check_source(const SituationFeature& feature) {
    if (!feature.source.empty()) return;
    tell(Severity::warning, fmt::format("it has no \"source\": the sheet cannot say who reports this {}",
                                        to_string(feature.kind)));
  }

  void warn_of_misspelt_properties() {
    for (const auto& [key, value] : m_read->attributes) {
      if (std::ranges::count(known_properties, key) > 0) continue;
      const std::string near = did_you_mean(key, {known_properties.begin(), known_properties.end()});
      if (!near.empty())
        tell(Severity::warning, fmt::format("its property \"{}\" means nothing here{}", key, near));
    }
  }

  const std::string& m_file;
  Findings& m_findings;
  std::vector<SituationFeature> m_features;
  const Feature* m_read = nullptr;
  int m_line = 0;
  int m_count = 0;
};

}  // namespace

std::vector<SituationFeature> read_situation(const std::string& path, Findings& findings) {
  return Reader(path, findings).read();
}

std::vector<SituationFeature> read_situations(const std::vector<std::string>& paths, Findings& findings) {
  std::vector<SituationFeature> all;
  for (const std::string& path : paths)
    for (SituationFeature& feature : read_situation(path, findings)) all.push_back(std::move(feature));
  return all;
}

bool looks_like_situation(const std::string& start) {
  const auto holds = [&](const char* key) { return start.find(key) != std::string::npos; };
  return holds("\"FeatureCollection\"") && holds("\"kind\"") && !holds("\"date\"") &&
         !holds("\"date_start\"");
}

}  // namespace dateline
