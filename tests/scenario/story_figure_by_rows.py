"""A key figure that is a ratio of known sums needs rows and no code."""

# with: demonstration
import os
import re
import shutil
import subprocess
import sys
import time
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
import client  # noqa: E402
from client import equal, get, post, problem, run, status, story  # noqa: E402

PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltalld")
ROWS = """
SET search_path = nokkeltall;
INSERT INTO figure (id, position, name_nb, name_nn, name_en, description_nb, description_nn, description_en, unit, decimals,
                    factor, breakdown, source)
VALUES ('software-per-inhabitant', 900, 'Programvare per innbygger', 'Programvare per innbyggjar', 'Software per inhabitant',
        'Programvare, drift.', 'Programvare, drift.', 'Software, operating.', 'NOK-per-inhabitant', 2, 1, 'none', 'test');
INSERT INTO figure_term (figure, side, position, sum, negative, year_offset, category, area, cost_type, source)
VALUES ('software-per-inhabitant', 'numerator', 1, 'ict-expenditure', false, 0, 'software', NULL, 'operating', 'test'),
       ('software-per-inhabitant', 'denominator', 1, 'inhabitants', false, 0, NULL, NULL, NULL, 'test');
"""


def rounded(value, decimals):
    whole = int(value * 10**decimals + Fraction(1, 2))
    return f"{whole // 10**decimals}.{whole % 10**decimals:0{decimals}d}" if decimals else whole


def figures(query):
    return status(get(f"/v1/data/figures?{query}"), 200).json["items"]


@story
def per_inhabitant_and_of_somatic_cost_are_published_with_what_they_rest_on():
    for figure, denominator, public in (
        ("ict-expenditure-per-inhabitant", "inhabitants", "100.0"),
        ("ict-expenditure-share-of-somatic-cost", "somatic-operating-cost", "0.0"),
    ):
        definition = status(get(f"/v1/figures/{figure}"), 200).json
        equal([term["sum"] for term in definition["denominator"]], [denominator])
        assert definition["caveat"]["nn"] and definition["source"], definition
        for item in figures(f"figure={figure}&entity=helse-vest,all-regions&publication=2017.1"):
            factor, decimals = (100, 1) if item["unit"] == "percent" else (1, 0)
            exact = Fraction(item["numerator"]) * factor / Fraction(item["denominator"])
            equal(item["value"], rounded(exact, decimals), (figure, item["entity"]))
            equal(item["denominatorEstimatedShare"], public, (figure, item["entity"]))
            explained = status(get(item["links"]["explain"], role="auditor"), 200).json
            equal((explained["recomputed"], explained["equal"]), (item["value"], True))
    more = {"actor": "helse-vest", "draft": True}
    wish = {"year": 2017, "figures": ["ict-expenditure-per-inhabitant"], "returns": [more]}
    answer = status(post("/v1/data/what-if", wish, role="publisher"), 200).json
    assert answer["items"], answer


@story
def a_figure_of_known_sums_is_added_by_rows_alone():
    problem(get("/v1/figures/software-per-inhabitant"), 404, "not-found")
    subprocess.run(
        [shutil.which("psql"), "--quiet", "--set", "ON_ERROR_STOP=1", os.environ["NK_TEST_DATABASE"]],
        input=ROWS.encode(),
        check=True,
    )
    # A process that starts now reads the catalogue with the new rows in it.
    server = subprocess.Popen(
        [PROGRAM, "serve", "--database", os.environ["NK_TEST_DATABASE"], "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    first = client.URL
    try:
        url = next(found[1] for line in server.stderr if (found := re.search(r"listening=(\S+)", line)))
        client.URL = client.urllib.parse.urlsplit(url)
        for _ in range(200):
            if get("/health/ready").status == 200:
                break
            time.sleep(0.05)
        equal(status(get("/v1/figures/software-per-inhabitant?lang=en"), 200).json["decimals"], 2)
        equal(figures("figure=software-per-inhabitant&publication=2017.1"), [])
        made = status(post("/v1/collections/2017/publications", {"kind": "final"}, role="publisher"), 201).json["id"]
        (item,) = figures(f"figure=software-per-inhabitant&entity=helse-vest&publication={made}")
        cells = "groupBy=entity,category,costType&entity=helse-vest&category=software&costType=operating"
        (cell,) = get(f"/v1/data/expenditure?{cells}&publication={made}").json["items"]
        people = figures(f"figure=ict-expenditure-per-inhabitant&entity=helse-vest&publication={made}")[0]["denominator"]
        equal((item["numerator"], item["denominator"]), (cell["amount"], people))
        equal(item["value"], rounded(Fraction(cell["amount"], people), 2))
        explained = status(get(item["links"]["explain"], role="auditor"), 200).json
        equal((explained["recomputed"], explained["equal"]), (item["value"], True))
        changes = status(get(f"/v1/publications/{made}/changes"), 200).json
        equal(changes["returns"], [])
        equal(
            [one for one in changes["reference"] if one["list"] == "figures"],
            [{"list": "figures", "id": "software-per-inhabitant", "change": "added", "members": None}],
        )
        equal({one["figure"] for one in changes["items"]}, {"software-per-inhabitant"})
    finally:
        client.URL = first
        server.terminate()
        server.wait(timeout=30)


run()
