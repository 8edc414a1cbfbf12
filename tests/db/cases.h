/* The files of tests of one program. Each adds its cases to the suite. */
#ifndef NK_TESTS_DB_CASES_H
#define NK_TESTS_DB_CASES_H

#include <check.h>

void nk_add_invariants(Suite *suite);
void nk_add_invariants_reference(Suite *suite);
void nk_add_rights(Suite *suite);
void nk_add_connections(Suite *suite);
void nk_add_transactions(Suite *suite);
void nk_add_catalogue(Suite *suite);
void nk_add_catalogue_comparisons(Suite *suite);
void nk_add_catalogue_indicators(Suite *suite);
void nk_add_tokens(Suite *suite);
void nk_add_collections(Suite *suite);
void nk_add_revisions(Suite *suite);
void nk_add_revision_races(Suite *suite);
void nk_add_rule_sets(Suite *suite);
void nk_add_extensions(Suite *suite);
void nk_add_findings(Suite *suite);
void nk_add_publications(Suite *suite);
void nk_add_idempotency(Suite *suite);
void nk_add_events(Suite *suite);
void nk_add_feed(Suite *suite);
void nk_add_listener(Suite *suite);

#endif
