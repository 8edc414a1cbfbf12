# with: demonstration
"""Service indicators: what was measured, against what was agreed; what is unknown gives bounds; what a source says twice
is kept twice; every value down to the line of the return."""

import csv
import io
import os
import sys

HERE = os.path.dirname(__file__)
sys.path.insert(0, os.path.join(HERE, "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

DATA = "/v1/data/indicators"
SFM = "?service=sentral-forskrivningsmodul&indicator=availability"
YEAR = 2025
RETURN = f"/v1/collections/{YEAR}/submissions/nhn"


def items_of(query, path=DATA):
    return status(get(path + query), 200).json["items"]


def one(query):
    items = items_of(query)
    equal(len(items), 1)
    return items[0]


# ---- definitions ----


@story
def every_service_tells_what_is_measured_of_it():
    services = status(get("/v1/services"), 200).json["items"]
    equal(len(services), 17)
    for service in services:
        page = status(get(service["links"]["self"]), 200).json
        assert page["indicators"], service["id"]
        for indicator in page["indicators"]:
            definition = status(get(indicator["links"]["indicator"]), 200).json
            assert service["id"] in definition["services"] and definition["source"], definition


@story
def a_target_along_a_path_has_its_ends():
    definition = status(get("/v1/indicators/cloud-share-of-data-load"), 200).json
    target = definition["targets"][0]
    equal((target["comparator"], target["value"]), ("at-least", "100"))
    equal(target["path"], {"startValue": "58", "startDate": "2024-12-31", "endDate": "2025-12-31"})


@story
def a_service_on_one_page_has_the_latest_value_of_each_indicator():
    page = status(get("/v1/services/sentral-forskrivningsmodul"), 200).json
    latest = {each["indicator"]: each["latest"] for each in page["indicators"]}
    equal((latest["availability"]["period"], latest["availability"]["verdict"]), ("2024", "missed"))
    equal((latest["suppliers-approved-gp"]["value"], latest["suppliers-approved-gp"]["share"]), ("3", "75.0"))
    (video,) = status(get("/v1/services/video-service"), 200).json["indicators"]
    equal((video["latest"]["verdict"], video["latest"]["reason"]["code"]), ("met", "as-stated"))


# ---- availability ----


@story
def ninety_nine_percent_in_december_is_a_hundred_times_what_was_agreed():
    december = one(SFM + "&period=2024-12")
    equal((december["value"], december["target"], december["verdict"]), ("99.000", "99.99", "missed"))
    equal((december["minutesUsed"], december["minutesAllowed"]), ("446.4", "4.464"))
    equal(december["reason"]["code"], "value")


@story
def the_year_is_missed_whatever_the_other_months_were():
    year = one(SFM + "&period=2024")
    equal((year["verdict"], year["reason"]["code"], year["stated"]), ("missed", "whatever-is-unknown", "met"))
    equal((year["minutesUsed"], year["minutesAllowed"]), ("446.4", "52.704"))
    equal((year["minutes"]["unknown"], year["minutes"]["period"]), (str(335 * 1440), str(366 * 1440)))
    assert float(year["bounds"]["low"]) < 10 and year["bounds"]["high"] == "99.916", year["bounds"]


@story
def breaches_come_worst_first_with_what_the_source_says_against_itself():
    breaches = items_of("/breaches?year=2024")
    equal([each["measured"]["period"] for each in breaches], ["2024-12", "2024"])
    equal([each["timesAllowed"] for each in breaches], ["100.0", "8.5"])
    equal([each["statedOtherwise"] for each in breaches], [False, True])
    equal(items_of("/breaches?year=2023"), [])


@story
def a_level_that_is_only_said_to_be_kept_is_told_as_said():
    item = one("?service=helsenorge&indicator=availability")
    equal((item["value"], item["absence"]["code"]), (None, "not-measured"))
    equal((item["verdict"], item["reason"]["code"], item["stated"]), ("met", "as-stated", "met"))


# ---- use, shares, sums ----


@story
def three_hundred_and_six_of_357_municipalities_are_85_7_percent():
    item = one("?service=kjernejournal&indicator=municipalities-connected")
    equal((item["value"], item["baseValue"], item["share"], item["base"]), ("306", "357", "85.7", "municipalities"))
    explained = status(get(item["links"]["explain"]), 200).json
    equal(explained["base"]["baseValue"] or explained["base"]["value"], "357")


@story
def what_a_source_says_inexactly_stays_inexact():
    found = {item["indicator"]: item for item in items_of("?year=2024&family=use-and-spread")}
    equal(found["look-ups"]["qualifier"], "more-than")
    equal(found["look-ups"]["bounds"], {"low": "5000000", "high": None})
    equal(found["gps-connected"]["qualifier"], "about")
    equal(one("?indicator=refugees-received")["qualifier"], "up-to")


@story
def not_collected_is_not_zero_and_sums_are_added_up_again():
    purchases = {item["period"]: item for item in items_of("?indicator=emissions-purchases")}
    equal([purchases[year]["value"] for year in ("2022", "2023", "2024")], [None, "226.6", "230.4"])
    equal(purchases["2022"]["absence"]["code"], "not-collected")
    total = {item["period"]: item for item in items_of("?indicator=emissions-total")}
    equal((total["2024"]["value"], total["2024"]["partsSum"]), ("884.8", "884.9"))
    equal([part["value"] for part in total["2024"]["parts"]], ["0.3", "204.1", "680.5"])
    market = one("?indicator=emissions-scope-2-market-based&year=2024")
    equal(market["value"], "2144.2")


@story
def one_number_in_two_units_is_kept_twice():
    answer = status(get("/v1/collections/2024/submissions/nhn", role="auditor"), 200).json
    said = [each for each in answer["document"]["indicators"] if each["indicator"] == "test-reports-stored"]
    equal([each["unit"] for each in said], ["reports", "answers"])
    equal([each["value"]["value"] for each in said], [13500000, 13500000])
    equal(one("?indicator=test-reports-stored")["unit"], "reports")


@story
def fifty_eight_percent_in_the_cloud_is_where_the_path_begins():
    item = one("?indicator=cloud-share-of-data-load")
    equal((item["value"], item["verdict"]), ("58", "met"))
    equal((item["path"]["goal"], item["path"]["endDate"], item["path"]["wayGone"]), ("100", "2025-12-31", "0.0"))


# ---- answers ----


@story
def a_value_is_explained_down_to_the_line_of_the_return():
    explained = status(get(one(SFM + "&period=2024")["links"]["explain"]), 200).json
    leaf = explained["inputs"][0]
    equal((leaf["submission"], leaf["period"], leaf["value"]), ("2024/nhn", "2024-12", "99"))
    document = status(get("/v1/collections/2024/submissions/nhn", role="auditor"), 200).json["document"]
    section, position = leaf["pointer"].strip("/").split("/")
    equal(document[section][int(position)]["period"], "2024-12")
    assert "L1255" in leaf["note"], leaf


@story
def an_answer_that_has_not_changed_is_not_sent_again():
    answer = status(get(DATA + "?year=2024"), 200)
    status(get(DATA + "?year=2024", headers={"If-None-Match": answer.etag}), 304)


@story
def the_same_values_come_as_a_table_and_as_a_cube():
    items = items_of("")
    rows = list(csv.DictReader(io.StringIO(status(get(DATA + "?format=csv"), 200).body.decode())))
    equal([row["value"] for row in rows], [item["value"] or "" for item in items])
    cube = status(get(DATA + "?format=json-stat"), 200).json
    equal(sum(value is not None for value in cube["value"]), sum(item["value"] is not None for item in items))


@story
def what_does_not_exist_is_refused_by_name():
    unknown = problem(get(DATA + "?service=telefaks&lang=en"), 404, "unknown-code")
    equal(unknown.json["detail"], "“telefaks” in the parameter “service” does not exist. The codes: /v1/services.")
    problem(get(DATA + "?period=2024-13"), 400, "invalid-parameter")
    problem(get(DATA + "?family=weather"), 400, "invalid-parameter")
    status(get("/v1/services/telefaks"), 404)
    status(get(DATA + "/explain" + SFM + "&period=2019"), 404)


@story
def an_incident_at_night_when_the_clocks_change_is_an_hour():
    collection = {"state": "open", "opens": "2026-01-15", "due": "2026-04-01",
                  "methodology": "2022", "reportingUnits": ["nhn"]}
    status(put(f"/v1/collections/{YEAR}", collection, role="publisher"), 201)
    incident = {"start": "2025-03-30T01:30:00+01:00", "end": "2025-03-30T03:30:00+02:00"}
    measured = {"service": "sentral-forskrivningsmodul", "indicator": "availability", "period": "2025-03",
                "incidents": [incident]}
    document = status(get("/v1/collections/2024/submissions/nhn", role="auditor"), 200).json["document"]
    document = {**document, "year": YEAR, "indicators": [measured]}
    document["accounts"].pop("lines", None)
    saved = status(put(RETURN, document, role="submitter", actor="nhn"), 201).json
    equal(saved["document"]["indicators"][0]["incidents"], [incident])
    for finding in saved["findings"]["items"]:
        assert finding["severity"] not in ("error", "fatal"), finding


@story
def what_is_measured_by_the_month_arrives_by_the_month():
    mine = {"role": "submitter", "actor": "nhn"}
    section = status(get(RETURN + "/indicators", **mine), 200)
    equal([each["period"] for each in section.json["indicators"]], ["2025-03"])
    april = {"service": "sentral-forskrivningsmodul", "indicator": "availability", "period": "2025-04",
             "minutes": {"measured": 43200, "up": 43200}}
    report = {"indicators": [*section.json["indicators"], april]}
    problem(put(RETURN + "/indicators", report, **mine), 428, "precondition-required")
    saved = status(put(RETURN + "/indicators", report, headers={"If-Match": section.etag}, **mine), 200)
    equal(saved.json["document"]["indicators"], report["indicators"])
    assert saved.json["document"]["staffing"], "the other sections stay"
    problem(put(RETURN + "/indicators", report, headers={"If-Match": section.etag}, **mine), 412, "precondition-failed")
    refused = put(RETURN + "/indicators", {"indicators": [], "memo": {}}, headers={"If-Match": saved.etag}, **mine)
    equal([error["pointer"] for error in status(refused, 422).json["errors"]], ["/memo"])
    status(get(RETURN + "/indicators", role="submitter", actor="hdo"), 404)


@story
def what_a_look_up_costs_says_which_costs_are_inside():
    mine = {"role": "submitter", "actor": "nhn"}
    draft = status(get(RETURN, **mine), 200)
    document = draft.json["document"]
    cost = {"service": "kritisk-informasjon", "amount": 12000000, "includes": "Drift og forvaltning, ikke utvikling"}
    used = {"service": "kritisk-informasjon", "indicator": "look-ups", "period": "2025", "value": 5000000,
            "qualifier": "more-than"}
    document = {**document, "serviceCosts": [cost], "indicators": [*document["indicators"], used]}
    status(put(RETURN, document, headers={"If-Match": draft.etag}, **mine), 200)
    signatory = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
    status(submit(RETURN, signatory, **mine), 200)
    status(post(RETURN + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    status(post(f"/v1/collections/{YEAR}/publications", {"kind": "provisional"}, role="publisher"), 201)
    item = one("?indicator=look-ups&year=2025")
    unit_cost = item["unitCost"]
    equal((unit_cost["value"], unit_cost["per"], unit_cost["qualifier"]), ("2.40", "look-ups", "up-to"))
    equal([each["includes"] for each in unit_cost["costs"]], [cost["includes"]])
    equal(one("?indicator=look-ups&year=2024")["unitCost"], None)
    march = one(SFM + "&period=2025-03")
    equal((march["minutes"]["period"], march["minutesUsed"]), (str(31 * 1440 - 60), "60"))


run()
