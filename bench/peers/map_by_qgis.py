"""The corridor map by QGIS's layout engine, as its cookbook would have one write it.

    map_by_qgis.py BASE LAYERS OUT.png WIDTH HEIGHT     GeoJSON folders; pixels

Rule: what a careful user sets in an hour: categories with the shipped symbols, automatic
labels with a buffer, legend, scale bar, north arrow, locator.
"""
import sys

from qgis.core import (
    QgsApplication, QgsCategorizedSymbolRenderer, QgsCoordinateReferenceSystem, QgsFillSymbol,
    QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemMapGrid,
    QgsLayoutItemPicture, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize, QgsLegendStyle, QgsLineSymbol, QgsMarkerSymbol,
    QgsPalLayerSettings, QgsPrintLayout, QgsProject, QgsRectangle, QgsRendererCategory,
    QgsSingleSymbolRenderer, QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes, QgsVectorLayer,
    QgsVectorLayerSimpleLabeling, QgsCoordinateTransform)
from PyQt5.QtGui import QColor, QFont

base, layers, out = sys.argv[1:4]
width, height = int(sys.argv[4]), int(sys.argv[5])
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
project = QgsProject.instance()
lcc = QgsCoordinateReferenceSystem()
lcc.createFromProj("+proj=lcc +lat_1=39.5 +lat_2=39.9 +lat_0=39.7 +lon_0=46.55 +datum=WGS84 +units=m")
project.setCrs(lcc)


def layer(path, name, renderer):
    """Adds a layer above those before it."""
    made = QgsVectorLayer(path, name, "ogr")
    if not made.isValid():
        sys.exit(f"{path} cannot be read")
    made.setRenderer(renderer)
    project.addMapLayer(made)
    return made


def fill(colour, edge="no"):
    edge_of = {"outline_style": "no"} if edge == "no" else {"outline_color": edge, "outline_width": "0.3"}
    return QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": colour, **edge_of}))


def line(colour, mm, style="solid"):
    return QgsSingleSymbolRenderer(
        QgsLineSymbol.createSimple({"line_color": colour, "line_width": str(mm), "line_style": style}))


land = layer(f"{base}/land.geojson", "Land", fill("#f6f3ec"))
water = layer(f"{base}/water.geojson", "Water", fill("#c5dcea", "#8fb5cc"))
layer(f"{base}/rivers.geojson", "River", line("#8fb5cc", 0.3))
layer(f"{base}/roads.geojson", "Main road", line("#b9a88a", 0.6))
layer(f"{layers}/corridors.geojson", "Lachin Corridor", fill("217,130,43,64", "#d9822b"))
layer(f"{base}/disputed.geojson", "Line of contact", line("#a0203a", 0.4, "dash"))
borders = layer(f"{base}/borders.geojson", "International border", line("#6f6a73", 0.6, "dash dot"))
layer(f"{layers}/events.geojson|geometrytype=LineString", "Events along a line", line("#b3261e", 0.5))
shapes = ["circle", "square", "diamond", "triangle", "star", "pentagon", "cross_fill", "hexagon", "octagon",
          "equilateral_triangle", "half_square", "filled_arrowhead"]
colours = ["#b3261e", "#1f78b4", "#33a02c", "#ff7f00", "#6a3d9a", "#b15928", "#e31a1c", "#a6761d", "#666666",
           "#1b9e77", "#e7298a", "#000000"]
events = QgsVectorLayer(f"{layers}/events.geojson|geometrytype=Point", "Events", "ogr")
kinds = sorted(events.uniqueValues(events.fields().indexOf("type")))
events.setRenderer(QgsCategorizedSymbolRenderer("type", [
    QgsRendererCategory(kind, QgsMarkerSymbol.createSimple(
        {"name": shape, "color": colour, "size": "3.2", "outline_color": "white"}), kind)
    for kind, shape, colour in zip(kinds, shapes, colours)]))
project.addMapLayer(events)
places = layer(f"{layers}/places.geojson|geometrytype=Point", "Places", QgsSingleSymbolRenderer(
    QgsMarkerSymbol.createSimple({"name": "circle", "color": "#333333", "size": "1.2", "outline_color": "white"})))
