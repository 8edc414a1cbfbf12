"""A template goes back as it came, and a filled one is the same return in whatever way a spreadsheet writes it."""

import csv
import io
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/helse-nord"
MINE = {"role": "submitter", "actor": "helse-nord"}
CSV = {"Content-Type": "text/csv"}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
# What the filled template says, in the order of its lines; a line that is not here stays empty.
DOCUMENT = {
    "expenditure": [{"category": "hardware", "area": "network", "costType": "investment", "amount": 1234567},
                    {"category": "software", "area": "network", "costType": "operating", "amount": 50000000}],
    "memo": {"depreciation": 3000000, "writeDowns": 0},
    "accounts": {"operatingRevenue": 2000000000, "operatingCost": 1900000000},
    "staffing": {"employees": 1000, "fte": "933.4", "ictFteInternal": "70.25", "ictFteContracted": 12},
    "activity": {"drgPoints": "12345.678"},
}
NBSP, NARROW, MINUS = "\u00a0", "\u202f", "\u2212"


def values():
    """What stands in the column `value`, by section and codes."""
    found = {("expenditure", "", cell["category"], cell["area"], cell["costType"]): str(cell["amount"])
             for cell in DOCUMENT["expenditure"]}
    for section, numbers in DOCUMENT.items():
        if section != "expenditure":
            found.update({(section, code, "", "", ""): str(number) for code, number in numbers.items()})
    return found


def grouped(number, space):
    whole, _, fraction = number.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return sign + f"{int(whole):,}".replace(",", space) + ("," + fraction if fraction else "")


def filled(write):
    """The template of an empty draft, with `write(number)` in the values."""
    form = status(get(PATH + "/template?format=csv", **MINE), 200).body.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(form, newline=""), delimiter=";"))
    names, left = rows[0], values()
    for row in rows[1:]:
        key = tuple(row[names.index(name)] for name in ("section", "code", "category", "area", "costType"))
        if key in left:
            row[names.index("value")] = write(left.pop(key))
    equal(left, {}, "lines that the template does not have")
    return rows


def body(rows, separator=";", end="\r\n", mark=True):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator=end).writerows(rows)
    return written.getvalue().encode("utf-8-sig" if mark else "utf-8")


def sha256():
    """Of the newest revision, as a receipt and an auditor have it."""
    return status(get(PATH + "/revisions", **MINE), 200).json["items"][-1]["sha256"]


def is_the_same_return(table):
    """Sent as a table it is the return that was sent as JSON: nothing is new, the version and the hash stay."""
    before, hashed = get(PATH, **MINE), sha256()
    saved = status(put(PATH, table, headers={**CSV, "If-Match": before.etag}, **MINE), 200)
    equal(saved.json["document"], DOCUMENT)
    equal(saved.etag.split("-")[0], before.etag.split("-")[0], "the version")
    equal(sha256(), hashed)


FORM = {}


@story
def a_filled_template_is_the_return_that_json_would_be_with_the_same_sha_256():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-nord"]}, role="publisher"), 201)
    for name, write in {"plain": str, "comma": lambda number: number.replace(".", ",") if "." in number else number,
                        "space": lambda number: grouped(number, " "), "nbsp": lambda number: grouped(number, NBSP),
                        "narrow": lambda number: grouped(number, NARROW)}.items():
        FORM[name] = filled(lambda number, write=write: write(number) if number != "12345.678" else "12 345,678")
    made = status(put(PATH, body(FORM["plain"]), headers=CSV, **MINE), 201)
    equal(made.json["document"], DOCUMENT)
    by_table = sha256()
    again = status(put(PATH, {}, headers={"If-Match": made.etag}, **MINE), 200)
    assert sha256() != by_table
    status(put(PATH, DOCUMENT, headers={"If-Match": again.etag}, **MINE), 200)
    equal(sha256(), by_table)


@story
def semicolons_and_commas_separate():
    is_the_same_return(body(FORM["comma"], separator=";"))
    is_the_same_return(body(FORM["comma"], separator=","))


@story
def a_byte_order_mark_may_stand_first_or_not():
    is_the_same_return(body(FORM["comma"], mark=True))
    is_the_same_return(body(FORM["comma"], mark=False))


@story
def rows_end_as_on_windows_or_as_elsewhere():
    is_the_same_return(body(FORM["comma"], end="\r\n"))
    is_the_same_return(body(FORM["comma"], end="\n"))


@story
def thousands_have_a_space():
    is_the_same_return(body(FORM["space"]))


@story
def thousands_have_a_no_break_space():
    is_the_same_return(body(FORM["nbsp"]))


@story
def thousands_have_a_narrow_no_break_space():
    is_the_same_return(body(FORM["narrow"]))


@story
def a_decimal_comma_is_a_decimal_point():
    assert any("933,4" in row for row in FORM["comma"]) and any("933.4" in row for row in FORM["plain"])
    is_the_same_return(body(FORM["comma"]))
    is_the_same_return(body(FORM["plain"]))


@story
def a_minus_is_a_hyphen_or_the_sign_of_unicode():
    amounts = set()
    for minus in ("-", MINUS, MINUS + " "):
        table = f"section;code;value\naccounts.lines;salary-cost;{minus}1 234 567\nstaffing;fte;{minus}933,4\n"
        answer = status(post(PATH + "/validation", table.encode(), headers=CSV, **MINE), 200).json
        amounts.add(str([(one["rule"], one["pointer"], one["actual"]) for one in answer["findings"]]))
        negative = next(one for one in answer["findings"] if one["pointer"] == "/staffing/fte" and one["rule"] == "V05")
        equal(negative["actual"], "-933.4")
    equal(len(amounts), 1, amounts)


