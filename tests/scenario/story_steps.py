"""Steps of a return that meet each other, come twice, or come in an order that nobody thought of."""

import os
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, explain, get, post, problem, put, run, status, story, submit, unexplained  # noqa: E402

YEAR = "/v1/collections/2018"
PATH = YEAR + "/submissions/helse-vest"
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
VEST, REVIEWER = {"role": "submitter", "actor": "helse-vest"}, {"role": "reviewer"}
ROUNDS = 6


def document(amount):
    """Most of it is not broken down, which wants an explanation."""
    cell = {"category": "software", "costType": "operating"}
    return {
        "expenditure": [{**cell, "area": "network", "amount": 1000}, {**cell, "area": "unspecified", "amount": amount}],
        "accounts": {"operatingRevenue": 90000000, "operatingCost": 88000000},
        "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
    }


def save(amount):
    etag = get(PATH, **VEST).etag
    answer = put(PATH, document(amount), headers={"If-Match": etag} if etag else None, **VEST)
    assert answer.status in (200, 201), answer
    return answer.json


def at_once(*requests):
    """The statuses of requests that are sent together, in their order."""
    answers, start = [None] * len(requests), threading.Barrier(len(requests))

    def ask(index):
        start.wait()
        answers[index] = requests[index]()

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(len(requests))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def events(action):
    items, path = [], "/v1/audit/events"
    while path:
        page = status(get(path, role="auditor"), 200).json
        items, path = items + page["items"], page["next"]
    return [item for item in items if item["action"] == action]


def sql(statement):
    done = subprocess.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-d", os.environ["NK_TEST_DATABASE"], "-c",
                           "SET search_path = nokkeltall; " + statement], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else done.stderr


@story
def of_several_submits_at_once_exactly_one_wins_and_gives_one_receipt():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-vest", "hdo"]}, role="publisher"), 201)
    for number in range(1, ROUNDS + 1):
        save(12000000 + number)
        for finding in unexplained(PATH, **VEST):
            status(explain(PATH, finding["id"], **VEST), 200)
        answers = at_once(*[lambda: post(PATH + "/submit", SIGNATORY, **VEST)] * 4)
        equal(sorted(answer.status for answer in answers), [200, 409, 409, 409])
        receipt = next(answer.json for answer in answers if answer.status == 200)
        equal((receipt["revision"], get(PATH, **VEST).json["receipt"]), (number, receipt["receipt"]))
        equal(len(events("submitted")), number)
        status(post(PATH + "/withdraw", **VEST), 200)


@story
def what_was_withdrawn_is_saved_and_submitted_again_as_a_new_revision():
    problem(post(PATH + "/submit", SIGNATORY, **VEST), 409, "wrong-state")
    problem(post(PATH + "/withdraw", **VEST), 409, "wrong-state")
    before = get(PATH, **VEST).json
    equal((before["state"], before["revision"]), ("withdrawn", ROUNDS))
    again = save(12000000 + ROUNDS)
    equal((again["state"], again["revision"], again["document"]), ("draft", ROUNDS + 1, before["document"]))
    equal(unexplained(PATH, **VEST), [])
    receipt = status(post(PATH + "/submit", SIGNATORY, **VEST), 200).json
    assert receipt["receipt"] != before["receipt"], receipt
    equal([one["state"] for one in get(PATH + "/revisions", **VEST).json["items"]], ["withdrawn"] * ROUNDS + ["submitted"])


@story
def of_an_approval_and_a_withdrawal_at_once_exactly_one_wins():
    for number in range(ROUNDS):
        if get(PATH, **VEST).json["state"] != "submitted":
            save(13000000 + number)
            status(submit(PATH, SIGNATORY, **VEST), 200)
        approved, withdrawn = at_once(lambda: post(PATH + "/approve", {"acceptExplanations": True}, **REVIEWER),
                                      lambda: post(PATH + "/withdraw", **VEST))
        equal(sorted([approved.status, withdrawn.status]), [200, 409], (approved, withdrawn))
        state = get(PATH, **VEST).json["state"]
        equal(state, "approved" if approved.status == 200 else "withdrawn")
        if state == "approved":
            status(post(PATH + "/reopen", {"reason": "Prøves igjen."}, **REVIEWER), 200)


