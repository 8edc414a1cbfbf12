"""An annual account of two hundred lines: what does not add up is found where it is, by its size, and nothing else is."""

# with: demonstration
import copy
import json
import os
import random
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
import accounts  # noqa: E402
from client import equal, get, put, request, run, status, story  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = json.loads((ROOT / "demonstration" / "2024" / "nhn.json").read_text(encoding="utf-8"))
CHECKS = {row["id"]: row["check_name"] for row in accounts.table("rule") if row["check_name"].startswith("account-")}
IDENTITY_CHECKS = {"account-rounding", "account-deviation", "account-shift", "account-shift-quoted",
                   "account-at-most"}
CALLER = {"role": "submitter", "actor": "nhn"}
SEED = 20241231
LABELS = {**accounts.LABELS, **{identity: row["label_en"] for identity, row in accounts.IDENTITIES.items()}}


def validation(document, path="/v1/collections/2024/submissions/nhn"):
    answer = status(request("POST", f"{path}/validation", document, headers={"Accept-Language": "en"}, **CALLER), 200).json
    for finding in answer["findings"]:
        if CHECKS.get(finding["rule"]) in IDENTITY_CHECKS:
            assert finding["code"] in accounts.IDENTITIES, finding
            assert finding["message"].startswith(LABELS[finding["code"]]), finding
    return answer["findings"]


def findings_of(document):
    return [finding for finding in validation(document) if finding["rule"] in CHECKS]


def of_identities(findings):
    return {(CHECKS[f["rule"]], f["pointer"], f["code"]): (f["expected"], f["actual"], f["difference"])
            for f in findings if CHECKS[f["rule"]] in IDENTITY_CHECKS}


def line_of(document, code):
    return next(line for line in document["accounts"]["lines"] if line["code"] == code)


def reported(document):
    """The same accounts as if they were the sender's own numbers."""
    document = copy.deepcopy(document)
    for line in document["accounts"]["lines"]:
        for member in ("amount", "priorYear"):
            if member in line:
                line[member] = line[member]["value"]
    return document


def equations(document):
    """{number: coefficient} of every identity that can be looked at; a number is its pointer. The sum is to be zero."""
    view = accounts.Accounts(document)
    for one in accounts.evaluated(document):
        if one["kind"] == "at-most":
            continue
        row = {one["pointer"]: Fraction(1)}
        for term in accounts.TERMS[one["identity"]][1:]:
            pointer, value = view.value(term, one["year"])
            if value:
                row[pointer] = row.get(pointer, Fraction(0)) + (1 if term["negative"] == "true" else -1)
        yield row


def put_number(document, pointer, value):
    steps = pointer.split("/")[1:]
    for step in steps[:-1]:
        document = document[int(step)] if isinstance(document, list) else document[step]
    document[steps[-1]] = value


def made_whole():
    """The published accounts, with as few numbers as it takes changed so that all of it holds: Gauss, where what is solved for is
    rather accumulated depreciation or the total of cost than another line of the notes, and that than a line of the statements."""
    document = reported(PUBLISHED)
    codes = [line["code"] for line in document["accounts"]["lines"]]

    def preference(pointer):
        code = codes[int(pointer.split("/")[3])] if pointer.count("/") == 4 else ""
        return code.endswith("-art"), "accumulated" not in code, not code.endswith("cost-opening-total"), not code.startswith("note-"), not code.startswith("cash-flow"), code

    solved = {}
    for row in equations(document):
        for pointer in [pointer for pointer in row if pointer in solved]:
            factor = row.pop(pointer)
            for other, coefficient in solved[pointer].items():
                row[other] = row.get(other, Fraction(0)) + factor * coefficient
        row = {pointer: coefficient for pointer, coefficient in row.items() if coefficient}
        if not row:
            continue
        pivot = min(row, key=preference)
        divisor = row.pop(pivot)
        expression = {pointer: -coefficient / divisor for pointer, coefficient in row.items()}
        for other in solved.values():
            if pivot in other:
                factor = other.pop(pivot)
                for pointer, coefficient in expression.items():
                    other[pointer] = other.get(pointer, Fraction(0)) + factor * coefficient
        solved[pivot] = expression
    stated = {}
    for pointer in {pointer for expression in solved.values() for pointer in expression}:
        steps = pointer.split("/")[1:]
        value = document
        for step in steps:
            value = value[int(step)] if isinstance(value, list) else value[step]
        stated[pointer] = value["value"] if isinstance(value, dict) else value
    for pivot, expression in solved.items():
        value = sum((coefficient * stated[pointer] for pointer, coefficient in expression.items()), Fraction(0))
        equal(value.denominator, 1)
        put_number(document, pivot, int(value))
    return document


@story
def the_lines_are_public_with_their_parents_signs_and_identities():
    answer = status(get("/v1/classifications/account-line?year=2024"), 200).json
    equal([code["code"] for code in answer["codes"]], list(accounts.LABELS))
    lines = {code["code"]: code["account"] for code in answer["codes"]}
    equal(lines["total-operating-cost"]["parent"],
          {"code": "operating-result", "negative": True, "identity": "operating-result"})
    equal(lines["total-operating-cost"]["isSum"], True)
    equal((lines["note-8-tangible-additions-equipment"]["row"], lines["note-8-tangible-additions-equipment"]["column"]),
          ("additions", "equipment"))
    equal([identity["id"] for identity in answer["identities"]], list(accounts.IDENTITIES))
    for identity in answer["identities"]:
        equal([term["line"] or "" for term in [identity["stated"]] + identity["terms"]],
              [term["line"] for term in accounts.TERMS[identity["id"]]])


