"""Bad input gets a problem that says where, and nothing changes."""

import json
import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, explain, get, post, problem, put, run, status, story, unexplained  # noqa: E402

YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/helse-nord"
MINE = {"role": "submitter", "actor": "helse-nord"}
CSV = {"Content-Type": "text/csv"}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
CELL = {"category": "software", "area": "network", "costType": "operating", "amount": 50000000}
GOOD = {"expenditure": [CELL], "staffing": {"employees": 1000, "fte": "900.5"},
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}
# What is sent, the headers, the status, the code of the first error and its pointer (None: no errors are listed).
BODIES = [
    (b'{"expenditure": [', {}, 400, "malformed-json", "/expenditure"),
    (b'{"memo": {"depreciation": 1', {}, 400, "malformed-json", "/memo/depreciation"),
    (b"", {}, 400, "malformed-json", ""),
    (b'{"note": "' + b"x" * 10_000_000 + b'"}', {}, 413, None, None),
    (json.dumps({"expenditure": [CELL] * 100_000}).encode(), {}, 413, None, None),
    (b"[" * 10_000, {}, 400, "too-deep", None),
    (b'{"memo": ' * 10_000, {}, 400, "too-deep", None),
    (b'{"memo": {}, "memo": {}}', {}, 400, "duplicate-member", "/memo"),
    (b'{"memo": {"depreciation": 1, "\\u0064epreciation": 2}}', {}, 400, "duplicate-member", None),
    (b'{"expenditure": [{"category": "a\\u0000b"}]}', {}, 422, "invalid-value", "/expenditure/0/category"),
    (b'{"memo": {"depreciation": "\xff"}}', {}, 400, "invalid-utf8", "/memo/depreciation"),
    (b'{"memo": {"depreciation": 1e999}}', {}, 422, "decimal-as-number", "/memo/depreciation"),
    (b'{"memo": {"depreciation": 9223372036854775808}}', {}, 422, "integer-out-of-range", "/memo/depreciation"),
    (b'{"memo": {"depreciation": 1.0}}', {}, 422, "decimal-as-number", "/memo/depreciation"),
    (b'{"staffing": {"fte": 933.4}}', {}, 422, "decimal-as-number", "/staffing/fte"),
    (b'{"staffing": {"fte": "1e3"}}', {}, 422, "invalid-decimal", "/staffing/fte"),
    (b'{"surprise": 1}', {}, 422, "unknown-member", "/surprise"),
    (b"[]", {}, 422, "wrong-type", ""),
    (b'section;code;value\nmemo;depreciation;"1\n', CSV, 400, "malformed-csv", None),
    (b"section;code;value\nmemo;depreciation;1e999\n", CSV, 422, "invalid-decimal", "/memo/depreciation"),
    (b"section;code;value\nmemo;depreciation;9223372036854775808\n", CSV, 422, "integer-out-of-range", "/memo/depreciation"),
    (b"section;code;value\nmemo;depreciation;1,5\n", CSV, 422, "invalid-decimal", "/memo/depreciation"),
    (b"section;code;value\nmemo;depreciation;\x00\n", CSV, 400, "malformed-csv", None),
    (b'{"memo": {}}', {"Content-Type": "text/plain"}, 415, None, None),
    (b'{"memo": {}}', {"Content-Type": "application/json; charset=latin1"}, 415, None, None),
]


@story
def a_body_that_cannot_be_read_is_refused_with_its_place_and_nothing_changes():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-nord", "helse-vest"]}, role="publisher"), 201)
    status(put(PATH, GOOD, **MINE), 201)
    before = get(PATH, **MINE)
    for body, headers, expected, code, pointer in BODIES:
        try:
            answer = put(PATH, body, headers={"If-Match": before.etag, **headers}, **MINE)
        except (BrokenPipeError, ConnectionResetError):
            assert expected == 413, body[:60]  # refused before it was sent
            continue
        status(answer, expected)
        equal(answer.headers.get_content_type(), "application/problem+json", body[:60])
        if code:
            equal(answer.json["errors"][0]["code"], code, body[:60])
        if pointer is not None:
            equal(answer.json["errors"][0]["pointer"], pointer, body[:60])
    equal(get(PATH, **MINE).body, before.body)


