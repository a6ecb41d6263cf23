#include "dateline/select/own_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/text/distance.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

struct Replacement {
  std::string_view dateline;
  std::string_view own;
};
constexpr std::array replacements{Replacement{"water", "water"}, Replacement{"rivers", "waterway"},
                                  Replacement{"roads", "transportation"}, Replacement{"borders", "boundary"}};

/// Languages whose letters are not Latin; names for all others are printed in Latin letters.
constexpr std::string_view other_scripts[] = {"ab", "ar", "be", "bg", "bn", "el", "fa", "he", "hi",
                                              "hy", "ja", "ka", "kk", "ko", "ky", "mk", "mn", "ne",
                                              "os", "ru", "sr", "ta", "tg", "th", "uk", "ur", "zh"};

bool in_other_script(const std::string& language) {
  return std::ranges::count(other_scripts, language) > 0;
}

bool is_name(std::string_view key) {
  return key == "name" || key.starts_with("name:") || key.starts_with("name_");
}

std::string text_of(const Feature& feature, const std::string& key) {
  return to_string(feature[key]);
}

bool is_latin(std::string_view text) {
  return std::ranges::none_of(to_utf32(text), [](char32_t c) {
    constexpr char32_t first_greek = 0x370;
    constexpr char32_t more_latin = 0x1E00;
    constexpr char32_t after_latin = 0x2C80;
    return (c >= first_greek && c < more_latin) || c >= after_latin;
  });
}

std::string chosen_name(const Feature& feature, const NamingPolicy& names) {
  const bool latin = !in_other_script(names.language);
  std::vector<std::string> keys{"name:" + names.language, "name_" + names.language};
  if (latin) keys.insert(keys.end(), {"name:latin", "name_int", "name:en", "name_en"});
  keys.insert(keys.end(), {"name", "name:latin"});
  for (const std::string& key : keys)
    if (std::string name = text_of(feature, key); !name.empty())
      return latin && !is_latin(name) ? transliterate(name) : name;
  return "";
}

/// "Laçın / Berdzor" is two names, and so is "Laçın;Berdzor".
std::vector<std::string> parts_of(const std::string& name) {
  std::vector<std::string> parts{""};
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '/' || name[i] == ';' || name[i] == '(')
      parts.emplace_back();
    else
      parts.back() += name[i];
  }
  return parts;
}

/// Words for what a water is, behind its name.
constexpr std::string_view water_words[] = {"cay",   "cayi", "river", "get", "reka",
                                            "nehri", "su",   "lake",  "gol"};

/// The name without such a word, folded: "Həkəri çayı" and "Hakari River" are "hekeri", "hakari".
std::string without_water_word(const std::string& name) {
  std::string folded = fold(name);
  const std::size_t space = folded.rfind(' ');
  if (space != std::string::npos &&
      std::ranges::count(water_words, std::string_view(folded).substr(space + 1)))
    folded.resize(space);
  return folded;
}

/// All that a feature is called, as keys of sound.
std::set<std::string> sounds_of(const Feature& feature, bool water = false) {
  std::set<std::string> sounds;
  for (const auto& [key, value] : feature.attributes) {
    if (!is_name(key)) continue;
    for (const std::string& part : parts_of(to_string(value)))
      sounds.insert(sound_key(water ? without_water_word(part) : part));
  }
  sounds.erase("");
  return sounds;
}

bool is_called(const Place& place, const std::set<std::string>& sounds) {
  return std::ranges::any_of(place.names, [&](const Name& name) {
    return sounds.contains(sound_key(without_water_word(name.text)));
  });
}

std::optional<LonLat> somewhere_on(const Geometry& geometry) {
  if (!geometry.points.empty()) return geometry.points.front();
  if (!geometry.lines.empty()) return geometry.lines.front()[geometry.lines.front().size() / 2];
  if (!geometry.polygons.empty()) return geometry.polygons.front().rings.front().front();
  return std::nullopt;
}

/// The one water near by that is called so; null when there is none or several.
const Place* known_water(const Feature& feature, const Gazetteer& gazetteer) {
  constexpr double reach_km = 150;  // a river's point may lie far from this part of it
  constexpr std::size_t most = 60;
  const std::set<std::string> sounds = sounds_of(feature, true);
  const auto at = somewhere_on(feature.geometry);
  if (sounds.empty() || !at) return nullptr;
  const Place* found = nullptr;
  for (const NearPlace& near :
       gazetteer.nearest(*at, most, reach_km, {PlaceKind::river, PlaceKind::lake, PlaceKind::reservoir})) {
    const Place& place = gazetteer.place(near.place);
    if (!is_called(place, sounds)) continue;
    if (found != nullptr) return nullptr;
    found = &place;
  }
  return found;
}

