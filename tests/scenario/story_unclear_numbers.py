"""A number that can be read in two ways is never guessed: the draft is saved, the cell waits, and a finding says where."""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, request, run, status, story, submit  # noqa: E402

PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
CATALOGUE = os.path.join(os.environ["NK_BUILD"], "server", "catalogue.json")
YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/helse-nord"
MINE = {"role": "submitter", "actor": "helse-nord"}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
TABLE = """section;code;category;area;costType;value;status;note
expenditure;;software;network;operating;50 000 000;;
expenditure;;hardware;network;investment;1.234;estimated;Anslag
staffing;employees;;;;1000;;
staffing;fte;;;;12,345;;
attestations;medicalEquipmentExcluded;;;;ja;;
attestations;vatBasis;;;;compensated;;
"""
# Pointer, row, column and what was sent.
PLACES = [("/expenditure/1/amount", 3, 6, "1.234"), ("/staffing/fte", 5, 6, "12,345")]


def table(text, **headers):
    return {"body": text.encode(), "headers": {"Content-Type": "text/csv", **headers}, **MINE}


def patch(change, etag):
    return request("PATCH", PATH, change, headers={"Content-Type": "application/merge-patch+json", "If-Match": etag}, **MINE)


def unclear(findings):
    return [one for one in findings if one["rule"] == "F01"]


def without_lines(finding):
    """As a list of findings of a saved draft has it: what has become of it is said there as well."""
    return {name: finding[name] for name in finding if name not in ("state", "explanation", "steps", "actions", "links")}


@story
def a_table_with_unclear_numbers_is_saved_and_each_is_an_error_with_row_column_and_text():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-nord", "helse-vest"]}, role="publisher"), 201)
    made = status(put(PATH, **table(TABLE)), 201).json
    found = unclear(made["findings"]["items"])
    equal([(one["pointer"], one["row"], one["column"], one["actual"]) for one in found], PLACES)
    equal({one["severity"] for one in found}, {"error"})
    said = next(one for one in found if one["actual"] == "1.234")
    assert "som 1234 eller som 1,234." in said["message"], said
    assert said["howToMend"].startswith("Skriv 1234 for det hele tallet, eller 01,234 for desimaltallet."), said
    said = next(one for one in found if one["actual"] == "12,345")
    assert "som 12\u00a0345 eller som 12,345." in said["message"] and "Skriv 12345 for" in said["howToMend"], said
    equal([number["value"] for number in said["basis"]["numbers"]], ["12345", "12.345"])
    cell = made["document"]["expenditure"][1]
    equal((cell.get("amount"), cell["status"], cell["note"]), (None, "missing", "Anslag"))
    equal(cell["unread"], {"text": "1.234", "row": 3, "column": 6, "status": "estimated"})
    equal(made["document"]["staffing"]["fte"], {"status": "missing", "unread": {"text": "12,345", "row": 5, "column": 6}})


@story
def everybody_who_checks_the_return_says_the_same_of_it():
    saved = unclear(get(PATH, **MINE).json["findings"]["items"])
    equal(unclear(post(PATH + "/validation", **MINE).json["findings"]), saved, "the dry run on the saved draft")
    equal(unclear(post(PATH + "/validation", **table(TABLE)).json["findings"]), saved, "the dry run on the table")
    document = get(PATH, **MINE).json["document"]
    equal(unclear(post(PATH + "/validation", document, **MINE).json["findings"]), saved, "the dry run on the document")
    listed = unclear(get(PATH + "/findings", **MINE).json["items"])
    equal([without_lines(one) for one in listed], [without_lines(one) for one in saved], "the list of findings")
    kept = status(patch({"staffing": {"employees": 1001}}, get(PATH, **MINE).etag), 200).json
    equal(unclear(kept["findings"]["items"]), saved, "a change of another number")
    with tempfile.TemporaryDirectory() as folder:
        for name, body in [("return.csv", TABLE.encode()), ("return.json", json.dumps(document).encode())]:
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(body)
            ran = subprocess.run([PROGRAM, "validate", path, "--year", "2017", "--actor", "helse-nord", "--lang", "nb",
                                  "--catalogue", CATALOGUE], capture_output=True, check=False)
            equal(ran.returncode, 1, ran.stderr)
            equal(unclear(json.loads(ran.stdout)["findings"]), saved, name)


