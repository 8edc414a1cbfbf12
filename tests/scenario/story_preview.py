"""What publishing now would give, before anybody publishes."""

# with: demonstration
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2017"
VEST = YEAR + "/submissions/helse-vest"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
MORE = 1_000_000


def preview(body=None, role="publisher", year=YEAR, **asker):
    return post(year + "/preview", body, role=role, **asker)


def everything_stored():
    """All rows of all tables, without the key that pg_dump makes up for each run."""
    command = [shutil.which("pg_dump"), "--data-only", "--dbname", os.environ["NK_TEST_DATABASE"]]
    dump = subprocess.run(command, check=True, capture_output=True).stdout
    return [line for line in dump.splitlines() if not line.startswith((b"\\restrict", b"\\unrestrict"))]


def net(answer):
    return answer["sector"]["net"]


def values(answer):
    return {
        (one["figure"], one["entity"], one.get("category"), one.get("area")): one["after"]["value"]
        for one in answer["items"]
    }


@story
def a_preview_of_what_is_published_already_changes_nothing():
    before = everything_stored()
    answer = status(preview(), 200).json
    equal((answer["wouldBe"], answer["publications"], answer["missing"]), ("2017.2", ["2017.1"], []))
    equal((answer["refusals"], answer["include"]), ([], "approved"))
    for one in answer["items"]:
        equal(one["before"], one["after"], (one["figure"], one["entity"]))
    published = get("/v1/data/sector?publication=2017.1").json
    for name, value in answer["sector"].items():
        equal(value, published[name], name)
    equal(len(answer["returns"]), len(get("/v1/publications/2017.1").json["manifest"]))
    assert everything_stored() == before, "something was stored"


@story
def drafts_and_submitted_returns_are_taken_along_when_they_are_asked_for():
    published = net(status(preview(), 200).json)
    status(post(VEST + "/reopen", {"reason": "En feil."}, role="reviewer"), 200)
    draft = status(get(VEST, role="submitter", actor="helse-vest"), 200)
    document = draft.json["document"]
    document["expenditure"][0]["amount"] += MORE
    status(put(VEST, document, role="submitter", actor="helse-vest", headers={"If-Match": draft.etag}), 200)
    for include, more in (("approved", 0), ("submitted", 0), ("drafts", MORE)):
        equal(net(status(preview({"include": include}), 200).json), published + more, include)
    status(post(VEST + "/submit", SIGNATORY, role="submitter", actor="helse-vest"), 200)
    for include, more in (("approved", 0), ("submitted", MORE), ("drafts", MORE)):
        equal(net(status(preview({"include": include}), 200).json), published + more, include)
    line = next(one for one in preview({"include": "submitted"}).json["returns"] if one["actor"] == "helse-vest")
    equal((line["state"], line["used"]["revision"], line["used"]["state"]), ("submitted", 2, "submitted"))
    line = next(one for one in preview().json["returns"] if one["actor"] == "helse-vest")
    equal((line["state"], line["used"]["revision"], line["used"]["state"]), ("submitted", 1, "approved"))


@story
def a_submitter_sees_what_would_be_published_of_its_own_and_no_more():
    answer = status(preview({"include": "submitted"}, role="submitter", actor="helse-vest"), 200).json
    equal((answer["sector"], [one["actor"] for one in answer["returns"]]), (None, ["helse-vest"]))
    equal({one["entity"] for one in answer["items"]}, {"helse-vest"})
    moved = next(one for one in answer["items"] if one["figure"] == "ict-expenditure")
    equal(moved["difference"], MORE)
    other = status(preview({"include": "drafts"}, role="submitter", actor="nhn"), 200).json
    equal({one["entity"] for one in other["items"]}, {"nhn"})
    for one in other["items"]:
        equal(one["before"], one["after"], one["figure"])


@story
def what_is_published_is_what_the_preview_said():
    status(post(VEST + "/approve", role="reviewer"), 200)
    said = status(preview(), 200).json
    made = status(post(YEAR + "/publications", {"kind": "final"}, role="publisher"), 201).json
    equal(made["id"], said["wouldBe"])
    given = get(f"/v1/data/figures?publication={made['id']}").json["items"]
    equal(
        {(one["figure"], one["entity"], one.get("category"), one.get("area")): one["value"] for one in given},
        values(said),
    )
    sector = get(f"/v1/data/sector?publication={made['id']}").json
    for name, value in said["sector"].items():
        equal(value, sector[name], name)