/// On a river the word "River" says nothing.
std::string without_river(std::string name) {
  constexpr std::string_view word = " River";
  for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word))
    name.erase(at, word.size());
  return name;
}

/// One edit for a short name, two for one of more than seven letters.
bool sounds_like(const std::string& a, const std::string& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const int limit = shorter < 5 ? 0 : shorter < 8 ? 1 : 2;
  return edit_distance(a, b, limit) <= limit;
}

constexpr double same_name_km = 5;
constexpr double like_name_km = 2;

/// A place of the gazetteer with all its names as keys of sound.
struct Known {
  LonLat at;
  std::set<std::string> sounds;
};

std::vector<Known> known_places(const FeatureLayer& layer, const Gazetteer& gazetteer) {
  Geometry points;
  for (const Feature& feature : layer.features)
    points.points.insert(points.points.end(), feature.geometry.points.begin(), feature.geometry.points.end());
  const auto box = bounds(points);
  std::vector<Known> known;
  if (!box) return known;
  for (const Place* place : gazetteer.within(grown(*box, same_name_km))) {
    if (place->kind != PlaceKind::settlement && place->kind != PlaceKind::site &&
        place->kind != PlaceKind::peak && place->kind != PlaceKind::pass)
      continue;
    Known one{place->point, {}};
    for (const Name& name : place->names) one.sounds.insert(sound_key(name.text));
    known.push_back(std::move(one));
  }
  return known;
}

/// Near enough for a few kilometres: on a sphere, as if it were flat there.
double about_km(LonLat a, LonLat b) {
  constexpr double km_a_degree = 111.2;
  const double east = std::remainder(a.lon() - b.lon(), 360.0) * std::cos(a.lat() * std::numbers::pi / 180);
  return std::hypot(east, a.lat() - b.lat()) * km_a_degree;
}

bool is_known(const Feature& feature, const std::vector<Known>& places) {
  if (feature.geometry.points.empty()) return false;
  const std::set<std::string> sounds = sounds_of(feature);
  if (sounds.empty()) return false;
  const auto same = [&](const std::string& sound) { return sounds.contains(sound); };
  const auto like = [&](const std::string& sound) {
    return std::ranges::any_of(sounds, [&](const std::string& own) { return sounds_like(own, sound); });
  };
  return std::ranges::any_of(places, [&](const Known& place) {
    const double km = about_km(feature.geometry.points.front(), place.at);
    return km <= same_name_km && (std::ranges::any_of(place.sounds, same) ||
                                  (km <= like_name_km && std::ranges::any_of(place.sounds, like)));
  });
}

}  // namespace

std::vector<FeatureLayer> without_replaced(std::vector<FeatureLayer> layers,
                                           const std::vector<FeatureLayer>& own) {
  std::erase_if(layers, [&](const FeatureLayer& layer) {
    return std::ranges::any_of(replacements, [&](const Replacement& one) {
      return one.dateline == layer.name && std::ranges::any_of(own, [&](const FeatureLayer& other) {
               return other.name == one.own && !other.features.empty();
             });
    });
  });
  return layers;
}

FeatureLayer with_tagged_names(FeatureLayer layer, const NamingPolicy& names) {
  for (Feature& feature : layer.features) {
    if (const std::string ref = text_of(feature, "ref"); !ref.empty() && !in_other_script(names.language))
      feature.set("ref", transliterate(ref));
    if (std::ranges::any_of(feature.attributes, [](const auto& one) { return is_name(one.first); }))
      feature.set("name", chosen_name(feature, names));
  }
  return layer;
}

FeatureLayer with_known_waters(FeatureLayer layer, const Gazetteer& gazetteer, const NamingPolicy& names,
                               Day as_of) {
  std::map<std::string, const Place*> known;  // a river comes in many parts
  for (Feature& feature : layer.features) {
    const std::string own = text_of(feature, "name");
    if (own.empty()) continue;
    const auto [entry, fresh] = known.emplace(own, nullptr);
    if (fresh) entry->second = known_water(feature, gazetteer);
    if (entry->second != nullptr)
      feature.set("name", without_river(printed_name(*entry->second, names, as_of)));
  }
  return layer;
}

FeatureLayer without_known_places(FeatureLayer layer, const Gazetteer& gazetteer) {
  const std::vector<Known> places = known_places(layer, gazetteer);
  std::erase_if(layer.features, [&](const Feature& feature) { return is_known(feature, places); });
  return layer;
}

}  // namespace dateline
