#include "dateline/sheet/set_record.hpp"
#include "text/counted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {

namespace {

/// Takes pairs of events that agree in `part` out of both lists.
std::vector<std::pair<RecordedEvent, RecordedEvent>> paired(std::vector<RecordedEvent>& before,
                                                            std::vector<RecordedEvent>& after,
                                                            std::string RecordedEvent::*part) {
  std::ranges::stable_sort(before, {}, part);
  std::ranges::stable_sort(after, {}, part);
  std::vector<std::pair<RecordedEvent, RecordedEvent>> pairs;
  std::vector<RecordedEvent> alone_before;
  std::vector<RecordedEvent> alone_after;
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() && now != after.end()) {
    if ((*old).*part < (*now).*part)
      alone_before.push_back(std::move(*old++));
    else if ((*now).*part < (*old).*part)
      alone_after.push_back(std::move(*now++));
    else
      pairs.emplace_back(std::move(*old++), std::move(*now++));
  }
  std::move(old, before.end(), std::back_inserter(alone_before));
  std::move(now, after.end(), std::back_inserter(alone_after));
  before = std::move(alone_before);
  after = std::move(alone_after);
  return pairs;
}

}  // namespace

const RecordedSheet* SetRecord::find(std::string_view name) const {
  const auto found = std::ranges::find(sheets, name, &RecordedSheet::name);
  return found == sheets.end() ? nullptr : &*found;
}

std::string events_in_words(const RecordedSheet& sheet) {
  const std::string all = counted(sheet.events, "event");
  if (sheet.missing == 0) return all;
  if (sheet.missing == sheet.events) return all + ", not shown";
  return fmt::format("{}, {} of them not shown", all, sheet.missing);
}

std::vector<const RecordedSheet*> SetRecord::drawn() const {
  std::vector<const RecordedSheet*> all;
  for (const RecordedSheet& sheet : sheets) all.push_back(&sheet);
  if (overview) all.push_back(&*overview);
  return all;
}

std::vector<BoundFile> SetRecord::bound() const {
  std::vector<BoundFile> all = animations;
  if (atlas) all.insert(all.begin(), *atlas);
  return all;
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
  std::vector<RecordedEvent> gone = before.nameless;
  std::vector<RecordedEvent> come = after.nameless;
  paired(gone, come, &RecordedEvent::what);
  for (const auto& [old, now] : paired(gone, come, &RecordedEvent::besides))
    ++(old.where != now.where ? moved : changed);
  changed += paired(gone, come, &RecordedEvent::where).size();
  added += come.size();
  removed += gone.size();
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
