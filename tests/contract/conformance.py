"""Real answers of every operation, held against the contract. Runs against the server of NK_TEST_URL, with the demonstration data in it.

Every operation is asked in every way that its documented statuses name, and a documented status that could not be brought about is a failure too:
the contract must not promise what never happens. The exceptions are 500, which nothing may bring about, and 503, which needs a database that is away.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import request  # noqa: E402
from contract import Contract, without_duplicates  # noqa: E402

YEAR = 2019
UNIT = "hdo"
ROLES = ["submitter", "reviewer", "publisher", "auditor", "administrator"]
RETURN = {"year": YEAR, "actor": UNIT}
TOO_MUCH = b'{"' + b"x" * 300_000 + b'":1}'
REASON = {"reason": "Avskrivningene er med i driftskostnadene."}
SIGNATORY = {"signatory": {"name": "Kari Nordmann", "title": "Økonomidirektør"}}
DOCUMENT = {
    "actor": UNIT,
    "year": YEAR,
    "expenditure": [
        {"category": "software", "area": "network", "costType": "operating", "amount": 12000000},
        {"category": "hardware", "area": "network", "costType": "investment", "amount": 4000000, "status": "estimated", "note": "Anslag"},
        {"category": "other", "area": "network", "costType": "operating", "amount": None, "status": "missing"},
    ],
    "accounts": {"operatingRevenue": {"value": 90000000, "status": "public-source", "method": "Årsregnskap"}, "operatingCost": 88000000},
    "staffing": {"employees": 100, "fte": "93.4", "ictFteInternal": "70", "ictFteContracted": "12.5"},
    "financing": [
        {"financier": "helse-vest", "basis": "key", "share": "40.5"},
        {"financier": "helse-nord", "basis": "key", "share": "59.5"},
    ],
    "attestations": {"medicalEquipmentExcluded": True, "vatBasis": "compensated"},
}
# Valid against the contract, and stopped by rules: the keys do not sum to 100, and an amount is negative.
WITH_ERRORS = {**DOCUMENT, "financing": DOCUMENT["financing"][:1], "expenditure": [{**DOCUMENT["expenditure"][0], "amount": -5}]}

# Brought about by nobody, or only by taking the database away (see `without_database`).
UNASKED = {"500"}
# Operations that are answered without the database have no 503 of their own making; too many waiting requests is the other way to it.
FROM_MEMORY_503 = "503"


class Conformance:
    def __init__(self):
        answer = request("GET", "/v1/openapi.json")
        self.contract = Contract(json.loads(answer.body, object_pairs_hook=without_duplicates))
        self.complaints = defaultdict(list)
        self.seen = defaultdict(set)

    def ask(self, operation_id, path=None, query="", expect=None, role=None, actor=None, headers=None, body=None, raw_path=None):
        operation = self.contract.operations[operation_id]
        target = (raw_path or operation.path(path)) + query
        if isinstance(body, dict) and expect and expect < 400:
            self.note(operation, expect, "its own body", self.contract.complaints_about_body(operation, body))
        answer = request(operation.method, target, body=body, role=role, actor=actor, headers=headers)
        self.seen[operation_id].add(str(answer.status))
        self.note(operation, answer.status, target, self.contract.complaints_about(operation, answer))
        if expect is not None and answer.status != expect:
            self.note(operation, expect, target, [f"the answer is {answer.status}: {answer.body[:800].decode(errors='replace')}"])
        return answer

    def note(self, operation, status, what, complaints):
        self.complaints[operation.id, str(status)] += [f"{operation.method} {what}: {one}" for one in complaints]

    # What holds for any operation that documents the status.

    def generic(self, operation, asker, path):
        documented = operation.responses
        ask = lambda **options: self.ask(operation.id, path=path, **{**asker, **options})  # noqa: E731
        if "405" in documented:
            self.unsupported_method(operation, path)
        if "401" in documented:
            ask(expect=401, role=None, actor=None)
            ask(expect=401, role=None, actor=None, headers={"Authorization": "Bearer " + "0" * 43})
            ask(expect=401, role=None, actor=None, headers={"Authorization": "Basic Zm9vOmJhcg=="})
        if "403" in documented:
            for role in ROLES:
                allowed = role in operation.roles
                answer = ask(expect=None if allowed else 403, role=role, actor=UNIT if role == "submitter" else None)
                if allowed and answer.status in (401, 403):
                    self.note(operation, 403, role, [f"the role may use it by the contract, and is answered {answer.status}"])
        if "400" in documented:
            if operation.query_names():
                answer = ask(expect=400, query="?no-such-parameter=1")
                if b"no-such-parameter" not in answer.body:
                    self.note(operation, 400, "?no-such-parameter=1", ["the parameter is not named"])
                ask(expect=400, query="?lang=fr")
                ask(expect=400, query="?lang=nb&lang=en")
            else:
                ask(expect=400, query="?x=%00")
        if "414" in documented:
            ask(expect=414, query="?lang=" + "x" * 9_000)
        if "406" in documented:
            ask(expect=406, query="?format=xml", body=self.BODIES.get(operation.id))
            ask(expect=406, headers={"Accept": "image/png"}, body=self.BODIES.get(operation.id))
        if "404" in documented and operation.path_names():
            self.unknown_things(operation, asker)
        if "415" in documented:
            ask(expect=415, headers={"Content-Type": "text/plain"}, body=b"hello")
        if "413" in documented:
            ask(expect=413, headers={"Content-Type": "application/json"}, body=TOO_MUCH)
        if "422" in documented:
            ask(expect=422, headers={"Content-Type": "application/json"}, body=b'{"noSuchMember": 1, "another": 2}')
            ask(expect=400, headers={"Content-Type": "application/json"}, body=b"{")
            ask(expect=400, headers={"Content-Type": "application/json"}, body=b'{"a": 1, "a": 2}')

    def unknown_things(self, operation, asker):
        """The last thing of the path is one that does not exist: a year outside the calendar of the service, a code that nobody has."""
        name = operation.path_names()[-1]
        value = {"year": 1999, "revision": 999, "publication": "2001.9", "file": "no-such.css", "rule": "V999"}.get(name, "no-such-thing")
        self.ask(operation.id, path={**RETURN, name: value}, expect=404, body=self.BODIES.get(operation.id), **asker)

    def unsupported_method(self, operation, path):
        declared = self.contract.methods_of(operation.pattern)
        for method in ("DELETE", "PATCH", "TRACE"):
            answer = request(method, operation.path(path))
            self.note(operation, 405, f"{method}", self.contract.complaints_about(operation, answer))
            self.seen[operation.id].add(str(answer.status))
            allowed = {one.strip() for one in (answer.headers.get("Allow") or "").split(",")} - {"HEAD", "OPTIONS"}
            if answer.status != 405 or allowed != declared:
                self.note(operation, 405, method, [f"status {answer.status}, Allow {sorted(allowed)} and not {sorted(declared)}"])
        answer = request("OPTIONS", operation.path(path))
        allowed = {one.strip() for one in (answer.headers.get("Allow") or "").split(",")} - {"HEAD", "OPTIONS"}
        if allowed != declared:
            self.note(operation, 405, "OPTIONS", [f"Allow is {sorted(allowed)} and not {sorted(declared)}"])

    # Reads: every one of them also with what it was given as ETag, and as HEAD.

    def read(self, operation_id, path=None, query="", role=None, actor=None):
        operation = self.contract.operations[operation_id]
        answer = self.ask(operation_id, path=path, query=query, expect=200, role=role, actor=actor)
        target = operation.path(path) + query
        head = request("HEAD", target, role=role, actor=actor)
        for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
            if head.headers.get(name) != answer.headers.get(name):
                self.note(operation, 200, "HEAD " + target, [f"{name} is {head.headers.get(name)} and not {answer.headers.get(name)}"])
        if "304" in operation.responses:
            if answer.etag is None:
                self.note(operation, 304, target, ["there is no ETag to ask with"])
                return answer
            for header in (answer.etag, f'"other", {answer.etag}', "W/" + answer.etag, "*"):
                again = self.ask(operation_id, path=path, query=query, expect=304, role=role, actor=actor, headers={"If-None-Match": header})
                if again.etag != answer.etag:
                    self.note(operation, 304, target, [f"the ETag is {again.etag} and not {answer.etag}"])
            self.ask(operation_id, path=path, query=query, expect=200, role=role, actor=actor, headers={"If-None-Match": '"other"'})
        return answer

    def catalogues(self):
        for operation_id in ("listActors", "listClassifications", "listMethodologies", "listFigures", "listRules"):
            self.read(operation_id)
        self.read("listActors", query="?kind=national-actor&at=2017-12-31&lang=nn")
        self.read("listActors", query="?region=helse-vest&format=csv")
        self.ask("listActors", query="?region=nowhere", expect=404)
        for operation_id in ("getActor", "getClassification", "getMethodology", "getFigure", "getRule"):
            self.read(operation_id)
        for answer, one, name in [(self.read("listActors"), "getActor", "actor"), (self.read("listFigures"), "getFigure", "figure"),
                                  (self.read("listRules"), "getRule", "rule"), (self.read("listMethodologies"), "getMethodology", "methodology")]:
            for item in answer.json["items"]:
                self.ask(one, path={name: item["id"]}, expect=200)
        for item in self.read("listClassifications").json["items"]:
            self.ask("getClassification", path={"classification": item["id"]}, query=f"?year={item['validFrom']}", expect=200)

    def published(self):
        for item in self.read("listPublications").json["items"]:
            self.read("getPublication", path={"publication": item["id"]})
            self.read("getPublicationBundle", path={"publication": item["id"]})
            for language in ("nb", "nn", "en"):
                self.read("getSectorData", query=f"?year={item['year']}&lang={language}")
                self.read("getFiguresData", query=f"?publication={item['id']}&lang={language}")
            for form in ("csv", "json-stat"):
                self.read("getFiguresData", query=f"?year={item['year']}&format={form}")
                self.read("getExpenditureData", query=f"?year={item['year']}&groupBy=entity,category,costType&format={form}")
            self.read("getSectorData", query=f"?year={item['year']}&format=csv")
            self.read("listPublicationsOfCollection", path={"year": item["year"]})
        self.read("listPublications", query="?year=2017..2020")
        self.read("getFiguresData")
        self.read("getExpenditureData")
        for group in ("entity", "year", "category", "area", "costType", "origin", "entity,year,origin"):
            self.read("getExpenditureData", query=f"?groupBy={group}")
            self.read("getExpenditureData", query=f"?groupBy={group}&measure=gross")
        self.ask("getExpenditureData", query="?year=2024&groupBy=category,area", expect=400)
        for actor, year in (("nhn", 2017), ("hdo", 2017), ("pasientreiser", 2017), ("nhn", 2024)):
            self.read("getFinancingData", query=f"?actor={actor}&year={year}")
        self.read("getFinancingData", query="?actor=nhn&year=2017&format=csv&lang=en")
        for operation_id, query in (("getSectorData", "?year=2017"), ("getFinancingData", "?actor=nhn&year=2017")):
            self.ask(operation_id, expect=400)
            self.ask(operation_id, query=query.replace("2017", "2098"), expect=404)
        self.ask("getFinancingData", query="?actor=nobody&year=2017", expect=404)
        for operation_id in ("getFiguresData", "getExpenditureData"):
            self.ask(operation_id, query="?entity=nobody", expect=404)
            self.ask(operation_id, query="?year=2017..2012", expect=400)
            self.ask(operation_id, query="?asOf=yesterday", expect=400)

    def service(self):
        for operation_id in ("getConfiguration", "getOpenApi", "getReferencePage", "getDashboard"):
            self.read(operation_id)
        self.ask("getLive", expect=200)
        self.ask("getReady", expect=200)
        for file in ("dashboard.css", "dashboard.js", "icon.svg", "rapidoc-min.js"):
            self.read("getAsset", path={"file": file})
        # Every code that an answer has named has an explanation.
        self.read("getProblemType")

    def collecting(self):
        publisher = {"role": "publisher"}
        body = {"state": "planned", "opens": "2020-01-15", "due": "2020-03-01", "closes": "2020-04-01"}
        made = self.ask("putCollection", path={"year": YEAR}, body=body, expect=201, **publisher)
        self.ask("putCollection", path={"year": YEAR}, body=body, headers={"If-Match": '"other"'}, expect=412, **publisher)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=409, role="submitter", actor=UNIT)
        opened = self.ask("putCollection", path={"year": YEAR}, body={**body, "state": "open"}, headers={"If-Match": made.etag}, expect=200, **publisher)
        self.ask("putCollection", path={"year": YEAR}, body=body, headers={"If-Match": opened.etag}, expect=409, **publisher)
        self.ask("publish", path={"year": YEAR}, body={"kind": "provisional"}, expect=409, **publisher)
        self.read("listCollections")
        self.read("getCollection", path={"year": YEAR})

    def returns(self):
        mine = {"role": "submitter", "actor": UNIT}
        reviewer = {"role": "reviewer"}
        key = {"Idempotency-Key": '"conformance-1"'}
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=404, **mine)
        self.ask("validateSubmission", path=RETURN, expect=404, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-Match": '"1.1-0"'}, expect=412, **mine)
        made = self.ask("putSubmission", path=RETURN, body=WITH_ERRORS, headers=key, expect=201, **mine)
        again = self.ask("putSubmission", path=RETURN, body=WITH_ERRORS, headers=key, expect=201, **mine)
        if (again.body, again.etag) != (made.body, made.etag):
            self.note(self.contract.operations["putSubmission"], 201, "the same key", ["the answer is another one"])
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers=key, expect=422, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"Idempotency-Key": '""'}, expect=400, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=428, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-None-Match": "*"}, expect=412, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=422, **mine)
        self.ask("validateSubmission", path=RETURN, expect=200, **mine)
        self.ask("validateSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        for step, body in (("withdrawSubmission", None), ("submitSubmission", None)):
            self.ask(step, path={**RETURN, "actor": "nhn"}, body=body or SIGNATORY, expect=403, **mine)
        self.ask("getSubmission", path={**RETURN, "actor": "nhn"}, expect=404, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, headers={"If-Match": made.etag}, expect=200, **mine)
        self.ask("approveSubmission", path=RETURN, expect=409, **reviewer)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, headers={"If-Match": made.etag}, expect=412, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("withdrawSubmission", path=RETURN, headers={"If-Match": made.etag}, expect=412, **mine)
        self.ask("withdrawSubmission", path=RETURN, expect=200, **mine)
        self.ask("withdrawSubmission", path=RETURN, expect=409, **mine)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=409, **mine)
        for step, body in (("approveSubmission", None), ("returnSubmission", REASON)):
            self.ask(step, path=RETURN, body=body, headers={"If-Match": made.etag}, expect=412, **reviewer)
        self.ask("returnSubmission", path=RETURN, body=REASON, expect=200, **reviewer)
        self.ask("returnSubmission", path=RETURN, body=REASON, expect=409, **reviewer)
        self.ask("putSubmission", path=RETURN, body=DOCUMENT, expect=200, **mine)
        self.ask("submitSubmission", path=RETURN, body=SIGNATORY, expect=200, **mine)
        self.ask("reopenSubmission", path=RETURN, body=REASON, expect=409, **reviewer)
        self.ask("approveSubmission", path=RETURN, body={}, expect=200, **reviewer)
        self.ask("reopenSubmission", path=RETURN, body=REASON, headers={"If-Match": made.etag}, expect=412, **reviewer)
        published = self.ask("publish", path={"year": YEAR}, body={"kind": "provisional", "note": "Bare HDO."}, expect=201, role="publisher")
        self.ask("getPublication", path={"publication": published.json["id"]}, expect=200)
        self.ask("reopenSubmission", path=RETURN, body=REASON, expect=200, **reviewer)
        for role in ("reviewer", "auditor"):
            self.ask("getSubmission", path=RETURN, expect=200, role=role)
        self.read("getSubmission", path=RETURN, **mine)
        self.read("getBoard", path={"year": YEAR}, role="publisher")
        self.read("getBoard", path={"year": YEAR}, **mine)
        self.read("listRevisions", path=RETURN, **mine)
        for number in (1, 2, 3):
            self.read("getRevision", path={**RETURN, "revision": number}, role="auditor")
        self.read("listEvents", role="auditor")
        self.read("listEvents", query="?after=3", role="auditor")

    ASKERS = {
        "getBoard": {"role": "reviewer"}, "getSubmission": {"role": "auditor"}, "listRevisions": {"role": "auditor"},
        "getRevision": {"role": "auditor"}, "listEvents": {"role": "auditor"}, "putCollection": {"role": "publisher"},
        "publish": {"role": "publisher"}, "approveSubmission": {"role": "reviewer"}, "returnSubmission": {"role": "reviewer"},
        "reopenSubmission": {"role": "reviewer"}, "putSubmission": {"role": "submitter", "actor": UNIT},
        "validateSubmission": {"role": "submitter", "actor": UNIT}, "submitSubmission": {"role": "submitter", "actor": UNIT},
        "withdrawSubmission": {"role": "submitter", "actor": UNIT},
    }

    BODIES = {
        "putCollection": {"state": "open"}, "putSubmission": DOCUMENT, "submitSubmission": SIGNATORY, "returnSubmission": REASON,
        "reopenSubmission": REASON, "publish": {"kind": "final"},
    }

    def without_database(self):
        """Published data is answered as before; what needs the database says when to try again."""
        postgres = os.environ.get("NK_TEST_POSTGRES")
        if not postgres:
            return
        subprocess.run([postgres, "stop"], check=True)
        try:
            for operation in self.contract.operations.values():
                asker = self.ASKERS.get(operation.id, {})
                queries = {"getSectorData": "?year=2017", "getFinancingData": "?actor=nhn&year=2017"}
                self.ask(operation.id, path=RETURN if "{actor}" in operation.pattern and operation.needs_token else None,
                         query=queries.get(operation.id, ""), body=self.BODIES.get(operation.id), expect=503 if operation.id in self.of_database() else 200, **asker)
        finally:
            subprocess.run([postgres, "start"], check=True)

    def of_database(self):
        return {one.id for one in self.contract.operations.values() if one.needs_token} | {"listCollections", "getCollection", "getReady"}

    def everything(self):
        self.catalogues()
        self.published()
        self.service()
        self.collecting()
        self.returns()
        for operation in self.contract.operations.values():
            path = {"year": YEAR} if "{year}" in operation.pattern else {}
            if "{actor}" in operation.pattern and operation.needs_token:
                path = RETURN
            self.generic(operation, self.ASKERS.get(operation.id, {}), path)
        self.without_database()

    def report(self):
        failed = 0
        for operation in self.contract.operations.values():
            for status in sorted(set(operation.responses) | {s for o, s in self.complaints if o == operation.id}):
                complaints = self.complaints.get((operation.id, status), [])
                public = operation.id not in self.of_database()
                if status in operation.responses and status not in self.seen[operation.id]:
                    if status in UNASKED or (status == FROM_MEMORY_503 and public):
                        continue
                    complaints = complaints + ["it is documented and could not be brought about"]
                print(f"{'not ok' if complaints else 'ok'} - {operation.id} answers {status} as the contract says")
                for line in list(dict.fromkeys(complaints))[:8]:
                    print("#   " + line.replace("\n", " "))
                failed += bool(complaints)
        return failed


if __name__ == "__main__":
    conformance = Conformance()
    conformance.everything()
    sys.exit(1 if conformance.report() else 0)
