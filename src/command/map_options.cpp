#include "command/map_options.hpp"

#include <fmt/format.h>

namespace dateline {
namespace {

/// Why a text is no ISO 3166-1 code of two letters; empty when it is one.
std::string is_country_code(const std::string& text) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() == 2 && capital(text[0]) && capital(text[1])) return "";
  return fmt::format("'{}' is no ISO 3166-1 code: two capital letters such as GE are expected", text);
}

}  // namespace

void add_map_options(CLI::App& app, MapOptions& o) {
  app.add_option("events", o.events, "Event tables: CSV, GeoJSON, JSON Lines, XLSX, ODS")
      ->type_name("EVENTS")
      ->required();
  app.add_option("-o,--output", o.outputs, "Picture to write, by its ending .png, .svg or .pdf; repeatable")
      ->type_name("FILE")
      ->required()
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app.add_option("--from", o.from, "First day of the events shown, as EDTF")->type_name("DATE");
  app.add_option("--to", o.to, "Last day of the events shown, as EDTF")->type_name("DATE");
  app.add_option("--type", o.types, "Only these types or subtypes of events")
      ->type_name("T[,T]")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app.add_option("--extent", o.extent, "What the map shows: W,S,E,N in degrees, 'events', or a place")
      ->capture_default_str();
  app.add_option(
         "--margin", o.margin,
         "What to show around the extent: 10% of it on each side, or 5km; without it enough for events "
         "and places, and nothing for W,S,E,N")
      ->type_name("N%|Nkm");
  app.add_option("--frame", o.frame,
                 "Where the map stands on the sheet, in mm, so that maps of several sheets stand alike; "
                 "'own': as large as title, legend and credits leave it, as without it")
      ->type_name("LEFT,TOP,WIDTH,HEIGHT");
  app.add_option("--projection", o.projection, "'auto', EPSG:n or a PROJ string")->capture_default_str();
  app.add_option("--scale", o.scale, "Fixed scale 1:N about the middle of the extent")
      ->type_name("N")
      ->check(CLI::Range(1.0, 5e8));
  app.add_option(
         "--size", o.size,
         "Size of the sheet: 240x180mm, 2000x1500px, a4, a4-portrait, a3, a3-portrait, 16:9 "
         "(320x180mm), square (200x200mm), or column-1 to column-6 of a newspaper (45 to 295 mm wide)")
      ->capture_default_str();
  app.add_option("--dpi", o.dpi, "Pixels to an inch")->capture_default_str()->check(CLI::Range(20.0, 2400.0));
  app.add_option("--style", o.style,
                 "Name of a shipped style, or a MapLibre style file; without it 'light', and 'corridor' over "
                 "vector tiles and OpenStreetMap data");
  app.add_option("--title", o.title, "Title; without it the period of the events");
  app.add_option("--subtitle", o.subtitle, "Second line of the title");
  app.add_option("--credits", o.credits, "Words to put before the sources");
  app.add_option("--disclaimer", o.disclaimer,
                 "Words to print in place of the program's own about names and borders; \"\" for none")
      ->type_name("TEXT");
  app.add_option("--logo", o.logo,
                 "Picture to put into the sheet's lower right corner, a PNG; its name is told")
      ->type_name("FILE.png");
  app.add_option("--names", o.names, "Names to print: both, official, local or a language code")
      ->capture_default_str();
  app.add_option(
         "--pov", o.pov,
         "Draw disputed lines as a state sees them, by its ISO 3166-1 code; without it they are dashed")
      ->type_name("CC")
      ->check(is_country_code);
  app.add_option("--corridor", o.corridor,
                 "Corridor to show by id, or 'none'; without it those in force in the period")
      ->type_name("ID");
  app.add_option(
         "--base", o.bases,
         "Base map of your own: vector tiles (a folder ZOOM/X/Y.pbf, .mbtiles, .pmtiles), OpenStreetMap "
         "data (.osm.pbf), any vector file, or a picture (.tif, .png, .jpg); repeatable")
      ->type_name("FILE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app.add_option("--features", o.features,
                 "Corridors, roads, closed stretches, checkpoints, fronts, movements and territories with "
                 "their periods, as GeoJSON; repeatable")
      ->type_name("FILE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1);
  app.add_option("--relief", o.relief, "Raster of heights to shade the land by: GeoTIFF, HGT, netCDF …")
      ->type_name("DEM");
  app.add_option(
         "--group", o.group,
         "Events that would hide each other: 'hex' counts them in hexagons of equal area, 'cluster' in "
         "circles, 'density' as a surface, 'none' draws dots; 'auto' takes hexagons from there on")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "none", "hex", "cluster", "density"}));
  app.add_option(
         "--size-by", o.size_by,
         "Area of symbols by a number: 'fatalities', 'count' (of events), a column of the tables, or 'none'")
      ->type_name("COLUMN")
      ->capture_default_str();
  app.add_option(
         "--time", o.time,
         "How symbols tell when: 'colour' by a ramp, 'number' by their number in the order of days, 'ticks' "
         "by a strip of the period below each")
      ->capture_default_str()
      ->check(CLI::IsMember({"none", "colour", "number", "ticks"}));
  app.add_option("--multiples", o.multiples,
                 "Small maps of one extent and scale on one sheet, one for each 'day', 'week', 'month' or "
                 "'year', for each 'type' or 'actor', for each value of a column, or 'none'")
      ->type_name("COLUMN")
      ->capture_default_str();
  const auto on_off = [&](const char* name, std::string& value, const char* what) {
    app.add_option(name, value, what)->capture_default_str()->check(CLI::IsMember({"on", "off"}));
  };
  app.add_option(
         "--legend", o.legend,
         "auto, inside the map (in the corners that hide least), beside it, below it, on (auto) or off")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "on", "off", "inside", "beside", "below"}));
  app.add_option(
         "--grid", o.grid,
         "Grid with figures at the frame: on (latitude and longitude), utm (kilometres of the UTM zones), "
         "mgrs (the same by squares of the Military Grid Reference System), or off")
      ->capture_default_str()
      ->check(CLI::IsMember({"on", "off", "utm", "mgrs"}));
  on_off("--scale-bar", o.scale_bar, "Scale bar: on or off");
  app.add_option("--units", o.units, "Units of the scale bar, a bar each: km, miles, nautical")
      ->capture_default_str()
      ->type_name("U[,U]")
      ->delimiter(',')
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->check(CLI::IsMember({"km", "miles", "nautical"}));
  app.add_option("--north-arrow", o.north_arrow, "auto (where one north holds), on or off")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "on", "off"}));
  app.add_option("--timeline", o.timeline,
                 "Strip with the days of the events: auto (on large sheets), on or off")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "on", "off"}));
  app.add_option(
         "--list", o.list,
         "Numbers the events and lists them by date: 'beside' the map, 'below' it, or on pages of their own "
         "('page'): further pages of a PDF, FILE-2.png, FILE-3.png …")
      ->capture_default_str()
      ->check(CLI::IsMember({"none", "beside", "below", "page"}));
  app.add_option("--inset", o.inset, "Locator map: auto or none")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "none"}));
  app.add_option("--alt-text", o.alt_text,
                 "Writes the map in words: events by date with their places, what is not shown, sources")
      ->type_name("FILE.txt");
  app.add_option("--report", o.report, "Writes every label, symbol and piece of furniture with its box in mm")
      ->type_name("FILE.json");
}

}  // namespace dateline