@story
def a_return_and_an_approval_at_once_leave_one_of_them():
    if get(PATH, **VEST).json["state"] != "submitted":
        save(14000000)
        status(submit(PATH, SIGNATORY, **VEST), 200)
    answers = at_once(lambda: post(PATH + "/approve", {"acceptExplanations": True}, **REVIEWER),
                      lambda: post(PATH + "/return", {"reason": "Se over."}, **REVIEWER))
    equal(sorted(answer.status for answer in answers), [200, 409])


@story
def why_a_return_was_reopened_stays_when_it_is_sent_back_for_another_reason():
    if get(PATH, **VEST).json["state"] != "approved":
        save(15000000)
        status(submit(PATH, SIGNATORY, **VEST), 200)
        status(post(PATH + "/approve", {"acceptExplanations": True}, **REVIEWER), 200)
    status(post(YEAR + "/publications", {"kind": "provisional"}, role="publisher"), 201)
    status(post(PATH + "/reopen", {"reason": "Lisensene var ført to ganger."}, **REVIEWER), 200)
    save(11000000)
    status(submit(PATH, SIGNATORY, **VEST), 200)
    back = status(post(PATH + "/return", {"reason": "Signaturen mangler."}, **REVIEWER), 200).json
    equal((back["reason"], back["reopenedBecause"]), ("Signaturen mangler.", "Lisensene var ført to ganger."))
    save(11000000)
    status(submit(PATH, SIGNATORY, **VEST), 200)
    status(post(PATH + "/approve", {"acceptExplanations": True}, **REVIEWER), 200)
    told = [(one["reason"], one["reopenedBecause"]) for one in get(PATH + "/revisions", role="auditor").json["items"]]
    equal(told[-2:], [("Signaturen mangler.", "Lisensene var ført to ganger."), (None, None)])
    status(post(YEAR + "/publications", {"kind": "provisional", "note": "Rettet."}, role="publisher"), 201)
    changes = status(get("/v1/publications/2018.2/changes"), 200).json
    assert "Lisensene var ført to ganger." in str(changes), changes


@story
def an_explanation_is_not_decided_over_after_the_approval():
    warned = [one for one in get(PATH + "/findings", **REVIEWER).json["items"] if one["severity"] == "warning"]
    for one in warned:
        problem(post(f"{PATH}/findings/{one['id']}/reject", {"reason": "Likevel ikke."}, **REVIEWER), 409, "wrong-state")
        problem(post(f"{PATH}/findings/{one['id']}/accept", **REVIEWER), 409, "wrong-state")
        equal(one["state"], "accepted")
    assert warned, "the story has a warning"
    equal(get(PATH, **VEST).json["state"], "approved")


@story
def nobody_approves_what_they_submitted_neither_here_nor_in_the_database():
    status(post(PATH + "/reopen", {"reason": "Én gang til."}, **REVIEWER), 200)
    reviewer = next(event["principal"] for event in reversed(events("reopened")))
    number = get(PATH, **VEST).json["revision"]
    this = f"WHERE actor = 'helse-vest' AND number = {number}"
    submitted = sql("UPDATE revision SET state = 'submitted', version = version + 1, submitted_at = now(), "
                    f"submitted_by = '{reviewer}', signatory_name = 'n', signatory_title = 't', receipt = 'r' {this}")
    equal(submitted, "")
    problem(post(PATH + "/approve", {"acceptExplanations": True}, **REVIEWER), 403, "same-person")
    refused = sql(f"UPDATE revision SET state = 'approved', version = version + 1, decided_at = now(), decided_by = '{reviewer}' {this}")
    assert "revision_approved_by_another" in refused, refused
    status(post(PATH + "/return", {"reason": "Noen andre må levere."}, **REVIEWER), 200)


run()
