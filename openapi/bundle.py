#!/usr/bin/env python3
"""Makes one JSON document of the contract's YAML files.

bundle.py openapi.yaml openapi.json [openapi.json.d]

A reference to a path item or an example is replaced by what it refers to. A reference to anything else becomes a
component of the document, named
after its key; two files may not use one name for different things. With a third argument, a dependency file for the
build is written.
"""

import json
import sys
from pathlib import Path

import yaml

# The folder or file of a referenced component says what kind it is.
KINDS = ["schemas", "parameters", "headers", "responses", "securitySchemes"]
INLINE = ["paths", "examples"]


class Loader(yaml.SafeLoader):
    """YAML 1.2 as JSON has it: dates stay text, and a key may stand once."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Bundle:
    def __init__(self, root):
        self.root = root.resolve()
        self.files = {}
        self.components = {}
        self.origins = {}

    def load(self, file):
        if file not in self.files:
            with open(file, encoding="utf-8") as text:
                self.files[file] = yaml.load(text, Loader)
        return self.files[file]

    def kind_of(self, file):
        parts = file.relative_to(self.root.parent).with_suffix("").parts
        for kind in KINDS + INLINE:
            if kind in parts:
                return kind
        raise SystemExit(f"{file}: in no folder of components")

    def target(self, reference, file):
        name, _, pointer = reference.partition("#")
        there = (file.parent / name).resolve() if name else file
        key = pointer.removeprefix("/")
        document = self.load(there)
        if key and key not in document:
            raise SystemExit(f"{file}: {reference} is not there")
        return there, key, document[key] if key else document

    def refer(self, reference, file):
        there, key, value = self.target(reference, file)
        kind = self.kind_of(there)
        if kind in INLINE:
            return self.walk(value, there)
        here = self.components.setdefault(kind, {})
        if self.origins.setdefault((kind, key), there) != there:
            raise SystemExit(f"{kind}/{key} is in {there} and in {self.origins[kind, key]}")
        if key not in here:
            here[key] = None  # before the walk: a schema may contain itself
            here[key] = self.walk(value, there)
        return {"$ref": f"#/components/{kind}/{key}"}

    def walk(self, value, file):
        if isinstance(value, list):
            return [self.walk(item, file) for item in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$ref"), str):
            return self.refer(value["$ref"], file)
        return {name: self.walk(item, file) for name, item in value.items()}

    def document(self):
        document = dict(self.load(self.root))
        schemes = document.pop("components")["securitySchemes"]
        document["paths"] = self.walk(document["paths"], self.root)
        for scheme in schemes.values():
            self.refer(scheme["$ref"], self.root)
        document["components"] = {
            kind: dict(sorted(self.components[kind].items())) for kind in KINDS if kind in self.components
        }
        return document


def main(source, target, dependencies=None):
    bundle = Bundle(Path(source))
    text = json.dumps(bundle.document(), ensure_ascii=False, separators=(",", ":"))
    Path(target).write_text(text + "\n", encoding="utf-8")
    if dependencies:
        Path(dependencies).write_text(f"{target}: {' '.join(str(file) for file in sorted(bundle.files))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
