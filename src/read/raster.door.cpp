// Rasters of every kind, through GDAL.

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "dateline/error.hpp"
#include "read/gdal_handles.hpp"
#include "read/raster_door.hpp"

namespace dateline {
namespace {

// Formats that hold their pixels and lead to no other file or host (no VRT, no WMS).
const char* const allowed_drivers[] = {"GTiff", "HFA",  "AAIGrid",     "SRTMHGT", "netCDF", "GMT",  "DTED",
                                       "PNG",   "JPEG", "JP2OpenJPEG", "WEBP",    "ENVI",   "EHdr", "SAGA",
                                       "GSBG",  "GSAG", "GS7BG",       "USGSDEM", "XYZ",    "RST",  "AIG",
                                       "BT",    "GRIB", "GPKG",        nullptr};

// Blocks that GDAL keeps: enough for a row of tiles of the largest rasters there are.
constexpr GIntBig block_memory = GIntBig{64} << 20;

constexpr float no_data = std::numeric_limits<float>::quiet_NaN();
constexpr double metres_per_foot = 0.3048;

using Places = std::array<double, 6>;

/// From a raster's values to metres.
struct HeightUnit {
  double scale = 1;
  double offset = 0;
};

HeightUnit unit_of(GDALRasterBandH band) {
  const std::string name = GDALGetRasterUnitType(band);
  const double metres = name == "ft" || name == "feet" || name == "foot" ? metres_per_foot
                        : name == "US survey foot" || name == "us-ft"    ? 1200.0 / 3937
                                                                         : 1;
  return {GDALGetRasterScale(band, nullptr) * metres, GDALGetRasterOffset(band, nullptr) * metres};
}

/// Beyond the deepest trench and the highest peak: what stands for "no height" in files that
/// do not say so, alone or averaged with heights.
bool is_void(float metres) {
  return !(metres > -12000 && metres < 9500);
}

class GdalRaster : public RasterSource {
 public:
  GdalRaster(Dataset file, Dataset expanded, std::string path, RasterKind kind, Transform to_own,
             const Places& inverse, bool geographic)
      : m_file(std::move(file)),
        m_expanded(std::move(expanded)),
        m_dataset(m_expanded ? m_expanded.get() : m_file.get()),
        m_path(std::move(path)),
        m_kind(kind),
        m_to_own(std::move(to_own)),
        m_inverse(inverse),
        m_geographic(geographic) {}

  RasterKind kind() const override { return m_kind; }
  int columns() const override { return GDALGetRasterXSize(m_dataset); }
  int rows() const override { return GDALGetRasterYSize(m_dataset); }
  std::string name() const override { return m_path; }

  int period() const override {
    const bool upright = m_geographic && m_inverse[2] == 0 && m_inverse[4] == 0;
    const auto around = upright ? std::lround(std::abs(360 * m_inverse[1])) : 0;
    return around > 0 && around <= columns() ? static_cast<int>(around) : 0;
  }

  std::vector<RasterPosition> positions(const std::vector<LonLat>& of) const override {
    std::vector<double> x;
    std::vector<double> y;
    for (const LonLat& place : of) {
      x.push_back(m_geographic ? near_raster(place.lon()) : place.lon());
      y.push_back(place.lat());
    }
    std::vector<int> known(of.size(), 1);
    const Listener quiet;
    if (m_to_own && !of.empty())
      OCTTransformEx(m_to_own.get(), static_cast<int>(of.size()), x.data(), y.data(), nullptr, known.data());
    std::vector<RasterPosition> out;
    out.reserve(of.size());
    for (std::size_t i = 0; i < of.size(); ++i) {
      const double miss = known[i] != 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
      out.push_back({m_inverse[0] + m_inverse[1] * x[i] + m_inverse[2] * y[i] + miss,
                     m_inverse[3] + m_inverse[4] * x[i] + m_inverse[5] * y[i] + miss});
    }
    return out;
  }

