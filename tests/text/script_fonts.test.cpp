#include "dateline/text/script_fonts.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

using namespace dateline;

namespace {

std::string names(std::string_view text) {
  std::string out;
  for (const ScriptFont* font : script_fonts_for(text)) out += std::string(font->name) + ' ';
  return out;
}

}  // namespace

TEST_CASE("scripts that are opened when needed are known by their letters", "[script]") {
  CHECK(names("Xankəndi, Ստեփանակերտ, Москва, تهران, देव").empty());
  CHECK(names("กรุงเทพ") == "Thai ");
  CHECK(names("東京") == "Han ");
  CHECK(names("東京タワー") == "Katakana Han ");  // kana say that the Han forms of Japan are meant
  CHECK(names("서울 or አዲስ") == "Hangul Ethiopic ");
}

TEST_CASE("every script has one font, and those of fonts-noto-core are as the table says", "[script]") {
  std::set<std::string_view> scripts;
  for (const ScriptFont& font : script_fonts()) {
    INFO(font.name);
    CHECK(scripts.insert(font.script).second);
    CHECK(font.file.find("-Regular.") != std::string_view::npos);
    CHECK(font.family.starts_with("Noto "));
    const std::filesystem::path folder = "/usr/share/fonts/truetype/noto";
    if (font.package == "fonts-noto-core") CHECK(std::filesystem::exists(folder / font.file));
  }
}

TEST_CASE("letters of some scripts join", "[script]") {
  CHECK(letters_join("دریای خزر"));
  CHECK(letters_join("हिन्द"));
  CHECK_FALSE(letters_join("Caspian Sea"));
  CHECK_FALSE(letters_join("ים המלח"));
  CHECK_FALSE(letters_join("黑龙江"));
}
