#include "command/draw_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "command/map_sheet.hpp"
#include "command/multiples.hpp"
#include "command/pictures.hpp"
#include "command/sheet_layers.hpp"
#include "dateline/error.hpp"
#include "dateline/read/image.hpp"
#include "dateline/read/style.hpp"
#include "dateline/sheet/template.hpp"
#include "dateline/write/file.hpp"

namespace dateline {
namespace {

Logo logo_of(const std::string& file) {
  const std::filesystem::path path(file);
  if (path.extension() != ".png" && path.extension() != ".PNG")
    throw UsageError(fmt::format("--logo: '{}' is no PNG: save the picture as one", file));
  return {read_image(file), path.stem().string()};
}

DrawnMap composed_map(const MapOptions& options, std::vector<LocatedEvent> events, const Gazetteer& gazetteer,
                      Findings& findings) {
  DrawnMap map;
  map.spec = sheet_spec(options, events, gazetteer);
  if (!options.logo.empty()) map.spec.logo = logo_of(options.logo);
  Style style = read_style(chosen_style(options), findings);
  if (!options.sheets.features.empty()) add_sheet_layers(style);
  if (options.multiples != "none") {
    map.sheet = drawn_multiples(options, map.spec, style, std::move(events), gazetteer, findings);
    return map;
  }
  map.content = map_content(options, map.spec, style, std::move(events), gazetteer, findings);
  map.sheet = compose(map.spec, style, map.content, *text_measure(), findings);
  return map;
}

}  // namespace

TemplateValues counts_of_map(std::size_t events, std::size_t missing) {
  return {{"missing", static_cast<long long>(missing)}, {"shown", static_cast<long long>(events - missing)}};
}

DrawnMap drawn_map(const MapOptions& options, std::vector<LocatedEvent> events, const Gazetteer& gazetteer,
                   Findings& findings) {
  if (options.subtitle_template.empty()) return composed_map(options, std::move(events), gazetteer, findings);
  // A subtitle of other words may leave another frame, and that one show other events.
  constexpr int most_turns = 4;
  MapOptions told = options;
  for (int turn = 1;; ++turn) {
    Findings found;
    DrawnMap map = composed_map(told, events, gazetteer, found);
    const auto words =
        filled(options.subtitle_template, counts_of_map(events.size(), map.sheet.missing)).value_or("");
    if (words == told.subtitle || turn == most_turns) {
      std::ranges::move(found, std::back_inserter(findings));
      return map;
    }
    told.subtitle = words;
  }
}

std::vector<std::string> write_map(const DrawnMap& map, const MapOptions& options, PngSeries* series) {
  std::vector<std::string> files;
  for (const std::string& output : options.outputs)
    std::ranges::move(write_pictures(map.sheet, map.spec.size.pixels_per_mm(), output, series),
                      std::back_inserter(files));
  const auto also = [&](const std::string& file, const auto& words) {
    if (file.empty()) return;
    write_file(file, words());
    files.push_back(file);
  };
  also(options.report, [&] { return report_json(map.sheet); });
  also(options.alt_text, [&] { return map.sheet.alt_text; });
  return files;
}

}  // namespace dateline
