"""Seller and buyer of the same money: both amounts in one place, and nobody sees more than its own flows."""

import concurrent.futures
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
def a_party_learns_the_other_amount_of_its_flow_and_nothing_else_of_the_other_return():
    members = {"supplier", "buyer", "supplierAmount", "supplierStatement", "buyerAmount", "buyerStatement", "difference", "used",
               "usedAmount", "eliminated", "effectOnNationalTotal", "state", "resolution", "history", "actions", "links"}
    secrets = {"helse-vest": ["31000000", "30000000", "300000000", "helse-nord"], "helse-nord": ["20500000", "20000000", "300000000", "helse-vest"]}
    for actor, hidden in secrets.items():
        mine = {"role": "submitter", "actor": actor}
        flow, = flows(**mine)
        equal(set(flow), members)
        seen = [get(FLOWS, **mine), get(f"{YEAR}/submissions/{actor}", **mine), get(f"{YEAR}/submissions/{actor}/findings", **mine),
                get(YEAR + "/submissions", **mine), get("/v1/events?limit=1000", **mine),
                post(f"{YEAR}/submissions/{actor}/validation", **mine)]
        for answer in seen:
            told = status(answer, 200).body.decode()
            found = [secret for secret in hidden if secret in told]
            equal(found, [], told)
        problem(get(YEAR + "/submissions/nhn", **mine), 404, "not-found")
        problem(get(YEAR + "/submissions/nhn/findings", **mine), 404, "not-found")
        problem(get(YEAR + "/submissions/nhn/revisions/1", **mine), 404, "not-found")


@story
def a_difference_is_told_to_both_parties_as_a_finding_that_they_explain():
    for actor, expected in (("helse-vest", "20500000"), ("helse-nord", "31000000")):
        path, mine = f"{YEAR}/submissions/{actor}", {"role": "submitter", "actor": actor}
        told = [one for one in status(get(path + "/findings", **mine), 200).json["items"] if one["rule"] == "V11"]
        equal([one["expected"] for one in told], [expected])


@story
def a_reviewer_records_what_was_found_out_about_a_difference():
    decision = {"resolution": "difference-explained", "text": "Fakturert i januar."}
    problem(put(FLOWS + "/nhn/helse-vest", decision, role="submitter", actor="nhn"), 403, "forbidden")
    problem(put(FLOWS + "/nhn/helse-midt-norge", decision, role="reviewer"), 404, "not-found")
    problem(put(FLOWS + "/nhn/helse-vest", {"resolution": "ignored", "text": "x"}, role="reviewer"), 422, "invalid-body")
    decided = status(put(FLOWS + "/nhn/helse-vest", decision, role="reviewer"), 200)
    equal(get(FLOWS + "/nhn/helse-vest", role="reviewer").etag, decided.etag)
    flow = decided.json
    equal((flow["state"], flow["resolution"]["text"], flow["resolution"]["difference"]),
          ("resolved", "Fakturert i januar.", -500000))
    equal(flow["actions"], [{"rel": "decide", "method": "PUT", "href": FLOWS + "/nhn/helse-vest", "blockedBy": []}])
    equal(flows(role="submitter", actor="helse-vest"), [{**flow, "actions": []}])
    equal([one["state"] for one in flows(role="auditor")], ["open", "resolved"])


@story
def a_flow_is_one_resource_with_what_was_decided_about_it():
    one = FLOWS + "/nhn/helse-vest"
    again = {"resolution": "buyer-corrects", "text": "Helse Vest retter."}
    read = get(one, role="reviewer").etag
    status(put(one, again, role="reviewer", headers={"If-Match": read}), 200)
    flow = status(get(one, role="auditor"), 200)
    equal([step["text"] for step in flow.json["history"]], ["Fakturert i januar.", "Helse Vest retter."])
    equal((flow.json["resolution"], flow.json["links"]["self"]), (flow.json["history"][-1], one))
    status(get(one, role="auditor", headers={"If-None-Match": flow.etag}), 304)
    equal(get(one, role="submitter", actor="nhn").json["history"], flow.json["history"])
    problem(get(one, role="submitter", actor="helse-nord"), 404, "not-found")
    problem(get(FLOWS + "/nhn/helse-midt-norge", role="auditor"), 404, "not-found")
    for query, buyers in (("?state=resolved", ["helse-vest"]), ("?actor=helse-nord", ["helse-nord"]), ("?actor=hdo", [])):
        items = status(get(FLOWS + query, role="auditor"), 200).json["items"]
        equal([item["buyer"] for item in items], buyers, query)
    problem(get(FLOWS + "?state=done", role="auditor"), 400, "invalid-parameter")
    problem(get(FLOWS + "?actor=nobody", role="auditor"), 404, "unknown-code")


