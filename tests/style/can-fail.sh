#!/bin/bash
# The style tests can fail: each is shown a small tree with one fault, and must refuse it; without the fault it accepts the tree.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

# A tree without a fault.
fresh_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree/core" "$tree/server/wire" "$tree/server/new" "$tree/deploy"
    printf '#ifndef NK_CORE_A_H\n#define NK_CORE_A_H\n#include <stdint.h>\nint32_t nk_a(void);\n#endif\n' >"$tree/core/a.h"
    printf '#include "core/a.h"\n/* strcpy(to, from) is a comment */\nint32_t nk_a(void)\n{\n    return 1;\n}\n' >"$tree/core/a.c"
    printf '#include "core/a.h"\n' >"$tree/server/wire/b.c"
    # shellcheck disable=SC2016 # the variables are the tree's
    printf '#!/bin/bash\necho "$HOME"\n' >"$tree/deploy/run"
    printf '#!/usr/bin/env python3\nprint(1)\n' >"$tree/deploy/help.py"
}

#   refuses SENTENCE SCRIPT FILE LINE...     the lines are added to the file of the tree
refuses() {
    local sentence=$1 script=$2 file=$3 output
    shift 3
    fresh_tree
    printf '%s\n' "$@" >>"$tree/$file"
    if output=$("$here/$script" "$tree") || [[ $output != *'not ok - '* ]]; then
        holds "$sentence" "$script accepted: $*"
    else
        holds "$sentence" ""
    fi
}

for script in layers.sh banned.sh headers.sh lines.sh scripts.sh; do
    fresh_tree
    holds "$script accepts a tree without a fault" "$("$here/$script" "$tree" | grep '^not ok' || true)"
done

refuses "layers.sh refuses a third-party header in core" layers.sh core/a.c '#include <jansson.h>'
refuses "layers.sh refuses memory of its own in core" layers.sh core/a.c '#include <stdlib.h>'
refuses "layers.sh refuses the server in core" layers.sh core/a.c '#include "server/wire/b.h"'
refuses "layers.sh refuses libpq outside db" layers.sh server/wire/b.c '#include <libpq-fe.h>'
refuses "layers.sh refuses db in wire" layers.sh server/wire/b.c '#include "server/db/connection.h"'
refuses "layers.sh refuses an include that is not written from the root" layers.sh core/a.c '#include "a.h"'
refuses "layers.sh refuses a room that the table does not name" layers.sh server/new/d.c '#include <stdint.h>'
refuses "banned.sh refuses strcpy" banned.sh server/wire/b.c 'void f(char *a, char *b) { strcpy(a, b); }'
refuses "banned.sh refuses a double in core" banned.sh core/a.c 'double nk_ratio;'
refuses "banned.sh refuses malloc in core" banned.sh core/a.c 'void *f(void) { return malloc(1); }'
refuses "banned.sh refuses exit outside the programs" banned.sh server/wire/b.c 'void f(void) { exit(1); }'
refuses "banned.sh refuses a typedef of a structure" banned.sh core/a.h 'typedef struct nk_b nk_b;'
refuses "headers.sh refuses a header that needs another first" headers.sh core/a.h 'size_t nk_length(void);'
refuses "headers.sh refuses a header without a guard" headers.sh core/c.h 'int nk_c(void);'
refuses "lines.sh refuses a line that is too long" lines.sh core/a.c "$(printf 'int nk_%0120d;' 1)"
# shellcheck disable=SC2016
refuses "scripts.sh refuses an unquoted variable" scripts.sh deploy/run 'rm -rf $1/*'
refuses "scripts.sh refuses Python that cannot be read" scripts.sh deploy/help.py 'print('
refuses "scripts.sh refuses a space at the end of a line" scripts.sh deploy/run 'true '
tap_end
