#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>

#include "compose/leader_lines.hpp"
#include "compose/sheet_faults.hpp"
#include "dateline/read/data_files.hpp"
#include "read/json.hpp"

using namespace dateline;

namespace {

std::string text_of(const JsonValue& item, const char* key) {
  const JsonValue* value = item.find(key);
  return value != nullptr && value->string() != nullptr ? *value->string() : "";
}

double number_of(const JsonValue& value) {
  REQUIRE(value.number() != nullptr);
  return *value.number();
}

/// A report as `dateline map --report` writes it.
struct Report {
  PageBox page;
  std::vector<Placement> items;
};

Report read_report(const std::string& file) {
  const JsonValue json = parse_json(read_file(file), file);
  Report report;
  report.page = {0, 0, number_of(*json.find("width_mm")), number_of(*json.find("height_mm"))};
  for (const JsonValue& item : *json.find("items")->array()) {
    Placement placement;
    placement.what = text_of(item, "what");
    placement.text = text_of(item, "text");
    placement.state = text_of(item, "state");
    placement.turned = item.find("turned") != nullptr;
    if (const auto* box = item.find("box_mm")->array())
      placement.box = {number_of((*box)[0]), number_of((*box)[1]), number_of((*box)[2]),
                       number_of((*box)[3])};
    report.items.push_back(std::move(placement));
  }
  return report;
}

std::set<std::string> files_in(const char* folder, const std::string& extension) {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == extension && entry.path().filename() != "manifest.json")
      files.insert(entry.path().string());
  return files;
}

/// The leader lines of events in a sheet written as SVG, each once.
std::vector<Leader> leaders_in(const std::string& svg) {
  static const std::regex line(R"(<path d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)\")");
  const std::string title = "<title>Leader lines of events</title>";
  std::vector<Leader> leaders;
  for (std::size_t at = svg.find(title); at != std::string::npos; at = svg.find(title, at + 1)) {
    const std::string group = svg.substr(at, svg.find("</g>", at) - at);
    for (std::sregex_iterator it(group.begin(), group.end(), line), end; it != end; ++it) {
      const auto number = [&](std::size_t i) { return std::stod((*it)[i]); };
      const Leader leader{{number(1), number(2)}, {number(3), number(4)}};
      const auto is_same = [&](const Leader& other) {
        return other.from == leader.from && other.to == leader.to;
      };
      // Each is drawn twice: its light edge, then itself.
      if (std::ranges::none_of(leaders, is_same)) leaders.push_back(leader);
    }
  }
  return leaders;
}

}  // namespace

// Run by tests/examples.sh, which makes the reports.
TEST_CASE("nothing overlaps or leaves the sheet in a folder of reports", "[.reports]") {
  const char* folder = std::getenv("DATELINE_REPORTS");
  REQUIRE(folder != nullptr);
  const std::set<std::string> files = files_in(folder, ".json");
  CHECK(files.size() > 10);
  for (const std::string& file : files) {
    const Report report = read_report(file);
    INFO(file);
    for (const std::string& fault : faults_of(report.items, report.page)) FAIL_CHECK(fault);
  }
}

// Run by tests/examples.sh, which makes the sheets and their reports.
TEST_CASE("hardly a leader line of events runs through a name in a folder of sheets", "[.reports]") {
  const char* folder = std::getenv("DATELINE_SHEETS");
  REQUIRE(folder != nullptr);
  std::size_t lines = 0;
  std::size_t struck = 0;
  for (const std::string& file : files_in(folder, ".svg")) {
    const std::filesystem::path sheet(file);
    const std::string name = sheet.stem().string();
    const auto beside = sheet.parent_path() / (name + ".report.json");
    const auto apart = sheet.parent_path() / "reports" / (name + ".json");
    const auto report = std::filesystem::exists(beside) ? beside : apart;
    if (!std::filesystem::exists(report)) continue;
    const std::vector<Leader> leaders = leaders_in(read_file(file));
    const std::vector<std::string> names = struck_names(read_report(report.string()).items, leaders);
    INFO(file << ": " << names.size() << " times");
    CHECK(names.size() <= 2);
    lines += leaders.size();
    struck += names.size();
  }
  CHECK(lines > 100);
  CHECK(struck * 50 <= lines);
}

// Run by tests/examples.sh, which makes the sheets.
TEST_CASE("no two leader lines of events cross in a folder of sheets", "[.reports]") {
  const char* folder = std::getenv("DATELINE_SHEETS");
  REQUIRE(folder != nullptr);
  std::size_t all = 0;
  for (const std::string& file : files_in(folder, ".svg")) {
    const std::vector<Leader> lines = leaders_in(read_file(file));
    INFO(file);
    std::size_t crossed = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
      for (std::size_t j = i + 1; j < lines.size(); ++j) crossed += cross(lines[i], lines[j]);
    CHECK(crossed == 0);
    all += lines.size();
  }
  CHECK(all > 100);
}
