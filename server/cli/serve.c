#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "server/api/application.h"
#include "server/api/handlers.h"
#include "server/api/rule_earlier.h"
#include "server/api/rule_others.h"
#include "server/api/rule_units.h"
#include "server/api/service.h"
#include "server/cli/commands.h"
#include "server/db/idempotency.h"
#include "server/db/listener.h"
#include "server/http/log.h"
#include "server/http/server.h"
#include "server/refresh.h"
#include "server/wire/start.h"

enum {
    QUEUE_MAX = 64,         /* waiting jobs: at 4 threads and 5 ms a job, 80 ms of work */
    QUEUE_WAIT_MS = 2000,   /* who has waited longer has given up */
    CONNECTION_MAX = 512,
    IDLE_TIMEOUT_S = 15,
    BODY_TIMEOUT_S = 30,
    STOP_GRACE_MS = 5000,
    TICK_MS = 500,          /* how late a timed release may be seen */
    FORGET_KEYS_HOURS = 48, /* a retry comes within minutes; two days outlive a weekend's queue */
    FORGET_EVERY_S = 3600,
};

/* ISO 8601, UTC, to the second. */
static struct nk_text utc_now(char buffer[static 24])
{
    struct tm parts;
    time_t now = time(NULL);
    size_t length = gmtime_r(&now, &parts) ? strftime(buffer, 24, "%Y-%m-%dT%H:%M:%SZ", &parts) : 0;
    return (struct nk_text){buffer, length};
}

static void *start_worker(void *context, unsigned index)
{
    const struct nk_application *application = context;
    (void)index;
    struct nk_worker *worker = calloc(1, sizeof(*worker));
    if (worker)
        *worker = (struct nk_worker){.db = nk_db_new(application->database), .application = application};
    if (worker && worker->db)
        return worker;
    fprintf(stderr, "level=error error=\"no memory for a work thread\"\n");
    abort();
}

static void stop_worker(void *context, void *worker_context)
{
    (void)context;
    struct nk_worker *worker = worker_context;
    nk_rule_others_forget();
    nk_rule_earlier_forget();
    nk_rule_units_forget();
    nk_db_free(worker->db);
    free(worker);
}

/* ---- the listener thread ---- */

struct listening {
    struct nk_application *application;
    struct nk_db_listener *listener;
    struct nk_db *db;
    int wake; /* eventfd: stop, or SIGHUP */
    atomic_bool stop;
    atomic_bool reload;
};

static void refresh(struct listening *listening, struct nk_db_news news)
{
    struct nk_application *application = listening->application;
    char now[24];
    enum nk_db_status status = NK_DB_ONE;
    if (news.catalogue)
        status = nk_refresh_catalogue(application->refresher, listening->db);
    if (status >= NK_DB_NONE && news.publications)
        status = nk_refresh_publications(application->refresher, listening->db);
    if (status < NK_DB_NONE) {
        nk_log_said("error", "error", NK_TEXT("cannot read what is published"), "cause",
                    nk_text_of(nk_db_error_text(listening->db)));
        return;
    }
    nk_refresh_release(application->refresher, utc_now(now));
    atomic_store(&application->reproduced, nk_refresher_unreproduced(application->refresher) == 0);
    if (news.catalogue)
        atomic_store(&application->loaded, true);
}

/* Also when a server starts without its database: it waits, and nobody may be left to wonder what for. */
static void tell_connection(const struct listening *listening, bool connected, bool was_connected)
{
    const struct nk_text state = connected       ? NK_TEXT("connected")
                                 : was_connected ? NK_TEXT("lost")
                                                 : NK_TEXT("unavailable");
    nk_log_said(connected ? "info" : "error", "database", state, "cause",
                connected ? (struct nk_text){0} : nk_text_of(nk_db_listener_error_text(listening->listener)));
}

static void *listen_for_news(void *context)
{
    struct listening *listening = context;
    struct nk_application *application = listening->application;
    char now[24];
    time_t forget_at = 0;
    bool told = false; /* how it began */
    while (!atomic_load(&listening->stop)) {
        struct nk_db_news news = {0};
        enum nk_db_status status = nk_db_listener_wait(listening->listener, &news, listening->wake, TICK_MS);
        uint64_t wakes;
        if (read(listening->wake, &wakes, sizeof(wakes)) < 0 && errno != EAGAIN)
            fprintf(stderr, "level=warning error=\"eventfd: %d\"\n", errno);
        bool connected = nk_db_listener_is_connected(listening->listener);
        bool was_connected = atomic_exchange(&application->database_connected, connected);
        if (was_connected != connected || !told)
            tell_connection(listening, connected, was_connected);
        told = true;
        bool first = connected && !atomic_load(&application->loaded);
        bool asked = atomic_exchange(&listening->reload, false);
        if (status == NK_DB_ONE || first || asked)
            refresh(listening, (struct nk_db_news){
                                   .publications = news.publications || first || asked,
                                   .catalogue = news.catalogue || first || asked,
                               });
        nk_refresh_release(application->refresher, utc_now(now));
        nk_store_sweep(application->store);
        if (connected && time(NULL) >= forget_at) {
            if (nk_db_idempotency_forget(listening->db, NULL, FORGET_KEYS_HOURS) < NK_DB_NONE)
                nk_log_said("warning", "error", NK_TEXT("cannot forget old idempotency keys"), "cause",
                            nk_text_of(nk_db_error_text(listening->db)));
            forget_at = time(NULL) + FORGET_EVERY_S;
        }
    }
    return NULL;
}