@story
def two_who_decide_at_once_do_not_overwrite_each_other_and_neither_is_an_amount_overlooked():
    one, decision = FLOWS + "/nhn/helse-nord", {"resolution": "supplier-corrects", "text": "Norsk helsenett retter."}
    before = get(one, role="reviewer").etag
    problem(put(one, decision, role="reviewer", headers={"If-Match": '"0"'}), 412, "precondition-failed")
    path, mine = YEAR + "/submissions/helse-nord", {"role": "submitter", "actor": "helse-nord"}
    for amount in (30000001, 30000000):
        status(post(path + "/withdraw", **mine), 200)
        status(put(path, buyer(amount, False), **mine), 200)
        status(submit(path, SIGNATORY, **mine), 200)
        expected = 200 if amount == 30000000 else 412
        first = status(put(one, decision, role="reviewer", headers={"If-Match": before}), expected)
    problem(put(one, decision, role="reviewer"), 428, "precondition-required")
    problem(put(one, decision, role="reviewer", headers={"If-Match": before}), 412, "precondition-failed")
    problem(put(one, decision, role="reviewer", headers={"If-None-Match": "*"}), 412, "precondition-failed")
    repeated = {"If-Match": first.etag, "Idempotency-Key": '"decide-nord"'}
    answers = [status(put(one, decision, role="reviewer", headers=repeated), 200) for _ in range(2)]
    equal(answers[0].body, answers[1].body)
    equal(len(answers[0].json["history"]), 2)


@story
def a_decision_is_told_to_both_parties_and_the_reviewers_and_to_nobody_else():
    def told(**asker):
        items = status(get("/v1/events?limit=1000", **asker), 200).json["items"]
        return [item for item in items if item["type"] == "flow-resolved"]

    everything = told(role="reviewer")
    equal([(item["flow"]["buyer"], item["reason"], item["actor"]) for item in everything],
          [("helse-vest", "Fakturert i januar.", None), ("helse-vest", "Helse Vest retter.", None),
           ("helse-nord", "Norsk helsenett retter.", None), ("helse-nord", "Norsk helsenett retter.", None)])
    equal(everything[0]["links"]["flow"], FLOWS + "/nhn/helse-vest")
    equal(told(role="submitter", actor="nhn"), everything)
    equal(told(role="submitter", actor="helse-vest"), everything[:2])
    equal(told(role="submitter", actor="helse-nord"), everything[2:])
    equal(told(role="submitter", actor="helse-midt-norge"), [])
    equal(told(role="submitter", actor="hdo"), [])


@story
def a_decision_holds_for_the_difference_that_it_was_made_about():
    path, mine = YEAR + "/submissions/helse-vest", {"role": "submitter", "actor": "helse-vest"}
    for amount, state in [(20400000, "open"), (20500000, "agrees")]:
        status(post(path + "/withdraw", **mine), 200)
        status(put(path, buyer(amount, True), **mine), 200)
        status(submit(path, SIGNATORY, **mine), 200)
        flow = next(one for one in flows(role="reviewer") if one["buyer"] == "helse-vest")
        equal((flow["state"], flow["resolution"]["difference"]), (state, -500000))
    problem(put(FLOWS + "/nhn/helse-vest", {"resolution": "buyer-corrects", "text": "Rettet."}, role="reviewer",
                headers={"If-Match": get(FLOWS + "/nhn/helse-vest", role="reviewer").etag}), 409, "flow-agrees")
    equal(get(FLOWS + "/nhn/helse-vest", role="reviewer").json["actions"][0]["blockedBy"], ["flow-agrees"])


