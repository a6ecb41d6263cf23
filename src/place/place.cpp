#include "dateline/place/place.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/word_table.hpp"

namespace dateline {
namespace {

constexpr std::array<const char*, 19> kind_words{"settlement",
                                                 "district",
                                                 "province",
                                                 "country",
                                                 "region",
                                                 "river",
                                                 "lake",
                                                 "reservoir",
                                                 "sea",
                                                 "pass",
                                                 "peak",
                                                 "range",
                                                 "valley",
                                                 "road",
                                                 "corridor",
                                                 "border",
                                                 "line_of_contact",
                                                 "site",
                                                 "closure"};

constexpr std::array<const char*, 5> use_words{"official", "local", "common", "variant", "former"};

}  // namespace

const char* to_string(PlaceKind kind) {
  return kind_words[static_cast<std::size_t>(kind)];
}

std::optional<PlaceKind> place_kind(std::string_view word) {
  return from_word<PlaceKind>(kind_words, word);
}

const std::vector<PlaceKind>& all_place_kinds() {
  static const std::vector<PlaceKind> kinds = [] {
    std::vector<PlaceKind> all;
    for (const char* word : kind_words) all.push_back(*place_kind(word));
    return all;
  }();
  return kinds;
}

const char* to_string(NameUse use) {
  return use_words[static_cast<std::size_t>(use)];
}

std::optional<NameUse> name_use(std::string_view word) {
  return from_word<NameUse>(use_words, word);
}

std::vector<Extent> extents_in(const Place& place, const Period& period) {
  std::vector<Extent> held;
  std::ranges::copy_if(place.extents, std::back_inserter(held),
                       [&](const Extent& extent) { return extent.period.overlaps(period); });
  return held;
}

}  // namespace dateline
