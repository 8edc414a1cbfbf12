"""What stories need: an HTTP client for the server under test, its tokens, and assertions that are sentences."""

import http.client
import json
import os
import subprocess
import sys
import time
import traceback
import urllib.parse

URL = urllib.parse.urlsplit(os.environ["NK_TEST_URL"])
with open(os.environ["NK_TEST_TOKENS"], encoding="utf-8") as file:
    TOKENS = json.load(file)


def token(role, actor=None):
    for entry in TOKENS:
        if entry["role"] == role and (actor is None or entry["actors"] == [actor]):
            return entry["token"]
    raise KeyError((role, actor))


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def etag(self):
        return self.headers.get("ETag")

    def __repr__(self):
        return f"{self.status} {self.body[:600]!r}"


def request(method, path, body=None, role=None, actor=None, headers=None):
    """One request on a connection of its own. A body that is not bytes is sent as JSON."""
    sent = dict(headers or {})
    if role:
        sent["Authorization"] = "Bearer " + token(role, actor)
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    if body is not None:
        sent.setdefault("Content-Type", "application/json")
    elif method in ("POST", "PUT"):
        body = b""
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=30)
    connection.request(method, path, body=body, headers=sent)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read())
    connection.close()
    return answer


def get(path, **options):
    return request("GET", path, **options)


def put(path, body, **options):
    return request("PUT", path, body, **options)


def post(path, body=None, **options):
    return request("POST", path, body, **options)


def unexplained(path, **asker):
    """The findings of a return that stop its submit, although they are no errors."""
    return [
        finding
        for finding in status(get(path + "/findings", **asker), 200).json["items"]
        if finding["severity"] == "warning" and finding["state"] in ("open", "rejected")
    ]


def explain(path, finding, text="Kontrollert mot regnskapet.", **asker):
    """Explains a finding of the draft as it is now."""
    etag = get(path, **asker).etag
    return put(f"{path}/findings/{finding}/explanation", {"text": text}, headers={"If-Match": etag}, **asker)


def submit(path, body, **asker):
    """Explains what the rules warn of, as a submitter would, and submits."""
    for finding in unexplained(path, **asker):
        status(explain(path, finding["id"], **asker), 200)
    return post(path + "/submit", body, **asker)


def make_a_warning_of(rule):
    """Changes a rule in the database, as an administrator who loads another catalogue does, and waits for the server to know it."""
    change = f"UPDATE nokkeltall.rule SET severity = 'warning' WHERE id = '{rule}'"
    subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", os.environ["NK_TEST_DATABASE"], "-c", change], check=True)
    for _ in range(200):
        if get(f"/v1/rules/{rule}").json["severity"] == "warning":
            return
        time.sleep(0.05)
    raise AssertionError(f"the server does not know that {rule} warns")


STORIES = []


def story(function):
    """Its name is the sentence; it fails by an assertion."""
    STORIES.append(function)
    return function


def equal(actual, expected, what=""):
    assert actual == expected, f"{what}: {actual!r} is not {expected!r}"


def status(answer, expected):
    assert answer.status == expected, f"status {answer.status} is not {expected}: {answer.body[:1500].decode(errors='replace')}"
    return answer


def problem(answer, expected, code):
    status(answer, expected)
    equal(answer.headers.get_content_type(), "application/problem+json", "media type")
    equal(answer.json["type"], "/problems/" + code, "problem")
    equal(answer.json["status"], expected, "status in the body")
    return answer


def run():
    """Runs the stories in the order in which they stand, prints TAP lines and ends the process."""
    failed = 0
    for function in STORIES:
        sentence = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok - {sentence}", flush=True)
        except Exception:  # a story that breaks in any way has failed
            failed += 1
            print(f"not ok - {sentence}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"#   {line}", flush=True)
    sys.exit(1 if failed else 0)
