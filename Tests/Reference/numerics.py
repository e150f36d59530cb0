"""The distributions that every method stands on, against scipy and mpmath, on numbers drawn anew.

Normal and gamma probabilities are those of mpmath, for in the tails scipy's are right to 2e-13 and 1e-12 only. Numbers below
1e-290, where a double has few digits left, and those that scipy cannot find are left out.
"""
import math


def draw(chance):
    """Rows of p, z, a, b, x and y: probabilities down to 1e-300 and z to 37; x near its shape, y near its mean."""
    rows = []
    for row in range(400):
        p = 10 ** chance.uniform(-300, -3) if row % 4 == 0 else chance.uniform(1e-6, 1 - 1e-6)
        a, b = (math.exp(chance.uniform(-1, 7)) for _ in range(2))
        x = a * math.exp(chance.gauss(0, 1))
        y = min(1 - 1e-9, max(1e-9, a / (a + b) + chance.gauss(0, 3) * spread(a, b)))
        rows.append([p, chance.uniform(-37, 37), a, b, x, y])
    return rows


def spread(a, b):
    return math.sqrt(a * b / (a + b + 1)) / (a + b)


def beta_quantile(x, p, a, b):
    """scipy's quantile, which can be off by 1e-7 where p is tiny, in a few steps of Newton's nearer to the truth."""
    import mpmath

    if not 0 < x < 1:
        return x
    x = mpmath.mpf(x)
    for _ in range(4):
        below = mpmath.betainc(a, b, 0, x, regularized=True)
        density = x ** (a - 1) * (1 - x) ** (b - 1) / mpmath.beta(a, b)
        step = mpmath.log(below / p) * below / density
        x = min(max(x - step, x / 2), (1 + x) / 2)
    return x


def add_all(rows, table):
    import mpmath
    from scipy import special, stats

    mpmath.mp.dps = 40
    root = mpmath.sqrt(2)
    for i, row in enumerate(table):
        p, z, a, b, x, y = (float(row[name]) for name in ("p", "z", "a", "b", "x", "y"))
        found = {
            "normal": {"below": mpmath.erfc(-z / root) / 2, "above": mpmath.erfc(z / root) / 2},
            "normal quantile": {"lower": special.ndtri(p), "upper": stats.norm.isf(p)},
            "log gamma": {"": special.gammaln(a)},
            "gamma": {"below": mpmath.gammainc(a, 0, x, regularized=True),
                      "above": mpmath.gammainc(a, x, regularized=True)},
            "chi-square quantile": {"lower": stats.chi2.ppf(p, a), "upper": stats.chi2.isf(p, a)},
            "beta": {"below": special.betainc(a, b, y), "above": special.betaincc(a, b, y)},
            "beta quantile": {"": beta_quantile(special.betaincinv(a, b, p), p, a, b)},
        }
        for method, values in found.items():
            for item, value in values.items():
                if method in ("log gamma", "normal quantile") or value > 1e-290:
                    rows.append([method, f"{i} {item}".strip(), float(value)])
