# shellcheck shell=bash
# The schema and the reference data. Uses say.sh.

# Deploys the schema as far as it is not deployed, then loads the reference data.
#   database_deploy SOURCE CONNINFO LOG
database_deploy() {
    local source=$1 conninfo=$2 log=$3
    quietly "$log" "$source/sql/schema" "$conninfo" deploy
    quietly "$log" "$source/sql/load-reference" "$conninfo" "$source/sql/reference"
}
