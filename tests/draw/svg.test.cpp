#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "dateline/draw/draw.hpp"
#include "draw/png.hpp"
#include "draw/xml.hpp"

using namespace dateline;

namespace {

/// Fails the test unless every element is closed in its turn and every id is its own;
/// returns how many elements there are.
int checked_elements(const std::string& xml) {
  static const std::regex tag(R"re(<(/?)([A-Za-z:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(/?)>)re");
  static const std::regex id_of(R"re(\sid="([^"]*)")re");
  std::vector<std::string> open;
  std::set<std::string> ids;
  int count = 0;
  std::size_t angles = 0;
  for (auto found = std::sregex_iterator(xml.begin(), xml.end(), tag); found != std::sregex_iterator();
       ++found) {
    const std::smatch& match = *found;
    ++angles;
    if (match[1].length() == 0) ++count;
    if (match[1].length() > 0) {
      REQUIRE_FALSE(open.empty());
      CHECK(open.back() == match[2].str());
      open.pop_back();
    } else if (match[4].length() == 0) {
      open.push_back(match[2]);
    }
    const std::string attributes = match[3];
    std::smatch id;
    if (std::regex_search(attributes, id, id_of)) CHECK(ids.insert(id[1]).second);
  }
  CHECK(open.empty());
  // The declaration has the only '<' that opens no element.
  CHECK(static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '<')) == angles + 1);
  return count;
}

std::string body(const Drawing& drawing) {
  const std::string svg = to_svg(drawing);
  const auto background = svg.find("<path");
  const auto start = svg.find('\n', background) + 1;
  return svg.substr(start, svg.find("</svg>") - start);
}

Drawing with(std::vector<Mark> marks) {
  Drawing drawing;
  drawing.marks = std::move(marks);
  return drawing;
}

}  // namespace

TEST_CASE("numbers have three digits at most and no needless zero", "[draw][svg]") {
  CHECK(number(0) == "0");
  CHECK(number(-0.0004) == "0");
  CHECK(number(12.5) == "12.5");
  CHECK(number(-1.2345) == "-1.235");
  CHECK(number(0.05) == "0.05");
  CHECK(number(100) == "100");
  CHECK(number(123456789.001) == "123456789.001");
}

TEST_CASE("XML text is escaped and rid of what XML does not allow", "[draw][svg]") {
  CHECK(xml_text("a<b> & \"c\"") == "a&lt;b&gt; &amp; &quot;c&quot;");
  CHECK(xml_text(std::string_view("a\0b\x01\x7f\tc", 7)) == "ab\tc");
  CHECK(xml_text("Gəncə") == "Gəncə");
  CHECK(xml_text("\xff") == "\xef\xbf\xbd");
  CHECK(xml_id("event 1/é") == "event-1--");
  CHECK(xml_id("2023") == "_2023");
  CHECK(xml_id("") == "");
}

