#include "dateline/feature/situation.hpp"

#include <array>

#include "text/word_table.hpp"

namespace dateline {
namespace {

constexpr std::array kind_words{"corridor", "road", "closed", "checkpoint", "front", "arrow", "territory"};
constexpr std::array side_words{"", "left", "right", "both"};

}  // namespace

const char* to_string(SituationKind kind) {
  return kind_words.at(static_cast<std::size_t>(kind));
}

std::optional<SituationKind> situation_kind(std::string_view word) {
  return from_word<SituationKind>(kind_words, word);
}

const std::vector<SituationKind>& all_situation_kinds() {
  static const std::vector<SituationKind> kinds = [] {
    std::vector<SituationKind> all;
    for (std::size_t i = 0; i < kind_words.size(); ++i) all.push_back(static_cast<SituationKind>(i));
    return all;
  }();
  return kinds;
}

const char* to_string(LineSide side) {
  return side_words.at(static_cast<std::size_t>(side));
}

std::optional<LineSide> line_side(std::string_view word) {
  return from_word<LineSide>(side_words, word);
}

}  // namespace dateline
