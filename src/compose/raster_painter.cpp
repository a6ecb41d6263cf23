#include "compose/raster_painter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "compose/painter.hpp"
#include "dateline/relief/density.hpp"
#include "dateline/relief/hillshade.hpp"
#include "dateline/relief/picture_colours.hpp"
#include "dateline/style/expression.hpp"

namespace dateline {
namespace {

// Relief and heat are soft: more than 200 pixels to an inch cannot be told from fewer, and
// make a PDF large.
constexpr double most_dpi = 200;
constexpr double heat_dpi = 100;

constexpr double side_fade = 5;       // mm over which relief fades where its raster ends
constexpr double beyond_frame = 0.6;  // mm, so that no pixel at the frame lacks its neighbours

/// As fine as the sheet's picture, or a half, a third … of that.
double pixels_per_mm(const SheetSize& size) {
  return size.pixels_per_mm() / std::ceil(size.dpi / most_dpi - 1e-9);
}

Sampling sampling_of(const StyleLayer& layer, const char* property, const StyleContext& context) {
  return layer.text(property, context) == "nearest" ? Sampling::nearest : Sampling::smooth;
}

HillshadeMethod method_of(const std::string& word) {
  static const std::map<std::string, HillshadeMethod> words{
      {"basic", HillshadeMethod::basic},
      {"combined", HillshadeMethod::combined},
      {"igor", HillshadeMethod::igor},
      {"multidirectional", HillshadeMethod::multidirectional}};
  const auto found = words.find(word);
  return found == words.end() ? HillshadeMethod::standard : found->second;
}

/// Item `i` of a list that goes on with its last one.
template <class T>
T item(const std::vector<T>& list, std::size_t i, T otherwise) {
  return list.empty() ? otherwise : list[std::min(i, list.size() - 1)];
}

HillshadeLook look_of(const StyleLayer& layer, const StyleContext& context) {
  HillshadeLook look;
  look.method = method_of(layer.text("hillshade-method", context));
  look.anchor =
      layer.text("hillshade-illumination-anchor", context) == "map" ? LightAnchor::north : LightAnchor::sheet;
  look.accent = layer.colour("hillshade-accent-color", context);
  look.exaggeration = layer.number("hillshade-exaggeration", context);
  const auto directions = layer.numbers("hillshade-illumination-direction", context);
  const auto altitudes = layer.numbers("hillshade-illumination-altitude", context);
  const auto shadows = layer.colours("hillshade-shadow-color", context);
  const auto highlights = layer.colours("hillshade-highlight-color", context);
  const std::size_t count =
      std::max({directions.size(), altitudes.size(), shadows.size(), highlights.size(), std::size_t{1}});
  look.lights.clear();
  const ReliefLight standard;
  for (std::size_t i = 0; i < count; ++i)
    look.lights.push_back({item(directions, i, standard.direction), item(altitudes, i, standard.altitude),
                           item(shadows, i, standard.shadow), item(highlights, i, standard.highlight)});
  return look;
}

/// The property's colours from `low` to `high` in so many steps of its ramp.
ColourRamp ramp_of(const StyleLayer& layer, const char* property, StyleContext context, double low,
                   double high, int steps) {
  ColourRamp ramp{low, high, {}};
  for (int i = 0; i <= steps; ++i) {
    context.ramp = low + (high - low) * i / steps;
    ramp.colours.push_back(layer.colour(property, context));
  }
  return ramp;
}

/// The specification's own heatmap-color.
ColourRamp standard_heat() {
  struct Stop {
    double at;
    Colour colour;
  };
  static constexpr Stop stops[] = {{0, {0, 0, 255, 0}},       {0.1, {65, 105, 225, 255}},
                                   {0.3, {0, 255, 255, 255}}, {0.5, {0, 255, 0, 255}},
                                   {0.7, {255, 255, 0, 255}}, {1, {255, 0, 0, 255}}};
  ColourRamp ramp{0, 1, {}};
  for (int i = 0; i <= 255; ++i) {
    const double place = i / 255.0;
    const Stop* next = std::find_if(std::begin(stops) + 1, std::end(stops) - 1,
                                    [&](const Stop& stop) { return stop.at >= place; });
    const double t = (place - next[-1].at) / (next->at - next[-1].at);
    const auto part = [&](std::uint8_t Colour::*which) {
      return static_cast<std::uint8_t>(
          std::lround(next[-1].colour.*which + (next->colour.*which - next[-1].colour.*which) * t));
    };
    ramp.colours.push_back(
        {part(&Colour::red), part(&Colour::green), part(&Colour::blue), part(&Colour::alpha)});
  }
  return ramp;
}

/// A number that is asked for each feature only where the style lets it differ.
class FeatureNumber {
 public:
  FeatureNumber(const StyleLayer& layer, const char* property, const StyleContext& context)
      : m_layer(layer), m_property(property), m_one_for_all(layer.number(property, context)) {
    const auto found = layer.properties.find(property);
    m_varies = found != layer.properties.end() && found->second->uses_feature();
  }

