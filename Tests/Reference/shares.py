"""Recomputes every share of an estimates.csv with statsmodels and scipy, and prints the largest differences.

    python3 -m venv env && env/bin/pip install statsmodels scipy
    env/bin/python Tests/Reference/shares.py Output/internal/estimates.csv

Value and limits (M01), z and p (M08), the Benjamini-Hochberg q (M34) and the flag are each worked out from numerator and
denominator alone. Exits with 1 where a difference is above its tolerance.
"""

import csv
import sys
from collections import defaultdict

import numpy
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

# The file holds 10 significant digits.
TOLERANCE = 2e-9


def relative(ours, theirs):
    return abs(ours - theirs) / max(1.0, abs(theirs))


def main(path):
    groups = defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["method"] == "M01":
                key = (row["level"] if row["level"] != "partnership" else "", row["indicator"], row["group"], row["period"])
                groups[key].append(row)
    totals = {
        (key[1], key[2], key[3]): row
        for key, rows in groups.items()
        for row in rows
        if row["level"] == "partnership"
    }
    worst = defaultdict(float)
    counts = defaultdict(int)
    wrong_flags = 0
    for (level, indicator, group, period), rows in groups.items():
        total = totals.get((indicator, group, period))
        compared = []
        for row in rows:
            if row["value"] == "":
                continue
            x, n = int(row["numerator"]), int(row["denominator"])
            lower, upper = proportion_confint(x, n, alpha=0.05, method="wilson")
            worst["value"] = max(worst["value"], relative(float(row["value"]), 100 * x / n))
            worst["lower"] = max(worst["lower"], relative(float(row["lower"]), 100 * lower))
            worst["upper"] = max(worst["upper"], relative(float(row["upper"]), 100 * upper))
            counts["shares"] += 1
            if row["p_value"] != "" and total is not None:
                compared.append((row, x, n))
        if not compared:
            continue
        theta = int(total["numerator"]) / int(total["denominator"])
        # M08 `internal`: an area that is a large part of its own benchmark varies less around it.
        whole = int(total["denominator"])
        is_internal = level == "district" or any(n > 0.1 * whole for _, _, n in compared)
        part = [1 - n / whole if is_internal else 1 for _, _, n in compared]
        z = numpy.array(
            [(x / n - theta) / (theta * (1 - theta) / n * f) ** 0.5 for (_, x, n), f in zip(compared, part)]
        )
        p = 2 * norm.sf(abs(z))
        q = multipletests(p, method="fdr_bh")[1]
        for (row, _, _), zi, pi, qi in zip(compared, z, p, q):
            worst["z"] = max(worst["z"], relative(float(row["z"]), zi))
            worst["p"] = max(worst["p"], abs(float(row["p_value"]) - pi) / max(pi, 1e-300))
            worst["q"] = max(worst["q"], abs(float(row["q_value"]) - qi) / max(qi, 1e-300))
            counts["comparisons"] += 1
            strength = "99.8" if abs(zi) > norm.isf(0.001) else "95" if abs(zi) > norm.isf(0.025) else ""
            if (strength == "") != (row["flag"] in ("within", "none")) or not row["flag"].endswith(strength):
                wrong_flags += 1
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    for name, difference in worst.items():
        print(f"{name}: largest relative difference {difference:.2e} (tolerance {TOLERANCE:.0e})")
    print(f"flags that differ: {wrong_flags}")
    return 1 if wrong_flags or any(value > TOLERANCE for value in worst.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
