#include "compose/label_text.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 6> heavy_words{"semibold",  "demibold", "extrabold",
                                                      "ultrabold", "black",    "heavy"};

/// What the fonts at hand have: families and weights.
constexpr std::array<std::string_view, 9> families_at_hand{
    "noto sans",           "noto serif",         "noto sans armenian",
    "noto serif armenian", "noto sans georgian", "noto serif georgian",
    "noto sans arabic",    "noto sans hebrew",   "noto sans devanagari"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A font's name taken apart.
struct FontName {
  std::string family;
  bool bold = false;
  bool italic = false;
  bool known = false;  ///< exactly this is at hand
};

FontName parsed(const std::string& name) {
  FontName out;
  std::string rest = lower(name);
  std::ranges::replace(rest, '-', ' ');
  bool other_weight = false;
  std::string word;
  for (const char c : rest + ' ') {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word == "italic" || word == "oblique")
      out.italic = true;
    else if (word == "bold")
      out.bold = true;
    else if (std::ranges::count(heavy_words, word) > 0)
      out.bold = other_weight = true;
    else if (word == "medium" || word == "light" || word == "thin" || word == "condensed" ||
             word == "extra" || word == "semi" || word == "demi")
      other_weight = true;
    else if (!word.empty() && word != "regular" && word != "book")
      out.family += (out.family.empty() ? "" : " ") + word;
    word.clear();
  }
  out.known = !other_weight && std::ranges::count(families_at_hand, out.family) > 0;
  return out;
}

bool has_serifs(const std::string& family) {
  if (family.find("sans") != std::string::npos) return false;
  for (const char* word :
       {"serif", "times", "georgia", "garamond", "merriweather", "playfair", "lora", "slab"})
    if (family.find(word) != std::string::npos) return true;
  return false;
}

/// The first of the names that is at hand, or the first.
FontName chosen(const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (const FontName font = parsed(name); font.known) return font;
  return names.empty() ? FontName{} : parsed(names.front());
}

void tell_unknown(LayerPaint& paint, const std::vector<std::string>& names, const FontName& font) {
  if (font.known || names.empty()) return;
  const std::string stands = fmt::format("Noto {}{}{}", has_serifs(font.family) ? "Serif" : "Sans",
                                         font.bold ? " Bold" : "", font.italic ? " Italic" : "");
  const std::string message = fmt::format("layer '{}': the font '{}' is not at hand; {} stands for it",
                                          paint.layer.id, names.front(), stands);
  if (std::ranges::none_of(paint.canvas.findings, [&](const Finding& f) { return f.message == message; }))
    paint.canvas.findings.push_back({Severity::note, {}, message});
}

Font with_name(Font font, const FontName& name) {
  font.family = has_serifs(name.family) ? FontFamily::serif : FontFamily::sans;
  font.bold = name.bold;
  font.italic = name.italic;
  return font;
}

std::string in_case(const std::string& text, const std::string& transform) {
  if (transform != "uppercase" && transform != "lowercase") return text;
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8(text);
  const icu::Locale& root = icu::Locale::getRoot();
  transform == "uppercase" ? letters.toUpper(root) : letters.toLower(root);
  std::string out;
  letters.toUTF8String(out);
  return out;
}

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> out(1);
  for (const char c : names)
    if (c == ',')
      out.emplace_back();
    else if (c != ' ' || !out.back().empty())
      out.back() += c;
  return out;
}

}  // namespace

Font font_of(LayerPaint& paint, const StyleContext& context) {
  const auto names = paint.layer.texts("text-font", context);
  const FontName name = chosen(names);
  if (paint.layer.has("text-font")) tell_unknown(paint, names, name);
  Font font = with_name({}, name);
  font.size = paint.layer.number("text-size", context) * mm_per_px;
  font.letter_spacing = paint.layer.number("text-letter-spacing", context) * font.size;
  return font;
}

LabelText label_text(LayerPaint& paint, const StyleContext& context, const Font& font, Colour colour) {
  const std::string transform = paint.layer.text("text-transform", context);
  const double opacity = paint.layer.number("text-opacity", context);
  LabelText out;
  bool plain = true;
  for (const StyleSection& section : paint.layer.sections("text-field", context)) {
    TextSpan span{0, font, colour, 0};
    std::string words = in_case(section.text, transform);
    if (section.scale) {
      span.font.size *= *section.scale;
      span.font.letter_spacing *= *section.scale;
    }
    if (section.fonts) span.font = with_name(span.font, chosen(split(*section.fonts)));
    if (section.colour) span.colour = faded(to_colour(*section.colour), opacity);
    if (section.image) {
      const auto image = paint.images.find(section.image->name);
      if (!image) continue;
      words = image_sign;
      out.images.push_back(section.image->name);
      span.gap = image->width * section.scale.value_or(1);
    }
    if (words.empty()) continue;
    span.length = words.size();
    plain = plain && span.font == font && span.colour == colour && span.gap == 0;
    out.text += words;
    out.spans.push_back(span);
  }
  if (plain) out.spans.clear();
  return out;
}

std::optional<std::string> stacked(const std::string& text) {
  std::string lines;
  for (const char32_t c : to_utf32(text)) {
    const int stands = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION);
    if (stands != U_VO_UPRIGHT && stands != U_VO_TRANSFORMED_UPRIGHT) return std::nullopt;
    lines += (lines.empty() ? "" : "\n") + to_utf8(c);
  }
  return lines;
}

}  // namespace dateline
