"""Forecasts of short series, ours beside Holt's (statsmodels), damped Holt's and the naive one.

    forecast_backtest.py BENCH          prints the table of ratios and of interval coverage
    forecast_backtest.py BENCH --series also by series

The series ship inside statsmodels 0.15.0 (PyPI). Each is cut into short histories of 6 to 24 points at origins spread
evenly over it, and horizons of 1 to 6 periods are compared with what came. Nothing is drawn by chance. An error is
divided by the mean absolute step of the whole series (MASE's scale), so that series of all sizes weigh the same.
Exits with 1 when ours loses to Holt or to the naive forecast on the percentage series.
"""
import importlib
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings
from importlib import resources

import numpy as np
import pandas as pd

LENGTHS = (6, 8, 12, 16, 24)
HORIZON = 6
ORIGINS = 12
Z80 = 1.2815515655446004


def table(name):
    return importlib.import_module(f"statsmodels.datasets.{name}").load_pandas().data


def shipped(name):
    """A series that comes with the tests inside the package."""
    return resources.files("statsmodels") / "tsa" / "tests" / "results" / name


def series():
    """(name, is percent, values): percentages are rates and shares as the data sets have them, or a part of its whole."""
    macro = table("macrodata")
    for column in ("unemp", "tbilrate"):
        yield f"macrodata {column}", True, macro[column]
    for part in ("realcons", "realinv", "realgovt", "realdpi"):
        yield f"macrodata {part} in realgdp", True, macro[part] / macro["realgdp"] * 100
    danish = table("danish_data")
    for column in ("ibo", "ide"):
        yield f"danish_data {column}", True, danish[column] * 100
    german = table("interest_inflation")
    yield "interest_inflation R", True, german["R"] * 100
    longley = table("longley")
    yield "longley unemployed in labour", True, longley["UNEMP"] / (longley["UNEMP"] + longley["TOTEMP"]) * 100
    yield "longley armed in population", True, longley["ARMED"] / longley["POP"] * 100
    yield "longley employed in population", True, longley["TOTEMP"] / longley["POP"] * 100
    for name, title in (("UN", "unemployment"), ("BAA", "bond yield")):
        months = np.loadtxt(shipped(f"{name}.csv"), skiprows=1)
        for count, word in ((1, "month"), (3, "quarter"), (12, "year")):
            whole = months[: len(months) // count * count].reshape(-1, count).mean(axis=1)
            yield f"{name} {title} by {word}", True, whole
    german = pd.read_stata(shipped("lutkepohl2.dta"))
    for part in ("inv", "consump"):
        yield f"lutkepohl2 {part} in inc", True, german[part] / german["inc"] * 100
    yield "lutkepohl2 inc", False, german["inc"]
    firms = table("grunfeld")
    for firm in sorted(set(firms["firm"])):
        rows = firms[firms["firm"] == firm].sort_values("year")
        share = rows["invest"] / rows["value"] * 100
        if share.max() <= 100:
            yield f"grunfeld {firm} invest in value", True, share
        yield f"grunfeld {firm} capital", False, rows["capital"]
    for column in ("realgdp", "realinv", "cpi", "m1", "pop"):
        yield f"macrodata {column}", False, macro[column]
    copper = table("copper")
    for column in ("WORLDCONSUMPTION", "COPPERPRICE", "ALUMPRICE", "INVENTORYINDEX"):
        yield f"copper {column}", False, copper[column]
    for column in ("TOTEMP", "GNP", "UNEMP"):
        yield f"longley {column}", False, longley[column]
    yield "nile", False, table("nile")["volume"]
    yield "sunspots", False, table("sunspots")["SUNACTIVITY"]
    co2 = table("co2")["co2"].interpolate()
    yield "co2 by year", False, co2.resample("YE").mean()[1:-1]
    nino = table("elnino").set_index("YEAR")
    yield "elnino by year", False, nino.mean(axis=1)
    work = table("elec_equip").iloc[:, 0]
    yield "elec_equip by quarter", False, work.resample("QE").mean()
    births = table("fertility")
    years = [str(year) for year in range(1960, 2012)]
    for _, row in births.iloc[::10].iterrows():
        if row[years].notna().all():
            yield f"fertility {row['Country Code']}", False, row[years].astype(float)


def cases():
    for name, percent, values in series():
        values = np.asarray(values, dtype=float)
        scale = np.abs(np.diff(values)).mean()
        for length in LENGTHS:
            last = len(values) - length - HORIZON
            if last < 0:
                continue
            for start in sorted({round(last * k / (ORIGINS - 1)) for k in range(ORIGINS)}):
                history = values[start : start + length]
                actual = values[start + length : start + length + HORIZON]
                yield {
                    "name": name, "percent": percent, "length": length, "scale": scale,
                    "history": history.tolist(), "actual": actual.tolist(),
                }  # fmt: skip


def naive(history):
    steps = np.diff(history)
    spread = Z80 * math.sqrt((steps**2).mean())
    return [(history[-1], spread * math.sqrt(h)) for h in range(1, HORIZON + 1)]


def holt(history, damped):
    """Estimates, and intervals by the textbook variance of the linear trend's state space (Hyndman and others 2008)."""
    from statsmodels.tsa.holtwinters import Holt

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = Holt(np.asarray(history), damped_trend=damped, initialization_method="estimated").fit()
    estimates = np.asarray(fit.forecast(HORIZON))
    errors = np.asarray(history) - np.asarray(fit.fittedvalues)
    sigma = math.sqrt((errors**2).sum() / max(1, len(errors) - 3))
    alpha, beta = float(fit.params["smoothing_level"]), float(fit.params["smoothing_trend"])
    phi = float(fit.params["damping_trend"]) if damped else 1.0
    out, variance, reach = [], 1.0, 0.0
    for h in range(HORIZON):
        out.append((float(estimates[h]), Z80 * sigma * math.sqrt(variance)))
        reach += phi ** (h + 1)
        variance += (alpha + beta * reach) ** 2
    return out


def ours(bench, rows):
    """What the product's own forecast says, by the measuring program."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.json")
        with open(path, "w") as file:
            asked = [{"values": row["history"], "percent": row["percent"], "horizon": HORIZON} for row in rows]
            json.dump(asked, file)
        said = subprocess.run([bench, "forecast", path], check=True, capture_output=True, text=True).stdout
    return json.loads(said)


class Score:
    def __init__(self):
        self.errors, self.hits = {}, []

    def add(self, name, error, hit):
        self.errors.setdefault(name, []).append(error)
        self.hits.append(hit)

    @property
    def mase(self):
        """The mean over series of each one's mean scaled error: a long series weighs no more than a short one."""
        return float(np.mean([np.mean(errors) for errors in self.errors.values()]))

    @property
    def coverage(self):
        return float(np.mean(self.hits))


METHODS = ("ours", "holt", "damped", "naive")


def score(rows, said, choose=lambda row, h: True):
    scores = {method: Score() for method in METHODS}
    for row, forecasts in zip(rows, said):
        for h, actual in enumerate(row["actual"]):
            if not choose(row, h):
                continue
            for method in METHODS:
                estimate, low, high = forecasts[method][h]
                scores[method].add(row["name"], abs(estimate - actual) / row["scale"], low <= actual <= high)
    return scores


def line(title, scores):
    mine = scores["ours"].mase
    count = len(scores["ours"].hits)
    ratios = " ".join(f"{mine / scores[m].mase:7.3f}" for m in METHODS[1:])
    shares = " ".join(f"{scores[m].coverage * 100:5.0f}%" for m in METHODS)
    print(f"{title:34} {count:6} {mine:6.2f}   {ratios}   {shares}")


def baselines(rows):
    for row in rows:
        with_width = {"holt": holt(row["history"], False), "damped": holt(row["history"], True), "naive": naive(row["history"])}
        yield {m: [(e, e - w, e + w) for e, w in pairs] for m, pairs in with_width.items()}


def main():
    rows = list(cases())
    said = list(baselines(rows))
    for row, mine, forecasts in zip(rows, ours(sys.argv[1], rows), said):
        forecasts["ours"] = [(p["estimate"], p["low"], p["high"]) for p in mine["points"]]
    report(rows, said)


def report(rows, said):
    print("Errors are MASE (mean over series); a ratio below 1 says ours errs less. Coverage of 80% intervals at the right.")
    print(f"{'':34} {'count':>6} {'ours':>6}   {'/holt':>7} {'/damped':>7} {'/naive':>7}   {'ours':>6} {'holt':>6} {'damped':>6} {'naive':>6}")
    for percent, title in ((True, "percentages"), (False, "other series")):
        mine = [(r, s) for r, s in zip(rows, said) if r["percent"] == percent]
        chosen, forecasts = [r for r, _ in mine], [s for _, s in mine]
        whole = score(chosen, forecasts)
        errors = {method: whole[method].errors for method in METHODS}
        names = len(errors["ours"])
        line(f"{title}, {names} series", whole)
        for m in METHODS[1:]:
            better = sum(np.mean(errors["ours"][n]) <= np.mean(errors[m][n]) for n in errors["ours"])
            print(f"  no worse than {m} in {better} of {names} series")
        for length in LENGTHS:
            line(f"  histories of {length}", score(chosen, forecasts, lambda r, h: r["length"] == length))
        for h in range(HORIZON):
            line(f"  {h + 1} ahead", score(chosen, forecasts, lambda r, k: k == h))
        if "--series" in sys.argv:
            for name in whole["ours"].errors:
                line(f"  {name}"[:34], score(chosen, forecasts, lambda r, h: r["name"] == name))
        if percent:
            lost = [m for m in METHODS[1:] if whole["ours"].mase > whole[m].mase]
    if lost:
        print(f"ours loses on percentages to: {', '.join(lost)}")
        sys.exit(1)


if __name__ == "__main__":
    main()
