#!/bin/bash
# No line of C is longer than 120 columns, but for one with a text in it: a sentence is read whole.
#   lines.sh [ROOT]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"
cd "${1:-$here/../..}"

holds "no line of C is longer than 120 columns" \
    "$(LC_ALL=C.UTF-8 grep -rnE --include='*.[ch]' '^[^"]{121,}$' core server tests 2>/dev/null || true)"
tap_end
