// Vector files of every kind, through GDAL.

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "dateline/error.hpp"
#include "read/gdal_handles.hpp"
#include "read/osm_layers.hpp"
#include "read/vector_door.hpp"

namespace dateline {
namespace {

// Formats that hold features and lead to no other file or host (no VRT, no databases).
const char* const allowed_drivers[] = {"GPKG",     "FlatGeobuf", "ESRI Shapefile", "GeoJSON", "GeoJSONSeq",
                                       "TopoJSON", "KML",        "LIBKML",         "GML",     "GPX",
                                       "XLSX",     "ODS",        nullptr};

/// Adds the positions of `part`; false when one is no longitude and latitude.
bool add(Line& line, OGRGeometryH part) {
  for (int i = 0; i < OGR_G_GetPointCount(part); ++i) {
    const auto position = LonLat::checked(OGR_G_GetX(part, i), OGR_G_GetY(part, i));
    if (!position) return false;
    line.push_back(*position);
  }
  return true;
}

bool add(Geometry& geometry, OGRGeometryH part) {
  switch (wkbFlatten(OGR_G_GetGeometryType(part))) {
    case wkbPoint: return OGR_G_IsEmpty(part) != 0 || add(geometry.points, part);
    case wkbLineString: return OGR_G_IsEmpty(part) != 0 || add(geometry.lines.emplace_back(), part);
    case wkbPolygon: {
      Polygon polygon;
      for (int i = 0; i < OGR_G_GetGeometryCount(part); ++i)
        if (!add(polygon.rings.emplace_back(), OGR_G_GetGeometryRef(part, i))) return false;
      if (!polygon.rings.empty()) geometry.polygons.push_back(std::move(polygon));
      return true;
    }
    default: break;
  }
  for (int i = 0; i < OGR_G_GetGeometryCount(part); ++i)
    if (!add(geometry, OGR_G_GetGeometryRef(part, i))) return false;
  return true;
}

Value value_of(OGRFeatureH row, int field) {
  if (OGR_F_IsFieldSetAndNotNull(row, field) == 0) return {};
  const OGRFieldDefnH definition = OGR_F_GetFieldDefnRef(row, field);
  const OGRFieldType type = OGR_Fld_GetType(definition);
  if (OGR_Fld_GetSubType(definition) == OFSTBoolean) return OGR_F_GetFieldAsInteger(row, field) != 0;
  if (type == OFTInteger || type == OFTInteger64 || type == OFTReal)
    return OGR_F_GetFieldAsDouble(row, field);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  if ((type == OFTDate || type == OFTDateTime) &&
      OGR_F_GetFieldAsDateTimeEx(row, field, &year, &month, &day, &hour, &minute, &second, &zone) != 0) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return std::string(text);
  }
  return std::string(OGR_F_GetFieldAsString(row, field));
}

Feature feature_of(OGRFeatureH row) {
  Feature feature;
  if (OGR_F_GetFID(row) != OGRNullFID) feature.id = std::to_string(OGR_F_GetFID(row));
  for (int i = 0; i < OGR_F_GetFieldCount(row); ++i)
    feature.attributes.emplace_back(OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(row, i)), value_of(row, i));
  return feature;
}

/// From the layer's reference system to WGS 84, longitude first; null when it is that.
Transform to_wgs84(OGRLayerH layer) {
  const OGRSpatialReferenceH own = OGR_L_GetSpatialRef(layer);
  if (own == nullptr) return nullptr;
  const Reference wgs84 = longitude_first(nullptr);
  const Reference from = longitude_first(own);
  if (OSRIsSame(from.get(), wgs84.get()) != 0) return nullptr;
  return Transform(OCTNewCoordinateTransformation(from.get(), wgs84.get()));
}

bool touches(const Geometry& geometry, const std::optional<GeoBox>& box) {
  if (!box) return true;
  const std::optional<GeoBox> own = bounds(geometry);
  return own && own->intersects(*box);
}

/// Lets a file with a spatial index hand on no more than touches the box.
void look_only_into(OGRLayerH layer, const GeoBox& box, const Transform& to_globe) {
  double west = box.west, south = box.south, east = box.east, north = box.north;
  if (to_globe) {
    const Transform from_globe(OCTGetInverse(to_globe.get()));
    constexpr int steps = 21;  // along each side, since it may bend
    if (!from_globe || OCTTransformBounds(from_globe.get(), box.west, box.south, box.east, box.north, &west,
                                          &south, &east, &north, steps) == 0)
      return;
  }
  OGR_L_SetSpatialFilterRect(layer, west, south, east, north);
}

FeatureLayer read_layer(OGRLayerH layer, const std::string& path, const std::optional<GeoBox>& box,
                        Findings& findings) {
  FeatureLayer read{OGR_L_GetName(layer), {}};
  const Transform transform = to_wgs84(layer);
  if (box && !box->crosses_antimeridian()) look_only_into(layer, *box, transform);
  int number = 0;
  OGR_L_ResetReading(layer);
  while (const Row row{static_cast<std::remove_pointer_t<OGRFeatureH>*>(OGR_L_GetNextFeature(layer))}) {
    ++number;
    Feature feature = feature_of(row.get());
    if (OGRGeometryH geometry = OGR_F_GetGeometryRef(row.get()); geometry != nullptr) {
      const bool moved = !transform || OGR_G_Transform(geometry, transform.get()) == OGRERR_NONE;
      if (!moved || !add(feature.geometry, geometry)) {
        findings.push_back(
            {Severity::error,
             {path, 0},
             "feature " + std::to_string(number) + " of layer '" + read.name +
                 "' has positions outside of longitude and latitude; its geometry is left out"});
        feature.geometry = {};
      }
    }
    if (touches(feature.geometry, box)) read.features.push_back(std::move(feature));
  }
  return read;
}

