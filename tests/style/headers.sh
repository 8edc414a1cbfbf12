#!/bin/bash
# Every header compiles alone, with each compiler that is there and every warning of the build as an error.
#   headers.sh [ROOT]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"
cd "${1:-$here/../..}"

warnings=(-Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wundef -Wvla
    -Wimplicit-fallthrough -Wpointer-arith -Werror)
# Inner headers of the rooms of libpq, jansson and libmicrohttpd name theirs.
read -ra libraries <<<"$(pkg-config --cflags libpq jansson libmicrohttpd 2>/dev/null || true)"

headers=$(find core server -name '*.h' -type f 2>/dev/null | sort)
holds "there are headers to compile" "$([[ -n $headers ]] || echo 'none was found in core and server')"
for compiler in gcc clang; do
    command -v "$compiler" >/dev/null || {
        printf 'ok - every header compiles alone with %s # SKIP it is not installed\n' "$compiler"
        continue
    }
    complaints=
    while IFS= read -r header; do
        standard=gnu17
        [[ $header == core/* ]] && standard=c17
        # A file of its own, so that the header is no main file and its static functions count as used.
        if ! message=$(printf '#include "%s"\n' "$header" |
            "$compiler" -std="$standard" -D_GNU_SOURCE "${warnings[@]}" "${libraries[@]}" -I. -fsyntax-only -x c - 2>&1); then
            complaints+="$header does not compile alone:"$'\n'"$(head -n 4 <<<"$message")"$'\n'
        fi
    done <<<"$headers"
    holds "every header compiles alone with $compiler" "$complaints"
done

guards=
while IFS= read -r header; do
    [[ $(grep -cE '^#(ifndef|define) NK_[A-Z0-9_]+_H$' "$header") == 2 ]] || guards+="$header"$'\n'
done <<<"$headers"
holds "every header has a guard named by its path" "$guards"
tap_end
