"""A warning from the day it is found to the day the reviewer believes the explanation."""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, explain, get, make_a_warning_of, post, problem, put, run, status, story, unexplained  # noqa: E402

YEAR = "/v1/collections/2018"
PATH = YEAR + "/submissions/nhn"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
NHN = {"role": "submitter", "actor": "nhn"}


def document(financed):
    """Of the 12 million in one cell, somebody else finances more; the whole is not financed by more than it is."""
    cell = {"category": "software", "area": "network", "costType": "operating"}
    return {
        "expenditure": [
            {**cell, "amount": 12000000},
            {"category": "hardware", "area": "network", "costType": "investment", "amount": 4000000},
        ],
        "financing": [{"financier": "helse-vest", "basis": "amount", "cells": [{**cell, "amount": financed}]}],
        "accounts": {"operatingRevenue": 90000000, "operatingCost": 88000000},
        "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
    }


def warning():
    """The finding of the story, as it stands."""
    found = [one for one in status(get(PATH + "/findings", **NHN), 200).json["items"] if one["rule"] == "V28"]
    equal(len(found), 1, "findings of V28")
    return found[0]


def explain_others():
    for finding in unexplained(PATH, **NHN):
        if finding["rule"] != "V28":
            status(explain(PATH, finding["id"], **NHN), 200)


def save(financed):
    etag = get(PATH, **NHN).etag
    return status(put(PATH, document(financed), headers={"If-Match": etag} if etag else None, **NHN), 200 if etag else 201)


@story
def a_warning_is_saved_but_not_submitted_without_an_explanation():
    make_a_warning_of("V28")
    status(put(YEAR, {"state": "open", "reportingUnits": ["nhn", "hdo"]}, role="publisher"), 201)
    for nothing in (get(PATH, **NHN), get(PATH + "/findings", **NHN), post(PATH + "/validation", **NHN)):
        assert PATH + "/template" in problem(nothing, 404, "not-found").json["detail"], nothing
    assert "template" not in problem(get(PATH, role="submitter", actor="hdo"), 404, "not-found").json["detail"]
    saved = save(13000000).json
    equal(saved["findings"]["error"], 0, saved["findings"]["items"])
    submit = [action for action in saved["actions"] if action["rel"] == "submit"]
    equal(submit[0]["blockedBy"], ["unexplained-warnings"])
    explain_others()
    refused = problem(post(PATH + "/submit", SIGNATORY, **NHN), 422, "unexplained-warnings")
    equal([(error["code"], error["pointer"], error["finding"]) for error in refused.json["errors"]],
          [("V28", warning()["pointer"], warning()["id"])])
    equal((warning()["state"], warning()["explanation"]), ("open", None))


def blocked(answer, rel):
    return next(action["blockedBy"] for action in answer["actions"] if action["rel"] == rel)


@story
def everything_that_stands_in_the_way_is_told_at_once():
    wrong = document(13000000)
    wrong["expenditure"].append({"category": "no-such-category", "area": "network", "costType": "operating", "amount": 1})
    saved = status(put(PATH, wrong, headers={"If-Match": get(PATH, **NHN).etag}, **NHN), 200).json
    equal(blocked(saved, "submit"), ["has-errors", "unexplained-warnings"])
    equal((blocked(saved, "save"), blocked(saved, "withdraw")), ([], ["wrong-state"]))
    equal([action["rel"] for action in saved["actions"]], ["save", "submit", "withdraw", "validate"])
    save(13000000)
    seen = status(get(f"{PATH}/findings/{warning()['id']}", role="reviewer"), 200).json
    equal((blocked(seen, "accept"), blocked(seen, "reject")), (["wrong-state"], ["wrong-state"]))


