#include "command/geocode_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <thread>
#include <unordered_map>
#include <utility>

#include "dateline/feature/feature.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/text/json_text.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/write/geojson.hpp"
#include "resolve/lineages.hpp"
#include "resolve/shared_work.hpp"

namespace dateline {
namespace {

std::string json_or_null(const std::string& text) {
  return text.empty() ? "null" : json_text(text);
}

std::string score_text(double score) {
  return number_text(std::round(score * 100) / 100);
}
double rounded(double score) {
  return std::round(score * 100) / 100;
}

std::string radius_text(const Whereabouts& where) {
  return number_text(std::round(where.radius_km * 10) / 10);
}

/// The position that the text asks for: nothing for a line or a part of an area, which no point
/// may stand for.
std::optional<LonLat> point_of(const Found& found) {
  if (found.where.relation == Relation::at) return found.best.place->point;
  if (found.where.is_area || found.where.geometry.points.empty()) return std::nullopt;
  return found.where.geometry.points.front();
}

/// What every printer shares: names of places as the user wants them.
class Printer : public GeocodePrinter {
 public:
  Printer(const GeocodePrinting& printing, const Gazetteer& gazetteer, std::ostream& out)
      : m_printing(printing), m_gazetteer(gazetteer), m_out(out) {}

 protected:
  std::string name_of(const Place& place) const {
    return printed_name(place, {NamingPolicy::Choice::official, m_printing.language}, m_printing.day);
  }
  const GeocodePrinting& printing() const { return m_printing; }
  const Gazetteer& gazetteer() const { return m_gazetteer; }
  std::ostream& out() { return m_out; }

 private:
  GeocodePrinting m_printing;
  const Gazetteer& m_gazetteer;
  std::ostream& m_out;
};

/// A printer of a line for each answer. Several threads make the lines of many.
class LinePrinter : public Printer {
 public:
  LinePrinter(const GeocodePrinting& printing, const Gazetteer& gazetteer, std::ostream& out_stream)
      : Printer(printing, gazetteer, out_stream) {
    while (m_lineages.size() < std::clamp(std::thread::hardware_concurrency(), 1U, 8U))
      m_lineages.emplace_back(gazetteer, [this](const Place& area, Day) { return json_text(name_of(area)); });
  }

  void print(const GeocodeAnswer& answer) override { out() << line(answer, m_lineages.front()); }

  void print_all(const std::vector<GeocodeAnswer>& answers) override {
    constexpr std::size_t at_once = 8192;
    std::vector<Line> lines = lines_of(answers);
    for (std::size_t first = 0; first < lines.size(); first += at_once) {
      const std::size_t count = std::min(at_once, lines.size() - first);
      SharedWork(count, static_cast<unsigned>(m_lineages.size())).run([&](unsigned thread, std::size_t i) {
        Line& own = lines[first + i];
        if (own.first == first + i) own.text = line(answers[first + i], m_lineages[thread]);
      });
      for (std::size_t i = first; i < first + count; ++i) {
        Line& shown = lines[lines[i].first];
        out() << shown.text;
        if (--shown.uses == 0) shown.text = {};
      }
    }
  }

 protected:
  /// The line with its end. The names of areas that lineages tell are JSON.
  virtual std::string line(const GeocodeAnswer& answer, Lineages& lineages) const = 0;

 private:
  /// Equal questions of a table have one answer, and one line.
  struct Line {
    std::size_t first = 0;  ///< the number of the first line that is the same
    std::size_t uses = 0;   ///< of that: how often it is still to be printed
    std::string text;
  };

  static std::vector<Line> lines_of(const std::vector<GeocodeAnswer>& answers) {
    std::vector<Line> lines(answers.size());
    std::unordered_map<const Resolution*, std::size_t> firsts;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      lines[i].first = firsts.try_emplace(&answers[i].resolution, i).first->second;
      ++lines[lines[i].first].uses;
    }
    return lines;
  }

  std::deque<Lineages> m_lineages;  // one for each thread
};

class JsonLinesPrinter : public LinePrinter {
 public:
  using LinePrinter::LinePrinter;

