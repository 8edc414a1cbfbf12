"""All checks of Schemathesis with each role. every_check.py OPENAPI_JSON; the server is that of NK_TEST_URL."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARTICLES = {"auditor": "an", "administrator": "an"}
# In this order, so that the collections are open while the returns are tried.
ROLES = [None, "submitter", "reviewer", "auditor", "administrator", "publisher"]
SUBMITTER_OF = "hdo"
# The form of a return has thousands of ways to be wrong. They are tried by those who may send one; to others the
# answer is 401, whatever they send.
RETURNS = {"putSubmission", "validateSubmission"}
# Random requests beyond the systematic ones: to what is public, and to those who write.
FUZZED = [None, "submitter", "publisher"]
# A role takes some seconds; one that hangs must not take the whole suite with it.
SECONDS_A_RUN = 400


def token_of(role):
    entries = json.loads(Path(os.environ["NK_TEST_TOKENS"]).read_text(encoding="utf-8"))
    return next(
        one["token"]
        for one in entries
        if one["role"] == role and (role != "submitter" or one["actors"] == [SUBMITTER_OF])
    )


def protected_operations(contract):
    """The roles of each operation that needs a token, by operationId."""
    items = json.loads(Path(contract).read_text(encoding="utf-8"))["paths"].values()
    return {one["operationId"]: one["x-roles"] for item in items for one in item.values() if one["security"]}


def runs_of(role, protected):
    """What is asked as this role: (phases, options that choose the operations).

    What is public does not look at the token, so it is tried once, without one. A role tries what it may do in every
    way, and the rest by example.
    """
    systematic = "examples,coverage,fuzzing,stateful" if role in FUZZED else "examples,coverage,stateful"
    if role is None:
        return [(systematic, [word for one in RETURNS for word in ("--exclude-operation-id", one)])]
    own = [one for one, roles in protected.items() if role in roles and (one not in RETURNS or role == "submitter")]
    others = [one for one, roles in protected.items() if role not in roles]
    chosen = [(phases, operations) for phases, operations in ((systematic, own), ("examples", others)) if operations]
    return [
        (phases, [word for one in operations for word in ("--include-operation-id", one)])
        for phases, operations in chosen
    ]


def run(contract, role, phases, options, folder):
    words = [
        str(Path(sys.executable).parent / "schemathesis"),
        "--config-file",
        str(HERE / "schemathesis.toml"),
        "run",
        contract,
        "--url",
        os.environ["NK_TEST_URL"],
        "--checks",
        "all",
        "--phases",
        phases,
        "--no-color",
        "--output-sanitize",
        "false",
        *options,
    ]
    if role:
        words += ["--header", f"Authorization: Bearer {token_of(role)}"]
    try:
        result = subprocess.run(
            words,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=SECONDS_A_RUN,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(HERE)},
        )
        return result.returncode, result.stdout + result.stderr
    except subprocess.TimeoutExpired as expired:
        return 1, f"{(expired.stdout or b'').decode()}\nit took more than {SECONDS_A_RUN} seconds"


def main(contract):
    failed = 0
    protected = protected_operations(contract)
    for role in ROLES:
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            results = [run(contract, role, phases, options, folder) for phases, options in runs_of(role, protected)]
        broken = [output for status, output in results if status]
        asked = sum(int(found[1]) for _, output in results if (found := re.search(r"(\d+) generated", output)))
        client = f"{ARTICLES.get(role, 'a')} {role or 'client without a token'}"
        print(f"{'not ok' if broken else 'ok'} - every check of Schemathesis holds for {client}")
        print(f"#   {asked} requests in {time.monotonic() - began:.0f} seconds", flush=True)
        for output in broken:
            failed += 1
            for line in output.splitlines()[-150:]:
                print("#   " + line)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
