#pragma once

#include <string>
#include <vector>

#include "dateline/event/event.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/finding.hpp"
#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/ground_reference.hpp"
#include "dateline/relief/raster_source.hpp"
#include "dateline/sheet/sheet.hpp"
#include "dateline/style/style.hpp"

namespace dateline {

/// What became of a label, a symbol or a piece of furniture: a row of --report.
struct Placement {
  std::string what;  ///< "label", "symbol", "title", "legend", "scale bar", …
  std::string text;
  std::string feature;  ///< id, "" for furniture
  PageBox box;          ///< mm; of a dropped label empty
  std::string state;    ///< "placed", "moved", "keyed" or "dropped"
  std::string why;
  bool turned = false;  ///< is it text that is turned or bent, and its box larger than what it covers?
  std::size_t map = 0;  ///< of small maps the number, from 1; 0: what belongs to the sheet

  bool operator==(const Placement&) const = default;
};

/// What a map shows, named as styles name it.
struct MapContent {
  std::vector<FeatureLayer> layers;   ///< land, water, …, places, corridors, corridor-routes
  std::vector<RasterLayer> rasters;   ///< at most one of heights; pictures
  std::vector<LocatedEvent> events;   ///< in the period and of the types that are shown
  std::vector<FeatureLayer> locator;  ///< layers of the small map that shows where the sheet lies
  std::vector<std::string> sources;   ///< for the credits line, each once
  std::string view;  ///< ISO 3166-1 code of the state whose view of lines is drawn; "": none's
};

/// A page behind a sheet, of the same size.
struct SheetPage {
  Drawing drawing;
  std::vector<Placement> report;
};

/// Where the outline of a sheet lies on the overview of its set.
struct SheetArea {
  std::string feature;             ///< id of the outline
  std::vector<PagePoint> outline;  ///< mm, a ring not closed by a last point
};

/// A composed sheet.
struct Sheet {
  Drawing drawing;
  std::vector<Placement> report;
  std::string alt_text;                  ///< the map in words, from its data, where it is asked for
  PageBox frame;                         ///< of its map, mm
  std::vector<GroundReference> grounds;  ///< where its maps lie
  Line outline;                          ///< of the frame on the ground, a ring not closed by a last position
  std::size_t missing = 0;               ///< events that its maps do not show: elsewhere, or without a place
  std::vector<SheetArea> areas;          ///< of the layer "sheets", the outlines of a set's sheets
  std::vector<SheetPage> pages;          ///< with the list of its events, where it has pages of its own
};

/// Draws the content in the style's layers, places symbols and labels, and puts title,
/// legend, scale bar, grid, north arrow, locator and credits around them. Labels that find
/// no room are findings. The same arguments give an equal drawing.
Sheet compose(const SheetSpec& spec, const Style& style, const MapContent& content, TextMeasure& measure,
              Findings& findings);

/// The report as JSON, a placement a line.
std::string report_json(const Sheet& sheet);

}  // namespace dateline