@story
def a_template_goes_back_unchanged_in_each_form_and_is_the_same_return():
    for query, kind in [("", "application/json"), ("?lang=en", "application/json"), ("?format=csv", "text/csv"),
                        ("?format=csv&lang=nn", "text/csv")]:
        before, hashed = get(PATH, **MINE), sha256()
        form = status(get(PATH + "/template" + query, **MINE), 200)
        kept = status(put(PATH, form.body, headers={"Content-Type": kind, "If-Match": before.etag}, **MINE), 200)
        equal((kept.json["document"], sha256()), (DOCUMENT, hashed))
        equal(kept.etag.split("-")[0], before.etag.split("-")[0], "the version")
        equal(get(PATH + "/template" + query, **MINE).body, form.body, "the template of the same return")


@story
def what_changed_in_the_methodology_stands_in_the_template_even_when_nothing_did():
    for year, changed, words in [(2018, False, "uendret"), (2022, True, None)]:
        path = f"/v1/collections/{year}/submissions/helse-nord/template"
        said = status(get(path, **MINE), 200).json["template"]["methodologyChanges"]
        equal((said["changed"], bool(said["text"]), bool(said["codes"])), (changed, True, changed), said)
        table = status(get(path + "?format=csv", **MINE), 200).body.decode("utf-8-sig")
        comments = [line for line in table.splitlines() if line.startswith("#;")]
        assert any(said["text"] in line for line in comments), (said["text"], comments)
        assert words is None or words in said["text"], said
        for change in said["codes"]:
            assert any(change["classification"] in line and all(code in line for code in change["from"] + change["to"])
                       for line in comments), change


@story
def a_template_has_all_that_a_submit_wants_and_what_was_said_of_a_purchase():
    bought = {"supplier": "nhn", "amount": 1000000, "booked": True, "cells": [
        {"category": "software", "area": "network", "costType": "operating", "amount": 1000000}]}
    said = {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}
    before = get(PATH, **MINE)
    status(put(PATH, {**DOCUMENT, "purchases": [bought], "attestations": said}, headers={"If-Match": before.etag},
               **MINE), 200)
    status(submit(PATH, SIGNATORY, **MINE), 200)
    status(post(PATH + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    status(put("/v1/collections/2018", {"state": "open", "reportingUnits": ["helse-nord"]}, role="publisher"), 201)
    path = "/v1/collections/2018/submissions/helse-nord"
    fields = {(field["section"], field.get("code") or field.get("party")): field
              for field in status(get(path + "/template", **MINE), 200).json["template"]["fields"]}
    equal(fields["attestations", "medicalEquipmentExcluded"]["lastYear"], True)
    equal(fields["attestations", "vatBasis"]["lastYear"], "compensated")
    equal((fields["purchases", "nhn"]["lastYear"], fields["purchases", "nhn"]["booked"]), (1000000, True))
    form = status(get(path + "/template?format=csv", **MINE), 200).body
    equal(status(put(path, form, headers=CSV, **MINE), 201).json["document"], {}, "nothing is filled in")
    rows = list(csv.reader(io.StringIO(form.decode("utf-8-sig"), newline=""), delimiter=";"))
    value, last_year = rows[0].index("value"), rows[0].index("lastYear")
    for row in rows[1:]:
        if row[0] in ("purchases", "attestations"):
            row[value] = row[last_year]
    filled_in = status(put(path, body(rows), headers={**CSV, "If-Match": get(path, **MINE).etag}, **MINE), 200).json
    equal(filled_in["document"], {"purchases": [{"supplier": "nhn", "amount": 1000000, "booked": True}],
                                  "attestations": said})


@story
def who_is_not_asked_for_a_return_is_told_so_by_the_form_the_dry_run_and_the_save_alike():
    path = YEAR + "/submissions/helse-vest"
    other = {"role": "submitter", "actor": "helse-vest"}
    details = set()
    for answer in (get(path + "/template", **other), get(path + "/template?format=csv", **other),
                   post(path + "/validation", DOCUMENT, **other), post(path + "/validation", **other),
                   put(path, DOCUMENT, **other), get(path + "/template", role="reviewer")):
        details.add(problem(answer, 409, "not-a-reporting-unit").json["detail"])
    equal(len(details), 1, details)
    assert "helse-vest" in details.pop()


@story
def a_year_that_nobody_is_asked_about_yet_has_a_form_that_says_so_and_rules_to_try():
    path = "/v1/collections/2031/submissions/helse-nord"
    problem(get("/v1/collections/2031"), 404, "not-found")
    form = status(get(path + "/template?lang=en", **MINE), 200)
    assert form.json["template"]["notice"].startswith("There is no collection for this year"), form.json["template"]["notice"]
    assert "There is no collection for this year" in status(get(path + "/template?format=csv&lang=en", **MINE), 200).body.decode("utf-8-sig")
    checked = status(post(path + "/validation", form.json, **MINE), 200).json
    assert checked["rulesRun"] > 0, checked
    problem(put(path, form.json, **MINE), 404, "not-found")
    status(put("/v1/collections/2031", {"state": "planned"}, role="publisher"), 201)
    equal(status(get(path + "/template", **MINE), 200).json["template"]["notice"], None)
    for step in (get("/v1/collections/1991/submissions/helse-nord/template", **MINE),
                 post("/v1/collections/1991/submissions/helse-nord/validation", {}, **MINE)):
        problem(step, 404, "not-found")


run()
