"""A return is judged by what it was submitted with, whatever becomes of the rules and of other returns in between."""

import hashlib
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, explain, get, make_a_warning_of, post, problem, put, run, status, story, submit, unexplained  # noqa: E402

YEAR = "/v1/collections/2018"
NHN, VEST = YEAR + "/submissions/nhn", YEAR + "/submissions/helse-vest"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
AS_NHN, AS_VEST = {"role": "submitter", "actor": "nhn"}, {"role": "submitter", "actor": "helse-vest"}
ATTESTED = {"attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}


RECEIPTS, RULE_SETS = [], []


def cell(amount, area="network"):
    return {"category": "outsourced-services", "area": area, "costType": "operating", "amount": amount}


def seller(amount):
    """One cell is financed by more than it is, which is told and no more, as long as the rule is as it is."""
    cells = [cell(amount - 1000000), cell(1000000, "user-support")]
    return {"expenditure": [cell(300000000)], "financing": [{"financier": "helse-vest", "basis": "amount", "cells": cells}], **ATTESTED}


# A fifth is not broken down by area.
BUYER = {"expenditure": [cell(800000000), cell(200000000, "unspecified")],
         "purchases": [{"supplier": "nhn", "amount": 20000000, "booked": False, "cells": [cell(20000000)]}], **ATTESTED}


def save(path, document, **asker):
    etag = get(path, **asker).etag
    return status(put(path, document, headers={"If-Match": etag} if etag else None, **asker), 200 if etag else 201)


def warnings(path=VEST):
    items = status(get(path + "/findings", role="reviewer"), 200).json["items"]
    return {item["rule"]: (item["state"], item["expected"], item["actual"]) for item in items if item["severity"] == "warning"}


def change_rule(sql, rule, known):
    """Changes the catalogue as an administrator who loads another does, and waits until the server knows it."""
    subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", os.environ["NK_TEST_DATABASE"], "-c", sql], check=True)
    for _ in range(200):
        if known(get(f"/v1/rules/{rule}").json):
            return
        time.sleep(0.05)
    raise AssertionError(f"the server does not know the change of {rule}")


def parameter(rule, name):
    return next(one["value"] for one in rule["parameters"] if one["name"] == name)


@story
def what_a_return_was_submitted_with_is_decided_over_when_another_return_has_changed():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-vest", "nhn"]}, role="publisher"), 201)
    save(NHN, seller(21000000), **AS_NHN)
    status(submit(NHN, SIGNATORY, **AS_NHN), 200)
    save(VEST, BUYER, **AS_VEST)
    RECEIPTS.append(status(submit(VEST, SIGNATORY, **AS_VEST), 200).json["receipt"])
    before = warnings()
    equal(before["V11"][0], "explained")
    status(post(NHN + "/withdraw", **AS_NHN), 200)
    save(NHN, seller(23000000), **AS_NHN)
    status(submit(NHN, SIGNATORY, **AS_NHN), 200)
    equal(warnings(), before)


@story
def a_rule_that_was_changed_after_the_submit_neither_takes_a_warning_away_nor_gives_it_other_values():
    before = warnings()
    equal(before["V23"][0], "explained")
    change_rule("UPDATE nokkeltall.rule_parameter SET value = 5 WHERE rule = 'V23' AND name = 'most-percent'", "V23",
                lambda rule: parameter(rule, "most-percent") in (5, "5"))
    equal(warnings(), before)
    change_rule("UPDATE nokkeltall.rule_parameter SET value = 50 WHERE rule = 'V23' AND name = 'most-percent'", "V23",
                lambda rule: parameter(rule, "most-percent") in (50, "50"))
    equal(warnings(), before)
    finding = next(one for one in get(VEST + "/findings", role="reviewer").json["items"] if one["rule"] == "V23")
    accepted = status(post(f"{VEST}/findings/{finding['id']}/accept", role="reviewer"), 200).json
    equal((accepted["finding"]["state"], accepted["finding"]["expected"]), ("accepted", before["V23"][1]))


@story
def a_changed_parameter_changes_what_is_found_and_the_version_of_the_rules():
    def now():
        found = status(post(VEST + "/validation", BUYER, **AS_VEST), 200).json["findings"]
        receipt = status(get(f"{VEST}/receipts/{RECEIPTS[-1]}", **AS_VEST), 200).json["ruleSet"]
        return "V23" in {one["rule"] for one in found}, status(get("/v1/rules?year=2018"), 200).json["ruleSet"], receipt

    def most_percent(value):
        change_rule(f"UPDATE nokkeltall.rule_parameter SET value = {value} WHERE rule = 'V23' AND name = 'most-percent'", "V23",
                    lambda rule: parameter(rule, "most-percent") in (value, str(value)))
        return now()

    found, version, receipt = most_percent(10)
    assert found and receipt == version, (receipt, version)
    looser, another, receipt = most_percent(60)
    assert not looser and another != version and receipt == version, (another, version, receipt)
    equal(most_percent(10), (found, version, version))
    change_rule("UPDATE nokkeltall.rule SET name_en = 'Other words' WHERE id = 'V23'", "V23", lambda rule: rule["name"]["en"] == "Other words")
    found, reworded, receipt = most_percent(10)
    assert found and reworded not in (version, another) and receipt == version, (reworded, version)
    change_rule("UPDATE nokkeltall.rule SET name_en = 'Expenditure is broken down' WHERE id = 'V23'", "V23", lambda rule: rule["name"]["en"] != "Other words")
    RULE_SETS.extend([version, another, reworded])
    most_percent(50)


@story
def every_rule_set_that_was_named_is_found_again_and_proves_its_name():
    answers = [status(get(f"/v1/rule-sets/{name}"), 200) for name in RULE_SETS]
    equal([hashlib.sha256(answer.body).hexdigest() for answer in answers], RULE_SETS)
    rules = [next(rule for rule in answer.json["rules"] if rule["id"] == "V23") for answer in answers]
    equal([parameter(rule, "most-percent") for rule in rules], ["10", "60", "10"])
    equal(rules[2]["name"]["en"], "Other words")
    for name, answer in zip(RULE_SETS, answers):
        assert "immutable" in answer.headers["Cache-Control"], answer.headers
    status(get(f"/v1/rule-sets/{name}", headers={"If-None-Match": answer.etag}), 304)
    receipt = status(get(f"{VEST}/receipts/{RECEIPTS[-1]}", **AS_VEST), 200).json
    equal(receipt["links"]["ruleSet"], f"/v1/rule-sets/{receipt['ruleSet']}")
    now = status(get("/v1/rules?year=2018"), 200).json
    equal(now["links"]["ruleSet"], f"/v1/rule-sets/{now['ruleSet']}")
    equal(hashlib.sha256(status(get(now["links"]["ruleSet"]), 200).body).hexdigest(), now["ruleSet"])
    equal(status(get("/v1/rules?year=2017"), 200).json["ruleSet"], now["ruleSet"])
    kept = status(get("/v1/rule-sets"), 200).json["items"]
    assert set(RULE_SETS) <= {one["ruleSet"] for one in kept if one["methodology"] == "2017"}, kept
    equal([one["keptAt"] for one in kept], sorted(one["keptAt"] for one in kept))
    for unknown in ("0" * 64, "2017-0123456789ab", "%00", "x" * 300):
        assert get(f"/v1/rule-sets/{unknown}").status in (400, 404), unknown
    problem(get(f"/v1/rule-sets/{'0' * 64}"), 404, "not-found")


@story
def what_is_different_between_two_rule_sets_is_said_value_by_value_and_as_a_sentence():
    stricter, looser, reworded = RULE_SETS
    answer = status(get(f"/v1/rules/changes?from={stricter}&to={looser}"), 200).json
    equal((answer["from"]["ruleSet"], answer["to"]["ruleSet"], len(answer["items"])), (stricter, looser, 1), answer)
    item = answer["items"][0]
    equal((item["rule"], item["change"]), ("V23", "changed"))
    equal(item["values"], [{"member": "parameters/most-percent/value", "from": "10", "to": "60", "unit": "percent"}])
    assert "er nå 60 prosent (var 10 prosent)" in item["text"], item
    words = status(get(f"/v1/rules/changes?from={stricter}&to={reworded}&lang=en"), 200).json["items"]
    equal([(one["rule"], one["values"]) for one in words],
          [("V23", [{"member": "name/en", "from": "Expenditure is broken down", "to": "Other words", "unit": None}])])
    equal(words[0]["text"], "V23 (Other words): its wording has changed.")
    equal(status(get("/v1/rules/changes?from=2017&to=2018&lang=en"), 200).json["items"], [])
    for query in ("from=2017", "from=2017&to=x", f"from=2017&to={stricter[:12]}"):
        problem(get("/v1/rules/changes?" + query), 400, "invalid-parameter")
    for query in ("from=2017&to=2001", f"from=2017&to={'0' * 64}"):
        problem(get("/v1/rules/changes?" + query), 404, "unknown-code")
    problem(get(f"/v1/rule-sets/{RULE_SETS[0]}?year=2018"), 400, "unknown-parameter")


@story
def a_rule_that_became_an_error_after_the_submit_stops_every_draft_and_no_approval():
    change_rule("UPDATE nokkeltall.rule SET severity = 'error' WHERE id = 'V28'", "V28", lambda rule: rule["severity"] == "error")
    told = next(one for one in get(NHN + "/findings", role="reviewer").json["items"] if one["rule"] == "V28")
    equal(told["severity"], "error")
    approve = next(action for action in get(NHN, role="reviewer").json["actions"] if action["rel"] == "approve")
    equal(approve["blockedBy"], ["undecided-explanations"])
    dry = status(post(NHN + "/validation", seller(23000000), **AS_NHN), 200).json["findings"]
    assert ("V28", "error") in {(one["rule"], one["severity"]) for one in dry}, dry


@story
def a_warning_that_came_after_the_submit_is_seen_and_does_not_stand_in_the_way():
    make_a_warning_of("V28")
    equal(warnings(NHN)["V28"][0], "open")
    finding = next(one for one in get(NHN + "/findings", role="reviewer").json["items"] if one["rule"] == "V28")
    problem(explain(NHN, finding["id"], **AS_NHN), 409, "wrong-state")
    problem(post(f"{NHN}/findings/{finding['id']}/accept", role="reviewer"), 409, "wrong-state")
    for path in (NHN, VEST):
        approve = next(action for action in get(path, role="reviewer").json["actions"] if action["rel"] == "approve")
        equal(approve["blockedBy"], ["undecided-explanations"])
        approved = status(post(path + "/approve", {"acceptExplanations": True}, role="reviewer"), 200).json
        accepted = {item["rule"] for item in approved["findings"]["items"] if item["state"] == "accepted"}
        assert {"V11"} <= accepted and "V28" not in accepted, accepted


@story
def what_is_approved_is_published_whatever_the_rules_of_today_say_of_it():
    change_rule("UPDATE nokkeltall.rule SET severity = 'error' WHERE id = 'V28'", "V28", lambda rule: rule["severity"] == "error")
    published = status(post(YEAR + "/publications", {"kind": "provisional", "note": "Etter endrede regler."}, role="publisher"), 201).json
    accepted = {note["rule"] for note in published["qualityNotes"]}
    assert "V11" in accepted and "V28" not in accepted, published
    equal(get(NHN, role="reviewer").json["state"], "approved")
    make_a_warning_of("V28")


@story
def the_template_of_the_next_year_says_how_the_rules_differ_from_those_that_this_one_was_submitted_by():
    status(put("/v1/collections/2019", {"state": "open", "reportingUnits": ["helse-vest", "nhn"]}, role="publisher"), 201)
    path = "/v1/collections/2019/submissions/helse-vest/template"
    rules = status(get(path, **AS_VEST), 200).json["template"]["methodologyChanges"]["rules"]
    said = {item["rule"]: item["text"] for item in rules["items"]}
    equal(set(said), {"V23", "V28"}, rules)
    assert "er nå 50 prosent (var 10 prosent)" in said["V23"], said
    assert "alvorligheten er nå «Advarsel» (var «Opplysning»)" in said["V28"], said
    table = status(get(path + "?format=csv&lang=nb", **AS_VEST), 200).body.decode("utf-8-sig")
    for text in [rules["text"], *said.values()]:
        assert text in table, text


@story
def a_reopened_return_is_a_draft_that_the_rules_of_today_speak_of():
    status(post(VEST + "/reopen", {"reason": "Tallet for nett var feil."}, role="reviewer"), 200)
    now = warnings()
    assert "V23" not in now, now
    assert now["V11"][1] != "21000000" and now["V11"][0] == "open", now
    problem(post(VEST + "/submit", SIGNATORY, **AS_VEST), 422, "unexplained-warnings")
    for finding in unexplained(VEST, **AS_VEST):
        status(explain(VEST, finding["id"], **AS_VEST), 200)
    status(post(VEST + "/submit", SIGNATORY, **AS_VEST), 200)


run()