Dataset opened(const std::string& path, const char* const* drivers, const Listener& listener,
               const char* const* options = nullptr) {
  Dataset dataset(GDALOpenEx(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, options, nullptr));
  if (!dataset) throw InputError("cannot be opened as a vector file: " + listener.last(), {path, 0});
  return dataset;
}

std::vector<FeatureLayer> read(const std::string& path, const std::optional<GeoBox>& box,
                               Findings& findings) {
  GDALAllRegister();
  Listener listener;
  const Dataset dataset = opened(path, allowed_drivers, listener);
  std::vector<FeatureLayer> layers;
  for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i)
    layers.push_back(read_layer(GDALDatasetGetLayer(dataset.get(), i), path, box, findings));
  listener.tell(path, findings);
  return layers;
}

// GDAL's own settings for OpenStreetMap drop heights ("ele"), and take the banks of rivers for lines.
const char osm_settings[] =
    "closed_ways_are_polygons=aeroway,amenity,boundary,building,geological,historic,landuse,leisure,"
    "military,natural,place,tourism,waterway=riverbank,waterway=dock\n"
    "attribute_name_laundering=no\n"
    "[points]\nosm_id=yes\nother_tags=yes\nattributes=name\n"
    "[lines]\nosm_id=yes\nother_tags=yes\nattributes=name\n"
    "[multipolygons]\nosm_id=yes\nother_tags=yes\nattributes=name,type\n"
    "[multilinestrings]\nosm_id=yes\nother_tags=yes\nattributes=name,type\n"
    "[other_relations]\nosm_id=yes\nother_tags=no\nattributes=name,type\n";

/// The settings as a file that GDAL can open; gone with this.
class OsmSettings {
 public:
  OsmSettings() {
    VSILFILE* file = VSIFOpenL(name, "wb");
    VSIFWriteL(osm_settings, 1, sizeof osm_settings - 1, file);
    VSIFCloseL(file);
  }
  ~OsmSettings() { VSIUnlink(name); }
  OsmSettings(const OsmSettings&) = delete;
  OsmSettings& operator=(const OsmSettings&) = delete;

  static constexpr const char* name = "/vsimem/dateline_osm.ini";
};

OsmTags tags_of(OGRFeatureH row) {
  OsmTags tags;
  for (int i = 0; i < OGR_F_GetFieldCount(row); ++i) {
    if (OGR_F_IsFieldSetAndNotNull(row, i) == 0) continue;
    const std::string key = OGR_Fld_GetNameRef(OGR_F_GetFieldDefnRef(row, i));
    const std::string value = OGR_F_GetFieldAsString(row, i);
    if (key != "other_tags") {
      tags.emplace_back(key, value);
      continue;
    }
    for (auto& tag : parse_osm_tags(value)) tags.push_back(std::move(tag));
  }
  std::ranges::stable_sort(tags, {}, &std::pair<std::string, std::string>::first);
  return tags;
}

/// An object's number: GDAL names it osm_id, of areas made of one way osm_way_id.
std::string osm_id(const OsmTags& tags) {
  for (const auto& [key, value] : tags)
    if (key == "osm_id" || key == "osm_way_id") return value;
  return "";
}

// GDAL hands on the objects of all its layers as they come in the file.
void each_osm(const std::string& path, const std::optional<GeoBox>& box, Findings& findings,
              const TakeOsm& take) {
  GDALAllRegister();
  Listener listener;
  const char* const drivers[] = {"OSM", nullptr};
  const OsmSettings settings;
  const std::string option = std::string("CONFIG_FILE=") + OsmSettings::name;
  const char* const options[] = {option.c_str(), nullptr};
  const Dataset dataset = opened(path, drivers, listener, options);
  if (box && !box->crosses_antimeridian())
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset.get()); ++i)
      look_only_into(GDALDatasetGetLayer(dataset.get(), i), *box, nullptr);
  OGRLayerH from = nullptr;
  while (const Row row{static_cast<std::remove_pointer_t<OGRFeatureH>*>(
      GDALDatasetGetNextFeature(dataset.get(), &from, nullptr, nullptr, nullptr))}) {
    Geometry geometry;
    const OGRGeometryH shape = OGR_F_GetGeometryRef(row.get());
    if (shape != nullptr && add(geometry, shape) && touches(geometry, box))
      take(tags_of(row.get()), std::move(geometry));
  }
  listener.tell(path, findings);
}

std::vector<FeatureLayer> read_osm(const std::string& path, const std::optional<GeoBox>& box,
                                   Findings& findings) {
  std::map<std::string, FeatureLayer> layers;
  each_osm(path, box, findings, [&](const OsmTags& tags, Geometry&& geometry) {
    auto object = osm_feature(tags, std::move(geometry));
    if (!object) return;
    object->feature.id = osm_id(tags);
    FeatureLayer& layer = layers[object->layer];
    layer.name = object->layer;
    layer.features.push_back(std::move(object->feature));
  });
  std::vector<FeatureLayer> out;
  for (auto& [name, layer] : layers) out.push_back(std::move(layer));
  return out;
}

}  // namespace

extern "C" const VectorReadDoor dateline_vector_read_door;
extern "C" const VectorReadDoor dateline_vector_read_door{&read, &read_osm, &each_osm};

}  // namespace dateline