@story
def an_explanation_builds_on_what_was_read():
    path = f"{PATH}/findings/{warning()['id']}"
    problem(put(path + "/explanation", {"text": "Etteroppgjør."}, **NHN), 428, "precondition-required")
    before = get(path, **NHN).etag
    explained = status(put(path + "/explanation", {"text": "Etteroppgjør."}, headers={"If-Match": before}, **NHN), 200)
    equal(blocked(explained.json, "explain"), [])
    equal(explained.json["finding"]["state"], "explained")
    problem(put(path + "/explanation", {"text": "Noe annet."}, headers={"If-Match": before}, **NHN), 412,
            "precondition-failed")
    problem(put(PATH, document(1), headers={"If-Match": before}, **NHN), 412, "precondition-failed")
    problem(put(path + "/explanation", {"text": ""}, headers={"If-Match": explained.etag}, **NHN), 422, "invalid-body")
    equal(warning()["explanation"], "Etteroppgjør.")
    equal([step["state"] for step in get(path, **NHN).json["history"]], ["explained"])


@story
def an_explanation_stands_while_the_same_value_stands():
    first = warning()["id"]
    save(13000000)
    equal((warning()["id"], warning()["state"]), (first, "explained"))
    save(13500000)
    equal((warning()["id"], warning()["state"], warning()["explanation"]), (first, "open", None))
    problem(post(PATH + "/submit", SIGNATORY, **NHN), 422, "unexplained-warnings")
    save(13000000)
    equal(warning()["explanation"], "Etteroppgjør.")


def states(findings):
    return {one["rule"]: (one["state"], one["explanation"]) for one in findings}


@story
def a_dry_run_says_what_a_save_would_say_of_what_was_explained():
    saved = save(13000000).json
    stored = status(post(PATH + "/validation", **NHN), 200).json["findings"]
    sent = status(post(PATH + "/validation", document(13000000), **NHN), 200).json["findings"]
    equal(stored, saved["findings"]["items"])
    equal(sent, saved["findings"]["items"])
    equal(states(sent)["V28"], ("explained", "Etteroppgjør."))
    other = status(post(PATH + "/validation", document(13700000), **NHN), 200).json["findings"]
    equal(states(other)["V28"], ("open", None))


@story
def only_the_submitter_explains_and_only_the_reviewer_decides():
    path = f"{PATH}/findings/{warning()['id']}"
    problem(put(path + "/explanation", {"text": "x"}, role="reviewer"), 403, "forbidden")
    problem(put(path + "/explanation", {"text": "x"}, role="submitter", actor="hdo"), 404, "not-found")
    problem(get(path, role="submitter", actor="hdo"), 404, "not-found")
    problem(post(path + "/accept", **NHN), 403, "forbidden")
    problem(post(path + "/accept", role="reviewer"), 409, "wrong-state")
    problem(get(PATH + "/findings/0123456789ab", **NHN), 404, "not-found")
    equal(status(get(path, role="auditor"), 200).json["finding"]["id"], warning()["id"])


@story
def a_rejected_explanation_sends_the_return_back_until_it_is_a_better_one():
    status(post(PATH + "/submit", SIGNATORY, **NHN), 200)
    path = f"{PATH}/findings/{warning()['id']}"
    problem(put(path + "/explanation", {"text": "x"}, headers={"If-Match": "*"}, **NHN), 409, "wrong-state")
    undecided = problem(post(PATH + "/approve", role="reviewer"), 409, "undecided-explanations")
    assert "V28" in [error["code"] for error in undecided.json["errors"]], undecided
    problem(post(path + "/reject", {"reason": ""}, role="reviewer"), 422, "invalid-body")
    rejected = status(post(path + "/reject", {"reason": "Hvilket oppgjør?"}, role="reviewer"), 200).json
    equal((rejected["finding"]["state"], rejected["history"][-1]["text"]), ("rejected", "Hvilket oppgjør?"))
    problem(post(PATH + "/approve", {"acceptExplanations": True}, role="reviewer"), 409, "undecided-explanations")
    status(post(PATH + "/return", {"reason": "Se forklaringen."}, role="reviewer"), 200)
    equal(save(13000000).json["revision"], 2)
    equal(warning()["state"], "rejected")
    problem(post(PATH + "/submit", SIGNATORY, **NHN), 422, "unexplained-warnings")
    status(explain(PATH, warning()["id"], "Oppgjøret for 2017.", **NHN), 200)
    status(post(PATH + "/submit", SIGNATORY, **NHN), 200)


