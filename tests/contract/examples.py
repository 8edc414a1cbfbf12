"""The examples of the contract are what the server answers. examples.py [--refresh]

Each file of openapi/components/examples says where its value comes from: `x-request` is asked of the server,
`x-file` is a file of this tree.
They are compared; with --refresh the example is written from its source instead. The answer that README.md shows is
compared too.
"""

import json
import os
import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EXAMPLES = ROOT / "openapi" / "components" / "examples"
sys.path.insert(0, str(HERE.parent / "lib"))
os.environ.setdefault("NK_TEST_TOKENS", os.devnull)
from client import request  # noqa: E402

# What depends on when the demonstration data were loaded, and the hashes of what has such a time or the whole
# catalogue in it.
MOVING = {"createdAt", "releaseAt", "acceptedAt", "sha256", "resultSha256"}


def still(value):
    if isinstance(value, dict):
        return {name: still(item) for name, item in value.items() if name not in MOVING}
    if isinstance(value, list):
        return [still(item) for item in value]
    return value


def source_of(example):
    """Where the value comes from, and what is there now."""
    if "x-file" in example:
        return example["x-file"], json.loads((ROOT / example["x-file"]).read_text(encoding="utf-8"))
    answer = request("GET", example["x-request"])
    return "GET " + example["x-request"], answer.json


def write(file, example, value):
    head = "".join(
        f"{name}: {json.dumps(example[name], ensure_ascii=False)}\n"
        for name in ("summary", "x-request", "x-file")
        if name in example
    )
    body = json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    file.write_text(f"{head}value:\n  {body}\n", encoding="utf-8")


def first_request():
    """What README.md asks for and shows: (address, value)."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"curl 'http://127\.0\.0\.1:8080([^']+)'\n```\n\n```json\n(.*?)```", text, re.DOTALL)
    return found[1], json.loads(found[2])


def compare(sentence, value, shown):
    same = still(value) == still(shown)
    print(f"{'ok' if same else 'not ok'} - {sentence}")
    if not same:
        print(f"#   {json.dumps(value, ensure_ascii=False)[:1500]}")
    return same


def main(refresh):
    failed = 0
    for file in sorted(EXAMPLES.glob("*.yaml")):
        example = yaml.safe_load(file.read_text(encoding="utf-8"))
        name, value = source_of(example)
        if refresh:
            write(file, example, value)
            continue
        failed += not compare(f"the example {file.stem} is what {name} gives", value, example["value"])
    if not refresh:
        target, shown = first_request()
        failed += not compare(
            "the first request of README.md has the answer that it shows", request("GET", target).json, shown
        )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main("--refresh" in sys.argv[1:])
