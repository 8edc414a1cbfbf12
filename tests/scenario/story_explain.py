"""Every published number explained, to the last cell, by the server and without it."""

# with: demonstration
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story  # noqa: E402

PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
OTHERS = ["submitter", "reviewer", "publisher", "administrator"]
PUBLICATIONS = ["2017.1", "2024.1"]
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}


def explanation(figure, query, **asker):
    return get(f"/v1/data/figures/{figure}/explain?{query}", **asker)


def steps(step):
    yield step
    for one in step.get("inputs") or []:
        yield from steps(one)


# The tree computed again from what the answer says of its leaves and keys, without any of our code.


def apportion(amount, key, financier):
    """The largest remainder; among equals the first of the key."""
    shares = [(abs(amount) * Fraction(line["share"] or 0) / 100) for line in key]
    parts = [int(share) for share in shares]
    order = sorted(range(len(key)), key=lambda i: (parts[i] - shares[i], i))
    for i in order[: abs(amount) - sum(parts)]:
        parts[i] += 1
    part = parts[[line["financier"] for line in key].index(financier)]
    return -part if amount < 0 else part


def rounded(value, decimals):
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return Fraction(-whole if value < 0 else whole, 10**decimals)


def fold(step, key=None):
    inputs = [fold(one, step.get("key")) for one in step.get("inputs", [])]
    if step["op"] in ("cell", "constant"):
        return Fraction(step["value"] or 0)
    if step["op"] == "sum":
        return sum(inputs, Fraction(0))
    if step["op"] == "negate":
        return -inputs[0]
    if step["op"] == "apportion":
        return Fraction(apportion(int(inputs[0]), key, step["financier"]))
    if step["op"] == "ratio":
        return step["factor"] * inputs[0] / inputs[1]
    if step["op"] == "impute":
        return rounded(inputs[0] * inputs[1] / inputs[2], 0)
    equal(step["op"], "round")
    return rounded(inputs[0], step["decimals"])


@functools.cache
def values_of(publication):
    return status(get(f"/v1/data/figures?publication={publication}"), 200).json["items"]


@story
def every_published_value_folds_again_from_what_was_submitted():
    folded = {publication: 0 for publication in PUBLICATIONS}
    for publication in PUBLICATIONS:
        for item in values_of(publication):
            answer = status(get(item["links"]["explain"], role="auditor"), 200).json
            what = (item["figure"], item["entity"], publication)
            equal((answer["published"], answer["recomputed"]), (item["value"], item["value"]), what)
            if item["value"] is None:
                equal((answer["inputs"], answer["equal"]), (None, None), what)
                equal(answer["absence"], item["absence"], what)
                continue
            equal(answer["equal"], True, what)
            equal(fold(answer), Fraction(item["value"]), what)
            folded[publication] += 1
    assert folded["2017.1"] > 200 and folded["2024.1"] > 10, folded


def resolve(document, pointer):
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document


@story
def every_leaf_leads_to_its_value_in_the_revision_that_was_submitted():
    revisions = {}
    leaves = 0
    for figure, query in [
        ("ict-expenditure", "entity=sector&publication=2017.1"),
        ("ict-expenditure-per-employee", "entity=all-regions&publication=2017.1"),
        ("contracted-share-of-ict-fte", "entity=all-regions&publication=2017.1"),
        ("category-share", "entity=helse-vest&publication=2017.1&category=outsourced-services"),
        ("ict-expenditure", "entity=nhn&publication=2024.1"),
    ]:
        for step in steps(status(explanation(figure, query, role="auditor"), 200).json):
            if "pointer" not in step:
                continue
            address = step["links"]["revision"]
            if address not in revisions:
                revisions[address] = status(get(address, role="auditor"), 200).json
            equal(step["revision"], revisions[address]["revision"], address)
            found = resolve(revisions[address]["document"], step["pointer"])
            if step["op"] == "cell":
                leaves += 1
                value = found["value"] if isinstance(found, dict) else found
                equal(Fraction(value), Fraction(step["value"]), (address, step["pointer"]))
                cell = resolve(revisions[address]["document"], step["pointer"].rsplit("/", 1)[0])
                for name in ("category", "area", "costType"):
                    equal(step.get(name), cell.get(name), (address, step["pointer"]))
            else:
                equal(step["financier"], found["financier"], (address, step["pointer"]))
                for line in step.get("key", []):
                    assert line["share"] is not None, step
    assert leaves > 500, leaves


