"""What each return contributes, added up to what is published."""

# with: demonstration
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, problem, run, status, story  # noqa: E402

PARTS = ["own", "eliminated", "contributed", "allocated", "kept"]


def breakdown(query, role="auditor"):
    return get(f"/v1/audit/breakdown?{query}", role=role)


def actors_of(publication):
    return [line["actor"] for line in get(f"/v1/publications/{publication}").json["manifest"]]


@story
def the_contributions_of_all_returns_are_the_published_sector_to_the_krone():
    for publication in ("2017.1", "2024.1"):
        sector = get(f"/v1/data/sector?publication={publication}").json
        net_of = {line["entity"]: line["net"] for line in sector["entities"]}
        totals = dict.fromkeys(PARTS, 0)
        kept = dict.fromkeys(net_of, 0)
        for actor in actors_of(publication):
            one = status(breakdown(f"actor={actor}&publication={publication}"), 200).json
            for part in PARTS:
                totals[part] += one["totals"][part]
                equal(sum(item[part] for item in one["items"]), one["totals"][part], (actor, part))
            for identity in one["identities"]:
                equal((identity["left"], identity["holds"]), (identity["right"], True), (actor, identity["identity"]))
            equal((one["sector"]["net"], one["entity"]["net"]), (sector["net"], net_of[one["entity"]["id"]]), actor)
            kept[one["entity"]["id"]] += one["totals"]["kept"]
        equal((totals["own"], totals["contributed"]), (sector["gross"], sector["net"]), publication)
        equal(totals["eliminated"], sector["eliminated"], publication)
        for line in sector["entities"]:
            if line["net"] is not None:
                equal(kept[line["entity"]] + (line["allocated"] or 0), line["net"], line["entity"])


@story
def the_cells_are_those_of_the_revision_and_add_up_in_any_grouping():
    whole = status(breakdown("actor=helse-vest&year=2017"), 200).json
    revision = status(get(whole["links"]["revision"], role="auditor"), 200).json
    equal((whole["return"]["sha256"], whole["return"]["storedUnchanged"]), (revision["sha256"], True))
    equal(whole["return"]["receipt"], revision["receipt"])
    equal(len(whole["cells"]), len(revision["document"]["expenditure"]))
    for cell in whole["cells"]:
        found = revision["document"]["expenditure"][int(cell["pointer"].split("/")[2])]
        equal((cell["category"], cell["area"], cell["costType"]), (found["category"], found["area"], found["costType"]))
    for group in ("category", "area", "costType", "area,category", "category,costType"):
        some = status(breakdown(f"actor=helse-vest&year=2017&groupBy={group}"), 200).json
        expected = {}
        for item in whole["items"]:
            key = tuple(item[name] for name in some["groupBy"])
            expected[key] = expected.get(key, 0) + item["own"]
        equal({tuple(one[name] for name in some["groupBy"]): one["own"] for one in some["items"]}, expected, group)


@story
def both_ends_of_a_flow_show_the_same_line():
    nhn = status(breakdown("actor=nhn&year=2017"), 200).json
    financing = get("/v1/data/financing?actor=nhn&year=2017").json["items"]
    equal(
        {one["financier"]: one["amount"] for one in nhn["financedBy"]},
        {one["financier"]: one["amount"] for one in financing if one["kind"] != "unfinanced"},
    )
    equal(sum(one["amount"] for one in nhn["financedBy"] if one["eliminated"]), nhn["totals"]["eliminated"])
    equal(sum(one["amount"] for one in nhn["financedBy"] if one["kind"] == "region"), nhn["totals"]["allocated"])
    vest = status(breakdown("actor=helse-vest&year=2017"), 200).json
    assert [one for one in vest["finances"] if one["supplier"] == "nhn"] == [
        one for one in nhn["financedBy"] if one["financier"] == "helse-vest"
    ], vest["finances"]
    equal(sum(one["amount"] for one in vest["finances"]), vest["entity"]["allocated"])


@story
def only_an_auditor_sees_a_breakdown_and_what_cannot_be_broken_down_is_said():
    problem(breakdown("actor=nhn&year=2017", role=None), 401, "unauthorized")
    for role in ("submitter", "reviewer", "publisher", "administrator"):
        problem(breakdown("actor=nhn&year=2017", role=role), 403, "forbidden")
    problem(breakdown("year=2017"), 400, "invalid-parameter")
    problem(breakdown("actor=nhn"), 400, "invalid-parameter")
    problem(breakdown("actor=nhn&year=2017&groupBy=entity"), 400, "invalid-parameter")
    problem(breakdown("actor=nhn&year=2024&groupBy=category,area"), 400, "dimensions-not-crossed")
    problem(breakdown("actor=nobody&year=2017"), 404, "unknown-code")
    problem(breakdown("actor=hdo&year=2024"), 404, "not-found")
    answer = breakdown("actor=nhn&year=2017")
    again = get("/v1/audit/breakdown?actor=nhn&year=2017", role="auditor", headers={"If-None-Match": answer.etag})
    status(again, 304)
    assert "private" in answer.headers["Cache-Control"], answer.headers


run()
