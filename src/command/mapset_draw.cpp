#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "command/draw_map.hpp"
#include "command/export_layers.hpp"
#include "command/in_processes.hpp"
#include "command/mapset_faults.hpp"
#include "command/mapset_labels.hpp"
#include "command/mapset_run.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/read/data_files.hpp"
#include "dateline/read/set_record.hpp"
#include "dateline/read/situation.hpp"
#include "dateline/write/file.hpp"
#include "dateline/write/geojson.hpp"
#include "dateline/write/set_record.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// Draws the sheets of one plan into one folder; what neighbours have in common is drawn once.
class SheetDrawer {
 public:
  SheetDrawer(const Gazetteer& gazetteer, std::string folder)
      : m_gazetteer(gazetteer), m_folder(std::move(folder)) {}

  /// Fills in the files, the description and what was found or failed.
  void draw(const PlannedSheet& sheet, RecordedSheet& record) {
    try {
      if (!sheet.failure.empty()) throw UsageError(sheet.failure);
      m_series.resize(std::max(m_series.size(), sheet.maps.size()));
      for (std::size_t i = 0; i < sheet.maps.size(); ++i) {
        if (sheet.maps[i].outputs.empty()) continue;  // an overview may be wanted as a layer only
        if (!m_series[i]) m_series[i] = png_series();
        draw_map(sheet, sheet.maps[i], *m_series[i], record);
      }
      write_exports(sheet, record);
    } catch (const InputError& error) {
      record.failure = told(error.origin(), error.what());
    } catch (const UsageError& error) {
      const SheetFault fault = fault_of(sheet, error.what());
      record.failure = told(fault.where, fault.message);
    } catch (const std::exception& error) {
      record.failure = error.what();
    }
    if (!record.failure.empty()) record.files.clear();
  }

 private:
  static std::string told(const Origin& origin, const std::string& message) {
    const std::string where = to_string(origin);
    return (where.empty() ? "" : where + ": ") + message;
  }

  void draw_map(const PlannedSheet& sheet, MapOptions map, PngSeries& series, RecordedSheet& record) const {
    for (std::string& output : map.outputs) output = in_folder(output);
    if (!map.report.empty()) map.report = in_folder(map.report);
    if (!map.alt_text.empty()) map.alt_text = in_folder(map.alt_text);
    const DrawnMap drawn = drawn_map(map, events_of(sheet), m_gazetteer, record.findings);
    for (const std::string& file : write_map(drawn, map, &series))
      record.files.push_back(recorded(m_folder, file.substr(m_folder.size() + 1)));
    if (!record.description.empty()) return;
    record.description = drawn.sheet.drawing.description;
    record.title = drawn.spec.title;
    record.missing = drawn.sheet.missing;
    record.outline = drawn.sheet.outline;
    record.pages = 1 + drawn.sheet.pages.size();
    if (const std::size_t without = unlabelled(map.sheets); without > 0)
      record.findings.push_back(
          {Severity::note,
           {},
           fmt::format("{} of {} outlines {} no number on it, for want of room; a larger 'size' has more",
                       without, sheet.groups.size(), without == 1 ? "has" : "have")});
    for (const SheetArea& area : drawn.sheet.areas)
      record.areas.push_back(recorded_area(area, sheet.groups[record.areas.size()], drawn.sheet.drawing));
  }

  static RecordedArea recorded_area(const SheetArea& area, const SheetGroup& group, const Drawing& drawing) {
    const auto rounded = [](double part) { return std::round(part * 1e4) / 1e4; };
    RecordedArea recorded{group.label, group.sheets, {}};
    for (const PagePoint at : area.outline)
      recorded.outline.push_back({rounded(at.x / drawing.width), rounded(at.y / drawing.height)});
    return recorded;
  }

  void write_exports(const PlannedSheet& sheet, RecordedSheet& record) const {
    for (const FeatureLayer& layer : sheet.layers) {
      write_file(in_folder(layer.name), to_geojson(layer));
      record.files.push_back(recorded(m_folder, layer.name));
    }
    if (sheet.exports.empty()) return;
    const MapOptions& map = sheet.maps.front();
    const auto names = parse_naming_policy(map.names);
    Findings told_already;  // when the map was drawn
    const std::vector<FeatureLayer> layers =
        export_layers(sheet.exports, events_of(sheet), m_gazetteer,
                      {sheet.period, names.value_or(NamingPolicy{}), map.corridor,
                       read_situations(map.features, told_already)});
    for (const FeatureLayer& layer : layers) {
      const std::string file = sheet.name + "." + layer.name + ".geojson";
      write_file(in_folder(file), to_geojson(layer));
      record.files.push_back(recorded(m_folder, file));
    }
  }

  /// Where the file will lie; its folder is made.
  std::string in_folder(const std::string& file) const {
    const fs::path path = fs::path(m_folder) / file;
    make_folder(path.parent_path().string());
    return path.string();
  }

  const Gazetteer& m_gazetteer;
  std::string m_folder;
  std::vector<std::unique_ptr<PngSeries>> m_series;  ///< of the first, second, … map of sheets
};

}  // namespace

RecordedFile recorded(const std::string& folder, const std::string& file) {
  const std::string bytes = read_file(folder + "/" + file);
  return {file, checksum(bytes), bytes.size()};
}

RecordedSheet record_of(const PlannedSheet& sheet, std::size_t number, const std::string& sum) {
  RecordedSheet record;
  record.name = sheet.name;
  record.number = number + 1;
  record.title = sheet.title;
  record.period = sheet.period.starts_open() && sheet.period.ends_open() ? "" : to_edtf(sheet.period);
  record.depends_on = sum;
  record.events = sheet.events.size();
  constexpr std::size_t most_told = 5000;  // beyond, a record would be larger than the pictures
  if (sheet.events.size() > most_told) return record;
  for (std::size_t i = 0; i < sheet.events.size(); ++i) {
    const std::string& id = sheet.table->events[sheet.events[i]].event.id;
    const RecordedEvent& sums = sheet.table->sums[sheet.events[i]];
    if (id.empty())
      record.nameless.push_back(sums);
    else
      record.shown.emplace(id, sums);
  }
  return record;
}

std::vector<RecordedSheet> drawn_sheets(const SetPlan& plan, const std::vector<std::size_t>& numbers,
                                        const std::vector<std::string>& sums, const Gazetteer& gazetteer,
                                        const std::string& folder, std::size_t jobs,
                                        const std::function<void(const RecordedSheet&)>& done) {
  SheetDrawer drawer(gazetteer, folder);
  std::map<std::size_t, RecordedSheet> made;
  in_processes(
      numbers, jobs,
      [&](std::size_t number) {
        RecordedSheet record = record_of(plan.sheets[number], number, sums[number]);
        drawer.draw(plan.sheets[number], record);
        return sheet_json(record);
      },
      [&](std::size_t number, const std::string& answer, const std::string& failure) {
        RecordedSheet record = failure.empty() ? parse_recorded_sheet(answer)
                                               : record_of(plan.sheets[number], number, sums[number]);
        record.failure += failure;
        done(record);
        made[number] = std::move(record);
      });
  std::vector<RecordedSheet> sheets;
  for (auto& [number, record] : made) sheets.push_back(std::move(record));
  return sheets;
}

}  // namespace dateline
