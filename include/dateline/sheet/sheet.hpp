#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/geo/geobox.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/place/naming.hpp"
#include "dateline/time/period.hpp"

namespace dateline {

/// The size of a sheet and how finely a picture of it is drawn.
struct SheetSize {
  double width = 240;   ///< mm
  double height = 180;  ///< mm
  double dpi = 200;     ///< pixels to an inch of a PNG

  double pixels_per_mm() const { return dpi / 25.4; }

  bool operator==(const SheetSize&) const = default;
};

/// A size that has a name: of paper, of a screen, of so many columns of a newspaper.
struct SheetPreset {
  std::string_view name;
  double width;   ///< mm
  double height;  ///< mm
};

/// "a4", "a4-portrait", "a3", "a3-portrait", "16:9", "square", "column-1" to "column-6" (columns of
/// 45 mm, 5 mm apart).
std::span<const SheetPreset> sheet_presets();

/// "240x180mm", "2000x1500px" (at `dpi`) or the name of a preset. 20 to 2,000 mm a side, at most
/// 30,000 px.
Expected<SheetSize> parse_sheet_size(std::string_view text, double dpi);

/// Whether a piece of furniture is drawn; `automatic` draws it where it means something.
enum class Show { automatic, on, off };

/// Where the legend stands with locator and scale bar: in free corners of the map, beside it or below
/// it; `automatic` beside on wide sheets, below on upright ones, inside where both leave no map.
enum class LegendPlace { automatic, inside, beside, below };

/// What scale bars are divided by: km (m where that is shorter), statute miles, nautical miles.
enum class LengthUnit { km, miles, nautical };

/// How events are shown where their symbols would hide each other: counted in hexagons of equal
/// area, in circles, as a density; `none` draws each, as a dot where there is no room for symbols.
/// `automatic` draws symbols while they can be told apart, and hexagons from there on; `dots` draws each as
/// a dot in any case.
enum class Grouping { automatic, none, dots, hex, cluster, density };

/// How a symbol tells when: not at all, by a colour of the style's ramp, by its number in the order of
/// days, for a keyed list, or by ticks on a strip of the period below it.
enum class TimeShown { none, colour, number, ticks };

/// What a grid's lines are: meridians and parallels, or eastings and northings of the UTM zones, by
/// the kilometres of UTM or by the squares of the Military Grid Reference System.
enum class GridKind { degrees, utm, mgrs };

/// Where the list of the numbered events stands: in a column beside the map, in columns below it, or on
/// pages of its own behind the sheet.
enum class EventList { none, beside, below, page };

/// The sign of whoever publishes a sheet.
struct Logo {
  Image image;
  std::string name;  ///< for those who cannot see it
};

/// What the symbols and classes of events stand for in common with other maps, so that they compare. What is
/// not set follows from the map's own events.
struct CommonLegend {
  double most = 0;             ///< the number of the largest symbol of those sized by a number; 0: not set
  std::optional<Period> days;  ///< that colours and ticks tell apart
  double least_count = 0;      ///< of events in a hexagon, or to a square kilometre of a density
  double most_count = 0;       ///< the same; of dots their number, of circles the largest one's; 0: not set
  double mm2_per_event = 0;    ///< of circles; 0: not set

  bool operator==(const CommonLegend&) const = default;
};

/// What serves both: the greatest numbers, all days, the smallest circles.
CommonLegend joined(const CommonLegend& a, const CommonLegend& b);

/// A sheet to be: what is decided before it is composed.
struct SheetSpec {
  SheetSize size;
  std::string title;
  std::string subtitle;
  std::string credits;                    ///< of the user, before the program's own lines
  std::optional<std::string> disclaimer;  ///< in place of the program's own; "": none
  std::string language = "en";
  bool alt_text = false;  ///< is the map to be told in words, too?
  GeoBox extent;
  std::string projection;        ///< PROJ string or "EPSG:n"; empty: chosen for the extent
  double scale = 0;              ///< 1 : scale; 0: so that the extent fills the frame
  std::optional<PageBox> frame;  ///< of the map on the sheet; nothing: as large as all else leaves it
  std::optional<Period> period;  ///< that the events shown are from
  Day as_of;                     ///< for names, borders and corridors
  NamingPolicy names;
  bool legend = true;
  LegendPlace legend_place = LegendPlace::automatic;
  bool scale_bar = true;
  std::vector<LengthUnit> units{LengthUnit::km};  ///< a bar each
  bool grid = true;
  GridKind grid_kind = GridKind::degrees;
  bool inset = true;
  Show north_arrow = Show::automatic;
  Grouping group = Grouping::automatic;
  std::string size_by;  ///< "fatalities", "count" or a column of the tables; empty: symbols of one size
  TimeShown time = TimeShown::none;
  Show timeline = Show::automatic;   ///< a strip with the days of the events
  EventList list = EventList::none;  ///< of the events that `time` numbers
  std::optional<Logo> logo;          ///< for the sheet's lower right corner
  CommonLegend common;               ///< what the legend shares with other maps
};

}  // namespace dateline
