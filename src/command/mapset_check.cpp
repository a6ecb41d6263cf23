#include "command/mapset_check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "command/folder_lock.hpp"
#include "command/mapset_bound.hpp"
#include "command/mapset_difference.hpp"
#include "command/mapset_overview.hpp"
#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/set_record.hpp"
#include "dateline/write/file.hpp"
#include "text/counted.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// A folder for what is drawn only to be compared; it goes with the value.
class ScratchFolder {
 public:
  ScratchFolder() : m_path((fs::temp_directory_path() / "dateline-XXXXXX").string()) {
    if (::mkdtemp(m_path.data()) == nullptr)
      throw InputError("no folder can be made here for what is only compared", {m_path, 0});
  }
  ~ScratchFolder() {
    std::error_code none;
    fs::remove_all(m_path, none);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

std::string first_file(const RecordedSheet& sheet, const std::string& folder, SetFolder& sums, bool missing) {
  for (const RecordedFile& file : sheet.files) {
    const std::string now = sums.sum_of(folder + "/" + file.path);
    if (missing ? now.empty() : now != file.checksum) return file.path;
  }
  return "";
}

/// What of all that the sheet is made from is another than it was.
std::string reasons(const RecordedSheet& old, const RecordedSheet& now) {
  std::string words;
  const auto say = [&](const std::string& reason) {
    if (!reason.empty()) words += (words.empty() ? "" : "; ") + reason;
  };
  const std::vector<std::string> changed = changed_parts(old.depends_on, now.depends_on);
  const auto has_changed = [&](const char* part) {
    return std::ranges::find(changed, part) != changed.end();
  };
  const std::string events = changes_in_words(old, now);
  say(events.empty() && has_changed("events") ? "its events are others, or in another order" : events);
  const bool retitled = !old.title.empty() && !now.title.empty() && old.title != now.title;
  if (retitled) say(fmt::format("its title '{}' is now '{}'", old.title, now.title));
  if (has_changed("options") && !retitled)
    say("its options, or what it has in common with other sheets, are others");
  if (has_changed("files")) say("a file that its options name is another");
  if (has_changed("program")) say("the program, its fonts or the gazetteers are others");
  return words.empty() ? "its options, data or the program are others" : words;
}

/// Why the sheet is not as it would be made; "" when it is. Looks at checksums only.
std::string difference(const RecordedSheet* old, const RecordedSheet& now, SetFolder& folder) {
  if (old == nullptr) return "is not there";
  if (!old->failure.empty()) return "could not be made the last time: " + old->failure;
  if (old->depends_on != now.depends_on) return "is out of date: " + reasons(*old, now);
  if (const std::string gone = first_file(*old, folder.name(), folder, true); !gone.empty())
    return "lacks " + gone;
  if (const std::string other = first_file(*old, folder.name(), folder, false); !other.empty())
    return "is not as it was written: " + other;
  return "";
}

/// Lines about atlas and animations that are not as they were written; how many there are. What their
/// sheets are of is told of these.
std::size_t tell_bound_sheets(const MapSet& set, const SetRecord& old, SetFolder& folder) {
  const std::vector<BoundFile> written = old.bound();
  std::vector<std::string> wanted;
  if (!set.atlas.empty() && !sheets_in_atlas(old).empty()) wanted.push_back(set.atlas);
  for (const SetMap& map : set.maps)
    if (map.animation) wanted.push_back(map.animation->file);
  std::size_t different = 0;
  for (const std::string& file : wanted) {
    const std::string now = folder.sum_of(folder.path(file));
    const auto known = std::ranges::find(
        written, file, [](const BoundFile& bound) -> const std::string& { return bound.file.path; });
    const bool is_whole = known != written.end() && known->file.checksum == now;
    if (is_whole && !known->is_stale) continue;
    std::cout << file
              << (now.empty() ? " is not there\n"
                  : is_whole  ? " is older than its sheets\n"
                              : " is not as it was written\n");
    ++different;
  }
  return different;
}

/// Lines about the files of the set as a whole that are not as they were written; how many there are.
/// Where nothing was made they are not missed: the sheets are.
std::size_t tell_files_of_set(const SetRecord& old, SetFolder& folder) {
  std::size_t different = 0;
  if (old.version.empty()) return different;
  for (const auto& [name, bytes] : files_of_set(old)) {
    const std::string now = folder.sum_of(folder.path(name));
    if (now == checksum(bytes)) continue;
    std::cout << name << (now.empty() ? " is not there\n" : " is not as it was written\n");
    ++different;
  }
  return different;
}

/// What is made of all sheets and lies in the folder as the old record has it stays there, as older than
/// its sheets where these are others now.
void keep_bound_files_of(const SetRecord& old, SetRecord& joined, SetFolder& folder) {
  const bool is_stale = old.sheets != joined.sheets;
  const auto keep = [&](BoundFile bound) -> std::optional<BoundFile> {
    const auto wanted = std::ranges::find(joined.unmade, bound.file.path);
    if (wanted == joined.unmade.end() || folder.sum_of(folder.path(bound.file.path)) != bound.file.checksum)
      return std::nullopt;
    joined.unmade.erase(wanted);
    bound.is_stale = bound.is_stale || is_stale;
    return bound;
  };
  if (old.overview && folder.holds(*old.overview)) {
    const std::size_t wanted = joined.unmade.size();
    for (const RecordedFile& file : old.overview->files) std::erase(joined.unmade, file.path);
    if (joined.unmade.size() + old.overview->files.size() == wanted) joined.overview = old.overview;
    joined.is_overview_stale = joined.overview && (old.is_overview_stale || is_stale);
  }
  if (old.atlas) joined.atlas = keep(*old.atlas);
  for (const BoundFile& animation : old.animations)
    if (auto kept = keep(animation)) joined.animations.push_back(*std::move(kept));
}

bool same_files(const RecordedSheet& a, const RecordedSheet& b) {
  return std::ranges::equal(a.files, b.files);
}

/// The same of the overview as it would be made of the sheets that are recorded.
std::size_t tell_overview(const SetCheck& check, const SetRecord& old, SetFolder& folder,
                          const std::string& scratch) {
  if (!check.set.overview) return 0;
  const Overview overview = overview_of({check.set, check.plan, check.gazetteer, folder, check.common}, old);
  if (!overview.sheet) return 0;
  const RecordedSheet now = record_of(*overview.sheet, 0, overview.sum);
  std::string why = difference(old.overview ? &*old.overview : nullptr, now, folder);
  const bool shows = !check.options.difference.empty() && !why.empty();
  std::optional<RecordedSheet> drawn;
  if (check.options.force || shows) {
    drawn = drawn_overview(overview, check.gazetteer, scratch);
    if (!drawn->failure.empty())
      why = "cannot be made: " + drawn->failure;
    else if (why.empty() && !same_files(*old.overview, *drawn))
      why = "has other bytes when it is drawn again";
  }
  if (!why.empty()) std::cout << now.name << ' ' << why << '\n';
  if (drawn && !why.empty() && !check.options.difference.empty())
    write_difference({old.overview ? &*old.overview : nullptr, folder.name()}, {&*drawn, scratch},
                     check.options.difference);
  return why.empty() ? 0 : 1;
}

}  // namespace

bool check_set(const SetCheck& check, SetFolder& folder) {
  const SetRecord old = folder.last_record();
  std::map<std::size_t, std::string> different;
  for (const std::size_t number : check.chosen) {
    const RecordedSheet now = record_of(check.plan.sheets[number], number, check.sums[number]);
    const std::string why = difference(old.find(now.name), now, folder);
    if (!why.empty()) different[number] = why;
  }
  const ScratchFolder scratch;
  std::vector<std::size_t> to_draw;
  for (const std::size_t number : check.chosen)
    if (check.options.force || (!check.options.difference.empty() && different.contains(number)))
      to_draw.push_back(number);
  const std::size_t jobs =
      check.options.jobs > 0 ? check.options.jobs : std::max(1U, std::thread::hardware_concurrency());
  std::map<std::string, RecordedSheet> drawn;
  for (RecordedSheet& sheet : drawn_sheets(check.plan, to_draw, check.sums, check.gazetteer, scratch.path(),
                                           jobs, [](const RecordedSheet&) {}))
    drawn[sheet.name] = std::move(sheet);
  for (const std::size_t number : to_draw) {
    const RecordedSheet& now = drawn.at(check.plan.sheets[number].name);
    const RecordedSheet* before = old.find(now.name);
    if (!now.failure.empty())
      different[number] = "cannot be made: " + now.failure;
    else if (before != nullptr && !different.contains(number) && !same_files(*before, now))
      different[number] = "has other bytes when it is drawn again";
  }
  for (const auto& [number, why] : different) {
    const std::string& name = check.plan.sheets[number].name;
    std::cout << name << ' ' << why << '\n';
    if (const auto now = drawn.find(name); !check.options.difference.empty() && now != drawn.end())
      write_difference({old.find(name), folder.name()}, {&now->second, scratch.path()},
                       check.options.difference);
  }
  std::size_t more = tell_files_of_set(old, folder);
  if (check.options.only.empty() && check.options.shard.empty()) {
    more += tell_overview(check, old, folder, scratch.path());
    more += tell_bound_sheets(check.set, old, folder);
    for (const RecordedSheet& sheet : old.sheets)
      if (std::ranges::find(check.plan.sheets, sheet.name, &PlannedSheet::name) == check.plan.sheets.end()) {
        std::cout << sheet.name << " does not belong to the set any more\n";
        if (!check.options.difference.empty())
          write_difference({&sheet, folder.name()}, {nullptr, scratch.path()}, check.options.difference);
        ++more;
      }
  }
  if (!check.options.common.quiet)
    std::cout << check.chosen.size() - different.size() << " of " << check.chosen.size()
              << (check.chosen.size() == 1 ? " sheet is" : " sheets are") << " as made now\n";
  return different.empty() && more == 0;
}

int join_shards(const MapSetOptions& o) {
  SetRecord all;
  make_folder(o.folder);
  const FolderLock lock(o.folder, o.common.quiet);
  SetFolder folder(o.folder, "joined");
  const SetRecord old = folder.last_record();
  for (const std::string& shard : o.join) {
    SetRecord record = read_set_record(shard + "/manifest.json");
    if (all.version.empty()) {
      all = record;
      all.sheets.clear();
      all.atlas.reset();
      all.animations.clear();
      all.overview.reset();
    } else if (record.version != all.version || record.inputs != all.inputs) {
      throw InputError("was made of other inputs, or by another version of dateline, than " + o.join.front() +
                           "; make all shards of one state",
                       {shard + "/manifest.json", 0});
    }
    all.planned = std::max(all.planned, record.planned);
    for (RecordedSheet& sheet : record.sheets) {
      if (all.find(sheet.name) != nullptr)
        throw InputError("the sheet '" + sheet.name + "' is in another shard too",
                         {shard + "/manifest.json", 0});
      for (const RecordedFile& file : sheet.files) {
        make_folder(fs::path(o.folder + "/" + file.path).parent_path().string());
        write_file(o.folder + "/" + file.path, read_file(shard + "/" + file.path));
      }
      all.sheets.push_back(std::move(sheet));
    }
  }
  std::ranges::sort(all.sheets, {}, &RecordedSheet::number);
  keep_bound_files_of(old, all, folder);
  folder.remove_leftovers(old, all, {});
  folder.finish(all);
  const std::size_t lacking = std::max(all.planned, all.sheets.size()) - all.sheets.size();
  if (!o.common.quiet)
    std::cerr << fmt::format(
        "{} joined from {}{}\n", counted(all.sheets.size(), "sheet"), counted(o.join.size(), "folder"),
        lacking == 0 ? ""
                     : fmt::format("; {} of the set {} in none of them", counted(lacking, "sheet"),
                                   lacking == 1 ? "is" : "are"));
  if (!o.common.quiet && o.manifest.empty() && !all.unmade.empty())
    std::cerr << listed(all.unmade) << (all.unmade.size() == 1 ? " is" : " are")
              << " made of all sheets when the manifest is named, too: dateline mapset "
              << (all.inputs.empty() ? "maps.toml" : all.inputs.front().path) << " --join … -o " << o.folder
              << '\n';
  const bool failed =
      std::ranges::any_of(all.sheets, [](const RecordedSheet& sheet) { return !sheet.failure.empty(); });
  return failed || lacking > 0 || has_error(all.findings) ? 1 : 0;
}

}  // namespace dateline
