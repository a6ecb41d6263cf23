// Tables of which parts are read in several threads.

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <tuple>

#include "dateline/gazetteer/gazetteer.hpp"
#include "dateline/read/events.hpp"
#include "dateline/resolve/attach.hpp"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

class TableFile {
 public:
  explicit TableFile(const std::string& bytes) { std::ofstream(m_path, std::ios::binary) << bytes; }
  ~TableFile() { fs::remove(m_path); }
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  std::string path() const { return m_path.string(); }

 private:
  fs::path m_path = fs::temp_directory_path() / ("dateline-large-" + std::to_string(getpid()) + ".csv");
};

/// Over 4 MiB of rows, some of them wrong; `first` is the id of the first.
std::string large_table(const std::string& first) {
  std::string text = "id,date,lon,lat,place,type,fatalities,source,remark\n";
  for (int i = 1; text.size() < (std::size_t{9} << 19); ++i) {
    const std::string number = std::to_string(i);
    const std::string day = i % 9973 == 0 ? "2023-02-31" : "2023-02-0" + std::to_string(1 + i % 9);
    const std::string id = i == 1 ? first : i % 8009 == 0 ? "E5" : i % 7 == 0 ? "" : "E" + number;
    const std::string place = i % 6007 == 0 ? "Lachin" : i % 7001 == 0 ? "Nowhere at all" : "";
    const std::string lon = !place.empty() ? "," : i % 5003 == 0 ? "460.5,39.5" : "46.5" + number + ",39.5";
    text += id + ',' + day + ',' + lon + ',' + place + ',' + (i % 4001 == 0 ? "Batles" : "Battles") + ',' +
            (i % 3001 == 0 ? "many" : std::to_string(i % 5)) + ",The Gazette of the day," +
            (i % 11 == 0 ? "seen twice" : "") + (i % 9001 == 0 ? "\n\n" : "\n");
  }
  return text;
}

Gazetteer gazetteer() {
  Place lachin;
  lachin.id = "dl:lachin";
  lachin.country = "AZ";
  lachin.point = {46.5478, 39.6396};
  lachin.names.push_back({"Lachin", "en", "AZ", NameUse::official, {}, ""});
  return Gazetteer({lachin});
}

struct Located {
  std::vector<LocatedEvent> events;
  Findings findings;
};

Located located_at_once(const std::string& bytes) {
  const TableFile file(bytes);
  Located out;
  out.events = read_located_events({file.path()}, gazetteer(), out.findings);
  return out;
}

Located located_after_reading(const std::string& bytes) {
  const TableFile file(bytes);
  Located out;
  std::vector<Event> events = read_events(file.path(), out.findings);
  out.events = attach(std::move(events), gazetteer(), out.findings);
  return out;
}

auto what_of(const LocatedEvent& located) {
  const Event& event = located.event;
  return std::tuple(event.id, event.date, event.type, event.place, event.fatalities.best, event.source,
                    event.more, event.origin(), event.place_origin(), located.site, located.place_id,
                    located.located_by, located.because, located.precision);
}

void check_equal(const Located& a, const Located& b) {
  REQUIRE(a.events.size() == b.events.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.events.size(); ++i) different += what_of(a.events[i]) != what_of(b.events[i]);
  CHECK(different == 0);
  CHECK(a.findings == b.findings);
}

}  // namespace

TEST_CASE("a large table gives what it gives row after row", "[events]") {
  const Located in_parts = located_at_once(large_table("E1"));
  // A quotation mark may hold line ends: no part can be read by itself.
  const Located row_after_row = located_at_once(large_table("\"E1\""));
  CHECK(in_parts.events.size() > 60000);
  check_equal(in_parts, row_after_row);

  const auto count = [&](std::string_view words) {
    return std::ranges::count_if(in_parts.findings, [&](const Finding& finding) {
      return finding.message.find(words) != std::string::npos;
    });
  };
  CHECK(count("there is no 31 February 2023") > 5);
  CHECK(count("there is no event type 'Batles'") == 1);
  CHECK(count("fatalities 'many'") > 20);
  CHECK(count("the id 'E5' is that of line") > 5);
  CHECK(count("the place 'Nowhere at all' is unknown") > 5);
}

TEST_CASE("events are located while a table is read as after it", "[events][attach]") {
  check_equal(located_at_once(large_table("E1")), located_after_reading(large_table("E1")));
}
