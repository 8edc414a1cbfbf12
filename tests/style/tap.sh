# shellcheck shell=bash
# Test Anything Protocol: one line a sentence, "ok - ..." or "not ok - ...", what is wrong on lines that begin with "#".

tap_failed=0

# Says the sentence; it holds when there is nothing to complain about.
#   holds SENTENCE COMPLAINTS
holds() {
    if [[ -z $2 ]]; then
        printf 'ok - %s\n' "$1"
        return
    fi
    printf 'not ok - %s\n' "$1"
    printf '# %s\n' "${2//$'\n'/$'\n'# }"
    tap_failed=1
}

# Last line of a test: the exit status says whether everything held.
tap_end() {
    exit "$tap_failed"
}
