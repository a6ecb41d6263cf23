#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/project/ground_reference.hpp"

namespace dateline {

/// PNG, 8-bit RGB, with pHYs and title, source and description as text chunks.
/// `pixels_per_mm` times the drawing's size, rounded, is the size in pixels. Throws
/// UsageError for less than 1 or more than 32,767 of them, InputError without fonts.
std::string to_png(const Drawing& drawing, double pixels_per_mm);

/// Draws pictures that resemble each other, as the sheets of a set do: what a picture begins with as
/// the one before it did is drawn once, and so is a text that stands where it stood.
class PngSeries {
 public:
  virtual ~PngSeries() = default;

  /// The bytes that to_png() gives.
  virtual std::string to_png(const Drawing& drawing, double pixels_per_mm) = 0;
};

/// A series without a picture. It holds two pictures' pixels, and of texts no more than 64 MB.
std::unique_ptr<PngSeries> png_series();

/// SVG 1.1 with text as text, <title> and <desc>; a symbol at more than 20,000 points is an image of
/// 300 dpi, as in a PDF. Needs no fonts.
std::string to_svg(const Drawing& drawing);

/// PDF 1.5 with selectable text, title, author, subject, keywords and language; tagged, with
/// alternative texts and bookmarks of the map, its legend and events; with `grounds` one can measure
/// on the maps. Dated by SOURCE_DATE_EPOCH, else always the same. Throws InputError without fonts.
/// The `pages` stand behind the map, each of the size of its drawing, with a bookmark that is its title.
std::string to_pdf(const Drawing& drawing, const std::vector<GroundReference>& grounds = {},
                   const std::vector<Drawing>& pages = {});

/// A part of a page that leads to another page.
struct PdfLink {
  PageBox box;           ///< mm
  std::size_t page = 1;  ///< counted from 1
};

/// A page of a PDF of several, and what its bookmark says.
struct PdfPage {
  Drawing drawing;
  std::string bookmark;
  std::string label;           ///< its number as it is printed: "iv", "12"
  std::vector<PdfLink> links;  ///< the later ones over the earlier ones
};

/// Gives the pages from 0 on, and nothing behind the last.
using PdfPages = std::function<std::optional<PdfPage>(std::size_t)>;

/// PDF 1.5 of several pages, each of the size of its drawing, with bookmarks, page labels and selectable
/// text; one page is held at a time. Dated as to_pdf(). Throws InputError without fonts.
std::string to_pdf_of_pages(const std::string& title, const PdfPages& pages);

/// The folder of the pinned fonts: $DATELINE_FONTS, or where Debian's fonts-noto-core puts them.
std::string font_folder();

/// Measures text as the pictures will show it: Pango and the pinned Noto fonts, in
/// $DATELINE_FONTS or where Debian's fonts-noto-core puts them. Ascent and descent are
/// those of the letters at hand. Throws InputError when fonts are missing.
std::unique_ptr<TextMeasure> text_measure();

}  // namespace dateline
