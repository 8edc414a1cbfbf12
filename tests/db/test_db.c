#include "tests/db/cases.h"
#include "tests/db/support.h"

int main(void)
{
    Suite *suite = suite_create("db");
    nk_add_invariants(suite);
    nk_add_invariants_reference(suite);
    nk_add_rights(suite);
    nk_add_connections(suite);
    nk_add_transactions(suite);
    nk_add_catalogue(suite);
    nk_add_catalogue_comparisons(suite);
    nk_add_catalogue_indicators(suite);
    nk_add_tokens(suite);
    nk_add_collections(suite);
    nk_add_revisions(suite);
    nk_add_revision_races(suite);
    nk_add_rule_sets(suite);
    nk_add_extensions(suite);
    nk_add_findings(suite);
    nk_add_publications(suite);
    nk_add_idempotency(suite);
    nk_add_events(suite);
    nk_add_feed(suite);
    nk_add_listener(suite);
    return nk_run_suite(suite);
}
