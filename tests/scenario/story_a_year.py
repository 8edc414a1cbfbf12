"""A whole year, from an empty machine to a published figure, as its three users live it."""

import datetime
import hashlib
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
REGIONS = ["helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest"]
UNITS = sorted(REGIONS + ["nhn", "pasientreiser"])
ACCEPTED = {"acceptExplanations": True}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}


def cell(category, area, cost_type, amount):
    return {"category": category, "area": area, "costType": cost_type, "amount": amount}


ATTESTATIONS = {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}


def region_return(own, booked=0):
    """A region that spends `own`, `booked` of it on services bought from NHN."""
    document = {
        "expenditure": [
            cell("outsourced-services", "network", "operating", 40000000),
            cell("software", "data-centre", "operating", own - 40000000 - 10000000),
            cell("hardware", "network", "investment", 10000000),
        ],
        "accounts": {"operatingRevenue": own * 20, "operatingCost": own * 19},
        "staffing": {"employees": 1000, "fte": "933.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
        "activity": {"drgPoints": "12345.6"},
        "attestations": ATTESTATIONS,
    }
    if booked:
        document["purchases"] = [{
            "supplier": "nhn", "amount": booked, "booked": True,
            "cells": [cell("outsourced-services", "network", "operating", booked)]}]
    return document


# NHN: 300 million, of which two regions finance 50 and 30 million and Pasientreiser 5 million.
NHN = {
    "expenditure": [
        cell("outsourced-services", "network", "operating", 200000000),
        cell("personnel-internal", "ict-management", "operating", 90000000),
        cell("hardware", "data-centre", "investment", 10000000),
    ],
    "financing": [
        {"financier": "helse-vest", "basis": "amount",
         "cells": [cell("outsourced-services", "network", "operating", 50000000)]},
        {"financier": "helse-nord", "basis": "amount",
         "cells": [cell("outsourced-services", "network", "operating", 30000000)]},
        {"financier": "pasientreiser", "basis": "amount",
         "cells": [cell("outsourced-services", "network", "operating", 5000000)]},
        {"financier": "municipalities", "basis": "amount",
         "cells": [cell("outsourced-services", "network", "operating", 15000000)]},
    ],
    "attestations": ATTESTATIONS,
}
# Pasientreiser: 10 million and 1 krone, all of it divided over the regions by key (R21, R33).
PASIENTREISER = {
    "expenditure": [
        cell("software", "application-management", "operating", 5000001),
        cell("outsourced-services", "data-centre", "operating", 5000000),
    ],
    "financing": [
        {"financier": "helse-sor-ost", "basis": "key", "share": "50"},
        {"financier": "helse-vest", "basis": "key", "share": "19.5"},
        {"financier": "helse-midt-norge", "basis": "key", "share": "15.25"},
        {"financier": "helse-nord", "basis": "key", "share": "15.25"},
    ],
    "attestations": ATTESTATIONS,
}
RETURNS = {
    "helse-sor-ost": region_return(400000000),
    "helse-vest": region_return(300000000, booked=20000000),
    "helse-midt-norge": region_return(200000000),
    "helse-nord": region_return(100000000),
    "nhn": NHN,
    "pasientreiser": PASIENTREISER,
}


def address(actor):
    return f"{YEAR}/submissions/{actor}"


@story
def an_empty_installation_has_nothing_but_what_reports_have_published():
    equal(status(get("/v1/publications"), 200).json["items"], [])
    problem(get("/v1/data/sector?year=2017"), 404, "not-found")
    equal({item["status"] for item in status(get("/v1/data/figures"), 200).json["items"]} - {"public-source"}, set())


@story
def the_catalogues_are_there_from_the_first_day():
    nhn = status(get("/v1/actors/nhn"), 200).json
    equal(nhn["organisationNumber"], "994598759")
    equal(nhn["kind"], "national-actor")
    equal(status(get("/v1/classifications/ict-area?year=2017"), 200).json["version"], "2017")
    equal(status(get("/v1/classifications/ict-area"), 200).json["version"], "2022")
    equal(status(get("/v1/methodologies/2022"), 200).json["crossesDimensions"], False)


@story
def only_the_publisher_opens_a_collection():
    problem(put(YEAR, {"state": "open"}), 401, "unauthorized")
    problem(put(YEAR, {"state": "open"}, role="submitter", actor="nhn"), 403, "forbidden")
    problem(put(YEAR, {"state": "open", "reportingUnits": ["helse-vest", "helse-bergen"]}, role="publisher"), 422,
            "double-reporting")
    problem(put(YEAR, {"state": "open", "reportingUnits": ["helsedirektoratet"]}, role="publisher"), 422, "invalid-body")
    made = status(put(YEAR, {"state": "open", "opens": "2018-01-15", "due": "2018-04-01",
                             "reportingUnits": UNITS}, role="publisher"), 201)
    equal(made.json["methodology"], "2017")
    equal(made.json["reportingUnits"], UNITS)


@story
def a_controller_saves_a_draft_with_errors_and_sees_all_of_them():
    wrong = region_return(300000000)
    wrong["expenditure"] += [
        cell("softwear", "data-centre", "operating", 1), cell("software", "data-centre", "operating", -5)]
    wrong["staffing"]["fte"] = "1000.5"
    made = status(put(address("helse-vest"), wrong, role="submitter", actor="helse-vest"), 201)
    findings = made.json["findings"]
    rules = {finding["rule"] for finding in findings["items"]}
    assert {"V24", "V05", "V08", "V04"} <= rules, rules
    unknown = next(finding for finding in findings["items"] if finding["rule"] == "V24")
    equal(unknown["pointer"], "/expenditure/3/category")
    equal(findings["error"], len(findings["items"]))
    equal(made.json["state"], "draft")
    blocked = next(action for action in made.json["actions"] if action["rel"] == "submit")["blockedBy"]
    equal(blocked, ["has-errors"])
    problem(post(address("helse-vest") + "/submit", SIGNATORY, role="submitter", actor="helse-vest"), 422, "has-errors")


@story
def a_dry_run_gives_the_findings_of_the_real_run_and_stores_nothing():
    draft = status(get(address("helse-vest"), role="submitter", actor="helse-vest"), 200)
    dry = status(post(address("helse-vest") + "/validation", draft.json["document"], role="submitter", actor="helse-vest"),
                 200).json
    equal(dry["findings"], draft.json["findings"]["items"])
    equal(status(post(address("helse-vest") + "/validation", role="submitter", actor="helse-vest"), 200).json, dry)
    status(post(address("helse-vest") + "/validation", RETURNS["helse-vest"], role="submitter", actor="helse-vest"), 200)
    equal(get(address("helse-vest"), role="submitter", actor="helse-vest").body, draft.body)


@story
def a_dry_run_accounts_for_every_rule():
    answer = status(post(address("helse-vest") + "/validation", RETURNS["pasientreiser"], role="reviewer"), 200).json
    in_force = {item["id"] for item in status(get("/v1/rules?year=2017"), 200).json["items"]}
    skipped = {item["rule"]: item["reason"] for item in answer["rulesSkipped"]}
    equal(answer["rulesRun"] + len(skipped), len(in_force))
    equal(answer["rulesRun"], answer["rulesPassed"] + answer["rulesFailed"])
    equal(answer["rulesFailed"], len({finding["rule"] for finding in answer["findings"]}))
    equal((skipped["V08"], answer["dropped"]), ("section-absent", 0))
    assert skipped.keys() < in_force, skipped
    for language, why in [("nb", "Oppgaven har ikke det"), ("nn", "Oppgåva har ikkje det"), ("en", "The return does not have")]:
        said = status(post(address("helse-vest") + f"/validation?lang={language}", RETURNS["pasientreiser"], role="reviewer"), 200).json
        absent = next(item for item in said["rulesSkipped"] if item["rule"] == "V08")
        assert absent["why"].startswith(why) and absent["howToRun"], absent
        for finding in said["findings"]:
            status(get(finding["page"] + f"?lang={language}"), 200)


@story
def a_rule_page_says_its_bounds_with_their_unit_in_words_of_the_language():
    for rule, language, said in [("A02", "nb", "1000 kroner"), ("A03", "nb", "5 prosent"), ("A03", "nb", "<dd>Feil</dd>"),
                                 ("A07", "nn", "<dd>Åtvaring</dd>"), ("A06", "nb", "ingen: det må stemme nøyaktig"),
                                 ("V13", "nn", "Endring frå året før som må forklarast"), ("V13", "en", "<dd>Warning</dd>")]:
        page = status(get(f"/docs/rules/{rule}?lang={language}"), 200).body.decode()
        assert said in page, (rule, said, page)
    equal(status(get("/v1/rules/A03"), 200).json["toleranceUnit"], "percent")


@story
def each_rule_has_a_page_made_from_the_catalogue():
    rule = next(item for item in get("/v1/rules?year=2017").json["items"] if item["id"] == "V06")
    equal({item["outcome"] for item in rule["examples"]}, {"passing", "failing"})
    equal([item["name"] for item in rule["parameters"]], ["error-above", "warn-above"])
    page = status(get(rule["links"]["page"] + "?lang=nn"), 200)
    equal(page.headers.get_content_type(), "text/html")
    text = page.body.decode()
    for part in (rule["name"]["nn"], rule["why"]["nn"], rule["howToMend"]["nn"], "warn-above"):
        assert part in text, part
    equal(get(rule["links"]["page"] + "?lang=nn", headers={"If-None-Match": page.etag}).status, 304)
    listed = status(get("/docs/rules?lang=nn"), 200)
    for part in ('<li id="V06"><a href="/docs/rules/V06?lang=nn">V06</a>', '<a href="#error">Feil</a>', "rules.css"):
        assert part in listed.body.decode(), part
    equal(listed.headers["Vary"], "Accept, Accept-Language")
    assert "style-src 'self'" in listed.headers["Content-Security-Policy"]
    status(get("/assets/rules.css"), 200)
    status(get("/docs/rules?format=html"), 200)
    problem(get("/docs/rules?format=csv"), 406, "not-acceptable")
    problem(get("/docs/rules/V06", headers={"Accept": "application/json"}), 406, "not-acceptable")
    problem(get("/docs/rules/V99"), 404, "not-found")
    problem(get("/docs/rules?lang=xx"), 400, "invalid-parameter")


@story
def two_people_who_edit_the_same_draft_never_overwrite_each_other():
    body, path = RETURNS["helse-vest"], address("helse-vest")
    problem(put(path, body, role="submitter", actor="helse-vest"), 428, "precondition-required")
    first = status(get(path, role="submitter", actor="helse-vest"), 200).etag
    saved = status(put(path, body, role="submitter", actor="helse-vest", headers={"If-Match": first}), 200)
    equal(saved.json["findings"]["error"], 0)
    problem(put(path, body, role="submitter", actor="helse-vest", headers={"If-Match": first}), 412, "precondition-failed")
    equal(get(path, role="submitter", actor="helse-vest").etag, saved.etag)


@story
def a_repeated_write_with_the_same_key_has_one_effect_and_one_answer():
    path, key = address("helse-nord"), {"Idempotency-Key": '"a1b2c3"'}
    first = status(put(path, RETURNS["helse-nord"], role="submitter", actor="helse-nord", headers=key), 201)
    again = status(put(path, RETURNS["helse-nord"], role="submitter", actor="helse-nord", headers=key), 201)
    equal(again.body, first.body)
    equal(again.etag, first.etag)
    bare = status(put(path, RETURNS["helse-nord"], role="submitter", actor="helse-nord",
                      headers={"Idempotency-Key": "a1b2c3"}), 201)
    equal(bare.body, first.body)
    problem(put(path, RETURNS["helse-vest"], role="submitter", actor="helse-nord", headers=key), 422,
            "idempotency-key-reused")
    equal(status(get(path + "/revisions", role="submitter", actor="helse-nord"), 200).json["items"][0]["revision"], 1)


@story
def somebody_elses_return_does_not_exist_for_a_submitter():
    problem(get(address("helse-vest"), role="submitter", actor="helse-nord"), 404, "not-found")
    problem(put(address("helse-vest"), RETURNS["helse-vest"], role="submitter", actor="helse-nord"), 404, "not-found")
    board = status(get(YEAR + "/submissions", role="submitter", actor="helse-nord"), 200).json
    equal([line["actor"] for line in board["items"]], ["helse-nord"])


@story
def what_cannot_be_read_changes_nothing():
    path = address("helse-midt-norge")
    for body, expected, code in [
        (b'{"expenditure": [', 400, "malformed-body"),
        (b'{"expenditure": [], "expenditure": []}', 400, "malformed-body"),
        (b'{"staffing": {"employees": 1, "fte": 933.4}}', 422, "invalid-body"),
        (b'{"surprise": 1}', 422, "invalid-body"),
        (b'{"memo": {"depreciation": 9223372036854775808}}', 422, "invalid-body"),
        (b"[" * 10000, 400, "malformed-body"),
    ]:
        answer = status(put(path, body, role="submitter", actor="helse-midt-norge"), expected)
        equal(answer.json["type"], "/problems/" + code, body[:60])
        assert answer.json["errors"], body[:60]
    real = put(path, b'{"staffing": {"employees": 1, "fte": 933.4}}', role="submitter", actor="helse-midt-norge")
    equal(real.json["errors"][0]["pointer"], "/staffing/fte")
    problem(get(path, role="submitter", actor="helse-midt-norge"), 404, "not-found")


@story
def the_returns_are_submitted_and_each_gets_a_receipt():
    for actor, document in RETURNS.items():
        if actor not in ("helse-vest", "helse-nord"):
            saved = status(put(address(actor), document, role="submitter", actor=actor), 201).json
            equal(saved["findings"]["error"], 0, (actor, saved["findings"]["items"]))
        receipt = status(submit(address(actor), SIGNATORY, role="submitter", actor=actor), 200).json
        equal(len(receipt["sha256"]), 64)
        equal(receipt["methodology"], "2017")
        equal(receipt["revision"], 1)
    problem(post(address("nhn") + "/submit", SIGNATORY, role="submitter", actor="nhn"), 409, "wrong-state")
    problem(put(address("nhn"), NHN, role="submitter", actor="nhn"), 409, "wrong-state")


@story
def a_return_that_was_sent_back_or_taken_back_becomes_a_new_revision():
    problem(post(address("nhn") + "/return", {"reason": ""}, role="reviewer"), 422, "invalid-body")
    returned = status(post(address("nhn") + "/return", {"reason": "Mangler fordeling."}, role="reviewer"), 200).json
    equal((returned["state"], returned["reason"]), ("returned", "Mangler fordeling."))
    again = status(put(address("nhn"), NHN, role="submitter", actor="nhn"), 200).json
    equal((again["state"], again["revision"]), ("draft", 2))
    status(submit(address("nhn"), SIGNATORY, role="submitter", actor="nhn"), 200)
    status(post(address("nhn") + "/withdraw", role="submitter", actor="nhn"), 200)
    equal(status(put(address("nhn"), NHN, role="submitter", actor="nhn"), 200).json["revision"], 3)
    status(submit(address("nhn"), SIGNATORY, role="submitter", actor="nhn"), 200)
    equal([line["state"] for line in get(address("nhn") + "/revisions", role="auditor").json["items"]],
          ["returned", "withdrawn", "submitted"])


@story
def nobody_publishes_what_nobody_approved():
    problem(post(YEAR + "/publications", {"kind": "provisional"}, role="publisher"), 409, "publication-refused")
    problem(post(address("nhn") + "/approve", role="submitter", actor="nhn"), 403, "forbidden")
    for actor in UNITS:
        equal(status(post(address(actor) + "/approve", ACCEPTED, role="reviewer"), 200).json["state"], "approved")
    problem(post(address("nhn") + "/approve", role="reviewer"), 409, "wrong-state")
    board = status(get(YEAR + "/submissions", role="reviewer"), 200).json
    equal(board["summary"]["approved"], len(UNITS))


@story
def a_publication_can_be_read_the_moment_it_is_made():
    problem(post(YEAR + "/publications", {"kind": "final"}, role="reviewer"), 403, "forbidden")
    made = status(post(YEAR + "/publications", {"kind": "final", "note": "Første"}, role="publisher"), 201)
    equal(made.json["id"], "2017.1")
    equal(made.headers["Location"], "/v1/publications/2017.1")
    equal(made.json["proof"]["residual"], 0)
    equal(status(get("/v1/publications/2017.1"), 200).json["sha256"], made.json["sha256"])
    equal(status(get(YEAR), 200).json["state"], "published")


@story
def the_sector_is_gross_less_what_counted_twice():
    sector = status(get("/v1/data/sector?year=2017"), 200).json
    # By hand (R20-R37): own 400+300+200+100 million, NHN 300 million, Pasientreiser 10 000 001.
    equal(sector["gross"], 1310000001)
    equal(sector["eliminations"], [
        {"financier": "helse-vest", "supplier": "nhn", "kind": "booked-purchase", "amount": 20000000},
        {"financier": "pasientreiser", "supplier": "nhn", "kind": "between-national-actors", "amount": 5000000}])
    equal(sector["net"], 1285000001)
    # The regions: their own less 20 booked, 80 from NHN, all of Pasientreiser; NHN keeps 300 - 80 - 5.
    equal(sector["regions"], 1000000000 - 20000000 + 80000000 + 10000001)
    equal(sector["residuals"], 215000000)
    equal(sector["gross"] - sum(line["amount"] for line in sector["eliminations"]), sector["net"])
    equal(sector["totalWithEstimates"], sector["net"] + 2500000000 + 500000000)
    equal((sector["proof"]["residual"], sector["proof"]["failed"], sector["missing"]), (0, 0, []))


@story
def figures_are_ratios_of_sums_with_both_sums():
    answer = status(get("/v1/data/figures?year=2017&figure=ict-expenditure,national-share&entity=all-regions,helse-vest"), 200)
    values = {(item["figure"], item["entity"]): item for item in answer.json["items"]}
    vest = values["ict-expenditure", "helse-vest"]
    # 300 - 20 + 50 million and 19.5 % of each cell: 975 000.195 -> 975 000, and 975 000.
    equal(vest["value"], 300000000 - 20000000 + 50000000 + 1950000)
    share = values["national-share", "all-regions"]
    equal((share["numerator"], share["denominator"]), (90000001, 1070000001))
    equal(share["value"], "8.4")
    equal(answer.json["publications"], ["2017.1"])


@story
def expenditure_adds_up_to_the_sector_however_it_is_grouped():
    sector = get("/v1/data/sector?year=2017").json
    for group in ["", "entity", "entity,origin", "category,area,costType", "entity,year,category,area,costType,origin"]:
        query = "?year=2017" + (f"&groupBy={group}" if group else "")
        net = status(get("/v1/data/expenditure" + query), 200).json
        equal(sum(item["amount"] for item in net["items"]), sector["net"], group)
        gross = status(get("/v1/data/expenditure" + query + "&measure=gross"), 200).json
        equal(sum(item["amount"] for item in gross["items"]), sector["gross"], group)


@story
def financing_says_where_a_national_actors_money_comes_from():
    answer = status(get("/v1/data/financing?actor=nhn&year=2017"), 200).json
    amounts = {item["financier"]: item["amount"] for item in answer["items"] if item["kind"] != "unfinanced"}
    equal(amounts, {"helse-nord": 30000000, "helse-vest": 50000000, "municipalities": 15000000, "pasientreiser": 5000000})
    equal(sum(item["amount"] for item in answer["items"]), answer["own"])


@story
def a_poll_that_brings_nothing_new_is_answered_304():
    for path in ["/v1/data/sector?year=2017", "/v1/data/figures?year=2017&format=csv", "/v1/publications", "/v1/actors"]:
        first = status(get(path), 200)
        assert first.etag and not first.etag.startswith("W/"), first.headers
        assert "public" in first.headers["Cache-Control"], first.headers
        again = status(get(path, headers={"If-None-Match": first.etag}), 304)
        equal((again.etag, again.body), (first.etag, b""))
        status(get(path, headers={"If-None-Match": '"other"'}), 200)


@story
def formats_and_languages_are_negotiated():
    csv = status(get("/v1/data/figures?year=2017", headers={"Accept": "text/csv"}), 200)
    equal(csv.headers.get_content_type(), "text/csv")
    equal(status(get("/v1/data/figures?year=2017&format=json-stat"), 200).json["class"], "dataset")
    problem(get("/v1/data/figures?format=xlsx"), 406, "not-acceptable")
    english = problem(get("/v1/actors/nobody", headers={"Accept-Language": "en"}), 404, "not-found")
    norwegian = problem(get("/v1/actors/nobody"), 404, "not-found")
    assert english.json["title"] != norwegian.json["title"]
    problem(get("/v1/actors?surprise=1"), 400, "unknown-parameter")
    problem(get("/v1/data/figures?year=17"), 400, "invalid-parameter")


@story
def a_correction_is_a_new_revision_and_a_new_publication_and_the_old_one_stays():
    before = get("/v1/data/sector?year=2017").json
    reopened = status(post(address("helse-nord") + "/reopen", {"reason": "Feil i investeringer."}, role="reviewer"), 200)
    equal((reopened.json["state"], reopened.json["revision"]), ("draft", 2))
    corrected = region_return(101000000)
    draft = status(get(address("helse-nord"), role="submitter", actor="helse-nord"), 200)
    equal(draft.json["document"], get(address("helse-nord") + "/revisions/1", role="auditor").json["document"])
    status(put(address("helse-nord"), corrected, role="submitter", actor="helse-nord", headers={"If-Match": draft.etag}), 200)
    status(submit(address("helse-nord"), SIGNATORY, role="submitter", actor="helse-nord"), 200)
    status(post(address("helse-nord") + "/approve", ACCEPTED, role="reviewer"), 200)
    equal(status(post(YEAR + "/publications", {"kind": "final", "note": "Rettet"}, role="publisher"), 201).json["id"], "2017.2")
    equal(get("/v1/data/sector?year=2017").json["net"], before["net"] + 1000000)
    equal(get("/v1/data/sector?publication=2017.1").json["net"], before["net"])
    equal(get("/v1/data/sector?year=2017").json["publications"], ["2017.2"])


@story
def a_correction_tells_what_moved_and_why():
    changes = status(get("/v1/publications/2017.2/changes?lang=en"), 200).json
    equal((changes["previous"], changes["first"], changes["note"]), ("2017.1", False, "Rettet"))
    nord = address("helse-nord")
    hashes = [get(f"{nord}/revisions/{n}", role="auditor").json["sha256"] for n in (1, 2)]
    equal([(one["actor"], one["change"], one["reason"]) for one in changes["returns"]],
          [("helse-nord", "replaced", "Feil i investeringer.")])
    equal([changes["returns"][0][end] for end in ("from", "to")],
          [{"revision": n, "sha256": hashes[n - 1]} for n in (1, 2)])
    equal((changes["reference"], changes["yearBefore"]), ([], {"from": None, "to": None}))
    equal(changes["sector"]["difference"], {"gross": 1000000, "eliminated": 0, "net": 1000000})
    moved = {(one["figure"], one["entity"]): one for one in changes["items"] if "category" not in one and "area" not in one}
    equal({entity: one["difference"] for (figure, entity), one in moved.items() if figure == "ict-expenditure"},
          {"helse-nord": 1000000, "all-regions": 1000000, "sector": 1000000})
    before, after = (
        {(one["figure"], one["entity"], one.get("category"), one.get("area")): one
         for one in get(f"/v1/data/figures?publication={publication}").json["items"]}
        for publication in ("2017.1", "2017.2"))
    sides = ("value", "numerator", "denominator", "status")
    expected = {key for key in before if any(before[key][side] != after[key][side] for side in sides)}
    equal({(one["figure"], one["entity"], one.get("category"), one.get("area")) for one in changes["items"]}, expected)
    for one in changes["items"]:
        key = (one["figure"], one["entity"], one.get("category"), one.get("area"))
        equal((one["before"]["value"], one["after"]["value"]), (before[key]["value"], after[key]["value"]), key)
    table = status(get("/v1/publications/2017.2/changes?format=csv"), 200).body.decode().splitlines()
    equal(len(table), 1 + len(changes["items"]) + 1)
    equal(table[1], "return,,helse-nord,replaced,1,2,Feil i investeringer.,,,,,,,,")


@story
def the_first_publication_of_a_year_says_that_nothing_can_have_moved():
    changes = status(get("/v1/publications/2017.1/changes"), 200).json
    equal((changes["first"], changes["previous"], changes["sector"]), (True, None, None))
    equal((changes["returns"], changes["reference"], changes["items"]), ([], [], []))
    problem(get("/v1/publications/2017.9/changes"), 404, "not-found")
    problem(get("/v1/publications/2017.1/changes?format=json-stat"), 406, "not-acceptable")


@story
def the_offline_program_tells_what_moved_as_the_server_does():
    program = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
    with tempfile.TemporaryDirectory() as folder:
        for publication in ("2017.1", "2017.2"):
            with open(os.path.join(folder, publication), "wb") as file:
                file.write(get(f"/v1/publications/{publication}/bundle").body)
        for form in ("json", "csv"):
            words = [program, "changes", "2017.2", "--since", "2017.1", "--format", form]
            made = subprocess.run(words, cwd=folder, capture_output=True)
            equal((made.returncode, made.stderr), (0, b""), words)
            assert made.stdout == get(f"/v1/publications/2017.2/changes?format={form}").body, form
        backwards = subprocess.run([program, "changes", "2017.1", "--since", "2017.2"], cwd=folder, capture_output=True)
        equal(backwards.returncode, 2)
        verified = subprocess.run([program, "verify", "2017.2", "--lang", "en"], cwd=folder, capture_output=True)
        assert b"NOT OK" not in verified.stdout and verified.returncode == 0, verified.stdout


@story
def withdrawing_does_not_put_off_the_deadline():
    year, path = "/v1/collections/2018", "/v1/collections/2018/submissions/helse-vest"
    status(put(year, {"state": "open", "reportingUnits": ["helse-vest"]}, role="publisher"), 201)
    status(put(path, region_return(100000000), role="submitter", actor="helse-vest"), 201)
    status(submit(path, SIGNATORY, role="submitter", actor="helse-vest"), 200)
    status(post(path + "/withdraw", role="submitter", actor="helse-vest"), 200)
    second = status(put(path, region_return(110000000), role="submitter", actor="helse-vest"), 200)
    status(put(year, {"state": "closed"}, role="publisher", headers={"If-Match": get(year).etag}), 200)
    problem(put(path, region_return(120000000), role="submitter", actor="helse-vest", headers={"If-Match": second.etag}),
            409, "collection-not-open")


@story
def an_embargoed_publication_is_not_seen_before_its_time():
    made = status(post(YEAR + "/publications", {"kind": "final", "releaseAt": "2099-01-01T06:00:00Z"}, role="publisher"), 201)
    equal((made.json["id"], made.json["embargoed"]), ("2017.3", True))
    for asker in ({}, {"role": "auditor"}, {"role": "publisher"}):
        problem(get("/v1/publications/2017.3", **asker), 404, "not-found")
    equal(get("/v1/data/sector?year=2017").json["publications"], ["2017.2"])


@story
def auditors_and_publishers_read_it_before_its_time_and_nobody_keeps_it():
    one = "/v1/audit/publications/2017.3"
    for role in ("auditor", "publisher"):
        answer = status(get(one, role=role), 200)
        equal((answer.json["embargoed"], answer.headers["Cache-Control"]), (True, "no-store"))
        equal(answer.json["links"], {"self": one, "bundle": one + "/bundle"})
        bundle = status(get(one + "/bundle", role=role), 200)
        equal((hashlib.sha256(bundle.body).hexdigest(), bundle.headers["Cache-Control"]), (answer.json["sha256"], "no-store"))
    items = status(get("/v1/audit/publications", role="auditor"), 200).json["items"]
    equal([(item["id"], item.get("embargoed")) for item in items], [("2017.1", None), ("2017.2", None), ("2017.3", True)])
    equal(status(get("/v1/audit/publications/2017.2", role="auditor"), 200).json, get("/v1/publications/2017.2").json)
    problem(get(one), 401, "unauthorized")
    for asker in ({"role": "reviewer"}, {"role": "submitter", "actor": "helse-vest"}):
        problem(get(one, **asker), 403, "forbidden")
    problem(get("/v1/audit/publications/2017.99", role="auditor"), 404, "not-found")


@story
def a_change_from_the_year_before_stays_as_it_was_known_then():
    year, path = "/v1/collections/2018", "/v1/collections/2018/submissions/helse-vest"
    status(put(year, {"state": "open"}, role="publisher", headers={"If-Match": get(year).etag}), 200)
    status(submit(path, SIGNATORY, role="submitter", actor="helse-vest"), 200)
    status(post(path + "/approve", ACCEPTED, role="reviewer"), 200)
    equal(status(post(year + "/publications", {"kind": "provisional"}, role="publisher"), 201).json["id"], "2018.1")
    question = "/v1/data/figures?figure=change-from-previous-year&entity=helse-vest&publication=2018.1"
    before = status(get(question), 200).json
    equal((before["publications"], before["items"][0]["denominator"]), (["2017.2", "2018.1"], 331950000))

    time.sleep(1.1)  # times are whole seconds: the correction is a later one
    status(post(address("helse-vest") + "/reopen", {"reason": "Feil."}, role="reviewer"), 200)
    draft = status(get(address("helse-vest"), role="submitter", actor="helse-vest"), 200)
    status(put(address("helse-vest"), region_return(500000000), role="submitter", actor="helse-vest",
               headers={"If-Match": draft.etag}), 200)
    status(submit(address("helse-vest"), SIGNATORY, role="submitter", actor="helse-vest"), 200)
    status(post(address("helse-vest") + "/approve", ACCEPTED, role="reviewer"), 200)
    equal(status(post(YEAR + "/publications", {"kind": "final"}, role="publisher"), 201).json["id"], "2017.4")
    equal(status(get(question), 200).json, before)
    now = status(get("/v1/data/figures?figure=change-from-previous-year&entity=helse-vest&year=2018"), 200).json
    equal(now["publications"], ["2017.4", "2018.1"])
    problem(get("/v1/data/sector?publication=2018.1&asOf=2000-01-01"), 404, "unknown-code")
    problem(get("/v1/data/sector?year=2017&asOf=2026-13-45"), 400, "invalid-parameter")


@story
def the_audit_log_tells_who_did_what():
    problem(get("/v1/audit/events"), 401, "unauthorized")
    problem(get("/v1/audit/events", role="publisher"), 403, "forbidden")
    events = status(get("/v1/audit/events", role="auditor"), 200).json["items"]
    equal(events[0]["action"], "collection-created")
    equal(sum(event["action"] == "published" for event in events), 5)
    later = status(get(f"/v1/audit/events?after={events[5]['id']}", role="auditor"), 200).json["items"]
    equal(later, events[6:])


@story
def nothing_is_released_in_the_past_but_by_a_clock_that_is_a_little_late():
    def wish(seconds):
        moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        return {"kind": "final", "releaseAt": moment.strftime("%Y-%m-%dT%H:%M:%SZ")}

    before = len(get("/v1/audit/publications", role="auditor").json["items"])
    for seconds in (-120, -86400 * 365):
        refused = problem(post(YEAR + "/publications", wish(seconds), role="publisher"), 422, "invalid-body").json
        equal([error["pointer"] for error in refused["errors"]], ["/releaseAt"])
    equal(len(get("/v1/audit/publications", role="auditor").json["items"]), before)
    late = status(post(YEAR + "/publications", wish(-20), role="publisher"), 201).json
    equal((late["releaseAt"], "embargoed" in late), (late["createdAt"], False))
    soon = status(post(YEAR + "/publications", wish(2), role="publisher"), 201)
    equal(soon.headers["Location"], "/v1/audit/publications/" + soon.json["id"])
    for _ in range(100):
        if get("/v1/publications/" + soon.json["id"]).status == 200:
            break
        time.sleep(0.1)
    public = status(get("/v1/publications/" + soon.json["id"]), 200).json
    equal(status(get(soon.headers["Location"], role="publisher"), 200).json, public)


run()