@story
def who_is_missing_and_what_would_refuse_the_publication_is_said():
    partly = status(preview(year="/v1/collections/2024"), 200).json
    equal(partly["missing"], partly["sector"]["missing"])
    assert "helse-vest" in partly["missing"] and "nhn" not in partly["missing"], partly["missing"]
    year = "/v1/collections/2019"
    status(put(year, {"state": "planned"}, role="publisher"), 201)
    planned = status(preview(year=year), 200).json
    equal([one["code"] for one in planned["refusals"]], ["collection-not-open"])
    etag = get(year).etag
    status(put(year, {"state": "open"}, role="publisher", headers={"If-Match": etag}), 200)
    nothing = status(preview(year=year, headers={"Accept-Language": "en"}), 200).json
    equal((nothing["sector"], nothing["items"]), (None, []))
    equal(
        [(one["code"], one["detail"]) for one in nothing["refusals"]],
        [("publication-refused", "No return has been approved for 2019.")],
    )
    problem(post(year + "/publications", {"kind": "final"}, role="publisher"), 409, "publication-refused")
    circle = {
        "nhn": [{"financier": "pasientreiser", "basis": "key", "share": "100"}],
        "pasientreiser": [{"financier": "nhn", "basis": "key", "share": "100"}],
    }
    cell = {"category": "software", "area": "network", "costType": "operating", "amount": 100}
    for actor, financing in circle.items():
        document = {"expenditure": [cell], "financing": financing}
        status(put(f"{year}/submissions/{actor}", document, role="submitter", actor=actor), 201)
    refused = status(preview({"include": "drafts"}, year=year), 200).json
    equal([one["code"] for one in refused["refusals"]], ["publication-refused"])


@story
def a_final_publication_names_everybody_who_is_missing():
    year = "/v1/collections/2020"
    units = ["hdo", "helse-nord", "helse-vest", "nhn"]
    status(put(year, {"state": "open", "reportingUnits": units}, role="publisher"), 201)
    cell = {"category": "outsourced-services", "area": "network", "costType": "operating", "amount": 900000000}
    bought = {"supplier": "nhn", "amount": 100000000, "booked": True, "cells": [{**cell, "amount": 100000000}]}
    attested = {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}
    nord = year + "/submissions/helse-nord"
    document = {"expenditure": [cell], "purchases": [bought], "attestations": attested}
    status(put(nord, document, role="submitter", actor="helse-nord"), 201)
    status(submit(nord, SIGNATORY, role="submitter", actor="helse-nord"), 200)
    status(post(nord + "/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    reasons = [{"actor": actor, "reason": "Har ikke levert."} for actor in ("hdo", "helse-vest", "nhn")]
    english = {"Accept-Language": "en"}

    answer = status(preview(year=year, headers=english), 200).json
    equal((answer["kind"], answer["refusals"], answer["sector"]["net"]), ("provisional", [], 900000000))
    equal([(one["code"], one["detail"].split(":")[0]) for one in answer["warnings"]],
          [("members-missing", "Without a return"), ("flow-open", "nhn – helse-nord")])
    for excused, told in ((reasons[:2], "Without a return: nhn."), (reasons, None)):
        warnings = status(preview({"missingReasons": excused}, year=year, headers=english), 200).json["warnings"]
        missing = [one["detail"] for one in warnings if one["code"] == "members-missing"]
        assert missing[0].startswith(told) if told else missing == [], (told, missing)
    final = status(preview({"kind": "final"}, year=year, headers=english), 200).json
    equal([one["code"] for one in final["refusals"]], ["publication-refused"])
    equal(final["refusals"][0]["detail"].split(": ")[1], "hdo, helse-vest, nhn.")
    told = status(preview({"include": "approved", "kind": "final"}, year=year, role="submitter", actor="helse-nord"), 200).body
    assert b"hdo" not in told and b"publication-refused" in told, told
    equal(status(preview({"kind": "final", "missingReasons": reasons}, year=year), 200).json["refusals"], [])

    def publish(**wish):
        return post(year + "/publications", wish, role="publisher")

    problem(publish(kind="final"), 409, "publication-refused")
    problem(publish(kind="final", missingReasons=reasons[:2]), 409, "publication-refused")
    too_many = reasons + [{"actor": "helse-nord", "reason": "Har levert."}]
    problem(publish(kind="final", missingReasons=too_many), 409, "publication-refused")
    problem(publish(kind="final", missingReasons=reasons + [{"actor": "hdo", "reason": "En annen."}]), 409, "publication-refused")
    problem(publish(kind="final", missingReasons=[{"actor": "hdo"}]), 422, "invalid-body")
    equal(status(publish(kind="provisional"), 201).json["missingReasons"], [])
    made = status(publish(kind="final", missingReasons=reasons), 201).json
    equal((made["missing"], made["missingReasons"]), (["hdo", "helse-vest", "nhn"], reasons))
    equal(get(f"/v1/publications/{made['id']}").json["missingReasons"], reasons)
    equal(get(f"/v1/publications/{made['id']}/bundle").json["publication"]["missingReasons"], reasons)
    problem(publish(kind="provisional"), 409, "publication-refused")
    equal(status(preview({"kind": "provisional"}, year=year), 200).json["refusals"][0]["code"], "publication-refused")
    equal(status(preview(year=year), 200).json["kind"], "final")
    sector = get(f"/v1/data/figures?figure=ict-expenditure&entity=sector&publication={made['id']}").json["items"][0]
    equal((sector["value"], sector["missing"]), (900000000, ["hdo", "helse-vest", "nhn"]))


@story
def nobody_else_sees_a_preview():
    problem(preview(role=None), 401, "unauthorized")
    for role in ("reviewer", "auditor", "administrator"):
        problem(preview(role=role), 403, "forbidden")
    problem(preview(year="/v1/collections/2098"), 404, "not-found")
    problem(preview({"include": "all"}), 422, "invalid-body")
    problem(preview({"drafts": True}), 422, "invalid-body")


run()
