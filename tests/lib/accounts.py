#!/usr/bin/env python3
"""Every identity of an annual account computed again from the reference data, in Python and with nothing of the program.

    accounts.py RETURN.json    prints what deviates, as the table of docs/accounts.md
"""

import csv
import json
import sys
from pathlib import Path

SEVERITY = {"account-rounding": "info", "account-deviation": "warning", "account-shift": "error",
            "account-shift-quoted": "warning", "account-at-most": "error"}
REFERENCE = Path(__file__).resolve().parents[2] / "sql" / "reference"


def table(name):
    with open(REFERENCE / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


LABELS = {row["code"]: row["label_en"] for row in table("code") if row["classification"] == "account-line"}
IDENTITIES = {row["id"]: row for row in table("account_identity")}
TERMS = {}
for each in table("account_term"):
    TERMS.setdefault(each["identity"], []).append(each)
TOLERANCE = {row["check_name"]: int(row["tolerance"]) for row in table("rule")}


def plain(number):
    """(value, status) of a number as a return states it; None for one that is left out or missing."""
    if number is None or (isinstance(number, dict) and number.get("value") is None):
        return None
    if isinstance(number, dict):
        quoted = number.get("status") == "public-source" and number.get("note")
        return int(number["value"]), "quoted" if quoted else "reported"
    return number, "reported"


class Accounts:
    def __init__(self, document):
        self.lines = {}
        for position, line in enumerate(document["accounts"]["lines"]):
            self.lines.setdefault(line["code"], (position, plain(line.get("amount")), plain(line.get("priorYear"))))
        crossed = "expenditure" in document
        self.cells = document.get("expenditure" if crossed else "expenditureByCategory", [])
        self.cells_pointer = "/expenditure" if crossed else "/expenditureByCategory"
        accounts, memo = document["accounts"], document.get("memo", {})
        self.numbers = {
            "operating-revenue": ("/accounts/operatingRevenue", plain(accounts.get("operatingRevenue"))),
            "operating-cost": ("/accounts/operatingCost", plain(accounts.get("operatingCost"))),
            "depreciation": ("/memo/depreciation", plain(memo.get("depreciation"))),
            "write-downs": ("/memo/writeDowns", plain(memo.get("writeDowns"))),
            "ict-operating": self.cost_type("operating"),
            "ict-investment": self.cost_type("investment"),
        }

    def cost_type(self, cost_type):
        amounts = [plain(cell["amount"])[0] for cell in self.cells if cell["costType"] == cost_type]
        return self.cells_pointer, (sum(amounts), "reported") if amounts else None

    def value(self, term, year):
        """(pointer, (value, status) or None) of a term when its identity is looked at in year 0 or -1."""
        year += int(term["year_offset"])
        if term["number"]:
            return self.numbers[term["number"]] if year == 0 else (None, None)
        if term["line"] not in self.lines or year < -1:
            return None, None
        position, amount, prior = self.lines[term["line"]]
        return (f"/accounts/lines/{position}/amount", amount) if year == 0 else (f"/accounts/lines/{position}/priorYear", prior)


def size(kind, off, larger, numbers, quoted):
    """The check that a difference belongs to."""
    if kind == "at-most":
        return "account-at-most"
    if abs(off) <= TOLERANCE["account-rounding"] or 2 * abs(off) <= numbers:
        return "account-rounding"
    if abs(off) > TOLERANCE["account-deviation"] and 100 * abs(off) > TOLERANCE["account-shift"] * larger:
        return "account-shift-quoted" if quoted else "account-shift"
    return "account-deviation"


def evaluated(document):
    """Every identity that can be looked at, in both years, with what it gives."""
    accounts = Accounts(document)
    for identity, row in IDENTITIES.items():
        for year in (0, -1):
            pointer, stated = accounts.value(TERMS[identity][0], year)
            terms = [(term, accounts.value(term, year)[1]) for term in TERMS[identity][1:]]
            offsets = {term["year_offset"] for term, _ in terms}
            if stated is None or offsets != {term["year_offset"] for term, value in terms if value}:
                continue
            known = [(-1 if term["negative"] == "true" else 1, value) for term, value in terms if value]
            yield {
                "identity": identity, "kind": row["kind"], "year": year, "pointer": pointer, "stated": stated[0],
                "computed": sum(sign * value[0] for sign, value in known), "numbers": len(known) + 1,
                "quoted": all(value[1] == "quoted" for value in [stated] + [value for _, value in known]),
            }


def deviations(document):
    """{(check, pointer, identity): (expected, actual, difference)} of every identity that does not hold."""
    found = {}
    for one in evaluated(document):
        off = one["stated"] - one["computed"]
        if off == 0 or (one["kind"] == "at-most" and off <= TOLERANCE["account-at-most"]):
            continue
        larger = max(abs(one["stated"]), abs(one["computed"]))
        check = size(one["kind"], off, larger, one["numbers"], one["quoted"])
        found[(check, one["pointer"], one["identity"])] = (str(one["computed"]), str(one["stated"]), str(off))
    return found


def markdown(document):
    """What deviates as a table, the gravest first, otherwise in the order of the accounts."""
    lines = ["| what holds | year | stated | computed | difference | severity |", "|---|---|---|---|---|---|"]
    rows = list(deviations(document).items())
    ranks = {"error": 0, "warning": 1, "info": 2}
    for (check, pointer, identity), (expected, actual, difference) in sorted(rows, key=lambda row: ranks[SEVERITY[row[0][0]]]):
        year = document["year"] - pointer.endswith("/priorYear")
        numbers = [f"{int(number):,}".replace(",", " ") for number in (actual, expected, difference)]
        lines.append(f"| {IDENTITIES[identity]['label_en']} | {year} | {' | '.join(numbers)} | {SEVERITY[check]} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as content:
        print(markdown(json.load(content)), end="")
