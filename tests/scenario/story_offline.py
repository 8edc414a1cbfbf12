"""Checking is one computation: a dry run, a save and the offline program say the same of any return, byte for byte."""

import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, put, run, status, story, submit  # noqa: E402

PROGRAM = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltall")
SERVER = os.path.join(os.environ["NK_BUILD"], "server", "nokkeltalld")
CATALOGUE = os.path.join(os.environ["NK_BUILD"], "server", "catalogue.json")
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
TRIES = 240
FOLDER = tempfile.TemporaryDirectory()

CODES = {
    2017: (["personnel-internal", "hardware", "software", "cloud-services", "unspecified", "softwear"],
           ["network", "data-centre", "user-support", "unspecified", "nett"]),
    2023: (["personnel-internal", "hardware", "software", "public-cloud", "unspecified"],
           ["end-user-services", "it-management", "unspecified", "network"]),
}
CODES[2021] = CODES[2017]


def offline(body, year, actor, *options, suffix=".json"):
    path = os.path.join(FOLDER.name, "return" + suffix)
    with open(path, "wb") as file:
        file.write(body)
    return subprocess.run([PROGRAM, "validate", path, "--year", str(year), "--actor", actor, *options],
                          capture_output=True, check=False)


def amount(chance):
    value = chance.choice([0, 1, -5, 100, 12345678, 10**9, 10**16, chance.randrange(10**8)])
    kind = chance.randrange(8)
    if kind == 0:
        return {"status": "missing"}
    if kind == 1:
        return {"value": value, "status": chance.choice(["estimated", "public-source"]), "note": "Anslag"}
    return value


def decimal(chance):
    return chance.choice(["933.4", "12.345", 1000, "0", "-1.5", "100", "40.5", {"value": "7.25", "status": "estimated"}])


def cells(chance, year, margin=None):
    categories, areas = CODES[year]
    made = []
    for _ in range(chance.randrange(1, 6)):
        cell = {"category": chance.choice(categories), "area": chance.choice(areas),
                "costType": chance.choice(["operating", "investment", "drift"]), "amount": amount(chance)}
        if margin:
            del cell[margin]
        made.append(cell)
    return made


def some(chance, names, value):
    return {name: value(chance) for name in names if chance.random() < 0.7}


def measured(chance, year):
    made = {"service": chance.choice(["stamnett", "e-resept", "sentral-forskrivningsmodul", "nowhere"]),
            "indicator": chance.choice(["availability", "availability", "prescriptions-sent", "uptime"]),
            "period": chance.choice([f"{year}", f"{year}-12", f"{year}-11", f"{year}-T3", f"{year - 1}-12", f"{year}-13"]),
            "value": chance.choice(["99.99", "99", "98.9", "101", "12000000"])}
    if chance.random() < 0.3:
        made["minutes"] = {"measured": chance.choice(["44640", "44650"]), "up": "44193.6"}
    return {**made, **some(chance, ["target"], lambda one: one.choice(["99.9", "99.99"])),
            **some(chance, ["verdict"], lambda one: one.choice(["met", "missed"])), **some(chance, ["unit"], lambda one: one.choice(["percent", "share"]))}


def a_return(chance, year):
    made = {
        "expenditure": cells(chance, year),
        "expenditureByCategory": cells(chance, year, "area"),
        "expenditureByArea": cells(chance, year, "category"),
        "memo": some(chance, ["depreciation", "writeDowns"], amount),
        "accounts": {**some(chance, ["operatingRevenue", "operatingCost"], amount),
                     "lines": [{"code": chance.choice(["salary-cost", "service-revenue", "x"]), "amount": amount(chance),
                                **some(chance, ["priorYear"], amount)} for _ in range(chance.randrange(3))]},
        "staffing": some(chance, ["employees", "fte", "ictFteInternal", "ictFteContracted"], decimal),
        "activity": some(chance, ["drgPoints"], decimal),
        "financing": [{"financier": financier, "basis": "key", "share": decimal(chance)}
                      for financier in chance.sample(["helse-vest", "helse-nord", "nobody", "municipalities"], 2)]
        + [{"financier": "helse-sor-ost", "basis": "amount", "cells": cells(chance, year)}],
        "purchases": [{"supplier": chance.choice(["nhn", "hdo", "helse-vest"]), "amount": amount(chance),
                       "booked": chance.random() < 0.5, "cells": cells(chance, year)}],
        "indicators": [measured(chance, year) for _ in range(chance.randrange(6))],
        "serviceCosts": [{"service": chance.choice(["stamnett", "nowhere"]), "amount": amount(chance), "includes": "Drift"}
                         for _ in range(chance.randrange(2))],
        "attestations": {**some(chance, ["medicalEquipmentExcluded"], lambda one: one.random() < 0.5),
                         **some(chance, ["vatBasis"], lambda one: one.choice(["included", "compensated"]))},
        "year": year,
    }
    return {name: value for name, value in made.items() if chance.random() < 0.6}