static void wake(struct listening *listening)
{
    uint64_t one = 1;
    if (write(listening->wake, &one, sizeof(one)) < 0)
        fprintf(stderr, "level=warning error=\"eventfd: %d\"\n", errno);
}

/* ---- the process ---- */

static int wait_for_signals(const sigset_t *signals, struct listening *listening)
{
    for (;;) {
        int number = 0;
        if (sigwait(signals, &number) != 0)
            return 1;
        if (number != SIGHUP)
            return 0;
        atomic_store(&listening->reload, true);
        wake(listening);
    }
}

static int run(struct nk_application *application, struct listening *listening,
               const struct nk_http_configuration *http, const sigset_t *signals)
{
    pthread_t listener;
    if (pthread_create(&listener, NULL, listen_for_news, listening) != 0) {
        fprintf(stderr, "nokkeltalld: cannot start a thread\n");
        return 1;
    }
    struct nk_http_server *server = nk_http_server_start(http);
    int result = 1;
    if (server) {
        fprintf(stderr, "level=info listening=http://%s:%u version=%s\n", http->address,
                (unsigned)nk_http_server_port(server), NK_VERSION);
        result = wait_for_signals(signals, listening);
        atomic_store(&application->stopping, true);
        nk_http_server_stop(server, STOP_GRACE_MS);
    }
    atomic_store(&listening->stop, true);
    wake(listening);
    pthread_join(listener, NULL);
    fprintf(stderr, "level=info stopped=true\n");
    return result;
}

int nk_serve(const struct nk_options *options)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    nk_wire_start();

    const struct nk_db_configuration database = {.conninfo = options->database, .role = options->database_role};
    struct nk_application application = {.database = &database};
    const struct nk_http_configuration http = {
        .address = options->address,
        .port = options->port,
        .work_threads = options->work_threads,
        .queue_max = QUEUE_MAX,
        .queue_wait_ms = QUEUE_WAIT_MS,
        .connection_max = CONNECTION_MAX,
        .idle_timeout_s = IDLE_TIMEOUT_S,
        .body_timeout_s = BODY_TIMEOUT_S,
        .routes = nk_routes,
        .route_count = nk_route_count,
        .application = &application,
        .problem = nk_write_http_problem,
        .worker_start = start_worker,
        .worker_stop = stop_worker,
    };
    struct listening listening = {.application = &application, .wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    application.http = &http;
    atomic_init(&application.reproduced, true);
    application.store = nk_store_new();
    application.refresher = application.store ? nk_refresher_new(application.store) : NULL;
    listening.listener = nk_db_listener_new(&database);
    listening.db = nk_db_new(&database);

    int result = 1;
    if (!application.refresher || !listening.listener || !listening.db || listening.wake < 0)
        fprintf(stderr, "nokkeltalld: no memory\n");
    else if (nk_db_connect(listening.db) == NK_DB_FATAL)
        fprintf(stderr, "nokkeltalld: cannot use the database: %s\n", nk_db_error_text(listening.db));
    else
        result = run(&application, &listening, &http, &signals);

    nk_db_free(listening.db);
    nk_db_listener_free(listening.listener);
    nk_refresher_free(application.refresher);
    nk_store_free(application.store);
    if (listening.wake >= 0)
        close(listening.wake);
    return result;
}

int nk_check_config(const struct nk_options *options)
{
    const struct nk_db_configuration database = {.conninfo = options->database, .role = options->database_role};
    struct nk_db *db = nk_db_new(&database);
    bool good = db && nk_db_connect(db) == NK_DB_ONE;
    printf("address   %s:%u\nthreads   one a core for HTTP, %u for work\n", options->address, (unsigned)options->port,
           options->work_threads);
    printf("database  %s\n", good ? "connected, schema and statements fit this program"
                             : db ? nk_db_error_text(db)
                                  : "no memory");
    nk_db_free(db);
    return good ? 0 : 1;
}

int nk_print_routes(void)
{
    for (size_t i = 0; i < nk_route_count; i++)
        printf("%s %s %s\n", nk_method_name(nk_routes[i].method), nk_routes[i].pattern, nk_routes[i].operation);
    return 0;
}
