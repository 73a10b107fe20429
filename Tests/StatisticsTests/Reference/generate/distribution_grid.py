# python generate/distribution_grid.py, after distribution_grid.R (needs mpmath): recomputes every
# value of distribution_*.json with 50 digits from the definition of its distribution. Where R is
# off by more than 2e-15, the value here replaces R's, and the case names it in "replaced".
import json, pathlib, sys
from mpmath import mp, mpf, log, exp, sqrt, pi, loggamma, erfc, log1p, expm1, hyp2f1

mp.dps = 50
half = mpf(1) / 2
folder = pathlib.Path(__file__).resolve().parent.parent


def gamma_tails(a, x):
    """Lower and upper tail of a gamma variable, the smaller as itself."""
    if x <= 0: return mpf(0), mpf(1)
    front = a * log(x) - x - loggamma(a)
    if x < a + 1:
        total = term = 1 / a
        n = a
        while term > total * mpf(10) ** -52:
            n += 1
            term *= x / n
            total += term
        lower = exp(front) * total
        if lower < 0.5: return lower, 1 - lower
        with mp.workdps(90):  # for a tiny shape
            total = term = 1 / a
            n = a
            while term > total * mpf(10) ** -92:
                n += 1
                term *= x / n
                total += term
            upper = 1 - exp(a * log(x) - x - loggamma(a)) * total
        return lower, upper
    tiny = mpf(10) ** -1000
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    h, n = d, 0
    while True:
        n += 1
        an = -n * (n - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= c * d
        if abs(c * d - 1) < mpf(10) ** -50: break
    upper = exp(front) * h
    return 1 - upper, upper


def beta_lower(a, b, x, y):
    """x^a y^b / (a B(a, b)) times the sum of (a + b)(a + b + 1).../((a + 1)(a + 2)...) x^n."""
    total = term = mpf(1)
    n = 0
    stop = mpf(10) ** -(mp.dps + 2)
    while True:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
        if term < total * stop * (1 - x): break
    return exp(a * log(x) + b * log(y) + loggamma(a + b) - loggamma(a + 1) - loggamma(b)) * total


def beta_tails(a, b, x, y, digits=420):
    """The series of the tail that is small, or of the other with more digits where its powers of x
    near 1 would take for ever."""
    if x <= 0: return mpf(0), mpf(1)
    if y <= 0: return mpf(1), mpf(0)
    if x > a / (a + b): return beta_tails(b, a, y, x, digits)[::-1]
    if x < mpf("0.998"):
        lower = beta_lower(a, b, x, y)
        if lower < half: return lower, 1 - lower
    with mp.workdps(digits if x >= mpf("0.998") else 90):
        upper = beta_lower(b, a, y, 1 - y) if y < x else 1 - beta_lower(a, b, x, 1 - x)
        if 1 - upper > mpf(10) ** (60 - mp.dps): return 1 - upper, upper
    return beta_tails(a, b, x, y, 4 * digits)


def hyper_mass(k, good, bad, n):
    c = lambda m, j: loggamma(m + 1) - loggamma(j + 1) - loggamma(m - j + 1)
    return exp(c(good, k) + c(bad, n - k) - c(good + bad, n))


def hyper_tails(k, good, bad, n):
    if k < max(0, n - bad): return mpf(0), mpf(1)
    if k >= min(n, good): return mpf(1), mpf(0)
    down = k < n * good / (good + bad)
    j = k if down else k + 1
    term = total = hyper_mass(j, good, bad, n)
    while term > total * mpf(10) ** -52:
        if down:
            term *= j * (bad - n + j) / ((good - j + 1) * (n - j + 1))
            j -= 1
        else:
            term *= (good - j) * (n - j) / ((j + 1) * (bad - n + j + 1))
            j += 1
        total += term
    return (total, 1 - total) if down else (1 - total, total)


def t_tails(t, df):
    sum_ = df + t * t
    beyond = beta_tails(df / 2, mpf(1) / 2, df / sum_, t * t / sum_)
    upper = beyond[0] / 2
    return (1 - upper, upper) if t > 0 else (upper, 1 - upper)


def norm_tails(x, m, s):
    z = (x - m) / s / sqrt(2)
    return erfc(-z) / 2, erfc(z) / 2


log_beta = lambda a, b: loggamma(a) + loggamma(b) - loggamma(a + b)
log_densities = {
    "norm": lambda x, m, s: -((x - m) / s) ** 2 / 2 - log(2 * pi) / 2 - log(s),
    "t": lambda t, df: -log(df) / 2 - log_beta(half, df / 2) - (df + 1) / 2 * log1p(t * t / df),
    "chisq": lambda x, df: (df / 2 - 1) * log(x) - x / 2 - df / 2 * log(2) - loggamma(df / 2),
    "gamma": lambda x, a, r: (a - 1) * log(x) - r * x + a * log(r) - loggamma(a),
    "beta": lambda x, a, b: (a - 1) * log(x) + (b - 1) * log1p(-x) - log_beta(a, b),
    "f": lambda x, m, n: (m / 2 - 1) * log(x) + m / 2 * log(m / n)
    - (m + n) / 2 * log1p(m / n * x) - log_beta(m / 2, n / 2),
    "binom": lambda k, n, p: loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)
    + k * log(p) + (n - k) * log1p(-p) if k <= n else mpf("-inf"),
    "pois": lambda k, m: k * log(m) - m - loggamma(k + 1),
    "hyper": lambda k, g, b, n: log(hyper_mass(k, g, b, n)) if max(0, n - b) <= k <= min(n, g) else mpf("-inf"),
}
tails = {
    "norm": norm_tails,
    "t": t_tails,
    "chisq": lambda x, df: gamma_tails(df / 2, x / 2),
    "gamma": lambda x, a, r: gamma_tails(a, x * r),
    "beta": lambda x, a, b: beta_tails(a, b, x, 1 - x),
    "f": lambda x, m, n: beta_tails(m / 2, n / 2, m * x / (m * x + n), n / (m * x + n)),
    "binom": lambda k, n, p: beta_tails(k + 1, n - k, p, 1 - p)[::-1] if k < n else (mpf(1), mpf(0)),
    "pois": lambda k, m: gamma_tails(k + 1, m)[::-1],
    "hyper": hyper_tails,
}
discrete = {"binom", "pois", "hyper"}


