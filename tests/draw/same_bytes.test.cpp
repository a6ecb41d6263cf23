// The same drawing gives the same bytes whatever the surroundings.

#include <unistd.h>

#include <catch2/catch.hpp>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

#include "dateline/draw/draw.hpp"

using namespace dateline;

namespace {

Drawing every_kind_of_mark() {
  Drawing drawing;
  drawing.width = 80;
  drawing.height = 60;
  drawing.title = "Երևան, Gəncə";
  drawing.description = "Every kind of mark";
  drawing.author = "A desk";
  drawing.keywords = "map, test";
  drawing.marks.push_back(GroupBegin{"all", "layer", "All", "", PageBox{1, 1, 79, 59}});
  drawing.marks.push_back(PathMark{circle({20, 20}, 10.125), Colour{120, 170, 220, 200},
                                   Pen{{20, 40, 90, 255}, 0.5, {1.5, 0.75}, LineCap::butt, LineJoin::round},
                                   Pen{{200, 0, 0, 255}, 0.2, {}, LineCap::butt, LineJoin::round}, 1.25});
  SymbolMark symbols{circle({0, 0}, 0.8), Colour{200, 30, 30, 90}, {}, {}};
  for (int i = 0; i < 200; ++i) symbols.at.push_back({40 + 0.17 * i, 10 + 0.13 * i});
  drawing.marks.push_back(symbols);
  TextMark text;
  text.text = "Երևան Gəncə";
  text.at = {10, 45.5};
  text.halo_width = 0.4;
  drawing.marks.push_back(text);
  text.text = "Бгпт اردبیل i İ ı";
  text.at = {10, 52};
  text.font = {FontFamily::serif, 3.5, false, true, 0.25};
  drawing.marks.push_back(text);
  const auto pixels = std::make_shared<const std::vector<Colour>>(
      std::vector<Colour>{{200, 30, 30, 255}, {30, 200, 30, 128}, {30, 30, 200, 255}, {0, 0, 0, 0}});
  drawing.marks.push_back(ImageMark{{2, 2, pixels}, {55, 5, 75, 25}, 0, 0.8, Sampling::smooth});
  drawing.marks.push_back(ImageMark{{2, 2, pixels}, {55, 35, 65, 45}, 20, 1, Sampling::nearest});
  drawing.marks.push_back(GroupEnd{});
  return drawing;
}

/// All formats, drawn with fonts opened anew.
std::string all_formats() {
  std::string bytes;
  std::thread([&bytes] {
    const Drawing drawing = every_kind_of_mark();
    bytes = to_png(drawing, 10) + to_svg(drawing) + to_pdf(drawing);
  }).join();
  return bytes;
}

/// Sets a variable of the environment for a while.
class Setting {
 public:
  Setting(const char* name, const char* value) : m_name(name) {
    const char* old = std::getenv(name);
    if (old != nullptr) m_old = old;
    m_was_set = old != nullptr;
    setenv(name, value, 1);
    tzset();
  }
  ~Setting() {
    if (m_was_set)
      setenv(m_name, m_old.c_str(), 1);
    else
      unsetenv(m_name);
    tzset();
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* m_name;
  std::string m_old;
  bool m_was_set = false;
};

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, size);
  pclose(pipe);
  return output;
}

}  // namespace

TEST_CASE("drawing twice gives the same bytes", "[draw]") {
  CHECK(all_formats() == all_formats());
}

TEST_CASE("time zone, language and font settings change no byte", "[draw]") {
  const std::string bytes = all_formats();
  const Setting zone("TZ", "Asia/Tokyo");
  const Setting language("LANGUAGE", "sr:tr");
  const Setting home("HOME", "/nowhere");
  const Setting fonts("FONTCONFIG_FILE", "/nowhere/fonts.conf");
  CHECK(all_formats() == bytes);
}

TEST_CASE("a locale with another i and a comma changes no byte", "[draw]") {
  const std::string bytes = all_formats();
  const std::string before = std::setlocale(LC_ALL, nullptr);
  if (std::setlocale(LC_ALL, "tr_TR.UTF-8") == nullptr) {
    WARN("the locale tr_TR.UTF-8 is not installed here; not checked");
    return;
  }
  const std::string there = all_formats();
  std::setlocale(LC_ALL, before.c_str());
  CHECK(there == bytes);
}

TEST_CASE("a PDF is of version 1.5 and dated by SOURCE_DATE_EPOCH or not by the clock", "[draw][pdf]") {
  const Drawing drawing = every_kind_of_mark();
  const std::string pdf = to_pdf(drawing);
  CHECK(pdf.substr(0, 9) == "%PDF-1.5\n");
  CHECK(pdf.find("/CreationDate (20000101000000Z)") != std::string::npos);
  const Setting epoch("SOURCE_DATE_EPOCH", "1682208000");
  CHECK(to_pdf(drawing).find("/CreationDate (20230423000000Z)") != std::string::npos);
}

TEST_CASE("text in a PDF can be selected", "[draw][pdf]") {
  if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) {
    WARN("pdftotext is not installed here; not checked");
    return;
  }
  const auto file =
      std::filesystem::temp_directory_path() / ("dateline-selectable-" + std::to_string(getpid()) + ".pdf");
  std::ofstream(file, std::ios::binary) << to_pdf(every_kind_of_mark());
  const std::string text = output_of("pdftotext '" + file.string() + "' -");
  std::filesystem::remove(file);
  CHECK_THAT(text, Catch::Contains("Երևան Gəncə"));
}
