"""Reference values of the distributions to 17 digits, computed with 60 or more by mpmath.

    python3 test/reference/distributions.py > test/reference/distributions.json

Parameters and arguments are doubles, taken exactly; only the results are rounded. A result is computed again with
twice the digits, and the script stops if the two differ in the digits printed.
"""

import json

from mpmath import (beta, betainc, erfc, exp, gammainc, inf, log, loggamma, mp, mpf, nstr, pi, sqrt)

DIGITS = 60
LOWER = [1e-10, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.99, 0.999, 0.9999,
         1 - 1e-6, 1 - 1e-8, 1 - 1e-10]
UPPER = [0.4, 0.1, 1e-3, 1e-6, 1e-10, 1e-30, 1e-100]
ARGUMENTS_LOWER = [1e-30, 1e-10, 1e-6, 1e-3, 0.01, 0.1, 0.25, 0.5, 0.75]
ARGUMENTS_UPPER = [0.1, 0.01, 1e-3, 1e-6, 1e-10, 1e-30]
SHAPES = [0.01, 0.03, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 100 / 9, 11.999, 12, 13, 25, 100, 400, 1e3, 1e4]


def checked(f):
    """f() to 17 digits, the same with twice as many digits."""
    mp.dps = DIGITS
    once = nstr(f(), 17, min_fixed=0, max_fixed=0)
    mp.dps = 2 * DIGITS
    twice = nstr(f(), 17, min_fixed=0, max_fixed=0)
    mp.dps = DIGITS
    assert once == twice, (once, twice)
    return float(once)


