#include "read/sprite.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"
#include "dateline/read/style.hpp"
#include "draw/png.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

/// A folder of the test's own, gone at its end.
class Folder {
 public:
  Folder() : m_path(fs::temp_directory_path() / ("dateline-sprite-" + std::to_string(getpid()))) {
    fs::remove_all(m_path);
    fs::create_directories(m_path);
  }
  ~Folder() { fs::remove_all(m_path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(m_path / name, std::ios::binary) << bytes;
    return (m_path / name).string();
  }
  std::string path() const { return m_path.string(); }

 private:
  fs::path m_path;
};

/// Columns of red, green, blue and half-transparent black; 4 x 2 pixels.
std::string sheet() {
  const std::vector<Colour> row{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {0, 0, 0, 128}};
  std::vector<Colour> pixels = row;
  pixels.insert(pixels.end(), row.begin(), row.end());
  return encode_png(Image{4, 2, std::make_shared<std::vector<Colour>>(pixels)});
}

std::string style_with(const std::string& sprite) {
  return "{\"version\": 8,\n \"sprite\": " + sprite + ",\n \"layers\": []}";
}

}  // namespace

TEST_CASE("the images of a sprite beside the style are read", "[read][sprite]") {
  const Folder folder;
  folder.write("signs.png", sheet());
  folder.write("signs.json", R"({"red": {"x": 0, "y": 0, "width": 1, "height": 2, "pixelRatio": 1},
    "two": {"x": 1, "y": 1, "width": 2, "height": 1, "pixelRatio": 2, "sdf": true,
            "stretchX": [[0, 1]], "stretchY": [[0, 1]], "content": [0, 0, 2, 1]}})");
  Findings findings;
  const Style style = read_style(folder.write("my.json", style_with("\"signs\"")), findings);
  CHECK(findings.empty());
  REQUIRE(style.sprites.size() == 2);
  const Sprite& red = style.sprites.at("red");
  CHECK(red.image.width == 1);
  CHECK(red.image.height == 2);
  CHECK(red.image.pixels->front() == Colour{255, 0, 0, 255});
  CHECK_FALSE(red.tintable);
  const Sprite& two = style.sprites.at("two");
  CHECK(*two.image.pixels == std::vector<Colour>{{0, 255, 0, 255}, {0, 0, 255, 255}});
  CHECK(two.pixel_ratio == 2);
  CHECK(two.tintable);
  CHECK(two.stretch_x == std::vector<std::pair<double, double>>{{0, 1}});
  CHECK(two.content == PageBox{0, 0, 2, 1});
}

TEST_CASE("the finer sheet is preferred, and several sheets have ids", "[read][sprite]") {
  const Folder folder;
  for (const char* name : {"signs", "signs@2x", "more"}) folder.write(std::string(name) + ".png", sheet());
  folder.write("signs.json", R"({"a": {"x": 0, "y": 0, "width": 1, "height": 1}})");
  folder.write("signs@2x.json", R"({"a": {"x": 0, "y": 0, "width": 2, "height": 2, "pixelRatio": 2}})");
  folder.write("more.json", R"({"a": {"x": 3, "y": 0, "width": 1, "height": 1}})");
  Findings findings;
  const Style style = read_style(
      folder.write("my.json",
                   style_with(R"([{"id": "default", "url": "signs"}, {"id": "more", "url": "file://)" +
                              folder.path() + R"(/more"}])")),
      findings);
  CHECK(findings.empty());
  CHECK(style.sprites.at("a").pixel_ratio == 2);
  CHECK(style.sprites.at("more:a").image.pixels->front().alpha == 128);
}

TEST_CASE("a sprite that cannot be had is a finding with a way out", "[read][sprite]") {
  const Folder folder;
  const auto finding = [&](const std::string& sprite) {
    Findings findings;
    const Style style = read_style(folder.write("my.json", style_with(sprite)), findings);
    CHECK(style.sprites.empty());
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().origin.line == 2);
    return findings.front().message;
  };
  CHECK(finding("\"https://example.org/sprites/town\"") ==
        "the sprite 'https://example.org/sprites/town' is not on this machine and is not fetched; its images "
        "are "
        "missing. Save town.json and .png beside the style and name them here");
  CHECK_THAT(finding("\"absent\""),
             Catch::StartsWith("the sprite 'absent' cannot be read and its images are missing: "));
  CHECK_THAT(finding("12"), Catch::Contains("neither a place nor an array"));
  CHECK_THAT(finding("[{\"id\": \"x\"}]"), Catch::Contains("needs an \"id\" and a \"url\""));
  folder.write("text.png", "no picture");
  folder.write("text.json", "{}");
  CHECK_THAT(finding("\"text\""), Catch::Contains("this is no PNG"));
}

TEST_CASE("an image outside the sheet is left out", "[read][sprite]") {
  const Folder folder;
  folder.write("signs.png", sheet());
  folder.write("signs.json", "{\"a\": {\"x\": 3,\n \"y\": 0, \"width\": 2, \"height\": 1}}");
  Findings findings;
  const Style style = read_style(folder.write("my.json", style_with("\"signs\"")), findings);
  CHECK(style.sprites.empty());
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().message ==
        "image 'a' does not lie within the sprite's picture of 4 x 2 pixels; it is left out");
}

TEST_CASE("a PNG that breaks off is refused", "[read][sprite]") {
  const std::string whole = sheet();
  CHECK_THROWS_AS(decode_png(whole.substr(0, whole.size() / 2), "x.png"), InputError);
  CHECK(decode_png(whole, "x.png").width == 4);
}