@story
def a_better_explanation_of_a_return_that_came_back_begins_the_next_draft():
    before = status(get(PATH, **NHN), 200).json
    equal((before["revision"], before["returnedBecause"]), (2, "Se forklaringen."))
    status(post(f"{PATH}/findings/{warning()['id']}/reject", {"reason": "Hvilket bilag?"}, role="reviewer"), 200)
    status(post(PATH + "/return", {"reason": "Nesten."}, role="reviewer"), 200)
    path = f"{PATH}/findings/{warning()['id']}"
    seen = get(path, **NHN)
    equal((blocked(seen.json, "explain"), warning()["state"]), ([], "rejected"))
    problem(put(path + "/explanation", {"text": "x"}, **NHN), 428, "precondition-required")
    explained = status(explain(PATH, warning()["id"], "Oppgjøret for 2017, bilag 4711.", **NHN), 200)
    problem(put(path + "/explanation", {"text": "x"}, headers={"If-Match": seen.etag}, **NHN), 412, "precondition-failed")
    after = status(get(PATH, **NHN), 200).json
    equal((after["state"], after["revision"], after["returnedBecause"]), ("draft", 3, "Nesten."))
    equal(after["document"], before["document"])
    equal(explained.etag.split("-")[0], get(PATH, **NHN).etag.split("-")[0])
    equal([(one["revision"], one["state"], one["returnedBecause"])
           for one in status(get(PATH + "/revisions", **NHN), 200).json["items"]],
          [(1, "returned", None), (2, "returned", "Se forklaringen."), (3, "draft", "Nesten.")])
    status(post(PATH + "/submit", SIGNATORY, **NHN), 200)
    status(post(PATH + "/withdraw", **NHN), 200)
    status(explain(PATH, warning()["id"], "Oppgjøret for 2017, bilag 4711.", **NHN), 200)
    equal([get(PATH, **NHN).json[name] for name in ("revision", "state", "returnedBecause")], [4, "draft", "Nesten."])
    status(post(PATH + "/submit", SIGNATORY, **NHN), 200)


@story
def a_dry_run_of_a_submitted_return_says_what_its_findings_say():
    listed = status(get(PATH + "/findings", **NHN), 200).json["items"]
    equal(status(post(PATH + "/validation", **NHN), 200).json["findings"], listed)
    equal(states(listed)["V28"][0], "explained")


@story
def an_accepted_explanation_lets_the_return_be_approved():
    path = f"{PATH}/findings/{warning()['id']}"
    accepted = status(post(path + "/accept", role="reviewer"), 200).json
    equal((accepted["finding"]["state"], accepted["finding"]["explanation"]),
          ("accepted", "Oppgjøret for 2017, bilag 4711."))
    problem(post(path + "/accept", role="reviewer"), 409, "wrong-state")
    equal([step["state"] for step in accepted["history"]], ["explained", "rejected", "explained", "rejected", "explained", "explained", "accepted"])
    approved = status(post(PATH + "/approve", {"acceptExplanations": True}, role="reviewer"), 200).json
    equal({one["state"] for one in approved["findings"]["items"] if one["severity"] == "warning"}, {"accepted"})


def notes_of(publication):
    return [note for note in publication["qualityNotes"] if note["rule"] == "V28"]


def publish():
    return status(post(YEAR + "/publications", {"kind": "provisional"}, role="publisher"), 201).json


