#pragma once

#include <compare>
#include <string>
#include <tuple>

#include "command/mapset_plan.hpp"

namespace dateline {

/// What makes a sheet fail, and where its manifest says it.
struct SheetFault {
  Origin where;
  std::string message;

  auto operator<=>(const SheetFault& other) const {
    return std::tie(where.line, where.column, message) <=>
           std::tie(other.where.line, other.where.column, other.message);
  }
};

/// A message that begins with an option ("--extent: …") is about that key, others are about the map.
SheetFault fault_of(const PlannedSheet& sheet, const std::string& message);

/// The set's tables, gazetteers and overrides that are not there, with near misses, as errors.
Findings missing_inputs(const MapSet& set);

/// What would make sheets fail, as errors and without drawing anything: places, sizes and columns,
/// styles, files that are not there. What is the same for many sheets is told once.
Findings faults_of_sheets(const SetPlan& plan, const Gazetteer& gazetteer);

}  // namespace dateline
