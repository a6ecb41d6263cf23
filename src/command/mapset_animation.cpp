#include "command/mapset_animation.hpp"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

std::vector<RecordedAnimation> made_animations(const MapSet& set, const SetPlan& plan,
                                               const std::vector<RecordedSheet>& sheets, const SetRecord& old,
                                               SetFolder& folder) {
  std::vector<RecordedAnimation> animations;
  for (const SetMap& map : set.maps) {
    if (!map.animation) continue;
    const std::vector<const RecordedFile*> frames = frames_of(map, plan, sheets);
    if (frames.empty()) continue;
    std::string words = fmt::format("{} {}", map.animation->file, map.animation->seconds);
    for (const RecordedFile* frame : frames) words += ' ' + frame->checksum;
    const std::string sum = checksum(words);
    const std::string path = folder.path(map.animation->file);
    const auto before = std::ranges::find(old.animations, sum, &RecordedAnimation::depends_on);
    if (before != old.animations.end() && folder.sum_of(path) == before->file.checksum) {
      animations.push_back(*before);
      continue;
    }
    const auto png = [&](std::size_t frame) { return read_file(folder.path(frames[frame]->path)); };
    const std::string bytes = animated_png(frames.size(), png, map.animation->seconds, path);
    write_file(path, bytes);
    animations.push_back({{map.animation->file, checksum(bytes), bytes.size()}, sum});
  }
  return animations;
}

}  // namespace dateline
