#include "draw/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>

#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace dateline {
namespace {

/// All of Debian's fonts-noto-core. Named one by one: reading the package's folder, 260
/// files, would cost a second where fontconfig has no cache yet.
constexpr const char* font_files[] = {
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSans-BoldItalic.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSerif-Bold.ttf",
    "NotoSerif-Italic.ttf",
    "NotoSerif-BoldItalic.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansArmenian-Bold.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansGeorgian-Bold.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansHebrew-Bold.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansDevanagari-Bold.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
};

// The order decides which font shows a character that several have.
constexpr const char* sans_families =
    "Noto Sans,Noto Sans Armenian,Noto Sans Georgian,Noto Sans Arabic,Noto Sans Hebrew,"
    "Noto Sans Devanagari,Noto Sans Math,Noto Sans Symbols2";
constexpr const char* serif_families =
    "Noto Serif,Noto Serif Armenian,Noto Serif Georgian,Noto Sans Arabic,Noto Sans Hebrew,"
    "Noto Sans Devanagari,Noto Sans Math,Noto Sans Symbols2";

using Scripts = std::set<const ScriptFont*>;

using ConfigHandle = std::unique_ptr<FcConfig, decltype(&FcConfigDestroy)>;

bool add_font(FcConfig* config, const std::filesystem::path& file) {
  return FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str())) != FcFalse;
}

/// Adds a script's font in its two weights, where they are installed: in the folder, or where
/// Debian puts OpenType fonts beside it.
void add_script(FcConfig* config, const std::filesystem::path& folder, const ScriptFont& font) {
  std::string bold(font.file);
  constexpr std::string_view regular = "-Regular";
  bold.replace(bold.find(regular), regular.size(), "-Bold");
  for (const std::filesystem::path& place : {folder, folder / "../../opentype/noto"})
    for (const std::string& file : {std::string(font.file), bold})
      if (std::filesystem::exists(place / file)) add_font(config, place / file);
}

/// A fontconfig that knows only our files: no configuration file is read and no cache.
ConfigHandle config_of(const std::filesystem::path& folder, const Scripts& scripts) {
#ifdef __SANITIZE_ADDRESS__
  // Fontconfig keeps offsets where others keep pointers; to the leak checker what they
  // lead to seems lost.
  const __lsan::ScopedDisabler disabler;
#endif
  ConfigHandle config(FcConfigCreate(), &FcConfigDestroy);
  for (const char* name : font_files) {
    if (!add_font(config.get(), folder / name))
      throw InputError(
          "this font is missing or unreadable; install Debian's package fonts-noto-core, or set "
          "DATELINE_FONTS to the folder that holds it",
          {(folder / name).string(), 0});
  }
  for (const ScriptFont* font : scripts) add_script(config.get(), folder, *font);
  return config;
}

/// The folder's configuration with those scripts, read once, never changed and kept to the end of
/// the process: threads share it, and Pango's caches refer to its patterns after a font map is gone.
FcConfig* font_config(const Scripts& scripts) {
  static std::mutex mutex;
  static auto& configs = *new std::map<std::pair<std::filesystem::path, Scripts>, ConfigHandle>;
  const std::lock_guard lock(mutex);
  const std::pair key{font_folder(), scripts};
  auto known = configs.find(key);
  if (known == configs.end()) known = configs.emplace(key, config_of(key.first, scripts)).first;
  return known->second.get();
}

/// What Pango would otherwise take from the user's surroundings.
void shut_out_surroundings(FcConfig* config) {
  static std::once_flag once;
  std::call_once(once, [config] {
    // Pango initialises fontconfig's default configuration when a font map is made, which
    // scans all fonts of the machine where they are not cached yet. It does not when
    // there is a current configuration.
    FcConfigSetCurrent(config);
    // The letters' forms of a script shared by languages follow LANGUAGE otherwise.
    setenv("PANGO_LANGUAGE", "en", 1);
  });
}

void set_options(PangoContext* context) {
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
      cairo_font_options_create(), &cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options.get());
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("en"));
}

int rounded(double units) {
  return static_cast<int>(std::lround(units));
}

