"""Whatever bad input is sent to whatever takes a return: a problem that says where, at once, and nothing changes. Two people
who edit the same draft never overwrite each other without being told."""

import json
import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import equal, get, problem, put, request, run, status, story  # noqa: E402

YEAR = "/v1/collections/2017"
PATH = YEAR + "/submissions/helse-nord"
MINE = {"role": "submitter", "actor": "helse-nord"}
OTHERS = {"role": "submitter", "actor": "helse-vest"}
CELL = {"category": "software", "area": "network", "costType": "operating", "amount": 50000000}
OTHER_CELL = {**CELL, "area": "data-centre", "amount": 1}
GOOD = {"expenditure": [CELL, OTHER_CELL], "staffing": {"employees": 1000, "fte": "900.5"},
        "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"}}
AT_ONCE = 2.0  # seconds that no refusal may take, on a machine that is busy as well
MEASURED = {"service": "stamnett", "indicator": "availability", "period": "2017-01", "value": "100"}
# Method, path below the return, media type, and what `{}` is in each: a body with one wrong number in it.
JSON, PATCH, CSV = "application/json", "application/merge-patch+json", "text/csv"
OPERATIONS = {
    "PUT JSON": ("PUT", "", JSON),
    "PATCH": ("PATCH", "", PATCH),
    "PUT indicators": ("PUT", "/indicators", JSON),
    "POST validation": ("POST", "/validation", JSON),
    "PUT CSV": ("PUT", "", CSV),
    "POST validation CSV": ("POST", "/validation", CSV),
}


def number(operation, digits):
    """A body with a number in the one place, and its pointer."""
    if "indicators" in operation:
        return b'{"indicators":[{"service":"s","indicator":"i","period":"2017","value":' + digits + b"}]}", "/indicators/0/value"
    if "CSV" in operation:
        return b"section;code;value\nmemo;depreciation;" + digits + b"\n", "/memo/depreciation"
    return b'{"memo":{"depreciation":' + digits + b"}}", "/memo/depreciation"


def cells(operation, count):
    if "CSV" in operation:
        return b"section;category;area;costType;value\n" + b"expenditure;a;b;c;1\n" * count
    if "indicators" in operation:
        return json.dumps({"indicators": [MEASURED] * count}).encode()
    if operation == "PATCH":
        return json.dumps({"expenditure": {f"a/b/{i}": 1 for i in range(count)}}).encode()
    return json.dumps({"expenditure": [CELL] * count}).encode()


