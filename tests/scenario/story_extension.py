"""A unit that gets more time than the others."""

import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, problem, put, request, run, status, story  # noqa: E402

YEAR = "/v1/collections/2018"
NHN = YEAR + "/extensions/nhn"
PUBLISHER = {"role": "publisher"}
REASON = "Nytt regnskapssystem."


def day(days):
    """A date from today, or before it."""
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=days)).isoformat()


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
    equal([granted[-1]["reason"], granted[-1]["links"]["extension"]], [REASON, NHN])
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


run()
