"""The lottery index of waits at a pace freed of the areas' own speeds, written apart from ours.

A shared frailty model with a normal spread: the steps of the hazard are d/sum(n*w), w each area's mean speed given all, and
level and spread are the likeliest of Poisson numbers. Integrals are sums over a dense grid.
"""
import numpy as np

GRID = np.linspace(-8, 8, 801)
STEP = GRID[1] - GRID[0]


def add_all(rows, waits):
    from scipy import optimize

    areas = np.array([int(row["area"]) for row in waits])
    exits = np.array([int(row["exit"]) - int(row["entry"]) for row in waits])
    done = np.array([int(row["cause"]) > 0 for row in waits])
    times = np.unique(exits[done])
    count = areas.max() + 1
    risk = np.array([[(exits[areas == j] >= t).sum() for t in times] for j in range(count)])
    ends = np.array([(exits[done] == t).sum() for t in times])
    observed = np.array([done[areas == j].sum() for j in range(count)])

    def masses(expected, level, sigma):
        speed = level + sigma * GRID
        height = observed[:, None] * speed - expected[:, None] * np.exp(speed) - GRID**2 / 2
        top = height.max(axis=1, keepdims=True)
        return top[:, 0], np.exp(height - top), np.exp(speed)

    def lost(place, expected):
        top, mass, _ = masses(expected, place[0], np.exp(place[1]))
        return -(top + np.log(mass.sum(axis=1) * STEP)).sum()

    speed = np.ones(count)
    place = np.array([0.0, -1.0])
    for _ in range(200):
        expected = (risk * (ends / (risk * speed[:, None]).sum(axis=0))).sum(axis=1)
        found = optimize.minimize(
            lost, place, (expected,), method="Nelder-Mead",
            options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000})
        moved = abs(found.x[1] - place[1])
        place = found.x
        # Without a spread there is nothing to compare.
        if place[1] < -5:
            return
        _, mass, speeds = masses(expected, place[0], np.exp(place[1]))
        speed = (mass * speeds).sum(axis=1) / mass.sum(axis=1)
        if moved < 1e-8:
            break
    rows.append(["M15 freed pace", "sigma", float(np.exp(place[1]))])
