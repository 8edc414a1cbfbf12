#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/api/access.h"
#include "server/db/event.h"
#include "server/wire/event_out.h"

enum { EVENTS_A_PAGE = 200 };

/* Reference of the page that goes on after an event. */
static bool next_page(struct nk_text *ret, struct nk_arena *arena, int64_t last)
{
    struct nk_text id = nk_decimal_text(arena, nk_decimal_integer(last));
    *ret = NK_JOIN(arena, NK_TEXT("/v1/audit/events?after="), id);
    return ret->data != NULL;
}

void nk_list_events(struct nk_request *request, void *application, void *context)
{
    static const char *const parameters[] = {"after", NULL};
    (void)application;
    struct nk_worker *worker = context;
    struct nk_principal principal;
    struct nk_event *events;
    size_t count;
    int64_t after = 0;
    if (!nk_represent(&(struct nk_representation){0}, request, NK_JSON, parameters) ||
        !nk_access(&principal, request, worker, NK_MAY(NK_AUDITOR)) ||
        !nk_parameter_number(request, "after", 0, INT64_MAX, &after))
        return;
    enum nk_db_status status = nk_db_event_list(worker->db, nk_request_arena(request), &events, &count, after, 0,
                                                (struct nk_text){0}, EVENTS_A_PAGE);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_text next = {0};
    if (count == EVENTS_A_PAGE && !next_page(&next, nk_request_arena(request), events[count - 1].id)) {
        nk_answer_problem(request, "internal");
        return;
    }
    struct nk_buffer body = nk_events_json(events, count, next);
    nk_answer_read(request, &body, NK_PRIVATE);
}
