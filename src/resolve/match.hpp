#pragma once

#include <string>
#include <vector>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/resolve/resolve.hpp"
#include "resolve/query.hpp"

namespace dateline {

/// A name of the gazetteer that matches what is asked, with how well.
struct Match {
  NameHit hit;
  MatchHow how = MatchHow::exact;
  Form form = Form::as_written;
  double edits = 0;     ///< between the sound keys, weighted
  double likeness = 1;  ///< of the spellings in Latin letters, 0 to 1
};

/// How far a look-up goes; the later steps are for names that the earlier ones do not find.
enum class Step { folded, loose, fuzzy };

/// The names that match the query's in the way of `step`: its key; its sound, its abbreviations
/// written out, its article or its ending taken away; or a few letters changed.
std::vector<Match> matches_of(const Query& query, Step step, const Gazetteer& gazetteer);

/// Names whose key is that of one of the texts.
std::vector<Match> folded_matches(const std::vector<std::string>& texts, Form form,
                                  const Gazetteer& gazetteer);

/// Names within `edits` of the text, for suggestions.
std::vector<Match> like_matches(const std::string& text, double edits, const Gazetteer& gazetteer);

// Names of fewer letters are given one edit, longer ones two.
constexpr std::size_t long_name = 11;

/// How many letters a key has.
std::size_t letters(std::string_view key);

}  // namespace dateline