@story
def the_catalogue_that_was_built_is_the_one_that_the_database_holds():
    held = subprocess.run([SERVER, "catalogue", "--database", os.environ["NK_TEST_DATABASE"]], capture_output=True,
                          check=True).stdout
    with open(CATALOGUE, "rb") as file:
        assert file.read() == held, "build/server/catalogue.json differs from what nokkeltalld catalogue writes"


def printed(program, *words):
    ran = subprocess.run([program, *words], capture_output=True, check=False)
    equal((ran.returncode, ran.stderr), (0, b""), words)
    return ran.stdout.decode()


@story
def every_command_says_how_it_is_used():
    for command in ("compute", "changes", "verify", "verify-receipt", "explain", "validate"):
        for word, language in (("bruk:", ()), ("bruk:", ("--lang", "nn")), ("usage:", ("--lang", "en"))):
            assert printed(PROGRAM, command, "--help", *language).startswith(f"{word} nokkeltall {command} "), command
        assert f"  {command} " in printed(PROGRAM, "--help")
    assert "--sha256 HASH" in printed(PROGRAM, "verify", "no-such-file", "--help")
    for words in (("serve",), ("check-config",), ("catalogue",), ("token", "create"), ("token", "revoke")):
        text = printed(SERVER, *words, "--help")
        assert text.startswith("usage: nokkeltalld ") and " ".join(words) in text, text
    for words in ((), ("token",), ("routes",)):
        assert "provision" in printed(SERVER, *words, "--help"), words
    equal(subprocess.run([PROGRAM, "explain"], capture_output=True, check=False).returncode, 2)


@story
def a_dry_run_a_save_and_the_offline_program_say_the_same_of_any_return():
    chance = random.Random(1)
    languages = ["nb", "nn", "en"]
    found = set()
    for number in range(TRIES):
        year = chance.choice([2017, 2023])
        actor = chance.choice(["helse-nord", "helse-vest", "nhn", "pasientreiser"])
        path, mine = f"/v1/collections/{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
        language = languages[number % 3]
        body = json.dumps(a_return(chance, year)).encode()
        dry = status(post(f"{path}/validation?lang={language}", body, **mine), 200)
        alone = offline(body, year, actor, "--lang", language)
        assert alone.stdout == dry.body, (number, body, alone.stderr, alone.stdout[:2000], dry.body[:2000])
        equal(alone.returncode, 1 if dry.json["counts"]["error"] else 0, body)
        found |= {finding["rule"] for finding in dry.json["findings"]}
    assert len(found) >= 24, sorted(found)


@story
def what_a_save_finds_is_what_a_dry_run_found():
    chance = random.Random(2)
    year, actor = 2017, "helse-nord"
    path, mine = f"/v1/collections/{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
    status(put(f"/v1/collections/{year}", {"state": "open", "reportingUnits": [actor]}, role="publisher"), 201)
    etag = None
    for _ in range(40):
        body = json.dumps(a_return(chance, year)).encode()
        dry = status(post(path + "/validation", body, **mine), 200).json
        saved = put(path, body, headers={"If-Match": etag} if etag else {}, **mine)
        assert saved.status in (200, 201), saved
        equal([{**one, "state": "open"} for one in saved.json["findings"]["items"]], dry["findings"])
        etag = saved.etag
        again = status(post(path + "/validation", **mine), 200).json
        equal(again["findings"], dry["findings"])


LINES = [code["code"] for code in json.load(open(CATALOGUE, encoding="utf-8"))["classifications"][0]["codes"]] + ["x"]
SECTIONS = ["actor", "year", "illustrative", "expenditure", "expenditureByCategory", "expenditureByArea", "memo", "accounts", "staffing",
            "activity", "financing", "purchases", "indicators", "serviceCosts", "attestations"]


def without_twins(value):
    """Of things that say the same of themselves only the first: which of two is the second depends on their order."""
    if isinstance(value, dict):
        return {name: without_twins(one) for name, one in value.items()}
    if not isinstance(value, list):
        return value
    names = {"category", "area", "costType", "code", "financier", "supplier", "service", "indicator", "period"}
    return list({json.dumps(sorted((name, one[name]) for name in names & one.keys())): without_twins(one) for one in reversed(value)}.values())


