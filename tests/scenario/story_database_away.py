# with: demonstration
"""What an operator and a dashboard see while PostgreSQL hangs and goes on."""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))
from client import equal, get, put, run, story  # noqa: E402

PATIENCE_S = 30


def postgres(verb):
    subprocess.run([os.environ["NK_TEST_POSTGRES"], verb], check=True, stdout=subprocess.DEVNULL)


def becomes_ready(status):
    """Waits for a readiness, and says what published data answered meanwhile."""
    served = set()
    until = time.monotonic() + PATIENCE_S
    while get("/health/ready").status != status:
        assert time.monotonic() < until, f"readiness is not {status} after {PATIENCE_S} s"
        served.add(get("/v1/data/figures?year=2017").status)
        time.sleep(0.1)
    return served


@story
def a_database_that_hangs_is_not_ready_and_published_data_goes_on():
    postgres("hang")
    try:
        served = becomes_ready(503)
        assert served <= {200}, served
        answer = put("/v1/collections/2017", {"state": "open"}, role="publisher")
        equal(answer.status, 503, answer)
        assert "Retry-After" in answer.headers, answer
        equal(get("/v1/data/sector?year=2017").status, 200)
        equal(get("/health/live").status, 200)
    finally:
        postgres("wake")


@story
def a_database_that_goes_on_is_used_again():
    becomes_ready(200)
    until = time.monotonic() + PATIENCE_S
    while get("/v1/collections").status != 200:
        assert time.monotonic() < until, "collections cannot be read"
        time.sleep(0.1)


@story
def a_server_that_starts_without_its_database_says_why_and_is_not_ready():
    program = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltalld")
    with subprocess.Popen([program, "serve", "--database", "host=127.0.0.1 port=1 user=nobody dbname=none", "--port", "0"],
                          stderr=subprocess.PIPE, text=True) as server:
        lines = []
        while not any(" database=unavailable " in line for line in lines):
            lines.append(server.stderr.readline())
            assert lines[-1], lines
        server.terminate()
    said = next(line for line in lines if " database=unavailable " in line)
    assert said.startswith("time=") and " level=error " in said and "port 1 failed" in said, said
    equal(server.wait(), 0)


run()
