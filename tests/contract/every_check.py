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
# The form of a return has thousands of ways to be wrong. They are tried by those who may send one; to others the answer is 401 or 403, whatever they send.
RETURNS = ["putSubmission", "validateSubmission"]
# Random requests beyond the systematic ones: to what is public, and to those who write.
FUZZED = [None, "submitter", "publisher"]
PUBLIC = ["Published data", "Catalogues", "Service"]
# A role takes some seconds; one that hangs must not take the whole suite with it.
SECONDS_A_ROLE = 120


def token_of(role):
    entries = json.loads(Path(os.environ["NK_TEST_TOKENS"]).read_text(encoding="utf-8"))
    return next(one["token"] for one in entries if one["role"] == role and (role != "submitter" or one["actors"] == [SUBMITTER_OF]))


def command(contract, role):
    phases = "examples,coverage,fuzzing,stateful" if role in FUZZED else "examples,coverage,stateful"
    words = [str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml"), "run", contract,
             "--url", os.environ["NK_TEST_URL"], "--checks", "all", "--phases", phases,
             "--no-color", "--output-sanitize", "false"]
    for operation in RETURNS if role != "submitter" else []:
        words += ["--exclude-operation-id", operation]
    if role:
        # What is public does not look at the token; it is tried once, without one.
        words += [word for tag in PUBLIC for word in ("--exclude-tag", tag)]
        words += ["--header", f"Authorization: Bearer {token_of(role)}"]
    return words


def main(contract):
    failed = 0
    for role in ROLES:
        began = time.monotonic()
        sentence = f"every check of Schemathesis holds for {ARTICLES.get(role, 'a')} {role or 'client without a token'}"
        with tempfile.TemporaryDirectory() as folder:
            try:
                result = subprocess.run(command(contract, role), cwd=folder, capture_output=True, text=True, timeout=SECONDS_A_ROLE,
                                        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(HERE)})
                output, status = result.stdout + result.stderr, result.returncode
            except subprocess.TimeoutExpired as expired:
                output, status = f"{(expired.stdout or b'').decode()}\nit took more than {SECONDS_A_ROLE} seconds", 1
        tested = re.search(r"(\d+) generated, ", output) or re.search(r"Test cases:\s*\n?\s*(\d+)", output)
        print(f"{'not ok' if status else 'ok'} - {sentence}", flush=True)
        if tested:
            print(f"#   {tested[1]} requests in {time.monotonic() - began:.0f} seconds")
        if status:
            failed += 1
            for line in output.splitlines()[-150:]:
                print("#   " + line)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
