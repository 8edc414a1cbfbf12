#!/usr/bin/env python3
"""Loads the demonstration years into a running server, over HTTP, with the roles that the work belongs to.

    load.py --server http://127.0.0.1:8080 --tokens .local/tokens.json

What is there already is left alone, so it can be run again at any time, also after it was interrupted.
"""

import argparse
import hashlib
import json
import sys
import urllib.error
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
REGIONS = ["helse-midt-norge", "helse-nord", "helse-sor-ost", "helse-vest"]
TIMEOUT_SECONDS = 60

YEARS = [
    {
        "year": 2017, "kind": "final",
        "collection": {"state": "open", "opens": "2018-08-01", "due": "2018-10-01", "methodology": "2017",
                       "reportingUnits": REGIONS + ["direktoratet-for-e-helse", "hdo", "nasjonal-ikt", "nhn", "pasientreiser"]},
        "signatory": {"name": "Illustrerende data", "title": "Laget av et program, ikke signert av noen"},
        "explanation": "Illustrerende: beløpet er laget av et program, ikke hentet fra et regnskap.",
        "note": "Illustrerende: innsendingene er laget av et program slik at de publiserte summene for 2017 kommer ut."
                " Ingen tall for en enkelt virksomhet er virkelige.",
    },
    {
        "year": 2024, "kind": "provisional",
        "collection": {"state": "open", "opens": "2025-01-15", "due": "2025-04-01", "methodology": "2022",
                       "reportingUnits": REGIONS + ["hdo", "nhn", "pasientreiser"]},
        "signatory": {"name": "Demonstrasjonsdata", "title": "Satt opp etter det publiserte årsregnskapet"},
        "explanation": "Slik det står i det publiserte årsregnskapet for 2024.",
        "note": "Foreløpig: bare Norsk helsenett er med, etter det publiserte årsregnskapet for 2024. De andre har ikke rapportert.",
    },
]


class Refused(Exception):
    """The server said no; the text is what it said."""


class Client:
    def __init__(self, server, tokens):
        self.server = server.rstrip("/")
        self.tokens = tokens

    def token(self, role, actor=None):
        for entry in self.tokens:
            if entry["role"] == role and (actor is None or actor in entry["actors"]):
                return entry["token"]
        raise Refused(f"the tokens file has no {role}" + (f" for {actor}" if actor else ""))

    def call(self, method, path, token=None, body=None, etag=None, state="", accept_missing=False):
        """Gives (answer, ETag), or (None, None) for a 404 that is expected. `state` tells two equal requests apart in time:
        a repeated key must mean a repeated wish."""
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = {"Accept": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if content is not None:
            headers["Content-Type"] = "application/json"
        if etag:
            headers["If-Match"] = etag
        if method != "GET":
            wish = "\n".join([method, path, etag or "", state]).encode() + b"\n" + (content or b"")
            headers["Idempotency-Key"] = f'"{hashlib.sha256(wish).hexdigest()[:32]}"'
        request = urllib.request.Request(self.server + path, data=content, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
                return json.load(response), response.headers.get("ETag")
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 404 and accept_missing:
                    return None, None
                raise Refused(f"{method} {path}: {error.code}\n{error.read().decode(errors='replace')}") from None
        except (urllib.error.URLError, TimeoutError) as error:
            raise Refused(f"{method} {path}: {error}") from None


def open_collection(client, plan):
    path = f"/v1/collections/{plan['year']}"
    publisher = client.token("publisher")
    there, etag = client.call("GET", path, publisher, accept_missing=True)
    if there and there["state"] != "planned":
        return
    client.call("PUT", path, publisher, plan["collection"], etag)


def save(client, path, actor, content):
    """Puts the return unless the same draft is there. Findings that would stop a submit end the work here."""
    submitter = client.token("submitter", actor)
    there, etag = client.call("GET", path, submitter, accept_missing=True)
    if there and (there["state"] in ("submitted", "approved") or there["state"] == "draft" and there["document"] == content):
        return there
    started = there is not None and there["revision"] is not None
    saved, _ = client.call("PUT", path, submitter, content, etag if started else None)
    if saved["findings"]["error"]:
        raise Refused(f"{path} has errors:\n{json.dumps(saved['findings'], indent=2, ensure_ascii=False)}")
    return saved


def explain(client, plan, path, actor):
    """Says of every warning what is true of all of them here; the submit waits for it."""
    submitter = client.token("submitter", actor)
    answer, etag = client.call("GET", f"{path}/findings", submitter)
    for finding in answer["items"]:
        if finding["severity"] == "warning" and finding["state"] in ("open", "rejected"):
            one = f"{path}/findings/{finding['id']}"
            _, etag = client.call("PUT", f"{one}/explanation", submitter, {"text": plan["explanation"]}, etag)


def load_return(client, plan, actor, content):
    """Saved by the submitter, submitted with a signatory, approved by the reviewer. False: it was approved already."""
    path = f"/v1/collections/{plan['year']}/submissions/{actor}"
    submission = save(client, path, actor, content)
    if submission["state"] == "approved":
        return False
    revision = str(submission["revision"])
    if submission["state"] != "submitted":
        explain(client, plan, path, actor)
        client.call("POST", f"{path}/submit", client.token("submitter", actor), {"signatory": plan["signatory"]}, state=revision)
    client.call("POST", f"{path}/approve", client.token("reviewer"), {"acceptExplanations": True}, state=revision)
    return True


def published(client, year):
    path = "/v1/publications"
    while path:
        answer, _ = client.call("GET", path)
        for publication in answer["items"]:
            if publication["year"] == year:
                return publication["id"]
        path = answer["next"]
    return None


def load_year(client, plan):
    year = plan["year"]
    there = published(client, year)
    if there:
        return f"{year}: already published as {there}"
    open_collection(client, plan)
    returns = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / str(year)).glob("*.json"))}
    approved = sum(load_return(client, plan, actor, content) for actor, content in returns.items())
    publication, _ = client.call("POST", f"/v1/collections/{year}/publications", client.token("publisher"),
                                 {"kind": plan["kind"], "note": plan["note"]})
    return f"{year}: {approved} returns saved, submitted and approved; published as {publication['id']} ({plan['kind']})"


def main():
    arguments = argparse.ArgumentParser(description="Load the demonstration years into a running server.")
    arguments.add_argument("--server", required=True, help="its address, such as http://127.0.0.1:8080")
    arguments.add_argument("--tokens", required=True, type=Path, help="tokens.json: a list of {role, actors, token}")
    options = arguments.parse_args()
    try:
        client = Client(options.server, json.loads(options.tokens.read_text(encoding="utf-8")))
        for plan in YEARS:
            print(load_year(client, plan), flush=True)
    except (Refused, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