  double operator()(const StyleContext& context) const {
    return m_varies ? m_layer.number(m_property, context) : m_one_for_all;
  }

 private:
  const StyleLayer& m_layer;
  const char* m_property;
  double m_one_for_all;
  bool m_varies = false;
};

std::vector<HeatPoint> heat_points(const StyleLayer& layer, const std::vector<Feature>& features,
                                   const StyleContext& context, const Projector& projector) {
  const FeatureNumber radius(layer, "heatmap-radius", context);
  const FeatureNumber weight(layer, "heatmap-weight", context);
  std::vector<HeatPoint> points;
  std::vector<LonLat> positions;
  for (const Feature& feature : features) {
    if (feature.geometry.points.empty()) continue;
    const StyleContext own{&feature, context.zoom, "Point"};
    if (!layer.takes(own)) continue;
    for (const LonLat& position : feature.geometry.points) {
      positions.push_back(position);
      points.push_back({{}, radius(own) * mm_per_px, weight(own)});
    }
  }
  const std::vector<PagePoint> at = projector.to_page(positions);
  for (std::size_t i = 0; i < points.size(); ++i) points[i].at = at[i];
  return points;
}

/// "Height, -20 to 3,600 m": to tens of metres, as a colour can be read.
std::string height_words(double low, double high) {
  const auto number = [](double metres) {
    const long tens = std::lround(metres / 10) * 10;
    return std::labs(tens) < 1000 ? fmt::format("{}", tens)
                                  : fmt::format("{},{:03}", tens / 1000, std::labs(tens) % 1000);
  };
  return fmt::format("Height, {} to {} m", number(low), number(high));
}

}  // namespace

RasterPainter::RasterPainter(Canvas& canvas, const std::vector<RasterLayer>& rasters,
                             const std::vector<PageLayer>& layers, const Projector& projector)
    : m_canvas(canvas),
      m_rasters(rasters),
      m_layers(layers),
      m_projector(projector),
      m_context{nullptr, zoom_for_scale(projector.scale()), ""} {}

bool RasterPainter::draws(StyleLayerType type) {
  return type == StyleLayerType::hillshade || type == StyleLayerType::color_relief ||
         type == StyleLayerType::raster || type == StyleLayerType::heatmap;
}

std::vector<ImageMark> RasterPainter::images(const StyleLayer& layer) {
  std::vector<ImageMark> marks;
  const auto add = [&](std::optional<ImageMark> mark) {
    if (mark) marks.push_back(*std::move(mark));
  };
  if (layer.type == StyleLayerType::heatmap) add(heat(layer));
  if (layer.type == StyleLayerType::hillshade && heights() != nullptr) add(shaded(layer));
  if (layer.type == StyleLayerType::color_relief && heights() != nullptr) add(tinted_by(layer));
  if (layer.type == StyleLayerType::raster)
    for (const RasterLayer& raster : m_rasters)
      if (raster.source->kind() == RasterKind::picture && takes(layer, raster)) {
        m_drawn[raster.name] = true;
        add(picture(layer, *raster.source));
      }
  return marks;
}

// A map has one raster of heights, and whatever name a style has for it, that is meant.
const RasterLayer* RasterPainter::heights() const {
  const auto found = std::ranges::find_if(
      m_rasters, [](const RasterLayer& raster) { return raster.source->kind() == RasterKind::heights; });
  return found == m_rasters.end() ? nullptr : &*found;
}

/// By its name, or the style's first raster layer where the style knows no such name.
bool RasterPainter::takes(const StyleLayer& layer, const RasterLayer& picture) const {
  const auto& layers = m_canvas.style.layers;
  const auto is_raster = [](const StyleLayer& one) { return one.type == StyleLayerType::raster; };
  const bool named = std::ranges::any_of(
      layers, [&](const StyleLayer& one) { return is_raster(one) && one.source == picture.name; });
  return named ? layer.source == picture.name : &*std::ranges::find_if(layers, is_raster) == &layer;
}

const GroundGrid& RasterPainter::grid() {
  if (!m_grid)
    m_grid.emplace(m_projector, m_projector.frame().grown(beyond_frame), pixels_per_mm(m_canvas.spec.size));
  return *m_grid;
}

const HeightGrid& RasterPainter::heights(Sampling sampling) {
  auto known = m_heights.find(sampling);
  if (known == m_heights.end())
    known = m_heights.emplace(sampling, heights_on(grid(), *heights()->source, sampling)).first;
  m_drawn[heights()->name] = true;
  return known->second;
}

ImageMark RasterPainter::over_grid(Image image) {
  return {std::move(image), grid().box(), 0, 1, Sampling::smooth};
}

ImageMark RasterPainter::over_land(const Image& image, const HeightGrid& known) {
  if (known.covered() == 1) return over_grid(image);
  return over_grid(
      faded_at_sides(image, grid(), *heights()->source, side_fade * pixels_per_mm(m_canvas.spec.size)));
}

ImageMark RasterPainter::shaded(const StyleLayer& layer) {
  const HeightGrid& known = heights(sampling_of(layer, "resampling", m_context));
  return over_land(hillshade(known, grid(), look_of(layer, m_context), m_context.zoom), known);
}

std::optional<ImageMark> RasterPainter::tinted_by(const StyleLayer& layer) {
  if (!layer.has("color-relief-color")) return std::nullopt;
  const HeightGrid& known = heights(sampling_of(layer, "resampling", m_context));
  double low = INFINITY;
  double high = -INFINITY;
  for (const float metres : known.metres) {
    if (std::isnan(metres)) continue;
    low = std::min(low, std::floor(static_cast<double>(metres)));
    high = std::max(high, std::ceil(static_cast<double>(metres)));
  }
  if (!(low <= high)) return std::nullopt;
  // A colour a metre; no place on Earth spans more than 20,000.
  const ColourRamp ramp =
      ramp_of(layer, "color-relief-color", m_context, low, high + 1, static_cast<int>(high + 1 - low));
  const double opacity = layer.number("color-relief-opacity", m_context);
  m_ramps.push_back({height_words(low, high), ramp.faded(opacity)});
  return over_land(tinted(known, ramp, opacity), known);
}

ImageMark RasterPainter::picture(const StyleLayer& layer, const RasterSource& source) {
  const char* sampling = layer.has("raster-resampling") ? "raster-resampling" : "resampling";
  const auto number = [&](const char* property) { return layer.number(property, m_context); };
  const PictureLook look{number("raster-opacity"),        number("raster-hue-rotate"),
                         number("raster-brightness-min"), number("raster-brightness-max"),
                         number("raster-saturation"),     number("raster-contrast")};
  return over_grid(adjusted(picture_on(grid(), source, sampling_of(layer, sampling, m_context)), look));
}

std::optional<ImageMark> RasterPainter::heat(const StyleLayer& layer) {
  const auto source =
      std::ranges::find_if(m_layers, [&](const PageLayer& page) { return page.layer->name == layer.source; });
  if (source == m_layers.end()) return std::nullopt;
  const auto points = heat_points(layer, source->layer->features, m_context, m_projector);
  if (points.empty()) return std::nullopt;
  const ColourRamp ramp =
      layer.has("heatmap-color") ? ramp_of(layer, "heatmap-color", m_context, 0, 1, 255) : standard_heat();
  const DensityGrid density =
      density_of(points, m_projector.frame(), std::min(m_canvas.spec.size.dpi, heat_dpi) / 25.4);
  const double opacity = layer.number("heatmap-opacity", m_context);
  Image image = heat_picture(density, layer.number("heatmap-intensity", m_context), ramp, opacity);
  m_ramps.push_back({"Density, from none to high", ramp.faded(opacity)});
  return ImageMark{std::move(image), density.box, 0, 1, Sampling::smooth};
}

void RasterPainter::tell_what_is_missing() {
  const auto tell = [&](Severity severity, const RasterLayer& raster, std::string message) {
    m_canvas.findings.push_back({severity, {raster.source->name(), 0}, std::move(message)});
  };
  for (const RasterLayer& raster : m_rasters) {
    if (m_drawn[raster.name]) continue;
    const bool is_heights = raster.source->kind() == RasterKind::heights;
    tell(Severity::warning, raster,
         fmt::format("it is not drawn: the style '{}' has no {} layer at this scale; give it one, such as "
                     "{{\"id\": \"{}\", \"type\": \"{}\", \"source\": \"{}\"}} after its land",
                     m_canvas.style.name, is_heights ? "hillshade or color-relief" : "raster", raster.name,
                     is_heights ? "hillshade" : "raster", raster.name));
  }
  if (m_heights.empty()) return;
  const double covered = m_heights.begin()->second.covered();
  if (covered == 0)
    tell(Severity::warning, *heights(), "it has no heights where the map is");
  else if (covered < 0.995)
    tell(Severity::note, *heights(),
         fmt::format("it covers {:.0f} % of the map", std::min(99.0, std::floor(covered * 100))));
}

}  // namespace dateline
