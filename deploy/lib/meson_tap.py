#!/usr/bin/env python3
"""Runs the tests of a meson build and says of each test case whether it holds, as Test Anything Protocol.

    meson_tap.py BUILD [--suite NAME]... [--processes N] [--timeout-multiplier N]

Programs of the check library write their cases one by one into a file that check takes from its environment; other programs count as
one test each. Called as the wrapper of a test it names that file:  meson_tap.py --wrap FOLDER COMMAND...
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CASE = re.compile(r"(not ok|ok) \d+ - [^:]*:[^:]*:(\w+): ?(.*)")
PLAN = re.compile(r"1\.\.(\d+)$")
OUTPUT_LINES = 60


def case_file(folder, command):
    return Path(folder) / (hashlib.sha256("\0".join(command).encode()).hexdigest()[:32] + ".tap")


def wrap(folder, *command):
    """Becomes the test, with the place of its cases in the environment."""
    path = case_file(folder, command)
    path.unlink(missing_ok=True)
    os.environ["CK_TAP_LOG_FILE_NAME"] = str(path)
    os.execvp(command[0], command)


def sentence(name):
    return name.replace("_", " ")


def comment(text):
    for line in text.rstrip().splitlines():
        print(f"# {line}")


def cases_of(path):
    """(cases, whole): the lines of check, and whether the program came to its end."""
    cases, whole = [], False
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            case = CASE.match(line)
            if case:
                cases.append((case[1], sentence(case[2]), case[3]))
            elif PLAN.match(line):
                whole = True
    return cases, whole


def report(test, folder):
    """Prints the cases of one program; a program that failed has at least one line that says so."""
    name = test["name"].rpartition(" / ")[2]
    command = test["command"]
    place = command.index("--wrap") + 2
    cases, whole = cases_of(case_file(folder, command[place:]))
    failed = 0
    for verdict, case, message in cases:
        print(f"{verdict} - {name}: {case}")
        if verdict == "not ok":
            failed += 1
            comment(message)

    result = test["result"]
    if result == "SKIP":
        print(f"ok - {name} # SKIP the program said so")
        return
    good = result in ("OK", "EXPECTEDFAIL")
    if good and cases and not whole:
        print(f"not ok - {name}: the program did not come to its end")
    elif good and not cases:
        print(f"ok - {name}")
    elif not good and not failed:
        print(f"not ok - {name}: ended with {result} ({test.get('returncode')})")
        failed = 1
    if failed:
        output = (test.get("stdout", "") + test.get("stderr", "")).splitlines()
        comment("\n".join(output[-OUTPUT_LINES:]))


def main():
    arguments = argparse.ArgumentParser(description="Run the tests of a meson build, answer in TAP.")
    arguments.add_argument("build", type=Path)
    arguments.add_argument("--suite", action="append", default=[])
    arguments.add_argument("--processes", default="2")
    arguments.add_argument("--timeout-multiplier", default="1")
    options = arguments.parse_args()

    # Meson puts the name of the wrapper's program into the name of its log.
    log = options.build / "meson-logs" / "testlog-python3.json"
    log.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="nokkeltall-tap.") as folder:
        command = ["meson", "test", "-C", str(options.build), "--no-rebuild", "--print-errorlogs",
                   "--num-processes", options.processes, "--timeout-multiplier", options.timeout_multiplier,
                   "--wrapper", f"/usr/bin/python3 {Path(__file__).resolve()} --wrap {folder}"]
        for suite in options.suite:
            command += ["--suite", suite]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        if not log.exists():
            print("not ok - meson runs the tests")
            comment(run.stdout[-8000:])
            return 1
        tests = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line]
        for test in sorted(tests, key=lambda item: item["name"]):
            report(test, folder)
    if not tests:
        print("not ok - there are tests to run")
    return run.returncode


if __name__ == "__main__":
    if sys.argv[1:2] == ["--wrap"]:
        wrap(*sys.argv[2:])
    sys.exit(main())
