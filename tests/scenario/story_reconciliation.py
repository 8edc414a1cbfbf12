"""Seller and buyer of the same money: both amounts in one place, and nobody sees more than its own flows."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
FLOWS = YEAR + "/reconciliation"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}


def cell(amount):
    return {"category": "outsourced-services", "area": "network", "costType": "operating", "amount": amount}


def financed(financier, amount):
    return {"financier": financier, "basis": "amount", "cells": [cell(amount)]}


def buyer(amount, booked):
    return {"expenditure": [cell(900000000)], "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
            "purchases": [{"supplier": "nhn", "amount": amount, "booked": booked, "cells": [cell(amount)]}]}


RETURNS = {
    "helse-vest": buyer(20000000, True),
    "helse-nord": buyer(30000000, False),
    "nhn": {"expenditure": [cell(300000000)], "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
            "financing": [financed("helse-vest", 20500000), financed("helse-nord", 31000000), financed("municipalities", 9)]},
}


def hand_in(actor):
    path, mine = f"{YEAR}/submissions/{actor}", {"role": "submitter", "actor": actor}
    status(put(path, RETURNS[actor], **mine), 201)
    status(submit(path, SIGNATORY, **mine), 200)


def flows(**asker):
    return status(get(FLOWS, **asker), 200).json["items"]


@story
def a_flow_is_there_when_one_side_has_submitted():
    status(put(YEAR, {"state": "open", "reportingUnits": sorted(RETURNS)}, role="publisher"), 201)
    equal(flows(role="reviewer"), [])
    hand_in("nhn")
    flow = flows(role="reviewer")[1]
    equal((flow["supplier"], flow["buyer"], flow["supplierAmount"], flow["buyerAmount"], flow["buyerStatement"],
           flow["difference"]), ("nhn", "helse-vest", 20500000, None, "no-return", None))


@story
def both_amounts_meet_with_their_difference_and_its_effect():
    hand_in("helse-vest")
    hand_in("helse-nord")
    nord, vest = flows(role="auditor")
    equal((vest["supplierAmount"], vest["buyerAmount"], vest["difference"], vest["effectOnNationalTotal"], vest["eliminated"]),
          (20500000, 20000000, -500000, 500000, 20000000))
    equal((nord["supplierAmount"], nord["buyerAmount"], nord["difference"], nord["effectOnNationalTotal"], nord["eliminated"]),
          (31000000, 30000000, -1000000, 0, 0))
    equal({(flow["used"], flow["usedAmount"]) for flow in (nord, vest)},
          {("supplier", 31000000), ("supplier", 20500000)})


@story
def a_submitter_sees_the_flows_that_it_is_a_part_of_and_no_others():
    equal([flow["buyer"] for flow in flows(role="submitter", actor="helse-vest")], ["helse-vest"])
    equal([flow["buyer"] for flow in flows(role="submitter", actor="nhn")], ["helse-nord", "helse-vest"])
    equal(flows(role="submitter", actor="hdo"), [])
    problem(get(FLOWS), 401, "unauthorized")
    problem(get("/v1/collections/2031/reconciliation", role="reviewer"), 404, "not-found")


@story
def a_reviewer_records_what_was_found_out_about_a_difference():
    decision = {"resolution": "difference-explained", "text": "Fakturert i januar."}
    problem(put(FLOWS + "/nhn/helse-vest", decision, role="submitter", actor="nhn"), 403, "forbidden")
    problem(put(FLOWS + "/nhn/helse-midt-norge", decision, role="reviewer"), 404, "not-found")
    problem(put(FLOWS + "/nhn/helse-vest", {"resolution": "ignored", "text": "x"}, role="reviewer"), 422, "invalid-body")
    flow = status(put(FLOWS + "/nhn/helse-vest", decision, role="reviewer"), 200).json
    equal((flow["state"], flow["resolution"]["text"], flow["resolution"]["difference"]),
          ("resolved", "Fakturert i januar.", -500000))
    equal(flows(role="submitter", actor="helse-vest"), [flow])
    equal([one["state"] for one in flows(role="auditor")], ["open", "resolved"])


@story
def a_decision_holds_for_the_difference_that_it_was_made_about():
    path, mine = YEAR + "/submissions/helse-vest", {"role": "submitter", "actor": "helse-vest"}
    for amount, state in [(20400000, "open"), (20500000, "agrees")]:
        status(post(path + "/withdraw", **mine), 200)
        status(put(path, buyer(amount, True), **mine), 200)
        status(submit(path, SIGNATORY, **mine), 200)
        flow = next(one for one in flows(role="reviewer") if one["buyer"] == "helse-vest")
        equal((flow["state"], flow["resolution"]["difference"]), (state, -500000))
    problem(put(FLOWS + "/nhn/helse-vest", {"resolution": "buyer-corrects", "text": "Rettet."}, role="reviewer"), 409,
            "conflict")


def findings(actor, rule, year):
    answer = status(get(f"{year}/submissions/{actor}/findings", role="reviewer"), 200).json["items"]
    return [(one["severity"], one["actual"]) for one in answer if one["rule"] == rule]


def submitted(year, returns):
    status(put(year, {"state": "open", "reportingUnits": sorted(returns)}, role="publisher"), 201)
    for actor, document in returns.items():
        path, mine = f"{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
        status(put(path, document, **mine), 201)
        status(submit(path, SIGNATORY, **mine), 200)
    return status(get(year + "/reconciliation", role="reviewer"), 200).json["items"]


def would_be(year):
    sector = status(post(year + "/preview", {"include": "submitted"}, role="publisher"), 200).json["sector"]
    return sector["gross"], sum(one["amount"] for one in sector["eliminations"]), sector["net"]


@story
def a_purchase_from_a_seller_without_a_return_stays_in_the_total():
    year = "/v1/collections/2020"
    flow = submitted(year, {"helse-nord": buyer(100000000, True)})[0]
    equal((flow["used"], flow["usedAmount"], flow["eliminated"], flow["effectOnNationalTotal"], flow["state"]),
          ("buyer", 100000000, 0, 0, "open"))
    equal(would_be(year), (900000000, 0, 900000000))


@story
def a_seller_that_does_not_name_its_buyer_is_told_so_and_so_is_the_buyer():
    year = "/v1/collections/2019"
    nhn = {**RETURNS["nhn"], "financing": [financed("helse-nord", 10000000)]}
    silent = {name: value for name, value in buyer(1, False).items() if name != "purchases"}
    flows_of = submitted(year, {"nhn": nhn, "helse-vest": buyer(10817059, True), "helse-nord": silent})
    nord, vest = flows_of
    equal((vest["used"], vest["difference"], vest["eliminated"], vest["effectOnNationalTotal"], vest["supplierStatement"]),
          (None, None, 10817059, -10817059, "not-stated"))
    equal((nord["used"], nord["usedAmount"], nord["eliminated"], nord["effectOnNationalTotal"], nord["buyerStatement"]),
          ("supplier", 10000000, 0, None, "not-stated"))
    equal(would_be(year)[1], 10817059)
    for actor in ("nhn", "helse-vest"):
        equal(findings(actor, "V47", year), [("warning", "10817059")], actor)
    for actor in ("nhn", "helse-nord"):
        equal(findings(actor, "V48", year), [("info", "10000000")], actor)


@story
def finding_flow_and_preview_say_the_same_of_two_amounts():
    year = "/v1/collections/2021"
    nhn = {**RETURNS["nhn"], "financing": [financed("helse-vest", 4000000)]}
    flow = submitted(year, {"nhn": nhn, "helse-vest": buyer(10817059, True)})[0]
    equal((flow["used"], flow["usedAmount"], flow["difference"]), ("supplier", 4000000, 6817059))
    gross, eliminated, net = would_be(year)
    equal((eliminated, gross - net), (flow["eliminated"], flow["eliminated"]))
    equal(flow["effectOnNationalTotal"], flow["usedAmount"] - eliminated)
    equal(findings("helse-vest", "V11", year), [("warning", "10817059")])


run()
