"""Draws data, computes the methods that Python has references for, and compares all with ours.

usage: methods.py draw DIRECTORY SEED | reference DIRECTORY | compare DIRECTORY
"""
import csv
import math
import random
import sys

import charts
import frailty
import numerics
import official

# The largest difference allowed, relative to numbers above 1 and absolute below, as in the method notes.
TOLERANCE = {
    "M01": 1e-12, "M02": 1e-10, "M04": 1e-10, "M04 ratio": 1e-7, "M05": 1e-7, "M07": 1e-10, "M08": 1e-6,
    "M08 exact p": 1e-9, "M06": 1e-12,
    "M12": 1e-9, "M13": 1e-4, "M15": 1e-4, "M15 waits": 1e-4, "M15 limits": 1e-3, "M16": 1e-8,
    "M17": 1e-10, "M18": 1e-10, "M20": 1e-9, "M20 quantiles": 1e-12, "M21": 1e-9,
    "M21 quantiles": 1e-12, "M22": 1e-9, "M23": 1e-9, "M23 mean": 1e-8, "M24": 1e-8, "M34": 1e-12,
    "M01 official": 1e-12, "M02 official": 1e-10, "M03": 1e-9, "M05 ratio": 1e-10, "M08 labels": 0,
    "M09": 1e-6, "M11": 0, "M11 breaks": 1e-12, "M12 spdep": 1e-9, "M14": 1e-9, "M15 groups": 1e-4,
    "M15 mix": 1e-4, "M17 equal": 1e-10, "M32": 1e-4, "M35": 0, "M38": 1e-12,
    "M39": 1e-8, "order statistics": 1e-12, "sign test": 1e-9, "M15 freed pace": 1e-4,
    "M24 cmprsk": 1e-10, "M09 FunnelPlotR": 1e-8, "M26": 1e-12, "M26 NHSRwaitinglist": 1e-12,
    "M18 log odds": 1e-10, "M32 limits": 1e-10, "M32 rules": 0, "M32 NHSRplotthedots": 1e-10, "M33": 1e-10,
    # A simulation of 100,000 draws: 3% of a standard error. And one of 2,000: four of its own errors.
    "M18 simulated": 0.03 / 1.96, "M36": 4 * math.sqrt(0.25 / 2_000),
    "normal": 1e-14, "normal quantile": 1e-14, "log gamma": 1e-13, "gamma": 1e-12,
    "chi-square quantile": 1e-10, "beta": 1e-11, "beta quantile": 1e-9,
}
# Those whose numbers may be tiny are compared in proportion throughout.
RELATIVE = {"normal", "normal quantile", "gamma", "chi-square quantile", "beta", "beta quantile"}
# Sets of ranks in five leagues of 24: ours contain the others' for so many areas at least, and are on average as wide within
# a tenth.
RANKS = ["M35 bootstrap", "M35 csranks"]
CONTAINED, WIDER = 0.95, 0.10


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def read(path):
    with open(path) as file:
        return list(csv.DictReader(file))


def ward(chance):
    """The children of an area with an outcome, and all of them."""
    n = 5 + int(chance.expovariate(1 / 30))
    p = 1 / (1 + math.exp(0.4 - chance.gauss(0, 0.9)))
    return sum(chance.random() < p for _ in range(n)), n


