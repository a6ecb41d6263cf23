#include "gazetteer/bytes.hpp"

#include <cmath>
#include <cstring>
#include <limits>

namespace dateline {
namespace {

constexpr double steps_per_degree = 1e7;

template <class Enum>
Enum checked(std::uint64_t number, Enum last) {
  if (number > static_cast<std::uint64_t>(last)) throw BrokenBytes("a kind or use is none that is known");
  return static_cast<Enum>(number);
}

}  // namespace

std::int32_t in_steps(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * steps_per_degree));
}

double from_steps(std::int64_t steps) {
  return static_cast<double>(steps) / steps_per_degree;
}

LonLat position_from(std::int64_t lon, std::int64_t lat) {
  const auto position = LonLat::checked(from_steps(lon), from_steps(lat));
  if (!position) throw BrokenBytes("a position is out of range");
  return *position;
}

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) m_bytes += static_cast<char>((value & 0x7F) | 0x80);
  m_bytes += static_cast<char>(value);
}

void ByteWriter::signed_number(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  number((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::real(double value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  m_bytes.append(raw, sizeof value);
}

void ByteWriter::text(std::string_view text) {
  number(text.size());
  m_bytes += text;
}

void ByteWriter::period(const Period& period) {
  signed_number(period.first.number());
  signed_number(period.last.number());
}

void ByteWriter::line(const Line& line) {
  number(line.size());
  std::int64_t lon = 0;
  std::int64_t lat = 0;
  for (const LonLat& position : line) {
    const std::int64_t next_lon = in_steps(position.lon());
    const std::int64_t next_lat = in_steps(position.lat());
    signed_number(next_lon - lon);
    signed_number(next_lat - lat);
    lon = next_lon;
    lat = next_lat;
  }
}

void ByteWriter::geometry(const Geometry& geometry) {
  line(geometry.points);
  number(geometry.lines.size());
  for (const Line& one : geometry.lines) line(one);
  number(geometry.polygons.size());
  for (const Polygon& polygon : geometry.polygons) {
    number(polygon.rings.size());
    for (const Line& ring : polygon.rings) line(ring);
  }
}

void ByteWriter::names(const std::vector<Name>& names) {
  number(names.size());
  for (const Name& name : names) {
    text(name.text);
    text(name.language);
    text(name.by);
    number(static_cast<std::uint64_t>(name.use));
    period(name.period);
    text(name.period_text);
    text(name.source);
  }
}

void ByteWriter::parents(const std::vector<Parent>& parents) {
  number(parents.size());
  for (const Parent& parent : parents) {
    text(parent.id);
    text(parent.label);
    period(parent.period);
  }
}

void ByteWriter::extents(const std::vector<Extent>& extents) {
  number(extents.size());
  for (const Extent& extent : extents) {
    geometry(extent.geometry);
    period(extent.period);
    real(extent.width_km);
    text(extent.certainty);
    text(extent.label);
    text(extent.source);
  }
}

void ByteWriter::links(const std::vector<std::string>& links) {
  number(links.size());
  for (const std::string& link : links) text(link);
}

void ByteWriter::place(const Place& place) {
  text(place.id);
  number(static_cast<std::uint64_t>(place.kind));
  text(place.feature_code);
  text(place.country);
  signed_number(in_steps(place.point.lon()));
  signed_number(in_steps(place.point.lat()));
  period(place.period);
  number(static_cast<std::uint64_t>(place.population));
  number(static_cast<std::uint64_t>(place.rank));
  text(place.source);
  names(place.names);
  extents(place.extents);
  parents(place.parents);
  links(place.links);
}

std::string_view ByteReader::take(std::size_t count) {
  if (count > m_left.size()) throw BrokenBytes("a record ends before its last value");
  const std::string_view taken = m_left.substr(0, count);
  m_left.remove_prefix(count);
  return taken;
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1).front());
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  throw BrokenBytes("a number has too many digits");
}

std::int64_t ByteReader::signed_number() {
  const std::uint64_t bits = number();
  return static_cast<std::int64_t>((bits >> 1) ^ ((bits & 1) != 0 ? ~std::uint64_t{0} : 0));
}

double ByteReader::real() {
  double value = 0;
  std::memcpy(&value, take(sizeof value).data(), sizeof value);
  return value;
}

std::string_view ByteReader::text() {
  return take(static_cast<std::size_t>(number()));
}

Period ByteReader::period() {
  const auto day = [this] {
    const std::int64_t days = signed_number();
    if (days < std::numeric_limits<int>::min() || days > std::numeric_limits<int>::max())
      throw BrokenBytes("a day is out of range");
    return Day(static_cast<int>(days));
  };
  const Day first = day();
  return {first, day()};
}

/// A list cannot have more members than there are bytes for.
std::size_t ByteReader::count(std::size_t least_bytes_each) {
  const std::uint64_t number_of = number();
  if (number_of > m_left.size() / least_bytes_each) throw BrokenBytes("a list is longer than its record");
  return static_cast<std::size_t>(number_of);
}

Line ByteReader::line() {
  Line line;
  const std::size_t length = count(2);
  line.reserve(length);
  std::int64_t lon = 0;
  std::int64_t lat = 0;
  constexpr std::int64_t whole_turn = 4'000'000'000;
  for (std::size_t i = 0; i < length; ++i) {
    const std::int64_t east = signed_number();
    const std::int64_t north = signed_number();
    if (std::abs(east) > whole_turn || std::abs(north) > whole_turn)
      throw BrokenBytes("a position is out of range");
    lon += east;
    lat += north;
    line.push_back(position_from(lon, lat));
  }
  return line;
}

Geometry ByteReader::geometry() {
  Geometry geometry;
  geometry.points = line();
  geometry.lines.resize(count(1));
  for (Line& one : geometry.lines) one = line();
  geometry.polygons.resize(count(1));
  for (Polygon& polygon : geometry.polygons) {
    polygon.rings.resize(count(1));
    for (Line& ring : polygon.rings) ring = line();
  }
  return geometry;
}

std::vector<Name> ByteReader::names() {
  std::vector<Name> names(count(8));
  for (Name& name : names) {
    name.text = text();
    name.language = text();
    name.by = text();
    name.use = checked(number(), NameUse::former);
    name.period = period();
    name.period_text = text();
    name.source = text();
  }
  return names;
}

std::vector<Parent> ByteReader::parents() {
  std::vector<Parent> parents(count(4));
  for (Parent& parent : parents) {
    parent.id = text();
    parent.label = text();
    parent.period = period();
  }
  return parents;
}

std::vector<Extent> ByteReader::extents() {
  std::vector<Extent> extents(count(8));
  for (Extent& extent : extents) {
    extent.geometry = geometry();
    extent.period = period();
    extent.width_km = real();
    extent.certainty = text();
    extent.label = text();
    extent.source = text();
  }
  return extents;
}

std::vector<std::string> ByteReader::links() {
  std::vector<std::string> links(count(1));
  for (std::string& link : links) link = text();
  return links;
}

Place ByteReader::place() {
  Place place;
  place.id = text();
  place.kind = checked(number(), PlaceKind::closure);
  place.feature_code = text();
  place.country = text();
  const std::int64_t lon = signed_number();
  place.point = position_from(lon, signed_number());
  place.period = period();
  place.population = static_cast<std::int64_t>(number());
  place.rank = static_cast<int>(number() & 0xFF);
  place.source = text();
  place.names = names();
  place.extents = extents();
  place.parents = parents();
  place.links = links();
  return place;
}

}  // namespace dateline
