# shellcheck shell=bash
# What the scripts say, and how they give up.

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    printf 'Stopped: %s\n' "$*" >&2
    exit 1
}

# Runs a command whose output only matters when it goes wrong.
#   quietly LOG COMMAND...
quietly() {
    local log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        fail "\"$*\" failed; the whole output is in $log"
    fi
}
