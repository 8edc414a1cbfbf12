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
    equal((vest["supplierAmount"], vest["buyerAmount"], vest["difference"], vest["effectOnNationalTotal"]),
          (20500000, 20000000, -500000, -500000))
    equal((nord["supplierAmount"], nord["buyerAmount"], nord["difference"], nord["effectOnNationalTotal"]),
          (31000000, 30000000, -1000000, 0))
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


run()