TEST_CASE("an SVG has its size, title, description and language", "[draw][svg]") {
  Drawing drawing;
  drawing.width = 120.5;
  drawing.height = 90;
  drawing.title = "Here & there";
  drawing.description = "What is to be seen";
  drawing.language = "az";
  const std::string svg = to_svg(drawing);
  CHECK(checked_elements(svg) == 4);
  CHECK_THAT(svg, Catch::StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="));
  CHECK_THAT(svg, Catch::Contains("width=\"120.5mm\" height=\"90mm\" viewBox=\"0 0 120.5 90\" "
                                  "role=\"graphics-document document\" aria-roledescription=\"map\" "
                                  "aria-labelledby=\"dateline-title dateline-desc\" xml:lang=\"az\""));
  CHECK_THAT(svg, Catch::Contains("<title id=\"dateline-title\">Here &amp; there</title>\n"
                                  "<desc id=\"dateline-desc\">What is to be seen</desc>\n"));
}

TEST_CASE("paths with fill, pen and dashes", "[draw][svg]") {
  Path path;
  path.move_to({1, 2});
  path.line_to({3, 4.5});
  path.curve_to({5, 6}, {7, 8}, {9, 10});
  path.close();
  const Pen pen{{0, 0, 0, 255}, 0.5, {1, 0.25}, LineCap::round, LineJoin::miter};
  CHECK(body(with({PathMark{path, Colour{255, 0, 0, 51}, pen, {}, 1}})) ==
        "<path d=\"M1 2L3 4.5C5 6 7 8 9 10Z\" fill=\"#ff0000\" fill-opacity=\"0.2\" fill-rule=\"evenodd\" "
        "stroke=\"#000000\" stroke-width=\"0.5\" stroke-linecap=\"round\" stroke-miterlimit=\"10\" "
        "stroke-dasharray=\"1 0.25\"/>\n");
}

TEST_CASE("a symbol is written once and used at each point", "[draw][svg]") {
  const SymbolMark mark{rectangle({-1, -1, 1, 1}), Colour{1, 2, 3, 255}, {}, {{10, 20}, {30, 40.125}}};
  CHECK(body(with({mark})) ==
        "<defs><path id=\"dateline-symbol-1\" d=\"M-1 -1L1 -1L1 1L-1 1Z\" fill=\"#010203\" "
        "fill-rule=\"evenodd\"/></defs>\n"
        "<use xlink:href=\"#dateline-symbol-1\" x=\"10\" y=\"20\"/>\n"
        "<use xlink:href=\"#dateline-symbol-1\" x=\"30\" y=\"40.125\"/>\n");
}

TEST_CASE("text stays text", "[draw][svg]") {
  TextMark mark;
  mark.text = "Laçın <&>";
  mark.at = {10, 20};
  mark.halo_width = 0.4;
  mark.angle = -30;
  CHECK(body(with({mark})) ==
        "<text x=\"10\" y=\"20\" font-size=\"3\" fill=\"#000000\" transform=\"rotate(-30 10 20)\" "
        "paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"0.8\" stroke-linecap=\"round\" "
        "stroke-linejoin=\"round\">Laçın &lt;&amp;&gt;</text>\n");
}

TEST_CASE("lines of text are tspans, and letter spacing does not shift them", "[draw][svg]") {
  TextMark mark;
  mark.text = "a\nb";
  mark.at = {10, 20};
  mark.font = {FontFamily::sans, 4, true, true, 0.5};
  mark.align = TextAlign::centre;
  CHECK(body(with({mark})) ==
        "<text x=\"10.25\" y=\"20\" font-size=\"4\" font-weight=\"bold\" font-style=\"italic\" "
        "letter-spacing=\"0.5\" text-anchor=\"middle\" fill=\"#000000\">"
        "<tspan x=\"10.25\" y=\"20\">a</tspan><tspan x=\"10.25\" y=\"24.8\">b</tspan></text>\n");
}

TEST_CASE("text from right to left keeps its side", "[draw][svg]") {
  TextMark mark;
  mark.text = "(تهران)";
  CHECK_THAT(body(with({mark})),
             Catch::Contains("text-anchor=\"end\"") && Catch::Contains("direction=\"rtl\""));
  mark.align = TextAlign::right;
  CHECK_THAT(body(with({mark})), !Catch::Contains("text-anchor") && Catch::Contains("direction=\"rtl\""));
}

TEST_CASE("groups tell what they are; events are the items of a list", "[draw][svg]") {
  const std::string svg = body(with(
      {GroupBegin{"events", "layer", "Events", "Two", {}}, GroupBegin{"e 1", "event", "First", "", {}},
       GroupEnd{}, GroupEnd{}, GroupBegin{"", "legend", "Legend", "", PageBox{1, 2, 3, 4}}, GroupEnd{}}));
  CHECK(svg ==
        "<g id=\"events\" class=\"layer\" role=\"list\">\n<title>Events</title>\n<desc>Two</desc>\n"
        "<g id=\"e-1\" class=\"event\" role=\"listitem\">\n<title>First</title>\n</g>\n</g>\n"
        "<defs><clipPath id=\"dateline-clip-1\"><path d=\"M1 2L3 2L3 4L1 4Z\"/></clipPath></defs>\n"
        "<g class=\"legend\" role=\"group\" "
        "clip-path=\"url(#dateline-clip-1)\">\n<title>Legend</title>\n</g>\n");
}

TEST_CASE("equal hatchings share a pattern", "[draw][svg]") {
  const Pen lines{{200, 0, 0, 255}, 0.2, {}, LineCap::butt, LineJoin::round};
  const PathMark mark{rectangle({0, 0, 5, 5}), {}, {}, lines, 1.5};
  PathMark dashed = mark;
  dashed.hatch->dashes = {1};
  const std::string svg = body(with({mark, mark, dashed}));
  CHECK(checked_elements("<?xml?>" + svg) == 9);
  CHECK_THAT(svg, Catch::Contains("<pattern id=\"dateline-hatch-1\" width=\"1.5\" height=\"1.5\""));
  CHECK_THAT(svg, Catch::Contains("<pattern id=\"dateline-hatch-2\" width=\"2\" height=\"1.5\""));
  CHECK_THAT(svg, !Catch::Contains("dateline-hatch-3"));
}

TEST_CASE("base 64 is that of RFC 4648, section 10", "[draw][svg]") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("\xff\xfe\xfd") == "//79");
}

