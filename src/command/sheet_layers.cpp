#include "command/sheet_layers.hpp"

#include <algorithm>

#include "compose/sheet_outline.hpp"
#include "dateline/read/style.hpp"

namespace dateline {
namespace {

/// INK is the colour of the locator's box, GROUND the white of symbols.
constexpr const char* layers_of_sheets = R"({
  "version": 8,
  "sources": {"sheets": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}},
  "layers": [
    {
      "id": "sheet-casing",
      "type": "line",
      "source": "sheets",
      "filter": ["==", ["get", "kind"], "outline"],
      "layout": {"line-join": "miter"},
      "paint": {"line-color": "GROUND", "line-opacity": 0.75, "line-width": 3.6}
    },
    {
      "id": "sheet-outlines",
      "type": "line",
      "source": "sheets",
      "filter": ["==", ["get", "kind"], "outline"],
      "layout": {"line-join": "miter"},
      "paint": {"line-color": "INK", "line-width": 1.8}
    },
    {
      "id": "sheet-dots",
      "type": "circle",
      "source": "sheets",
      "filter": ["==", ["get", "kind"], "dot"],
      "paint": {
        "circle-radius": 3.4,
        "circle-color": "INK",
        "circle-stroke-color": "GROUND",
        "circle-stroke-width": 1.2
      }
    },
    {
      "id": "sheet-labels",
      "type": "symbol",
      "source": "sheets",
      "filter": ["==", ["get", "kind"], "label"],
      "layout": {
        "text-field": [
          "format", ["get", "label"], {"font-scale": 1.35},
          ["case", ["==", ["get", "name"], ""], "", ["concat", "  ", ["get", "name"]]], {}
        ],
        "text-font": ["Noto Sans Bold"],
        "text-size": 11,
        "text-max-width": 40,
        "text-anchor": ["get", "anchor"],
        "text-allow-overlap": true,
        "symbol-sort-key": -3000
      },
      "paint": {"text-color": "INK", "text-halo-color": "GROUND", "text-halo-width": 1.6}
    }
  ]
})";

std::string with(std::string text, const std::string& word, const std::string& value) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size()))
    text.replace(at, word.size(), value);
  return text;
}

}  // namespace

void add_sheet_layers(Style& style) {
  if (std::ranges::find(style.layers, sheets_layer, &StyleLayer::source) != style.layers.end()) return;
  const std::string json =
      with(with(layers_of_sheets, "INK", to_hex(style.look.locator)), "GROUND", to_hex(style.look.ground));
  Findings none;  // about a style of our own
  for (StyleLayer& layer : parse_style(json, "", none).layers) style.layers.push_back(std::move(layer));
}

}  // namespace dateline
