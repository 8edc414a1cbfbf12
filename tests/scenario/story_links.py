"""Whoever follows the links of answers arrives somewhere."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, post, put, request, run, status, story, submit  # noqa: E402

YEAR = "/v1/collections/2018"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
DOCUMENT = {
    "expenditure": [{"category": "software", "area": "network", "costType": "operating", "amount": 12000000},
                    {"category": "software", "area": "unspecified", "costType": "operating", "amount": 9000000}],
    "accounts": {"operatingRevenue": 90000000, "operatingCost": 88000000},
    "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}
UNITS = ["hdo", "helse-nord", "helse-vest", "nhn"]
FROM = ["/v1/collections", YEAR, YEAR + "/submissions", YEAR + "/reconciliation", "/v1/events?limit=3", "/v1/publications"]
MANY = 600  # of a catalogue's links enough are followed


def links_of(value):
    """The addresses that an answer gives to be read, wherever they stand in it; what an action says is done with its method."""
    if isinstance(value, list):
        for item in value:
            yield from links_of(item)
    if not isinstance(value, dict):
        return
    for name, item in value.items():
        if name == "links":
            yield from (link for link in item.values() if isinstance(link, str))
        elif name == "next" and isinstance(item, str):
            yield item
        elif name not in ("document", "actions"):
            yield from links_of(item)


def dead_links(roots, **asker):
    seen, waiting, dead = set(roots), list(roots), []
    while waiting and len(seen) < MANY:
        path = waiting.pop(0)
        answer = get(path, **asker)
        if answer.status != 200:
            dead.append((path, answer.status))
        elif answer.headers.get_content_type() == "application/json":
            new = [link for link in links_of(answer.json) if link.startswith("/") and link not in seen]
            seen.update(new)
            waiting += new
    assert len(seen) > len(roots), seen
    return dead


@story
def every_state_of_a_return_is_there():
    status(put(YEAR, {"state": "open", "due": "2019-03-01", "reportingUnits": UNITS}, role="publisher"), 201)
    for actor in UNITS[1:]:
        path, mine = f"{YEAR}/submissions/{actor}", {"role": "submitter", "actor": actor}
        status(put(path, DOCUMENT, **mine), 201)
        if actor != "helse-nord":
            status(submit(path, SIGNATORY, **mine), 200)
    status(put(YEAR + "/extensions/hdo", {"closes": "2099-01-01", "reason": "Sykdom."}, role="publisher"), 201)
    status(request("DELETE", YEAR + "/extensions/hdo", role="publisher"), 200)
    status(post(YEAR + "/submissions/nhn/approve", {"acceptExplanations": True}, role="reviewer"), 200)
    status(post(YEAR + "/publications", {"kind": "provisional"}, role="publisher"), 201)
    status(post(YEAR + "/publications", {"kind": "provisional", "releaseAt": "2099-01-01T06:00:00Z"}, role="publisher"), 201)
    status(put(YEAR + "/extensions/helse-nord", {"closes": "2099-01-01", "reason": "Sykdom."}, role="publisher"), 201)
    equal([line["state"] for line in get(YEAR + "/submissions", role="reviewer").json["items"]],
          ["not-started", "draft", "submitted", "approved"])


@story
def every_link_leads_somewhere_for_whoever_was_given_it():
    equal(dead_links(["/v1/audit/events", "/v1/audit/publications"], role="auditor"), [])
    for asker in ({"role": "auditor"}, {"role": "reviewer"}, {"role": "publisher"}, *({"role": "submitter", "actor": actor} for actor in UNITS)):
        equal(dead_links(FROM, **asker), [], asker)


@story
def what_is_somebody_elses_is_answered_alike_whatever_is_done_with_it():
    path, mine = YEAR + "/submissions/nhn", {"role": "submitter", "actor": "hdo"}
    answers = [get(path, **mine), put(path, DOCUMENT, **mine), post(path + "/submit", SIGNATORY, **mine), post(path + "/withdraw", **mine),
               post(path + "/validation", DOCUMENT, **mine), get(path + "/template", **mine), get(path + "/findings", **mine)]
    equal({(answer.status, answer.json["type"]) for answer in answers}, {(404, "/problems/not-found")})


@story
def what_has_texts_in_a_language_says_which_and_what_chose_it():
    path, reviewer = YEAR + "/submissions/helse-vest", {"role": "reviewer"}
    finding = get(path + "/findings", **reviewer).json["items"][0]["id"]
    for language in ("nb", "nn", "en"):
        for one in (path, path + "/findings", f"{path}/findings/{finding}", path + "/template", path + "/template?format=csv"):
            asked = {"Accept-Language": language}
            answer = status(get(one, headers=asked, **reviewer), 200)
            equal((answer.headers["Content-Language"], answer.headers["Vary"]), (language, "Accept, Accept-Language, Authorization"), one)
        for checked in (post(f"{path}/validation?lang={language}", **reviewer), post(f"{YEAR}/preview?lang={language}", role="publisher")):
            equal(status(checked, 200).headers["Content-Language"], language)
    for one in (YEAR + "/submissions", YEAR + "/reconciliation", "/v1/events", path + "/revisions"):
        assert "Content-Language" not in status(get(one, **reviewer), 200).headers, one


@story
def every_action_that_is_not_blocked_answers_to_its_method():
    for asker in ({"role": "reviewer"}, {"role": "submitter", "actor": "helse-vest"}):
        for action in get(YEAR + "/submissions/helse-vest", **asker).json["actions"]:
            answer = request("OPTIONS", action["href"])
            assert action["method"] in answer.headers["Allow"], (action, answer)


run()
