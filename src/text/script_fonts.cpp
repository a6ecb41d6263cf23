#include "dateline/text/script_fonts.hpp"

#include <unicode/uscript.h>

#include <algorithm>

#include "dateline/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view core = "fonts-noto-core";
constexpr std::string_view cjk = "fonts-noto-cjk";
constexpr std::string_view cjk_file = "NotoSansCJK-Regular.ttc";

// Files and families as Debian 12's packages have them. Kana and Hangul come before Han: they tell
// whose forms of the Han characters are meant.
constexpr ScriptFont fonts[] = {
    {"Kana", "Katakana", cjk_file, "Noto Sans CJK JP", cjk},
    {"Hira", "Hiragana", cjk_file, "Noto Sans CJK JP", cjk},
    {"Hang", "Hangul", cjk_file, "Noto Sans CJK KR", cjk},
    {"Bopo", "Bopomofo", cjk_file, "Noto Sans CJK TC", cjk},
    {"Hani", "Han", cjk_file, "Noto Sans CJK SC", cjk},
    {"Adlm", "Adlam", "NotoSansAdlam-Regular.ttf", "Noto Sans Adlam", core},
    {"Beng", "Bengali", "NotoSansBengali-Regular.ttf", "Noto Sans Bengali", core},
    {"Cakm", "Chakma", "NotoSansChakma-Regular.ttf", "Noto Sans Chakma", core},
    {"Cans", "Canadian Aboriginal", "NotoSansCanadianAboriginal-Regular.ttf", "Noto Sans Canadian Aboriginal",
     core},
    {"Cher", "Cherokee", "NotoSansCherokee-Regular.ttf", "Noto Sans Cherokee", core},
    {"Copt", "Coptic", "NotoSansCoptic-Regular.ttf", "Noto Sans Coptic", core},
    {"Ethi", "Ethiopic", "NotoSansEthiopic-Regular.ttf", "Noto Sans Ethiopic", core},
    {"Gujr", "Gujarati", "NotoSansGujarati-Regular.ttf", "Noto Sans Gujarati", core},
    {"Guru", "Gurmukhi", "NotoSansGurmukhi-Regular.ttf", "Noto Sans Gurmukhi", core},
    {"Java", "Javanese", "NotoSansJavanese-Regular.ttf", "Noto Sans Javanese", core},
    {"Khmr", "Khmer", "NotoSansKhmer-Regular.ttf", "Noto Sans Khmer", core},
    {"Knda", "Kannada", "NotoSansKannada-Regular.ttf", "Noto Sans Kannada", core},
    {"Laoo", "Lao", "NotoSansLao-Regular.ttf", "Noto Sans Lao", core},
    {"Mlym", "Malayalam", "NotoSansMalayalam-Regular.ttf", "Noto Sans Malayalam", core},
    {"Mong", "Mongolian", "NotoSansMongolian-Regular.ttf", "Noto Sans Mongolian", core},
    {"Mtei", "Meetei Mayek", "NotoSansMeeteiMayek-Regular.ttf", "Noto Sans Meetei Mayek", core},
    {"Mymr", "Myanmar", "NotoSansMyanmar-Regular.ttf", "Noto Sans Myanmar", core},
    {"Nkoo", "N'Ko", "NotoSansNKo-Regular.ttf", "Noto Sans NKo", core},
    {"Olck", "Ol Chiki", "NotoSansOlChiki-Regular.ttf", "Noto Sans Ol Chiki", core},
    {"Orya", "Odia", "NotoSansOriya-Regular.ttf", "Noto Sans Oriya", core},
    {"Rohg", "Hanifi Rohingya", "NotoSansHanifiRohingya-Regular.ttf", "Noto Sans Hanifi Rohingya", core},
    {"Sinh", "Sinhala", "NotoSansSinhala-Regular.ttf", "Noto Sans Sinhala", core},
    {"Syrc", "Syriac", "NotoSansSyriac-Regular.ttf", "Noto Sans Syriac", core},
    {"Taml", "Tamil", "NotoSansTamil-Regular.ttf", "Noto Sans Tamil", core},
    {"Telu", "Telugu", "NotoSansTelugu-Regular.ttf", "Noto Sans Telugu", core},
    {"Tfng", "Tifinagh", "NotoSansTifinagh-Regular.ttf", "Noto Sans Tifinagh", core},
    {"Thaa", "Thaana", "NotoSansThaana-Regular.ttf", "Noto Sans Thaana", core},
    {"Thai", "Thai", "NotoSansThai-Regular.ttf", "Noto Sans Thai", core},
    {"Yiii", "Yi", "NotoSansYi-Regular.ttf", "Noto Sans Yi", core},
    {"Tibt", "Tibetan", "NotoSerifTibetan-Regular.ttf", "Noto Serif Tibetan", core}};

/// Of the scripts whose letters join: in a hand that runs on, or by a line along their heads.
constexpr UScriptCode joining[] = {USCRIPT_ARABIC,    USCRIPT_SYRIAC,     USCRIPT_NKO,
                                   USCRIPT_MONGOLIAN, USCRIPT_ADLAM,      USCRIPT_HANIFI_ROHINGYA,
                                   USCRIPT_BENGALI,   USCRIPT_DEVANAGARI, USCRIPT_GURMUKHI};

constexpr char32_t first_not_latin = 0x370;

/// The script of a character; common for letters that are surely Latin.
UScriptCode script_of(char32_t c) {
  if (c < first_not_latin) return USCRIPT_COMMON;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &error);
  return U_FAILURE(error) ? USCRIPT_COMMON : script;
}

}  // namespace

std::span<const ScriptFont> script_fonts() {
  return fonts;
}

std::vector<const ScriptFont*> script_fonts_for(std::string_view text) {
  std::vector<const ScriptFont*> found;
  for (const char32_t c : to_utf32(text)) {
    const UScriptCode script = script_of(c);
    if (script <= USCRIPT_INHERITED) continue;
    const std::string_view code = uscript_getShortName(script);
    const auto font = std::ranges::find(fonts, code, &ScriptFont::script);
    if (font != std::ranges::end(fonts) && std::ranges::count(found, font) == 0) found.push_back(font);
  }
  std::ranges::sort(found);
  return found;
}

bool letters_join(std::string_view text) {
  return std::ranges::any_of(to_utf32(text),
                             [](char32_t c) { return std::ranges::count(joining, script_of(c)) > 0; });
}

}  // namespace dateline
