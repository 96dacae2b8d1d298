"""The same statistics by other means: exact fractions, counting and searching instead of formulas. Prints JSON.

Beside statistics.test.ts, which compares it with the room where python3 is installed and always with known.json:
    python3 src/assurance/statistics/independent.py > src/assurance/statistics/known.json
Nothing but the standard library.
"""
import json
import math
from fractions import Fraction as F
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)


def search(f, low, high):
    """Where f turns from false to true."""
    low, high = F(low), F(high)
    for _ in range(36):
        middle = (low + high) / 2
        middle = F(round(middle * 2**40), 2**40)
        if f(middle):
            high = middle
        else:
            low = middle
    return float(high)


def tail(k, n, p):
    """P(X <= k), exactly."""
    q = 1 - p
    return sum(math.comb(n, i) * p**i * q ** (n - i) for i in range(0, k + 1))


def exact(k, n):
    low = 0.0 if k == 0 else search(lambda p: 1 - tail(k - 1, n, p) >= F(25, 1000), 0, 1)
    high = 1.0 if k == n else search(lambda p: tail(k, n, p) <= F(25, 1000), 0, 1)
    return [low, high]


def wilson(k, n):
    """The rates from which k of n is less than Z standard deviations away, by search."""
    p = k / n
    near = lambda r: abs(p - float(r)) <= Z * math.sqrt(float(r) * (1 - float(r)) / n)
    low = 0.0 if k == 0 else search(near, 0, F(k, n))
    high = 1.0 if k == n else search(lambda r: not near(r), F(k, n), 1)
    return [low, high]


def newcombe(k, n, j, m):
    p, q = k / n, j / m
    (a, b), (c, d) = wilson(k, n), wilson(j, m)
    return [p - q - math.sqrt((p - a) ** 2 + (d - q) ** 2), p - q + math.sqrt((b - p) ** 2 + (q - c) ** 2)]


def pile(k, n, size):
    """Every possible number of bad ones is tried."""
    all_ways = math.comb(size, n)
    ways = lambda bad, wanted: sum(math.comb(bad, i) * math.comb(size - bad, n - i) for i in range(n + 1) if wanted(i) and i <= bad and n - i <= size - bad)
    fits = [
        bad
        for bad in range(k, size - (n - k) + 1)
        if F(ways(bad, lambda i: i >= k), all_ways) > F(25, 1000) and F(ways(bad, lambda i: i <= k), all_ways) > F(25, 1000)
    ]
    return [min(fits), max(fits)]


def zero(rate):
    n, left = 0, F(1)
    while left > F(5, 100):
        left *= 1 - rate
        n += 1
    return n


def zero_of_pile(percent, size):
    bad = size * percent // 100 + 1
    for n in range(1, size + 1):
        if F(math.comb(size - bad, n), math.comb(size, n)) <= F(5, 100):
            return n


def plan(good, bad, alpha, beta):
    for n in range(1, 400):
        for c in range(0, n):
            if tail(c, n, bad) > beta:
                break
            if tail(c, n, good) >= 1 - alpha:
                return [n, c]


def kappa(table):
    """The interval by the delta method with slopes found by moving each cell a little."""
    n = sum(map(sum, table))
    cells = [F(x, n) for line in table for x in line]
    size = len(table)

    def value(cells):
        rows = [sum(cells[i * size : (i + 1) * size]) for i in range(size)]
        columns = [sum(cells[i::size]) for i in range(size)]
        # Not divided by the total here: the slopes are those along the simplex, and the mean slope is taken out below.
        agreed = sum(cells[i * size + i] for i in range(size))
        chance = sum(a * b for a, b in zip(rows, columns))
        return (agreed - chance) / (1 - chance)

    small = F(1, 10**9)
    slopes = []
    for i in range(len(cells)):
        moved = list(cells)
        moved[i] += small
        back = list(cells)
        back[i] -= small
        slopes.append((value(moved) - value(back)) / (2 * small))
    mean = sum(c * s for c, s in zip(cells, slopes))
    variance = sum(c * s * s for c, s in zip(cells, slopes)) - mean**2
    half = Z * math.sqrt(float(variance) / n)
    return [float(value(cells)), float(value(cells)) - half, float(value(cells)) + half]


