#include "server/api/rule_others.h"

#include "server/db/revision.h"
#include "server/heap.h"
#include "server/wire/return_in.h"

/* The collection that is open, the one before it that is being corrected, and two that somebody looks up. */
enum { YEARS_REMEMBERED = 4 };

struct said {
    struct nk_text actor, sha256;
    bool is_readable;
    struct nk_rule_other other;
};

struct said_of_year {
    struct nk_arena arena;
    int year; /* 0: nothing yet */
    struct nk_db_step last_step; /* when it was read */
    bool crosses; /* as the methodology had it: sums of cells depend on it */
    const struct said *returns; /* by actor */
    size_t count;
};

/* A work thread serves one request at a time, so nothing is locked. */
static _Thread_local struct {
    struct said_of_year years[YEARS_REMEMBERED];
    size_t oldest;
} memory;

static struct said_of_year *remembered(const struct nk_catalogue *catalogue, int year)
{
    const struct nk_methodology *methodology = nk_catalogue_methodology_of_year(catalogue, year);
    const bool crosses = methodology && methodology->crosses_dimensions;
    struct said_of_year *place = NULL;
    for (size_t i = 0; !place && i < YEARS_REMEMBERED; i++)
        if (memory.years[i].year == year)
            place = &memory.years[i];
    if (place && place->crosses == crosses)
        return place;
    if (!place)
        place = &memory.years[memory.oldest++ % YEARS_REMEMBERED];
    nk_arena_release(&place->arena);
    *place = (struct said_of_year){.arena = nk_heap_arena(), .year = year, .crosses = crosses};
    return place;
}

static bool copy_flows(const struct nk_rule_flow **ret, struct nk_arena *arena, const struct nk_rule_flow *from,
                       size_t count)
{
    struct nk_rule_flow *flows = NK_NEW_ARRAY(arena, struct nk_rule_flow, count);
    if (!flows)
        return false;
    for (size_t i = 0; i < count; i++) {
        flows[i] = from[i];
        flows[i].buyer = nk_arena_copy(arena, from[i].buyer);
        flows[i].supplier = nk_arena_copy(arena, from[i].supplier);
        if (!flows[i].buyer.data || !flows[i].supplier.data)
            return false;
    }
    *ret = flows;
    return true;
}

static bool copy_other(struct nk_rule_other *ret, struct nk_arena *arena, const struct nk_rule_other *from)
{
    *ret = *from;
    ret->actor = nk_arena_copy(arena, from->actor);
    return ret->actor.data && copy_flows(&ret->financing, arena, from->financing, from->financing_count) &&
           copy_flows(&ret->purchases, arena, from->purchases, from->purchase_count);
}

/* False: no memory. */
static bool read_content(struct said *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue, int year,
                         const struct nk_db_counting *line)
{
    struct nk_arena scratch = nk_heap_arena();
    struct nk_submission submission;
    struct nk_rule_other other;
    const enum nk_status status = nk_return_stored(&submission, &scratch, line->document, line->actor, year, NULL);
    bool is_kept = status != NK_NO_MEMORY;
    if (status == NK_OK) {
        is_kept = nk_rule_other_of(&other, &scratch, catalogue, &submission) == NK_OK &&
                  copy_other(&ret->other, arena, &other);
        ret->is_readable = is_kept;
    }
    nk_arena_release(&scratch);
    return is_kept;
}

static const struct said *said_by(const struct said_of_year *place, const struct nk_db_counting *line)
{
    for (size_t i = 0; i < place->count; i++)
        if (nk_text_equal(place->returns[i].actor, line->actor) &&
            nk_text_equal(place->returns[i].sha256, line->sha256))
            return &place->returns[i];
    return NULL;
}

/* Puts the returns as they are now in the place of those that were remembered. False: no memory, and
 * nothing is changed. */
