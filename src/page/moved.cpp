#include <utility>
#include <variant>

#include "dateline/page/drawing.hpp"

namespace dateline {
namespace {

PagePoint at(PagePoint point, PagePoint by) {
  return {point.x + by.x, point.y + by.y};
}

/// Moves each kind of mark.
struct Move {
  PagePoint by;

  void operator()(PathMark& mark) const { mark.path = moved(mark.path, by); }
  void operator()(SymbolMark& mark) const {
    for (PagePoint& point : mark.at) point = at(point, by);
  }
  void operator()(TextMark& mark) const {
    mark.at = at(mark.at, by);
    for (PagePoint& point : mark.path) point = at(point, by);
  }
  void operator()(ImageMark& mark) const { mark.box = moved(mark.box, by); }
  void operator()(GroupBegin& group) const {
    if (group.clip) group.clip = moved(*group.clip, by);
  }
  void operator()(GroupEnd&) const {}
};

}  // namespace

PageBox moved(const PageBox& box, PagePoint by) {
  return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

Mark moved(Mark mark, PagePoint by) {
  std::visit(Move{by}, mark);
  return mark;
}

}  // namespace dateline
