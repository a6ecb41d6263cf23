#pragma once

#include <string>
#include <string_view>

#include "dateline/error.hpp"
#include "dateline/place/place.hpp"

namespace dateline {

/// Which name a sheet prints.
struct NamingPolicy {
  enum class Choice {
    both,      ///< official, then the local one where usage is disputed: "Khankendi / Stepanakert"
    official,  ///< of the country that is recognised, in `language`
    local,     ///< of the community that lives or lived there, in `language`
    language   ///< usual in `language`, whatever its script
  };
  Choice choice = Choice::both;
  std::string language = "en";

  bool operator==(const NamingPolicy&) const = default;
};

/// "both", "official", "local" or a language code ("az", "hy", "ru").
Expected<NamingPolicy> parse_naming_policy(std::string_view word);

/// The place's name as of a day. Falls back from the policy's choice to the official
/// name, then to the usual one of the language, then to any that is no variant.
/// `separator` stands between two names.
std::string printed_name(const Place& place, const NamingPolicy& policy, Day as_of,
                         std::string_view separator = " / ");

}  // namespace dateline
