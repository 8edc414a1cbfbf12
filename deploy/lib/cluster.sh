# shellcheck shell=bash
# A PostgreSQL cluster of our own, in a directory, reached only through a Unix socket that nobody else can enter.
# PostgreSQL refuses to run as root: then the user "postgres" of the package runs it. Uses say.sh.
#
# cluster_locate sets these; the others read them.
cluster_home=   # directory of the cluster
cluster_socket= # directory of its socket

# sockaddr_un has 108 bytes, of which PostgreSQL needs some for the name of the socket and its lock.
cluster_socket_path_max=85

cluster_user() {
    if ((EUID == 0)); then
        printf 'postgres\n'
    else
        id -un
    fi
}

# Runs a program of PostgreSQL as the user that it belongs to, from a directory which that user can enter.
as_cluster_user() {
    if ((EUID == 0)); then
        (cd / && exec runuser -u postgres -- "$@")
    else
        (cd / && exec "$@")
    fi
}

private_directory() {
    if ((EUID == 0)); then
        install -d -m 0700 -o postgres -g postgres "$1"
    else
        install -d -m 0700 "$1"
    fi
}

# A short name that stays the same for the same path.
path_digest() {
    printf '%s' "$1" | sha256sum | cut -c1-12
}

# Finds the place of the cluster of a state directory. Root may have put the state where the user "postgres" cannot enter;
# the cluster is then under /var/lib, and STATE/postgresql.location says where.
#   cluster_locate STATE
cluster_locate() {
    local state=$1 pointer=$1/postgresql.location
    cluster_home=$state/postgresql
    if [[ -f $pointer ]]; then
        cluster_home=$(<"$pointer")
    elif ! as_cluster_user test -x "$state"; then
        cluster_home=/var/lib/nokkeltall/$(path_digest "$state")
        mkdir -p "${cluster_home%/*}"
        printf '%s\n' "$cluster_home" >"$pointer"
        say "The user \"postgres\" cannot enter $state: the database is in $cluster_home (noted in $pointer)."
    fi

    cluster_socket=$cluster_home/socket
    if ((${#cluster_socket} > cluster_socket_path_max)) || [[ $cluster_socket == *[!A-Za-z0-9/._-]* ]]; then
        local base=/tmp
        if ((EUID != 0)) && [[ -d ${XDG_RUNTIME_DIR:-} ]]; then
            base=$XDG_RUNTIME_DIR
        fi
        cluster_socket=$base/nokkeltall-$(path_digest "$cluster_home")
    fi
}

newest_postgresql() {
    local program
    for program in /usr/lib/postgresql/*/bin/initdb; do
        [[ -x $program ]] && printf '%s\n' "${program%/initdb}"
    done | sort -V | tail -n 1
}

# The directory of PostgreSQL's programs: of the version that the cluster was made with, or of the newest.
cluster_programs() {
    local programs version
    if version=$(as_cluster_user cat "$cluster_home/data/PG_VERSION" 2>/dev/null); then
        programs=/usr/lib/postgresql/$version/bin
        [[ -x $programs/postgres ]] || fail "the database in $cluster_home needs PostgreSQL $version: install postgresql-$version"
    else
        programs=$(newest_postgresql)
        [[ -n $programs ]] || fail "no PostgreSQL server is installed"
    fi
    printf '%s\n' "$programs"
}

# Makes the cluster if there is none. It is made aside and moved into place, so that a half-made one is never taken for a whole.
cluster_create() {
    local new=$cluster_home/data.new programs
    private_directory "$cluster_home"
    as_cluster_user test -d "$cluster_home/data" && return
    programs=$(cluster_programs)
    say "Making a private PostgreSQL cluster in $cluster_home"
    as_cluster_user rm -rf "$new"
    as_cluster_user "$programs/initdb" --pgdata="$new" --username=postgres --auth-local=trust --auth-host=reject \
        --encoding=UTF8 --locale=C.UTF-8 --data-checksums >/dev/null ||
        fail "initdb could not make a cluster in $cluster_home"
    as_cluster_user tee -a "$new/postgresql.conf" >/dev/null <<'SETTINGS'

# Nøkkeltall: reached through the socket directory only, which belongs to one user alone.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
SETTINGS
    as_cluster_user mv "$new" "$cluster_home/data"
}

# True while any process of PostgreSQL works in the data directory: the server, or one that outlived a killed server.
# Its lock file does not tell, because the number in it may be anybody's by now.
cluster_is_busy() {
    local data folders
    data=$(realpath "$cluster_home")/data
    # Processes come and go while find looks; what it could not read is none of ours.
    folders=$(find /proc -maxdepth 2 -path '/proc/[0-9]*/cwd' -printf '%l\n' 2>/dev/null || true)
    grep --fixed-strings --line-regexp --quiet -- "$data" <<<"$folders"
}

cluster_log() {
    printf '%s\n' "$cluster_home/postgresql.log"
}

cluster_answers() {
    as_cluster_user "$1/pg_isready" --quiet --host="$cluster_socket"
}

# Starts the cluster unless it runs already, also after its processes were killed.
#   cluster_start [PARAMETER=VALUE...]     parameters for this start
cluster_start() {
    local programs parameter options="-k $cluster_socket" tries
    programs=$(cluster_programs)
    private_directory "$cluster_socket"
    for parameter in "$@"; do
        options+=" -c $parameter"
    done

    # A server that starts or recovers answers soon; processes that outlived a killed server notice it and end.
    for ((tries = 0; tries < 300; tries++)); do
        cluster_is_busy || break
        cluster_answers "$programs" && return
        sleep 0.1
    done
    cluster_is_busy && fail "processes of PostgreSQL work in $cluster_home/data but do not answer on $cluster_socket"

    # Nobody works there, so lock files are left over; if their number belongs to another process now, PostgreSQL would not start.
    as_cluster_user rm -f "$cluster_home/data/postmaster.pid" "$cluster_socket/.s.PGSQL.5432" "$cluster_socket/.s.PGSQL.5432.lock"
    # The lock of the caller (descriptor 9) must not live on in the server.
    as_cluster_user "$programs/pg_ctl" --pgdata="$cluster_home/data" --log="$(cluster_log)" --options="$options" \
        --wait --timeout=120 --silent start >/dev/null 2>&1 9>&- && return
    as_cluster_user tail -n 20 "$(cluster_log)" >&2
    fail "PostgreSQL does not start; its log is $(cluster_log)"
}

cluster_stop() {
    cluster_is_busy || return 0
    as_cluster_user "$(cluster_programs)/pg_ctl" --pgdata="$cluster_home/data" --mode=fast --wait --silent stop >/dev/null
}

# The connection string of a role.
#   cluster_conninfo ROLE [DATABASE]
cluster_conninfo() {
    printf 'host=%s port=5432 user=%s dbname=%s\n' "$cluster_socket" "$1" "${2:-nokkeltall}"
}

# Makes the database, its owner (who deploys the schema) and the login of the server (who may do no more than serve).
cluster_create_database() {
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$(cluster_conninfo postgres postgres)" <<'SQL'
SELECT 'CREATE ROLE nokkeltall LOGIN CREATEROLE' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nokkeltall') \gexec
SELECT 'CREATE ROLE nokkeltall_server LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'nokkeltall_server') \gexec
SELECT 'CREATE DATABASE nokkeltall OWNER nokkeltall' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'nokkeltall') \gexec
SQL
}

# The login of the server gets the role that the schema made for serving.
cluster_grant_service() {
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$(cluster_conninfo postgres)" \
        --command='SET client_min_messages = warning' --command='GRANT nokkeltall_service TO nokkeltall_server'
}
