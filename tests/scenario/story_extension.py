"""A unit that gets more time than the others."""

import datetime
import os
import sys
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, request, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2018"
NHN = YEAR + "/extensions/nhn"
RETURN = YEAR + "/submissions/nhn"
MINE = {"role": "submitter", "actor": "nhn"}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
DOCUMENT = {
    "expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 12000000}],
    "accounts": {"operatingRevenue": 90000000, "operatingCost": 88000000},
    "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}
PUBLISHER = {"role": "publisher"}
REASON = "Nytt regnskapssystem."


def day(days):
    """A date from today in Norway, or before it."""
    return (datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Oslo")).date() + datetime.timedelta(days=days)).isoformat()


def grant(closes, path=NHN, reason=REASON, headers=None, **asker):
    return put(path, {"closes": closes, "reason": reason}, headers=headers, **(asker or PUBLISHER))


def line(unit, **asker):
    board = status(get(YEAR + "/submissions", **(asker or {"role": "reviewer"})), 200).json
    return next(item for item in board["items"] if item["actor"] == unit)


def told(unit, query="?limit=1000", **asker):
    items = status(get("/v1/events" + query, **(asker or {"role": "auditor"})), 200).json["items"]
    return [item for item in items if item["actor"] == unit]


@story
def only_the_publisher_gives_more_time_and_only_to_who_is_asked():
    problem(grant(day(5)), 404, "not-found")
    status(put(YEAR, {"state": "open", "due": day(-3), "reportingUnits": ["hdo", "nhn"]}, **PUBLISHER), 201)
    problem(grant(day(5), role="reviewer"), 403, "forbidden")
    problem(grant(day(5), role="submitter", actor="nhn"), 403, "forbidden")
    problem(put(NHN, {"closes": day(5), "reason": REASON}), 401, "unauthorized")
    problem(grant(day(5), path=YEAR + "/extensions/helse-vest"), 409, "not-a-reporting-unit")
    problem(grant(day(5), path=YEAR + "/extensions/nobody"), 404, "not-found")
    problem(get(NHN, **PUBLISHER), 404, "not-found")


@story
def more_time_needs_a_reason_and_a_day_that_is_not_before_the_deadline():
    for body, pointer in (({"closes": day(5)}, "/reason"), ({"closes": day(5), "reason": ""}, "/reason"),
                          ({"closes": "5. mai", "reason": REASON}, "/closes"), ({"reason": REASON}, "/closes"),
                          ({"closes": day(5), "reason": REASON, "due": day(5)}, "/due")):
        errors = problem(put(NHN, body, **PUBLISHER), 422, "invalid-body").json["errors"]
        equal([error["pointer"] for error in errors], [pointer])
    assert day(-3) in problem(grant(day(-4)), 422, "invalid-body").json["detail"]
    problem(get(NHN, **PUBLISHER), 404, "not-found")
    status(grant(day(-3)), 201)
    status(request("DELETE", NHN, **PUBLISHER), 200)


@story
def a_unit_with_more_time_is_not_late_until_its_own_day_has_passed():
    equal([line(actor)["late"] for actor in ("hdo", "nhn")], [True, True])
    key = {"Idempotency-Key": '"utsettelse-1"'}
    made = status(grant(day(5), headers=key), 201)
    equal(status(grant(day(5), headers=key), 201).body, made.body)
    equal((made.json["actor"], made.json["closes"], made.json["reason"]), ("nhn", day(5), REASON))
    equal([line(actor)["late"] for actor in ("hdo", "nhn")], [True, False])
    equal(line("nhn")["extension"]["closes"], day(5))
    equal(line("hdo")["extension"], None)
    equal(status(grant(day(-1)), 200).json["closes"], day(-1))
    equal(line("nhn")["late"], True)
    equal(status(get(YEAR + "/submissions", role="reviewer"), 200).json["summary"]["late"], 2)
    status(grant(day(5)), 200)


@story
def the_unit_sees_its_extension_and_nobody_else_among_the_submitters():
    equal(status(get(NHN, role="submitter", actor="nhn"), 200).json["reason"], REASON)
    equal(line("nhn", role="submitter", actor="nhn")["extension"]["reason"], REASON)
    problem(get(NHN, role="submitter", actor="hdo"), 404, "not-found")
    granted = [item for item in told("nhn", role="submitter", actor="nhn") if item["type"] == "extension-granted"]
    equal([granted[-1]["reason"], granted[-1]["links"]["board"]], [REASON, YEAR + "/submissions"])
    equal(told("nhn", role="submitter", actor="hdo"), [])


@story
def reminders_go_by_the_day_of_the_unit():
    equal([item["type"] for item in told("hdo")], ["overdue"])
    types = [item["type"] for item in told("nhn")]
    assert "overdue" not in types and types[-1] == "reminder-due", types
    assert told("nhn")[-1]["id"].endswith(day(5).replace("-", "") + "-nhn"), told("nhn")


@story
def what_is_taken_back_is_over_and_the_log_keeps_it():
    cursor = told("nhn")[-1]["cursor"]
    problem(request("DELETE", NHN, role="reviewer"), 403, "forbidden")
    equal(status(request("DELETE", NHN, **PUBLISHER), 200).json["closes"], day(5))
    problem(request("DELETE", NHN, **PUBLISHER), 404, "not-found")
    problem(get(NHN, **PUBLISHER), 404, "not-found")
    equal((line("nhn")["late"], line("nhn")["extension"]), (True, None))
    equal([item["type"] for item in told("nhn", "?after=" + cursor)], ["extension-withdrawn", "overdue"])
    events = status(get("/v1/audit/events", role="auditor"), 200).json["items"]
    logged = [event for event in events if event["action"].startswith("extension-")]
    equal([event["detail"] for event in logged][-2:], [{"closes": day(5), "reason": REASON}] * 2)


def close(days):
    """The collection stays open, and its last day is so many days from now."""
    status(put(YEAR, {"state": "open", "closes": days and day(days)}, headers={"If-Match": get(YEAR).etag}, **PUBLISHER), 200)


def blocked(rel):
    actions = status(get(RETURN, **MINE), 200).json["actions"]
    return next(action["blockedBy"] for action in actions if action["rel"] == rel)


@story
def after_the_last_day_nothing_is_taken_from_who_has_no_more_time():
    close(-2)
    detail = problem(put(RETURN, DOCUMENT, **MINE), 409, "deadline-passed").json["detail"]
    assert day(-2) in detail and day(0) in detail, detail
    problem(get(RETURN, **MINE), 404, "not-found")
    status(grant(day(-1)), 201)
    assert day(-1) in problem(put(RETURN, DOCUMENT, **MINE), 409, "deadline-passed").json["detail"]
    status(grant(day(0)), 200)
    status(put(RETURN, DOCUMENT, **MINE), 201)
    equal(blocked("submit"), [])


@story
def a_draft_from_before_waits_for_more_time_and_is_not_lost():
    status(request("DELETE", NHN, **PUBLISHER), 200)
    problem(post(RETURN + "/submit", SIGNATORY, **MINE), 409, "deadline-passed")
    problem(put(RETURN, DOCUMENT, headers={"If-Match": get(RETURN, **MINE).etag}, **MINE), 409, "deadline-passed")
    equal((blocked("save"), blocked("submit")), (["deadline-passed"], ["deadline-passed"]))
    equal(status(get(RETURN, **MINE), 200).json["document"]["expenditure"], DOCUMENT["expenditure"])
    close(None)
    equal(blocked("submit"), [])
    close(-2)
    status(grant(day(1)), 201)
    status(submit(RETURN, SIGNATORY, **MINE), 200)


@story
def what_a_reviewer_asks_for_is_taken_after_the_last_day():
    status(request("DELETE", NHN, **PUBLISHER), 200)
    problem(post(RETURN + "/withdraw", **MINE), 409, "deadline-passed")
    status(post(RETURN + "/return", {"reason": "Fordelingen mangler."}, role="reviewer"), 200)
    status(put(RETURN, DOCUMENT, **MINE), 200)
    status(submit(RETURN, SIGNATORY, **MINE), 200)
    status(post(RETURN + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)


run()