def shuffled(chance, value, old="", new="", where=None):
    """The same in another order, and where each thing stood before."""
    where = {} if where is None else where
    where[new] = old
    if isinstance(value, dict):
        names = chance.sample(sorted(value), len(value))
        return {name: shuffled(chance, value[name], f"{old}/{name}", f"{new}/{name}", where)[0] for name in names}, where
    if isinstance(value, list):
        order = chance.sample(range(len(value)), len(value))
        return [shuffled(chance, value[i], f"{old}/{i}", f"{new}/{k}", where)[0] for k, i in enumerate(order)], where
    return value, where


def before(where, pointer):
    """A finding may stand at a member that is not there: then its object tells."""
    rest = ""
    while pointer not in where:
        pointer, _, step = pointer.rpartition("/")
        rest = f"/{step}{rest}"
    return where[pointer] + rest


def in_the_document(finding):
    steps = finding["pointer"].split("/")[1:]
    return ([SECTIONS.index(step) if i == 0 and step in SECTIONS else int(step) if step.isdigit() else step for i, step in enumerate(steps)],
            finding["rule"], finding["code"] or "")


def checked(body, year, actor, prior):
    path = os.path.join(FOLDER.name, "prior.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(prior, file)
    answer = offline(json.dumps(body).encode(), year, actor, "--prior", path)
    assert answer.stdout, answer.stderr
    return json.loads(answer.stdout)


@story
def the_order_of_what_is_in_a_return_changes_no_finding():
    chance = random.Random(3)
    found = set()
    for number in range(TRIES):
        year, actor = chance.choice([2017, 2023]), chance.choice(["helse-nord", "nhn", "pasientreiser"])
        ours, last = (without_twins(a_return(chance, each)) for each in (year, year))
        for each in (ours, last):
            each.setdefault("accounts", {})["lines"] = [
                {"code": code, "amount": amount(chance), **some(chance, ["priorYear"], amount)} for code in chance.sample(LINES, chance.randrange(12))]
            each.pop("year", None)
        turned, where = shuffled(chance, ours)
        first = checked(ours, year, actor, last)
        again = checked(turned, year, actor, shuffled(chance, last)[0])
        for finding in again["findings"]:
            finding["pointer"] = before(where, finding.pop("pointer"))
            finding.pop("id")
        for finding in first["findings"]:
            finding.pop("id")
        one, other = (sorted(json.dumps(finding, sort_keys=True) for finding in each["findings"]) for each in (first, again))
        assert one == other, (number, set(one) ^ set(other), ours, turned)
        equal({name: again[name] for name in again if name != "findings"}, {name: first[name] for name in first if name != "findings"})
        equal(first["findings"], sorted(first["findings"], key=in_the_document), "in the order of the document")
        found |= {finding["rule"] for finding in first["findings"]}
    assert len(found) >= 24, sorted(found)


@story
def a_table_is_checked_offline_with_its_rows_and_columns():
    year, actor = 2019, "helse-vest"
    path, mine = f"/v1/collections/{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
    table = ("section;code;category;area;costType;value\r\nexpenditure;;softwear;network;operating;5\r\n"
             "staffing;employees;;;;1\r\nstaffing;fte;;;;1,5\r\n").encode()
    dry = status(post(path + "/validation", table, headers={"Content-Type": "text/csv"}, **mine), 200)
    alone = offline(table, year, actor, suffix=".csv")
    equal((alone.stdout, alone.returncode), (dry.body, 1))
    assert {finding["row"] for finding in dry.json["findings"]} >= {2, 3}, dry.json["findings"]


@story
def the_return_of_the_year_before_is_known_to_both():
    actor = "helse-nord"
    mine = {"role": "submitter", "actor": actor}
    path = f"/v1/collections/2017/submissions/{actor}"
    cell = {"category": "software", "area": "network", "costType": "operating", "amount": 50000000}
    good = {"expenditure": [cell], "staffing": {"employees": 1000, "fte": "900.5"},
            "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}
    status(put(path, good, headers={"If-Match": get(path, **mine).etag}, **mine), 200)
    status(submit(path, SIGNATORY, **mine), 200)
    status(post(path + "/approve", role="reviewer"), 200)
    prior = os.path.join(FOLDER.name, "prior.json")
    with open(prior, "w", encoding="utf-8") as file:
        json.dump(good, file)
    body = json.dumps({**good, "expenditure": [{**cell, "amount": 500000000}]}).encode()
    dry = status(post(f"/v1/collections/2018/submissions/{actor}/validation", body, **mine), 200)
    equal(offline(body, 2018, actor, "--prior", prior).stdout, dry.body)
    assert offline(body, 2018, actor).stdout != dry.body


def sound(chance, path, year, **mine):
    """A return that the rules may warn of, and that can be submitted."""
    categories, areas = CODES[2017]
    for _ in range(50):
        codes = chance.sample([(category, area) for category in categories[:5] for area in areas[:4]], 4)
        made = {
            "expenditure": [{"category": category, "area": area, "costType": "operating", "amount": chance.randrange(10**7, 10**9)}
                            for category, area in codes],
            "staffing": {"employees": chance.randrange(1000, 9000), "fte": f"{chance.randrange(800, 1000)}.5"},
            "purchases": [{"supplier": supplier, "amount": chance.randrange(10**6, 10**8), "booked": False}
                          for supplier in ("nhn", "hdo") if f"/{supplier}" not in path],
            "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
        }
        if path.endswith("/nhn"):
            made["financing"] = [{"financier": "helse-vest", "basis": "amount", "cells": [{**made["expenditure"][0], "amount": 5000000}]}]
        dry = status(post(path + "/validation", made, **mine), 200).json
        if not dry["counts"]["error"]:
            return made
    raise AssertionError(dry["findings"])


def handed_in(chance, year, actor):
    path, mine = f"/v1/collections/{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
    made = sound(chance, path, year, **mine)
    status(put(path, made, **mine), 201)
    status(submit(path, SIGNATORY, **mine), 200)
    return path, made


def kept(name, content):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


@story
def what_the_server_knows_of_other_years_and_of_others_is_given_to_the_program_as_files():
    year, actor, units = 2021, "helse-vest", ["helse-nord", "helse-vest", "nhn"]
    chance, words, found = random.Random(4), [], set()
    for each in (2018, 2019, 2020, 2021):
        status(put(f"/v1/collections/{each}", {"state": "open", "reportingUnits": units}, role="publisher"), 201)
    for each in (2019, 2018, 2020):
        path, made = handed_in(chance, each, actor)
        status(post(path + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
        if each == 2019:
            form = get(path + "/template?format=csv", role="submitter", actor=actor).body
            words += ["--prior", "2019=" + kept("then.csv", form)]
        else:
            words += ["--prior", kept(f"prior-{each}.json", {**made, "year": each, "actor": actor})]
    for other in ("nhn", "helse-nord"):
        made = handed_in(chance, year, other)[1]
        words += ["--other", kept(f"{other}.json", {**made, "actor": other})] if other == "nhn" else \
            ["--other", f"{other}=" + kept(f"{other}.json", made)]
    words += ["--reporting-units", "nhn,helse-vest,helse-nord"]
    path, mine = f"/v1/collections/{year}/submissions/{actor}", {"role": "submitter", "actor": actor}
    for number in range(TRIES // 2):
        chosen = a_return(chance, year) if number % 2 else {**sound(chance, path, year, **mine), **some(chance, ["memo"], lambda one: {})}
        body = json.dumps(chosen).encode()
        dry = status(post(path + "/validation", body, **mine), 200)
        alone = offline(body, year, actor, *words)
        assert alone.stdout == dry.body, (number, body, alone.stderr, alone.stdout[:2000], dry.body[:2000])
        found |= {finding["rule"] for finding in dry.json["findings"]}
        looked = {one["rule"] for one in dry.json["rulesSkipped"]}
    without = {one["rule"] for one in json.loads(offline(body, year, actor).stdout)["rulesSkipped"]}
    assert without > looked and found & (without - looked), (without - looked, found)


@story
def what_cannot_be_read_is_exit_status_2_and_says_why():
    for body, options in [(b"{", ()), (b'{"surprise": 1}', ()), (b"{}", ("--catalogue", "/nowhere"))]:
        answer = offline(body, 2017, "nhn", *options)
        equal((answer.returncode, answer.stdout), (2, b""))
        assert answer.stderr, body
    equal(offline(b"{}", 2017, "nobody").returncode, 2)
    equal(offline(b"{}", 1999, "nhn").returncode, 2)
    equal(offline(b"section;code;value\nmemo;depreciation;lots\n", 2017, "nhn", suffix=".csv").returncode, 2)
    equal(subprocess.run([PROGRAM, "validate", CATALOGUE], capture_output=True, check=False).returncode, 2)


run()