 protected:
  std::string line(const GeocodeAnswer& answer, Lineages& lineages) const override {
    const Resolution& resolution = answer.resolution;
    const Found* found = resolution.found();
    std::string text = "{\"query\":" + json_text(answer.query) + ",\"status\":\"" + status(resolution) + '"';
    text += ",\"place\":" + (found != nullptr ? place_json(found->best, lineages) : std::string("null"));
    text += ",\"matched\":" + (found != nullptr ? matched_json(found->best) : std::string("null"));
    if (found != nullptr) text += where_json(*found);
    text += ",\"score\":" + (found != nullptr ? score_text(found->best.score) : std::string("null"));
    text += ",\"because\":" + json_text(resolution.because) + ",\"candidates\":[";
    std::size_t shown = 0;
    for (const Candidate& candidate : resolution.candidates) {
      if (found != nullptr && candidate.place == found->best.place) continue;
      if (shown == printing().limit) break;
      text += (shown++ > 0 ? "," : "") + candidate_json(candidate);
    }
    return text + "]}\n";
  }

 private:
  static std::string position_json(const Place& place) {
    return "\"lon\":" + number_text(place.point.lon()) + ",\"lat\":" + number_text(place.point.lat());
  }

  std::string place_json(const Candidate& candidate, Lineages& lineages) const {
    const Place& place = *candidate.place;
    std::string within;
    for (const std::string& area : lineages.names(place, candidate.lineage, printing().day))
      within.append(within.empty() ? "" : ",").append(area);
    return "{\"id\":" + json_text(place.id) + ",\"name\":" + json_text(name_of(place)) + ',' +
           position_json(place) + ",\"kind\":\"" + to_string(place.kind) +
           "\",\"feature_code\":" + json_or_null(place.feature_code) +
           ",\"country\":" + json_or_null(place.country) + ",\"within\":[" + within + "],\"population\":" +
           (place.population > 0 ? std::to_string(place.population) : std::string("null")) + '}';
  }

  /// What the words around the name make of the place; nothing for the place itself.
  std::string where_json(const Found& found) const {
    const Whereabouts& where = found.where;
    if (where.relation == Relation::at) return {};
    std::string text = found.near() ? ",\"near\":true" : "";
    text += std::string(",\"relation\":\"") + to_string(where.relation) + '"';
    if (found.other)
      text += ",\"other\":{\"id\":" + json_text(found.other->place->id) +
              ",\"name\":" + json_text(name_of(*found.other->place)) + ',' +
              position_json(*found.other->place) + '}';
    text += ",\"geometry\":" + geometry_json(where.geometry);
    if (where.radius_km > 0) text += ",\"radius_km\":" + radius_text(where);
    return text;
  }

  static std::string reasons_json(const std::vector<Reason>& reasons) {
    std::string text;
    for (const Reason& reason : reasons)
      text += (text.empty() ? "" : ",") + std::string("{\"trait\":\"") + std::string(reason.trait) +
              "\",\"value\":" + fmt::format("{:.4g}", reason.value) +
              ",\"counts\":" + fmt::format("{:.4g}", reason.counts) + '}';
    return reasons.empty() ? "" : ",\"reasons\":[" + text + "]";
  }

  static std::string matched_json(const Candidate& candidate) {
    return "{\"name\":" + json_text(candidate.name->text) +
           ",\"language\":" + json_text(candidate.name->language) + ",\"how\":\"" + to_string(candidate.how) +
           '"' + reasons_json(candidate.reasons) + '}';
  }

  std::string candidate_json(const Candidate& candidate) const {
    return "{\"id\":" + json_text(candidate.place->id) + ",\"name\":" + json_text(name_of(*candidate.place)) +
           ',' + position_json(*candidate.place) + ",\"kind\":\"" + to_string(candidate.place->kind) +
           "\",\"country\":" + json_or_null(candidate.place->country) +
           ",\"score\":" + score_text(candidate.score) + reasons_json(candidate.reasons) + '}';
  }
};

class CsvPrinter : public LinePrinter {
 public:
  CsvPrinter(const GeocodePrinting& printing, const Gazetteer& gazetteer, std::ostream& out_stream)
      : LinePrinter(printing, gazetteer, out_stream) {
    out() << "query,status,id,name,lon,lat,kind,country,matched,language,how,score,because,relation,radius_"
             "km\n";
  }

 protected:
  std::string line(const GeocodeAnswer& answer, Lineages& /*lineages*/) const override {
    const Found* found = answer.resolution.found();
    std::string text = csv_text(answer.query) + ',' + status(answer.resolution) + ',';
    text += found != nullptr ? cells_of(*found) : ",,,,,,,,,,";
    text += csv_text(answer.resolution.because) + ',';
    if (found != nullptr && found->where.relation != Relation::at) text += to_string(found->where.relation);
    text += ',';
    if (found != nullptr && found->where.radius_km > 0) text += radius_text(found->where);
    return text + '\n';
  }