class Gamma:
    def __init__(self, mean, sd):
        self.mean, self.sd = mean, sd

    def parts(self, x):
        k, scale = (mpf(self.mean) / self.sd) ** 2, mpf(self.sd) ** 2 / self.mean
        return k, scale, mpf(x) / scale

    def cdf(self, x):
        k, _, y = self.parts(x)
        return gammainc(k, 0, y, regularized=True)

    def survival(self, x):
        k, _, y = self.parts(x)
        return gammainc(k, y, inf, regularized=True)

    def pdf(self, x):
        k, scale, y = self.parts(x)
        return exp((k - 1) * log(y) - y - loggamma(k)) / scale

    def loss(self, x):
        k, scale, y = self.parts(x)
        return scale * (k * gammainc(k + 1, y, inf, regularized=True) - y * self.survival(x))

    def complementary(self, x):
        k, scale, y = self.parts(x)
        return scale * (y * self.cdf(x) - k * gammainc(k + 1, 0, y, regularized=True))

    def solve(self, log_tail, target, x, sign):
        """Newton's method on the logarithm of a tail, concave in ln x: monotone from the start chosen."""
        t, goal = log(x), log(mpf(target))
        for _ in range(500):
            x = exp(t)
            tail = log_tail(x)
            step = (goal - log(tail)) * tail / (sign * x * self.pdf(x))
            t += step
            if abs(step) < mpf(10) ** (-mp.dps // 2 - 2):
                return exp(t)
        raise ArithmeticError("no convergence")

    def quantile(self, p):
        if p > 0.5:
            return self.upper_quantile(1 - mpf(p))
        k, scale, _ = self.parts(0)
        return self.solve(self.cdf, p, scale * exp((log(mpf(p)) + loggamma(k + 1)) / k), 1)

    def upper_quantile(self, q):
        if q > 0.5:
            return self.quantile(1 - mpf(q))
        k, scale, _ = self.parts(0)
        width = -log(mpf(q))
        return self.solve(self.survival, q, scale * (k + 2 * sqrt(k * width) + 2 * width + 1), -1)


class Normal:
    def __init__(self, mean, sd):
        self.mean, self.sd = mean, sd

    def z(self, x):
        return (mpf(x) - self.mean) / self.sd

    def cdf(self, x):
        return erfc(-self.z(x) / sqrt(mpf(2))) / 2

    def survival(self, x):
        return erfc(self.z(x) / sqrt(mpf(2))) / 2

    def pdf(self, x):
        return exp(-self.z(x) ** 2 / 2) / sqrt(2 * pi) / self.sd

    def loss(self, x):
        return self.sd * (self.sd * self.pdf(x) - self.z(x) * self.survival(x))

    def complementary(self, x):
        return self.sd * (self.sd * self.pdf(x) + self.z(x) * self.cdf(x))

    def quantile(self, p):
        return self.mean + self.sd * standard_normal(p)

    def upper_quantile(self, q):
        return self.mean - self.sd * standard_normal(q)


def standard_normal(p):
    """The standard normal quantile, by Newton's method on ln Φ (concave) from the left."""
    p = mpf(p)
    if p > 0.5:
        return -standard_normal(1 - p)
    if p == 0.5:
        return mpf(0)
    z = -sqrt(-2 * log(p))
    for _ in range(500):
        cdf = erfc(-z / sqrt(mpf(2))) / 2
        step = (log(p) - log(cdf)) * cdf * sqrt(2 * pi) / exp(-z * z / 2)
        z += step
        if abs(step) < mpf(10) ** (-mp.dps // 2 - 2):
            return z
    raise ArithmeticError("no convergence")


class Lognormal:
    def __init__(self, mean, sd):
        self.mean, self.sd = mean, sd

    def parts(self):
        variance = log(1 + (mpf(self.sd) / self.mean) ** 2)
        return log(mpf(self.mean)) - variance / 2, sqrt(variance)

    def z(self, x):
        m, s = self.parts()
        return (log(mpf(x)) - m) / s

    def cdf(self, x):
        return erfc(-self.z(x) / sqrt(mpf(2))) / 2

    def survival(self, x):
        return erfc(self.z(x) / sqrt(mpf(2))) / 2

    def pdf(self, x):
        return exp(-self.z(x) ** 2 / 2) / sqrt(2 * pi) / (self.parts()[1] * x)

    def loss(self, x):
        above = erfc((self.z(x) - self.parts()[1]) / sqrt(mpf(2))) / 2
        return self.mean * above - x * self.survival(x)

    def complementary(self, x):
        below = erfc(-(self.z(x) - self.parts()[1]) / sqrt(mpf(2))) / 2
        return x * self.cdf(x) - self.mean * below

    def quantile(self, p):
        m, s = self.parts()
        return exp(m + s * standard_normal(p))

    def upper_quantile(self, q):
        m, s = self.parts()
        return exp(m - s * standard_normal(q))


class StudentT:
    def __init__(self, degrees):
        self.degrees = degrees

    def survival(self, x):
        if x < 0:
            return 1 - self.survival(-x)
        n, x = mpf(self.degrees), mpf(x)
        return betainc(n / 2, mpf(1) / 2, 0, n / (n + x * x), regularized=True) / 2

    def cdf(self, x):
        return self.survival(-x)

    def pdf(self, x):
        n = mpf(self.degrees)
        return (1 + mpf(x) ** 2 / n) ** (-(n + 1) / 2) / (sqrt(n) * beta(n / 2, mpf(1) / 2))

    def loss(self, x):
        n, x = mpf(self.degrees), mpf(x)
        return (n + x * x) / (n - 1) * self.pdf(x) - x * self.survival(x)

    def complementary(self, x):
        return self.loss(-x)

    def quantile(self, p):
        """Bisection, then Newton's method."""
        p = mpf(p)
        if p > 0.5:
            return -self.quantile(1 - p)
        if p == 0.5:
            return mpf(0)
        high = mpf(0)
        low = mpf(-1)
        while self.cdf(low) > p:
            low *= 2
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if self.cdf(middle) > p else (middle, high)
        x = (low + high) / 2
        for _ in range(100):
            cdf = self.cdf(x)
            step = (log(p) - log(cdf)) * cdf / self.pdf(x)
            x += step
            if abs(step) < abs(x) * mpf(10) ** (-mp.dps // 2 - 2):
                return x
        raise ArithmeticError("no convergence")


class Poisson:
    def __init__(self, mean):
        self.mean = mean

    def pdf(self, x):
        m = mpf(self.mean)
        return exp(x * log(m) - m - loggamma(mpf(x) + 1)) if x >= 0 else mpf(0)

    def cdf(self, x):
        return gammainc(mpf(x) + 1, self.mean, inf, regularized=True)

    def survival(self, x):
        return gammainc(mpf(x) + 1, 0, self.mean, regularized=True)

    def loss(self, x):
        return (self.mean - mpf(x)) * self.survival(x) + self.mean * self.pdf(x)

    def complementary(self, x):
        return (mpf(x) - self.mean) * self.cdf(x) + self.mean * self.pdf(x) if x > 0 else mpf(0)

    def first(self, holds):
        """The smallest integer ≥ 0 for which a monotone condition holds, by doubling and halving."""
        low, high = -1, 1
        while not holds(high):
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if holds(middle) else (middle, high)
        return high

    def quantile(self, p):
        return self.first(lambda x: self.cdf(x) >= p)

    def upper_quantile(self, q):
        return self.first(lambda x: self.survival(x) <= q)


def table(distribution, parameters, lower=LOWER, upper=UPPER, below=ARGUMENTS_LOWER, above=ARGUMENTS_UPPER):
    def argument(x):
        # Short decimals keep the file small; the double nearest to the decimal is the argument.
        return float(nstr(x, 6))

    def points(arguments):
        rows = []
        for x in arguments:
            if x != 0 or not isinstance(distribution, (Gamma, Lognormal)):
                rows.append([x] + [
                    checked(lambda: f(x))
                    for f in (distribution.cdf, distribution.survival, distribution.pdf, distribution.loss,
                              distribution.complementary)
                ])
        return rows

    arguments = [argument(distribution.quantile(p)) for p in below]
    if above:
        arguments += [argument(distribution.upper_quantile(q)) for q in above]
    # Below 1e-300 a quantile of a small shape may be 0, and no argument is taken from there.
    arguments = sorted({x for x in arguments if x == 0 or abs(x) > 1e-300})
    return {
        **parameters,
        "quantiles": [[p, checked(lambda: distribution.quantile(p))] for p in lower],
        "upperQuantiles": [[q, checked(lambda: distribution.upper_quantile(q))] for q in upper],
        "points": points(arguments),
    }


def main():
    gammas = [{"mean": 10.0, "sd": float(10 / sqrt(mpf(shape)))} for shape in SHAPES] + [{"mean": 0.3, "sd": 2.0}]
    normals = [{"mean": 0.0, "sd": 1.0}, {"mean": 10.0, "sd": 1.5}, {"mean": -4.0, "sd": 300.0}]
    lognormals = [{"mean": 10.0, "sd": 3.0}, {"mean": 2.0, "sd": 5.0}, {"mean": 1000.0, "sd": 1.0}]
    degrees = [1.5, 2.0, 3.0, 4.0, 9.0, 10.0, 29.0, 30.5, 99.0, 100.0, 999.0, 1e4, 1e5, 1e6, 1e9]
    t_lower = [p for p in LOWER if p <= 0.5 or p >= 0.9]
    document = {
        "gamma": [table(Gamma(**g), g) for g in gammas],
        "normal": [table(Normal(**n), n) for n in normals],
        "lognormal": [table(Lognormal(**n), n) for n in lognormals],
        "studentT": [
            table(StudentT(d), {"degrees": d}, t_lower, [], [1e-10, 1e-3, 0.025, 0.3, 0.5, 0.975], [])
            for d in degrees
        ],
        "poisson": [table(Poisson(m), {"mean": m}) for m in [0.1, 1.0, 7.5, 150.0, 12345.0]],
    }
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(t) for t in tables) + "\n]"
             for name, tables in document.items()]
    print("{\n" + ",\n".join(lines) + "\n}")


main()
