#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

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

}  // namespace

// Run by tests/examples.sh, which makes the reports.
TEST_CASE("nothing overlaps or leaves the sheet in a folder of reports", "[.reports]") {
  const char* folder = std::getenv("DATELINE_REPORTS");
  REQUIRE(folder != nullptr);
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json" && entry.path().filename() != "manifest.json")
      files.insert(entry.path().string());
  CHECK(files.size() > 10);
  for (const std::string& file : files) {
    const Report report = read_report(file);
    INFO(file);
    for (const std::string& fault : faults_of(report.items, report.page)) FAIL_CHECK(fault);
  }
}
