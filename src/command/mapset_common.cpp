#include "command/mapset_common.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "command/map_sheet.hpp"
#include "dateline/compose/legend_needs.hpp"
#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#include "dateline/project/projector.hpp"
#include "dateline/read/style.hpp"

namespace dateline {
namespace {

/// The specification of the sheet's first map; nothing, and the sheet's failure, when there is none.
std::optional<SheetSpec> spec_of(PlannedSheet& sheet, const Gazetteer& gazetteer) {
  try {
    return sheet_spec(sheet.maps.front(), events_of(sheet), gazetteer);
  } catch (const UsageError& error) {
    sheet.failure = error.what();
    return std::nullopt;
  }
}

}  // namespace

void give_common_extent(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer) {
  std::optional<GeoBox> all;
  for (PlannedSheet& sheet : sheets) {
    if (sheet.events.empty() && sheet.maps.front().extent == "events") continue;
    if (const auto spec = spec_of(sheet, gazetteer)) all = all ? hull(*all, spec->extent) : spec->extent;
  }
  if (!all) return;
  const std::string words =
      fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}", all->west, all->south, all->east, all->north);
  for (PlannedSheet& sheet : sheets) {
    sheet.failure.clear();
    for (MapOptions& map : sheet.maps) map.extent = words;
    sheet.words += "extent " + words + '\n';
  }
}

void give_common_scale(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer) {
  double smallest = 0;
  for (PlannedSheet& sheet : sheets) {
    const auto spec = spec_of(sheet, gazetteer);
    if (!spec) continue;
    // About what of a sheet is map; what is beyond is title, legend and credits.
    const PageBox frame{0, 0, spec->size.width * 0.7, spec->size.height * 0.8};
    const std::string projection = spec->projection.empty() ? projection_for(spec->extent) : spec->projection;
    smallest = std::max(smallest, Projector::fitted(projection, spec->extent, frame).scale());
  }
  if (smallest <= 0) return;
  const double step = std::pow(10, std::floor(std::log10(smallest)) - 1);
  const double scale = std::ceil(smallest / step) * step;
  for (PlannedSheet& sheet : sheets) {
    for (MapOptions& map : sheet.maps) map.scale = scale;
    sheet.words += fmt::format("scale {}\n", scale);
  }
}

void give_common_legend(std::span<PlannedSheet> sheets, const Gazetteer& gazetteer) {
  const auto measure = text_measure();
  std::map<std::string, Style> styles;
  LegendNeeds all;
  for (PlannedSheet& sheet : sheets) {
    const auto spec = spec_of(sheet, gazetteer);
    if (!spec || sheet.events.empty()) continue;
    Findings told;  // by the sheet itself
    const std::string style = chosen_style(sheet.maps.front());
    if (!styles.contains(style)) styles.emplace(style, read_style(style, told));
    const LegendNeeds own = legend_needs(*spec, styles.at(style), events_of(sheet), *measure);
    all.legend = joined(all.legend, own.legend);
    all.is_dense = all.is_dense || own.is_dense;
  }
  for (PlannedSheet& sheet : sheets) {
    for (MapOptions& map : sheet.maps) {
      map.common_legend = all.legend;
      if (all.is_dense && map.group == "auto") map.group = "hex";
      if (all.is_dense && map.group == "none") map.group = "dots";
    }
    sheet.words += fmt::format("legend {} {} {} {} {} {}\n", all.is_dense, all.legend.most,
                               all.legend.days ? to_edtf(*all.legend.days) : "", all.legend.least_count,
                               all.legend.most_count, all.legend.mm2_per_event);
  }
}

}  // namespace dateline
