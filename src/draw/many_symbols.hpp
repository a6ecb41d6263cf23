#pragma once

#include <cstddef>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// More points of one colour than a program that shows SVG or PDF draws in reasonable time; they lie on
/// each other, so that nobody could take one of them from the picture either.
inline bool too_many_for_vectors(const SymbolMark& mark) {
  constexpr std::size_t most_points = 20000;
  return mark.at.size() > most_points && mark.fill.has_value() != mark.pen.has_value();
}

}  // namespace dateline
