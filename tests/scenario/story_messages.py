"""What a controller reads: amounts, names and units as Norwegian writes them, and with each fault what may stand there."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, request, run, status, story  # noqa: E402

YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/nhn"
MINE = {"role": "submitter", "actor": "nhn"}
SPACE = "\u00a0"


def validation(document, language="nb"):
    answer = status(post(PATH + f"/validation?lang={language}", document, **MINE), 200).json
    return {finding["rule"]: finding for finding in answer["findings"]}


def cell(category="software", area="network", amount=12000000):
    return {"category": category, "area": area, "costType": "operating", "amount": amount}


def refused(body, content_type, code=422, method="PUT", language="nb", etag=None):
    headers = {"Content-Type": content_type, "Accept-Language": language, **({"If-Match": etag} if etag else {})}
    answer = request(method, PATH, body, headers=headers, **MINE)
    equal(answer.status, code, answer.body)
    return [error["detail"] for error in answer.json["errors"]]


def table(text, **options):
    return refused(text.encode(options.pop("encoding", "utf-8")), "text/csv", **options)


@story
def amounts_names_and_units_are_written_as_the_language_writes_them():
    status(put(YEAR, {"state": "open", "reportingUnits": ["nhn"]}, role="publisher"), 201)
    document = {"expenditure": [cell(), cell(amount=-500000)],
                "financing": [{"financier": "helse-vest", "basis": "key", "share": "99.5"}]}
    found = validation(document)
    equal(found["V04"]["message"].split(" er oppgitt")[0], "Cellen Programvare / Tele- og datanettverk / Drift")
    equal(found["V05"]["message"], f"Verdien −500{SPACE}000 kroner er negativ.")
    equal(found["V09"]["message"],
          "Fordelingsnøkkelen summerer til 99,5 prosent, ikke 100 prosent. Differansen er −0,5 prosentpoeng.")
    equal(validation(document, "en")["V05"]["message"], "The value −500,000 kroner is negative.")
    exact = found["V09"]
    equal((exact["expected"], exact["actual"], exact["difference"]), ("100", "99.5", "-0.5"))
    equal({rule: finding["id"] for rule, finding in found.items()},
          {rule: finding["id"] for rule, finding in validation(document, "nn").items()})


@story
def what_is_stated_twice_says_where_it_stands_the_other_time():
    cells = [cell(area="data-centre"), cell(), cell(amount=1)]
    found = validation({"expenditure": cells})["V04"]
    equal((found["pointer"], found["other"]), ("/expenditure/2", {"pointer": "/expenditure/1", "row": None, "column": None}))
    assert found["message"].endswith("Den står også her: /expenditure/1."), found
    head = "section;category;area;costType;value\n"
    rows = "".join("expenditure;{category};{area};{costType};{amount}\n".format(**one) for one in cells)
    answer = status(request("POST", PATH + "/validation?lang=nn", (head + rows).encode(), headers={"Content-Type": "text/csv"},
                            **MINE), 200).json
    found = next(one for one in answer["findings"] if one["rule"] == "V04")
    equal((found["row"], found["other"]), (4, {"pointer": "/expenditure/1", "row": 3, "column": 1}))
    assert found["message"].endswith("Ho står òg her: rad 3, kolonne 1."), found


@story
def too_much_in_one_cell_names_the_lines_that_make_it_up():
    given = [{"financier": region, "basis": "amount", "cells": [cell(amount=7000000)]} for region in ("helse-vest", "helse-nord")]
    found = validation({"expenditure": [cell()], "financing": given})["V28"]
    equal((found["pointer"], found["basis"]["list"]),
          ("/financing/1/cells/0/amount", "helse-nord: 7000000, helse-vest: 7000000"))
    assert f"(Helse Nord: 7{SPACE}000{SPACE}000, Helse Vest: 7{SPACE}000{SPACE}000)" in found["message"], found


@story
def an_unknown_code_gets_those_that_may_stand_there():
    found = validation({"expenditure": [cell(category="maskinvare")]})["V24"]
    assert found["expected"].startswith("hardware, "), found
    assert "den likeste først: hardware, " in found["message"], found


@story
def the_accounts_say_which_year_is_off():
    lines = [{"code": "trade-receivables", "amount": 12518920, "priorYear": 10000000},
             {"code": "other-short-term-receivables", "amount": 171875572, "priorYear": 20000000},
             {"code": "total-receivables", "amount": 184394500, "priorYear": 30000100}]
    answer = status(post(PATH + "/validation", {"expenditure": [cell()], "accounts": {"lines": lines}}, **MINE), 200).json
    said = [finding["message"] for finding in answer["findings"] if finding["rule"] == "A02"]
    equal([message.split(":")[0][-6:] for message in said], ["(2017)", "(2016)"])


@story
def a_table_that_is_refused_says_what_may_stand_there():
    head = "section;category;area;costType;value"
    unknown, = table(head + ";farge\n", code=400)
    assert unknown.startswith("Kolonnen «farge» er ikke kjent. Kolonnene som kan brukes: section, code, party"), unknown
    amount, = table(head + "\nexpenditure;software;network;operating;20245084,50\n")
    assert amount.startswith("«20245084,50» kan ikke brukes som tall her. Beløp er hele kroner"), amount
    missing, = table(head + "\nexpenditure;software;;operating;5\n")
    equal(missing, "Raden mangler en verdi i kolonnen «area».")
    latin, = table(head + ";note\nexpenditure;software;network;operating;5;blå\n", encoding="latin-1", code=400)
    assert "ikke lagret som UTF-8" in latin and "CSV UTF-8" in latin, latin


@story
def a_change_says_the_form_of_the_key_of_its_section():
    made = status(put(PATH, {"expenditure": [cell()]}, **MINE), 201)
    said, = refused({"financing": {"helse-vest": {"share": "100"}}}, "application/merge-patch+json", method="PATCH",
                    etag=made.etag)
    assert "financier/basis (helse-vest/key)" in said, said
    said, = refused({"expenditure": {"software": 5}}, "application/merge-patch+json", method="PATCH", language="nn",
                    etag=made.etag)
    assert "category/area/costType (software/network/operating)" in said and "forma" in said, said


@story
def another_media_type_is_answered_with_those_that_there_are():
    answer = request("PUT", PATH, b"x", headers={"Content-Type": "application/xml"}, **MINE)
    problem(answer, 415, "unsupported-media-type")
    assert "text/csv" in answer.json["detail"] and "application/json" in answer.json["detail"], answer.json


@story
def what_nobody_has_begun_is_told_in_full_however_long_the_name_of_the_unit_is():
    unit = "haugesund-sanitetsforenings-revmatismesykehus"
    form = f"/v1/collections/2017/submissions/{unit}/template"
    for language, sentence in {
        "nb": f"Ingenting er lagret for {unit} i 2017. Skjemaet er på {form}, og sendes tilbake med PUT.",
        "nn": f"Ingenting er lagra for {unit} i 2017. Skjemaet er på {form}, og blir sendt tilbake med PUT.",
        "en": f"Nothing is saved for {unit} in 2017. The form is at {form}, and goes back with PUT.",
    }.items():
        answer = get(f"{YEAR}/submissions/{unit}", headers={"Accept-Language": language}, role="auditor")
        problem(answer, 404, "not-found")
        equal(answer.json["detail"], sentence)


run()
