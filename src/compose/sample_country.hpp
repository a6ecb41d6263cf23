#pragma once

#include "dateline/compose/compose.hpp"

namespace dateline {

/// A country that is nowhere, filling the box: land, sea, lakes, rivers of every rank, roads of
/// every class, borders and disputed lines of every kind, a corridor with its former course,
/// places of every rank and kind, and events of every type in every precision.
MapContent sample_country(const GeoBox& box);

/// The days in which it holds.
Period sample_period();

}  // namespace dateline
