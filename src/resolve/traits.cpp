#include "resolve/traits.hpp"

#include <algorithm>
#include <cmath>

#include "dateline/geo/measure.hpp"
#include "dateline/text/fold.hpp"
#include "resolve/weights.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, trait_count> names{
    "namesakes",     "known",          "folded",
    "sounds_alike",  "fuzzy",          "edits",
    "unlike",        "short_sound",    "length",
    "reformed",      "stem",           "variant",
    "former",        "untagged",       "other_language",
    "rare_language", "out_of_use",     "first_name",
    "importance",    "population",     "uninhabited",
    "hamlet",        "names",          "area",
    "country",       "landform",       "line_or_site",
    "gone",          "near",           "curated",
    "kind_asked",    "country_agrees", "country_disagrees",
    "area_agrees",   "area_disagrees", "table_country",
    "table_near"};

// Languages of many reports and of the region of the curated gazetteer; "und" is the names' own.
constexpr std::string_view usual_languages[]{"und", "en", "fr", "es", "pt", "de", "it", "nl", "pl",
                                             "ru",  "uk", "ar", "fa", "tr", "az", "hy", "ka", "ku",
                                             "he",  "ps", "ur", "hi", "bn", "zh", "ja", "ko", "vi",
                                             "id",  "th", "my", "sw", "am", "so", "sr", "ro"};

bool is_rare(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return !primary.empty() && std::ranges::find(usual_languages, primary) == std::end(usual_languages);
}

// Ranks of settlements from here on are villages and hamlets.
constexpr int least_hamlet_rank = 6;

double closeness(double km) {
  constexpr double far = 3000;
  return 1 - std::min(1.0, std::log10(std::max(km, 1.0)) / std::log10(far));
}

/// 1 where something holds.
double yes(bool holds) {
  return holds ? 1 : 0;
}

class Weigher {
 public:
  Weigher(const Match& match, const Surroundings& surroundings)
      : m_match(match), m_toponym(*surroundings.toponym), m_surroundings(surroundings) {}

  Traits traits() {
    set(Trait::known, 1);
    name();
    use();
    place();
    context();
    return m_traits;
  }

 private:
  void set(Trait trait, double value) { m_traits[static_cast<std::size_t>(trait)] = value; }

  void name() {
    const bool inexact = m_match.how == MatchHow::transliterated || m_match.how == MatchHow::fuzzy;
    set(Trait::folded, yes(m_match.how == MatchHow::folded));
    set(Trait::sounds_alike, yes(m_match.how == MatchHow::transliterated));
    set(Trait::fuzzy, yes(m_match.how == MatchHow::fuzzy));
    if (inexact) {
      const auto length = static_cast<double>(std::max<std::size_t>(letters(m_match.hit.text), 1));
      set(Trait::short_sound, 1 / length);
      set(Trait::edits, m_match.edits / length);
    }
    set(Trait::length, std::min(1.0, static_cast<double>(letters(m_match.hit.text)) / 16));
    set(Trait::unlike, 1 - m_match.likeness);
    set(Trait::stem, yes(m_match.form == Form::stem));
    set(Trait::reformed, yes(m_match.form != Form::stem && m_match.form != Form::as_written));
  }

  void use() {
    const NameHit& hit = m_match.hit;
    const auto& day = m_toponym.as_of;
    set(Trait::variant, yes(hit.use == NameUse::variant));
    set(Trait::former, yes(hit.use == NameUse::former));
    set(Trait::untagged, yes(hit.language.empty() || hit.language == "und"));
    set(Trait::other_language, yes(!m_toponym.language.empty() && hit.language != m_toponym.language));
    set(Trait::rare_language, yes(is_rare(hit.language) && hit.language != m_toponym.language));
    set(Trait::out_of_use,
        day ? yes(!hit.name_period.contains(*day)) : yes(!hit.name_period.ends_open()) / 2);
    set(Trait::first_name, yes(hit.name == 0));
  }

  void place() {
    const NameHit& hit = m_match.hit;
    const PlaceKind kind = hit.kind;
    const bool settled = kind == PlaceKind::settlement;
    set(Trait::importance, (7 - hit.rank) / 6.0);
    set(Trait::population, std::log10(static_cast<double>(hit.population) + 1) / 7);
    const bool uncounted = settled && hit.population == 0;
    set(Trait::uninhabited, yes(uncounted && !m_surroundings.curated));
    set(Trait::hamlet, yes(uncounted && m_surroundings.curated && hit.rank >= least_hamlet_rank));
    set(Trait::names, std::log10(static_cast<double>(std::max(hit.names, 1U))));
    set(Trait::area,
        yes(kind == PlaceKind::district || kind == PlaceKind::province || kind == PlaceKind::region));
    set(Trait::country, yes(kind == PlaceKind::country));
    set(Trait::landform, yes(kind >= PlaceKind::river && kind <= PlaceKind::valley));
    set(Trait::line_or_site, yes(kind >= PlaceKind::road));
    set(Trait::gone, yes(m_toponym.as_of && !hit.place_period.contains(*m_toponym.as_of)));
  }

  void context() {
    const NameHit& hit = m_match.hit;
    if (m_toponym.near) set(Trait::near, closeness(distance_km(*m_toponym.near, hit.point)));
    set(Trait::curated, yes(m_surroundings.curated));
    set(Trait::country_agrees, m_surroundings.country_held);
    set(Trait::country_disagrees, m_surroundings.country_missed);
    set(Trait::kind_asked, yes(m_surroundings.kind_asked));
    set(Trait::area_agrees, m_surroundings.areas_held);
    set(Trait::area_disagrees, m_surroundings.areas_missed);
    if (m_toponym.table == nullptr) return;
    set(Trait::table_country, m_toponym.table->country_share(hit.country));
    set(Trait::table_near, m_toponym.table->near_share(hit.point));
  }

  const Match& m_match;
  const Toponym& m_toponym;
  const Surroundings& m_surroundings;
  Traits m_traits{};
};

}  // namespace

std::string_view to_string(Trait trait) {
  return names[static_cast<std::size_t>(trait)];
}

Traits traits_of(const Match& match, const Surroundings& surroundings) {
  return Weigher(match, surroundings).traits();
}

double weighed(const Traits& traits) {
  double sum = 0;
  for (std::size_t i = 0; i < trait_count; ++i) sum += traits[i] * trait_weights[i].weight;
  return sum;
}

std::vector<Reason> reasons_of(const Traits& traits) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < trait_count; ++i)
    if (traits[i] != 0) reasons.push_back({names[i], traits[i], traits[i] * trait_weights[i].weight});
  return reasons;
}

}  // namespace dateline
