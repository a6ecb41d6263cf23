#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "dateline/label/labels.hpp"
#include "ruler.hpp"

using namespace dateline;

namespace {

const PageBox frame{0, 0, 300, 225};

LabelRequest beside(const std::string& text, PagePoint point, double priority = 0) {
  LabelRequest request;
  request.feature = text;
  request.text = text;
  request.points = {point};
  request.clearance = 0.8;
  request.priority = priority;
  return request;
}

PageBox dot_at(PagePoint point) {
  return {point.x - 0.8, point.y - 0.8, point.x + 0.8, point.y + 0.8};
}

/// Requests with a dot each.
struct Town {
  std::vector<LabelRequest> requests;
  LabelObstacles obstacles{frame, {}, {}, {}};

  void add(const LabelRequest& request) {
    requests.push_back(request);
    obstacles.solid.push_back(dot_at(request.points.front()));
    obstacles.dots.push_back(request.points.front());
  }
};

/// Places about a middle, so near each other that not all names find room.
void add_crowd(Town& town, unsigned seed, PagePoint middle, double spread, int count) {
  std::mt19937 random(seed);
  const auto share = [&] { return static_cast<double>(random()) / 4294967296.0 - 0.5; };
  for (int i = 0; i < count; ++i)
    town.add(beside("P" + std::to_string(seed) + "-" + std::to_string(i),
                    {middle.x + spread * share(), middle.y + spread * share()}, i % 4));
}

double distance(const PageBox& box, PagePoint point) {
  return std::hypot(std::max({box.left - point.x, 0.0, point.x - box.right}),
                    std::max({box.top - point.y, 0.0, point.y - box.bottom}));
}

bool crosses(PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
  const auto side = [](PagePoint p, PagePoint q, PagePoint r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0;
  };
  return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b);
}

/// Whether a line touches the inside of a box.
bool enters(const std::vector<PagePoint>& line, const PageBox& box) {
  for (int i = 0; i <= 200; ++i) {
    const double t = i / 200.0;
    const PagePoint p{line[0].x + (line[1].x - line[0].x) * t, line[0].y + (line[1].y - line[0].y) * t};
    if (box.left < p.x && p.x < box.right && box.top < p.y && p.y < box.bottom) return true;
  }
  return false;
}

long count_placed(const std::vector<Label>& labels) {
  return std::ranges::count_if(labels, &Label::placed);
}

}  // namespace

TEST_CASE("an event far away moves no label that it does not touch", "[label]") {
  Ruler ruler;
  Town town;
  add_crowd(town, 7, {80, 110}, 60, 60);
  const auto before = place_labels(town.requests, town.obstacles, ruler);
  Town more = town;
  more.add(beside("far away", {250, 110}, 100));
  more.add(beside("there too", {251, 111}, 2));
  const auto after = place_labels(more.requests, more.obstacles, ruler);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].placed == after[i].placed);
    CHECK(before[i].mark == after[i].mark);
  }
  CHECK(after.back().placed);
}

TEST_CASE("the order of the requests does not matter", "[label]") {
  Ruler ruler;
  Town town;
  add_crowd(town, 11, {150, 110}, 50, 70);
  const auto labels = place_labels(town.requests, town.obstacles, ruler);
  Town turned = town;
  std::ranges::reverse(turned.requests);
  const auto others = place_labels(turned.requests, town.obstacles, ruler);
  for (std::size_t i = 0; i < labels.size(); ++i) CHECK(labels[i].mark == others[labels.size() - 1 - i].mark);
}

TEST_CASE("crowds keep the names that matter and lose the others", "[label]") {
  Ruler ruler;
  for (unsigned seed = 1; seed < 6; ++seed) {
    Town town;
    add_crowd(town, seed, {150, 110}, 40, 60);
    const auto labels = place_labels(town.requests, town.obstacles, ruler);
    long of_rank[4] = {};
    for (std::size_t i = 0; i < labels.size(); ++i) of_rank[i % 4] += labels[i].placed ? 1 : 0;
    CHECK(of_rank[3] > of_rank[0]);
    Town alone;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      LabelRequest request = town.requests[i];
      if (request.priority < 3) request.text.clear();
      alone.requests.push_back(request);
    }
    std::erase_if(alone.requests, [](const LabelRequest& request) { return request.text.empty(); });
    alone.obstacles = town.obstacles;
    // What matters less takes no room from what matters more.
    CHECK(of_rank[3] == count_placed(place_labels(alone.requests, alone.obstacles, ruler)));
  }
}

