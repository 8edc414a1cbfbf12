# shellcheck shell=bash
# Debian and Ubuntu packages, a named list for each need, installed with apt when they are missing.
# Uses say.sh.

# To build and run the server.
# shellcheck disable=SC2034 # read through a name, in packages_need
packages_server=(gcc libc6-dev meson ninja-build pkgconf libmicrohttpd-dev libjansson-dev libpq-dev libssl-dev
    python3 python3-yaml sqitch libdbd-pg-perl postgresql-client curl ca-certificates util-linux)
# To have a PostgreSQL of one's own.
# shellcheck disable=SC2034
packages_cluster=(postgresql)
# To run the tests.
# shellcheck disable=SC2034
packages_tests=(check clang shellcheck python3-venv procps)

# A file that is there only while packages are installed: it keeps the installation of postgresql from making
# and starting a cluster for the whole machine, which nobody asked for.
createcluster_override=/etc/postgresql-common/createcluster.d/nokkeltall.conf

package_is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    else
        sudo "$@"
    fi
}

# Installs those of the packages that are missing.
#   packages_install PACKAGE...
packages_install() {
    local package missing=()
    for package in "$@"; do
        package_is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    command -v apt-get >/dev/null || fail "these packages are missing and there is no apt-get: ${missing[*]}"
    ((EUID == 0)) || command -v sudo >/dev/null || fail "install these packages first, as root: ${missing[*]}"
    say "Installing with apt: ${missing[*]}"
    as_root apt-get -qq update || say "The package lists could not be renewed; going on with those that are there."
    as_root mkdir -p "${createcluster_override%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$createcluster_override" >/dev/null
    local status=0 log
    log=$(mktemp)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --yes --no-install-recommends "${missing[@]}" </dev/null >"$log" 2>&1 || status=$?
    as_root rm -f "$createcluster_override"
    ((status == 0)) || {
        tail -n 40 "$log" >&2
        fail "apt-get could not install: ${missing[*]}"
    }
    rm -f "$log"
}

# Installs what is missing of the named lists.
#   packages_need server cluster tests
packages_need() {
    local need list names=()
    for need in "$@"; do
        list="packages_${need}[@]"
        names+=("${!list}")
    done
    packages_install "${names[@]}"
}

# The run-time of clang's sanitizers is a package of its own, named by clang's version.
packages_need_sanitizers() {
    local version
    version=$(clang -dumpversion)
    packages_install "libclang-rt-${version%%.*}-dev"
}

# Node.js and npm, from wherever they are.
packages_need_node() {
    command -v node >/dev/null || packages_install nodejs
    command -v npm >/dev/null || packages_install npm
}
