#include "dateline/read/image.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "dateline/draw/draw.hpp"
#include "dateline/error.hpp"

using namespace dateline;

TEST_CASE("a PNG is read with its pixels, and what is none is told", "[read][image]") {
  const auto folder = std::filesystem::temp_directory_path();
  const std::string good = folder / "dateline-image-good.png";
  const std::string bad = folder / "dateline-image-bad.png";
  Drawing drawing;
  drawing.width = 10;
  drawing.height = 5;
  drawing.background = Colour{1, 2, 3, 255};
  std::ofstream(good, std::ios::binary) << to_png(drawing, 2);
  std::ofstream(bad) << "GIF89a";
  const Image image = read_image(good);
  CHECK(image.width == 20);
  CHECK(image.height == 10);
  CHECK(image.pixels->front() == Colour{1, 2, 3, 255});
  CHECK_THROWS_WITH(read_image(bad), Catch::Contains("no PNG"));
  CHECK_THROWS_AS(read_image(folder / "dateline-image-none.png"), InputError);
  std::filesystem::remove(good);
  std::filesystem::remove(bad);
}