@story
def an_accepted_explanation_follows_the_value_into_the_publication():
    published = publish()
    finding = warning()
    notes = notes_of(published)
    equal([(note["actor"], note["pointer"], note["text"]) for note in notes],
          [("nhn", finding["pointer"], "Oppgjøret for 2017, bilag 4711.")])
    accepted = get(f"{PATH}/findings/{finding['id']}", role="reviewer").json["history"][-1]
    equal((notes[0]["acceptedAt"], notes[0]["code"]), (accepted["at"], "software/network/operating"))
    equal((notes[0]["expected"], notes[0]["actual"]), (finding["expected"], finding["actual"]))
    warnings = [one for one in get(PATH + "/findings", **NHN).json["items"] if one["severity"] == "warning"]
    equal(len(published["qualityNotes"]), len(warnings), "every warning of the return has its note")
    equal(get(f"/v1/publications/{published['id']}").json["qualityNotes"], published["qualityNotes"])
    for words in ("Hvilket oppgjør?", "Etteroppgjør.", "reviewer"):
        assert words not in json.dumps(published["qualityNotes"], ensure_ascii=False), words


@story
def the_note_is_in_the_bundle_and_is_verified_without_a_server():
    published = get("/v1/publications/2018.1").json
    bundle = get("/v1/publications/2018.1/bundle").body
    equal([note["text"] for note in json.loads(bundle)["submissions"][0]["qualityNotes"] if note["rule"] == "V28"],
          ["Oppgjøret for 2017, bilag 4711."])
    program = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
    for content, code in ((bundle, 0), (bundle.replace(b"bilag 4711", b"bilag 4712"), 1)):
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            verified = subprocess.run([program, "verify", file.name, "--sha256", published["sha256"]], capture_output=True)
        equal(verified.returncode, code, verified.stdout)


@story
def what_is_said_of_a_later_revision_is_not_in_a_publication_before_that_is_approved():
    status(post(PATH + "/reopen", {"reason": "Nytt bilag."}, role="reviewer"), 200)
    status(explain(PATH, warning()["id"], "Oppgjøret for 2017, bilag 4712.", **NHN), 200)
    equal([note["text"] for note in notes_of(publish())], ["Oppgjøret for 2017, bilag 4711."])
    explain_others()
    status(post(PATH + "/submit", SIGNATORY, **NHN), 200)
    equal([note["text"] for note in notes_of(publish())], ["Oppgjøret for 2017, bilag 4711."])
    status(post(PATH + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    equal([note["text"] for note in notes_of(publish())], ["Oppgjøret for 2017, bilag 4712."])
    equal([note["text"] for note in notes_of(get("/v1/publications/2018.1").json)], ["Oppgjøret for 2017, bilag 4711."])


@story
def errors_are_mended_and_not_explained():
    path = YEAR + "/submissions/hdo"
    hdo = {"role": "submitter", "actor": "hdo"}
    broken = {**document(1), "staffing": {"employees": -5}}
    saved = status(put(path, broken, **hdo), 201)
    errors = [one for one in saved.json["findings"]["items"] if one["severity"] == "error"]
    problem(explain(path, errors[0]["id"], **hdo), 409, "not-explainable")
    refused = problem(post(path + "/submit", SIGNATORY, **hdo), 422, "has-errors")
    equal([error["code"] for error in refused.json["errors"]], [one["rule"] for one in errors])


@story
def what_was_said_is_in_the_audit_log():
    events = status(get("/v1/audit/events", role="auditor"), 200).json["items"]
    said = [event for event in events if event["action"].startswith("finding-")]
    assert {"finding-explained", "finding-rejected", "finding-accepted"} == {event["action"] for event in said}, said
    rejected = [event for event in said if event["action"] == "finding-rejected"]
    equal(rejected[0]["detail"]["reason"], "Hvilket oppgjør?")
    equal([event["detail"] for event in events if event["action"] == "returned"], [{"reason": "Se forklaringen."}, {"reason": "Nesten."}])


run()