@story
def anybody_sees_a_figure_explained_as_far_as_sums_are_published():
    sector = get("/v1/data/sector?year=2017").json
    own = {line["entity"]: line["own"] for line in sector["entities"]}
    answer = status(explanation("ict-expenditure", "entity=sector&year=2017"), 200)
    body = answer.json
    equal(body["equal"], True)
    equal((body["publications"], body["value"]), (["2017.1"], sector["net"]))
    assert "nlod" in answer.headers["Link"], answer.headers
    for step in steps(body):
        assert step["op"] in ("round", "ratio", "sum", "negate"), step
        assert "pointer" not in step and "revision" not in step, step
    for entity in body["inputs"][0]["inputs"][0]["inputs"]:
        equal(entity["inputs"][0]["label"], "own")
        equal(entity["inputs"][0]["value"], own[entity["label"]])
        equal(entity["inputs"][0]["closed"], "role")


@story
def only_an_auditor_sees_what_a_single_return_says():
    query = "entity=nhn&year=2017"
    anybody = status(explanation("ict-expenditure", query), 200)
    for role in OTHERS:
        equal(status(explanation("ict-expenditure", query, role=role), 200).body, anybody.body, role)
    auditor = status(explanation("ict-expenditure", query, role="auditor"), 200)
    assert any(step["op"] == "cell" for step in steps(auditor.json))
    assert auditor.etag != anybody.etag
    for answer in (anybody, auditor):
        assert "Authorization" in answer.headers["Vary"], answer.headers
        assert "private" in answer.headers["Cache-Control"], answer.headers
    status(explanation("ict-expenditure", query, role="auditor", headers={"If-None-Match": auditor.etag}), 304)
    problem(explanation("ict-expenditure", query, headers={"Authorization": "Bearer " + "0" * 43}), 401, "unauthorized")


@story
def a_tree_is_cut_at_the_depth_that_was_asked_for():
    whole = explanation("national-share", "entity=helse-vest&year=2017", role="auditor").json
    for depth in range(4):
        query = f"entity=helse-vest&year=2017&depth={depth}"
        cut = status(explanation("national-share", query, role="auditor"), 200).json
        equal((cut["value"], cut["recomputed"], cut["equal"]), (whole["value"], whole["value"], True))
        assert any(step.get("closed") == "depth" for step in steps(cut))
    problem(explanation("national-share", "entity=helse-vest&year=2017&depth=17"), 400, "invalid-parameter")


@story
def what_cannot_be_explained_is_said():
    problem(explanation("no-such-figure", "entity=sector&year=2017"), 404, "not-found")
    problem(explanation("ict-expenditure", "year=2017"), 400, "invalid-parameter")
    problem(explanation("ict-expenditure", "entity=sector"), 400, "invalid-parameter")
    problem(explanation("ict-expenditure", "entity=helse-bergen&year=2017"), 404, "unknown-code")
    problem(explanation("ict-expenditure", "entity=sector&year=2016"), 404, "not-found")
    problem(explanation("category-share", "entity=sector&year=2017"), 400, "invalid-parameter")
    problem(explanation("category-share", "entity=sector&year=2017&category=nothing"), 404, "unknown-code")
    problem(explanation("ict-expenditure", "entity=sector&year=2017&category=software"), 400, "invalid-parameter")
    absent = status(explanation("national-share", "entity=sector&year=2017&lang=en"), 200).json
    equal((absent["value"], absent["inputs"], absent["absence"]["code"]), (None, None, "not-defined-for-entity"))


def what_if(body, **asker):
    return post("/v1/data/what-if", body, **({"role": "publisher"} | asker))


def everything_stored():
    """All rows of all tables, without the key that pg_dump makes up for each run."""
    command = [shutil.which("pg_dump"), "--data-only", "--dbname", os.environ["NK_TEST_DATABASE"]]
    dump = subprocess.run(command, check=True, capture_output=True).stdout
    return [line for line in dump.splitlines() if not line.startswith((b"\\restrict", b"\\unrestrict"))]


@story
def another_key_moves_money_between_financiers_and_writes_nothing():
    before = everything_stored()
    key = [
        {"financier": "helse-midt-norge", "basis": "key", "share": "15.625"},
        {"financier": "helse-nord", "basis": "key", "share": "15.625"},
        {"financier": "helse-sor-ost", "basis": "key", "share": "15.625"},
        {"financier": "helse-vest", "basis": "key", "share": "15.625"},
        {"financier": "municipalities", "basis": "key", "share": "37.5"},
    ]
    returns = [{"actor": "hdo", "financing": key}]
    body = {"year": 2017, "figures": ["ict-expenditure", "national-share"], "returns": returns}
    answer = status(what_if(body), 200).json
    published = {(item["figure"], item["entity"]): item["value"] for item in values_of("2017.1")}
    items = {(item["figure"], item["entity"]): item for item in answer["items"]}
    equal({at: item["before"]["value"] for at, item in items.items()}, {at: published[at] for at in items})
    equal(answer["sector"]["difference"], {"gross": 0, "eliminated": 0, "net": 0})
    regions = ["helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest"]
    # The municipalities still pay 37.5 %, so what all regions pay for each cell moves by a krone of rounding at most.
    assert abs(sum(items["ict-expenditure", region]["difference"] for region in regions)) < 150, items
    equal(items["ict-expenditure", "hdo"]["difference"], 0)
    assert items["ict-expenditure", "helse-sor-ost"]["difference"] < -10_000_000, items
    equal([(one["actor"], one["base"], one["revision"]) for one in answer["returns"]], [("hdo", "publication", 1)])
    equal(answer["returns"][0]["findings"]["error"], 0)
    equal(status(what_if(body, role="auditor"), 200).json, answer)
    assert everything_stored() == before, "something was stored"
    equal(get("/v1/data/figures?publication=2017.1").json["items"], values_of("2017.1"))


