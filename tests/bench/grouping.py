#!/usr/bin/env python3
"""Groups the same number of cells in the cube, in PostgreSQL (numeric) and in DuckDB, in one run on this machine.

usage: grouping.py CUBE_PROGRAM [--million N] [--no-postgres]
Needs the Python package duckdb for that column, and NK_TEST_DATABASE (tests/db/with-postgres) for PostgreSQL's."""

import argparse
import os
import statistics
import subprocess
import time

PAIRS = [("actor", "year"), ("actor", "category"), ("actor", "area"), ("actor", "cost_type"), ("year", "category"),
         ("year", "area"), ("year", "cost_type"), ("category", "area"), ("category", "cost_type"), ("area", "cost_type")]
ROUNDS = 5


def median(function):
    samples = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        samples.append((time.perf_counter() - start) * 1000)
    return statistics.median(samples)


def cube(program, actors):
    output = subprocess.run([program, str(actors)], check=True, capture_output=True, text=True).stdout
    return {name: float(ms) for name, ms in (line.split("\t") for line in output.splitlines())}


def select(actors):
    return (f"select a % {actors} as actor, y as year, c as category, r as area, t as cost_type, "
            "(a * 7919 + y * 104729 + c * 1299709 + r * 15485863 + t) % 1000000000 as amount ")


def duckdb_medians(actors):
    try:
        import duckdb
    except ImportError:
        return {}
    connection = duckdb.connect()
    connection.execute("set threads to 2")
    connection.execute("create table cells as " + select(actors) + f"from range({actors}) as _a(a), range(12) as _y(y), "
                       "range(8) as _c(c), range(12) as _r(r), range(2) as _t(t)")
    return {",".join(pair): median(lambda: connection.execute(
        f"select {pair[0]}, {pair[1]}, sum(amount) from cells group by 1, 2").fetchall()) for pair in PAIRS}


def postgres_medians(actors):
    database = os.environ.get("NK_TEST_DATABASE")
    if not database:
        return {}
    script = ["create temporary table cells as " + select(actors).replace("% 1000000000 as", "::numeric % 1000000000 as") +
              f"from generate_series(0, {actors} - 1) as a, generate_series(0, 11) as y, generate_series(0, 7) as c, "
              "generate_series(0, 11) as r, generate_series(0, 1) as t;", "analyze cells;", "\\timing on"]
    for pair in PAIRS:
        script += [f"select count(*) from (select {pair[0]}, {pair[1]}, sum(amount) from cells group by 1, 2) as g;"] * ROUNDS
    output = subprocess.run(["psql", "-X", "-q", "-t", "-A", "-d", database], input="\n".join(script), check=True,
                            capture_output=True, text=True).stdout
    times = [float(line.split()[1].replace(",", ".")) for line in output.splitlines() if line.startswith("Time:")]
    return {",".join(pair): statistics.median(times[i * ROUNDS:(i + 1) * ROUNDS]) for i, pair in enumerate(PAIRS)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--million", type=int, default=0, help="millions of cells instead of 60 actors' history")
    parser.add_argument("--no-postgres", action="store_true")
    options = parser.parse_args()
    actors = options.million * 1000000 // (12 * 8 * 12 * 2) + 1 if options.million else 60
    ours = cube(options.program, actors)
    duckdb = duckdb_medians(actors)
    postgres = {} if options.no_postgres else postgres_medians(actors)
    print(f"{actors * 12 * 8 * 12 * 2:,} cells, milliseconds (medians of {ROUNDS}; the cube's of 15); "
          f"reading the amounts once: {ours['read once']:.3f}")
    print(f"{'group by':22}{'cube':>10}{'× read':>8}{'DuckDB':>10}{'ratio':>8}{'PostgreSQL':>12}{'ratio':>8}")
    for pair in PAIRS:
        name = ",".join(pair)
        row = f"{name:22}{ours[name]:10.3f}{ours[name] / ours['read once']:8.2f}"
        for other in (duckdb, postgres):
            row += f"{other[name]:10.2f}{other[name] / ours[name]:8.1f}" if other else f"{'–':>10}{'–':>8}"
        print(row)


main()
