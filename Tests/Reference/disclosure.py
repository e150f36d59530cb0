"""Referee of the linked tables: an integer solver (OR-Tools CP-SAT) that shares nothing with Sources/Disclosure.

usage: disclosure.py intervals DIRECTORY   the exact range of every protected form of the counties in DIRECTORY
       disclosure.py optimum DIRECTORY     the least weight of further hidden cells that would do, against ours
"""

import json
import pathlib
import sys

from ortools.sat.python import cp_model

# Far above what any cell of these counties can reach.
MOST = 100_000


class County:
    def __init__(self, path):
        self.county = json.loads(path.read_text())
        self.cells = self.county["cells"]
        self.forms = self.county["forms"]

    def closure(self, hidden):
        """All that is hidden when these are, and the companions of what is hidden from the start."""
        found = set()
        todo = list(hidden) + [i for i, c in enumerate(self.cells) if c["isHidden"]]
        while todo:
            for other in self.cells[todo.pop()]["companions"]:
                if other not in found and not self.cells[other]["isHidden"]:
                    found.add(other)
                    todo.append(other)
        return found | set(hidden)

    def model(self, secondary, withdrawn):
        model = cp_model.CpModel()
        variables = []
        for number, cell in enumerate(self.cells):
            if cell["isHidden"]:
                lower, upper = cell["hidden"]
            elif number in secondary:
                lower, upper = 0, None
            else:
                lower, upper = cell["shown"]
            variables.append(model.new_int_var(lower, MOST if upper is None else upper, ""))
        for number, statement in enumerate(self.county["statements"]):
            if number in withdrawn:
                continue
            total = sum(k * variables[c] for c, k in zip(statement["cells"], statement["coefficients"]))
            upper = statement["upper"]
            if upper == statement["lower"]:
                model.add(total == upper)
            else:
                model.add(total >= statement["lower"])
                if upper is not None:
                    model.add(total <= upper)
        return model, variables

    def value(self, form):
        return sum(k * self.cells[c]["value"] for c, k in zip(form["cells"], form["coefficients"]))

    def extreme(self, model, variables, form, sign):
        model.clear_objective()
        model.maximize(sign * sum(k * variables[c] for c, k in zip(form["cells"], form["coefficients"])))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_time_in_seconds = 60
        if solver.solve(model) != cp_model.OPTIMAL:
            raise RuntimeError("not solved to the end")
        solution = [solver.value(v) for v in variables]
        return sign * round(solver.objective_value), solution

    def unsafe(self, secondary, withdrawn, stop_at_first=False, forms=None):
        """The forms with fewer values than they must keep, with their exact range."""
        model, variables = self.model(secondary, withdrawn)
        least = [self.value(f) for f in self.forms]
        most = list(least)

        def learn(solution):
            for i, f in enumerate(self.forms):
                value = sum(k * solution[c] for c, k in zip(f["cells"], f["coefficients"]))
                least[i] = min(least[i], value)
                most[i] = max(most[i], value)

        found = []
        for i in range(len(self.forms)) if forms is None else forms:
            form = self.forms[i]
            for sign in (1, -1):
                if most[i] - least[i] + 1 < form["minimumValues"]:
                    learn(self.extreme(model, variables, form, sign)[1])
            if most[i] - least[i] + 1 < form["minimumValues"]:
                found.append((i, least[i], most[i]))
                if stop_at_first:
                    break
        return found


def counties(directory):
    return [County(p) for p in sorted(pathlib.Path(directory).glob("county-*.json"), key=lambda p: int(p.stem[7:]))]


def intervals(directory):
    forms = attacked = left = refused = 0
    for county in counties(directory):
        c = county.county
        ours = set(c["unsafe"])
        found = county.unsafe(county.closure(c["secondary"]), set(c["withdrawn"]))
        wrong = [f for f in found if f[0] not in ours]
        forms += len(county.forms)
        attacked += c["attacked"]
        left += len(wrong)
        refused += len(ours)
        print(
            f"county {c['seed']}: {len(county.cells)} cells, {len(county.forms)} forms, {len(c['secondary'])} hidden for others, "
            f"{len(ours)} refused of which {len([f for f in found if f[0] in ours])} unsafe; passed but unsafe: {len(wrong)}",
            flush=True)
    print(f"forms {forms}, attacked {attacked}, refused {refused}, passed but with too few values {left}")
    return left


def optimum(directory):
    ours_weight = best_weight = ours_cells = best_cells = instances = equal = 0
    for county in counties(directory):
        c = county.county
        if c["unsafe"]:
            continue
        start = county.closure([])
        own = set(c["secondary"]) - start
        if not own:
            continue
        weight = sum(county.cells[i]["weight"] for i in own)
        best = cheapest(county, start, weight, set(c["withdrawn"]))
        instances += 1
        ours_weight += weight
        best_weight += best[0]
        ours_cells += len(own)
        best_cells += best[1]
        equal += weight == best[0]
        print(f"county {c['seed']}: ours {weight} ({len(own)} cells), least {best[0]} ({best[1]} cells)", flush=True)
    print(
        f"instances with anything to hide {instances}, ours optimal in {equal}; weight ours {ours_weight}, least {best_weight}; "
        f"cells ours {ours_cells}, least {best_cells}")


def cheapest(county, start, limit, withdrawn):
    """The least weight that makes all forms safe, below `limit`: covers of the sets that every repair must hit, made
    larger as long as the cheapest cover fails."""
    open_cells = [
        i for i, cell in enumerate(county.cells)
        if not cell["isHidden"] and i not in start and cell["mayBeHidden"]]
    closures = {i: county.closure([i]) - start for i in open_cells}
    cuts = []
    while True:
        chosen, weight = cover(county, open_cells, closures, cuts)
        if weight >= limit:
            return limit, len([i for i in county.county["secondary"] if i not in start])
        hidden = set().union(start, *(closures[i] for i in chosen)) if chosen else set(start)
        found = county.unsafe(hidden, withdrawn, stop_at_first=True)
        if not found:
            return weight, len(hidden - start)
        # Hiding more never makes worse: grow what fails one form as far as it still fails it; a repair must hit the rest.
        grown = set(hidden)
        for i in open_cells:
            if i not in grown and county.unsafe(grown | closures[i], withdrawn, forms=[found[0][0]]):
                grown |= closures[i]
        cuts.append([i for i in open_cells if i not in grown])


def cover(county, open_cells, closures, cuts):
    model = cp_model.CpModel()
    hide = {i: model.new_bool_var("") for i in open_cells}
    for i in open_cells:
        for other in closures[i]:
            if other != i and other in hide:
                model.add_implication(hide[i], hide[other])
    for cut in cuts:
        model.add_bool_or([hide[i] for i in cut])
    model.minimize(sum(county.cells[i]["weight"] * hide[i] for i in open_cells))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.OPTIMAL:
        return [], float("inf")
    return [i for i in open_cells if solver.value(hide[i])], round(solver.objective_value)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("intervals", "optimum"):
        sys.exit(__doc__)
    if sys.argv[1] == "intervals":
        sys.exit(1 if intervals(sys.argv[2]) else 0)
    optimum(sys.argv[2])