@story
def a_negative_zero_is_no_number_of_a_return():
    errors = problem(post(PATH + "/validation", b'{"memo": {"depreciation": -0}}', **MINE), 422, "invalid-body").json["errors"]
    equal([(error["code"], error["pointer"]) for error in errors], [("invalid-value", "/memo/depreciation")])


@story
def a_return_that_means_another_actor_or_year_is_refused_whole():
    before = get(PATH, **MINE)
    for stated, pointer in (({"actor": "helse-vest"}, "/actor"), ({"year": 2016}, "/year")):
        for answer in (post(PATH + "/validation", {**GOOD, **stated}, **MINE),
                       put(PATH, {**GOOD, **stated}, headers={"If-Match": before.etag}, **MINE)):
            equal([error["pointer"] for error in problem(answer, 422, "invalid-body").json["errors"]], [pointer])
    equal(get(PATH, **MINE).body, before.body)


@story
def somebody_elses_return_and_another_year_are_not_written():
    problem(put(YEAR + "/submissions/helse-vest", GOOD, **MINE), 404, "not-found")
    problem(put(YEAR + "/submissions/nhn", GOOD, role="submitter", actor="nhn"), 409, "not-a-reporting-unit")
    problem(put("/v1/collections/2016/submissions/helse-nord", GOOD, **MINE), 404, "not-found")
    problem(put("/v1/collections/2019/submissions/helse-nord", GOOD, **MINE), 404, "not-found")


@story
def a_stale_version_is_refused():
    before = get(PATH, **MINE)
    changed = {**GOOD, "memo": {"depreciation": 1}}
    saved = status(put(PATH, changed, headers={"If-Match": before.etag}, **MINE), 200)
    problem(put(PATH, GOOD, headers={"If-Match": before.etag}, **MINE), 412, "precondition-failed")
    problem(put(PATH, GOOD, **MINE), 428, "precondition-required")
    equal(get(PATH, **MINE).etag, saved.etag)


@story
def an_explanation_that_is_only_space_says_nothing():
    etag = get(PATH, **MINE).etag
    warned = {**GOOD, "attestations": {"medicalEquipmentExcluded": True}}
    status(put(PATH, warned, headers={"If-Match": etag}, **MINE), 200)
    [warning] = [one for one in unexplained(PATH, **MINE) if one["rule"] == "V21"]
    for text in (" ", "\n\t ", "\u00a0", "\u2003"):
        problem(explain(PATH, warning["id"], text, **MINE), 422, "invalid-body")
    problem(post(PATH + "/submit", {"signatory": {"name": " ", "title": "x"}}, **MINE), 422, "invalid-body")


@story
def of_many_submits_at_once_exactly_one_wins():
    for finding in unexplained(PATH, **MINE):
        status(explain(PATH, finding["id"], **MINE), 200)
    answers = []
    submits = [threading.Thread(target=lambda: answers.append(post(PATH + "/submit", SIGNATORY, **MINE))) for _ in range(8)]
    for one in submits:
        one.start()
    for one in submits:
        one.join()
    equal(sorted(answer.status for answer in answers), [200] + [409] * 7, answers)
    equal(len(status(get(PATH + "/revisions", **MINE), 200).json["items"]), 1)


@story
def who_submitted_does_not_approve():
    problem(post(PATH + "/approve", **MINE), 403, "forbidden")
    equal(get(PATH, role="reviewer").json["state"], "submitted")


@story
def a_closed_collection_takes_nothing():
    status(put(YEAR, {"state": "closed"}, headers={"If-Match": get(YEAR).etag}, role="publisher"), 200)
    answer = put(YEAR + "/submissions/helse-vest", GOOD, role="submitter", actor="helse-vest")
    problem(answer, 409, "collection-not-open")
    problem(get(YEAR + "/submissions/helse-vest", role="reviewer"), 404, "not-found")


run()
