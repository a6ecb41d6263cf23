#pragma once

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "dateline/finding.hpp"

// What the doors to GDAL share: handles that close themselves, and its messages.

namespace dateline {

template <auto close>
struct Closer {
  template <class Handle>
  void operator()(Handle* handle) const {
    close(handle);
  }
};
using Dataset = std::unique_ptr<void, Closer<GDALClose>>;
using Row = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, Closer<OGR_F_Destroy>>;
using Reference =
    std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, Closer<OSRDestroySpatialReference>>;
using Transform = std::unique_ptr<std::remove_pointer_t<OGRCoordinateTransformationH>,
                                  Closer<OCTDestroyCoordinateTransformation>>;

/// A copy of the reference system that takes longitude before latitude, x before y; null
/// stands for WGS 84.
inline Reference longitude_first(OGRSpatialReferenceH system) {
  OGRSpatialReferenceH made = system == nullptr ? OSRNewSpatialReference(nullptr) : OSRClone(system);
  if (system == nullptr) OSRImportFromEPSG(made, 4326);
  OSRSetAxisMappingStrategy(made, OAMS_TRADITIONAL_GIS_ORDER);
  return Reference(static_cast<std::remove_pointer_t<OGRSpatialReferenceH>*>(made));
}

/// Collects what GDAL has to say instead of letting it print.
class Listener {
 public:
  Listener() { CPLPushErrorHandlerEx(&Listener::hear, this); }
  ~Listener() { CPLPopErrorHandler(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  void tell(const std::string& path, Findings& findings) {
    for (std::string& message : m_messages)
      findings.push_back({Severity::warning, {path, 0}, std::move(message)});
    m_messages.clear();
  }
  std::string last() const { return m_messages.empty() ? "no driver knows it" : m_messages.back(); }

 private:
  static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum, const char* message) {
    auto* self = static_cast<Listener*>(CPLGetErrorHandlerUserData());
    const bool room = self->m_messages.size() < 20;
    if (severity >= CE_Warning && room) self->m_messages.emplace_back(std::string("GDAL: ") + message);
  }

  std::vector<std::string> m_messages;
};

}  // namespace dateline
