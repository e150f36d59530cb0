"""Charts of monthly values: limits by definition, and the months that the Welsh health boards' package abspc marks.

abspc follows the rules of NHSRplotthedots. Its own runs are of 8 and 6 months; asked for those of NHSRplotthedots, 7 and 7,
each rule is a reference of ours, and so is the order in which a month has one reason.
"""
import numpy as np


def draw(chance):
    """Charts of 13 to 40 months with steps, drifts and single odd months, in whole numbers so that some lie on the mean."""
    rows = []
    for chart in range(80):
        months = chance.randrange(13, 41)
        step, when = chance.choice([0, 0, 6, -6]), chance.randrange(3, months)
        noise = chance.choice([1, 5, 5])
        drift, from_month = chance.choice([0, 0, 2, -2]), chance.randrange(months)
        odd = {chance.randrange(months): chance.choice([-30, 30]) for _ in range(chance.choice([0, 0, 2]))}
        for month in range(months):
            value = 60 + chance.gauss(0, noise) + (step if month >= when else 0) + odd.get(month, 0)
            value += drift * min(9, max(0, month - from_month))
            rows.append([chart, month, round(value)])
    return rows


def add_all(rows, table):
    from abspc import spc

    for chart in sorted({int(row["chart"]) for row in table}):
        y = np.array([float(row["y"]) for row in table if int(row["chart"]) == chart])
        mean, ranges = y.mean(), np.abs(np.diff(y))
        kept = ranges[ranges < 3.267 * ranges.mean()].mean()
        lower, upper = mean - 2.66 * kept, mean + 2.66 * kept
        for item, value in [("mean", mean), ("lower", lower), ("upper", upper)]:
            rows.append(["M32 limits", f"{chart} {item}", float(value)])
        lines = [np.full(len(y), line) for line in
                 (mean, upper, lower, mean + 2 * (upper - mean) / 3, mean - 2 * (mean - lower) / 3)]
        rules = [
            spc._rule1_astronomical(y, lines[1], lines[2]), spc._rule3_trend(y, run_length=7),
            spc._rule4_two_in_three(y, *lines), spc._rule2_shift(y, lines[0], run_length=7)]
        for month in range(len(y)):
            reasons = [number + 1 for number, rule in enumerate(rules) if rule[month]]
            rows.append(["M32 rules", f"{chart} {month}", reasons[0] if reasons else 0])
