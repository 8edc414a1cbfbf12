#!/usr/bin/env python3
"""Saves of a full return over HTTP, checked and durable, against pgbench that commits the same rows, in one run on one PostgreSQL.

usage: NK_BUILD=BUILD tests/lib/with-server tests/bench/put.py [--rounds N] [--seconds N]
BUILD is a release build. Needs wrk and pgbench (the Debian packages wrk and postgresql-contrib or postgresql-15).

A full return has 112 cells, the lines of an annual account, and a year of monthly availability. All units of the collection have submitted
one but those that are measured, which have last year's approved: with the amounts that this year's return gives for last year. fsync is on, unlike in tests. What pgbench commits is what a save writes:
the statements revision_save and event_append with the document as the server stored it, prepared, one transaction, one connection for
each work thread. Both sides write the drafts of different actors, so that nobody waits for anybody's row; the rounds take turns."""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/lib"))

import client  # noqa: E402

YEAR = 2018
WORK_THREADS = 4
CONNECTIONS = 8  # twice the work threads: none of them waits for the load
MONTHS = 12
COLLECTION = {"state": "open", "opens": "2019-01-15", "due": "2019-03-15", "closes": "2030-12-31", "methodology": "2017"}
DURABLE = ["ALTER SYSTEM SET fsync = on", "ALTER SYSTEM SET full_page_writes = on", "SELECT pg_reload_conf()", "CHECKPOINT"]

# The others' returns as if they had gone through the steps, which the triggers would ask for one by one, and a step at last that tells it.
OTHERS = """
SET session_replication_role = replica;
SET search_path = nokkeltall, pg_temp;
UPDATE revision SET state = 'approved', findings_error = 0, findings_fatal = 0, submitted_at = now(), submitted_by = saved_by,
       signatory_name = 'N', signatory_title = 'N', receipt = 'bench-' || actor, decided_at = now(), decided_by = 'bench'
WHERE year = {year} - 1 AND actor IN ({measured});
UPDATE revision SET state = 'submitted', findings_error = 0, findings_fatal = 0, submitted_at = now(), submitted_by = saved_by,
       signatory_name = 'N', signatory_title = 'N', receipt = 'bench-other-' || actor
WHERE year = {year} AND actor NOT IN ({measured});
RESET session_replication_role;
INSERT INTO event (principal, role, action) VALUES ('bench', 'reviewer', 'approved');
VACUUM ANALYZE;
"""


