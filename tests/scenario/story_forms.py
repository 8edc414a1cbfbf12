"""A controller's return in the forms that it comes in: a table from a spreadsheet, JSON, a change of one cell."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, request, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/helse-nord"
MINE = {"role": "submitter", "actor": "helse-nord"}
DOCUMENT = {
    "expenditure": [
        {"category": "software", "area": "data-centre", "costType": "operating", "amount": 50000000},
        {"category": "hardware", "area": "network", "costType": "investment", "amount": 10000000,
         "status": "estimated", "note": "Anslag; \"foreløpig\""},
        {"category": "other", "area": "network", "costType": "operating", "status": "missing"},
    ],
    "memo": {"depreciation": 3000000, "writeDowns": 0},
    "accounts": {"operatingRevenue": {"value": 2000000000, "status": "public-source", "method": "Årsregnskap"},
                 "operatingCost": 1900000000},
    "staffing": {"employees": 1000, "fte": "933.4", "ictFteInternal": 70, "ictFteContracted": "12.5"},
    "activity": {"drgPoints": "12345.678"},
    "purchases": [{"supplier": "nhn", "amount": 1000000, "booked": True,
                   "cells": [{"category": "software", "area": "data-centre", "costType": "operating", "amount": 1000000}]}],
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}
TABLE = '''\ufeffsection;code;party;booked;category;area;costType;value;status;note;method;label
#;;;;;;;;;;;Oppgave for 2017
expenditure;;;;software;data-centre;operating;50 000 000;;;;Programvare
expenditure;;;;hardware;network;investment;10\u202f000\u202f000;estimated;"Anslag; ""foreløpig""";;
expenditure;;;;other;network;operating;;missing;;;
expenditure;;;;other;data-centre;operating;;;;;Ikke fylt ut
memo;depreciation;;;;;;3000000;;;;
memo;writeDowns;;;;;;0;;;;
accounts;operatingRevenue;;;;;;2 000 000 000;public-source;;Årsregnskap;
accounts;operatingCost;;;;;;1900000000;;;;
staffing;employees;;;;;;1 000;;;;
staffing;fte;;;;;;933,4;;;;
staffing;ictFteInternal;;;;;;70;;;;
staffing;ictFteContracted;;;;;;12,5;;;;
activity;drgPoints;;;;;;12 345,678;;;;
purchases;;nhn;SANN;;;;1 000 000;;;;
purchases;;nhn;;software;data-centre;operating;1 000 000;;;;
attestations;medicalEquipmentExcluded;;;;;;ja;;;;
attestations;vatBasis;;;;;;compensated;;;;
'''
CSV = {"Content-Type": "text/csv; charset=utf-8"}


def table(text, **headers):
    return {"body": text.encode(), "headers": {**CSV, **headers}, **MINE}


@story
def a_table_from_a_spreadsheet_and_json_are_the_same_return():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-nord", "helse-vest"]}, role="publisher"), 201)
    made = status(put(PATH, **table(TABLE)), 201)
    equal(made.json["document"], DOCUMENT)
    by_json = status(put(PATH, DOCUMENT, headers={"If-Match": made.etag}, **MINE), 200)
    equal(by_json.json["document"], made.json["document"])
    equal([dict(finding, row=None, column=None) for finding in made.json["findings"]["items"]],
          by_json.json["findings"]["items"])


@story
def a_finding_in_a_table_says_row_and_column():
    wrong = TABLE.replace("hardware;network", "hardwear;network").replace("933,4", "1 000,5")
    answer = status(post(PATH + "/validation", **table(wrong)), 200).json
    places = {finding["rule"]: (finding["pointer"], finding["row"], finding["column"]) for finding in answer["findings"]}
    equal(places["V24"], ("/expenditure/1/category", 4, 5))
    equal(places["V08"], ("/staffing/employees", 11, 8))
    equal(get(PATH, **MINE).json["document"], DOCUMENT)


@story
def commas_and_semicolons_separate_and_points_and_commas_are_decimal_signs():
    commas = "section,code,value\nstaffing,employees,1000\nstaffing,fte,933.4\nstaffing,ictFteInternal,\"70,5\"\n"
    semicolons = "section;code;value\nstaffing;employees;1000\nstaffing;fte;933.4\nstaffing;ictFteInternal;70,5\n"
    first = status(post(PATH + "/validation", **table(commas)), 200)
    equal(status(post(PATH + "/validation", **table(semicolons)), 200).body, first.body)


@story
def what_cannot_be_read_of_a_table_changes_nothing_and_says_where():
    before = get(PATH, **MINE)
    for text, expected, code, row, column in [
        (TABLE.replace("Årsregnskap;", "\"Årsregnskap;"), 400, "malformed-csv", 9, 11),
        (TABLE.replace("memo;writeDowns;;;;;;0;;;;", "memo;writeDowns;0"), 400, "malformed-csv", 8, 4),
        (TABLE.replace(";label\n", ";labels\n"), 400, "unknown-column", 1, 12),
        (TABLE.replace("3000000", "3\0"), 400, "malformed-csv", 7, None),
        (TABLE.replace("1900000000", "1.900.000.000"), 422, "invalid-decimal", 10, 8),
        (TABLE.replace("memo;writeDowns", "memo;depreciation"), 400, "duplicate-member", 8, 2),
        (TABLE.replace("staffing;fte", "staff;fte"), 422, "unknown-member", 12, 1),
        (TABLE.replace("3000000;;", "3000000;certain;"), 422, "invalid-value", 7, 9),
    ]:
        answer = status(put(PATH, **table(text, **{"If-Match": before.etag})), expected)
        error = answer.json["errors"][0]
        equal((error["code"], error["row"]), (code, row), error)
        equal(column is None or error["column"] == column, True, error)
    not_utf8 = {"body": TABLE.encode("utf-16"), "headers": {**CSV, "If-Match": before.etag}, **MINE}
    equal(status(put(PATH, **not_utf8), 400).json["errors"][0]["code"], "invalid-utf8")
    problem(put(PATH, body=b"x", headers={"Content-Type": "text/plain"}, **MINE), 415, "unsupported-media-type")
    equal(get(PATH, **MINE).body, before.body)


def patch(change, etag=None, **headers):
    sent = {"Content-Type": "application/merge-patch+json", **({"If-Match": etag} if etag else {}), **headers}
    return request("PATCH", PATH, change, headers=sent, **MINE)


@story
def one_cell_is_changed_and_the_rest_stays():
    before = get(PATH, **MINE)
    changed = status(patch({"expenditure": {"software/data-centre/operating": 51000000,
                                            "hardware/network/investment": {"note": None, "amount": 9000000},
                                            "other/network/operating": None,
                                            "cloud-services/data-centre/operating": {"amount": 7, "status": "estimated"}},
                            "staffing": {"fte": "934.0"}, "memo": None}, before.etag), 200).json["document"]
    expected = {key: value for key, value in DOCUMENT.items() if key != "memo"}
    expected["expenditure"] = [
        {**DOCUMENT["expenditure"][0], "amount": 51000000},
        {"category": "hardware", "area": "network", "costType": "investment", "amount": 9000000, "status": "estimated"},
        {"category": "cloud-services", "area": "data-centre", "costType": "operating", "amount": 7, "status": "estimated"}]
    expected["staffing"] = {**DOCUMENT["staffing"], "fte": "934.0"}
    equal(changed, expected)


@story
def two_changes_of_the_same_draft_never_overwrite_each_other():
    first = get(PATH, **MINE).etag
    problem(patch({"memo": {"depreciation": 1}}), 428, "precondition-required")
    saved = status(patch({"purchases": {"nhn": {"cells": {"software/data-centre/operating": 900000}, "amount": 900000}}},
                         first), 200)
    equal(saved.json["document"]["purchases"][0]["cells"][0]["amount"], 900000)
    problem(patch({"memo": {"depreciation": 1}}, first), 412, "precondition-failed")
    equal(get(PATH, **MINE).etag, saved.etag)
    for change, expected, code, pointer in [
        ({"expenditure": {"software": 1}}, 422, "invalid-value", "/expenditure/software"),
        ({"surprise": 1}, 422, "unknown-member", "/surprise"),
        ({"expenditure": {"other/network/operating": None, "hardware/network/investment": {"amount": "ti"}}}, 422,
         "wrong-type", "/expenditure/hardware~1network~1investment/amount"),
        ({"staffing": {"fte": 1.5}}, 422, "decimal-as-number", "/staffing/fte"),
        ([], 422, "wrong-type", ""),
        (b"{", 400, "malformed-json", ""),
    ]:
        answer = status(patch(change, saved.etag), expected)
        equal((answer.json["errors"][0]["code"], answer.json["errors"][0]["pointer"]), (code, pointer))
    equal(status(put(PATH, DOCUMENT, headers={"If-Match": saved.etag}, **MINE), 200).json["document"], DOCUMENT)


SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}


def rows(answer):
    lines = answer.body.decode("utf-8-sig").splitlines()
    names = lines[0].split(";")
    return [dict(zip(names, line.split(";"))) for line in lines[1:]]


@story
def a_template_comes_back_unchanged_as_json_and_as_a_table():
    for query, kind in [("", "application/json"), ("?format=csv", "text/csv"), ("?format=csv&lang=en", "text/csv")]:
        before = get(PATH, **MINE)
        form = status(get(PATH + "/template" + query, **MINE), 200)
        equal(form.headers.get_content_type(), kind)
        kept = status(put(PATH, body=form.body, headers={"Content-Type": kind, "If-Match": before.etag}, **MINE), 200)
        equal(kept.json["document"], DOCUMENT)
        equal(kept.etag.split("-")[0], before.etag.split("-")[0], "the version")
    by_accept = status(get(PATH + "/template", headers={"Accept": "text/csv"}, **MINE), 200)
    equal(by_accept.body, get(PATH + "/template?format=csv", **MINE).body)
    problem(get(PATH + "/template?format=xlsx", **MINE), 406, "not-acceptable")
    problem(get(PATH + "/template", role="submitter", actor="helse-vest"), 404, "not-found")
    problem(get(PATH + "/template"), 401, "unauthorized")


@story
def an_empty_template_has_every_line_and_is_an_empty_return():
    path = YEAR + "/submissions/helse-vest"
    mine = {"role": "submitter", "actor": "helse-vest"}
    form = status(get(path + "/template", **mine), 200).json
    equal((form["actor"], form["year"], form["template"]["priorYear"]), ("helse-vest", 2017, None))
    equal(len([line for line in form["template"]["fields"] if line["section"] == "expenditure"]), 8 * 8 * 2)
    table = status(get(path + "/template?format=csv", **mine), 200)
    made = status(put(path, body=table.body, headers=CSV, **mine), 201)
    equal(made.json["document"], {})


@story
def a_template_has_last_years_values_beside_this_years_codes():
    draft = status(get(PATH, **MINE), 200)
    good = {**DOCUMENT, "purchases": [], "expenditure": DOCUMENT["expenditure"][:2]}
    status(put(PATH, good, headers={"If-Match": draft.etag}, **MINE), 200)
    status(submit(PATH, SIGNATORY, **MINE), 200)
    status(post(PATH + "/approve", role="reviewer"), 200)
    form = status(get("/v1/collections/2018/submissions/helse-nord/template?lang=en", **MINE), 200).json["template"]
    equal(form["priorYear"], {"year": 2017, "revision": 1, "methodology": "2017"})
    changes = form["methodologyChanges"]
    equal((changes["from"], changes["to"], changes["changed"], changes["codes"], changes["rules"]["items"]), ("2017", "2017", False, [], []))
    values = {(line["section"], line.get("code") or line.get("category"), line.get("area"), line.get("costType")):
              (line["lastYear"], line["lastYearAbsence"]) for line in form["fields"]}
    equal(values["expenditure", "software", "data-centre", "operating"], (50000000, None))
    equal(values["expenditure", "software", "data-centre", "investment"], (None, "not-reported"))
    equal(values["staffing", "fte", None, None], ("933.4", None))
    table = rows(status(get("/v1/collections/2018/submissions/helse-nord/template?format=csv", **MINE), 200))
    fte = next(row for row in table if row["code"] == "fte")
    equal((fte["value"], fte["lastYear"], fte["label"]), ("", "933,4", "Årsverk"))
    assert any(row["section"] == "#" and "uendret" in row["label"] for row in table), table[:5]


run()