@story
def another_cell_moves_what_it_is_part_of():
    document = get("/v1/collections/2017/submissions/helse-vest/revisions/1", role="auditor").json["document"]
    first = document["expenditure"][0]
    cell = {name: first[name] for name in ("category", "area", "costType")}
    more = {"actor": "helse-vest", "cells": [{**cell, "amount": first["amount"] + 1_000_000}]}
    answer = status(what_if({"publication": "2017.1", "returns": [more], "figures": ["ict-expenditure"]}), 200).json
    moved = {item["entity"]: item["difference"] for item in answer["items"] if item["difference"]}
    equal(moved, {"helse-vest": 1_000_000, "all-regions": 1_000_000, "sector": 1_000_000})
    equal(answer["sector"]["difference"], {"gross": 1_000_000, "eliminated": 0, "net": 1_000_000})
    document["expenditure"][0]["amount"] += 1_000_000
    whole = {"actor": "helse-vest", "document": document}
    again = status(what_if({"publication": "2017.1", "returns": [whole], "figures": ["ict-expenditure"]}), 200).json
    equal(again["items"], answer["items"])
    equal(again["returns"][0]["base"], "document")
    less = {"actor": "helse-vest", "cells": [{**cell, "amount": -5}]}
    broken = status(what_if({"year": 2017, "returns": [less], "figures": ["ict-expenditure"]}), 200).json
    errors = [one for one in broken["returns"][0]["findings"]["items"] if one["severity"] == "error"]
    equal([(one["rule"], one["pointer"]) for one in errors], [("V05", "/expenditure/0/amount")])


@story
def the_rules_know_of_a_what_if_what_they_know_of_a_dry_run():
    document = get("/v1/collections/2017/submissions/helse-vest/revisions/1", role="auditor").json["document"]
    bought = document["purchases"][0]
    for amount in (bought, bought["cells"][0]):
        amount["amount"] -= 2_000_000
    answer = status(what_if({"year": 2017, "returns": [{"actor": "helse-vest", "document": document}], "figures": ["ict-expenditure"]}), 200).json
    found = answer["returns"][0]["findings"]["items"]
    dry = status(post("/v1/collections/2017/submissions/helse-vest/validation", document, role="submitter", actor="helse-vest"), 200).json
    names = ("rule", "code", "severity", "pointer", "expected", "actual", "difference", "message")
    equal([[one[name] for name in names] for one in found], [[one[name] for name in names] for one in dry["findings"]])
    assert "V11" in {one["rule"] for one in found}, found


@story
def a_draft_can_be_tried_before_anybody_submits_it():
    address = "/v1/collections/2024/submissions/nhn"
    published = get("/v1/data/sector?publication=2024.1").json["net"]
    status(post(address + "/reopen", {"reason": "En feil i årsregnskapet."}, role="reviewer"), 200)
    draft = status(get(address, role="submitter", actor="nhn"), 200)
    document = draft.json["document"]
    for section in ("expenditureByCategory", "expenditureByArea"):
        document[section][0]["amount"] += 7
    status(put(address, document, role="submitter", actor="nhn", headers={"If-Match": draft.etag}), 200)
    answer = status(what_if({"year": 2024, "returns": [{"actor": "nhn", "draft": True}]}), 200).json
    equal((answer["sector"]["after"]["net"], answer["sector"]["difference"]["net"]), (published + 7, 7))
    equal((answer["returns"][0]["base"], answer["returns"][0]["revision"]), ("revision", 2))
    equal(get("/v1/data/sector?year=2024").json["net"], published)


