"""Counts what findings.csv and estimates.csv say against truth.csv over many seeds of the example.

usage: truth.py TOOL [SEEDS] [FIRST]

TOOL is the built program. Planted slow areas should be found, areas of chance not, and slow kinds of cases be explained by the
mix of children where they stand out. Where children are too few to find a planted difference the word for the area should
say so: "similar" would be false comfort.
"""
import collections
import csv
import os
import subprocess
import sys
import tempfile

EXPLAINED = "The mix of children explains it"
# The two figures of waits that the planted chances act on directly, and that know the mix of children.
HEADLINE = ["plan_by_week_20", "weeks_to_plan"]


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def words(output):
    """The word for each area in the table of most years, as findings take it."""
    found, years = {}, {}
    for row in rows(f"{output}/internal/estimates.csv"):
        if row["group"] != "all" or row["indicator"] not in HEADLINE:
            continue
        table, (first, last) = (row["indicator"], row["level"]), row["period"].split("..")
        length = (int(last[:4]) - int(first[:4]), last)
        if length > years.get(table, (-1, "")):
            years[table] = length
        found[table + (row["area_code"], length)] = row["comparison"]
    return {key[:3]: word for key, word in found.items() if key[3] == years[key[:2]]}


def one(tool, seed, folder, count):
    example, output = f"{folder}/example", f"{folder}/output"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
    subprocess.run([tool, "example", example, "--seed", str(seed)], **quiet)
    subprocess.run(
        [tool, "run", f"{example}/equity.yaml", "--internal-only", "--output", output], **quiet)
    found = collections.defaultdict(list)
    for row in rows(f"{output}/internal/findings.csv"):
        found[row["indicator"], row["level"], row["area_code"]].append(row)
    said = words(output)
    for truth in rows(f"{example}/truth.csv"):
        kind, multiplier = truth["kind"], float(truth["multiplier"])
        if kind == "real":
            strength = "0.2" if multiplier <= 0.2 else "0.6" if multiplier <= 0.6 else "milder"
            kind = "real, quick" if multiplier > 1 else f"real, slow {strength}"
        for indicator in HEADLINE:
            cell = count[truth["level"], kind, indicator]
            findings = found[indicator, truth["level"], truth["area_code"]]
            cell["areas"] += 1
            if any(EXPLAINED in row["statement"] for row in findings):
                cell["explained"] += 1
            elif findings:
                cell["called real"] += 1
            if said.get((indicator, truth["level"], truth["area_code"])) == "similar":
                cell["similar"] += 1


def main():
    tool = os.path.abspath(sys.argv[1])
    seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    count = collections.defaultdict(collections.Counter)
    for seed in range(first, first + seeds):
        with tempfile.TemporaryDirectory() as folder:
            one(tool, seed, folder, count)
    print(f"{seeds} seeds of the example, from {first}")
    print(f"{'level':10}{'truth':18}{'indicator':18}{'areas':>7}{'called real':>13}{'explained':>11}"
          f"{'similar':>9}")
    for (level, kind, indicator), cell in sorted(count.items()):
        called = f"{cell['called real']} ({100 * cell['called real'] / cell['areas']:.1f}%)"
        print(f"{level:10}{kind:18}{indicator:18}{cell['areas']:7}{called:>13}{cell['explained']:11}"
              f"{cell['similar']:9}")


if __name__ == "__main__":
    main()
