#include "command/mapset_bound.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "command/mapset_atlas.hpp"
#include "command/mapset_overview.hpp"
#include "dateline/read/checksum.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/write/file.hpp"
#include "draw/apng.hpp"

namespace dateline {
namespace {

/// The first PNG of each sheet that was made of the map.
std::vector<const RecordedFile*> frames_of(const SetMap& map, const SetPlan& plan,
                                           const std::vector<RecordedSheet>& sheets) {
  std::vector<const RecordedFile*> frames;
  for (const RecordedSheet& sheet : sheets) {
    if (!sheet.failure.empty() || plan.sheets[sheet.number - 1].from != &map) continue;
    const auto png = std::ranges::find_if(
        sheet.files, [](const RecordedFile& file) { return file.path.ends_with(".png"); });
    if (png != sheet.files.end()) frames.push_back(&*png);
  }
  return frames;
}

std::string sum_of_atlas(const MapSet& set, const SetRecord& record, const std::string& overview) {
  std::string all = set.atlas + set.title + overview;
  for (const RecordedSheet& sheet : record.sheets)
    if (sheet.failure.empty()) all += sheet.depends_on;
  return checksum(all);
}

std::string sum_of_animation(const SetAnimation& animation, const std::vector<const RecordedFile*>& frames) {
  std::string words = fmt::format("{} {}", animation.file, animation.seconds);
  for (const RecordedFile* frame : frames) words += ' ' + frame->checksum;
  return checksum(words);
}

/// The file as the old record has it; nothing where the folder holds no such file, or another.
std::optional<BoundFile> as_before(const SetRecord& old, const std::string& path, SetFolder& folder) {
  for (BoundFile& before : old.bound())
    if (before.file.path == path && folder.sum_of(folder.path(path)) == before.file.checksum)
      return std::move(before);
  return std::nullopt;
}

/// Calls `visit(animation, file, sum, frames)` for the atlas, which is no animation and has no frames, and
/// for each animation.
template <class Visit>
void each_wanted(const SheetsMade& made, const SetRecord& record, const std::string& overview,
                 const Visit& visit) {
  if (!made.set.atlas.empty()) visit(nullptr, made.set.atlas, sum_of_atlas(made.set, record, overview), {});
  for (const SetMap& map : made.set.maps) {
    if (!map.animation) continue;
    const std::vector<const RecordedFile*> frames = frames_of(map, made.plan, record.sheets);
    visit(&*map.animation, map.animation->file, sum_of_animation(*map.animation, frames), frames);
  }
}

RecordedFile made_animation(const SetAnimation& animation, const std::vector<const RecordedFile*>& frames,
                            const SetFolder& folder) {
  const std::string path = folder.path(animation.file);
  const auto png = [&](std::size_t frame) { return read_file(folder.path(frames[frame]->path)); };
  const std::string bytes = animated_png(frames.size(), png, animation.seconds, path);
  write_file(path, bytes);
  return {animation.file, checksum(bytes), bytes.size()};
}

bool is_made(const std::optional<RecordedSheet>& before, const std::string& sum, SetFolder& folder) {
  return before && before->failure.empty() && before->depends_on == sum && folder.holds(*before);
}

}  // namespace

Overview overview_of(const SheetsMade& made, const SetRecord& record) {
  Overview overview{planned_overview(made.set, made.plan, record), ""};
  if (overview.sheet) overview.sum = sum_of(*overview.sheet, made.common, made.folder);
  return overview;
}

RecordedSheet drawn_overview(const Overview& overview, const Gazetteer& gazetteer,
                             const std::string& folder) {
  SetPlan plan;
  plan.sheets.push_back(*overview.sheet);
  return drawn_sheets(plan, {0}, {overview.sum}, gazetteer, folder, 1, [](const RecordedSheet&) {}).front();
}

void bind_sheets(const SheetsMade& made, const SetRecord& old, SetRecord& record) {
  const Overview overview = overview_of(made, record);
  if (made.set.overview && overview.sheet)
    record.overview = is_made(old.overview, overview.sum, made.folder)
                          ? old.overview
                          : drawn_overview(overview, made.gazetteer, made.folder.name());
  each_wanted(made, record, overview.sum,
              [&](const SetAnimation* animation, const std::string& file, const std::string& sum,
                  const std::vector<const RecordedFile*>& frames) {
                if (animation != nullptr ? frames.empty() : sheets_in_atlas(record).empty()) return;
                BoundFile bound{{}, sum};
                const auto before = as_before(old, file, made.folder);
                bound.file = before && before->depends_on == sum ? before->file
                             : animation != nullptr ? made_animation(*animation, frames, made.folder)
                                                    : drawn_atlas(made, record, overview.sheet, file);
                if (animation != nullptr)
                  record.animations.push_back(bound);
                else
                  record.atlas = bound;
              });
}

void keep_bound_files(const SheetsMade& made, const SetRecord& old, SetRecord& record) {
  const Overview overview = overview_of(made, record);
  if (made.set.overview) {
    if (old.overview && made.folder.holds(*old.overview)) {
      record.overview = old.overview;
      record.is_overview_stale = old.overview->depends_on != overview.sum;
    } else {
      record.unmade = made.set.overview->files;
    }
  }
  each_wanted(made, record, overview.sum,
              [&](const SetAnimation* animation, const std::string& file, const std::string& sum,
                  const std::vector<const RecordedFile*>&) {
                auto before = as_before(old, file, made.folder);
                if (before) before->is_stale = before->depends_on != sum;
                if (!before)
                  record.unmade.push_back(file);
                else if (animation != nullptr)
                  record.animations.push_back(*before);
                else
                  record.atlas = before;
              });
}

std::string listed(const std::vector<std::string>& files) {
  std::string words;
  for (std::size_t i = 0; i < files.size(); ++i)
    words += (i == 0 ? "" : i + 1 < files.size() ? ", " : " and ") + files[i];
  return words;
}

}  // namespace dateline