@story
def an_explanation_that_was_accepted_for_another_difference_is_published_as_what_it_was():
    year, seller = "/v1/collections/2018", {"role": "submitter", "actor": "nhn"}
    nhn = {**RETURNS["nhn"], "financing": [financed("helse-vest", 4000000)]}
    submitted(year, {"nhn": nhn, "helse-vest": buyer(15166299, True)})
    for actor in ("helse-vest", "nhn"):
        status(post(f"{year}/submissions/{actor}/approve", {"acceptExplanations": True}, role="reviewer"), 200)

    def warnings():
        return [one["code"] for one in status(post(year + "/preview", role="publisher"), 200).json["warnings"]]

    equal(warnings(), ["flow-open"])
    path = year + "/submissions/nhn"
    status(post(path + "/reopen", {"reason": "Feil beløp."}, role="reviewer"), 200)
    changed = {**RETURNS["nhn"], "financing": [financed("helse-vest", 10000000)]}
    status(put(path, changed, headers={"If-Match": get(path, **seller).etag}, **seller), 200)
    status(submit(path, SIGNATORY, **seller), 200)
    status(post(path + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    equal(warnings(), ["flow-open", "explanation-superseded"])
    made = status(post(year + "/publications", {"kind": "final"}, role="publisher"), 201).json
    notes = {note["actor"]: (note["expected"], note["actual"]) for note in made["qualityNotes"] if note["rule"] == "V11"}
    equal(notes, {"helse-vest": ("4000000", "15166299"), "nhn": ("15166299", "10000000")})


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


def preview(year):
    return status(post(year + "/preview", {"include": "submitted"}, role="publisher"), 200).json


def would_be(year):
    sector = preview(year)["sector"]
    return sector["gross"], sum(one["amount"] for one in sector["eliminations"]), sector["net"]


@story
def a_purchase_from_a_seller_without_a_return_stays_in_the_total():
    year = "/v1/collections/2020"
    flow = submitted(year, {"helse-nord": buyer(100000000, True)})[0]
    equal((flow["used"], flow["usedAmount"], flow["eliminated"], flow["effectOnNationalTotal"], flow["state"]),
          ("buyer", 100000000, 0, 0, "open"))
    equal(would_be(year), (900000000, 0, 900000000))


@story
def what_one_side_alone_has_stated_can_be_decided_about_and_changes_no_amount():
    year = "/v1/collections/2020"
    one, before = year + "/reconciliation/nhn/helse-nord", would_be(year)
    open_flows = [warning["code"] for warning in preview(year)["warnings"]].count("flow-open")
    decision = {"resolution": "difference-explained", "text": "Norsk helsenett leverer ikke for 2020."}
    equal(get(one, role="reviewer").json["actions"][0]["blockedBy"], [])
    flow = status(put(one, decision, role="reviewer"), 200).json
    equal((flow["state"], flow["used"], flow["usedAmount"], flow["eliminated"]), ("resolved", "buyer", 100000000, 0))
    about = {name: flow["resolution"][name] for name in ("supplierStatement", "buyerStatement", "difference", "amount")}
    equal(about, {"supplierStatement": "no-return", "buyerStatement": "stated", "difference": None, "amount": 100000000})
    equal(would_be(year), before)
    equal([warning["code"] for warning in preview(year)["warnings"]].count("flow-open"), open_flows - 1)


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


@story
def of_many_who_decide_at_the_same_time_without_having_read_exactly_one_is_first():
    one = "/v1/collections/2021/reconciliation/nhn/helse-vest"
    decision = {"resolution": "buyer-corrects", "text": "Helse Vest retter."}
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: put(one, decision, role="reviewer"), range(8)))
    equal(sorted(answer.status for answer in answers), [200] + [428] * 7)
    equal(len(get(one, role="auditor").json["history"]), 1)


run()