def sequence(good, bad, alpha, beta):
    """Where a run of one bad one after b good ones would stop, by multiplying likelihoods."""
    accept_after = 0
    ratio = F(1)
    while ratio > beta / (1 - alpha):
        ratio *= (1 - bad) / (1 - good)
        accept_after += 1
    stops = []
    for found in range(0, 13):
        # The longest run with `found` bad ones that still rejects, the shortest that accepts.
        at = lambda seen: (bad / good) ** found * ((1 - bad) / (1 - good)) ** (seen - found)
        rejects = [seen for seen in range(found, 1200) if at(seen) >= (1 - beta) / alpha]
        accepts = [seen for seen in range(found, 1200) if at(seen) <= beta / (1 - alpha)]
        stops.append([max(rejects) if rejects else None, min(accepts)])
    return {"earliest": accept_after, "stops": stops}


def chapman(first, second, both):
    """The transformed logit interval, from the odds of the cell that nobody saw."""
    a, b, m = first - both + 0.5, second - both + 0.5, both + 0.5
    unseen = a * b / m
    spread = Z * math.sqrt(1 / m + 1 / a + 1 / b + 1 / unseen)
    seen = first + second - both - 0.5
    all_there = F((first + 1) * (second + 1), both + 1) - 1
    return [float(all_there), seen + unseen * math.exp(-spread), seen + unseen * math.exp(spread)]


COUNTS = [(98, 700), (7, 50), (3, 50), (0, 50), (0, 700), (81, 263), (15, 148), (0, 20), (1, 29), (20, 20), (1, 2), (60, 98)]
known = {
    "wilson": [[k, n, *wilson(k, n)] for k, n in COUNTS],
    "exact": [[k, n, *exact(k, n)] for k, n in COUNTS],
    "newcombe": [[*c, *newcombe(*c)] for c in [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10), (98, 700, 40, 700)]],
    "pile": [[*c, *pile(*c)] for c in [(0, 20, 60), (3, 50, 120), (7, 50, 400), (5, 5, 40), (12, 40, 40), (0, 1, 9)]],
    "zero": [[float(r), zero(r)] for r in [F(10, 100), F(5, 100), F(2, 100), F(1, 100), F(5, 1000), F(1, 1000)]],
    "zeroOfPile": [[p, size, zero_of_pile(p, size)] for p, size in [(1, 500), (1, 100), (5, 200), (2, 50), (10, 1000)]],
    "curve": [[n, c, float(r), float(tail(c, n, r))] for n, c in [(50, 0), (80, 2), (125, 3)] for r in [F(1, 100), F(2, 100), F(5, 100), F(10, 100)]],
    "plan": [[*map(float, d), *plan(*d)] for d in [(F(2, 100), F(8, 100), F(5, 100), F(10, 100)), (F(1, 100), F(10, 100), F(5, 100), F(5, 100)), (F(1, 100), F(5, 100), F(5, 100), F(10, 100))]],
    "kappa": [[t, *kappa(t)] for t in [[[20, 5], [10, 15]], [[45, 15], [25, 15]], [[25, 35], [5, 35]], [[75, 1, 4], [5, 4, 1], [0, 0, 10]], [[88, 2], [1, 9]]]],
    "sprt": [[*map(float, d), sequence(*d)] for d in [(F(2, 100), F(8, 100), F(5, 100), F(10, 100)), (F(1, 100), F(5, 100), F(5, 100), F(10, 100))]],
    "chapman": [[*c, *chapman(*c)] for c in [(10, 15, 5), (200, 180, 150), (4, 3, 0), (1, 1, 1), (30, 30, 30)]],
}
print("{" + ",\n".join(f'"{name}": ' + "[" + ",\n  ".join(json.dumps(row) for row in rows) + "]" for name, rows in known.items()) + "}")
