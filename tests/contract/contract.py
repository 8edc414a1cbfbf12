"""The contract as something to hold answers against."""

import json
import re

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "patch", "delete")
BASE = "urn:contract"


class Operation:
    def __init__(self, contract, method, pattern, definition):
        self.method, self.pattern, self.definition = method.upper(), pattern, definition
        self.id = definition["operationId"]
        self.parameters = [contract.deref(one) for one in definition.get("parameters", [])]
        self.responses = {status: contract.deref(one) for status, one in definition["responses"].items()}
        # With {} among its security an operation takes a token and does not need one.
        self.needs_token = bool(definition["security"]) and {} not in definition["security"]
        self.roles = definition.get("x-roles", [])
        self.body = definition.get("requestBody")
        # The first form in which the operation takes a body.
        self.content_type = next(iter(self.body["content"])) if self.body else None

    def query_names(self):
        return [one["name"] for one in self.parameters if one["in"] == "query"]

    def path_names(self):
        return re.findall(r"\{(\w+)\}", self.pattern)

    def path(self, values=None):
        """The path with the values given, and the contract's own examples for the rest."""
        examples = {one["name"]: one.get("example") for one in self.parameters if one["in"] == "path"}
        return re.sub(r"\{(\w+)\}", lambda m: str({**examples, **(values or {})}[m[1]]), self.pattern)


class Contract:
    def __init__(self, document):
        self.document = document
        self.registry = Registry().with_resource(
            BASE, Resource.from_contents(document, default_specification=DRAFT202012)
        )
        self.operations = {}
        for pattern, item in document["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = Operation(self, method, pattern, item[method])
                    self.operations[operation.id] = operation

    def deref(self, value):
        while "$ref" in value:
            target = self.document
            for step in value["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            value = target
        return value

    def methods_of(self, pattern):
        return {method.upper() for method in METHODS if method in self.document["paths"][pattern]}

    def complaints(self, value, schema):
        """What is wrong with a value, with its place."""
        absolute = json.loads(json.dumps(schema).replace('"#/components/', f'"{BASE}#/components/'))
        validator = Draft202012Validator(absolute, registry=self.registry, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(value)]

    def complaints_about_body(self, operation, body):
        return self.complaints(body, operation.body["content"][operation.content_type]["schema"])

    def complaints_about(self, operation, answer):
        """What is wrong with an answer: an undocumented status, a missing header, another media type, another form."""
        response = operation.responses.get(str(answer.status))
        if response is None:
            return [f"status {answer.status} is not documented: {answer.body[:500]!r}"]
        return self._headers(response, answer) + self._content(response, answer)

    def _headers(self, response, answer):
        found = []
        for name, header in response.get("headers", {}).items():
            header = self.deref(header)
            value = answer.headers.get(name)
            if value is None:
                if header.get("required"):
                    found.append(f"the header {name} is missing")
                continue
            typed = int(value) if header["schema"].get("type") == "integer" and value.isdigit() else value
            found += [f"{name}: {complaint}" for complaint in self.complaints(typed, header["schema"])]
        return found

    def _content(self, response, answer):
        content = response.get("content", {})
        if not content:
            return ["there is a body where none belongs"] if answer.body else []
        media_type = answer.headers.get_content_type() if answer.headers.get("Content-Type") else None
        if media_type not in content:
            return [f"the media type {media_type} is not documented"]
        if not media_type.endswith("json"):
            return [] if answer.body else ["the body is empty"]
        try:
            value = json.loads(answer.body, object_pairs_hook=without_duplicates)
        except ValueError as error:
            return [f"the body is not JSON: {error}"]
        return self.complaints(value, content[media_type]["schema"])


def without_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a member stands twice")
    return dict(pairs)