TEST_CASE("a label is nearer to its own dot than to others", "[label]") {
  Ruler ruler;
  for (unsigned seed = 1; seed < 6; ++seed) {
    Town town;
    add_crowd(town, seed, {150, 110}, 70, 80);
    const auto labels = place_labels(town.requests, town.obstacles, ruler);
    CHECK(count_placed(labels) > 30);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!labels[i].placed) continue;
      const double own = distance(labels[i].text, town.obstacles.dots[i]);
      for (const PagePoint dot : town.obstacles.dots) CHECK(distance(labels[i].text, dot) * 1.3 > own);
    }
  }
}

TEST_CASE("lines lead to labels without room and cross nothing", "[label]") {
  Ruler ruler;
  long led = 0;
  for (unsigned seed = 1; seed < 9; ++seed) {
    Town town;
    add_crowd(town, seed, {150, 110}, 30, 50);
    const auto plain = place_labels(town.requests, town.obstacles, ruler);
    for (LabelRequest& request : town.requests) request.longest_leader = 10;
    const auto labels = place_labels(town.requests, town.obstacles, ruler);
    CHECK(count_placed(labels) > count_placed(plain));
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i].leader.empty()) continue;
      ++led;
      const auto& line = labels[i].leader;
      CHECK(distance(dot_at(town.obstacles.dots[i]), line[0]) < 0.5);
      CHECK(distance(labels[i].text, line[1]) < 1);
      for (std::size_t j = 0; j < labels.size(); ++j) {
        if (j != i) CHECK_FALSE(enters(line, dot_at(town.obstacles.dots[j])));
        if (labels[j].placed) CHECK_FALSE(enters(line, labels[j].text));
        if (j > i && !labels[j].leader.empty())
          CHECK_FALSE(crosses(line[0], line[1], labels[j].leader[0], labels[j].leader[1]));
      }
    }
  }
  CHECK(led > 30);
}

TEST_CASE("letters stand for names where even a line finds no room", "[label]") {
  Ruler ruler;
  Town town;
  // A strip without room for a name, with room for a letter.
  town.obstacles.frame = {0, 0, 60, 4};
  for (int i = 0; i < 6; ++i) {
    LabelRequest request = beside("A very long name of a place " + std::to_string(i), {5.0 + 9 * i, 2});
    request.may_be_keyed = i != 3;
    town.add(request);
  }
  const auto labels = place_labels(town.requests, town.obstacles, ruler);
  std::set<std::string> keys;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    CHECK(labels[i].keyed == (i != 3));
    CHECK(labels[i].placed == labels[i].keyed);
    if (labels[i].keyed) keys.insert(labels[i].mark.text);
  }
  CHECK(keys == std::set<std::string>{"A", "B", "C", "D", "E"});
  CHECK(labels.front().mark.text == "A");
}

TEST_CASE("names of points, lines and areas overlap nothing, whatever is asked", "[label]") {
  Ruler ruler;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const auto share = [&] { return static_cast<double>(random()) / 4294967296.0; };
    const auto point = [&] { return PagePoint{300 * share(), 225 * share()}; };
    Town town;
    town.obstacles.solid.push_back({100, 80, 150, 130});
    for (int i = 0; i < 60; ++i) {
      LabelRequest request = beside("Name " + std::to_string(i % 17), point(), std::floor(6 * share()));
      request.padding = 0.4 * share();
      request.font.size = 2 + 3 * share();
      request.longest_leader = i % 3 == 0 ? 10 : 0;
      request.may_be_keyed = i % 5 == 0;
      if (i % 4 == 1) {
        request.way = LabelRequest::Way::along_line;
        request.apart = 30;
        const PagePoint end = point();
        request.points.push_back({(request.points[0].x + end.x) / 2, (request.points[0].y + end.y) / 2 + 5});
        request.points.push_back(end);
        town.requests.push_back(request);
      } else if (i % 4 == 2) {
        request.way = LabelRequest::Way::within_area;
        request.turn = i % 8 == 2 ? 30 * share() : 0;
        for (int k = 0; k < 6; ++k) request.points.push_back(point());
        request.axis = {point(), point()};
        town.requests.push_back(request);
      } else {
        town.add(request);
      }
    }
    const auto labels = place_labels(town.requests, town.obstacles, ruler);
    long placed = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!labels[i].placed) continue;
      ++placed;
      for (const PageBox& box : labels[i].boxes) {
        REQUIRE(frame.contains(box));
        for (const PageBox& solid : town.obstacles.solid) REQUIRE_FALSE(solid.overlaps(box));
        for (std::size_t j = i + 1; j < labels.size(); ++j)
          for (const PageBox& other : labels[j].boxes)
            REQUIRE_FALSE((labels[j].placed && other.overlaps(box)));
      }
    }
    CHECK(placed > 30);
  }
}