TEST_CASE("an image is a PNG within the SVG, turned and faint as its mark says", "[draw][svg]") {
  const auto pixels = std::make_shared<const std::vector<Colour>>(2, Colour{1, 2, 3, 255});
  ImageMark mark{{2, 1, pixels}, {10, 20, 30, 25}, 0, 1, Sampling::smooth};
  const std::string data = " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
                           base64(encode_png(mark.image)) + "\"/>";
  CHECK(body(with({mark})) == "<image x=\"10\" y=\"20\" width=\"20\" height=\"5\"" + data + "\n");
  mark.angle = 30;
  mark.opacity = 0.5;
  CHECK_THAT(body(with({mark})), Catch::Contains("opacity=\"0.5\" transform=\"rotate(30 20 22.5)\""));
  mark.sampling = Sampling::nearest;
  CHECK_THAT(body(with({mark})), Catch::Contains("image-rendering=\"pixelated\""));
  mark.image.pixels = nullptr;
  CHECK(body(with({mark})) == "");
}

TEST_CASE("an image that is drawn more than once is written once", "[draw][svg]") {
  const auto pixels = std::make_shared<const std::vector<Colour>>(2, Colour{1, 2, 3, 100});
  const ImageMark mark{{2, 1, pixels}, {10, 20, 30, 25}, 0, 1, Sampling::smooth};
  ImageMark other = mark;
  other.box = {1, 2, 3, 4};
  other.angle = 90;
  const std::string svg = body(with({mark, other}));
  CHECK(checked_elements("<?xml?>" + svg) == 6);
  CHECK(svg.find("data:image") == svg.rfind("data:image"));
  CHECK_THAT(svg, Catch::Contains("<g><use xlink:href=\"#dateline-image-1\" "
                                  "transform=\"translate(10 20) scale(20 5)\"/></g>\n"
                                  "<g transform=\"rotate(90 2 3)\"><use xlink:href=\"#dateline-image-1\" "
                                  "transform=\"translate(1 2) scale(2 2)\"/></g>\n"));
}

TEST_CASE("groups left open are closed and ends of nothing are passed over", "[draw][svg]") {
  CHECK(checked_elements(to_svg(with({GroupEnd{}, GroupBegin{"a", "layer", "A", "", {}}}))) == 4);
}

TEST_CASE("a symbol at more points than a viewer can draw is an image", "[draw][svg]") {
  SymbolMark dots{rectangle({-0.5, -0.5, 0.5, 0.5}), Colour{200, 0, 0, 128}, {}, {}};
  for (int i = 0; i < 20000; ++i) dots.at.push_back({20 + 0.1 * (i % 200), 30 + 0.1 * (i / 200)});
  CHECK_THAT(body(with({dots})), Catch::Contains("<use ") && !Catch::Contains("<image "));
  dots.at.push_back({60, 50});
  const std::string many = body(with({dots}));
  CHECK_THAT(many, Catch::Contains("<image ") && !Catch::Contains("<use "));
  CHECK(many.size() < 100000);
  CHECK(to_pdf(with({dots})).size() < 100000);
  CHECK(to_svg(with({dots})) == to_svg(with({dots})));
  SymbolMark others = dots;
  others.fill = Colour{0, 0, 200, 128};
  const std::string pdf = to_pdf(with({dots, others}));
  std::size_t images = 0;
  for (std::size_t at = 0; (at = pdf.find("/Subtype /Image", at)) != std::string::npos; ++at) ++images;
  CHECK(images == 4);  // each with its opacity

  // The image covers the dots and stands where they do, to the pixel.
  const auto side = [&](const std::string& name) {
    const std::size_t at = many.find(' ' + name + "=\"") + name.size() + 3;
    return std::stod(many.substr(at));
  };
  constexpr double pixel = 25.4 / 300;
  CHECK(side("x") == Approx(19.5).margin(3 * pixel));
  CHECK(side("y") == Approx(29.5).margin(3 * pixel));
  CHECK(side("x") + side("width") == Approx(60.5).margin(3 * pixel));
  CHECK(side("y") + side("height") == Approx(50.5).margin(3 * pixel));
}