def draw(directory, seed):
    chance = random.Random(seed)
    shares = [[area, *ward(chance)] for area in range(24)]
    write(f"{directory}/shares.csv", ["area", "x", "n"], shares)
    leagues = [[league, area, *ward(chance)] for league in range(5) for area in range(24)]
    write(f"{directory}/leagues.csv", ["league", "area", "x", "n"], leagues)
    waits = []
    for area in range(8):
        speed = math.exp(chance.gauss(0, 0.4))
        for _ in range(15 + chance.randrange(40)):
            entry = 0 if chance.random() < 0.5 else chance.randrange(1, 90)
            length = 1 + int(chance.expovariate(speed / 110))
            watch = 30 + chance.randrange(300)
            exit = entry + min(length, watch)
            cause = chance.randrange(1, 3) if length <= watch else 0
            waits.append([area, chance.randrange(2), entry, exit, cause])
    # Risk sets of at least five from the first day on, so that every curve starts there.
    waits += [[0, stratum, 0, 40 + 7 * i, 1 + i % 2] for stratum in range(2) for i in range(20)]
    write(f"{directory}/waits.csv", ["area", "stratum", "entry", "exit", "cause"], waits)
    asked = [chance.randrange(801) for _ in range(900)]
    waited = [int(chance.expovariate(1 / 150)) for _ in asked]
    closed = [a + w if a + w <= 860 else -1 for a, w in zip(asked, waited)]
    write(f"{directory}/list.csv", ["requested", "closed"], zip(asked, closed))
    bands = []
    for area in range(10):
        for band in range(4):
            n = 300 + chance.randrange(900)
            bands.append([area, band, 3 + sum(chance.random() < 0.02 for _ in range(n)), n,
                          [500, 700, 300, 200][band]])
    write(f"{directory}/bands.csv", ["area", "band", "x", "n", "w"], bands)
    write(f"{directory}/months.csv", ["y"],
          [[round(chance.gauss(60, 4), 2)] for _ in range(24)])
    write(f"{directory}/charts.csv", ["chart", "month", "y"], charts.draw(chance))
    write(f"{directory}/numerics.csv", ["p", "z", "a", "b", "x", "y"], numerics.draw(chance))
    rows = [[x := chance.gauss(0, 1), chance.random() < 0.5,
             int(chance.random() < 1 / (1 + math.exp(-0.3 - x)))] for _ in range(120)]
    write(f"{directory}/children.csv", ["a", "b", "y"], [[a, int(b), y] for a, b, y in rows])


def interval(rows, method, item, limits):
    rows.append([method, f"{item} lower", float(limits[0])])
    rows.append([method, f"{item} upper", float(limits[1])])


def reference(directory):
    import numpy as np
    from scipy import integrate, stats
    from statsmodels.stats.multitest import multipletests
    from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

    shares = read(f"{directory}/shares.csv")
    x = np.array([int(row["x"]) for row in shares])
    n = np.array([int(row["n"]) for row in shares])
    total, outcomes = n.sum(), x.sum()
    theta = outcomes / total
    rows = []
    z = stats.norm.ppf(0.975)
    for i in range(len(x)):
        interval(rows, "M01", i, proportion_confint(x[i], n[i], method="wilson"))
        exact = (stats.chi2.ppf(0.025, 2 * x[i]) / 2 if x[i] else 0,
                 stats.chi2.isf(0.025, 2 * x[i] + 2) / 2)
        interval(rows, "M02", i, exact)
        limits = confint_proportions_2indep(
            x[i], n[i], outcomes - x[i], total - n[i], method="newcomb", compare="diff")
        interval(rows, "M04", i, limits)
        half = z * math.sqrt(theta * (1 - theta) / n[i] * (1 - n[i] / total))
        interval(rows, "M08", i, (max(0, theta - half), min(1, theta + half)))
    table = np.array([x, n - x])
    rows.append(["M07", "chi", stats.chi2_contingency(table, correction=False)[0]])
    rows.append(["M07", "p", stats.chi2_contingency(table, correction=False)[1]])
    tails = np.minimum(stats.binom.cdf(x, n, theta), stats.binom.sf(x - 1, n, theta))
    p = np.minimum(1, 2 * tails)
    for i, value in enumerate(p):
        rows.append(["M08 exact p", i, value])
    for i, q in enumerate(multipletests(p, method="fdr_bh")[1]):
        rows.append(["M34", i, q])
    smoothed(rows, x, n, theta, stats, integrate)
    inequality(rows, x, n, np)
    durations(rows, directory, stats)
    gradient(rows, x, n, np, stats)
    changes(rows, x, n, np, confint_proportions_2indep)
    charts.add_all(rows, read(f"{directory}/charts.csv"))
    numerics.add_all(rows, read(f"{directory}/numerics.csv"))
    frailty.add_all(rows, read(f"{directory}/waits.csv"))
    official.add_all(
        rows, shares, *[read(f"{directory}/{name}.csv") for name in ("bands", "months", "list")])
    write(f"{directory}/python.csv", ["method", "item", "value"], rows)


