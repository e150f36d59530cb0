#!/usr/bin/env python3
"""Referee of `postcode-equity audit`: bounds hidden counts with an integer solver (HiGHS, through scipy).

    audit.py RELEASE REPORT.json [--forms N] [--years]

RELEASE is the folder of a public release, REPORT.json what `postcode-equity audit RELEASE --json` printed. The linked
tables are built here again from the open tables; each form that the audit found is bounded by two integer programmes over
the part of the tables that is linked to it within four statements, and N forms that it did not find, taken evenly, as well.
Prints how many values remain by both, and where they differ. Ends with 1 where the audit claims fewer values than the
solver leaves, which would be a false alarm on that part, or misses a form that the solver narrows below the minimum.
Needs scipy.
"""
import argparse
import collections
import csv
import glob
import json
import math
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

WHOLE = "Local area partnership"
SAME = {
    "children waiting": (
        ["open_count", "open_wait"],
        ["open_count", "open_wait", "open_over_6_weeks", "open_over_16_weeks", "open_over_20_weeks",
         "open_over_52_weeks", "open_undecided_over_6_weeks"],
    ),
    "children waiting for a service": (["service_waiting", "service_wait"], ["service_waiting", "service_wait"]),
    "plans issued": (
        ["weeks_to_plan_finished_only", "weeks_to_plan_finished_only_p90", "weeks_to_plan", "weeks_to_plan_p92"],
        ["weeks_to_plan_finished_only", "weeks_to_plan_finished_only_p90", "plans_issued_20_weeks",
         "plans_issued_20_weeks_every_route", "plans_issued_over_52_weeks", "exceptions_share"],
    ),
    "children waiting in the period": ([], ["weeks_to_plan", "weeks_to_plan_p92"]),
    "plans": (
        ["placement_mix"],
        ["awaiting_place", "eotas", "home_educated", "independent_special_share", "placement_mix"],
    ),
    "decisions": ([], ["decision_6_weeks", "refusal_to_assess"]),
    "children educated at home": (["home_educated_count"], ["home_educated_count", "home_educated_with_send"]),
    "children missing education": (
        ["missing_education_count", "missing_education_weeks"],
        ["missing_education_count", "missing_education_weeks"],
    ),
    "children educated otherwise": (["eotas_count"], ["eotas_count"]),
}
NUMERATOR = {i + " numerator": name for name, (numerators, _) in SAME.items() for i in numerators}
DENOMINATOR = {i + " denominator": name for name, (_, denominators) in SAME.items() for i in denominators}


def quantity(indicator, side):
    if side == "numerator":
        return NUMERATOR.get(indicator + " numerator", indicator + " numerator")
    if indicator.startswith("service_over_") or (indicator.startswith("service_weeks_") and indicator[14].isdigit()):
        return "children waiting for a service"
    return DENOMINATOR.get(indicator + " denominator", indicator + " denominator")


