#include "read/linked_places_tsv.hpp"

#include <charconv>
#include <filesystem>
#include <map>
#include <vector>

#include "dateline/geo/shape.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "read/csv.hpp"
#include "read/event_table.hpp"
#include "read/geonames_kinds.hpp"

namespace dateline {
namespace {

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

/// One row by its column names.
class LinkedPlacesRow {
 public:
  LinkedPlacesRow(const std::vector<std::string>& header, const CsvRow& row) : m_header(header), m_row(row) {}

  std::string_view operator[](std::string_view column) const {
    for (std::size_t i = 0; i < m_header.size() && i < m_row.cells.size(); ++i)
      if (m_header[i] == column) return trim(m_row.cells[i]);
    return {};
  }

 private:
  const std::vector<std::string>& m_header;
  const CsvRow& m_row;
};

/// "start" and "end"; else the year in which the place is attested, before and after which it may
/// have been there too.
Expected<Period> period_of(const LinkedPlacesRow& row) {
  Period period;
  if (!row["start"].empty()) {
    const auto date = parse_edtf(row["start"]);
    if (!date) return tl::unexpected(date.error());
    period.first = date->period.first;
  }
  if (!row["end"].empty()) {
    const auto date = parse_edtf(row["end"]);
    if (!date) return tl::unexpected(date.error());
    period.last = date->period.last;
  }
  if (period.first > period.last) return tl::unexpected(std::string("it begins after it ends"));
  return period;
}

Expected<Geometry> geometry_of(const LinkedPlacesRow& row) {
  if (!row["geowkt"].empty()) return parse_wkt(row["geowkt"]);
  const auto number = [](std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.empty() || read.ec != std::errc() ? std::nullopt : std::optional(value);
  };
  const auto lon = number(row["lon"]);
  const auto lat = number(row["lat"]);
  if (!lon || !lat) return tl::unexpected(std::string("it has no position"));
  const auto point = LonLat::checked(*lon, *lat);
  if (!point) return tl::unexpected(point.error());
  return point_geometry(*point);
}

/// "Լաչին@hy-Armn" or "Լաչին": a name and its language.
Name name_of(const std::string& text, NameUse use, std::string_view source) {
  Name name;
  const std::size_t at = text.rfind('@');
  name.text = std::string(trim(std::string_view(text).substr(0, at)));
  name.language = at == std::string::npos ? "und" : text.substr(at + 1);
  name.use = use;
  name.source = source;
  return name;
}

PlaceKind kind_of(const LinkedPlacesRow& row) {
  const std::vector<std::string> classes = parts_of(row["fclasses"], ';');
  return classes.empty() ? PlaceKind::settlement : geonames_kind(classes.front(), "");
}

/// "gn:146970", or a web address of GeoNames as that.
std::string link_of(const std::string& match) {
  constexpr std::string_view address = "geonames.org/";
  const std::size_t at = match.find(address);
  if (at == std::string::npos) return match;
  const std::string rest = match.substr(at + address.size());
  return "gn:" + rest.substr(0, rest.find('/'));
}

Expected<Place> place_of(const LinkedPlacesRow& row) {
  Place place;
  place.id = row["id"];
  if (place.id.empty() || row["title"].empty()) return tl::unexpected(std::string("it has no id or title"));
  if (place.id.find(':') == std::string::npos) place.id = "lp:" + place.id;
  place.names.push_back(name_of(std::string(row["title"]), NameUse::common, row["title_source"]));
  for (const std::string& variant : parts_of(row["variants"], ';'))
    place.names.push_back(name_of(variant, NameUse::variant, row["title_source"]));
  const auto period = period_of(row);
  if (!period) return tl::unexpected(period.error());
  place.period = *period;
  const auto geometry = geometry_of(row);
  if (!geometry) return tl::unexpected(geometry.error());
  place.point = geometry->points.empty() ? label_point(*geometry) : geometry->points.front();
  if (geometry->points.empty()) {
    Extent extent;
    extent.geometry = *geometry;
    extent.period = place.period;
    place.extents.push_back(std::move(extent));
  }
  place.kind = kind_of(row);
  const std::vector<std::string> countries = parts_of(row["ccodes"], ';');
  if (!countries.empty()) place.country = countries.front();
  for (const std::string& match : parts_of(row["matches"], ';')) place.links.push_back(link_of(match));
  if (const std::string_view parent = row["parent_id"]; !parent.empty())
    place.parents.push_back({std::string(parent), std::string(row["parent_name"]), place.period});
  place.source = row["title_source"];
  return place;
}

}  // namespace

bool is_linked_places_tsv(std::string_view first_line) {
  const auto has = [&](const char* column) {
    for (const std::string& cell : parts_of(first_line, '\t'))
      if (cell == column) return true;
    return false;
  };
  return has("id") && has("title") && has("title_source");
}

void read_linked_places_tsv(const std::string& path, PlaceSink& sink) {
  sink.begin({"Linked Places", std::filesystem::path(path).filename().string(), "", "", 0, 0});
  Findings findings;
  CsvReader reader(path, findings);
  for (CsvRow cells; reader.next(cells);) {
    Expected<Place> place = place_of(LinkedPlacesRow(reader.header(), cells));
    if (!place) {
      sink.find({Severity::error,
                 {path, cells.line},
                 "the place cannot be read: " + place.error() + "; it is left out"});
      continue;
    }
    place->origin = {path, cells.line};
    sink.add(std::move(*place));
  }
  for (Finding& finding : findings) sink.find(std::move(finding));
}

}  // namespace dateline
