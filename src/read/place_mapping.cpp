#include "read/place_mapping.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "dateline/geo/shape.hpp"
#include "dateline/text/utf8.hpp"
#include "dateline/time/edtf.hpp"
#include "read/csv.hpp"

namespace dateline {
namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// The cell of a column, trimmed; "" for what tables write when they know nothing.
std::string cell(const Feature& row, const std::string& column) {
  if (column.empty()) return {};
  const std::string wanted = lower(column);
  for (const auto& [key, value] : row.attributes) {
    if (lower(key) != wanted) continue;
    const std::string text(trim(to_string(value)));
    return text == "-99" || text == "-99.0" ? std::string() : text;
  }
  return {};
}

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

Expected<LonLat> position_of(const Feature& row, const PlaceMapping& mapping) {
  if (mapping.lon.empty() && mapping.lat.empty()) {
    if (row.geometry.empty()) return tl::unexpected(std::string("it has no geometry"));
    return row.geometry.points.empty() ? label_point(row.geometry) : row.geometry.points.front();
  }
  const auto lon = number_in(cell(row, mapping.lon));
  const auto lat = number_in(cell(row, mapping.lat));
  if (!lon || !lat)
    return tl::unexpected("its columns '" + mapping.lon + "' and '" + mapping.lat + "' are no numbers");
  return LonLat::checked(*lon, *lat);
}

std::optional<PlaceKind> kind_of(const Feature& row, const PlaceMapping& mapping) {
  const std::string word = cell(row, mapping.kind);
  if (const auto mapped = mapping.kinds.find(word); mapped != mapping.kinds.end()) return mapped->second;
  if (const auto own = place_kind(word)) return own;
  return mapping.other_kind;
}

void add_names(Place& place, const PlaceMapping::NameColumn& column, const Feature& row,
               const std::string& source) {
  const std::string own_language = cell(row, column.language_column);
  const auto own_use = name_use(cell(row, column.use_column));
  std::string text = cell(row, column.column);
  while (!text.empty()) {
    const std::size_t end = column.separator.empty() ? std::string::npos : text.find(column.separator);
    Name name;
    name.text = std::string(trim(std::string_view(text).substr(0, end)));
    name.language = own_language.empty() ? column.language : own_language;
    name.by = column.by;
    name.use = own_use.value_or(column.use);
    name.source = source;
    const bool known = std::ranges::any_of(place.names, [&](const Name& other) {
      return other.text == name.text && other.language == name.language && other.by == name.by;
    });
    if (!name.text.empty() && !known) place.names.push_back(std::move(name));
    text = end == std::string::npos ? std::string() : text.substr(end + column.separator.size());
  }
}

Expected<Period> period_of(const Feature& row, const PlaceMapping& mapping) {
  Period period;
  if (const std::string from = cell(row, mapping.from); !from.empty()) {
    const auto date = parse_edtf(from);
    if (!date) return tl::unexpected(date.error());
    period.first = date->period.first;
  }
  if (const std::string to = cell(row, mapping.to); !to.empty()) {
    const auto date = parse_edtf(to);
    if (!date) return tl::unexpected(date.error());
    period.last = date->period.last;
  }
  if (period.first > period.last) return tl::unexpected(std::string("it begins after it ends"));
  return period;
}

void take_extent(Place& place, const Feature& row, const PlaceMapping& mapping) {
  if (row.geometry.lines.empty() && row.geometry.polygons.empty()) return;
  Extent extent;
  extent.geometry.lines = row.geometry.lines;
  extent.geometry.polygons = row.geometry.polygons;
  extent.period = place.period;
  extent.source = mapping.source;
  place.extents.push_back(std::move(extent));
}

}  // namespace

