"""Asks the server, and keeps what is wrong with its answers by operation and status."""

import json
import os
import sys
from collections import defaultdict

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "lib"))
from client import request  # noqa: E402
from contract import Contract, without_duplicates  # noqa: E402

ROLES = ["submitter", "reviewer", "publisher", "auditor", "administrator"]
TOO_MUCH = b'{"' + b"x" * 300_000 + b'":1}'


class Asking:
    """What holds for any operation. A subclass says of which things it asks, with what bodies, and for whom the
    submitter submits."""

    THINGS = {}
    BODIES = {}
    SUBMITTER = None

    def __init__(self):
        # Documented statuses that need not come about: a status, or (operationId, status).
        self.unasked = {"500"}
        answer = request("GET", "/v1/openapi.json")
        self.contract = Contract(json.loads(answer.body, object_pairs_hook=without_duplicates))
        self.complaints = defaultdict(list)
        self.seen = defaultdict(set)

    def ask(
        self,
        operation_id,
        path=None,
        query="",
        expect=None,
        role=None,
        actor=None,
        headers=None,
        body=None,
        raw_path=None,
    ):
        operation = self.contract.operations[operation_id]
        target = (raw_path or operation.path(path)) + query
        if isinstance(body, dict) and expect and expect < 400:
            self.note(operation, expect, "its own body", self.contract.complaints_about_body(operation, body))
        if body is not None and operation.content_type:
            headers = {"Content-Type": operation.content_type, **(headers or {})}
        answer = request(operation.method, target, body=body, role=role, actor=actor, headers=headers)
        self.seen[operation_id].add(str(answer.status))
        self.note(operation, answer.status, target, self.contract.complaints_about(operation, answer))
        if expect is not None and answer.status != expect:
            self.note(
                operation,
                expect,
                target,
                [f"the answer is {answer.status}: {answer.body[:800].decode(errors='replace')}"],
            )
        return answer

    def note(self, operation, status, what, complaints):
        self.complaints[operation.id, str(status)] += [f"{operation.method} {what}: {one}" for one in complaints]

    def asker_of(self, operation):
        """The first of the roles that the contract names, where one is needed."""
        role = operation.roles[0] if operation.needs_token else None
        return {"role": role, "actor": self.SUBMITTER if role == "submitter" else None}

    def generic(self, operation, path):
        asker = self.asker_of(operation)
        documented = operation.responses
        ask = lambda **options: self.ask(operation.id, path=path, **{**asker, **options})  # noqa: E731
        if "405" in documented:
            self.unsupported_method(operation, path)
        if "401" in documented:
            if operation.needs_token:
                ask(expect=401, role=None, actor=None)
            ask(expect=401, role=None, actor=None, headers={"Authorization": "Bearer " + "0" * 43})
            ask(expect=401, role=None, actor=None, headers={"Authorization": "Basic Zm9vOmJhcg=="})
        if "403" in documented:
            for role in ROLES:
                allowed = role in operation.roles
                answer = ask(
                    expect=None if allowed else 403, role=role, actor=self.SUBMITTER if role == "submitter" else None
                )
                if allowed and answer.status in (401, 403):
                    self.note(
                        operation, 403, role, [f"the role may use it by the contract, and is answered {answer.status}"]
                    )
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
            ask(expect=413, headers={"Content-Type": operation.content_type}, body=TOO_MUCH)
        if "422" in documented and "415" in documented:
            ask(expect=422, headers={"Content-Type": operation.content_type}, body=b'{"noSuchMember": 1, "another": 2}')
            ask(expect=400, headers={"Content-Type": operation.content_type}, body=b"{")
            ask(expect=400, headers={"Content-Type": operation.content_type}, body=b'{"a": 1, "a": 2}')

    def unknown_things(self, operation, asker):
        """The last thing of the path is one that does not exist: a year outside the calendar of the service, a code
        that nobody has."""
        name = operation.path_names()[-1]
        value = {"year": 1999, "revision": 999, "publication": "2001.9", "file": "no-such.css", "rule": "V999"}.get(
            name, "no-such-thing"
        )
        self.ask(
            operation.id, path={**self.THINGS, name: value}, expect=404, body=self.BODIES.get(operation.id), **asker
        )

    def unsupported_method(self, operation, path):
        declared = self.contract.methods_of(operation.pattern)
        for method in sorted({"DELETE", "PATCH", "TRACE"} - declared):
            answer = request(method, operation.path(path))
            self.note(operation, 405, f"{method}", self.contract.complaints_about(operation, answer))
            self.seen[operation.id].add(str(answer.status))
            allowed = {one.strip() for one in (answer.headers.get("Allow") or "").split(",")} - {"HEAD", "OPTIONS"}
            if answer.status != 405 or allowed != declared:
                self.note(
                    operation,
                    405,
                    method,
                    [f"status {answer.status}, Allow {sorted(allowed)} and not {sorted(declared)}"],
                )
        answer = request("OPTIONS", operation.path(path))
        allowed = {one.strip() for one in (answer.headers.get("Allow") or "").split(",")} - {"HEAD", "OPTIONS"}
        if allowed != declared:
            self.note(operation, 405, "OPTIONS", [f"Allow is {sorted(allowed)} and not {sorted(declared)}"])

    def read(self, operation_id, path=None, query="", role=None, actor=None):
        operation = self.contract.operations[operation_id]
        answer = self.ask(operation_id, path=path, query=query, expect=200, role=role, actor=actor)
        target = operation.path(path) + query
        head = request("HEAD", target, role=role, actor=actor)
        for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
            if head.headers.get(name) != answer.headers.get(name):
                self.note(
                    operation,
                    200,
                    "HEAD " + target,
                    [f"{name} is {head.headers.get(name)} and not {answer.headers.get(name)}"],
                )
        if "304" in operation.responses:
            if answer.etag is None:
                self.note(operation, 304, target, ["there is no ETag to ask with"])
                return answer
            for header in (answer.etag, f'"other", {answer.etag}', "W/" + answer.etag, "*"):
                again = self.ask(
                    operation_id,
                    path=path,
                    query=query,
                    expect=304,
                    role=role,
                    actor=actor,
                    headers={"If-None-Match": header},
                )
                if again.etag != answer.etag:
                    self.note(operation, 304, target, [f"the ETag is {again.etag} and not {answer.etag}"])
            self.ask(
                operation_id,
                path=path,
                query=query,
                expect=200,
                role=role,
                actor=actor,
                headers={"If-None-Match": '"other"'},
            )
        return answer

    def report(self):
        failed = 0
        for operation in self.contract.operations.values():
            for status in sorted(set(operation.responses) | {s for o, s in self.complaints if o == operation.id}):
                complaints = self.complaints.get((operation.id, status), [])
                if status in operation.responses and status not in self.seen[operation.id]:
                    if self.unasked & {status, (operation.id, status)}:
                        continue
                    complaints = complaints + ["it is documented and could not be brought about"]
                print(f"{'not ok' if complaints else 'ok'} - {operation.id} answers {status} as the contract says")
                for line in list(dict.fromkeys(complaints))[:8]:
                    print("#   " + line.replace("\n", " "))
                failed += bool(complaints)
        return failed
