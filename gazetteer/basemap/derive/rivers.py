"""Rivers: the hand-kept lines, and beyond them the named rivers of GSHHG joined to long lines.

The package gives pieces without names, cut at every degree. The table names a river and a few points that it
passes; the line is the shortest way along the pieces between these points.
"""

import csv
import heapq
import math
import os
import sys

from shapely.geometry import LineString

import geojson

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = "GSHHG 2.3.7 (LGPL-3.0-or-later)"
JOIN = 0.03  # degrees: the ends of two pieces that belong together lie no farther apart


def graph_of(lines):
    graph = {}
    for line in lines:
        for a, b in zip(line, line[1:]):
            if a != b:
                graph.setdefault(a, {})[b] = graph.setdefault(b, {})[a] = math.dist(a, b)
    points = sorted(graph)
    for end in sorted({p for line in lines for p in (line[0], line[-1])}):
        for other in points:
            if other != end and abs(other[0] - end[0]) < JOIN and math.dist(end, other) < JOIN:
                length = 3 * math.dist(end, other)
                graph[end].setdefault(other, length)
                graph[other].setdefault(end, length)
    return graph


def shortest(graph, start, goal):
    best, before, heap, done = {start: 0.0}, {}, [(0.0, start)], set()
    while heap:
        far, at = heapq.heappop(heap)
        if at in done:
            continue
        done.add(at)
        if at == goal:
            way = [goal]
            while way[-1] != start:
                way.append(before[way[-1]])
            return way[::-1]
        for to, length in sorted(graph[at].items()):
            if far + length < best.get(to, math.inf):
                best[to] = far + length
                before[to] = at
                heapq.heappush(heap, (far + length, to))
    raise SystemExit(f"derive-basemap: no river leads from {start} to {goal}")


def main():
    work, out = sys.argv[1:]
    graph = graph_of(geojson.gmt_lines(os.path.join(work, "rivers.txt"), "River"))
    hand_kept = geojson.read(os.path.join(HERE, "..", "hand-kept", "rivers.geojson"))
    features = {p["name"]: (p, g) for p, g in hand_kept}
    with open(os.path.join(HERE, "..", "tables", "rivers.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        stops = [tuple(float(v) for v in pair.split()) for pair in row["waypoints"].split(";")]
        stops = [min(graph, key=lambda p: (math.dist(p, stop), p)) for stop in stops]
        way = []
        for a, b in zip(stops, stops[1:]):
            way += shortest(graph, a, b)[1 if way else 0:]
        properties = {"name": row["name"], "rank": int(row["rank"]), "source": SOURCE}
        way = list(LineString(way).simplify(0.003).coords)
        if row["name"] in features:
            known, line = features[row["name"]]
            way += [p for p in line.coords if p != way[-1]]
            properties["source"] = f"{known['source']}; upper course {SOURCE}"
        features[row["name"]] = (properties, LineString(way))
    order = sorted(features.values(), key=lambda f: (f[0]["rank"], f[0]["name"]))
    geojson.write(os.path.join(out, "rivers.geojson"), "rivers", order)


if __name__ == "__main__":
    main()