def smoothed(rows, x, n, theta, stats, integrate):
    """The published formulas, and the shortfall by numerical integration of its definition."""
    between = sum(n * (x / n - theta) ** 2) / sum(n)
    c = theta * (1 - theta)
    a = max(0, between - c * len(n) / sum(n))
    if a == 0 or c <= between:
        return
    weight = (c - between) / a
    for i in range(len(x)):
        shape = (theta * weight + x[i], (1 - theta) * weight + n[i] - x[i])
        rows.append(["M12", f"{i} value", shape[0] / sum(shape)])
        interval(rows, "M12", i, stats.beta.ppf([0.025, 0.975], *shape))
        missed, _ = integrate.quad(
            lambda v: stats.beta.cdf(v, *shape), 0, 0.6, epsabs=1e-13, epsrel=1e-12, limit=500)
        rows.append(["M39", i, n[i] * missed])


def inequality(rows, x, n, np):
    """Every child as a row of its own, by definitions that know no weights."""
    values = np.repeat(x / n, n)
    share = values / values.mean()
    logs = np.log(np.where(share > 0, share, 1))
    rows.append(["M17", "theil", (share * logs).mean()])
    gaps = np.abs(values[:, None] - values[None, :]).mean()
    rows.append(["M17", "gini", gaps / (2 * values.mean())])


def gradient(rows, x, n, np, stats):
    """The slope over five rungs: its limits by simulation on log odds, and the same fit of log odds."""
    # Rungs of thousands of children, as in the official tool: of few, simulated limits lean to one side.
    x, n = (np.array([25 * values[i::5].sum() for i in range(5)]) for values in (x, n))
    a, p = n / n.sum(), x / n
    middle = np.cumsum(a) - a / 2
    root = np.sqrt(a)
    design = np.column_stack([np.ones(5), middle]) * root[:, None]

    def fit(y):
        return np.linalg.lstsq(design, (y * root).T, rcond=None)[0]

    z = stats.norm.ppf(0.975)
    half = z * np.sqrt(z * z + 4 * x * (1 - p)) / (2 * (n + z * z))
    centre = (2 * x + z * z) / (2 * (n + z * z))
    lower, upper = (np.log(v / (1 - v)) for v in (centre - half, centre + half))
    logit = np.log(p / (1 - p))
    drawn = np.random.default_rng(1).normal(logit, (upper - lower) / (2 * z), (100_000, 5))
    slopes, slope = fit(1 / (1 + np.exp(-drawn)))[1], fit(p)[1]
    ends = np.quantile(slopes, [0.025, 0.975])
    rows.append(["M18 simulated", "below", 1_000 * (slope - ends[0])])
    rows.append(["M18 simulated", "above", 1_000 * (ends[1] - slope)])
    base, steep = fit(logit)
    first, last = 1 / (1 + np.exp(-base)), 1 / (1 + np.exp(-base - steep))
    rows.append(["M18 log odds", "slope", last - first])
    rows.append(["M18 log odds", "relative", last / first])


def changes(rows, x, n, np, newcombe):
    """Changes of a share between two years, and the exact law of how many flags luck raises."""
    for i in range(len(x) - 1):
        interval(rows, "M33", i, newcombe(
            x[i + 1], n[i + 1], x[i], n[i], method="newcomb", compare="diff"))
    law = np.array([1.0])
    for chance in 1 / (2 + n):
        law = np.convolve(law, [1 - chance, chance])
    for shown in range(4):
        rows.append(["M36", f"expected {shown}", (1 / (2 + n)).sum()])
        rows.append(["M36", f"at least {shown}", law[shown:].sum()])


