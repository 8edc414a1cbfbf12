"""What publishing now would give, before anybody publishes."""

# with: demonstration
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, problem, put, run, status, story  # noqa: E402

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
def nobody_else_sees_a_preview():
    problem(preview(role=None), 401, "unauthorized")
    for role in ("reviewer", "auditor", "administrator"):
        problem(preview(role=role), 403, "forbidden")
    problem(preview(year="/v1/collections/2098"), 404, "not-found")
    problem(preview({"include": "all"}), 422, "invalid-body")
    problem(preview({"drafts": True}), 422, "invalid-body")


run()
