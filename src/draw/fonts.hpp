#pragma once

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "dateline/label/text_measure.hpp"
#include "dateline/page/drawing.hpp"
#include "dateline/text/script_fonts.hpp"

namespace dateline {

/// Gives a GObject back.
struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

using LayoutHandle = std::unique_ptr<PangoLayout, Unref>;

/// The pinned fonts and nothing of the machine's or the user's font settings: text
/// looks the same everywhere. Fonts of scripts beyond those of script_fonts.hpp are opened when a
/// text needs them, where they are installed.
class Fonts {
 public:
  /// Pango's units in a millimetre of a text in that font. Whatever its size, text is set at one and then
  /// scaled, which changes nothing, since nothing is hinted: Pango asks fontconfig anew for each size, by
  /// two threads, a third of a millisecond. Glyphs stand to 1/40,960 of an em.
  static double units_per_mm(const Font& font) { return 40.0 * PANGO_SCALE / std::max(font.size, 0.01); }

  /// Opens the fonts. Throws InputError naming the package when they are missing.
  Fonts();

  /// One line of text, set; `spans` are its parts set in their own way. Lengths in units_per_mm() of
  /// the `font`.
  LayoutHandle set(const std::string& text, const Font& font, const std::vector<TextSpan>& spans = {}) const;

  /// Its size.
  TextSize size(const std::string& text, const Font& font) const;

 private:
  void open(const std::vector<const ScriptFont*>& scripts) const;

  // Opening more fonts changes nothing that is seen of the others.
  mutable std::set<const ScriptFont*> m_scripts;
  mutable std::unique_ptr<PangoFontMap, Unref> m_map;
  mutable std::unique_ptr<PangoContext, Unref> m_context;
};

/// Reads what the font files tell of themselves, once for all threads. Throws as Fonts().
void read_fonts();

/// The fonts, opened once a thread.
const Fonts& fonts();

}  // namespace dateline