@story
def what_get_returns_can_be_put_back_and_a_template_as_well():
    before = get(PATH, **MINE)
    again = status(put(PATH, before.json["document"], headers={"If-Match": before.etag}, **MINE), 200)
    equal(again.etag, before.etag)
    form = status(get(PATH + "/template", **MINE), 200)
    equal(status(put(PATH, body=form.body, headers={"If-Match": before.etag}, **MINE), 200).etag, before.etag)
    sheet = status(get(PATH + "/template?format=csv", **MINE), 200).body.decode("utf-8-sig")
    row = next(line for line in sheet.splitlines() if ";hardware;network;investment;" in line)
    assert ";investment;1.234;estimated;Anslag;" in row, row
    back = status(put(PATH, **table(sheet, **{"If-Match": before.etag})), 200).json
    equal([(one["pointer"], one["actual"]) for one in unclear(back["findings"]["items"])],
          [(pointer, text) for pointer, _, _, text in PLACES])


@story
def a_submit_is_refused_with_the_places_until_every_one_is_mended():
    refused = problem(submit(PATH, SIGNATORY, **MINE), 422, "has-errors")
    assert ("/staffing/fte", "F01") in {(error["pointer"], error["code"]) for error in refused.json["errors"]}, refused
    assert all(error["row"] > 1 and error["column"] > 1 for error in refused.json["errors"]), refused
    by_cell = status(patch({"expenditure": {"hardware/network/investment": {"amount": 1234}}}, get(PATH, **MINE).etag), 200)
    cell = by_cell.json["document"]["expenditure"][1]
    equal((cell["amount"], cell["status"], "unread" in cell), (1234, "estimated", False))
    equal([one["pointer"] for one in unclear(by_cell.json["findings"]["items"])], ["/staffing/fte"])
    by_value = status(patch({"staffing": {"fte": {"value": "12.345"}}}, by_cell.etag), 200)
    equal(by_value.json["document"]["staffing"]["fte"], {"value": "12.345", "status": "reported"})
    equal(unclear(by_value.json["findings"]["items"]), [])


@story
def a_mended_table_says_the_same_as_the_mended_cells():
    before = get(PATH, **MINE)
    mended = TABLE.replace("1.234;", "1 234;").replace("12,345;", "012,345;").replace("1000;", "1001;")
    put_back = status(put(PATH, **table(mended, **{"If-Match": before.etag})), 200).json
    equal(unclear(put_back["findings"]["items"]), [])
    equal(put_back["document"]["expenditure"], before.json["document"]["expenditure"])
    equal(put_back["document"]["staffing"]["fte"], "12.345")
    status(submit(PATH, SIGNATORY, **MINE), 200)


@story
def a_table_that_cannot_be_read_is_refused_with_its_unclear_numbers_in_the_same_pass():
    path = YEAR + "/submissions/helse-vest"
    wrong = TABLE.replace("50 000 000", "femti millioner")
    answer = put(path, **{**table(wrong), "actor": "helse-vest"})
    problem(answer, 422, "invalid-body")
    equal([(one["code"], one["pointer"], one["row"], one["column"]) for one in answer.json["errors"]],
          [("invalid-decimal", "/expenditure/0/amount", 2, 6), ("ambiguous-number", "/expenditure/1/amount", 3, 6),
           ("ambiguous-number", "/staffing/fte", 5, 6)])
    problem(get(path, role="submitter", actor="helse-vest"), 404, "not-found")


run()