@story
def the_published_accounts_deviate_where_they_do_and_nowhere_else():
    findings = findings_of(PUBLISHED)
    equal(of_identities(findings), accounts.deviations(PUBLISHED))
    equal(len(findings), len(of_identities(findings)))
    by_code = {finding["code"]: finding for finding in findings}
    equal((by_code["note-2-invoiced-down"]["difference"], by_code["note-2-invoiced-down"]["severity"]), ("17500", "warning"))
    equal((by_code["note-2-solutions-across"]["difference"], by_code["note-2-solutions-across"]["severity"]), ("-56", "warning"))
    equal({f["severity"] for f in findings if f["code"] == "operating-result"}, {"info"})
    equal({f["severity"] for f in findings}, {"info", "warning"})


@story
def the_same_numbers_as_the_senders_own_are_errors_where_a_column_is_shifted():
    document = reported(PUBLISHED)
    findings = findings_of(document)
    equal(of_identities(findings), accounts.deviations(document))
    errors = {finding["code"] for finding in findings if finding["severity"] == "error"}
    equal(errors, {"total-transfers", "note-8-tangible-accumulated-opening-across", "note-8-tangible-book-opening-infrastructure",
                   "note-8-tangible-book-opening-equipment", "note-8-tangible-book-opening-total"})


@story
def accounts_that_add_up_have_no_findings_and_one_changed_number_is_found_in_exactly_its_identities():
    whole = made_whole()
    equal(findings_of(whole), [])
    chance = random.Random(SEED)
    lines = whole["accounts"]["lines"]
    for _ in range(25):
        document = copy.deepcopy(whole)
        position = chance.randrange(len(lines))
        member = chance.choice([member for member in ("amount", "priorYear") if member in lines[position]])
        document["accounts"]["lines"][position][member] += chance.choice([-1, 1]) * chance.choice([1, 56, 17500, 10**9])
        year = 0 if member == "amount" else -1
        code = lines[position]["code"]
        concerned = {one["identity"] for one in accounts.evaluated(document)
                     if any(term["line"] == code and one["year"] + int(term["year_offset"]) == year
                            for term in accounts.TERMS[one["identity"]])}
        concerned -= {identity for identity in concerned if accounts.IDENTITIES[identity]["kind"] == "at-most"}
        found = of_identities(findings_of(document))
        equal(found, accounts.deviations(document))
        equal({identity for check, _, identity in found if check != "account-at-most"}, concerned, f"{code} {member}")


@story
def a_saved_draft_says_the_same_with_the_message_in_the_language_that_is_asked_for():
    collection = {"state": "open", "opens": "2026-01-01", "due": "2026-04-01", "closes": "2030-06-15", "methodology": "2022",
                  "reportingUnits": ["nhn"]}
    status(put("/v1/collections/2025", collection, role="publisher"), 201)
    document = {name: value for name, value in PUBLISHED.items() if name != "year"}
    path = "/v1/collections/2025/submissions/nhn"
    status(put(path, document, **CALLER), 201)
    saved = [finding for finding in validation(None, path) if finding["rule"] in CHECKS]
    equal(of_identities(saved), accounts.deviations(document))
    invoiced = next(f for f in saved if f["code"] == "note-2-invoiced-down")
    equal(invoiced["message"], "Note 2: the column “invoiced” adds up (2025): the numbers give 1,042,953,698 kroner but"
          " 1,042,971,198 kroner is stated. The difference is 17,500 kroner.")
    equal(line_of(document, "note-2-total-invoiced"), document["accounts"]["lines"][int(invoiced["pointer"].split("/")[3])])


@story
def a_line_that_nobody_knows_a_sum_that_is_left_out_a_turned_sign_and_a_copy_of_last_year_are_told():
    whole = made_whole()
    document = copy.deepcopy(whole)
    document["accounts"]["lines"] = [line for line in document["accounts"]["lines"] if line["code"] != "total-receivables"]
    missing = [f for f in findings_of(document) if CHECKS[f["rule"]] == "account-sum-stated"]
    total = line_of(whole, "total-receivables")
    equal({(f["pointer"], f["code"]) for f in missing}, {("/accounts/lines", "total-receivables")})
    assert missing[0]["expected"] in (str(total["amount"]), str(total["priorYear"])), missing

    document = copy.deepcopy(whole)
    line_of(document, "art")["amount"] *= -1
    signs = [f for f in findings_of(document) if CHECKS[f["rule"]] == "account-sign"]
    equal([(f["code"], f["severity"]) for f in signs], [("art", "warning")])

    document = copy.deepcopy(whole)
    for line in document["accounts"]["lines"]:
        if "priorYear" in line:
            line["amount"] = line["priorYear"]
    equal([f["pointer"] for f in findings_of(document) if CHECKS[f["rule"]] == "account-stale-copy"], ["/accounts/lines"])

    document = copy.deepcopy(whole)
    document["accounts"]["lines"].append({"code": "salery-cost", "amount": 1})
    unknown = [f for f in validation(document) if f["pointer"] == f"/accounts/lines/{len(whole['accounts']['lines'])}/code"]
    equal([f["severity"] for f in unknown], ["error"])


@story
def the_return_beside_the_accounts_says_the_same_and_no_more():
    document = reported(PUBLISHED)
    document["accounts"]["operatingRevenue"] = 2212852353 - 56
    document["expenditureByCategory"][2]["amount"] += 1000
    document["expenditureByArea"][1]["amount"] += 1000
    found = of_identities(findings_of(document))
    equal(found[("account-deviation", "/accounts/operatingRevenue", "return-operating-revenue")],
          ("2212852353", "2212852297", "-56"))
    equal(found[("account-at-most", "/expenditureByCategory", "ict-investment-within-additions")],
          ("70553284", "70554284", "1000"))
    equal(found, accounts.deviations(document))


run()
