/* What the role of the service may not do, whatever a defect of the server would ask for. */
#include <stdio.h>

#include "tests/db/cases.h"
#include "tests/db/support.h"

#define FORBIDDEN "42501" /* insufficient_privilege */

START_TEST(the_service_makes_and_changes_no_tables)
{
    static const char *const statements[] = {
        "CREATE TABLE mine (a integer)",
        "CREATE TABLE nokkeltall.mine (a integer)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "ALTER TABLE event ADD COLUMN mine integer",
        "DROP TABLE event",
        "ALTER TABLE revision DISABLE TRIGGER USER",
        "CREATE OR REPLACE FUNCTION sha256_of(text) RETURNS text LANGUAGE sql RETURN 'x'",
        "COMMENT ON TABLE event IS 'x'",
    };
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        ck_assert_msg(strcmp(nk_refusal_to_service(statements[i]), FORBIDDEN) == 0, "%s", statements[i]);
}
END_TEST

START_TEST(the_service_gives_itself_no_rights)
{
    /* GRANT without the right to grant is a warning, not an error. */
    (void)nk_sql("SET ROLE " NK_DB_SERVICE_ROLE);
    (void)nk_sql("GRANT DELETE ON event TO " NK_DB_SERVICE_ROLE);
    (void)nk_sql("RESET ROLE");
    ck_assert_str_eq(nk_sql("SELECT has_table_privilege('" NK_DB_SERVICE_ROLE "', 'event', 'DELETE')"), "f");
}
END_TEST

START_TEST(the_service_cannot_rewrite_history)
{
    static const char *const statements[] = {
        "UPDATE event SET principal = 'x'",
        "DELETE FROM event",
        "TRUNCATE event",
        "UPDATE event_head SET last_id = 0",
        "SELECT FROM event_head",
        "UPDATE publication SET note = 'x'",
        "DELETE FROM publication",
        "TRUNCATE publication CASCADE",
        "UPDATE publication_revision SET revision = 2",
        "DELETE FROM publication_revision",
        "DELETE FROM revision",
        "TRUNCATE revision CASCADE",
        "UPDATE revision SET number = 2",
        "UPDATE revision SET year = 2018",
        "DELETE FROM collection",
        "UPDATE collection SET year = 2018",
        "DELETE FROM token",
        "UPDATE token SET role = 'administrator'",
        "INSERT INTO event (id, at, principal, role, action) VALUES (7, now(), 'p', 'auditor', 'a')",
        "UPDATE rule_set SET kept_at = now()",
        "DELETE FROM rule_set",
        "UPDATE extension SET closes = NULL",
        "DELETE FROM extension",
        "TRUNCATE extension",
        "INSERT INTO extension (id, year, actor, granted_by) OVERRIDING SYSTEM VALUE VALUES (7, 2017, 'nhn', 'p')",
        "UPDATE idempotency SET fingerprint = 'x'",
    };
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        ck_assert_msg(strcmp(nk_refusal_to_service(statements[i]), FORBIDDEN) == 0, "%s", statements[i]);
}
END_TEST

START_TEST(the_service_only_reads_reference_data)
{
    static const char *const tables[] = {"actor", "outside_financier", "classification", "code", "correspondence",
                                         "methodology", "figure", "figure_term", "outside_estimate", "rule",
                                         "account_line", "account_identity", "account_term"};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        static const char *const forms[] = {"DELETE FROM %s", "TRUNCATE %s CASCADE",
                                            "INSERT INTO %s DEFAULT VALUES", "UPDATE %s SET source = 'x'"};
        char statement[128];
        (void)snprintf(statement, sizeof statement, "SELECT FROM %s", tables[i]);
        ck_assert_str_eq(nk_refusal_to_service(statement), "");
        for (size_t j = 0; j < sizeof forms / sizeof forms[0]; j++) {
            const char *gap = strstr(forms[j], "%s");
            (void)snprintf(statement, sizeof statement, "%.*s%s%s", (int)(gap - forms[j]), forms[j], tables[i],
                           gap + 2);
            ck_assert_msg(strcmp(nk_refusal_to_service(statement), FORBIDDEN) == 0, "%s", statement);
        }
    }
}
END_TEST

START_TEST(the_service_has_no_more_than_these_rights)
{
    ck_assert_str_eq(
        nk_sql(
            "SELECT string_agg(table_name || ' ' || privilege_type, ', ' ORDER BY table_name, privilege_type)"
            " FROM (SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            "       WHERE grantee = 'nokkeltall_service' AND table_schema = 'nokkeltall'"
            "         AND privilege_type <> 'SELECT') AS g(table_name, privilege_type)"),
        "collection INSERT, collection_unit DELETE, collection_unit INSERT, idempotency DELETE, idempotency "
        "INSERT,"
        " publication INSERT, publication_revision INSERT, revision INSERT, revision_finding INSERT,"
                     " token INSERT");
    ck_assert_str_eq(
        nk_sql(
            "SELECT rolsuper OR rolcanlogin OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
            " FROM pg_roles WHERE rolname = 'nokkeltall_service'"),
        "f");
}
END_TEST

START_TEST(nobody_else_may_enter_the_schema)
{
    ck_assert_str_eq(nk_sql("SELECT has_schema_privilege('public', 'nokkeltall', 'USAGE')"), "f");
}
END_TEST

START_TEST(nobody_else_may_call_a_function_and_the_service_calls_no_trigger)
{
    ck_assert_str_eq(nk_sql("SELECT coalesce(string_agg(p.oid::regprocedure::text, ', '), '') FROM pg_proc AS p"
                            " WHERE p.pronamespace = 'nokkeltall'::regnamespace"
                            "   AND has_function_privilege('public', p.oid, 'EXECUTE')"),
                     "");
    ck_assert_str_eq(nk_sql("SELECT coalesce(string_agg(p.oid::regprocedure::text, ', '), '') FROM pg_proc AS p"
                            " WHERE p.pronamespace = 'nokkeltall'::regnamespace AND p.prorettype = 'trigger'::regtype"
                            "   AND has_function_privilege('nokkeltall_service', p.oid, 'EXECUTE')"),
                     "");
}
END_TEST

void nk_add_rights(Suite *suite)
{
    TCase *cases = nk_case_with_tables(suite, "rights");
    tcase_add_test(cases, the_service_makes_and_changes_no_tables);
    tcase_add_test(cases, the_service_gives_itself_no_rights);
    tcase_add_test(cases, the_service_cannot_rewrite_history);
    tcase_add_test(cases, the_service_only_reads_reference_data);
    tcase_add_test(cases, the_service_has_no_more_than_these_rights);
    tcase_add_test(cases, nobody_else_may_enter_the_schema);
    tcase_add_test(cases, nobody_else_may_call_a_function_and_the_service_calls_no_trigger);
}
