#pragma once

#include <cairo.h>

#include <memory>
#include <optional>
#include <span>

#include "dateline/page/drawing.hpp"

namespace dateline {

using CairoHandle = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;
using SurfaceHandle = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

/// What a group is in the structure of a PDF: "H1", "Figure", …; "" for nothing by itself.
const char* pdf_tag(const GroupBegin& group);

/// A context that draws on `surface`.
CairoHandle context_on(cairo_surface_t* surface);

/// Whether text is drawn as outlines, which stand exactly where they belong, or as
/// glyphs, which a reader of a PDF can select.
enum class TextAs { outlines, glyphs };

class TextStamps;

/// Draws the background and all marks as PDF. Cairo's unit is the millimetre on entry.
void paint(cairo_t* cairo, const Drawing& drawing);

/// Draws marks, none of whose groups reaches beyond them, on an image with `pixels_per_mm`: texts by
/// `texts`, many equal symbols as stamps.
void paint(cairo_t* cairo, std::span<const Mark> marks, double pixels_per_mm, TextStamps& texts);

/// Draws the text with its halo, level, turned, or along its path.
void set_text(cairo_t* cairo, const TextMark& mark, TextAs text_as);

void set_colour(cairo_t* cairo, Colour colour);
void set_pen(cairo_t* cairo, const Pen& pen);

/// Appends the path to Cairo's.
void trace(cairo_t* cairo, const Path& path);

/// Fills (even-odd), then strokes.
void fill_and_stroke(cairo_t* cairo, const Path& path, const std::optional<Colour>& fill,
                     const std::optional<Pen>& pen);

/// Draws the symbol at its points on an image with `pixels_per_mm`, quickly where
/// there are many.
void stamp(cairo_t* cairo, const SymbolMark& mark, double pixels_per_mm);

/// The symbols, for which too_many_for_vectors() holds, as an image of 300 dpi.
ImageMark image_of_symbols(const SymbolMark& mark);

/// Draws the symbol at each of its points as a path.
void repeat(cairo_t* cairo, const SymbolMark& mark);

}  // namespace dateline