def bodies(operation):
    """What is wrong, the body, the statuses that say so, the code of the first error, its pointer (None: not asked)."""
    table = "CSV" in operation
    form = (400, 422)
    for digits, code in [(b"1e999", "invalid-decimal" if table else "decimal-as-number"),
                         (b"9223372036854775808", "integer-out-of-range"), (b"-9223372036854775809", "integer-out-of-range"),
                         (b"1.5", "invalid-decimal" if table else "decimal-as-number")]:
        body, pointer = number(operation, digits)
        yield digits.decode(), body, form, code, pointer
    yield "10 MB", b"x" * 10_000_000, (413,), None, None
    yield "100,000 cells", cells(operation, 100_000), (413,), None, None
    good, _ = number(operation, b"1")
    yield "invalid UTF-8", good[:-3] + b"\xff" + good[-3:], (400,), "invalid-utf8", None
    yield "another media type", good, (415,), None, None
    if table:
        yield "a missing quote", good.replace(b";1", b';"1'), (400,), "malformed-csv", None
        yield "NUL", good.replace(b";1", b";\x001"), (400,), "malformed-csv", None
        yield "a column twice", good.replace(b"code;", b"section;"), (400,), "duplicate-member", None
        yield "a row that is too short", good + b"memo\n", (400,), "malformed-csv", None
        for digits in (b"-0", b"-0,00", "−0".encode()):
            yield "-0 of a table", number(operation, digits)[0], form, "invalid-value", "/memo/depreciation"
        yield "no number", number(operation, b"ti")[0], form, "invalid-decimal", "/memo/depreciation"
        yield "an empty row", b"\n", (400,), "missing-column", None
        return
    body, pointer = number(operation, b"-0")
    yield "-0", body, form, "invalid-value", pointer
    text, at = (body.replace(b"-0", b'"-0.0"'), pointer) if "indicators" in operation else \
        (b'{"staffing":{"fte":"-0.0"}}', "/staffing/fte")
    yield "-0 as text", text, form, "invalid-value", at
    if "indicators" not in operation:
        yield "another actor", good[:-1] + b',"actor":"helse-vest"}', form, "invalid-value", "/actor"
        yield "another year", good[:-1] + b',"year":2016}', form, "invalid-value", "/year"
    yield "truncated", good[:-1], (400,), "malformed-json", None
    yield "truncated in a number", good[:-3], (400,), "malformed-json", None
    yield "depth 10,000", b'{"memo":' * 10_000 + b"1" + b"}" * 10_000, (400,), "too-deep", None
    yield "arrays 10,000 deep", b"[" * 10_000, (400,), "too-deep", None
    yield "a member twice", good[:-1] + b"," + good[1:], (400,), "duplicate-member", None
    yield "NUL as it is", good[:-2] + b"\x00" + good[-2:], (400,), "malformed-json", None
    text = b'{"indicators":[{"service":"a\\u0000b"}]}' if "indicators" in operation else b'{"actor":"a\\u0000b"}'
    yield "NUL as an escape", text, form, None, "/indicators/0/service" if "indicators" in operation else "/actor"
    yield "an unknown member", good[:-1] + b',"surprise":1}', form, "unknown-member", "/surprise"
    yield "a list", b"[]", form, "wrong-type", ""


def ask(operation, body, asker=None, path=PATH, **headers):
    method, below, kind = OPERATIONS[operation]
    return request(method, path + below, body, headers={"Content-Type": kind, **headers}, **(asker or MINE))


def events():
    """The audit log, to its end."""
    path, items = "/v1/audit/events", []
    while path:
        page = status(get(path, role="auditor"), 200).json
        items, path = items + page["items"], page["items"] and page["next"]
    return items


def state():
    """All that a refusal must leave alone: the document, its version, its revisions, the audit log."""
    now = get(PATH, **MINE)
    return now.etag, now.body, get(PATH + "/revisions", **MINE).body, events()


@story
def whatever_cannot_be_read_is_refused_with_its_place_at_once_and_changes_nothing():
    status(put(YEAR, {"state": "open", "reportingUnits": ["helse-nord", "helse-vest"]}, role="publisher"), 201)
    status(put(PATH, GOOD, **MINE), 201)
    before = state()
    slowest = {}
    for operation in OPERATIONS:
        for what, body, expected, code, pointer in bodies(operation):
            said = f"{operation}, {what}"
            kind = {"Content-Type": "text/plain"} if what == "another media type" else {}
            started = time.monotonic()
            try:
                answer = ask(operation, body, **{"If-Match": before[0], **kind})
            except (BrokenPipeError, ConnectionResetError):
                assert expected == (413,), said  # refused before it was sent
                continue
            taken = time.monotonic() - started
            slowest[what] = max(taken, slowest.get(what, 0))
            assert answer.status in expected, f"{said}: {answer!r}"
            equal(answer.headers.get_content_type(), "application/problem+json", said)
            errors = answer.json["errors"]
            assert code is None or errors[0]["code"] == code, f"{said}: {errors}"
            assert pointer is None or errors[0]["pointer"] == pointer, f"{said}: {errors}"
            if "CSV" in operation and errors:
                assert errors[0]["row"] >= 1 and errors[0]["column"] >= 1, f"{said}: {errors}"
            assert taken < AT_ONCE, f"{said} took {taken} s"
        equal(state(), before, operation)
    for what in ("10 MB", "depth 10,000", "100,000 cells"):
        print(f"# {what}: {1000 * slowest.get(what, 0):.0f} ms at most, or refused before it was sent")