class Tables:
    def __init__(self, folder, threshold, base):
        self.number, self.lower, self.upper, self.hidden, self.statements = {}, [], [], [], []
        self.threshold, self.base = threshold, base
        rows = []
        for path in sorted(glob.glob(folder + "/data/*.csv")):
            if not path.endswith("/dictionary.csv"):
                with open(path, newline="", encoding="utf-8-sig") as file:
                    rows += [row for row in csv.DictReader(file) if row.get("indicator")]
        self.rows = rows
        self.parents = {(r["geographic_level"], r["area_code"]): r["parent_code"] for r in rows if r["parent_code"]}
        self.levels = {r["area_code"]: r["geographic_level"] for r in rows if r["area_code"] not in "xz"}
        self.whole = next((r["area_code"] for r in rows if r["geographic_level"] == WHOLE), "")
        self.read()
        self.sums()
        self.events()
        self.years()

    def cell(self, key):
        if key not in self.number:
            self.number[key] = len(self.lower)
            self.lower.append(0)
            self.upper.append(math.inf)
            self.hidden.append(True)
        return self.number[key]

    def see(self, key, row, side):
        cell = self.cell(key)
        if row[side]:
            if self.hidden[cell]:
                shown = int(row[side])
                self.hidden[cell] = False
                self.lower[cell] = 0 if shown == 0 else max(self.threshold, shown - self.base // 2)
                self.upper[cell] = 0 if shown == 0 else max(self.threshold, shown + (self.base - 1) // 2)
        return cell

    def read(self):
        for row in self.rows:
            place = (row["geographic_level"], row["area_code"], row["time_period"], int(row["pooled_periods"]))
            group = (row["breakdown"], row["category"])
            x = self.see((quantity(row["indicator"], "numerator"),) + place + group, row, "numerator")
            if not row["denominator"] and row["denominator_status"] != "c":
                continue
            if row["indicator"] == "placement_mix":
                group = ("Total", "Total")
            n = self.see((quantity(row["indicator"], "denominator"),) + place + group, row, "denominator")
            rest = (row["indicator"] + " rest",) + place + (row["breakdown"], row["category"])
            if n != x and rest not in self.number:
                d = self.cell(rest)
                self.hidden[d] = not (row["numerator"] and row["denominator"])
                self.statements.append(({x: 1, d: 1, n: -1}, 0, 0))

    def sum(self, parts, whole, relation):
        terms = collections.Counter({part: 1 for part in parts})
        terms[whole] -= 1
        self.statements.append((dict(terms), -math.inf if relation == "most" else 0,
                                math.inf if relation == "least" else 0))

    def sums(self):
        groups = collections.defaultdict(list)
        for key, cell in list(self.number.items()):
            name, level, area, time, pooled, breakdown, category = key
            if breakdown != "Total":
                groups[(name, level, area, time, pooled, "Total", "Total"), breakdown, False].append(cell)
            if level != WHOLE:
                groups[(name, WHOLE, self.whole, time, pooled, breakdown, category), level, False].append(cell)
                parent = self.parents.get((level, area))
                if parent in self.levels:
                    above = (name, self.levels[parent], parent, time, pooled, breakdown, category)
                    groups[above, level, self.levels[parent] != WHOLE].append(cell)
        for (whole, cut, is_nested), parts in groups.items():
            covered = True
            if is_nested:
                name, level, _, time, pooled, _, _ = whole
                ends = [self.number.get((name, l, "x", time, pooled, "Total", "Total")) for l in (cut, level)]
                if None in ends:
                    covered = ends[0] is ends[1]
                else:
                    spans = [(self.lower[e], self.upper[e]) for e in ends]
                    covered = spans[0] == spans[1] and spans[0][1] < math.inf
            single = whole[:4] + (1,) + whole[5:]
            if whole in self.number:
                self.sum(parts, self.number[whole], "equal" if covered else "most")
            elif whole[4] > 1 and covered and single in self.number:
                self.sum(parts, self.number[single], "least")

    def events(self):
        contexts = sorted({key[1:] for key in self.number}, key=str)
        names = sorted({row["indicator"] for row in self.rows})
        over = {}
        for name in names:
            parts = name.rsplit("_", 3)
            if len(parts) == 4 and parts[1] == "over" and parts[3] == "weeks" and parts[2].isdigit():
                over[name] = (parts[0], int(parts[2]))
        pairs = []
        ordered = sorted(over, key=lambda name: over[name])
        pairs += [(b, a) for a, b in zip(ordered, ordered[1:]) if over[a][0] == over[b][0]]
        pairs += [(n, n.rsplit("_", 2)[0]) for n in names if n.endswith("_months") and n.rsplit("_", 2)[0] in names]
        get = lambda name, context: self.number.get((name,) + context)
        for context in contexts:
            for inner, outer in pairs:
                a, b = (get(quantity(n, "numerator"), context) for n in (inner, outer))
                if a is not None and b is not None:
                    self.sum([a], b, "most")
            for name in names:
                parts = name.rsplit("_", 2)
                if len(parts) == 3 and parts[2] == "weeks" and parts[1].isdigit() and not parts[0].endswith("_over"):
                    for far, (family, weeks) in over.items():
                        a, b = get(quantity(name, "numerator"), context), get(far + " rest", context)
                        if family == parts[0] and weeks >= int(parts[1]) and a is not None and b is not None:
                            self.sum([a], b, "most")
            for far, (family, weeks) in over.items():
                bands = []
                for name in names:
                    parts = name.rsplit("_", 4)
                    if len(parts) == 5 and parts[0] == family and parts[1] == "weeks" and parts[3] == "to" \
                            and int(parts[4]) <= weeks:
                        bands.append((int(parts[2]), int(parts[4]), name))
                bands.sort()
                if not bands or bands[0][0] != 0 or bands[-1][1] != weeks \
                        or any(a[1] != b[0] for a, b in zip(bands, bands[1:])):
                    continue
                cells = [get(quantity(n, "numerator"), context) for n in [b[2] for b in bands] + [far]]
                everybody = get(quantity(far, "denominator"), context)
                if None not in cells and everybody is not None:
                    self.sum(cells, everybody, "equal")
        halves = [("weeks_to_plan_finished_only", "plans_issued_20_weeks", 20, False),
                  ("weeks_to_plan_finished_only", "plans_issued_20_weeks_every_route", 20, False),
                  ("weeks_to_plan_finished_only", "plans_issued_over_52_weeks", 52, True),
                  ("open_wait", "open_over_6_weeks", 6, True), ("open_wait", "open_over_16_weeks", 16, True),
                  ("open_wait", "open_over_20_weeks", 20, True), ("open_wait", "open_over_52_weeks", 52, True)]
        halves += [("service_wait", f"service_over_{w}_weeks", w, True) for w in (18, 52, 104)]
        for row in self.rows:
            for wait, share, weeks, is_over in halves:
                if row["indicator"] != wait or not row["value"] or int(row["value"]) == weeks:
                    continue
                context = (row["geographic_level"], row["area_code"], row["time_period"], int(row["pooled_periods"]),
                           row["breakdown"], row["category"])
                x, d = get(share + " numerator", context), get(share + " rest", context)
                if x is None or d is None:
                    continue
                short, long = (d, x) if is_over else (x, d)
                if int(row["value"]) > weeks:
                    short, long = long, short
                self.sum([long], short, "most")

    def years(self):
        windows = collections.defaultdict(list)
        for key, cell in list(self.number.items()):
            if len(key[3]) == 4 and key[3].isdigit():
                windows[key[:3] + key[5:]].append((int(key[3]), key[4], cell))
        for place, here in windows.items():
            for last, years, cell in here:
                span = range(last - years + 1, last + 1)
                others = [w for w in here if w[2] != cell and w[0] >= span[0] and w[0] - w[1] + 1 <= last]
                if years == 1 or not others:
                    continue
                if place[0] == "children waiting in the period":
                    for w in others:
                        if w[1] < years and w[0] in span and w[0] - w[1] + 1 in span:
                            self.sum([w[2]], cell, "most")
                else:
                    parts = [self.cell(place[:3] + (str(y), 1) + place[3:]) for y in span]
                    self.sum(parts, cell, "equal")


def words(key):
    name, level, area, time, pooled, breakdown, category = key
    group = "" if breakdown == "Total" else f", {breakdown} {category}"
    years = f", {pooled} years to {time}" if pooled > 1 else f", {time}"
    return f"{name}, {level} {area}{group}{years}"


def values_left(tables, occurrences, cell, steps, most):
    """The whole numbers from the least to the greatest possible, within `steps` statements of the cell; None: no end."""
    cells, chosen, edge = {cell}, set(), {cell}
    for _ in range(steps):
        new = {s for c in edge for s in occurrences[c]} - chosen
        if len(chosen) + len(new) > most:
            break
        chosen |= new
        edge = {c for s in new for c in tables.statements[s][0]} - cells
        cells |= edge
    order = {c: i for i, c in enumerate(sorted(cells))}
    lines, columns, factors, low, high = [], [], [], [], []
    for line, s in enumerate(sorted(chosen)):
        terms, least, greatest = tables.statements[s]
        low.append(least)
        high.append(greatest)
        for c, factor in terms.items():
            lines.append(line)
            columns.append(order[c])
            factors.append(factor)
    matrix = csr_array((factors, (lines, columns)), shape=(len(low), len(order)))
    bounds = Bounds([tables.lower[c] for c in order], [tables.upper[c] for c in order])
    ends = []
    for sign in (1, -1):
        goal = numpy.zeros(len(order))
        goal[order[cell]] = sign
        answer = milp(goal, integrality=numpy.ones(len(order)), bounds=bounds,
                      constraints=LinearConstraint(matrix, low, high), options={"time_limit": 20})
        if answer.status in (3, 4):
            return None
        if answer.status != 0:
            return "unsettled"
        ends.append(sign * round(answer.fun))
    return ends[1] - ends[0] + 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("release")
    parser.add_argument("report")
    parser.add_argument("--forms", type=int, default=100)
    parser.add_argument("--found", type=int, default=100)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--most", type=int, default=4000)
    options = parser.parse_args()
    report = json.load(open(options.report, encoding="utf-8"))
    rules = report["rules"]
    tables = Tables(options.release, rules["threshold"], rules["base"])
    occurrences = collections.defaultdict(list)
    for s, (terms, _, _) in enumerate(tables.statements):
        for cell in terms:
            occurrences[cell].append(s)
    cells = {words(key): cell for key, cell in tables.number.items()}
    found = {f["subject"]: f["valuesLeft"] for f in report["findings"] if f["attack"] in ("sums", "rests", "parts")}
    print(f"{len(cells)} counts and {len(tables.statements)} statements here, {report['statements']} in the audit")
    outcomes = collections.Counter()
    unknown = [subject for subject in found if subject not in cells]
    every = list(found.items())
    for subject, left in every[:: max(1, len(every) // max(1, options.found))]:
        if subject in cells:
            exact = values_left(tables, occurrences, cells[subject], options.steps, options.most)
            agrees = "unsettled" if exact == "unsettled" else "open" if exact is None else \
                "same" if exact == left else "solver narrower" if exact < left else "solver wider here"
            outcomes["found by the audit, " + agrees] += 1
    others = [c for w, c in cells.items() if tables.hidden[c] and w not in found]
    for cell in others[:: max(1, len(others) // max(1, options.forms))]:
        exact = values_left(tables, occurrences, cell, options.steps, options.most)
        is_narrow = isinstance(exact, int) and exact < rules["minimumValues"]
        kind = "unsettled" if exact == "unsettled" else "narrow" if is_narrow else "open"
        outcomes["not found by the audit, " + kind] += 1
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6} {outcome}")
    print(f"{len(unknown):6} findings about counts that are not known here")
    sys.exit(1 if unknown or outcomes["not found by the audit, narrow"] else 0)


main()