static bool renew(struct said_of_year *place, const struct nk_catalogue *catalogue, const struct nk_db_counting *lines,
                  size_t count)
{
    struct said_of_year next = {
        .arena = nk_heap_arena(), .year = place->year, .crosses = place->crosses, .count = count};
    struct said *returns = NK_NEW_ARRAY(&next.arena, struct said, count);
    bool is_whole = returns != NULL;
    for (size_t i = 0; is_whole && i < count; i++) {
        struct said *one = &returns[i];
        const struct said *known = lines[i].document.length ? NULL : said_by(place, &lines[i]);
        *one = (struct said){.actor = nk_arena_copy(&next.arena, lines[i].actor),
                             .sha256 = nk_arena_copy(&next.arena, lines[i].sha256),
                             .is_readable = known && known->is_readable};
        is_whole = one->actor.data && one->sha256.data;
        if (is_whole && !known)
            is_whole = read_content(one, &next.arena, catalogue, place->year, &lines[i]);
        else if (is_whole && known->is_readable)
            is_whole = copy_other(&one->other, &next.arena, &known->other);
    }
    if (!is_whole) {
        nk_arena_release(&next.arena);
        return false;
    }
    next.returns = returns;
    nk_arena_release(&place->arena);
    *place = next;
    return true;
}

static bool is_as_remembered(const struct said_of_year *place, const struct nk_db_counting *lines, size_t count)
{
    bool is_same = count == place->count;
    for (size_t i = 0; is_same && i < count; i++)
        is_same = lines[i].document.length == 0;
    return is_same;
}

static enum nk_db_status bring_up_to_date(struct said_of_year *place, struct nk_db *db,
                                          const struct nk_catalogue *catalogue)
{
    struct nk_arena scratch = nk_heap_arena();
    struct nk_text *actors = NK_NEW_ARRAY(&scratch, struct nk_text, place->count);
    struct nk_text *hashes = NK_NEW_ARRAY(&scratch, struct nk_text, place->count);
    struct nk_db_counting *lines = NULL;
    size_t count = 0;
    enum nk_db_status status = NK_DB_FATAL;
    if (actors && hashes) {
        for (size_t i = 0; i < place->count; i++) {
            actors[i] = place->returns[i].actor;
            hashes[i] = place->returns[i].sha256;
        }
        status =
            nk_db_revision_counting_unknown(db, &scratch, &lines, &count, place->year, actors, hashes, place->count);
    }
    if (status >= NK_DB_NONE && !is_as_remembered(place, lines, count) && !renew(place, catalogue, lines, count))
        status = NK_DB_FATAL;
    nk_arena_release(&scratch);
    return status;
}

enum nk_db_status nk_rule_others_load(const struct nk_rule_other **ret, size_t *ret_count, struct nk_db *db,
                                      struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                      struct nk_db_step last_step, int year, struct nk_text actor)
{
    struct said_of_year *place = remembered(catalogue, year);
    if (!nk_db_is_last_step(place->last_step, last_step)) {
        const enum nk_db_status status = bring_up_to_date(place, db, catalogue);
        if (status < NK_DB_NONE)
            return status;
        if (last_step.number != 0)
            place->last_step = last_step;
    }
    struct nk_rule_other *others = NK_NEW_ARRAY(arena, struct nk_rule_other, place->count);
    size_t count = 0;
    if (!others)
        return NK_DB_FATAL;
    for (size_t i = 0; i < place->count; i++) {
        const struct said *one = &place->returns[i];
        if (!one->is_readable || nk_text_equal(one->actor, actor))
            continue;
        if (!copy_other(&others[count++], arena, &one->other))
            return NK_DB_FATAL;
    }
    *ret = others;
    *ret_count = count;
    return NK_DB_ONE;
}

void nk_rule_others_forget(void)
{
    for (size_t i = 0; i < YEARS_REMEMBERED; i++) {
        nk_arena_release(&memory.years[i].arena);
        memory.years[i] = (struct said_of_year){.year = 0};
    }
}
