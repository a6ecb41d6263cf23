#pragma once

#include <geos_c.h>

#include <memory>
#include <stdexcept>

namespace dateline {

/// The GEOS context of this thread.
inline GEOSContextHandle_t geos() {
  struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle); }
  };
  static thread_local const Context context;
  return context.handle;
}

struct DestroyGeosShape {
  void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(geos(), shape); }
};
using GeosShape = std::unique_ptr<GEOSGeometry, DestroyGeosShape>;

/// Takes what GEOS returned; throws when it could not work it out.
inline GeosShape owned(GEOSGeometry* shape) {
  if (shape == nullptr) throw std::runtime_error("GEOS could not work out a shape");
  return GeosShape(shape);
}

}  // namespace dateline