def durations(rows, directory, stats):
    waits = [row for row in read(f"{directory}/waits.csv")]
    pool = sorted(int(row["exit"]) for row in waits)
    middle = stats.scoreatpercentile(pool, 50)
    for area in range(8):
        days = sorted(int(row["exit"]) for row in waits if int(row["area"]) == area)
        count = len(days)
        lower = [r for r in range(count) if stats.binom.cdf(r, count, 0.5) <= 0.025]
        interval(rows, "order statistics", area,
                 (days[lower[-1]], days[count - 1 - lower[-1]]))
        more = stats.binom.cdf(sum(day <= middle for day in days), count, 0.5)
        less = stats.binom.sf(sum(day < middle for day in days) - 1, count, 0.5)
        rows.append(["sign test", area, min(1, 2 * min(more, less))])


def compare(directory):
    ours = {(row["method"], row["item"]): float(row["value"])
            for row in read(f"{directory}/ours.csv")}
    worst, counts, missing, ranks = {}, {}, [], {}
    for source in ["python", "r"]:
        for row in read(f"{directory}/{source}.csv"):
            key = (row["method"], row["item"])
            if key[0] in RANKS:
                ranks.setdefault(key[0], {})[key[1]] = float(row["value"])
                continue
            if row["value"] in ("NA", "NaN", ""):
                value = math.nan
            else:
                value = float(row["value"])
            if key not in ours:
                missing.append(key)
                continue
            mine = ours[key]
            same = (math.isnan(value) and math.isnan(mine)) or value == mine
            scale = abs(value) if key[0] in RELATIVE else max(1, abs(value))
            gap = 0 if same else abs(mine - value) / scale if scale else math.inf
            gap = math.inf if math.isnan(gap) else gap
            counts[key[0]] = counts.get(key[0], 0) + 1
            if gap >= worst.get(key[0], (-1, ""))[0]:
                worst[key[0]] = (gap, key[1])
    failed = bool(missing)
    print(f"{'method':20} {'numbers':>8} {'largest':>10} {'allowed':>10}")
    for method in sorted(worst):
        gap, item = worst[method]
        is_right = gap <= TOLERANCE[method]
        failed |= not is_right
        note = "" if is_right else f"  DIFFERS at {item}"
        print(f"{method:20} {counts[method]:8} {gap:10.2e} {TOLERANCE[method]:10.0e}{note}")
    for method, theirs in ranks.items():
        failed |= not compare_ranks(method, theirs, ours)
    for key in missing:
        print("not computed by us:", *key)
    sys.exit(1 if failed else 0)


def compare_ranks(method, theirs, ours):
    areas = sorted({item.split()[0] for item in theirs})
    sets = [[(source[f"{area} lower"], source[f"{area} upper"]) for area in areas]
            for source in (theirs, {item: value for (m, item), value in ours.items()
                         if m == "M35 leagues"})]
    held = sum(b[0] <= a[0] and a[1] <= b[1] for a, b in zip(*sets)) / len(areas)
    wider = sum(b[1] - b[0] + 1 for b in sets[1]) / sum(a[1] - a[0] + 1 for a in sets[0]) - 1
    is_right = held >= CONTAINED and abs(wider) <= WIDER
    print(f"{method:20} {len(areas):8} sets of ranks: ours contain {held:.0%} (at least "
          f"{CONTAINED:.0%}), mean width {wider:+.1%} (within {WIDER:.0%})"
          + ("" if is_right else "  DIFFERS"))
    return is_right


if __name__ == "__main__":
    command, directory = sys.argv[1:3]
    if command == "draw":
        draw(directory, int(sys.argv[3]))
    elif command == "reference":
        reference(directory)
    else:
        compare(directory)
