"""What everybody hears of a collection, and nothing that is not theirs."""

import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2018"
NHN = YEAR + "/submissions/nhn"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
DOCUMENT = {
    "expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 12000000}],
    "accounts": {"operatingRevenue": 90000000, "operatingCost": 88000000},
    "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}


def day(days):
    """A date from today, or before it."""
    return (datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=days)).isoformat()


def feed(query="", **asker):
    return status(get("/v1/events" + query, **(asker or {"role": "auditor"})), 200).json


def types(items, actor=None):
    return [item["type"] for item in items if actor is None or item["actor"] == actor]


def change(**members):
    etag = get(YEAR).etag
    return put(YEAR, {"state": "open", **members}, role="publisher", headers={"If-Match": etag})


@story
def a_collection_that_opens_is_told_to_everybody_who_takes_part():
    status(put(YEAR, {"state": "planned", "due": day(40), "reportingUnits": ["hdo", "nhn"]}, role="publisher"), 201)
    equal(feed()["items"], [])
    status(change(), 200)
    for asker in ({"role": "auditor"}, {"role": "reviewer"}, {"role": "publisher"}, {"role": "submitter", "actor": "nhn"}):
        equal(types(feed(**asker)["items"]), ["collection-opened"])
    problem(get("/v1/events"), 401, "unauthorized")
    problem(get("/v1/events", role="administrator"), 403, "forbidden")


@story
def what_is_left_out_of_a_collection_stays_and_null_takes_it_away():
    equal(get(YEAR).json["due"], day(40))
    equal(status(change(closes=day(60)), 200).json["due"], day(40))
    problem(change(opens=day(41)), 422, "invalid-body")
    problem(change(due=day(61)), 422, "invalid-body")
    only_date = put(YEAR, {"closes": day(60)}, role="publisher", headers={"If-Match": get(YEAR).etag})
    equal((status(only_date, 200).json["state"], only_date.json["closes"]), ("open", day(60)))
    missing, = problem(put("/v1/collections/2031", {"due": day(61)}, role="publisher", headers={"Accept-Language": "en"}), 422,
                       "invalid-body").json["errors"]
    equal((missing["code"], missing["pointer"]), ("missing-member", "/state"))
    assert "planned, open" in missing["detail"], missing
    after = status(change(closes=None), 200).json
    equal((after["due"], after["closes"], after["reportingUnits"]), (day(40), None, ["hdo", "nhn"]))
    problem(put(YEAR, {"state": "closed"}, role="publisher", headers={"If-Match": '"1"'}), 412, "precondition-failed")


@story
def dates_that_come_are_told_once_for_each_who_has_not_submitted():
    cursor = feed()["items"][-1]["cursor"]
    status(change(due=day(10)), 200)
    told = feed("?after=" + cursor)["items"]
    equal([(item["type"], item["actor"]) for item in told], [("reminder-due", "hdo"), ("reminder-due", "nhn")])
    equal(feed("?after=" + told[-1]["cursor"])["items"], [])
    status(put(NHN, DOCUMENT, role="submitter", actor="nhn"), 201)
    status(submit(NHN, SIGNATORY, role="submitter", actor="nhn"), 200)
    status(change(due=day(-3)), 200)
    late = [item for item in feed()["items"] if item["type"] == "overdue"]
    equal([item["actor"] for item in late], ["hdo"])
    status(change(due=day(10)), 200)
    again = [item["id"] for item in feed()["items"] if item["actor"] == "hdo"]
    assert told[0]["id"] in again, (told, again)


@story
def a_submitter_hears_of_its_own_return_and_not_of_others():
    status(post(NHN + "/return", {"reason": "Fordelingen mangler."}, role="reviewer"), 200)
    mine = [item for item in feed(role="submitter", actor="nhn")["items"] if item["id"].startswith("event-")]
    equal(types(mine, "nhn")[-2:], ["submitted", "returned"])
    equal(mine[-1]["reason"], "Fordelingen mangler.")
    theirs = feed(role="submitter", actor="hdo")["items"]
    equal({item["actor"] for item in theirs}, {None, "hdo"})
    status(put(NHN, DOCUMENT, role="submitter", actor="nhn"), 200)
    status(submit(NHN, SIGNATORY, role="submitter", actor="nhn"), 200)
    status(post(NHN + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    equal(types(feed(role="submitter", actor="nhn")["items"], "nhn")[-1], "approved")


@story
def a_publication_is_told_when_it_is_released_and_not_before():
    kind = {"kind": "provisional"}
    status(post(YEAR + "/publications", {**kind, "releaseAt": "2099-01-01T06:00:00Z"}, role="publisher"), 201)
    equal([item for item in feed()["items"] if item["type"] == "published"], [])
    status(post(YEAR + "/publications", kind, role="publisher"), 201)
    for asker in ({"role": "auditor"}, {"role": "submitter", "actor": "hdo"}):
        equal([item["publication"] for item in feed(**asker)["items"] if item["type"] == "published"], ["2018.2"])


@story
def pages_follow_each_other_and_nothing_is_missed():
    everything = feed("?limit=1000")["items"]
    cursors = [item["cursor"] for item in everything]
    equal(cursors, sorted(set(cursors)))
    pages, path = [], "/v1/events?limit=2"
    while path:
        page = status(get(path, role="auditor"), 200).json
        pages += page["items"]
        path = page["next"]
    equal(pages, everything)
    first = status(get("/v1/events", role="auditor"), 200)
    status(get("/v1/events", role="auditor", headers={"If-None-Match": first.etag}), 304)


@story
def what_is_no_cursor_is_refused():
    for query in ("?after=x", "?after=", "?after=20180401101500000000.X", "?limit=0", "?limit=1001", "?limit=x", "?since=1"):
        status(get("/v1/events" + query, role="auditor"), 400)
    for limit in ("0", "1001", "x", "99999999999999999999"):
        assert "1–1000" in problem(get("/v1/events?limit=" + limit, role="auditor"), 400, "invalid-parameter").json["detail"], limit
    assert "items[].cursor" in get("/v1/events?after=x", role="auditor").json["detail"]


run()