@story
def a_what_if_that_could_not_be_published_is_refused_as_publishing_would_be():
    circle = [
        {"actor": "nhn", "financing": [{"financier": "pasientreiser", "basis": "key", "share": "100"}]},
        {"actor": "pasientreiser", "financing": [{"financier": "nhn", "basis": "key", "share": "100"}]},
    ]
    problem(what_if({"year": 2017, "returns": circle}), 409, "publication-refused")
    problem(what_if({"year": 2016, "returns": circle}), 404, "not-found")
    unknown = {"year": 2017, "figures": ["no"], "returns": [{"actor": "nobody", "draft": True}]}
    wrong = problem(what_if(unknown), 422, "invalid-body")
    equal([one["pointer"] for one in wrong.json["errors"]], ["/figures/0", "/returns/0/actor"])
    problem(what_if({"year": 2017, "returns": []}), 422, "invalid-body")
    problem(what_if({"year": 2017, "returns": circle}, role=None), 401, "unauthorized")
    for role in ("submitter", "reviewer", "administrator"):
        problem(what_if({"year": 2017, "returns": circle}, role=role), 403, "forbidden")


def offline(*words, stdin=b""):
    return subprocess.run([PROGRAM, *words], input=stdin, capture_output=True)


def bundle_of(publication):
    return status(get(f"/v1/publications/{publication}/bundle"), 200).body


DIMENSIONS = {"2017.1": "entity,year,category,area,costType,origin", "2024.1": "entity,year,category,costType,origin"}


@story
def the_offline_program_answers_what_the_server_answers_byte_for_byte():
    for publication in PUBLICATIONS:
        bundle = bundle_of(publication)
        for language in ("nb", "nn", "en"):
            for words, path in [
                ((), "figures?"),
                (("--sector",), "sector?"),
                (("--expenditure",), f"expenditure?groupBy={DIMENSIONS[publication]}&"),
            ]:
                for form in ("json", "csv"):
                    made = offline("compute", "-", *words, "--format", form, "--lang", language, stdin=bundle)
                    equal((made.returncode, made.stderr), (0, b""), (publication, words))
                    asked = get(f"/v1/data/{path}publication={publication}&lang={language}&format={form}")
                    assert made.stdout == status(asked, 200).body, (publication, words, form, language)


@story
def the_offline_program_verifies_a_bundle_against_its_hashes():
    for publication in PUBLICATIONS:
        bundle = bundle_of(publication)
        known = get(f"/v1/publications/{publication}").json
        hashes = ("--sha256", known["sha256"], "--result-sha256", known["resultSha256"])
        good = offline("verify", "-", "--lang", "en", *hashes, stdin=bundle)
        equal(good.returncode, 0, good)
        assert b"NOT OK" not in good.stdout and good.stdout.count(b"ok   ") == 6, good.stdout
        forged = json.loads(bundle)
        forged["submissions"][0]["document"]["staffing"] = {"employees": 1}
        forged = json.dumps(forged, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        bad = offline("verify", "-", "--lang", "en", *hashes, stdin=forged)
        equal(bad.returncode, 1, bad)
        assert bad.stdout.count(b"NOT OK") >= 2, bad.stdout
    equal(offline("verify", "-", stdin=b'{"format": "nokkeltall-bundle-1"}').returncode, 2)
    equal(offline("verify", "/nowhere/at/all").returncode, 2)
    equal(offline("verify").returncode, 2)
    unknown = offline("verify", "-", "--lang", "en", "--sha256", "0" * 64, stdin=bundle)
    equal(unknown.returncode, 1)
    assert b"NOT OK  SHA-256 of the bundle" in unknown.stdout, unknown.stdout
    equal(offline("rectify", "-").returncode, 2)


@story
def the_offline_program_explains_as_an_auditor_sees_it_and_says_that_it_is_equal():
    with tempfile.NamedTemporaryFile() as file:
        file.write(bundle_of("2017.1"))
        file.flush()
        for figure, entity, code in [
            ("ict-expenditure", "sector", None),
            ("national-share", "helse-vest", None),
            ("category-share", "all-regions", "software"),
        ]:
            of_code = ("--code", code) if code else ()
            made = offline("explain", file.name, "--figure", figure, "--entity", entity, *of_code)
            equal(made.returncode, 0, made.stderr)
            assert made.stderr.endswith(": likt.\n".encode()), made.stderr
            query = f"entity={entity}&publication=2017.1" + (f"&category={code}" if code else "")
            assert made.stdout == explanation(figure, query, role="auditor").body, figure
        equal(offline("explain", file.name, "--figure", "category-share", "--entity", "sector").returncode, 2)
        equal(offline("explain", file.name, "--figure", "nothing", "--entity", "sector").returncode, 2)


@story
def the_offline_program_needs_no_database_and_no_http():
    needed = subprocess.run(["ldd", PROGRAM], check=True, capture_output=True, text=True).stdout
    assert "libjansson" in needed, needed
    assert "libpq" not in needed and "libmicrohttpd" not in needed, needed


run()