 private:
  /// From the id to the score, with the comma behind it.
  std::string cells_of(const Found& found) const {
    const Place& place = *found.best.place;
    const auto point = point_of(found);
    const std::string position =
        point ? number_text(point->lon()) + ',' + number_text(point->lat()) : std::string(",");
    std::string text;
    for (const std::string& cell :
         {csv_text(place.id), csv_text(name_of(place)), position, std::string(to_string(place.kind)),
          csv_text(place.country), csv_text(found.best.name->text), csv_text(found.best.name->language),
          std::string(to_string(found.best.how)), score_text(found.best.score)})
      text += cell + ',';
    return text;
  }
};

class GeoJsonPrinter : public Printer {
 public:
  using Printer::Printer;

  void print(const GeocodeAnswer& answer) override {
    Feature feature;
    feature.set("query", answer.query);
    feature.set("status", std::string(status(answer.resolution)));
    if (const Found* found = answer.resolution.found()) {
      const Place& place = *found->best.place;
      const Whereabouts& where = found->where;
      feature.geometry = where.geometry.empty() ? point_geometry(place.point) : where.geometry;
      feature.set("id", place.id);
      feature.set("name", name_of(place));
      feature.set("kind", std::string(to_string(place.kind)));
      feature.set("feature_code", place.feature_code);
      feature.set("country", place.country);
      feature.set("matched", found->best.name->text);
      feature.set("how", std::string(to_string(found->best.how)));
      feature.set("score", rounded(found->best.score));
      if (where.relation != Relation::at) feature.set("relation", std::string(to_string(where.relation)));
      if (where.radius_km > 0) feature.set("radius_km", std::round(where.radius_km * 10) / 10);
    }
    feature.set("because", answer.resolution.because);
    m_layer.features.push_back(std::move(feature));
  }

  void finish() override { out() << to_geojson(m_layer); }

 private:
  FeatureLayer m_layer{"geocode", {}};
};

/// Columns as wide as their widest cell; the reason stands below its row.
class TablePrinter : public Printer {
 public:
  using Printer::Printer;

  void print(const GeocodeAnswer& answer) override {
    Row row{answer.query, status(answer.resolution), "", "", "", "", "", ""};
    if (const Found* found = answer.resolution.found()) {
      const Place& place = *found->best.place;
      const auto point = point_of(*found);
      row = {answer.query,
             found->where.relation == Relation::at
                 ? "found"
                 : std::string("found (") + to_string(found->where.relation) + ')',
             name_of(place),
             to_string(place.kind),
             place.country,
             point ? number_text(point->lon()) : "",
             point ? number_text(point->lat()) : "",
             score_text(found->best.score)};
    }
    m_rows.emplace_back(std::move(row), answer.resolution.because);
  }

  void finish() override {
    const Row head{"QUERY", "STATUS", "NAME", "KIND", "COUNTRY", "LON", "LAT", "SCORE"};
    std::array<std::size_t, 8> widths{};
    for (std::size_t i = 0; i < head.size(); ++i) {
      widths[i] = head[i].size();
      for (const auto& [row, because] : m_rows) widths[i] = std::max(widths[i], to_utf32(row[i]).size());
    }
    print_row(head, widths);
    for (const auto& [row, because] : m_rows) {
      print_row(row, widths);
      out() << "    " << because << '\n';
    }
  }

 private:
  using Row = std::array<std::string, 8>;

  void print_row(const Row& row, const std::array<std::size_t, 8>& widths) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] + std::string(widths[i] - std::min(widths[i], to_utf32(row[i]).size()) + 2, ' ');
    out() << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
  }

  std::vector<std::pair<Row, std::string>> m_rows;
};

}  // namespace

void GeocodePrinter::print_all(const std::vector<GeocodeAnswer>& answers) {
  for (const GeocodeAnswer& answer : answers) print(answer);
}

std::string csv_text(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::unique_ptr<GeocodePrinter> geocode_printer(const std::string& format, const GeocodePrinting& printing,
                                                const Gazetteer& gazetteer, std::ostream& out) {
  if (format == "csv") return std::make_unique<CsvPrinter>(printing, gazetteer, out);
  if (format == "geojson") return std::make_unique<GeoJsonPrinter>(printing, gazetteer, out);
  if (format == "table") return std::make_unique<TablePrinter>(printing, gazetteer, out);
  return std::make_unique<JsonLinesPrinter>(printing, gazetteer, out);
}

}  // namespace dateline
