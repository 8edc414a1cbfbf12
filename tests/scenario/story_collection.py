"""The publisher makes a collection and changes it: nothing is overwritten unseen, and what is wrong has its place."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, problem, put, run, status, story  # noqa: E402

YEAR = "/v1/collections/2019"
UNITS = ["hdo", "helse-vest", "nhn"]
DATES = {"opens": "2020-01-15", "due": "2020-04-01", "closes": "2030-06-01"}
PUBLISHER = {"role": "publisher"}


def change(body, **headers):
    return put(YEAR, {"state": "open", **body}, headers={"If-Match": get(YEAR).etag, **headers}, **PUBLISHER)


def places(answer):
    return [(error["code"], error["pointer"]) for error in answer.json["errors"]]


@story
def a_collection_is_made_without_a_condition_and_changed_with_one():
    status(put(YEAR, {"state": "planned", **DATES, "reportingUnits": UNITS}, **PUBLISHER), 201)
    before = get(YEAR)
    problem(put(YEAR, {"state": "open"}, **PUBLISHER), 428, "precondition-required")
    problem(put(YEAR, {"state": "open"}, headers={"If-None-Match": "*"}, **PUBLISHER), 412, "precondition-failed")
    equal(get(YEAR).body, before.body)
    status(put(YEAR, {"state": "open"}, headers={"If-Match": before.etag}, **PUBLISHER), 200)
    problem(put(YEAR, {"state": "closed"}, headers={"If-Match": before.etag}, **PUBLISHER), 412, "precondition-failed")
    equal(get(YEAR).json["state"], "open")
    problem(put("/v1/collections/2020", {"state": "open"}, headers={"If-Match": before.etag}, **PUBLISHER), 412,
            "precondition-failed")
    problem(get("/v1/collections/2020"), 404, "not-found")


@story
def every_unit_that_cannot_report_is_named_where_it_stands():
    wrong = problem(change({"reportingUnits": ["nhn", "nobody", "helse-vest", "helsedirektoratet"]}), 422, "invalid-body")
    equal(places(wrong), [("invalid-value", "/reportingUnits/1"), ("invalid-value", "/reportingUnits/3")])
    assert "nobody" in wrong.json["detail"] and "nobody" in wrong.json["errors"][0]["detail"], wrong
    both = problem(change({"reportingUnits": ["nhn", "helse-vest", "hdo", "helse-bergen"]}), 422, "double-reporting")
    equal(places(both), [("invalid-value", "/reportingUnits/3")])
    equal(get(YEAR).json["reportingUnits"], UNITS)


@story
def a_date_out_of_order_is_named_whether_the_other_is_sent_or_stands_from_before():
    for body, pointer in (
        ({"opens": "2020-05-01"}, "/opens"),
        ({"due": "2030-06-02"}, "/due"),
        ({"due": "2020-01-14"}, "/due"),
        ({"closes": "2020-03-31"}, "/closes"),
        ({"due": "2020-04-01", "closes": "2020-03-31"}, "/closes"),
    ):
        answer = problem(change(body), 422, "invalid-body")
        equal([place for _, place in places(answer)], [pointer], body)


@story
def what_else_is_wrong_has_its_place_too():
    equal(places(problem(change({"methodology": "2022"}), 422, "invalid-body")), [("invalid-value", "/methodology")])
    equal(places(problem(change({"year": 2018}), 422, "invalid-body")), [("invalid-value", "/year")])
    equal(places(problem(change({"state": "planned"}), 409, "wrong-state")), [("invalid-value", "/state")])
    early = put(YEAR + "/extensions/nhn", {"closes": "2020-03-31", "reason": "Sykdom."}, **PUBLISHER)
    equal(places(problem(early, 422, "invalid-body")), [("invalid-value", "/closes")])
    assert "2020-04-01" in early.json["errors"][0]["detail"], early
    nothing = problem(put("/v1/collections/2016", {"state": "open", "reportingUnits": []}, **PUBLISHER), 422, "invalid-body")
    assert "«»" not in nothing.json["detail"] and "2016" in nothing.json["detail"], nothing


run()
