#!/bin/bash
# Functions that are not called, and types that do not occur. Comments and strings are left out.
#   banned.sh [ROOT]
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"
cd "${1:-$here/../..}"

# Without the length of what is written, without an answer for bad input, with the locale or a hidden state.
unsafe='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|atoi|atol|atoll|atof|strtok|strtod|strtof|sscanf|fscanf|scanf|vsscanf'
unsafe+='|localtime|gmtime|asctime|ctime|rand|srand|random|alloca|setlocale|system|popen|tmpnam|mktemp|siglongjmp|longjmp'

# FILE:LINE:CODE of every C file of the folders, without comments and literals. The preprocessor removes the comments and keeps the lines.
code_of() {
    local file
    while IFS= read -r file; do
        gcc -fpreprocessed -dD -E -x c -w "$file" 2>/dev/null |
            awk -v file="$file" '
                /^# [0-9]+ "/ { line = $2 - 1; next }
                { line++
                  gsub(/\\./, "")
                  gsub(/"[^"]*"/, "\"\"")
                  print file ":" line ":" $0 }'
    done < <(find "$@" -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \) 2>/dev/null | sort)
}

calls() {
    grep -E "(^|[^A-Za-z0-9_.>])($1)[[:space:]]*\(" || true
}

all=$(code_of core server tests)
core=$(code_of core)
holds "there is code to read" "$([[ -n $core ]] || echo 'no C file was found in core')"
holds "no banned function is called" "$(calls "$unsafe" <<<"$all")"
holds "the program copies text by its length" "$(calls 'stpcpy|stpncpy|strlcpy|strlcat' <<<"$all" | grep -v '^tests/' || true)"
holds "core has no binary floating point" "$(grep -E '(^|[^A-Za-z0-9_])(double|float|_Complex)([^A-Za-z0-9_]|$)' <<<"$core" || true)"
holds "core takes memory from its caller's arena only" "$(calls 'malloc|calloc|realloc|free|strdup|strndup' <<<"$core")"
holds "only the programs end the process" \
    "$(calls 'exit|_exit|quick_exit' <<<"$all" | grep -vE '^(server/(main|cli/[^:]*)\.c|tests/[^:]*):' || true)"
holds "no structure hides behind a typedef" "$(grep -E 'typedef[[:space:]]+(struct|union|enum)[^(]*[;{]' <<<"$all" || true)"
tap_end
