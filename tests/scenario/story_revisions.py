"""What a controller keeps: a receipt that can be verified, and what is different from one revision to the next."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2018"
PATH = YEAR + "/submissions/helse-vest"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
VEST = {"role": "submitter", "actor": "helse-vest"}
PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
KEPT = {}


def document(software, extra=None):
    return {
        "expenditure": [
            {"category": "hardware", "area": "network", "costType": "investment", "amount": 10000000},
            {"category": "software", "area": "data-centre", "costType": "operating", "amount": software},
        ],
        "accounts": {"operatingRevenue": 2000000000, "operatingCost": 1900000000},
        "staffing": {"employees": 1000, "fte": "933.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
        **(extra or {"attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}),
    }


def verified(receipt, content, rules=None):
    """What the offline program says of a receipt and a document."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, thing in (("receipt.json", receipt), ("document.json", content)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "w", encoding="utf-8") as file:
                json.dump(thing, file, indent=2)
        if rules is not None:
            paths += ["--rule-set", os.path.join(folder, "rules.json")]
            with open(paths[-1], "wb") as file:
                file.write(rules)
        return subprocess.run([PROGRAM, "verify-receipt", *paths, "--lang", "en"], capture_output=True, text=True, check=False)


def reopened(reason):
    status(post(PATH + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    equal(get(PATH, **VEST).json["changedSinceApproval"], False)
    status(post(PATH + "/reopen", {"reason": reason}, role="reviewer"), 200)
    return get(PATH, **VEST)


@story
def a_submit_names_who_answers_for_it_and_gives_a_receipt():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-vest", "nhn"]}, role="publisher"), 201)
    saved = status(put(PATH, document(100000000), **VEST), 201).json
    equal(saved["changedSinceApproval"], None)
    for body in ({}, {"signatory": {"name": "Kari"}}, {"signatory": {"name": "", "title": "x"}}):
        problem(post(PATH + "/submit", body, **VEST), 422, "invalid-body")
    receipt = status(submit(PATH, SIGNATORY, **VEST), 200).json
    equal(len(receipt["ruleSet"]), 64, receipt)
    equal(status(get(f"{PATH}/receipts/{receipt['receipt']}", **VEST), 200).json, receipt)
    problem(get(PATH + "/receipts/2018-helse-vest-1-000000000000", **VEST), 404, "not-found")
    problem(get(f"{PATH}/receipts/{receipt['receipt']}", role="submitter", actor="nhn"), 404, "not-found")
    KEPT["receipt"] = receipt


@story
def a_receipt_is_verified_without_a_server():
    receipt = KEPT["receipt"]
    right = verified(receipt, document(100000000))
    equal(right.returncode, 0, right)
    other_order = dict(reversed(document(100000000).items()))
    equal(verified(receipt, other_order).returncode, 0)
    wrong = verified(receipt, document(100000001))
    equal(wrong.returncode, 1, wrong)
    assert "NOT OK" in wrong.stdout, wrong
    assert receipt["links"]["self"] in right.stdout, right
    equal(receipt["signatory"], SIGNATORY["signatory"])
    changes = {"submittedAt": "2018-01-01T00:00:00Z", "ruleSet": "0" * 64, "methodology": "2022",
               "signatory": {**receipt["signatory"], "title": "Vikar"}}
    for name, value in changes.items():
        equal(verified({**receipt, name: value}, document(100000000)).returncode, 1, name)
    equal(verified({name: value for name, value in receipt.items() if name != "digest"}, document(100000000)).returncode, 1)
    said = {name: value for name, value in receipt.items() if name not in ("digest", "links")}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    equal(hashlib.sha256(text.encode()).hexdigest(), receipt["digest"])
    equal(verified({**receipt, "receipt": "2018-helse-vest-2-000000000000"}, document(100000000)).returncode, 1)
    equal(verified({"receipt": "x"}, document(100000000)).returncode, 2)
    equal(verified(receipt, {"surprise": 1}).returncode, 2)
    rules = status(get(receipt["links"]["ruleSet"]), 200).body
    equal(verified(receipt, document(100000000), rules).returncode, 0)
    other = verified(receipt, document(100000000), rules.replace(b'"tolerance":0', b'"tolerance":1', 1))
    equal(other.returncode, 1, other)
    assert "NOT OK  the rules" in other.stdout, other
    spelt = verified(receipt, {**document(100000000), "actor": "helse-vest", "year": 2018})
    assert spelt.returncode == 0 and "actor and year" in spelt.stdout, spelt
    assert "actor and year" not in right.stdout, right
    equal(verified(receipt, {**document(100000000), "illustrative": True}).returncode, 1)
    equal(subprocess.run([PROGRAM, "verify-receipt", "only-one"], capture_output=True, check=False).returncode, 2)


@story
def the_difference_between_revisions_is_told_value_by_value():
    draft = reopened("Rettet lisenskostnad.")
    equal(draft.json["changedSinceApproval"], False)
    changed = document(101500000, {"memo": {"depreciation": 3000000, "writeDowns": 0}})
    changed["expenditure"].reverse()
    changed["staffing"]["fte"] = "934.15"
    saved = status(put(PATH, changed, headers={"If-Match": draft.etag}, **VEST), 200).json
    equal(saved["changedSinceApproval"], True)
    told = status(get(PATH + "/revisions/1...2", **VEST), 200).json
    items = {item["pointer"]: item for item in told["items"]}
    software = items["/expenditure/software/data-centre/operating/amount"]
    equal((software["before"], software["after"], software["difference"], software["kind"]),
          ("100000000", "101500000", "1500000", "changed"))
    equal(items["/staffing/fte"]["difference"], "0.75")
    equal((told["sectionsAdded"], told["sectionsRemoved"]), (["memo"], ["attestations"]))
    equal(told["counts"], {"added": 2, "removed": 2, "changed": 2})
    assert not any("hardware" in pointer for pointer in items), items
    back = status(get(PATH + "/revisions/2...1", role="auditor"), 200).json
    equal(back["counts"], told["counts"])
    equal(status(get(PATH + "/revisions/2...2", role="reviewer"), 200).json["items"], [])


@story
def what_is_no_pair_of_revisions_is_not_found():
    for numbers in ("1...3", "0...1", "...", "1...", "1..2", "1...2...3", "1...2.0"):
        problem(get(f"{PATH}/revisions/{numbers}", **VEST), 404, "not-found")
    problem(get(PATH + "/revisions/1...2", role="submitter", actor="nhn"), 404, "not-found")


@story
def the_log_names_whom_a_token_was_made_for():
    events = status(get("/v1/audit/events", role="auditor"), 200).json["items"]
    assert events and all(one["principalName"] for one in events if one["principal"].startswith("token:")), events


run()
