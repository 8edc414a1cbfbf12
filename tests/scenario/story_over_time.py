"""A return that differs from last year's as large mistakes make it differ, and as a year does."""
# with: demonstration

import copy
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story  # noqa: E402

ACTOR = "helse-nord"
PATH = f"/v1/collections/2018/submissions/{ACTOR}"
NORD = {"role": "submitter", "actor": ACTOR}
OPENING, CLOSING = "cash-flow-opening-cash", "cash-flow-closing-cash"
NEW = ("V60", "V61", "V62", "V63", "V64", "V65")


def last_year():
    return status(get(f"/v1/collections/2017/submissions/{ACTOR}", role="auditor"), 200).json["document"]


def grown(document, percent=104):
    """Every amount and number by the growth of a year, in whole kroner."""
    document = copy.deepcopy(document)
    document["year"] = 2018
    for cell in document["expenditure"]:
        cell["amount"] = cell["amount"] * percent // 100
    for section in ("memo", "accounts", "staffing", "activity"):
        for name, value in document.get(section, {}).items():
            if isinstance(value, int):
                document[section][name] = value * percent // 100
    return document


def found(document):
    answer = status(post(PATH + "/validation", document, **NORD), 200).json
    return [finding for finding in answer["findings"] if finding["rule"] in NEW]


def told(document):
    return [(finding["rule"], finding["severity"], finding["pointer"]) for finding in found(document)]


@story
def growth_makes_no_noise():
    reporting = status(get("/v1/collections/2017", role="publisher"), 200).json["reportingUnits"]
    status(put("/v1/collections/2018", {"state": "open", "reportingUnits": reporting}, role="publisher"), 201)
    equal(told(grown(last_year())), [])
    equal(told(grown(last_year(), 92)), [])


@story
def one_cell_in_thousands_is_told_where_it_is():
    document = grown(last_year())
    at = max(range(len(document["expenditure"])), key=lambda i: document["expenditure"][i]["amount"])
    document["expenditure"][at]["amount"] //= 1000
    equal(told(document), [("V62", "warning", f"/expenditure/{at}/amount")])
    finding = found(document)[0]
    numbers = {number["name"]: number["value"] for number in finding["basis"]["numbers"]}
    assert 900 < int(numbers["factor"]) < 1000, finding


@story
def a_return_in_thousands_stops():
    document = grown(last_year())
    for cell in document["expenditure"]:
        cell["amount"] //= 1000
    equal(("V60", "error", "/expenditure") in told(document), True, told(document))
    equal([rule for rule, _, _ in told(document)].count("V62"), 0)


@story
def swapped_columns_stop():
    types = grown(last_year())
    for cell in types["expenditure"]:
        cell["costType"] = {"operating": "investment", "investment": "operating"}[cell["costType"]]
    equal(told(types), [("V61", "error", "/expenditure")])
    codes = grown(last_year())
    swap = {"hardware": "software", "software": "hardware"}
    for cell in codes["expenditure"]:
        cell["category"] = swap.get(cell["category"], cell["category"])
    equal(told(codes), [("V61", "error", "/expenditure")])
    equal(found(codes)[0]["basis"]["list"], "hardware: software, software: hardware")


@story
def what_is_gone_is_told():
    document = grown(last_year())
    gone = [cell for cell in last_year()["expenditure"] if cell["category"] == "hardware"]
    document["expenditure"] = [cell for cell in document["expenditure"] if cell["category"] != "hardware"]
    equal(told(document), [("V64", "warning", "/expenditure")])
    finding = found(document)[0]
    assert finding["message"].startswith("Maskinvare: "), finding
    assert int(finding["expected"]) <= sum(cell["amount"] for cell in gone), finding
    for section in ("memo", "accounts", "staffing", "activity"):
        document = grown(last_year())
        if document.pop(section, None) is not None:
            equal(told(document), [("V65", "warning", "/" + section)], section)


@story
def a_warning_of_them_stops_the_submit_until_it_is_explained():
    document = grown(last_year())
    del document["staffing"]
    status(put(PATH, document, **NORD), 201)
    signatory = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
    refused = problem(post(PATH + "/submit", signatory, **NORD), 422, "unexplained-warnings")
    assert ("V65", "/staffing") in [(error["code"], error["pointer"]) for error in refused.json["errors"]], refused

@story
def an_opening_balance_is_compared_with_the_approved_year_whatever_the_return_says_of_it():
    nhn = {"role": "submitter", "actor": "nhn"}
    status(put("/v1/collections/2025", {"state": "open", "reportingUnits": ["nhn"]}, role="publisher"), 201)
    then = status(get("/v1/collections/2024/submissions/nhn", role="auditor"), 200).json["document"]
    closing = next(line["amount"]["value"] for line in then["accounts"]["lines"] if line["code"] == CLOSING)
    for said in ({}, {"priorYear": 5}, {"priorYear": closing}):
        lines = [{"code": OPENING, "amount": 5}, {"code": CLOSING, "amount": 900000000, **said}]
        answer = status(post("/v1/collections/2025/submissions/nhn/validation", {"accounts": {"lines": lines}}, **nhn), 200).json
        told = [(finding["expected"], finding["actual"]) for finding in answer["findings"] if finding["rule"] == "V15"]
        equal(told, [(str(closing), "5")], said)


run()
