#include "command/geocode_reverse.hpp"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

#include "dateline/error.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/resolve/reverse.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/json_text.hpp"
#include "dateline/write/geojson.hpp"
#include "read/csv.hpp"

namespace dateline {
namespace {

Expected<LonLat> parsed_position(const std::string& text) {
  std::istringstream numbers(text);
  numbers.imbue(std::locale::classic());
  double lon = 0;
  double lat = 0;
  char comma = 0;
  char rest = 0;
  if (!(numbers >> lon >> comma >> lat) || comma != ',' || numbers >> rest)
    return tl::unexpected("'" + text + "' is not a position; write LON,LAT in degrees, as 46.55,39.64");
  return LonLat::checked(lon, lat);
}

std::size_t column_of(const std::vector<std::string>& header, const std::vector<std::string_view>& names) {
  for (const std::string_view name : names)
    for (std::size_t i = 0; i < header.size(); ++i)
      if (fold(header[i]) == name) return i;
  return header.size();
}

std::string km_text(double km) {
  return number_text(std::round(km * 10) / 10);
}

std::string position_text(LonLat position) {
  return number_text(position.lon()) + "," + number_text(position.lat());
}

/// What each format makes of an answer.
class PositionPrinter {
 public:
  PositionPrinter(const std::string& format, const GeocodePrinting& printing, const Gazetteer& gazetteer,
                  std::ostream& out)
      : m_format(format), m_printing(printing), m_gazetteer(gazetteer), m_out(out) {}

  bool print(const std::vector<LonLat>& positions) {
    if (m_format == "csv") m_out << "lon,lat,status,description,id,name,km,bearing,direction,areas\n";
    bool all_found = true;
    for (const LonLat position : positions) {
      const PositionAnswer answer = describe_position(
          position, m_printing.day, std::max<std::size_t>(m_printing.limit, 1), m_gazetteer);
      all_found = all_found && is_found(answer);
      if (m_format == "csv")
        csv(answer);
      else if (m_format == "geojson")
        feature(answer);
      else if (m_format == "table")
        table(answer);
      else
        json(answer);
    }
    if (m_format == "geojson") m_out << to_geojson(m_layer);
    return all_found;
  }

 private:
  static bool is_found(const PositionAnswer& answer) { return !answer.description.empty(); }
  static const char* status_of(const PositionAnswer& answer) {
    return is_found(answer) ? "found" : "unknown";
  }

  std::string name_of(const Place& place) const {
    return printed_name(place, {NamingPolicy::Choice::official, m_printing.language}, m_printing.day);
  }

  std::string areas_text(const PositionAnswer& answer) const {
    std::string text;
    for (const AreaAround& area : answer.areas) text += (text.empty() ? "" : "; ") + name_of(*area.place);
    return text;
  }

  void json(const PositionAnswer& answer) {
    std::string areas;
    for (const AreaAround& area : answer.areas)
      areas += (areas.empty() ? "" : ",") + std::string("{\"id\":") + json_text(area.place->id) +
               ",\"name\":" + json_text(name_of(*area.place)) + ",\"kind\":\"" + to_string(area.place->kind) +
               "\",\"by\":\"" + (area.outlined ? "outline" : "nearest settlement") + "\"}";
    std::string nearest;
    for (const Neighbour& one : answer.nearest)
      nearest += (nearest.empty() ? "" : ",") + std::string("{\"id\":") + json_text(one.place->id) +
                 ",\"name\":" + json_text(name_of(*one.place)) +
                 ",\"lon\":" + number_text(one.place->point.lon()) +
                 ",\"lat\":" + number_text(one.place->point.lat()) + ",\"km\":" + km_text(one.km) +
                 ",\"bearing\":" + number_text(std::round(one.bearing)) + ",\"direction\":\"" +
                 wind_of(one.bearing) + "\"}";
    m_out << "{\"query\":" << json_text(position_text(answer.position)) << ",\"status\":\""
          << status_of(answer) << "\",\"description\":" << json_text(answer.description) << ",\"areas\":["
          << areas << "],\"nearest\":[" << nearest << "]}\n";
  }

  void csv(const PositionAnswer& answer) {
    m_out << position_text(answer.position) << ',' << status_of(answer) << ',' << csv_text(answer.description)
          << ',';
    if (answer.nearest.empty()) {
      m_out << ",,,,";
    } else {
      const Neighbour& nearest = answer.nearest.front();
      m_out << csv_text(nearest.place->id) << ',' << csv_text(name_of(*nearest.place)) << ','
            << km_text(nearest.km) << ',' << number_text(std::round(nearest.bearing)) << ','
            << wind_of(nearest.bearing);
    }
    m_out << ',' << csv_text(areas_text(answer)) << '\n';
  }

  void feature(const PositionAnswer& answer) {
    Feature feature;
    feature.geometry = point_geometry(answer.position);
    feature.set("status", std::string(status_of(answer)));
    feature.set("description", answer.description);
    if (!answer.nearest.empty()) {
      const Neighbour& nearest = answer.nearest.front();
      feature.set("nearest_id", nearest.place->id);
      feature.set("nearest", name_of(*nearest.place));
      feature.set("km", std::round(nearest.km * 10) / 10);
      feature.set("direction", wind_of(nearest.bearing));
    }
    feature.set("areas", areas_text(answer));
    m_layer.features.push_back(std::move(feature));
  }

  void table(const PositionAnswer& answer) {
    m_out << position_text(answer.position) << "  "
          << (is_found(answer) ? answer.description : "nothing within 100 km") << '\n';
    for (const Neighbour& one : answer.nearest)
      m_out << "    " << km_text(one.km) << " km " << wind_of(one.bearing) << " of " << name_of(*one.place)
            << " (" << one.place->id << ")\n";
    for (const AreaAround& area : answer.areas)
      m_out << "    in " << name_of(*area.place)
            << (area.outlined ? " by its outline\n" : " as its nearest settlement is\n");
  }

  const std::string& m_format;
  const GeocodePrinting& m_printing;
  const Gazetteer& m_gazetteer;
  std::ostream& m_out;
  FeatureLayer m_layer{"positions", {}};
};

}  // namespace

LonLat position_named(const std::string& text, const std::string& option) {
  const auto position = parsed_position(text);
  if (!position) throw UsageError(option + ": " + position.error());
  return *position;
}

std::vector<LonLat> read_positions(const std::string& path, Findings& findings) {
  CsvReader reader(path, findings);
  const std::vector<std::string> header = reader.header();
  std::size_t lon = column_of(header, {"lon", "longitude", "lng", "x"});
  std::size_t lat = column_of(header, {"lat", "latitude", "y"});
  const bool named = lon < header.size() && lat < header.size();
  if (!named) {
    lon = 0;
    lat = 1;
    reader.first_row_is_data();
  }
  std::vector<LonLat> positions;
  for (CsvRow row; reader.next(row);) {
    const bool complete = lon < row.cells.size() && lat < row.cells.size();
    const std::string text = complete ? std::string(row.cells[lon]).append(",").append(row.cells[lat]) : "";
    const auto position = parsed_position(text);
    if (position)
      positions.push_back(*position);
    else
      findings.push_back({Severity::error, reader.where(lon), position.error() + "; the row is left out"});
  }
  return positions;
}

bool print_positions(const std::vector<LonLat>& positions, const std::string& format,
                     const GeocodePrinting& printing, const Gazetteer& gazetteer, std::ostream& out) {
  return PositionPrinter(format, printing, gazetteer, out).print(positions);
}

}  // namespace dateline
