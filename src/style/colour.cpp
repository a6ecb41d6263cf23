// Colours as CSS Color Module Level 4 writes them.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "dateline/style/value.hpp"
#include "dateline/text/utf8.hpp"
#include "style/script.hpp"

namespace dateline {

namespace {

struct NamedColour {
  std::string_view name;
  std::uint32_t rgb;
};

/// In the order of the alphabet.
constexpr NamedColour named_colours[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
};

StyleColour from_rgb(std::uint32_t rgb) {
  return StyleColour{(rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0, 1};
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<StyleColour> parse_hex(std::string_view digits) {
  const std::size_t width = digits.size() == 3 || digits.size() == 4 ? 1 : 2;
  if (digits.size() < 3 || digits.size() == 5 || digits.size() == 7 || digits.size() > 8) return std::nullopt;
  double parts[4] = {0, 0, 0, 1};
  for (std::size_t i = 0; i * width < digits.size(); ++i) {
    const int high = hex_digit(digits[i * width]);
    const int low = hex_digit(digits[i * width + width - 1]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = (high * 16 + low) / 255.0;
  }
  return StyleColour{parts[0], parts[1], parts[2], parts[3]};
}

/// A number between the brackets of a function, with what stood behind it and before it.
struct Part {
  double number = 0;
  std::string_view unit;  ///< "", "%" or "deg"
  char before = 0;        ///< what parts it from the one before: ' ', ',' or '/'
};

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\r\f"), text.size()));
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

/// "12.5%", "120deg"; what is no number at last is refused.
std::optional<Part> take_part(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("+-.0123456789e"), text.size());
  const auto number = end == 0 ? std::nullopt : number_of(text.substr(0, end));
  if (!number) return std::nullopt;
  text.remove_prefix(end);
  Part part{*number, ""};
  for (const std::string_view unit : {"%", "deg"})
    if (part.unit.empty() && take(text, unit)) part.unit = unit;
  return part;
}

/// The three or four parts between the brackets; empty when they are not well parted.
std::vector<Part> take_parts(std::string_view inside) {
  std::vector<Part> parts;
  while (true) {
    const std::size_t size = inside.size();
    skip_blanks(inside);
    if (inside.empty()) return parts;
    char before = inside.size() < size ? ' ' : 0;
    if (!parts.empty() && (inside.front() == ',' || inside.front() == '/')) {
      before = inside.front();
      inside.remove_prefix(1);
      skip_blanks(inside);
    }
    auto part = take_part(inside);
    if (!part || (!parts.empty() && before == 0)) return {};
    part->before = before;
    parts.push_back(*part);
  }
}

/// Commas everywhere, or none with a slash before the alpha.
bool well_parted(const std::vector<Part>& parts) {
  if (parts.size() < 3 || parts.size() > 4) return false;
  const char first = parts[1].before;
  if (first == '/' || parts[2].before != first) return false;
  return parts.size() == 3 || parts[3].before == (first == ',' ? ',' : '/');
}

/// A part from 0 to 1: of a hundred with "%", else of `whole`.
double fraction(const Part& part, double whole) {
  return std::clamp(part.number / (part.unit == "%" ? 100 : whole), 0.0, 1.0);
}

double turned(double degrees) {
  const double within = std::fmod(degrees, 360);
  return within < 0 ? within + 360 : within;
}

StyleColour from_hsl(double hue, double saturation, double lightness, double alpha) {
  const double reach = saturation * std::min(lightness, 1 - lightness);
  const auto part = [&](double shift) {
    const double k = std::fmod(shift + hue / 30, 12);
    return lightness - reach * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return StyleColour{part(0), part(8), part(4), alpha};
}

std::optional<StyleColour> parse_function(std::string_view css) {
  const auto open = css.find('(');
  const std::string_view name = css.substr(0, open);
  const auto parts = take_parts(css.substr(open + 1, css.size() - open - 2));
  if (!well_parted(parts)) return std::nullopt;
  if (parts.size() == 4 && parts[3].unit == "deg") return std::nullopt;
  const double alpha = parts.size() == 4 ? fraction(parts[3], 1) : 1;
  if (name == "rgb" || name == "rgba") {
    const bool alike = parts[0].unit == parts[1].unit && parts[1].unit == parts[2].unit;
    if (!alike || parts[0].unit == "deg") return std::nullopt;
    return StyleColour{fraction(parts[0], 255), fraction(parts[1], 255), fraction(parts[2], 255), alpha};
  }
  if (name == "hsl" || name == "hsla") {
    if (parts[0].unit == "%" || parts[1].unit != "%" || parts[2].unit != "%") return std::nullopt;
    return from_hsl(turned(parts[0].number), fraction(parts[1], 100), fraction(parts[2], 100), alpha);
  }
  return std::nullopt;
}

}  // namespace

std::optional<StyleColour> parse_colour(std::string_view css) {
  std::string text(trim(css));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  if (text.starts_with('#')) return parse_hex(std::string_view(text).substr(1));
  if (text.ends_with(')') && text.find('(') != std::string::npos) return parse_function(text);
  if (text == "transparent") return StyleColour{0, 0, 0, 0};
  const auto found = std::ranges::lower_bound(named_colours, std::string_view(text), {}, &NamedColour::name);
  if (found == std::end(named_colours) || found->name != text) return std::nullopt;
  return from_rgb(found->rgb);
}

}  // namespace dateline
