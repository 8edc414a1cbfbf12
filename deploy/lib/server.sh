# shellcheck shell=bash
# Starting and stopping the server. Uses say.sh.
#
# server_start sets it.
server_process=

# A port of this machine that nobody listens on.
free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# True when somebody listens on a port of this machine.
port_is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The process is a server of ours and not somebody else with the same number.
is_server() {
    [[ $(readlink "/proc/$1/exe" 2>/dev/null) == */nokkeltalld* ]]
}

# Ends a server of this state that outlived the script that started it.
#   server_stop_left_over STATE
server_stop_left_over() {
    local process
    process=$(cat "$1/server.pid" 2>/dev/null) || return 0
    if [[ -n $process ]] && is_server "$process"; then
        say "Stopping the server of an earlier run (process $process)"
        server_process=$process
        server_stop
    fi
    rm -f "$1/server.pid"
}

# Starts the server and waits until it is ready to answer.
#   server_start PROGRAM CONNINFO PORT STATE
server_start() {
    local program=$1 conninfo=$2 port=$3 state=$4 tries
    # Whoever listens there would be taken for the server, and be given its tokens.
    ! port_is_taken "$port" || fail "somebody else listens on port $port: choose another with --port"
    # The lock of the caller (descriptor 9) must not live on in the server.
    "$program" serve --database "$conninfo" --address 127.0.0.1 --port "$port" >>"$state/server.log" 2>&1 9>&- &
    server_process=$!
    printf '%s\n' "$server_process" >"$state/server.pid"
    for ((tries = 0; tries < 300; tries++)); do
        curl --silent --fail --output /dev/null --max-time 2 "http://127.0.0.1:$port/health/ready" && return
        kill -0 "$server_process" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 20 "$state/server.log" >&2
    server_stop
    fail "the server is not ready on port $port; its log is $state/server.log"
}

# Asks the server to stop, and ends it when it does not within 20 seconds.
server_stop() {
    local tries
    [[ -n $server_process ]] || return 0
    kill -TERM "$server_process" 2>/dev/null || true
    for ((tries = 0; tries < 200; tries++)); do
        is_server "$server_process" || break
        sleep 0.1
    done
    kill -KILL "$server_process" 2>/dev/null || true
    wait "$server_process" 2>/dev/null || true
    server_process=
}
