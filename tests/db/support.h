/* What the database tests share: a database of its own for each test, and ways to look behind the
 * functions under test. */
#ifndef NK_TESTS_DB_SUPPORT_H
#define NK_TESTS_DB_SUPPORT_H

#include <check.h>

#include "server/db/connection.h"
#include "server/db/revision.h"
#include "server/heap.h"

/* Adds a case whose tests share a database and each find it without returns, tokens, publications
 * and events. They leave the schema and the reference data as they are. */
TCase *nk_case_with_tables(Suite *suite, const char *name);
/* Adds a case with a new database for each test, which takes half a second and may be done anything to. */
TCase *nk_case_with_database(Suite *suite, const char *name);
/* Runs the suite, prints the summary line, answers the exit status. */
int nk_run_suite(Suite *suite);

/* ---- of the test that is running ---- */

struct nk_db *nk_test_db(void);         /* connected by itself at its first use */
struct nk_db *nk_test_other_db(void);   /* a second connection */
struct nk_arena *nk_test_arena(void);   /* released after the test */
const char *nk_test_conninfo(void);     /* as the owner */
struct nk_db_configuration nk_test_configuration(void);

/* Runs SQL as the owner, in a session that keeps its settings. The first value of the last result,
 * "" for none; valid until the next call. A failure fails the test. */
const char *nk_sql(const char *statement);
/* Runs SQL that the database must refuse: the constraint or trigger that refused it, or the
 * SQLSTATE where there is no name. "" when it was accepted. What it did is rolled back. */
const char *nk_refusal(const char *statement);
/* The same with the rights of the service. */
const char *nk_refusal_to_service(const char *statement);

/* Runs a program with arguments, its output in `*ret_output` when that is not NULL (valid until the
 * next call); the exit status. */
int nk_run_program(const char **ret_output, const char *const arguments[]);
/* NK_TEST_POSTGRES stop, kill or start. Fails the test when it fails. */
void nk_postgres(const char *verb);
/* The folder of the sources: tests find sql/ in it. */
const char *nk_source_root(void);

/* ---- things to test with; the actors and the methodology are of the reference data ---- */

/* The collection of 2017, open, with helse-vest, nhn and hdo. */
void nk_open_collection(void);
/* A draft of one of them: document {"note": "<note>"}. Its texts live in the arena of the test. */
struct nk_db_draft nk_draft(const char *actor, const char *note);
/* The same, saved as revision `number`. */
struct nk_revision nk_begun(const char *actor, int32_t number);
struct nk_revision nk_submitted(const char *actor, int32_t number);
struct nk_revision nk_approved(const char *actor, int32_t number);
struct nk_revision_key nk_key_of(const struct nk_revision *revision);

#define nk_assert_text(actual, expected)                                                              \
    do {                                                                                              \
        const struct nk_text is = (actual);                                                           \
        const char *const should_be = (expected);                                                     \
        ck_assert_msg(nk_text_is(is, should_be), "is \"%.*s\", not \"%s\"", NK_TEXT_ARGUMENTS(is),      \
                      should_be);                                                                     \
    } while (0)

/* Says what the database said. */
#define nk_assert_status_of(db, call, expected)                                                                      \
    do {                                                                                                             \
        const enum nk_db_status got = (call);                                                                        \
        ck_assert_msg(got == (expected), "%s is %d, not %s: %s", #call, (int)got, #expected, nk_db_error_text(db));  \
    } while (0)
#define nk_assert_status(call, expected) nk_assert_status_of(nk_test_db(), call, expected)

#endif
