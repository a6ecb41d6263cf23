#include "resolve/match.hpp"

#include <algorithm>
#include <functional>

#include "dateline/text/distance.hpp"
#include "dateline/text/endings.hpp"
#include "dateline/text/fold.hpp"
#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

/// How alike two names are spelt once both are in Latin letters.
double likeness(std::string_view a, std::string_view b) {
  const std::string first = fold(transliterate(a));
  const std::string second = fold(transliterate(b));
  const auto longest = static_cast<int>(std::max(letters(first), letters(second)));
  if (longest == 0) return 0;
  return 1 - static_cast<double>(edit_distance(first, second, longest)) / longest;
}

std::vector<Match> sound_matches(const std::string& text, Form form, const Gazetteer& gazetteer) {
  std::vector<Match> matches;
  const std::string key = sound_key(text);
  if (letters(key) < 2) return matches;
  for (const NameHit& hit : gazetteer.by_sound(key))
    matches.push_back({hit, MatchHow::transliterated, form, 0, likeness(text, hit.text)});
  return matches;
}

void append(std::vector<Match>& all, std::vector<Match> more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// "laçında": stems in the order of their likelihood; the first that is a name counts. Of its
/// places, those whose name stands at the start of the text letter by letter go before others:
/// "Şuşada" is not in Susa.
std::vector<Match> stem_matches(const std::string& text, const Gazetteer& gazetteer) {
  for (const std::string& stem : stems(fold(text))) {
    std::vector<Match> matches = folded_matches({stem}, Form::stem, gazetteer);
    if (matches.empty()) continue;
    const auto is_literal = [&](const Match& match) { return text.starts_with(match.hit.text); };
    if (std::ranges::any_of(matches, is_literal)) std::erase_if(matches, std::not_fn(is_literal));
    return matches;
  }
  return {};
}

std::vector<Match> loose_matches(const Query& query, const Gazetteer& gazetteer) {
  std::vector<Match> matches = sound_matches(query.name, Form::as_written, gazetteer);
  for (const std::string& text : query.completed)
    append(matches, sound_matches(text, Form::as_written, gazetteer));
  for (const NameForm& form : forms_of(query.name)) {
    append(matches, folded_matches({form.text}, form.form, gazetteer));
    append(matches, sound_matches(form.text, form.form, gazetteer));
  }
  append(matches, stem_matches(query.name, gazetteer));
  return matches;
}

std::vector<Match> fuzzy_matches(const std::string& text, const Gazetteer& gazetteer) {
  const std::size_t length = letters(sound_key(text));
  if (length < 4) return {};
  return like_matches(text, length < long_name ? 1 : 2, gazetteer);
}

std::vector<std::string> texts_of(const Query& query) {
  std::vector<std::string> texts{query.name};
  texts.insert(texts.end(), query.completed.begin(), query.completed.end());
  return texts;
}

}  // namespace

std::size_t letters(std::string_view key) {
  return count_characters(key);
}

std::vector<Match> folded_matches(const std::vector<std::string>& texts, Form form,
                                  const Gazetteer& gazetteer) {
  std::vector<Match> matches;
  for (const std::string& text : texts)
    for (const NameHit& hit : gazetteer.by_fold(fold(text)))
      matches.push_back({hit, hit.text == text ? MatchHow::exact : MatchHow::folded, form, 0, 1});
  return matches;
}

std::vector<Match> like_matches(const std::string& text, double edits, const Gazetteer& gazetteer) {
  std::vector<Match> matches;
  for (const NameHit& hit : gazetteer.by_likeness(sound_key(text), edits))
    matches.push_back({hit, MatchHow::fuzzy, Form::as_written, hit.cost, likeness(text, hit.text)});
  return matches;
}

std::vector<Match> matches_of(const Query& query, Step step, const Gazetteer& gazetteer) {
  switch (step) {
    case Step::folded: return folded_matches(texts_of(query), Form::as_written, gazetteer);
    case Step::loose: return loose_matches(query, gazetteer);
    case Step::fuzzy: return fuzzy_matches(query.name, gazetteer);
  }
  return {};
}

}  // namespace dateline
