"""Places the benchmarks' points in the benchmarks' areas with other people's programs, and says how long that took.

Usage: peers.py PEER AREAS POINTS [REPEATS]
       PEER is shapely-points, shapely-areas, geopandas, duckdb or sedona

AREAS and POINTS are files that prepare.py writes. What is timed is the join alone: points, areas and tables are made
before. Printed are the seconds of processor time of all threads, least and median, the number of pairs found, and the
versions. Run each peer in a process of its own. DuckDB's spatial extension comes from the package
duckdb-extension-spatial, which must have DuckDB's own version; SedonaDB needs geoarrow-pyarrow beside it.
"""

import os
import statistics
import sys
import time

# One thread, as the benchmark counts processor time.
for name in ("OMP_NUM_THREADS", "POLARS_MAX_THREADS", "RAYON_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import shapely


def read_areas(path):
    data = np.memmap(path, "u1", "r")
    counts = np.frombuffer(data[:32], "<i8")
    place = 32
    starts = []
    for count in counts[:3]:
        size = (int(count) + 1) * 8
        starts.append(np.frombuffer(data[place : place + size], "<i8"))
        place += size
    size = int(counts[3]) * 8
    x = np.frombuffer(data[place : place + size], "<f8")
    y = np.frombuffer(data[place + size : place + 2 * size], "<f8")
    points = np.column_stack([x, y])
    areas, polygons, rings = starts
    offsets = (rings, polygons, areas)
    return shapely.from_ragged_array(shapely.GeometryType.MULTIPOLYGON, points, offsets)


def read_points(path):
    columns = np.fromfile(path, "<f8", offset=8)
    half = len(columns) // 2
    return columns[:half], columns[half:]


def timed(repeats, work):
    seconds = []
    for _ in range(repeats):
        start = time.process_time()
        pairs = work()
        seconds.append(time.process_time() - start)
    return min(seconds), statistics.median(seconds), pairs


def shapely_points(areas, x, y, repeats):
    """The strong way: a tree of the points, asked with each (prepared) area."""
    points = shapely.points(x, y)

    def work():
        return shapely.STRtree(points).query(areas, "intersects").shape[1]

    return timed(repeats, work), f"shapely {shapely.__version__} GEOS {shapely.geos_version_string}"


def shapely_areas(areas, x, y, repeats):
    points = shapely.points(x, y)

    def work():
        return shapely.STRtree(areas).query(points, "intersects").shape[1]

    return timed(repeats, work), f"shapely {shapely.__version__} GEOS {shapely.geos_version_string}"


def geopandas_within(areas, x, y, repeats):
    import geopandas

    frame = geopandas.GeoDataFrame(geometry=shapely.points(x, y))
    wards = geopandas.GeoDataFrame(geometry=areas)
    result = timed(repeats, lambda: len(geopandas.sjoin(frame, wards, predicate="within")))
    return result, f"geopandas {geopandas.__version__}"


def duckdb_spatial(areas, x, y, repeats):
    import duckdb
    import pyarrow

    connection = duckdb.connect(config={"threads": 1, "allow_unsigned_extensions": True})
    try:
        connection.execute("LOAD spatial")
    except duckdb.Error:
        from duckdb_extensions import import_extension

        import_extension("spatial", con=connection)
        connection.execute("LOAD spatial")
    points = pyarrow.table({"x": x, "y": y})
    wards = pyarrow.table({"wkb": shapely.to_wkb(areas).tolist()})
    connection.register("points_in", points)
    connection.register("wards_in", wards)
    connection.execute("CREATE TABLE points AS SELECT ST_Point(x, y) AS g FROM points_in")
    connection.execute("CREATE TABLE wards AS SELECT ST_GeomFromWKB(wkb) AS g FROM wards_in")
    query = "SELECT count(*) FROM points p JOIN wards w ON ST_Intersects(w.g, p.g)"
    result = timed(repeats, lambda: connection.execute(query).fetchone()[0])
    return result, f"duckdb {duckdb.__version__}"


def sedona(areas, x, y, repeats):
    import geopandas
    import sedonadb

    connection = sedonadb.connect()
    connection.sql("SET datafusion.execution.target_partitions = 1")
    points = geopandas.GeoDataFrame(geometry=shapely.points(x, y))
    wards = geopandas.GeoDataFrame(geometry=areas)
    connection.create_data_frame(points).to_memtable().to_view("points")
    connection.create_data_frame(wards).to_memtable().to_view("wards")
    query = """SELECT count(*) AS pairs FROM points p JOIN wards w
               ON ST_Intersects(w.geometry, p.geometry)"""
    result = timed(repeats, lambda: int(connection.sql(query).to_pandas()["pairs"].iloc[0]))
    return result, f"sedonadb {sedonadb.__version__}"


PEERS = {
    "shapely-points": shapely_points,
    "shapely-areas": shapely_areas,
    "geopandas": geopandas_within,
    "duckdb": duckdb_spatial,
    "sedona": sedona,
}

if len(sys.argv) < 4 or sys.argv[1] not in PEERS:
    sys.exit(__doc__)
(least, median, pairs), version = PEERS[sys.argv[1]](
    read_areas(sys.argv[2]), *read_points(sys.argv[3]), int((sys.argv + ["3"])[4])
)
print(f"{sys.argv[1]}: cpu min {least:.3f} s, median {median:.3f} s, {pairs} pairs ({version})")
