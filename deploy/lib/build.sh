# shellcheck shell=bash
# Building with meson. Uses say.sh.

# Builds the tree, again only as far as something changed. Other options than last time begin from nothing.
#   build_tree SOURCE BUILD [MESON-OPTION...]
build_tree() {
    local source=$1 build=$2
    shift 2
    local wanted="$source $* CC=${CC:-}" log=$build.log
    if [[ ! -f $build/build.ninja || $(cat "$build/.options" 2>/dev/null) != "$wanted" ]]; then
        rm -rf "$build"
        mkdir -p "${build%/*}"
        quietly "$log" meson setup "$build" "$source" "$@"
        printf '%s\n' "$wanted" >"$build/.options"
    fi
    quietly "$log" meson compile -C "$build"
}
