#include "dateline/sheet/set_record.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

const RecordedSheet* SetRecord::find(std::string_view name) const {
  const auto found = std::ranges::find(sheets, name, &RecordedSheet::name);
  return found == sheets.end() ? nullptr : &*found;
}

std::string changes_in_words(const RecordedSheet& before, const RecordedSheet& after) {
  std::size_t added = 0;
  std::size_t moved = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  for (const auto& [id, event] : after.shown) {
    const auto old = before.shown.find(id);
    if (old == before.shown.end())
      ++added;
    else if (old->second.where != event.where)
      ++moved;
    else
      changed += old->second.what != event.what;
  }
  for (const auto& [id, event] : before.shown) removed += !after.shown.contains(id);
  std::string words;
  const auto say = [&](std::size_t count, const char* what) {
    if (count == 0) return;
    words += words.empty() ? fmt::format("{} {} {}", count, count == 1 ? "event" : "events", what)
                           : fmt::format(", {} {}", count, what);
  };
  say(added, "added");
  say(moved, "moved");
  say(changed, "changed");
  say(removed, "removed");
  return words;
}

}  // namespace dateline
