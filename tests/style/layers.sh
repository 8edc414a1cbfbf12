#!/bin/bash
# Reads the #include lines: who may use whom (ARCHITECTURE.md).
#   layers.sh [ROOT]
set -euo pipefail

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=tests/style/tap.sh
source "$here/tap.sh"
cd "${1:-$here/../..}"

# A room is a folder. A line names it, then what it may include of the house (folders or single headers, its own folder included),
# and after the bar the third-party headers. "*" is every room. What the C library and the system offer is allowed to all but core.
rooms='
core             core                                                                                    |
server/wire      core server/wire server/heap.h server/digest.h                                          | jansson.h
server/db        core server/db sql/statements.h server/heap.h server/digest.h                         | libpq-fe.h
server/http      core/arena.h core/text.h core/status.h server/http server/heap.h                        | microhttpd.h
server/publish   core server/wire server/publish server/http/message.h server/heap.h server/digest.h     |
server/auth      core server/auth server/db server/heap.h server/digest.h                                |
server/web       core/text.h server/web server/http/message.h                                            |
server/api       *                                                                                       |
server/offline   core server/offline server/publish server/wire server/heap.h server/digest.h            |
server/cli       *                                                                                       |
server           *                                                                                       | openssl/*
tests/core       core tests/core tests/support                                                           | check.h
tests/wire       core server/wire tests server/heap.h server/digest.h                                    | check.h jansson.h
tests/db         core server/db sql/statements.h tests server/heap.h server/digest.h                     | check.h libpq-fe.h
tests/http       core server/http tests server/heap.h                                                    | check.h
tests/rules      * tests                                                                                 | check.h jansson.h
tests/publish    * tests                                                                                 | check.h
tests/auth       * tests                                                                                 | check.h
tests/api        * tests                                                                                 | check.h
tests/fuzz       * tests                                                                                 |
tests/bench      * tests                                                                                 |
tests            * tests                                                                                 | check.h
'
# core computes: no memory of its own, no input or output, no clock.
core_library=' limits.h stdbool.h stddef.h stdint.h string.h '
system_library=' assert.h ctype.h dirent.h errno.h fcntl.h getopt.h inttypes.h limits.h locale.h math.h poll.h pthread.h sched.h semaphore.h
 signal.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h strings.h syslog.h threads.h
 time.h unistd.h arpa/inet.h netdb.h netinet/in.h netinet/tcp.h sys/epoll.h sys/eventfd.h sys/ioctl.h sys/mman.h sys/prctl.h sys/random.h
 sys/resource.h sys/select.h sys/signalfd.h sys/socket.h sys/stat.h sys/time.h sys/timerfd.h sys/types.h sys/uio.h sys/un.h
 sys/wait.h '
system_library=${system_library//$'\n'/}

declare -A house third_party
while IFS='|' read -r left right; do
    read -r room allowed <<<"$left" || true
    [[ -n ${room:-} ]] || continue
    house[$room]=" $allowed "
    third_party[$room]=" $right "
done <<<"$rooms"

# The room of a file: its own folder or the nearest one above that the table names. A new folder of the server is a new room.
room_of() {
    local folder=${1%/*}
    while [[ -z ${house[$folder]:-} ]]; do
        [[ $folder == */* && ${folder%/*} != server ]] || return 0
        folder=${folder%/*}
    done
    printf '%s\n' "$folder"
}

house_include_is_allowed() {
    local room=$1 header=$2 allowed item
    read -ra allowed <<<"${house[$room]}"
    for item in "${allowed[@]}"; do
        case $item in
            '*') [[ $header == tests/* ]] || return 0 ;;
            *.h) [[ $header == "$item" ]] && return 0 ;;
            *) [[ $header == "$item"/* ]] && return 0 ;;
        esac
    done
    return 1
}

library_include_is_allowed() {
    local room=$1 header=$2 item patterns
    if [[ $room == core ]]; then
        [[ $core_library == *" $header "* ]]
        return
    fi
    [[ $system_library == *" $header "* ]] && return
    read -ra patterns <<<"${third_party[$room]}"
    for item in "${patterns[@]}"; do
        # shellcheck disable=SC2053 # a pattern on purpose
        [[ $header == $item ]] && return
    done
    return 1
}

declare -A complaints
files=0
set -f
while IFS= read -r line; do
    file=${line%%:*}
    rest=${line#*:}
    number=${rest%%:*}
    include=${rest#*:}
    room=$(room_of "$file")
    if [[ -z $room ]]; then
        complaints[none]+="$file: belongs to no room of the table"$'\n'
    elif [[ $include =~ \#[[:space:]]*include[[:space:]]*\"([^\"]+)\" ]]; then
        header=${BASH_REMATCH[1]}
        # Files that are included for their text (tables, generated code) stay within their room.
        if [[ $header != */* ]]; then
            complaints[$room]+="$file:$number: $header: includes are written from the root"$'\n'
        elif ! house_include_is_allowed "$room" "$header"; then
            complaints[$room]+="$file:$number: $room may not use $header"$'\n'
        fi
    elif [[ $include =~ \#[[:space:]]*include[[:space:]]*\<([^\>]+)\> ]]; then
        header=${BASH_REMATCH[1]}
        library_include_is_allowed "$room" "$header" || complaints[$room]+="$file:$number: $room may not use <$header>"$'\n'
    else
        complaints[$room]+="$file:$number: this include cannot be read: $include"$'\n'
    fi
    files=$((files + 1))
done < <(grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.c' --include='*.h' --include='*.def' core server tests 2>/dev/null)

holds "there are includes to read" "$( ((files > 0)) || echo 'no #include was found in core, server and tests')"
holds "every C file belongs to a room" "${complaints[none]:-}"
while IFS='|' read -r left _; do
    read -r room _ <<<"$left" || true
    [[ -n ${room:-} && -d $room ]] || continue
    holds "$room includes only what its layer may use" "${complaints[$room]:-}"
done <<<"$rooms"
tap_end
