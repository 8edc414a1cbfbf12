#!/bin/bash
# Shell and Python scripts pass their checkers.
#   scripts.sh [ROOT]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"
cd "${1:-$here/../..}"

# Files of the project, whether git knows them or not (an unpacked archive has no git).
files() {
    find . -type f -not -path '*/.*' -not -path '*/node_modules/*' -not -path './build*' | sed 's,^\./,,' | sort
}

shell=()
python=()
while IFS= read -r file; do
    first=$(head -c 120 "$file" | head -n 1 | tr -d '\0')
    # A file without a suffix is known by its first line.
    [[ ${file##*/} == *.* ]] && first=
    case $file:$first in
        *.sh: | *:'#!/bin/bash'* | *:'#!/bin/sh'*) shell+=("$file") ;;
        *.py: | *:'#!'*python3*) python+=("$file") ;;
    esac
done < <(files; find .ci -type f 2>/dev/null)

holds "there are scripts to check" "$( ((${#shell[@]} && ${#python[@]})) || echo 'found none')"
if command -v shellcheck >/dev/null; then
    # SC2317 takes functions that a trap calls for dead, SC2119 takes optional arguments for forgotten ones.
    holds "shellcheck has nothing to say" \
        "$(shellcheck --external-sources --exclude=SC2317,SC2119 --severity=info --format=gcc "${shell[@]}" 2>&1 || true)"
else
    echo 'ok - shellcheck has nothing to say # SKIP it is not installed'
fi

complaints=
for file in "${python[@]}"; do
    message=$(/usr/bin/python3 -W error -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' \
        "$file" 2>&1) || complaints+="$message"$'\n'
done
holds "every Python script can be read" "$complaints"

complaints=
while IFS= read -r file; do
    case $file in
        *.json | *.svg | *.csv | *min.js | */cases/*) continue ;;
    esac
    grep -qI . "$file" || continue
    complaints+=$(grep -nE '[[:space:]]+$' "$file" | sed "s,^,$file:," | head -n 3 || true)
    [[ -z $(tail -c 1 "$file") ]] || complaints+="$file: the last line has no end"$'\n'
done < <(files)
holds "no line ends in a space, and every file ends in a line" "$complaints"
tap_end
