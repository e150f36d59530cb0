"""The methods that England's public-health tools, the control-chart package and PySAL are references of.

Each function adds rows [method, item, value] to what methods.py compares with ours.
"""
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
LABELS = {"Low (0.001)": -2, "Low (0.025)": -1, "Not significant": 0, "High (0.025)": 1,
          "High (0.001)": 2}


def add_all(rows, shares, bands, months, waiting):
    x = np.array([int(row["x"]) for row in shares])
    n = np.array([int(row["n"]) for row in shares])
    public_health(rows, x, n, bands)
    charts(rows, x, n, months)
    classes(rows, x, n)
    counts(rows, x, n)
    waiting_list(rows, waiting)


def limits(rows, method, item, lower, upper):
    rows.append([method, f"{item} lower", float(lower)])
    rows.append([method, f"{item} upper", float(upper)])


def public_health(rows, x, n, bands):
    import PHStatsMethods as ph

    frame = pd.DataFrame({"x": x, "n": n})
    found = ph.ph_proportion(frame, "x", "n", metadata=False)
    for i, row in found.iterrows():
        limits(rows, "M01 official", i, row["lower_95_ci"], row["upper_95_ci"])
    used = frame[frame.x > 0]
    found = ph.ph_rate(used, "x", "n", multiplier=1000, metadata=False)
    for i, (_, row) in zip(used.index, found.iterrows()):
        limits(rows, "M02 official", i, row["lower_95_ci"], row["upper_95_ci"])
    flags = ph.assign_funnel_significance(frame, "x", "proportion", "n")
    for i, row in flags.iterrows():
        rows.append(["M08 labels", i, LABELS[row["significance"]]])
    values = frame.assign(v=x / n)
    found = ph.ph_quantile(values, "v", nquantiles=5, invert=True, type="standard")
    for i, row in found.iterrows():
        rows.append(["M11", i, row["quantile"]])
    table = pd.DataFrame([{key: float(value) for key, value in row.items()} for row in bands])
    found = ph.ph_dsr(table, "x", "n", "w", "area", multiplier=1000, euro_standard_pops=False,
                      metadata=False)
    for _, row in found.iterrows():
        rows.append(["M03", f"{int(row['area'])} value", row["Value"]])
        limits(rows, "M03", int(row["area"]), row["lower_95_ci"], row["upper_95_ci"])
    kitagawa(rows, table)
    whole = table.groupby("band")[["x", "n"]].sum().add_prefix("all_").reset_index()
    joined = table.merge(whole, on="band").sort_values(["area", "band"])
    found = ph.ph_ISRatio(joined, "x", "n", "all_x", "all_n", "area", metadata=False)
    for _, row in found.iterrows():
        rows.append(["M05 ratio", f"{int(row['area'])} value", row["Value"]])
        limits(rows, "M05 ratio", int(row["area"]), row["lower_95_ci"], row["upper_95_ci"])


def kitagawa(rows, table):
    """The two parts of each area's gap to all areas, written apart from ours."""
    x = table.pivot(index="area", columns="band", values="x")
    n = table.pivot(index="area", columns="band", values="n")
    rates, shares = x / n, n.div(n.sum(axis=1), axis=0)
    rate, share = x.sum() / n.sum(), n.sum() / n.sum().sum()
    for area in x.index:
        here, mix = rates.loc[area], shares.loc[area]
        rows.append(["M06", f"{int(area)} composition", ((mix - share) * (here + rate) / 2).sum()])
        rows.append(["M06", f"{int(area)} rate", ((here - rate) * (mix + share) / 2).sum()])


def charts(rows, x, n, months):
    import controlchartspy as charts

    frame = pd.DataFrame({"area": [str(i) for i in range(len(x))], "x": x, "n": n})
    found = charts.funnel(
        frame, keys="area", numerators="x", denominators="n", return_objs="limits",
        funnel_settings={"od_adjust": "yes", "sig_figs": 10})
    for row in found.limits:
        limits(rows, "M09", row["group"], row["ll95"] / 100, row["ul95"] / 100)
    frame = pd.DataFrame({"month": [f"{2000 + i // 12}-{1 + i % 12:02d}-01"
                                    for i in range(len(months))],
                          "y": [float(row["y"]) for row in months]})
    found = charts.spc(
        frame, keys="month", numerators="y", return_objs="limits",
        spc_settings={"chart_type": "i", "sig_figs": 10, "outliers_in_limits": True})
    limits(rows, "M32", "", found.limits[0]["ll99"], found.limits[0]["ul99"])


def classes(rows, x, n):
    import mapclassify

    for i, end in enumerate(mapclassify.FisherJenks(x / n, k=4).bins):
        rows.append(["M11 breaks", i, float(end)])
    try:
        from inequality.gini import Gini
        from inequality.theil import Theil, TheilD
    except ImportError:
        print("PySAL inequality is not installed: M17 equal is left out")
        return
    y = (x + 0.5) / (n + 1)
    groups = np.arange(len(y)) % 4
    split = TheilD(y, groups)
    rows.append(["M17 equal", "theil", float(Theil(y).T)])
    rows.append(["M17 equal", "between", float(np.ravel(split.bg)[0])])
    rows.append(["M17 equal", "gini", float(Gini(y).g)])


def counts(rows, x, n):
    """The achievable benchmark and the rank intervals, written apart from ours."""
    from scipy import stats
    from statsmodels.stats.multitest import multipletests

    order = sorted(range(len(x)), key=lambda i: (-(x[i] + 1) / (n[i] + 2), i))
    best, total = np.zeros(2), n.sum()
    for i in order:
        best += (x[i], n[i])
        if best[1] >= 0.25 * total:
            break
    rows.append(["M38", "share", best[0] / best[1]])
    y = (x + 0.5) / (n + 1)
    variance = y * (1 - y) / n
    for j in range(len(x)):
        others = [i for i in range(len(x)) if i != j]
        z = np.array([(y[i] - y[j]) / np.sqrt(variance[i] + variance[j]) for i in others])
        apart = multipletests(2 * stats.norm.sf(abs(z)), alpha=0.05, method="holm")[0]
        rows.append(["M35", f"{j} lower", 1 + int((apart & (z > 0)).sum())])
        rows.append(["M35", f"{j} upper", len(x) - int((apart & (z < 0)).sum())])


def waiting_list(rows, waiting):
    """The list of waiting children on day 800, written apart from ours."""
    came = np.array([int(row["requested"]) for row in waiting])
    gone = np.array([int(row["closed"]) for row in waiting])
    days = 800 - came[(came <= 800) & ((gone < 0) | (gone > 800))]
    size = len(days)
    demand = ((came > 436) & (came <= 800)).sum() / 52
    closures = ((gone > 436) & (gone <= 800)).sum() / 52
    target = demand * 20 / -np.log(1 - 0.92)
    found = {
        "size": size, "demand": demand, "closures": closures, "clearance": size / closures,
        "load": demand / closures, "target": target, "needed": demand + (size - target) / 26,
        "pressure": days.mean() / 7 / 10,
    }
    for q in (0.5, 0.75, 0.92):
        found[f"percentile {q}"] = np.quantile(days, q, method="inverted_cdf") / 7
    for weeks in (20, 26, 39, 52):
        found[f"over {weeks}"] = (days / 7 > weeks).sum()
        found[f"excess {weeks}"] = np.maximum(days / 7 - weeks, 0).sum()
    rows += [["M26", item, float(value)] for item, value in found.items()]
