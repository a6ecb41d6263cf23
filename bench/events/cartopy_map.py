"""The corridor map with many events, as a careful user of cartopy would make it.

    cartopy_map.py BASE LAYERS EVENTS.csv OUT.png WIDTH HEIGHT WEST SOUTH EAST NORTH

BASE is the folder of the base map, LAYERS what `dateline export` wrote and places.geojson.
"""
import json
import sys

import matplotlib

matplotlib.use("Agg")
import cartopy.crs as ccrs
import matplotlib.pyplot as plt
import pandas
from shapely.geometry import shape

base, layers, events, out = sys.argv[1:5]
width, height = (int(word) for word in sys.argv[5:7])
west, south, east, north = (float(word) for word in sys.argv[7:11])
degrees = ccrs.PlateCarree()
sheet = ccrs.LambertConformal(46.6, 39.75, standard_parallels=(39.5, 40))


def features(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)["features"]


figure = plt.figure(figsize=(width / 100, height / 100), dpi=100, facecolor="#dce9f2")
axes = figure.add_axes([0, 0, 1, 1], projection=sheet)
axes.set_extent([west, east, south, north], degrees)
axes.set_facecolor("#dce9f2")
for order, (path, face, edge, line, pattern) in enumerate([
    (f"{base}/land.geojson", "#f6f3ec", "none", 0, "-"),
    (f"{base}/water.geojson", "#c5dcea", "#8fb5cc", 0.6, "-"),
    (f"{base}/rivers.geojson", "none", "#8fb5cc", 1.2, "-"),
    (f"{base}/roads.geojson", "none", "#b9a88a", 2, "-"),
    (f"{layers}/corridors.geojson", (0.85, 0.51, 0.17, 0.25), "#d9822b", 1.5, "-"),
    (f"{base}/borders.geojson", "none", "#6f6a73", 1.8, "-"),
    (f"{base}/disputed.geojson", "none", "#6f6a73", 1.5, "--"),
]):
    axes.add_geometries([shape(f["geometry"]) for f in features(path)], degrees, facecolor=face,
                        edgecolor=edge, linewidth=line, linestyle=pattern, zorder=order)

table = pandas.read_csv(events)
points = sheet.transform_points(degrees, table["lon"].to_numpy(), table["lat"].to_numpy())
axes.plot(points[:, 0], points[:, 1], linestyle="none", marker="o", markersize=4, alpha=0.2,
          color="#b3261e", markeredgewidth=0, zorder=20)
for place in features(f"{layers}/places.geojson"):
    lon, lat = place["geometry"]["coordinates"]
    if west < lon < east and south < lat < north:
        axes.plot(lon, lat, "o", color="#333333", markersize=5, transform=degrees, zorder=30)
        axes.text(lon + 0.005, lat, place["properties"]["name"], fontsize=12, transform=degrees, zorder=31)
figure.savefig(out, dpi=100)