Expected<Place> mapped_place(const Feature& row, int number, const PlaceMapping& mapping) {
  Place place;
  const std::string id = cell(row, mapping.id);
  place.id = mapping.id_prefix + (id.empty() ? std::to_string(number) : id);
  for (const PlaceMapping::NameColumn& column : mapping.names) add_names(place, column, row, mapping.source);
  if (place.names.empty()) return tl::unexpected(std::string("it has no name"));
  const auto period = period_of(row, mapping);
  if (!period) return tl::unexpected(period.error());
  if (mapping.only_names) {
    if (id.empty()) return tl::unexpected(std::string("it does not say whose name it is"));
    for (Name& name : place.names) name.period = *period;
    return place;
  }
  place.period = *period;
  const auto position = position_of(row, mapping);
  if (!position) return tl::unexpected(position.error());
  place.point = *position;
  const auto kind = kind_of(row, mapping);
  if (!kind)
    return tl::unexpected("'" + cell(row, mapping.kind) +
                          "' is no kind of place and the mapping has none for it");
  place.kind = *kind;
  place.country = cell(row, mapping.country);
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (place.country.size() != 2 || !std::ranges::all_of(place.country, is_letter))
    place.country = mapping.other_country;
  place.feature_code = cell(row, mapping.feature_code);
  place.population =
      static_cast<std::int64_t>(std::max(0.0, number_in(cell(row, mapping.population)).value_or(0)));
  place.rank =
      static_cast<int>(std::clamp(number_in(cell(row, mapping.rank)).value_or(mapping.other_rank), 1.0, 7.0));
  if (const std::string parent = cell(row, mapping.parent); !parent.empty())
    place.parents.push_back({mapping.parent_prefix + parent, "", {}});
  for (const PlaceMapping::Link& link : mapping.links) {
    const std::string there = cell(row, link.column);
    const bool counts = link.when_column.empty() || cell(row, link.when_column) == link.when;
    if (counts && !there.empty() && there != "0" && !there.starts_with('-'))
      place.links.push_back(link.prefix + there);
  }
  place.source = mapping.source;
  take_extent(place, row, mapping);
  return place;
}

namespace {

/// Counts the rows and hands on their places.
class MappedRows {
 public:
  MappedRows(std::string path, const PlaceMapping& mapping, PlaceSink& sink)
      : m_path(std::move(path)), m_mapping(mapping), m_sink(sink) {
    m_sink.begin(
        {mapping.source, std::filesystem::path(m_path).filename().string(), mapping.licence, "", 0, 0});
  }

  void take(const Feature& row, int line) {
    ++m_number;
    Expected<Place> place = mapped_place(row, m_number, m_mapping);
    if (!place) {
      m_sink.find({Severity::error,
                   {m_path, line},
                   "row " + std::to_string(m_number) + ": " + place.error() + "; it is left out"});
      return;
    }
    place->origin = {m_path, line};
    if (m_mapping.only_names)
      for (Name& name : place->names) m_sink.add_name(place->id, std::move(name));
    else
      m_sink.add(std::move(*place));
  }

 private:
  std::string m_path;
  const PlaceMapping& m_mapping;
  PlaceSink& m_sink;
  int m_number = 0;
};

}  // namespace

bool is_delimited(const std::string& path) {
  const std::string ending = lower(std::filesystem::path(path).extension().string());
  return ending == ".csv" || ending == ".tsv" || ending == ".txt" || ending == ".tab";
}

void read_mapped_table(const std::string& path, const PlaceMapping& mapping, PlaceSink& sink) {
  Findings findings;
  CsvReader reader(path, findings);
  MappedRows rows(path, mapping, sink);
  Feature row;
  for (const std::string& column : reader.header()) row.attributes.emplace_back(column, Value());
  for (CsvRow cells; reader.next(cells);) {
    for (std::size_t i = 0; i < row.attributes.size(); ++i)
      row.attributes[i].second = i < cells.cells.size() ? std::string(cells.cells[i]) : std::string();
    rows.take(row, cells.line);
  }
  for (Finding& finding : findings) sink.find(std::move(finding));
}

void read_mapped_layers(const std::string& path, const std::vector<FeatureLayer>& layers,
                        const PlaceMapping& mapping, PlaceSink& sink) {
  MappedRows rows(path, mapping, sink);
  for (const FeatureLayer& layer : layers)
    if (mapping.layer.empty() || layer.name == mapping.layer)
      for (const Feature& feature : layer.features) rows.take(feature, 0);
}

}  // namespace dateline
