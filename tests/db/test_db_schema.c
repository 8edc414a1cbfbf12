/* The schema as sqitch deploys it, and the loader of reference data. Run with an empty database
 * (with-postgres --empty). */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "sql/statements.h"
#include "tests/db/support.h"

enum { PATH_MAX_LENGTH = 512 };

static const char *path_of(char buffer[static PATH_MAX_LENGTH], const char *name)
{
    (void)snprintf(buffer, PATH_MAX_LENGTH, "%s/sql/%s", nk_source_root(), name);
    return buffer;
}

static const char *schema_of(const char *conninfo, const char *verb, const char *option)
{
    char program[PATH_MAX_LENGTH];
    const char *output = NULL;
    const char *const arguments[] = {path_of(program, "schema"), conninfo, verb, option, NULL};
    ck_assert_msg(nk_run_program(&output, arguments) == 0, "%s: %s", verb, output);
    return output;
}

static const char *schema(const char *verb, const char *option)
{
    return schema_of(nk_test_conninfo(), verb, option);
}

/* The database that those of the tests are copies of. */
static void deploy_to_template(void)
{
    (void)schema_of(getenv("NK_TEST_DATABASE"), "deploy", NULL);
}

static int load(const char **ret_output, const char *directory)
{
    char program[PATH_MAX_LENGTH];
    const char *const arguments[] = {path_of(program, "load-reference"), nk_test_conninfo(), directory, NULL};
    return nk_run_program(ret_output, arguments);
}

#define OBJECTS                                                                                                \
    "SELECT count(*) FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = "       \
    "'nokkeltall')"

START_TEST(the_schema_deploys_from_empty_and_verifies_and_a_second_time_is_no_change)
{
    (void)schema("deploy", NULL);
    ck_assert_ptr_nonnull(strstr(schema("verify", NULL), "Verify successful"));
    char before[32];
    (void)snprintf(before, sizeof before, "%s", nk_sql(OBJECTS));
    ck_assert_ptr_nonnull(strstr(schema("deploy", NULL), "Nothing to deploy"));
    ck_assert_str_eq(nk_sql(OBJECTS), before);
    ck_assert_str_ne(before, "0");
}
END_TEST

START_TEST(everything_is_reverted_to_nothing_and_deploys_again)
{
    (void)schema("deploy", NULL);
    (void)schema("revert", "-y");
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'nokkeltall'"), "0");
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM pg_roles WHERE rolname = 'nokkeltall_service'"), "0");
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace"
                            " WHERE n.nspname = 'public'"), "0");
    (void)schema("deploy", NULL);
}
END_TEST

START_TEST(every_table_column_function_domain_and_index_is_explained)
{
    ck_assert_str_eq(
        nk_sql("SELECT coalesce(string_agg(c.relname || '.' || a.attname, ', '), '') FROM pg_class AS c"
               " JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
               " WHERE c.relnamespace = 'nokkeltall'::regnamespace AND c.relkind = 'r'"
               "   AND col_description(c.oid, a.attnum) IS NULL"),
        "");
    ck_assert_str_eq(nk_sql("SELECT coalesce(string_agg(relname, ', '), '') FROM pg_class"
                            " WHERE relnamespace = 'nokkeltall'::regnamespace AND relkind = 'r'"
                            "   AND obj_description(oid, 'pg_class') IS NULL"), "");
    ck_assert_str_eq(
        nk_sql("SELECT coalesce(string_agg(proname, ', '), '') FROM pg_proc"
               " WHERE pronamespace = 'nokkeltall'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL"),
        "");
    ck_assert_str_eq(nk_sql("SELECT coalesce(string_agg(typname, ', '), '') FROM pg_type"
                            " WHERE typnamespace = 'nokkeltall'::regnamespace AND typtype = 'd'"
                            "   AND obj_description(oid, 'pg_type') IS NULL"), "");
    ck_assert_str_eq(nk_sql("SELECT coalesce(string_agg(indexrelid::regclass::text, ', '), '') FROM pg_index"
                            " JOIN pg_class ON pg_class.oid = indexrelid"
                            " WHERE relnamespace = 'nokkeltall'::regnamespace AND obj_description(indexrelid, "
                            "'pg_class') IS NULL"
                            "   AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"),
                     "");
}
END_TEST

START_TEST(every_statement_prepares_and_has_the_parameters_and_columns_that_it_names)
{
    nk_assert_status(nk_db_connect(nk_test_db()), NK_DB_ONE);

    PGconn *pg = PQconnectdb(nk_test_conninfo());
    PQclear(PQexec(pg, "SET search_path = nokkeltall; SET ROLE nokkeltall_service"));
    for (size_t i = 0; i < NK_STATEMENTS; i++) {
        const struct nk_statement *statement = &nk_statements[i];
        PGresult *prepared = PQprepare(pg, statement->name, statement->text, 0, NULL);
        ck_assert_msg(PQresultStatus(prepared) == PGRES_COMMAND_OK, "%s: %s", statement->name,
                      PQresultErrorMessage(prepared));
        PQclear(prepared);
        PGresult *described = PQdescribePrepared(pg, statement->name);
        ck_assert_int_eq(PQnparams(described), statement->parameters);
        char names[1024] = "";
        size_t used = 0;
        for (int column = 0; column < PQnfields(described); column++)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", column ? "," : "",
                                     PQfname(described, column));
        ck_assert_str_eq(names, statement->column_names);
        ck_assert_int_eq(PQnfields(described), statement->columns);
        /* Text, integers, booleans and their arrays: what parameters.c can send. */
        for (int parameter = 0; parameter < PQnparams(described); parameter++) {
            Oid type = PQparamtype(described, parameter);
            ck_assert_msg(type == 25 || type == 20 || type == 23 || type == 16 || type == 1009 || type == 1007,
                          "%s $%d has type %u", statement->name, parameter + 1, type);
        }
        PQclear(described);
    }
    PQfinish(pg);
}
END_TEST

