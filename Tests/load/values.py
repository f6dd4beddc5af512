"""A million values: import, roll-ups against DuckDB, pages, growth and memory. Prints medians; part of scripts/bench.

    values.py TIENDO BENCH WORK [QUICK]

WORK is an empty folder with room for 2 GB. QUICK leaves out the ten million lines.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request

TIENDO, BENCH, WORK = sys.argv[1:4]
QUICK = len(sys.argv) > 4
HERE = os.path.dirname(os.path.abspath(__file__))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stdout[-400:]} {done.stderr[-400:]}")
    return done.stdout


def say(name, figure, limit=""):
    print(f"{name:<58} {figure:>14} {limit}")


def data(name):
    """A fresh data folder with 60 indicators that 116 units report."""
    folder = os.path.join(WORK, name)
    os.makedirs(folder)
    run(TIENDO, "units", "export", "--data", folder)
    run(BENCH, "indicators", folder, "60")
    return folder


def timed_import(folder, path):
    """Seconds and peak MiB of a whole import as its own process: both passes, all checks."""
    script = (
        "import resource, subprocess, sys, time\n"
        "t = time.monotonic()\n"
        "p = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "print(time.monotonic() - t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, p.returncode)\n"
        "print(p.stdout[-300:], p.stderr[-300:])\n"
    )
    told = run(sys.executable, "-c", script, TIENDO, "import-values", path, "--apply", "--data", folder)
    seconds, peak, code = told.splitlines()[0].split()
    if code != "0":
        sys.exit(told)
    return float(seconds), float(peak)


def imports():
    print("\n== Import of values by CSV, one process: read twice, every check, one transaction; medians of 3")
    curve = []
    for lines, parts, periods in [("0.5", 0, 72), ("1", 0, 144), ("2", 1, 144)]:
        times = []
        for attempt in range(3):
            folder = data(f"import-{lines}-{attempt}")
            path = os.path.join(WORK, f"values-{lines}.csv")
            run(BENCH, "values", folder, path, "60", str(periods), str(parts))
            seconds, peak = timed_import(folder, path)
            times.append(seconds)
        count = sum(1 for _ in open(path, "rb")) - 1
        seconds = statistics.median(times)
        curve.append((count, seconds))
        limit = "(limit 50000)" if lines == "1" else ""
        say(f"{count} values, a second", f"{count / seconds:.0f}", limit)
        say("  seconds; peak MiB", f"{seconds:.2f}; {peak:.0f}")
    for (a, s), (b, t) in zip(curve, curve[1:]):
        say(f"  {a} to {b} values: time times", f"{t / s / (b / a) * 2:.2f}", "(for a doubling; limit about 2)")


def memory():
    print("\n== Ten million lines: memory")
    for lines, periods in [("5 million", 72), ("10 million", 144)]:
        folder = data(f"memory-{periods}")
        path = os.path.join(WORK, "many.csv")
        run(BENCH, "values", folder, path, "60", str(periods), "9")
        seconds, peak = timed_import(folder, path)
        say(f"{lines} lines, 69600 series: seconds", f"{seconds:.1f}")
        say("  peak MiB (the same for both: constant)", f"{peak:.0f}")
        os.remove(path)
        subprocess.run(["rm", "-rf", folder])


def rollups():
    print("\n== Roll-ups over all history of a million values, medians; DuckDB on the same values in the same run")
    import duckdb

    ours = json.loads(run(BENCH, "cube", os.path.join(WORK, "import-1-0")))
    con = duckdb.connect()
    con.execute(
        "CREATE TABLE v AS SELECT indicator, unit, strptime(period || '-01', '%Y-%m-%d')::DATE AS period, "
        "COALESCE(value, numerator / denominator * 100)::DOUBLE AS amount "
        f"FROM read_csv('{os.path.join(WORK, 'values-1.csv')}', header = true, "
        "types = {'value': 'DOUBLE', 'numerator': 'DOUBLE', 'denominator': 'DOUBLE', 'period': 'VARCHAR', "
        "'members': 'VARCHAR'})"
    )

    def median(query):
        times = []
        for _ in range(22):
            began = time.perf_counter()
            con.execute(query).fetchnumpy()
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times[1:])

    queries = {
        "by_period_ms": "SELECT indicator, period, sum(amount), count(*) FROM v GROUP BY ALL",
        "by_unit_year_ms": "SELECT indicator, unit, year(period), sum(amount) FROM v GROUP BY ALL",
        "declines_ms": "SELECT count(*) FROM (SELECT amount < lag(amount) OVER (PARTITION BY indicator, unit "
        "ORDER BY period) AS down FROM v) WHERE down",
    }
    total = con.execute("SELECT sum(amount) FROM v").fetchone()[0]
    down = con.execute(queries["declines_ms"]).fetchone()[0]
    assert abs(total - ours["sum"]) < 1e-6 * total and abs(total - ours["year_sum"]) < 1e-6 * total, (total, ours)
    assert down == ours["declines"], (down, ours["declines"])
    for name, query in queries.items():
        theirs = median(query)
        say(f"{name[:-3].replace('_', ' ')}: ours ms; DuckDB ms; ratio",
            f"{ours[name]:.2f}; {theirs:.2f}; {ours[name] / theirs:.2f}", "(limit 1)")
    say("cells; cube read whole from the rows, ms; its MiB",
        f"{ours['cells']}; {ours['built_ms']:.0f}; {ours['memory_mib']:.0f}")
    run(TIENDO, "check-values", "--data", os.path.join(WORK, "import-1-0"))
    say("the cube against the rows (tiendo check-values)", "equal")


def pages():
    print("\n== Pages over a million and two million values, one reader, medians of 15 (limit 20 ms; growth 1.3)")
    medians = {}
    for lines in ["1", "2"]:
        folder = os.path.join(WORK, f"import-{lines}-0")
        plan = run(BENCH, "aims", folder).strip()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [TIENDO, "serve", "--data", folder, "--port", str(port), "--fonts", "/nonexistent"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        base = f"http://127.0.0.1:{port}"
        try:
            for _ in range(200):
                try:
                    urllib.request.urlopen(f"{base}/khoe")
                    break
                except OSError:
                    time.sleep(0.1)
            link = run(TIENDO, "user", "link", f"doc-{lines}", "--role", "leader", "--data", folder).strip()
            cookie = run(sys.executable, os.path.join(HERE, "../browser/come_in.py"), base, link).strip()
            for name, address in {
                "an indicator's page, its map and communes": "/chi-so/do-thu-1",
                "a plan's roll-up and small multiples": f"/ke-hoach/{plan}",
                "the register of targets": "/chi-tieu",
                "the province's sheet": "/chi-tieu/to-tinh",
                "early warnings": "/chi-tieu/canh-bao",
            }.items():
                alone, after = [], []
                for turn in range(16):
                    if turn % 2 == 0:
                        run(BENCH, "touch", folder)
                    began = time.perf_counter()
                    ask = urllib.request.Request(base + address, headers={"Cookie": cookie})
                    with urllib.request.urlopen(ask) as reply:
                        body = reply.read()
                    assert reply.status == 200 and len(body) > 2000, (address, reply.status)
                    (after if turn % 2 == 0 else alone).append((time.perf_counter() - began) * 1000)
                medians[name, lines] = (statistics.median(alone[1:]), statistics.median(after[1:]))
                say(f"{lines} million: {name}, ms; after a new value",
                    "{:.1f}; {:.1f}".format(*medians[name, lines]))
            kept = [line.split()[1] for line in open(f"/proc/{server.pid}/status") if line.startswith("VmRSS")][0]
            say("memory of the server, MiB", f"{int(kept) / 1024:.0f}")
        finally:
            server.terminate()
            server.wait()
    for name in dict.fromkeys(name for name, _ in medians):
        say(f"growth by doubling: {name}",
            "{:.2f}; {:.2f}".format(*(b / a for a, b in zip(medians[name, "1"], medians[name, "2"]))), "(limit 1.3)")


imports()
if not QUICK:
    memory()
rollups()
pages()