/// `more` are the families of the text's scripts: ", Noto Sans Thai".
std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> description_of(
    const Font& font, const std::string& more, double units_per_mm) {
  std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> description(
      pango_font_description_new(), &pango_font_description_free);
  const std::string families = (font.family == FontFamily::serif ? serif_families : sans_families) + more;
  pango_font_description_set_family(description.get(), families.c_str());
  pango_font_description_set_absolute_size(description.get(), rounded(font.size * units_per_mm));
  pango_font_description_set_weight(description.get(), font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description.get(), font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return description;
}

using Attributes = std::unique_ptr<PangoAttrList, decltype(&pango_attr_list_unref)>;

/// Adds an attribute of the bytes from `begin` to `end`.
void add(PangoAttrList* attributes, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(attributes, attribute);
}

void add_span(PangoAttrList* attributes, const TextSpan& span, std::size_t begin, const std::string& more,
              double units_per_mm) {
  const std::size_t end = begin + span.length;
  const auto wide = [](std::uint8_t part) { return static_cast<guint16>(part * 257); };
  add(attributes, pango_attr_font_desc_new(description_of(span.font, more, units_per_mm).get()), begin, end);
  if (span.font.letter_spacing != 0)
    add(attributes, pango_attr_letter_spacing_new(rounded(span.font.letter_spacing * units_per_mm)), begin,
        end);
  add(attributes,
      pango_attr_foreground_new(wide(span.colour.red), wide(span.colour.green), wide(span.colour.blue)),
      begin, end);
  if (span.colour.alpha != 255)
    add(attributes, pango_attr_foreground_alpha_new(wide(span.colour.alpha)), begin, end);
  if (span.gap > 0) {
    const PangoRectangle room{0, 0, rounded(span.gap * units_per_mm), 1};
    add(attributes, pango_attr_shape_new(&room, &room), begin, end);
  }
}

}  // namespace

Fonts::Fonts() {
  open({});
}

void Fonts::open(const std::vector<const ScriptFont*>& scripts) const {
  const std::size_t before = m_scripts.size();
  m_scripts.insert(scripts.begin(), scripts.end());
  if (m_map && m_scripts.size() == before) return;
  FcConfig* config = font_config(m_scripts);
  shut_out_surroundings(config);
  m_map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(m_map.get()), config);
  m_context.reset(pango_font_map_create_context(m_map.get()));
  set_options(m_context.get());
}

LayoutHandle Fonts::set(const std::string& text, const Font& font, const std::vector<TextSpan>& spans) const {
  const std::vector<const ScriptFont*> scripts = script_fonts_for(text);
  open(scripts);
  std::string more;
  for (const ScriptFont* script : scripts) more += "," + std::string(script->family);
  const double units = units_per_mm(font);
  LayoutHandle layout(pango_layout_new(m_context.get()));
  const std::unique_ptr<char, decltype(&g_free)> valid(
      g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), valid.get(), -1);
  pango_layout_set_font_description(layout.get(), description_of(font, more, units).get());
  if (font.letter_spacing == 0 && spans.empty()) return layout;
  const Attributes attributes(pango_attr_list_new(), &pango_attr_list_unref);
  if (spans.empty())
    pango_attr_list_insert(attributes.get(),
                           pango_attr_letter_spacing_new(rounded(font.letter_spacing * units)));
  std::size_t begin = 0;
  for (const TextSpan& span : spans) {
    add_span(attributes.get(), span, begin, more, units);
    begin += span.length;
  }
  pango_layout_set_attributes(layout.get(), attributes.get());
  return layout;
}

TextSize Fonts::size(const std::string& text, const Font& font) const {
  const LayoutHandle layout = set(text, font);
  PangoRectangle ink;
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, &logical);
  const double units = units_per_mm(font);
  return {logical.width / units, std::max(0, PANGO_ASCENT(ink)) / units,
          std::max(0, PANGO_DESCENT(ink)) / units, pango_layout_get_unknown_glyphs_count(layout.get())};
}

void read_fonts() {
  font_config({});
}

const Fonts& fonts() {
  thread_local const Fonts of_this_thread;
  return of_this_thread;
}

}  // namespace dateline
