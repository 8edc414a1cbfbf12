#!/usr/bin/env python3
"""Makes a C table of the statements, and the list of changes that the schema consists of.

    statements.py OUT.h OUT.c PLAN FILE...

<name>.sql holds one statement. Its leading comment says what it does, then "Parameters: a, b" ($1 is a, $2 is b)
and "Columns: x, y", or none. {part} stands for the columns of <part>.columns, in the statement as in the comment.
"""
import pathlib
import re
import sys


def parts_of(paths):
    """Column lists by name: [(expression, name of the column)]."""
    parts = {}
    for path in paths:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        parts[path.stem] = [(line, re.split(r" AS |\.", line)[-1]) for line in lines]
    return parts


def names_of(comment, heading, where):
    """The names that a line of the leading comment lists."""
    found = re.findall(rf"^{heading}: (.+)$", comment, re.MULTILINE)
    if len(found) != 1:
        raise SystemExit(f"{where}: the leading comment has to have one line '{heading}: …'")
    return [] if found[0] == "none" else [name.strip() for name in found[0].split(",")]


def expand(names, parts):
    """Column names with every {part} replaced by its own."""
    result = []
    for name in names:
        part = re.fullmatch(r"\{(\w+)\}", name)
        result += [column for _, column in parts[part.group(1)]] if part else [name]
    return result


def statement_of(path, parts):
    lines = path.read_text(encoding="utf-8").splitlines()
    body = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    comment = "\n".join(line[2:].strip() for line in lines[:body])
    text = "\n".join(lines[body:]).strip()
    if not comment or not text or ";" in text or "--" in text:
        raise SystemExit(f"{path}: one commented statement, without a semicolon and without comments inside")
    text = re.sub(r"\{(\w+)\}", lambda match: ", ".join(line for line, _ in parts[match.group(1)]), text)
    parameters = names_of(comment, "Parameters", path)
    used = {int(number) for number in re.findall(r"\$(\d+)", text)}
    if used != set(range(1, len(parameters) + 1)):
        raise SystemExit(f"{path}: the comment names {len(parameters)} parameters, the statement uses {sorted(used)}")
    columns = expand(names_of(comment, "Columns", path), parts)
    return {"name": path.stem, "text": text, "parameters": len(parameters), "columns": columns}


def changes_of(plan):
    """Names of the changes in a sqitch plan, in their order."""
    changes = []
    for line in plan.read_text(encoding="utf-8").splitlines():
        match = re.match(r"([a-z_]+)\s", line)
        if match:
            changes.append(match.group(1))
    return changes


def quoted(text, indent):
    """A C string literal, one line of source a line of text."""
    lines = [line.replace("\\", "\\\\").replace('"', '\\"') for line in text.split("\n")]
    return f"\n{indent}".join(f'"{line}\\n"' for line in lines[:-1]) + (
        f"\n{indent}" if len(lines) > 1 else "") + f'"{lines[-1]}"'


HEADER = """\
/* Made by statements.py from the files of sql/statements and from sqitch.plan. */
#ifndef NK_SQL_STATEMENTS_H
#define NK_SQL_STATEMENTS_H

#include "server/db/statement.h"

enum {{ NK_STATEMENTS = {count}, NK_SCHEMA_CHANGES = {changes} }};

extern const struct nk_statement nk_statements[NK_STATEMENTS];
/* The changes that make up the schema these statements are for, in the order of deployment. */
extern const char *const nk_schema_changes[NK_SCHEMA_CHANGES];

{ids}

#endif
"""


def main(arguments):
    header, source, plan, *files = (pathlib.Path(argument) for argument in arguments[1:])
    parts = parts_of(path for path in files if path.suffix == ".columns")
    statements = [statement_of(path, parts) for path in files if path.suffix == ".sql"]
    changes = changes_of(plan)
    ids = "\n".join(f"#define NK_SQL_{s['name'].upper()} (&nk_statements[{i}])" for i, s in enumerate(statements))
    header.write_text(HEADER.format(ids=ids, count=len(statements), changes=len(changes)), encoding="utf-8")
    with source.open("w", encoding="utf-8") as out:
        out.write('#include "sql/statements.h"\n\nconst struct nk_statement nk_statements[NK_STATEMENTS] = {\n')
        for i, s in enumerate(statements):
            indent = " " * 12
            out.write(
                f"    [{i}] = {{\n"
                f"        .name = \"{s['name']}\",\n"
                f"        .text =\n{indent}{quoted(s['text'], indent)},\n"
                f"        .parameters = {s['parameters']},\n"
                f"        .columns = {len(s['columns'])},\n"
                f"        .column_names = \"{','.join(s['columns'])}\",\n    }},\n")
        out.write("};\n\nconst char *const nk_schema_changes[NK_SCHEMA_CHANGES] = {\n")
        out.write("".join(f'    "{change}",\n' for change in changes))
        out.write("};\n")


if __name__ == "__main__":
    main(sys.argv)