  std::vector<float> read(int channel, const RasterWindow& window, int factor) const override {
    const int width = window.columns / factor;
    const int height = window.rows / factor;
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    const int alpha = alpha_band();
    if (m_kind == RasterKind::picture && channel == 3 && alpha == 0) return opaque(window, width, height);
    GDALRasterBandH band = GDALGetRasterBand(m_dataset, channel == 3 ? alpha : band_of(channel));
    std::vector<float> values(count);
    fetch(band, window, width, height, values.data());
    if (m_kind == RasterKind::picture) {
      const float to_byte = GDALGetRasterDataType(band) == GDT_UInt16 ? 1 / 257.0F : 1;
      for (float& value : values) value *= to_byte;
      return values;
    }
    int has_no_data = 0;
    const auto none = static_cast<float>(GDALGetRasterNoDataValue(band, &has_no_data));
    const HeightUnit unit = unit_of(band);
    for (float& value : values) {
      const auto metres = static_cast<float>(value * unit.scale + unit.offset);
      value = is_void(metres) || (has_no_data != 0 && value == none) ? no_data : metres;
    }
    return values;
  }

 private:
  /// The longitude, or a whole turn from it, that is nearest to the raster's middle.
  double near_raster(double lon) const {
    const double turn = m_inverse[1] * m_inverse[5] - m_inverse[2] * m_inverse[4];
    const double column = columns() / 2.0 - m_inverse[0];
    const double row = rows() / 2.0 - m_inverse[3];
    const double middle = (m_inverse[5] * column - m_inverse[2] * row) / turn;
    return middle + std::remainder(lon - middle, 360);
  }

  int bands() const { return GDALGetRasterCount(m_dataset); }

  /// The number of the alpha band, 0 when there is none.
  int alpha_band() const {
    for (int i = 1; i <= bands(); ++i)
      if (GDALGetRasterColorInterpretation(GDALGetRasterBand(m_dataset, i)) == GCI_AlphaBand) return i;
    return 0;
  }

  /// One band of grey stands for all three colours.
  int band_of(int channel) const { return bands() >= 3 ? channel + 1 : 1; }

  /// Alpha of a picture without it: its mask, which is full where no value stands for none.
  std::vector<float> opaque(const RasterWindow& window, int width, int height) const {
    std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    GDALRasterBandH band = GDALGetRasterBand(m_dataset, 1);
    if ((GDALGetMaskFlags(band) & GMF_ALL_VALID) == 0)
      fetch(GDALGetMaskBand(band), window, width, height, values.data());
    return values;
  }

  /// Averaged by GDAL, from overviews where the file has them.
  void fetch(GDALRasterBandH band, const RasterWindow& window, int width, int height, float* to) const {
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    how.eResampleAlg = GRIORA_Average;
    const Listener listener;
    const CPLErr error = GDALRasterIOEx(band, GF_Read, window.column, window.row, window.columns, window.rows,
                                        to, width, height, GDT_Float32, 0, 0, &how);
    if (error != CE_None)
      throw InputError("cannot be read to the end: " + listener.last() + "; get the file anew", {m_path, 0});
  }

