#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/place/place.hpp"

namespace dateline {

/// One way to read what was written: "the village of Tegh, Armenia" is the name "Tegh" of a
/// settlement within "Armenia".
struct Query {
  std::string name;
  std::vector<std::string> completed;   ///< the name with its kind: "Lachin district"
  std::vector<std::string> containers;  ///< all must hold the place
  std::vector<PlaceKind> kinds;         ///< empty: any
};

/// All ways to read `text`, the most literal first.
std::vector<Query> readings(std::string_view text);

/// The name with each word for a water or a landform that may stand beside it:
/// "Hakari river", "lake Sevan".
std::vector<std::string> with_landform_words(const std::string& name);

/// How a name was changed before it was looked up.
enum class Form { as_written, possessive, abbreviated, article, stem };

/// A name changed so that it may be in the gazetteer although it is not as it was written.
struct NameForm {
  std::string text;
  Form form = Form::as_written;
};

/// Without its possessive, with abbreviations written out, and with the Arabic article added,
/// taken away or assimilated ("Ar Rastan", "Al Rastan", "Rastan"). Endings are for stems().
std::vector<NameForm> forms_of(const std::string& name);

}  // namespace dateline
