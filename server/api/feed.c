#include "server/api/handlers.h"
#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/reading.h"
#include "server/db/feed.h"
#include "server/publish/store.h"
#include "server/wire/feed_out.h"

/* A page is read often and rarely has anything in it; the most is a year of a sector. */
enum { ITEMS_USUALLY = 100, ITEMS_MAX = 1000, CURSOR_LENGTH_MAX = 160 };

/* A cursor is the time to the microsecond in digits, a point, and the id. */
static bool is_cursor(struct nk_text text)
{
    enum { DIGITS = 20 };
    if (text.length <= DIGITS + 1 || text.length > CURSOR_LENGTH_MAX || text.data[DIGITS] != '.')
        return false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool is_digit = byte >= '0' && byte <= '9';
        bool of_id = (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '.';
        if (!is_digit && (i < DIGITS || !of_id))
            return false;
    }
    return true;
}

/* Reference of the page that goes on after an item; the same number of them. */
static struct nk_text next_page(struct nk_arena *arena, struct nk_text cursor, int64_t limit)
{
    return NK_JOIN(arena, NK_TEXT("/v1/events?after="), cursor, NK_TEXT("&limit="),
                   nk_decimal_text(arena, nk_decimal_integer(limit)));
}

static void answer_feed(struct nk_request *request, struct nk_worker *worker, const struct nk_principal *principal,
                        const struct nk_catalogue *catalogue, struct nk_text after, int64_t limit)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_feed_item *items;
    size_t count;
    struct nk_feed_reader reader = {.everybody = principal->role != NK_SUBMITTER,
                                    .actors = principal->actors,
                                    .actor_count = principal->actor_count};
    reader.buyers = nk_access_buyers(&reader.buyer_count, arena, principal, catalogue);
    if (!reader.buyers) {
        nk_answer_problem(request, "internal");
        return;
    }
    enum nk_db_status status = nk_db_feed(worker->db, arena, &items, &count, after, &reader, (unsigned)limit);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_text next = {0};
    if (count == (size_t)limit) {
        next = next_page(arena, items[count - 1].cursor, limit);
        if (next.length == 0) {
            nk_answer_problem(request, "internal");
            return;
        }
    }
    struct nk_buffer body = nk_feed_json(items, count, next, nk_access_reads_returns(principal));
    nk_answer_read(request, &body, NK_PRIVATE);
}

void nk_get_feed(struct nk_request *request, void *context, void *worker)
{
    static const char *const parameters[] = {"after", "limit", NULL};
    struct nk_application *application = context;
    struct nk_principal principal;
    int64_t limit = ITEMS_USUALLY;
    if (!nk_represent(&(struct nk_representation){0}, request, NK_JSON, parameters) ||
        !nk_access(&principal, request, worker,
                   NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_PUBLISHER) | NK_MAY(NK_AUDITOR)) ||
        !nk_parameter_number(request, "limit", 1, ITEMS_MAX, &limit))
        return;
    struct nk_text after = nk_parameter_text(request, "after");
    if (nk_parameter_is_given(request, "after") && !is_cursor(after)) {
        nk_answer_invalid_parameter(request, "after", NK_TEXT("20180401101500000000.event-000000000042 (items[].cursor)"));
        return;
    }
    struct nk_reading reading = nk_store_read(application->store);
    answer_feed(request, worker, &principal, reading.snapshot->catalogue, after, limit);
    nk_store_finish(application->store, reading);
}
