#include <fmt/format.h>

#include <thread>

#include "command/command.hpp"
#include "command/draw_map.hpp"
#include "command/load_gazetteer.hpp"
#include "command/map_sheet.hpp"
#include "command/pictures.hpp"
#include "dateline/draw/prepare.hpp"
#include "dateline/read/events.hpp"
#include "dateline/select/select.hpp"

namespace dateline {
namespace {

/// From names and dates to a map: read, attach, select, compose, write.
void draw_map(const MapOptions& options, Findings& findings) {
  check_event_types(options.types);
  const std::jthread ahead(prepare_to_draw);
  const Selection selection{chosen_period(options), options.types};
  const Gazetteer gazetteer = load_gazetteer(options.common, findings);
  std::vector<LocatedEvent> located =
      selected(read_located_events(options.events, gazetteer, findings), selection);
  DrawnMap map = drawn_map(options, std::move(located), gazetteer, findings);
  // To free a million events takes as long as to paint them: it is done meanwhile.
  const std::jthread freeing([content = std::move(map.content)]() mutable { content = {}; });
  const std::vector<std::string> written = write_map(map, options);
  if (options.list != "page") return;
  for (const std::string& page : pages_left_behind(options.outputs, written))
    findings.push_back({Severity::note,
                        {},
                        fmt::format("'{}' is of an earlier run with more pages, and no page of this one: "
                                    "remove it if nothing else needs it",
                                    page)});
}

}  // namespace

int run_map(const std::vector<std::string>& arguments) {
  MapOptions options;
  const auto app = command_parser("map", "Draws one map of the events.", options.common);
  add_map_options(*app, options);
  if (!parse(*app, arguments)) return 0;
  check_pictures(options.outputs);
  if (options.list == "page") check_page_names(options.outputs);

  Findings findings;
  try {
    draw_map(options, findings);
  } catch (const std::exception&) {
    report(findings, options.common);  // what was found before it failed is not lost
    throw;
  }
  return report(findings, options.common);
}

}  // namespace dateline
