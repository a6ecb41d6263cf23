"""Reading and writing the GeoJSON of the base map: a feature a line, bbox first, fixed digits."""

import json

from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.polygon import orient


def read(path):
    """The features of a file as (properties, geometry) pairs; a bare GeometryCollection has no properties."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    return [(f.get("properties") or {}, shape(f["geometry"])) for f in document["features"] if f["geometry"]]


def read_rows(path, wanted_row=lambda row: True, wanted_ring=lambda ring: True):
    """The same of a big file that holds one feature or multipolygon a line; only the polygons asked for are built."""
    with open(path, encoding="utf-8") as file:
        for row in file:
            row = row.strip().rstrip(",")
            if not row.startswith('{"type":') or row.endswith("[") or not wanted_row(row):
                continue
            row = json.loads(row)
            geometry = row.get("geometry", row)
            rings = geometry["coordinates"]
            if geometry["type"] == "Polygon":
                rings = [rings]
            yield row.get("properties") or {}, MultiPolygon([Polygon(r[0], r[1:]) for r in rings if wanted_ring(r[0])])


def gmt_lines(path, heading):
    """The lines of a `gmt pscoast -M` text below the headings that hold the word."""
    found, wanted = [], False
    with open(path, encoding="ascii") as file:
        for row in file:
            if row.startswith(">"):
                wanted = heading in row
                if wanted:
                    found.append([])
            elif wanted and not row.startswith("#"):
                lon, lat = row.split()[:2]
                found[-1].append((round(float(lon), 4), round(float(lat), 4)))
    return [line for line in found if len(line) > 1]


def polygons(geometry):
    """The polygons in any geometry, one by one."""
    if geometry.geom_type == "Polygon":
        return [geometry] if not geometry.is_empty else []
    return [p for part in getattr(geometry, "geoms", []) for p in polygons(part)]


def lines(geometry):
    """The line strings in any geometry, one by one."""
    if geometry.geom_type in ("LineString", "LinearRing"):
        return [geometry] if not geometry.is_empty else []
    return [p for part in getattr(geometry, "geoms", []) for p in lines(part)]


def area(parts):
    """One polygon or multipolygon of the parts, right-hand rule, the largest part first."""
    parts = sorted((orient(p) for p in parts), key=lambda p: (-p.area, p.bounds))
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _number(value, digits):
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _run(points, digits):
    """The coordinates as text, without a point that repeats the one before it."""
    out = []
    for point in points:
        text = f"[{_number(point[0], digits)},{_number(point[1], digits)}]"
        if not out or out[-1] != text:
            out.append(text)
    return out


def _coordinates(geometry, digits):
    kind = geometry["type"]
    at = geometry["coordinates"]
    if kind == "Point":
        return _run([at], digits)[0]
    if kind == "LineString":
        return "[" + ",".join(_run(at, digits)) + "]"
    if kind == "MultiLineString":
        runs = [run for run in (_run(line, digits) for line in at) if len(run) >= 2]
        return "[" + ",".join("[" + ",".join(run) + "]" for run in runs) + "]"
    if kind == "Polygon":
        rings = [run for run in (_run(ring, digits) for ring in at) if len(run) >= 4]
        return "[" + ",".join("[" + ",".join(run) + "]" for run in rings) + "]"
    if kind == "MultiPolygon":
        polygons = (_coordinates({"type": "Polygon", "coordinates": p}, digits) for p in at)
        return "[" + ",".join(p for p in polygons if p != "[]") + "]"  # a speck may have no ring left
    raise ValueError(kind)


def write(path, name, features, digits=4):
    """Writes (properties, geometry) pairs in the given order."""
    rows = []
    for properties, geometry in features:
        box = ",".join(_number(v, digits) for v in geometry.bounds)
        text = json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
        at = _coordinates(mapping(geometry), digits)
        rows.append(
            f'{{"type":"Feature","bbox":[{box}],"properties":{text},'
            f'"geometry":{{"type":"{geometry.geom_type}","coordinates":{at}}}}}'
        )
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type":"FeatureCollection","name":"{name}","features":[\n')
        file.write(",\n".join(rows))
        file.write("\n]}\n")


def without_small_holes(polygon, smallest):
    """The polygon without holes smaller than the area given."""
    return Polygon(polygon.exterior, [r for r in polygon.interiors if Polygon(r).area >= smallest])