def sql(text):
    command = ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", os.environ["NK_TEST_SUPERUSER"]]
    return subprocess.run(command, input=text, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def units():
    """Trusts and regions that exist in both years and have a token."""
    there = sql(f"SELECT id FROM nokkeltall.actor WHERE region IS NOT NULL AND valid_from < '{YEAR - 1}-01-01' AND coalesce(valid_to >= '{YEAR}-12-31', true)").split()
    return sorted({entry["actors"][0] for entry in client.TOKENS if entry["role"] == "submitter"} & set(there))


def full_return():
    printed = subprocess.run([sys.executable, ROOT / "tests/bench/full_return.py", str(MONTHS), str(YEAR)], check=True, capture_output=True, text=True)
    return json.loads(printed.stdout)


def of_last_year(content):
    accounts = content["accounts"]
    lines = [{**line, "amount": line["priorYear"]} for line in accounts["lines"] if "priorYear" in line]
    return {**content, "accounts": {**accounts, "lines": lines}}


def fill(actors, content):
    for year in (YEAR - 1, YEAR):
        answer = client.put(f"/v1/collections/{year}", {**COLLECTION, "reportingUnits": actors}, role="publisher")
        client.status(answer, 201)
    last_year = [(YEAR - 1, actor, of_last_year(content)) for actor in actors[:CONNECTIONS]]
    for year, actor, sent in last_year + [(YEAR, actor, content) for actor in actors]:
        client.status(client.put(f"/v1/collections/{year}/submissions/{actor}", sent, role="submitter", actor=actor), 201)
    measured = ",".join(f"'{actor}'" for actor in actors[:CONNECTIONS])
    sql(OTHERS.format(year=YEAR, measured=measured))


def statement(name, values):
    """A statement of the server with pgbench's expressions in the place of its parameters."""
    lines = (ROOT / f"sql/statements/{name}.sql").read_text(encoding="utf-8").splitlines()
    columns = ", ".join(line for line in (ROOT / "sql/statements/revision.columns").read_text(encoding="utf-8").splitlines() if line)
    text = "\n".join(line for line in lines if not line.startswith("--")).replace("{revision}", columns)
    return re.sub(r"\$(\d+)", lambda match: values[int(match.group(1)) - 1], text) + ";\n"


def pgbench_script():
    actor = "(string_to_array(:actors, ','))[:client_id + 1]"
    save = [str(YEAR), actor, "1", ":document", ":sha256", "'2017'", ":principal", "3", "10", "0", "0", "0"]
    event = [":principal", "'submitter'", "'draft-saved'", str(YEAR), actor, "1", "'01JD0000000000000000000000'", "NULL"]
    return "BEGIN;\n" + statement("revision_save", save) + statement("event_append", event) + "COMMIT;\n"


def run_pgbench(script, variables, seconds):
    command = ["pgbench", "--no-vacuum", "--protocol=prepared", f"--client={WORK_THREADS}", "--jobs=2", f"--time={seconds}", f"--file={script}"]
    command += [f"--define={name}={value}" for name, value in variables.items()]
    environment = {**os.environ, "PGOPTIONS": "-c search_path=nokkeltall,pg_temp -c TimeZone=UTC"}
    output = subprocess.run([*command, os.environ["NK_TEST_DATABASE"]], stdout=subprocess.PIPE, text=True, env=environment).stdout
    if "number of failed transactions: 0 " not in output:
        raise SystemExit(output)
    return float(re.search(r"^tps = ([0-9.]+)", output, re.MULTILINE).group(1))


def run_wrk(template, actors, seconds):
    command = ["wrk", f"--threads={CONNECTIONS}", f"--connections={CONNECTIONS}", f"--duration={seconds}s", "--timeout=30s",
               f"--script={ROOT / 'tests/bench/put.lua'}", os.environ["NK_TEST_URL"], "--", template, str(YEAR)]
    for actor in actors[:CONNECTIONS]:
        command += [actor, client.token("submitter", actor)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if not re.search(r"^errors 0$", output, re.MULTILINE):
        raise SystemExit(output)
    return float(re.search(r"^rate ([0-9.]+)", output, re.MULTILINE).group(1))


def compare(folder, actors, content, options):
    template, script = folder / "return.json", folder / "commit.sql"
    content["memo"]["depreciation"] = "NUMBER"
    template.write_text(json.dumps(content, ensure_ascii=False).replace('"NUMBER"', "NUMBER"), encoding="utf-8")
    measured = f"FROM nokkeltall.revision WHERE year = {YEAR} AND actor = '{actors[0]}'"
    script.write_text(pgbench_script(), encoding="utf-8")
    variables = {name: sql(f"SELECT {column} {measured}") for name, column in (("document", "document"), ("sha256", "sha256"), ("principal", "saved_by"))}
    variables["actors"] = ",".join(actors[:WORK_THREADS])
    print(f"{len(actors)} units, a document of {len(variables['document'].encode())} bytes; fsync {sql('SHOW fsync')}, "
          f"synchronous_commit {sql('SHOW synchronous_commit')}; {options.rounds} rounds of {options.seconds} s each", flush=True)
    commits, saves = [], []
    for turn in range(options.rounds + 1):
        pair = run_pgbench(script, variables, options.seconds), run_wrk(str(template), actors, options.seconds)
        if turn > 0:  # the first round warms up
            commits.append(pair[0])
            saves.append(pair[1])
            print(f"pgbench {pair[0]:8.1f}/s   PUT {pair[1]:8.1f}/s   ratio {pair[1] / pair[0]:.2f}", flush=True)
    middle = statistics.median(commits), statistics.median(saves)
    print(f"median  {middle[0]:8.1f}/s   PUT {middle[1]:8.1f}/s   ratio {middle[1] / middle[0]:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    options = parser.parse_args()
    for program in ("wrk", "pgbench"):
        if not shutil.which(program):
            raise SystemExit(f"{program} is not installed")
    for change in DURABLE:
        sql(change + ";")
    actors = units()
    content = full_return()
    fill(actors, content)
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), actors, content, options)


main()
