#pragma once

#include <string>
#include <vector>

#include "dateline/compose/compose.hpp"
#include "dateline/feature/feature.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/style/style.hpp"

/// A sheet of 100 x 100 mm about 0 0, on which a degree is a centimetre, with nothing but what
/// the layers of a style draw of `layers`.
struct Drawn {
  dateline::Sheet sheet;
  dateline::Findings findings;

  std::string text() const { return dateline::to_text(sheet.drawing); }
  /// The labels of the report that have found room.
  std::vector<dateline::Placement> labels() const;
  /// Where 0 0 of the world is on the sheet.
  dateline::PagePoint middle() const;
};

/// `layers` is the JSON of the style's layers, without the brackets.
Drawn drawn(const std::string& layers, const std::vector<dateline::FeatureLayer>& features,
            const dateline::Style& images = {});

/// One layer of the source "all": its type, and its layout and paint properties as members of
/// JSON objects.
std::string style_layer(const std::string& type, const std::string& layout, const std::string& paint);

/// The source "all": a line, a square and points, with the attributes "name" and "rank".
std::vector<dateline::FeatureLayer> all_kinds();

/// A tintable square, and a picture of four pixels: "square" and "tile".
dateline::Style with_images();