@story
def what_may_not_be_written_is_refused_and_changes_nothing():
    before = state()
    for operation in ("PUT JSON", "PATCH", "PUT indicators", "PUT CSV"):
        body, _ = number(operation, b"1")
        body = json.dumps({"indicators": [MEASURED]}).encode() if "indicators" in operation else body
        for path, asker, expected, code in [
            (PATH, OTHERS, (403, 404), None),
            (YEAR + "/submissions/nhn", {"role": "submitter", "actor": "nhn"}, (404, 409), None),
            ("/v1/collections/2019/submissions/helse-nord", MINE, (404,), "not-found"),
            ("/v1/collections/1999/submissions/helse-nord", MINE, (404,), "not-found"),
        ]:
            answer = ask(operation, body, asker, path)
            assert answer.status in expected and answer.json["errors"] == [], f"{operation} {path}: {answer!r}"
            assert code is None or answer.json["type"] == "/problems/" + code, answer
        problem(ask(operation, body, **{"If-Match": '"1.99"'}), 412, "precondition-failed")
        problem(ask(operation, body), 428, "precondition-required")
    equal(state(), before)


def patch(change, etag):
    return ask("PATCH", json.dumps(change).encode(), **({"If-Match": etag} if etag else {}))


@story
def who_edits_an_older_version_is_told_which_is_there_now():
    first = get(PATH, **MINE)
    saved = status(patch({"memo": {"depreciation": 7}}, first.etag), 200)
    version = saved.etag.strip('"').split("-")[0]
    for answer in (patch({"memo": {"depreciation": 8}}, first.etag),
                   put(PATH, GOOD, headers={"If-Match": first.etag}, **MINE),
                   put(PATH, GOOD, headers={"If-None-Match": "*"}, **MINE),
                   ask("PUT indicators", json.dumps({"indicators": [MEASURED]}).encode(), **{"If-Match": first.etag})):
        assert f'"{version}"' in problem(answer, 412, "precondition-failed").json["detail"], answer
    problem(patch({"memo": {"depreciation": 8}}, None), 428, "precondition-required")
    problem(put(PATH, GOOD, **MINE), 428, "precondition-required")
    equal(get(PATH, **MINE).body, saved.body)
    status(patch({"memo": {"depreciation": 9}}, f'"{version}"'), 200)


@story
def of_two_changes_of_different_cells_of_the_same_version_one_wins_and_the_other_is_told():
    for round_ in range(8):
        etag = get(PATH, **MINE).etag
        changes = {f"{code}/network/operating": round_ for code in ("software", "hardware", "other", "cloud-services")}
        answers = {}
        threads = [threading.Thread(target=lambda key=key: answers.update({key: patch({"expenditure": {key: 1000 + round_}}, etag)}))
                   for key in changes]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        equal(sorted(answer.status for answer in answers.values()), [200, 412, 412, 412], answers)
        [winner] = [key for key, answer in answers.items() if answer.status == 200]
        now = get(PATH, **MINE)
        equal(now.etag.split("-")[0], answers[winner].etag.split("-")[0])
        for key, answer in answers.items():
            if key != winner:  # the loser reads again, and nothing of either is lost
                assert now.etag.strip('"').split("-")[0] in answer.json["detail"], answer
        for key in changes:
            status(patch({"expenditure": {key: 1000 + round_}}, get(PATH, **MINE).etag), 200)
        amounts = {f"{one['category']}/{one['area']}/{one['costType']}": one["amount"]
                   for one in get(PATH, **MINE).json["document"]["expenditure"]}
        equal({key: amounts[key] for key in changes}, {key: 1000 + round_ for key in changes})


@story
def a_closed_collection_takes_nothing_from_any_of_them():
    etag = get(YEAR, role="publisher").etag
    status(put(YEAR, {"state": "closed"}, headers={"If-Match": etag}, role="publisher"), 200)
    before = state()
    for operation in ("PUT JSON", "PATCH", "PUT indicators", "PUT CSV"):
        body, _ = number(operation, b"1")
        body = json.dumps({"indicators": [MEASURED]}).encode() if "indicators" in operation else body
        problem(ask(operation, body, **{"If-Match": before[0]}), 409, "collection-not-open")
    equal(state(), before)


run()
