"""The set of maps by QGIS's layout engine, one export after the other in one process.

    set_by_qgis.py BASE LAYERS OUT WIDTH HEIGHT WEST SOUTH EAST NORTH EVENTS.geojson…
"""
import pathlib
import sys

from qgis.core import (
    QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFillSymbol, QgsLayoutExporter,
    QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint,
    QgsLayoutSize, QgsLineSymbol, QgsMarkerSymbol, QgsPalLayerSettings, QgsPrintLayout, QgsProject,
    QgsRectangle, QgsSingleSymbolRenderer, QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes, QgsVectorLayer,
    QgsVectorLayerSimpleLabeling)

base, layers, out = sys.argv[1:4]
width, height = (int(word) * 25.4 / 200 for word in sys.argv[4:6])
box = [float(word) for word in sys.argv[6:10]]
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
project = QgsProject.instance()
lcc = QgsCoordinateReferenceSystem()
lcc.createFromProj("+proj=lcc +lat_1=39.5 +lat_2=39.9 +lat_0=39.7 +lon_0=46.55 +datum=WGS84 +units=m")
project.setCrs(lcc)


def add(path, name, symbol):
    """A layer above those before it."""
    layer = QgsVectorLayer(str(path), name, "ogr")
    if layer.isValid():
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        project.addMapLayer(layer)
    return layer


def line(colour, mm, style="solid"):
    return QgsLineSymbol.createSimple({"line_color": colour, "line_width": mm, "line_style": style})


def dot(colour, mm):
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": colour, "size": mm, "outline_color": "white"})


add(f"{base}/land.geojson", "Land", QgsFillSymbol.createSimple({"color": "#f6f3ec", "outline_style": "no"}))
add(f"{base}/water.geojson", "Water", QgsFillSymbol.createSimple({"color": "#c5dcea", "outline_color": "#8fb5cc"}))
add(f"{base}/rivers.geojson", "River", line("#8fb5cc", "0.3"))
add(f"{base}/roads.geojson", "Road", line("#b9a88a", "0.6"))
add(f"{layers}/corridors.geojson", "Corridor", QgsFillSymbol.createSimple({"color": "217,130,43,64"}))
add(f"{base}/disputed.geojson", "Disputed", line("#a0203a", "0.4", "dash"))
add(f"{base}/borders.geojson", "Border", line("#6f6a73", "0.6", "dash dot"))
places = add(f"{layers}/places.geojson", "Places", dot("#333333", "1.2"))
text = QgsTextFormat()
text.setSize(8)
halo = QgsTextBufferSettings()
halo.setEnabled(True)
halo.setSize(0.6)
text.setBuffer(halo)
names = QgsPalLayerSettings()
names.fieldName = "name"
names.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
names.setFormat(text)
places.setLabeling(QgsVectorLayerSimpleLabeling(names))
places.setLabelsEnabled(True)

layout = QgsPrintLayout(project)
layout.initializeDefaults()
layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))


def put(item, x, y, w, h):
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(w, h))
    layout.addLayoutItem(item)
    return item


chart = QgsLayoutItemMap(layout)
chart.setRect(20, 20, 20, 20)  # before the extent, which is not a number otherwise
put(chart, 8, 22, width - 76, height - 34)
seen = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), lcc, project).transformBoundingBox(
    QgsRectangle(*box))
chart.zoomToExtent(seen)
title = put(QgsLayoutItemLabel(layout), 8, 6, width - 16, 12)
legend = put(QgsLayoutItemLegend(layout), width - 64, 22, 56, 100)
legend.setTitle("Legend")
bar = put(QgsLayoutItemScaleBar(layout), width - 64, height - 14, 40, 10)
bar.setLinkedMap(chart)
bar.setUnits(QgsUnitTypes.DistanceKilometers)
bar.setUnitLabel("km")
bar.setUnitsPerSegment(5)
bar.update()
settings = QgsLayoutExporter.ImageExportSettings()
settings.dpi = 200
for path in map(pathlib.Path, sys.argv[10:]):
    shown = [add(f"{path}|geometrytype=Point", "Events", dot("#b3261e", "3.2")),
             add(f"{path}|geometrytype=LineString", "Events on lines", line("#b3261e", "0.5"))]
    title.setText(path.stem)
    if QgsLayoutExporter(layout).exportToImage(f"{out}/{path.stem}.png", settings) != QgsLayoutExporter.Success:
        sys.exit(f"{path.stem} was not exported")
    for layer in shown:
        if layer.isValid():
            project.removeMapLayer(layer)
app.exitQgis()