def logarithm(p, complement):
    if p == 0: return mpf("-inf")
    return log(p) if p < 0.5 else log1p(-complement)


def point(name, x, parameters):
    lower, upper = tails[name](x, *parameters)
    d = log_densities[name](x, *parameters)
    return {
        "density": exp(d), "log_density": d, "lower": lower, "upper": upper,
        "log_lower": logarithm(lower, upper), "log_upper": logarithm(upper, lower),
    }


def quantile(name, p, parameters, start, side):
    """Newton's method on the logarithm of the smaller tail, from R's answer; on the log odds of a
    beta variable, the logarithm of a positive one."""
    if name in discrete: return whole_quantile(name, p, parameters, int(start) if start < 1e18 else start, side)
    if name == "t" and abs(start) == float("inf"): return mpf(start)  # beyond the largest double
    x = mpf(start)
    if not 1e-280 < abs(start) < 1e305 or name == "beta" and start > 1 - 1e-12: x = half
    to, back, jacobian = {
        "beta": (lambda x: log(x / (1 - x)), lambda u: 1 / (1 + exp(-u)), lambda x: x * (1 - x)),
        "norm": (lambda x: x, lambda u: u, lambda x: mpf(1)),
        "t": (lambda x: x, lambda u: u, lambda x: mpf(1)),
    }.get(name, (log, exp, lambda x: x))
    small = side if p <= half else 1 - side
    target = log(p if p <= half else 1 - p)
    u = to(x)
    for _ in range(40):
        tail = tails[name](x, *parameters)[small]
        slope = exp(log_densities[name](x, *parameters)) * jacobian(x) / tail
        step = (log(tail) - target) / slope * (1 if small == 0 else -1)
        u -= max(-1 - abs(u) / 2, min(1 + abs(u) / 2, step))
        x = back(u)
        if name == "beta" and x > 1 - mpf(10) ** -25: return mpf(1)
        if name not in ("norm", "t") and x < mpf(10) ** -335: return mpf(0)
        if name in ("norm", "t") and abs(u) < mpf(10) ** -40 and abs(step) < mpf(10) ** -40: return mpf(0)
        if abs(step) < mpf(10) ** -25 * min(1, abs(u) + mpf(10) ** -30): break
    return x


def whole_quantile(name, p, parameters, k, side):
    """The smallest k with F(k) at least p, or S(k) at most p: R's where it is that, or one found by
    halving. R counts what is within its rounding of p as p."""
    slack = mpf(10) ** -14

    def enough(k):
        if k < 0: return False
        pair = tails[name](mpf(k), *parameters)
        if side == 1: return pair[1] <= p * (1 + slack)
        return pair[0] >= p * (1 - slack) if p <= half else pair[1] <= (1 - p) * (1 + slack)

    if p in (0, 1) or enough(k) and not enough(k - 1): return mpf(k)
    low, high = -1, 1
    while not enough(high): low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle): high = middle
        else: low = middle
    return mpf(high)


def number(value):
    if isinstance(value, str): return float(value.replace("Inf", "inf"))
    return value


def text(value):
    value = float(value)
    if value in (float("inf"), float("-inf")): return "Inf" if value > 0 else "-Inf"
    return value


for path in sorted(folder.glob("distribution_*.json")):
    if len(sys.argv) > 1 and sys.argv[1] not in path.name: continue
    document = json.loads(path.read_text())
    worst, replaced = {}, 0
    for case in document["cases"]:
        parameters = [mpf(v) for v in case["parameters"]]
        if case["kind"] == "point":
            truth = point(case["name"], mpf(case["x"]), parameters)
        else:
            p = mpf(case["p"])
            truth = {
                key: quantile(case["name"], p, parameters, number(case["result"][key]), side)
                for side, key in enumerate(["quantile", "upper_quantile"])
            }
        changed = []
        for key, value in truth.items():
            theirs = number(case["result"][key])
            ours = float(value)
            if theirs == ours: continue
            error = abs(theirs - ours) / max(abs(ours), 1e-308) if ours and abs(ours) != float("inf") else 1
            worst[key] = max(worst.get(key, (0,)), (error, case["call"], theirs, ours))
            if not error <= 2e-15: changed.append(key)
            case["result"][key] = text(value)
        if changed: case["replaced"] = changed
        replaced += len(changed)
    lines = ",\n".join("    " + json.dumps(case, separators=(",", ":")) for case in document["cases"])
    head = "".join(f"  {json.dumps(k)}: {json.dumps(v)},\n" for k, v in document.items() if k != "cases")
    path.write_text("{\n" + head + '  "cases": [\n' + lines + "\n  ]\n}\n")
    print(path.name, len(document["cases"]), "cases;", replaced, "values of R replaced; R's worst:")
    for key, row in worst.items(): print("   ", key, *row)