text = QgsTextFormat()
text.setFont(QFont("Noto Sans"))
text.setSize(8)
text.setColor(QColor("#222222"))
buffer = QgsTextBufferSettings()
buffer.setEnabled(True)
buffer.setSize(0.6)
text.setBuffer(buffer)
names = QgsPalLayerSettings()
names.fieldName = "name"
names.placement = QgsPalLayerSettings.OrderedPositionsAroundPoint
names.setFormat(text)
places.setLabeling(QgsVectorLayerSimpleLabeling(names))
places.setLabelsEnabled(True)

layout = QgsPrintLayout(project)
layout.initializeDefaults()
mm = [side * 25.4 / 200 for side in (width, height)]
layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*mm))


def put(item, x, y, w, h):
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(w, h))
    layout.addLayoutItem(item)
    return item


def words(said, x, y, w, h, points, bold=False):
    label = put(QgsLayoutItemLabel(layout), x, y, w, h)
    label.setText(said)
    font = QFont("Noto Sans", points)
    font.setBold(bold)
    label.setFont(font)


def seen(west, south, east, north):
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(wgs84, lcc, project).transformBoundingBox(
        QgsRectangle(west, south, east, north))


def map_item(box, x, y, w, h):
    item = QgsLayoutItemMap(layout)
    item.setRect(20, 20, 20, 20)  # before the extent, which is not a number otherwise
    item.setExtent(seen(*box))
    put(item, x, y, w, h)
    item.zoomToExtent(seen(*box))
    return item


panel = 60
main = map_item((46.15, 39.40, 46.95, 39.95), 8, 22, mm[0] - panel - 16, mm[1] - 34)
main.setFrameEnabled(True)
grid = QgsLayoutItemMapGrid("grid", main)
grid.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
grid.setIntervalX(1 / 6)
grid.setIntervalY(1 / 12)
grid.setAnnotationEnabled(True)
grid.setAnnotationFormat(QgsLayoutItemMapGrid.DegreeMinute)
grid.setAnnotationPrecision(0)
grid.setAnnotationFont(QFont("Noto Sans", 6))
grid.setGridLineWidth(0.1)
grid.setGridLineColor(QColor("#b0b0b0"))
for side in (QgsLayoutItemMapGrid.Top, QgsLayoutItemMapGrid.Right):
    grid.setAnnotationDisplay(QgsLayoutItemMapGrid.HideAll, side)
grid.setAnnotationDirection(QgsLayoutItemMapGrid.Vertical, QgsLayoutItemMapGrid.Left)
main.grids().addGrid(grid)
words("The Lachin corridor, August 2022 – September 2023", 8, 6, mm[0] - 16, 12, 18, True)
left = mm[0] - panel - 4
locator = map_item((42, 37.5, 52, 43.5), left, 22, panel - 4, 34)
locator.setLayers([borders, water, land])
locator.setFrameEnabled(True)
locator.overview().setLinkedMap(main)
legend = put(QgsLayoutItemLegend(layout), left, 58, panel - 4, 100)
legend.setTitle("Legend")
for part, points in ((QgsLegendStyle.Title, 10), (QgsLegendStyle.Subgroup, 8), (QgsLegendStyle.SymbolLabel, 7)):
    legend.setStyleFont(part, QFont("Noto Sans", points))
legend.setSymbolHeight(3)
legend.setSymbolWidth(5)
legend.setAutoUpdateModel(False)
for group in (legend.model().rootGroup(),):
    for hidden in (land, water):
        group.removeLayer(hidden)
scale = put(QgsLayoutItemScaleBar(layout), left, mm[1] - 14, 40, 10)
scale.setLinkedMap(main)
scale.setUnits(QgsUnitTypes.DistanceKilometers)
scale.setUnitsPerSegment(5)
scale.setUnitLabel("km")
scale.setFont(QFont("Noto Sans", 7))
scale.setHeight(2)
scale.update()
arrow = put(QgsLayoutItemPicture(layout), mm[0] - 16, mm[1] - 18, 10, 14)
arrow.setPicturePath(QgsApplication.svgPaths()[0] + "/arrows/NorthArrow_02.svg")
words("Sources: see the table of events; © OpenStreetMap contributors, Natural Earth", 8, mm[1] - 10, mm[0] - 16, 6, 7)
settings = QgsLayoutExporter.ImageExportSettings()
settings.dpi = 200
if QgsLayoutExporter(layout).exportToImage(out, settings) != QgsLayoutExporter.Success:
    sys.exit("the layout was not exported")
app.exitQgis()
