#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dateline/feature/feature.hpp"
#include "dateline/gazetteer/sink.hpp"

namespace dateline {

/// What the columns of a table or the attributes of a vector file hold. Names of columns are
/// compared without case; "" stands for a column that is not there.
struct PlaceMapping {
  struct NameColumn {
    std::string column;
    std::string language = "und";
    std::string by;
    NameUse use = NameUse::common;
    std::string separator;             ///< between several names in one cell; "": one
    std::string language_column = {};  ///< goes before `language` where its cell is not empty
    std::string use_column = {};       ///< and this one before `use`
  };

  /// What the place is elsewhere.
  struct Link {
    std::string column;
    std::string prefix;
    std::string when_column = {};  ///< it counts only in rows where this column
    std::string when = {};         ///< has this value; "": in all rows
  };

  std::string source;       ///< who made it
  std::string licence;      ///< under which it may be used
  std::string layer;        ///< of a file with several; "": all
  bool only_names = false;  ///< rows are names of places that other sources have, by their id
  std::string id;           ///< "": places are numbered by their row
  std::string id_prefix;
  std::vector<NameColumn> names;
  std::string lon;  ///< both "": the position is the geometry's
  std::string lat;
  std::string kind;
  std::map<std::string, PlaceKind> kinds;  ///< what the values of `kind` stand for, beside its own words
  std::optional<PlaceKind> other_kind;     ///< of rows whose `kind` says nothing
  std::string country;
  std::string other_country;
  std::string feature_code;
  std::string population;
  std::string rank;
  int other_rank = 7;
  std::string from;  ///< when the place existed, or the name was used if `only_names`; EDTF
  std::string to;
  std::string parent;
  std::string parent_prefix;
  std::vector<Link> links;
};

/// The place of a row, or a sentence that says why there is none. `number` is the row's. With
/// `only_names` the place has an id and names, and nothing else.
Expected<Place> mapped_place(const Feature& row, int number, const PlaceMapping& mapping);

/// A mapping file (TOML; gazetteer/INDEX.md tells its keys). Throws InputError with
/// the line of what is wrong.
PlaceMapping read_place_mapping(const std::string& path);

/// Is this a delimited text file, by its ending?
bool is_delimited(const std::string& path);

/// Hands on the places of a delimited text file, or of the layers of a vector file.
void read_mapped_table(const std::string& path, const PlaceMapping& mapping, PlaceSink& sink);
void read_mapped_layers(const std::string& path, const std::vector<FeatureLayer>& layers,
                        const PlaceMapping& mapping, PlaceSink& sink);

/// The mapping for a table of Natural Earth with these columns; nothing for any other.
std::optional<PlaceMapping> natural_earth_mapping(const Feature& row);

}  // namespace dateline
