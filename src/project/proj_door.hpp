#pragma once

#include <cstddef>
#include <string>

namespace dateline {

/// PROJ behind a door of its own: a transformation from degrees on WGS 84 to metres.
struct ProjDoor {
  /// Null when PROJ does not know the projection; then `words` says why. Otherwise `words`
  /// is the name of the coordinate system ("WGS 84 / UTM zone 38N"), if it has one, and
  /// `definition` the projection as PROJ writes it ("+proj=utm +zone=38 …"), if it can.
  void* (*open)(const char* projection, std::string& words, std::string& definition);
  void (*close)(void* transformation);

  /// The projection as ESRI's WKT, on the datum WGS 84 where it names none; "" when there is none.
  std::string (*wkt)(const char* projection);

  /// In place: `count` pairs at `xy`, forward or back. What has no point becomes NaN.
  void (*transform)(void* transformation, double* xy, std::size_t count, bool forward);
};

/// The table, opened when first asked for.
const ProjDoor& proj_door();

}  // namespace dateline
