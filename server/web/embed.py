#!/usr/bin/env python3
"""Puts files into the program.

embed.py TABLE.c BYTES.S PATH TYPE POLICY FILE [PATH TYPE POLICY FILE ...]

BYTES.S takes the bytes in with .incbin; TABLE.c is the table that assets.h declares. An empty POLICY means none.
"""

import hashlib
import sys
from pathlib import Path

ETAG_DIGITS = 32


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def assembly(number, file, digest):
    # The digest makes the text change with the bytes, for compiler caches that do not follow .incbin.
    return f"""
/* sha-256 {digest} */
    .global nk_asset_bytes_{number}
    .balign 16
nk_asset_bytes_{number}:
    .incbin {literal(str(file.resolve()))}
    .byte 0
"""


def row(number, path, content_type, policy, file, digest):
    return f"""    {{
        .path = {literal(path)},
        .content_type = {literal(content_type)},
        .data = nk_asset_bytes_{number},
        .length = {file.stat().st_size},
        .etag = {literal(digest[:ETAG_DIGITS])},
        .policy = {literal(policy) if policy else "NULL"},
    }},
"""


def main(table, bytes_file, *words):
    assets = sorted(words[i : i + 4] for i in range(0, len(words), 4))
    externs, rows, code = [], [], ["    .section .rodata\n"]
    for number, (path, content_type, policy, name) in enumerate(assets):
        file = Path(name)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        externs.append(f"extern const unsigned char nk_asset_bytes_{number}[];\n")
        rows.append(row(number, path, content_type, policy, file, digest))
        code.append(assembly(number, file, digest))
    code.append('\n    .section .note.GNU-stack,"",%progbits\n')
    Path(bytes_file).write_text("".join(code))
    Path(table).write_text(
        '#include "server/web/assets.h"\n\n'
        + "".join(externs)
        + "\nconst struct nk_asset nk_assets[] = {\n"
        + "".join(rows)
        + "};\nconst size_t nk_asset_count = sizeof nk_assets / sizeof nk_assets[0];\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
