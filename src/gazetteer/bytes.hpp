#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "dateline/geo/geometry.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// Bytes that do not hold what they should: a sentence that says what.
class BrokenBytes : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Puts values one behind the other: numbers as varints (seven bits a byte, lowest first).
class ByteWriter {
 public:
  void number(std::uint64_t value);
  void signed_number(std::int64_t value);
  void real(double value);
  void text(std::string_view text);
  void period(const Period& period);
  void geometry(const Geometry& geometry);
  void names(const std::vector<Name>& names);
  void parents(const std::vector<Parent>& parents);
  void extents(const std::vector<Extent>& extents);
  void links(const std::vector<std::string>& links);

  /// All of a place but its origin.
  void place(const Place& place);

  const std::string& bytes() const { return m_bytes; }
  void clear() { m_bytes.clear(); }

 private:
  void line(const Line& line);

  std::string m_bytes;
};

/// Takes them off again. Never reads past the end: BrokenBytes is thrown instead.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : m_left(bytes) {}

  std::uint64_t number();
  std::int64_t signed_number();
  double real();
  std::string_view text();
  Period period();
  Geometry geometry();
  std::vector<Name> names();
  std::vector<Parent> parents();
  std::vector<Extent> extents();
  std::vector<std::string> links();
  Place place();

  bool at_end() const { return m_left.empty(); }

 private:
  std::string_view take(std::size_t count);
  std::size_t count(std::size_t least_bytes_each);
  Line line();

  std::string_view m_left;
};

/// Degrees in steps of 1e-7 (about a centimetre), as the index keeps them.
std::int32_t in_steps(double degrees);
double from_steps(std::int64_t steps);

/// Of steps; BrokenBytes when they are out of range.
LonLat position_from(std::int64_t lon, std::int64_t lat);

}  // namespace dateline
