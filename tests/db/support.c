#include "tests/db/support.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/lifecycle.h"
#include "server/digest.h"
#include "tests/run.h"

enum { NAME_MAX_LENGTH = 32, CONNINFO_MAX = 512, VALUE_MAX = 4096, OUTPUT_MAX = 65536, CASE_TIMEOUT_S = 120 };

/* Tests of a program run one after the other in one process: there is one of everything. */
static struct {
    unsigned count;
    bool is_shared_there;
    char name[NAME_MAX_LENGTH];
    char conninfo[CONNINFO_MAX];
    struct nk_db *db, *other;
    struct nk_arena arena;
    PGconn *owner;
    char value[VALUE_MAX];
    char output[OUTPUT_MAX];
} test;

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    if (!value) {
        (void)fprintf(stderr, "%s is not set: run this program with tests/db/with-postgres\n", name);
        exit(EXIT_FAILURE);
    }
    return value;
}

const char *nk_source_root(void)
{
    return environment("NK_SOURCE_ROOT");
}

static PGconn *connect_to(const char *conninfo)
{
    PGconn *pg = PQconnectdb(conninfo);
    ck_assert_msg(PQstatus(pg) == CONNECTION_OK, "%s", PQerrorMessage(pg));
    PQclear(PQexec(pg, "SET client_min_messages = error"));
    return pg;
}

/* Makes or drops the database of the test, connected to another one. */
static void administer(const char *verb, const char *options)
{
    char conninfo[CONNINFO_MAX], command[CONNINFO_MAX];
    (void)snprintf(conninfo, sizeof conninfo, "%s dbname=postgres", environment("NK_TEST_DATABASE"));
    (void)snprintf(command, sizeof command, "%s DATABASE %s %s", verb, test.name, options);
    PGconn *pg = connect_to(conninfo);
    PGresult *result = PQexec(pg, command);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    (void)snprintf(test.value, sizeof test.value, "%s", PQresultErrorMessage(result));
    PQclear(result);
    PQfinish(pg);
    ck_assert_msg(done, "%s", test.value);
}

static void open_database(void)
{
    (void)snprintf(test.conninfo, sizeof test.conninfo, "%s dbname=%s", environment("NK_TEST_DATABASE"), test.name);
    test.arena = nk_heap_arena();
    test.owner = connect_to(test.conninfo);
    PQclear(PQexec(test.owner, "SET search_path = nokkeltall"));
}

static void close_database(void)
{
    nk_db_free(test.db);
    nk_db_free(test.other);
    PQfinish(test.owner);
    test.db = test.other = NULL;
    test.owner = NULL;
    nk_arena_release(&test.arena);
}

static void set_up(void)
{
    (void)snprintf(test.name, sizeof test.name, "test_%ld_%u", (long)getpid(), ++test.count);
    administer("CREATE", "TEMPLATE nokkeltall");
    open_database();
}

static void tear_down(void)
{
    close_database();
    administer("DROP", "WITH (FORCE)");
}

/* Triggers keep history from being deleted; a superuser can set them aside. */
static void empty_tables(void)
{
    char conninfo[CONNINFO_MAX];
    (void)snprintf(conninfo, sizeof conninfo, "%s dbname=%s", environment("NK_TEST_SUPERUSER"), test.name);
    PGconn *pg = connect_to(conninfo);
    PGresult *result = PQexec(pg, "SET session_replication_role = replica; SET search_path = nokkeltall;"
                                  "DELETE FROM publication_revision; DELETE FROM publication;"
                                  "DELETE FROM receipt_rules; DELETE FROM rule_set; DELETE FROM finding_step; DELETE FROM flow_resolution; "
                                  "DELETE FROM extension; DELETE FROM revision_finding; DELETE FROM revision;"
                                  "DELETE FROM collection_unit; DELETE FROM collection; DELETE FROM token;"
                                  "DELETE FROM idempotency; DELETE FROM event;"
                                  "UPDATE event_head SET last_id = 0, last_at = '-infinity'");
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    PQfinish(pg);
    ck_assert(done);
}

static void set_up_tables(void)
{
    (void)snprintf(test.name, sizeof test.name, "test_%ld", (long)getpid());
    if (!test.is_shared_there)
        administer("CREATE", "TEMPLATE nokkeltall");
    test.is_shared_there = true;
    empty_tables();
    open_database();
}

static TCase *add_case(Suite *suite, const char *name, SFun before, SFun after)
{
    TCase *cases = tcase_create(name);
    tcase_add_checked_fixture(cases, before, after);
    tcase_set_timeout(cases, CASE_TIMEOUT_S);
    suite_add_tcase(suite, cases);
    return cases;
}

TCase *nk_case_with_tables(Suite *suite, const char *name)
{
    return add_case(suite, name, set_up_tables, close_database);
}

TCase *nk_case_with_database(Suite *suite, const char *name)
{
    return add_case(suite, name, set_up, tear_down);
}

int nk_run_suite(Suite *suite)
{
    return run(suite);
}

const char *nk_test_conninfo(void)
{
    return test.conninfo;
}

struct nk_db_configuration nk_test_configuration(void)
{
    return (struct nk_db_configuration){.conninfo = test.conninfo, .application_name = "nokkeltall-test"};
}

static struct nk_db *new_db(void)
{
    const struct nk_db_configuration configuration = nk_test_configuration();
    struct nk_db *db = nk_db_new(&configuration);
    ck_assert_ptr_nonnull(db);
    return db;
}

struct nk_db *nk_test_db(void)
{
    if (!test.db)
        test.db = new_db();
    return test.db;
}

struct nk_db *nk_test_other_db(void)
{
    if (!test.other)
        test.other = new_db();
    return test.other;
}

