#include "dateline/read/raster.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "dateline/error.hpp"
#include "dateline/relief/sampling.hpp"
#include "draw/png.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

const std::string wgs84 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]])";
const std::string utm38 =
    R"(PROJCS["UTM 38N",)" + wgs84 +
    R"(,PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",45],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]])";

/// A folder of files that goes with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("dateline-raster-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

/// An ESRI grid of 6 × 4 cells, the height 100 times the column plus the row.
std::string grid(double west, double south, double cell, const std::string& extra = "") {
  std::string text = fmt::format(
      "ncols 6\nnrows 4\nxllcorner {}\nyllcorner {}\ncellsize {}\nNODATA_value -9999\n", west, south, cell);
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 6; ++column)
      text += row == 3 && column == 5 ? "-9999 " : fmt::format("{}{} ", column * 100 + row, extra);
    text += '\n';
  }
  return text;
}

std::string refusal(const std::string& path, RasterKind kind) {
  Findings findings;
  try {
    kind == RasterKind::heights ? open_heights(path, findings) : open_picture(path, findings);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("heights are read where they lie, means of several as one", "[raster]") {
  const Folder folder;
  folder.write("a.prj", wgs84);
  Findings findings;
  const auto raster = open_heights(folder.write("a.asc", grid(46, 39, 0.1)), findings);
  CHECK(findings.empty());
  CHECK(raster->kind() == RasterKind::heights);
  CHECK(raster->columns() == 6);
  CHECK(raster->rows() == 4);
  CHECK(raster->period() == 0);
  const auto at = raster->positions({LonLat(46.25, 39.35), LonLat(50, 41)});
  CHECK(at.at(0).column == Approx(2.5));
  CHECK(at.at(0).row == Approx(0.5));
  CHECK(at.at(1).column == Approx(40));
  CHECK(raster->read(0, {1, 0, 2, 2}, 1) == std::vector<float>{100, 200, 101, 201});
  // GDAL rounds means of whole numbers to whole numbers.
  CHECK(raster->read(0, {0, 0, 4, 4}, 2).at(1) == Approx(250.5).margin(0.51));
  CHECK(std::isnan(raster->read(0, {5, 3, 1, 1}, 1).front()));
}

TEST_CASE("a projected raster is found from longitude and latitude", "[raster]") {
  const Folder folder;
  folder.write("u.prj", utm38);
  Findings findings;
  const auto raster = open_heights(folder.write("u.asc", grid(600000, 4370000, 1000)), findings);
  // 45° E is the middle of the zone, 500 km.
  const auto at = raster->positions({LonLat(45, 39.5)}).front();
  CHECK(at.column == Approx(-100).margin(0.001));
  CHECK(at.row == Approx((4374000 - 4372271) / 1000.0).margin(0.02));
  CHECK(raster->period() == 0);
}

TEST_CASE("a turned raster is read as it lies", "[raster]") {
  const Folder folder;
  std::string values;
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column < 6; ++column) {
      const float height = static_cast<float>(column * 100 + row);
      values.append(reinterpret_cast<const char*>(&height), sizeof height);
    }
  folder.write(
      "t.hdr",
      "ENVI\nsamples = 6\nlines = 4\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\n"
      "data type = 4\ninterleave = bsq\nbyte order = 0\n"
      "map info = {UTM, 1, 1, 600000, 4374000, 1000, 1000, 38, North, WGS-84, units=Meters, rotation=30}\n");
  Findings findings;
  const auto raster = open_heights(folder.write("t.dat", values), findings);
  folder.write("u.prj", utm38);
  const auto upright = open_heights(folder.write("u.asc", grid(600000, 4370000, 1000)), findings);
  const LonLat place(46.2, 39.49);
  const auto turned = raster->positions({place}).front();
  const auto plain = upright->positions({place}).front();
  CHECK(std::hypot(turned.column, turned.row) == Approx(std::hypot(plain.column, plain.row)).epsilon(1e-3));
  const double turn = std::atan2(turned.row, turned.column) - std::atan2(plain.row, plain.column);
  CHECK(std::abs(std::remainder(turn, 2 * std::acos(-1.0))) == Approx(std::acos(-1.0) / 6).epsilon(0.01));
}

TEST_CASE("a raster around the Earth knows its period", "[raster]") {
  const Folder folder;
  folder.write("w.prj", wgs84);
  Findings findings;
  const auto raster = open_heights(folder.write("w.asc", grid(-180, -90, 60)), findings);
  CHECK(raster->period() == 6);
  CHECK(raster->positions({LonLat(-179, 0)}).front().column == Approx(1.0 / 60));
}

TEST_CASE("what is no raster of heights is refused with a way out", "[raster]") {
  const Folder folder;
  CHECK_THAT(refusal((folder.path / "none.tif").string(), RasterKind::heights),
             Catch::Contains("no such file"));
  CHECK_THAT(refusal(folder.write("text.tif", "hello"), RasterKind::heights),
             Catch::Contains("cannot be opened as a raster"));
  CHECK_THAT(
      refusal(folder.write("bare.asc", grid(46, 39, 0.1)), RasterKind::heights),
      Catch::Contains("does not say where on Earth it lies") && Catch::Contains("gdal_edit.py -a_srs"));
  const Image image{2, 1, std::make_shared<const std::vector<Colour>>(2, Colour{9, 8, 7, 255})};
  CHECK_THAT(refusal(folder.write("photo.png", encode_png(image)), RasterKind::heights),
             Catch::Contains("a picture in colours") && Catch::Contains("--base"));
  folder.write("h.prj", wgs84);
  CHECK_THAT(refusal(folder.write("h.asc", grid(46, 39, 0.1, ".5")), RasterKind::picture),
             Catch::Contains("--relief draws heights"));
}

TEST_CASE("a picture is read as red, green, blue and alpha", "[raster]") {
  const Folder folder;
  folder.write("p.png.aux.xml",
               "<PAMDataset><SRS>EPSG:4326</SRS>"
               "<GeoTransform>46, 0.5, 0, 40, 0, -0.5</GeoTransform></PAMDataset>");
  const Image image{
      2, 1,
      std::make_shared<const std::vector<Colour>>(std::vector<Colour>{{9, 80, 200, 255}, {1, 2, 3, 0}})};
  Findings findings;
  const auto raster = open_picture(folder.write("p.png", encode_png(image)), findings);
  CHECK(raster->kind() == RasterKind::picture);
  CHECK(raster->positions({LonLat(46.75, 39.75)}).front().column == Approx(1.5));
  std::vector<float> first;
  for (int channel = 0; channel < 4; ++channel)
    first.push_back(raster->read(channel, {0, 0, 2, 1}, 1).front());
  CHECK(first == std::vector<float>{9, 80, 200, 255});
  CHECK(raster->read(3, {0, 0, 2, 1}, 1).back() == 0);
}

TEST_CASE("pictures are told from vector files by their ending", "[raster]") {
  CHECK(has_raster_ending("a/photo.TIF"));
  CHECK(has_raster_ending("x.jpeg"));
  CHECK_FALSE(has_raster_ending("roads.gpkg"));
  CHECK_FALSE(has_raster_ending("tif"));
}
