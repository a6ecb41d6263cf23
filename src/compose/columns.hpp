#pragma once

#include <vector>

#include "dateline/page/drawing.hpp"

namespace dateline {

/// The least height in which rows of these heights stand in so many columns, in order and none
/// cut, mm.
double balanced_height(const std::vector<double>& rows, int columns);

/// Where rows of these heights stand in columns of the box's width over `columns`, in order: each
/// column is filled before the next. Fewer boxes than rows when the rest finds no room.
std::vector<PageBox> in_columns(const std::vector<double>& rows, const PageBox& box, int columns);

}  // namespace dateline