struct nk_arena *nk_test_arena(void)
{
    return &test.arena;
}

const char *nk_sql(const char *statement)
{
    PGresult *result = PQexec(test.owner, statement);
    ExecStatusType status = PQresultStatus(result);
    bool done = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    const char *value = PQresultErrorMessage(result);
    if (status == PGRES_TUPLES_OK)
        value = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
    (void)snprintf(test.value, sizeof test.value, "%s", value);
    PQclear(result);
    ck_assert_msg(done, "%s: %s", statement, test.value);
    return test.value;
}

static const char *refusal(const char *role, const char *statement)
{
    (void)nk_sql("BEGIN");
    (void)nk_sql(role);
    PGresult *result = PQexec(test.owner, statement);
    ExecStatusType status = PQresultStatus(result);
    const char *name = "";
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        name = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
        if (!name)
            name = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    }
    char kept[VALUE_MAX];
    (void)snprintf(kept, sizeof kept, "%s", name ? name : "lost");
    PQclear(result);
    (void)nk_sql("ROLLBACK");
    (void)snprintf(test.value, sizeof test.value, "%s", kept);
    return test.value;
}

const char *nk_refusal(const char *statement)
{
    return refusal("SET LOCAL ROLE NONE", statement);
}

const char *nk_refusal_to_service(const char *statement)
{
    return refusal("SET LOCAL ROLE " NK_DB_SERVICE_ROLE, statement);
}

/* Reads until the end; what is too much is read and thrown away. */
static void read_all(int fd, char *buffer, size_t size)
{
    size_t used = 0;
    for (;;) {
        char scrap[1024];
        bool full = used + 1 >= size;
        ssize_t got = read(fd, full ? scrap : buffer + used, full ? sizeof scrap : size - used - 1);
        if (got <= 0)
            break;
        if (!full)
            used += (size_t)got;
    }
    buffer[used] = '\0';
}

int nk_run_program(const char **ret_output, const char *const arguments[])
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)dup2(ends[1], STDERR_FILENO);
        (void)close(ends[0]);
        (void)close(ends[1]);
        (void)execvp(arguments[0], (char *const *)(uintptr_t)arguments);
        _exit(127);
    }
    (void)close(ends[1]);
    read_all(ends[0], test.output, sizeof test.output);
    (void)close(ends[0]);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    if (ret_output)
        *ret_output = test.output;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

void nk_postgres(const char *verb)
{
    const char *output = NULL;
    const char *const arguments[] = {environment("NK_TEST_POSTGRES"), verb, NULL};
    ck_assert_msg(nk_run_program(&output, arguments) == 0, "%s: %s", verb, output);
}

void nk_open_collection(void)
{
    (void)nk_sql("INSERT INTO collection (year, state, opens, due, closes, methodology)"
                 " VALUES (2017, 'open', '2018-01-01', '2018-04-01', '2199-06-01', '2017');"
                 "INSERT INTO collection_unit VALUES (2017, 'hdo'), (2017, 'helse-vest'), (2017, 'nhn')");
}

struct nk_db_draft nk_draft(const char *actor, const char *note)
{
    enum { DOCUMENT_MAX = 256 };
    char *document = nk_arena_array(&test.arena, DOCUMENT_MAX, 1);
    char *sha256 = nk_arena_array(&test.arena, NK_SHA256_HEX + 1, 1);
    ck_assert_ptr_nonnull(document);
    ck_assert_ptr_nonnull(sha256);
    (void)snprintf(document, DOCUMENT_MAX, "{\"note\":\"%s\"}", note);
    nk_sha256_hex(sha256, nk_text_of(document));
    return (struct nk_db_draft){
        .year = 2017,
        .actor = nk_text_of(actor),
        .document = nk_text_of(document),
        .sha256 = nk_text_of(sha256),
        .methodology = NK_TEXT("2017"),
        .saved_by = NK_TEXT("token:controller"),
        .findings = {[NK_INFO] = 1, [NK_WARNING] = 2},
    };
}

struct nk_revision nk_begun(const char *actor, int32_t number)
{
    const struct nk_db_draft draft = nk_draft(actor, "first");
    struct nk_revision revision;
    nk_assert_status(nk_db_revision_begin(nk_test_db(), &test.arena, &revision, &draft, number), NK_DB_ONE);
    return revision;
}

struct nk_revision_key nk_key_of(const struct nk_revision *revision)
{
    return (struct nk_revision_key){.year = revision->year,
                                    .actor = revision->actor,
                                    .number = revision->number,
                                    .version = revision->version};
}

struct nk_revision nk_submitted(const char *actor, int32_t number)
{
    struct nk_revision revision = nk_begun(actor, number);
    const struct nk_revision_key key = nk_key_of(&revision);
    char receipt[NAME_MAX_LENGTH];
    (void)snprintf(receipt, sizeof receipt, "%s-%d", actor, (int)number);
    nk_assert_status(nk_db_revision_submit(nk_test_db(), &test.arena, &revision, &key,
                                           NK_TEXT("token:controller"), NK_TEXT("Kari Nordmann"),
                                           NK_TEXT("økonomidirektør"), nk_text_of(receipt)),
                     NK_DB_ONE);
    return revision;
}

struct nk_revision nk_approved(const char *actor, int32_t number)
{
    struct nk_revision revision = nk_submitted(actor, number);
    const struct nk_revision_key key = nk_key_of(&revision);
    nk_assert_status(
        nk_db_revision_approve(nk_test_db(), &test.arena, &revision, &key, NK_TEXT("token:reviewer")),
        NK_DB_ONE);
    return revision;
}