START_TEST(reference_data_loads_and_a_second_time_is_no_change_and_no_notice)
{
    char reference[PATH_MAX_LENGTH];
    const char *output = NULL;
    ck_assert_msg(load(&output, path_of(reference, "reference")) == 0, "%s", output);
    ck_assert_ptr_nonnull(strstr(output, "actor: "));
    ck_assert_str_ne(nk_sql("SELECT count(*) FROM actor"), "0");

    PGconn *pg = PQconnectdb(nk_test_conninfo());
    PQclear(PQexec(pg, "LISTEN nokkeltall_catalogue"));
    ck_assert_msg(load(&output, reference) == 0, "%s", output);
    ck_assert_str_eq(output, "");
    (void)PQconsumeInput(pg);
    PGnotify *notice = PQnotifies(pg);
    ck_assert_ptr_null(notice);
    PQfinish(pg);
}
END_TEST

/* A directory with one file, written by the test. */
static void write_file(char directory[static PATH_MAX_LENGTH], const char *name, const char *content)
{
    const char *base = getenv("TMPDIR");
    (void)snprintf(directory, PATH_MAX_LENGTH, "%s/nokkeltall-reference.XXXXXX", base ? base : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(directory));
    char path[PATH_MAX_LENGTH + 64];
    (void)snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(content, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_file(const char *directory, const char *name)
{
    char path[PATH_MAX_LENGTH + 64];
    (void)snprintf(path, sizeof path, "%s/%s", directory, name);
    (void)unlink(path);
    (void)rmdir(directory);
}

START_TEST(a_line_that_vanished_from_its_file_is_reported_and_kept_and_a_changed_one_is_written)
{
    char directory[PATH_MAX_LENGTH];
    const char *output = NULL;
    (void)nk_sql("SET search_path = nokkeltall; INSERT INTO outside_financier VALUES ('gone', 'n', 'n', 'n', "
                 "'s'), ('other', 'n', 'n', 'n', 's')");
    write_file(directory, "outside_financier.csv",
               "id,name_nb,name_nn,name_en,source\nother,\"a, \"\"b\"\"\",n,n,s\nnew,n,n,n,s\n");
    ck_assert_msg(load(&output, directory) == 0, "%s", output);
    ck_assert_ptr_nonnull(strstr(output, "outside_financier: 2 rows written"));
    ck_assert_ptr_nonnull(strstr(output, "outside_financier: gone is no longer in the file and is kept"));
    ck_assert_str_eq(nk_sql("SELECT string_agg(id || ' ' || name_nb, ', ' ORDER BY id) FROM outside_financier"),
                     "gone n, new n, other a, \"b\"");
    remove_file(directory, "outside_financier.csv");
}
END_TEST

START_TEST(a_file_with_one_bad_line_changes_nothing_at_all)
{
    char directory[PATH_MAX_LENGTH];
    const char *output = NULL;
    write_file(directory, "outside_financier.csv",
               "id,name_nb,name_nn,name_en,source\ngood,n,n,n,s\nBad Id,n,n,n,s\n");
    ck_assert_int_ne(load(&output, directory), 0);
    ck_assert_ptr_nonnull(strstr(output, "identifier_is_words_joined_by_hyphens"));
    ck_assert_str_eq(nk_sql("SELECT count(*) FROM nokkeltall.outside_financier"), "0");
    remove_file(directory, "outside_financier.csv");
    write_file(directory, "outside_financier.csv", "id; DROP TABLE actor\n");
    ck_assert_int_ne(load(&output, directory), 0);
    remove_file(directory, "outside_financier.csv");
}
END_TEST

START_TEST(a_message_with_a_place_holder_that_nothing_fills_is_refused)
{
    char directory[PATH_MAX_LENGTH];
    const char *output = NULL;
    write_file(directory, "rule.csv",
               "id,check_name,severity,enforced_at,tolerance,name_nb,name_nn,name_en,message_nb,message_nn,message_en,"
               "how_to_mend_nb,how_to_mend_nn,how_to_mend_en,first_year,last_year,source\n"
               "V99,known-code,error,return,0,n,n,n,{actual},{actuel},{actual},h,h,h,2017,,s\n");
    ck_assert_int_ne(load(&output, directory), 0);
    ck_assert_ptr_nonnull(strstr(output, "rule V99: nothing fills the place-holder {actuel}"));
    remove_file(directory, "rule.csv");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("db-schema");
    TCase *empty = nk_case_with_database(suite, "deployment");
    tcase_add_test(empty, the_schema_deploys_from_empty_and_verifies_and_a_second_time_is_no_change);
    tcase_add_test(empty, everything_is_reverted_to_nothing_and_deploys_again);

    TCase *deployed = nk_case_with_database(suite, "schema");
    tcase_add_unchecked_fixture(deployed, deploy_to_template, NULL);
    tcase_add_test(deployed, every_table_column_function_domain_and_index_is_explained);
    tcase_add_test(deployed, every_statement_prepares_and_has_the_parameters_and_columns_that_it_names);
    tcase_add_test(deployed, reference_data_loads_and_a_second_time_is_no_change_and_no_notice);
    tcase_add_test(deployed, a_line_that_vanished_from_its_file_is_reported_and_kept_and_a_changed_one_is_written);
    tcase_add_test(deployed, a_file_with_one_bad_line_changes_nothing_at_all);
    tcase_add_test(deployed, a_message_with_a_place_holder_that_nothing_fills_is_refused);
    return nk_run_suite(suite);
}
