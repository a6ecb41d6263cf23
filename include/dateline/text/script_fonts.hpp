#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace dateline {

/// A script that is opened only when a text needs it, and the font that shows it.
struct ScriptFont {
  std::string_view script;   ///< by its ISO 15924 code: "Thai"
  std::string_view name;     ///< in English, for people: "Thai"
  std::string_view file;     ///< the regular weight: "NotoSansThai-Regular.ttf"
  std::string_view family;   ///< "Noto Sans Thai"
  std::string_view package;  ///< of Debian 12 that holds the file: "fonts-noto-core"
};

/// All of them, in the order in which their fonts are asked for a character that several have.
/// Latin, Greek, Cyrillic, Armenian, Georgian, Arabic, Hebrew and Devanagari are not among them:
/// their fonts are always open.
std::span<const ScriptFont> script_fonts();

/// Those whose script a text is written in, wholly or in part, in the order of script_fonts().
std::vector<const ScriptFont*> script_fonts_for(std::string_view text);

/// Whether some of the text's letters are joined to their neighbours, as in Arabic and Devanagari:
/// room between them would tear words apart.
bool letters_join(std::string_view text);

}  // namespace dateline
