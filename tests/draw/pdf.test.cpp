#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "dateline/draw/draw.hpp"
#include "draw/pdf_update.hpp"

using namespace dateline;

namespace {

/// A page with a title, a frame, a legend and two events.
Drawing page() {
  Drawing drawing;
  drawing.width = 100;
  drawing.height = 80;
  drawing.title = "Ճանապարհ & road";
  drawing.description = "A map of a road";
  drawing.language = "hy";
  const auto add = [&](const char* role, const char* title, const char* words) {
    drawing.marks.push_back(GroupBegin{"", role, title, words, {}, 1, Blend::normal});
    TextMark text;
    text.text = title;
    text.at = {10, 10 + 4.0 * static_cast<double>(drawing.marks.size())};
    text.font.size = 3;
    drawing.marks.push_back(text);
    drawing.marks.push_back(GroupEnd{});
  };
  add("title", "Title", "");
  add("frame", "Frame", "");
  add("legend", "Legend", "");
  add("event", "Battle", "1 May 2023: A clash\nand more");
  add("event", "Protest", "2 May 2023: A march");
  return drawing;
}

/// What a program of Debian prints about the file; "" when it is not there.
std::string told_by(const std::string& program, const std::string& pdf) {
  const auto path =
      std::filesystem::temp_directory_path() / ("dateline-pdf-" + std::to_string(getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  const std::string command = program + " " + path.string() + " 2>/dev/null";
  std::string words;
  if (FILE* pipe = popen(command.c_str(), "r")) {
    char part[4096];
    while (const std::size_t length = std::fread(part, 1, sizeof part, pipe)) words.append(part, length);
    pclose(pipe);
  }
  std::filesystem::remove(path);
  return words;
}

}  // namespace

TEST_CASE("a PDF tells its language, its structure and its bookmarks", "[draw][pdf]") {
  const std::string pdf = to_pdf(page());
  CHECK(pdf.find("/Lang (hy)") != std::string::npos);
  CHECK(pdf.find("/DisplayDocTitle true") != std::string::npos);
  CHECK(pdf.find("/MarkInfo") != std::string::npos);
  CHECK(pdf.find("/S /H1") != std::string::npos);
  CHECK(pdf.find("/Title (1 May 2023: A clash)") != std::string::npos);
  // "Battle. 1 May 2023…" as UTF-16, and the map's own words, at the figures in their order.
  const std::size_t map = pdf.find("/Alt <FEFF00410020006D00610070");
  const std::size_t battle = pdf.find("/Alt <FEFF0042006100740074006C0065");
  const std::size_t protest = pdf.find("/Alt <FEFF00500072006F0074006500730074");
  REQUIRE(protest != std::string::npos);
  CHECK(map < battle);
  CHECK(battle < protest);
  CHECK(to_pdf(page()) == pdf);
}

TEST_CASE("other programs read the PDF with what was added", "[draw][pdf]") {
  const std::string info = told_by("pdfinfo", to_pdf(page()));
  if (info.empty()) {
    WARN("skipped: there is no pdfinfo");
    return;
  }
  CHECK_THAT(info, Catch::Contains("Tagged:          yes") && Catch::Contains("Ճանապարհ & road"));
  const std::string structure = told_by("pdfinfo -struct-text", to_pdf(page()));
  CHECK(structure.find("H1") < structure.find("Figure"));
  CHECK_THAT(structure, Catch::Contains("\"Battle\""));
}

TEST_CASE("pages behind the map are in its PDF, each with a bookmark and in its size", "[draw][pdf]") {
  Drawing list;
  list.width = 50;
  list.height = 40;
  list.title = "A list";
  const std::string pdf = to_pdf(page(), {}, {list});
  CHECK(pdf.find("/Title (A list)") != std::string::npos);
  const std::string info = told_by("pdfinfo -l 2", pdf);
  if (info.empty()) {
    WARN("skipped: there is no pdfinfo");
    return;
  }
  CHECK_THAT(info, Catch::Contains("Pages:           2\n") && Catch::Contains("141.732 x 113.386 pts"));
}

TEST_CASE("one can measure on the map of a PDF", "[draw][pdf]") {
  const PageBox frame{10, 10, 90, 60};
  const Projector projector =
      Projector::fitted("+proj=utm +zone=38 +datum=WGS84", {46.2, 39.4, 46.9, 39.9}, frame);
  const auto ground = ground_reference(projector);
  REQUIRE(ground);
  const std::string pdf = to_pdf(page(), {*ground});
  CHECK(pdf.find("/Subtype /GEO") != std::string::npos);
  CHECK_THAT(pdf, Catch::Contains("/WKT (PROJCS["));
  const std::string info = told_by("gdalinfo", pdf);
  if (info.find("Driver: PDF") == std::string::npos) {
    WARN("skipped: there is no gdalinfo that reads PDF");
    return;
  }
  CHECK_THAT(info, Catch::Contains("Transverse_Mercator") || Catch::Contains("Transverse Mercator"));
}

TEST_CASE("each small map of a PDF has a viewport of its own, named as readers show it", "[draw][pdf]") {
  const auto left =
      ground_reference(Projector::fitted("EPSG:3857", {46, 39, 47, 40}, PageBox{10, 10, 40, 60}));
  auto right = ground_reference(Projector::fitted("EPSG:3857", {46, 39, 47, 40}, PageBox{50, 10, 80, 60}));
  REQUIRE(left);
  REQUIRE(right);
  right->name = "1\u20137 May";
  const std::string pdf = to_pdf(page(), {*left, *right});
  CHECK_THAT(pdf, Catch::Contains("/Name (Map)") && Catch::Contains("/Name <FEFF003120130037"));
  const auto viewports = [&] {
    std::size_t count = 0;
    for (std::size_t at = pdf.find("/Type /Viewport"); at != std::string::npos;
         at = pdf.find("/Type /Viewport", at + 1))
      ++count;
    return count;
  };
  CHECK(viewports() == 2);
}

TEST_CASE("a world that does not fill its frame has no corners to measure from", "[draw][pdf]") {
  const Projector world = Projector::fitted("+proj=eqearth", {-180, -90, 180, 90}, {0, 0, 100, 80});
  CHECK_FALSE(ground_reference(world));
}

TEST_CASE("a PDF of another form comes back as it was", "[draw][pdf]") {
  for (const char* other :
       {"", "%PDF-1.7\nstartxref\n99999\n%%EOF", "%PDF-1.7\nno table\nstartxref\n9\n%%EOF"})
    CHECK(with_notes(other, {"en", 80, {}, {}}) == other);
}
