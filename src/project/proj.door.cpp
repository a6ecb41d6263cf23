#include <proj.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <memory>
#include <thread>
#include <utility>

#include "in_parallel.hpp"
#include "project/proj_door.hpp"

namespace dateline {
namespace {

/// "+proj=…" alone is a projection of degrees; anything else is a coordinate system.
PJ* created(PJ_CONTEXT* context, const std::string& projection) {
  if (projection.starts_with("+proj=") && projection.find("+type=crs") == std::string::npos) {
    const std::string pipeline =
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step " + projection;
    return proj_create(context, pipeline.c_str());
  }
  PJ* pj = proj_create_crs_to_crs(context, "OGC:CRS84", projection.c_str(), nullptr);
  if (pj == nullptr) return nullptr;
  PJ* normal = proj_normalize_for_visualization(context, pj);
  proj_destroy(pj);
  return normal;
}

struct Transformation {
  std::string projection;
  PJ_CONTEXT* context = proj_context_create();
  PJ* pj = nullptr;  ///< null when PROJ does not know the projection

  explicit Transformation(std::string name) : projection(std::move(name)) {
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);
    pj = created(context, projection);
  }
  Transformation(const Transformation&) = delete;
  Transformation& operator=(const Transformation&) = delete;
  ~Transformation() {
    proj_destroy(pj);
    proj_context_destroy(context);
  }
};

std::string text(const char* words) {
  return words == nullptr ? "" : words;
}

void describe(PJ_CONTEXT* context, const char* projection, std::string& words, std::string& definition) {
  PJ* crs = proj_create(context, projection);
  if (crs == nullptr) return;
  words = text(proj_get_name(crs));
  if (words == "unknown") words.clear();
  definition = text(proj_as_proj_string(context, crs, PJ_PROJ_5, nullptr));
  proj_destroy(crs);
}

void* open(const char* projection, std::string& words, std::string& definition) {
  auto transformation = std::make_unique<Transformation>(projection);
  if (transformation->pj != nullptr) {
    definition = projection;
    if (projection[0] != '+') describe(transformation->context, projection, words, definition);
    return transformation.release();
  }
  const int code = proj_context_errno(transformation->context);
  words = code == 0 ? "it is not known" : proj_context_errno_string(transformation->context, code);
  return nullptr;
}

std::string wkt(const char* projection) {
  std::string definition = projection;
  if (const auto at = definition.find("+ellps=WGS84"); at != std::string::npos)
    definition.replace(at, 12, "+datum=WGS84");
  if (definition.starts_with("+") && definition.find("+type=crs") == std::string::npos)
    definition += " +type=crs";
  PJ_CONTEXT* context = proj_context_create();
  proj_log_level(context, PJ_LOG_NONE);
  std::string words;
  if (PJ* crs = proj_create(context, definition.c_str())) {
    const char* const one_line[] = {"MULTILINE=NO", nullptr};
    words = text(proj_as_wkt(context, crs, PJ_WKT1_ESRI, one_line));
    proj_destroy(crs);
  }
  proj_context_destroy(context);
  return words;
}

void close(void* transformation) {
  delete static_cast<Transformation*>(transformation);
}

void transform_part(PJ* pj, double* xy, std::size_t count, PJ_DIRECTION direction) {
  proj_errno_reset(pj);
  const std::size_t stride = 2 * sizeof(double);
  proj_trans_generic(pj, direction, xy, stride, count, xy + 1, stride, count, nullptr, 0, 0, nullptr, 0, 0);
  for (std::size_t i = 0; i < 2 * count; ++i)
    if (!std::isfinite(xy[i])) xy[i] = std::numeric_limits<double>::quiet_NaN();
}

/// Many points in several threads, each with a transformation of its own: one serves one thread.
void transform(void* transformation, double* xy, std::size_t count, bool forward) {
  constexpr std::size_t part = 32768;
  const auto& first = *static_cast<Transformation*>(transformation);
  const PJ_DIRECTION direction = forward ? PJ_FWD : PJ_INV;
  if (count < 2 * part) return transform_part(first.pj, xy, count, direction);
  std::atomic<std::size_t> next{0};
  const std::thread::id caller = std::this_thread::get_id();
  in_threads(count / part, [&] {
    const bool is_caller = std::this_thread::get_id() == caller;
    const auto other = is_caller ? nullptr : std::make_unique<Transformation>(first.projection);
    PJ* const pj = is_caller ? first.pj : other->pj;
    if (pj == nullptr) return;  // the caller's does it all
    for (std::size_t begin = part * next++; begin < count; begin = part * next++)
      transform_part(pj, xy + 2 * begin, std::min(part, count - begin), direction);
  });
}

}  // namespace
}  // namespace dateline

extern "C" {
extern const dateline::ProjDoor dateline_proj_door;
const dateline::ProjDoor dateline_proj_door{dateline::open, dateline::close, dateline::wkt,
                                            dateline::transform};
}