  Dataset m_file;
  Dataset m_expanded;  ///< reads from the file and is closed before it
  GDALDatasetH m_dataset;
  std::string m_path;
  RasterKind m_kind;
  Transform m_to_own;  ///< from WGS 84; null when the raster's system is that
  Places m_inverse;    ///< from the raster's system to its pixels
  bool m_geographic;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw InputError(why, {path, 0});
}

/// Two or more datasets in one file (netCDF) are named by GDAL, to be chosen from.
void check_one_dataset(GDALDatasetH dataset, const std::string& path) {
  if (GDALGetRasterCount(dataset) > 0) return;
  const char* first = CSLFetchNameValue(GDALGetMetadata(dataset, "SUBDATASETS"), "SUBDATASET_1_NAME");
  if (first == nullptr) refuse(path, "it holds no raster");
  refuse(path, fmt::format("it holds several rasters; make a file of the one that is wanted, such as "
                           "'gdal_translate {} heights.tif'",
                           first));
}

bool is_coloured(GDALDatasetH dataset) {
  for (int i = 1; i <= GDALGetRasterCount(dataset); ++i) {
    const GDALColorInterp meaning = GDALGetRasterColorInterpretation(GDALGetRasterBand(dataset, i));
    if (meaning == GCI_RedBand || meaning == GCI_PaletteIndex) return true;
  }
  return false;
}

void check_kind(GDALDatasetH dataset, RasterKind wanted, const std::string& path) {
  const GDALDataType type = GDALGetRasterDataType(GDALGetRasterBand(dataset, 1));
  const bool may_be_picture = type == GDT_Byte || (type == GDT_UInt16 && is_coloured(dataset));
  if (wanted == RasterKind::heights && is_coloured(dataset))
    refuse(path, "it is a picture in colours, not a raster of heights; --base draws pictures");
  if (wanted == RasterKind::heights && GDALGetRasterCount(dataset) > 1)
    refuse(path, fmt::format("it has {} bands, a raster of heights has one; make one with "
                             "'gdal_translate -b 1 FILE heights.tif'",
                             GDALGetRasterCount(dataset)));
  if (GDALDataTypeIsComplex(type) != 0) refuse(path, "its values are complex numbers, not heights");
  if (wanted == RasterKind::picture && !may_be_picture)
    refuse(path,
           "its values are not those of a picture (8 bits, or 16 bits in colours); --relief draws heights");
}

/// A picture of a colour table, as red, green, blue and alpha; null for all others.
Dataset expanded(GDALDatasetH dataset) {
  if (GDALGetRasterColorTable(GDALGetRasterBand(dataset, 1)) == nullptr) return nullptr;
  const char* words[] = {"-of", "VRT", "-expand", "rgba", nullptr};
  GDALTranslateOptions* options = GDALTranslateOptionsNew(const_cast<char**>(words), nullptr);
  Dataset out(GDALTranslate("", dataset, options, nullptr));
  GDALTranslateOptionsFree(options);
  return out;
}

/// From the raster's reference system to its pixels; throws when the file does not tell.
Places inverse_places(GDALDatasetH dataset, const std::string& path) {
  Places forward{};
  Places inverse{};
  const bool placed =
      GDALGetGeoTransform(dataset, forward.data()) == CE_None && GDALGetSpatialRef(dataset) != nullptr;
  if (!placed || GDALInvGeoTransform(forward.data(), inverse.data()) == 0)
    refuse(path,
           "it does not say where on Earth it lies; tell it with 'gdal_edit.py -a_srs EPSG:4326 FILE' (or "
           "the system that it is in), and with -a_ullr for its corners where they are missing");
  return inverse;
}

std::shared_ptr<const RasterSource> open(const std::string& path, RasterKind wanted, Findings& findings) {
  GDALAllRegister();
  GDALSetCacheMax64(block_memory);
  Listener listener;
  Dataset dataset(
      GDALOpenEx(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, allowed_drivers, nullptr, nullptr));
  if (!dataset) refuse(path, "cannot be opened as a raster: " + listener.last());
  check_one_dataset(dataset.get(), path);
  check_kind(dataset.get(), wanted, path);
  const Places inverse = inverse_places(dataset.get(), path);
  const Reference wgs84 = longitude_first(nullptr);
  const Reference own = longitude_first(GDALGetSpatialRef(dataset.get()));
  OSRStripVertical(own.get());
  Transform to_own;
  if (OSRIsSame(wgs84.get(), own.get()) == 0) {
    to_own.reset(OCTNewCoordinateTransformation(wgs84.get(), own.get()));
    if (!to_own) refuse(path, "its reference system cannot be reached from WGS 84: " + listener.last());
  }
  const bool geographic = OSRIsGeographic(own.get()) != 0;
  Dataset colours = expanded(dataset.get());
  listener.tell(path, findings);
  return std::make_shared<GdalRaster>(std::move(dataset), std::move(colours), path, wanted, std::move(to_own),
                                      inverse, geographic);
}

}  // namespace

extern "C" const RasterReadDoor dateline_raster_read_door;
extern "C" const RasterReadDoor dateline_raster_read_door{&open};

}  // namespace dateline
