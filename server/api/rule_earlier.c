#include "server/api/rule_earlier.h"

#include <string.h>

#include "server/db/revision.h"
#include "server/digest.h"
#include "server/heap.h"
#include "server/wire/return_in.h"

/* As many units as are at work at a time; of one with a longer id the answers are not remembered. */
enum { ANSWERS = 64, ACTOR_MAX = 64 };
/* What a thread remembers at most, besides what the last questions were answered with. A full return takes some
 * 200 KB, an ordinary one 30. */
enum { REMEMBERED_MAX = 1024, REMEMBERED_BYTES_MAX = 16 * 1024 * 1024 };
_Static_assert((int)REMEMBERED_MAX > ((int)NK_RULE_EARLIER_KEPT + 1) * (int)NK_RULE_YEARS, "what is kept must fit");

struct earlier {
    struct nk_arena arena; /* of the return alone */
    struct nk_text actor, sha256;
    int year;
    bool is_readable;
    struct nk_submission submission;
    uint64_t asked_for; /* when, counted in questions; 0: nothing stands here */
};

/* Which returns a question was answered with. */
struct answer {
    struct nk_db_step last_step;
    int year;
    char actor[ACTOR_MAX];
    size_t count;
    struct {
        int year;
        char sha256[NK_SHA256_HEX];
    } returns[NK_RULE_YEARS];
};

/* A work thread serves one request at a time, so nothing is locked. */
static _Thread_local struct {
    struct earlier *returns[REMEMBERED_MAX];
    size_t count, bytes;
    uint64_t questions;
    struct answer answers[ANSWERS];
    size_t oldest_answer;
} memory;

static void forget(size_t place)
{
    struct earlier *earlier = memory.returns[place];
    memory.bytes -= earlier->arena.used;
    memory.returns[place] = memory.returns[--memory.count];
    struct nk_arena arena = earlier->arena; /* the struct itself lies in it */
    nk_arena_release(&arena);
}

static size_t asked_for_longest_ago(void)
{
    size_t oldest = 0;
    for (size_t i = 1; i < memory.count; i++)
        if (memory.returns[i]->asked_for < memory.returns[oldest]->asked_for)
            oldest = i;
    return oldest;
}

/* Makes room for what is read next, but not of what a request may still look at. */
static void make_room(void)
{
    while (memory.count > REMEMBERED_MAX - NK_RULE_YEARS || memory.bytes > REMEMBERED_BYTES_MAX) {
        const size_t place = asked_for_longest_ago();
        if (memory.returns[place]->asked_for + NK_RULE_EARLIER_KEPT > memory.questions)
            return;
        forget(place);
    }
}

static struct earlier *recall(struct nk_text actor, int year, struct nk_text sha256)
{
    for (size_t i = 0; i < memory.count; i++) {
        struct earlier *one = memory.returns[i];
        if (one->year == year && nk_text_equal(one->sha256, sha256) && nk_text_equal(one->actor, actor))
            return one;
    }
    return NULL;
}

/* NULL: no memory. */
static struct earlier *read_return(const struct nk_db_earlier *line, struct nk_text actor)
{
    struct nk_arena arena = nk_heap_arena();
    struct earlier *ret = NK_NEW(&arena, struct earlier);
    if (!ret)
        return NULL;
    const struct nk_text own_actor = nk_arena_copy(&arena, actor), sha256 = nk_arena_copy(&arena, line->sha256);
    const enum nk_status status = nk_return_stored(&ret->submission, &arena, line->document, actor, line->year, NULL);
    if (status == NK_NO_MEMORY || !own_actor.data || !sha256.data) {
        nk_arena_release(&arena);
        return NULL;
    }
    ret->actor = own_actor;
    ret->sha256 = sha256;
    ret->year = line->year;
    ret->is_readable = status == NK_OK;
    ret->arena = arena;
    memory.returns[memory.count++] = ret;
    memory.bytes += arena.used;
    return ret;
}

static struct answer *answer_about(struct nk_text actor, int year)
{
    for (size_t i = 0; i < ANSWERS; i++)
        if (memory.answers[i].year == year && nk_text_is(actor, memory.answers[i].actor))
            return &memory.answers[i];
    return NULL;
}

/* The answer of before, as the database would give it again. False: it has to be asked. */
static bool recollect(struct nk_db_earlier **ret, size_t *ret_count, struct nk_arena *arena,
                      struct nk_db_step last_step, int year, struct nk_text actor)
{
    const struct answer *answer = answer_about(actor, year);
    if (!answer || !nk_db_is_last_step(answer->last_step, last_step))
        return false;
    struct nk_db_earlier *lines = NK_NEW_ARRAY(arena, struct nk_db_earlier, answer->count);
    for (size_t i = 0; lines && i < answer->count; i++) {
        const struct nk_text sha256 = {answer->returns[i].sha256, NK_SHA256_HEX};
        if (!recall(actor, answer->returns[i].year, sha256))
            return false;
        lines[i] = (struct nk_db_earlier){.year = answer->returns[i].year, .sha256 = sha256};
    }
    *ret = lines;
    *ret_count = answer->count;
    return lines != NULL;
}

static void remember_answer(const struct nk_db_earlier *lines, size_t count, struct nk_db_step last_step, int year,
                            struct nk_text actor)
{
    struct answer *answer = answer_about(actor, year);
    if (!answer)
        answer = &memory.answers[memory.oldest_answer++ % ANSWERS];
    *answer = (struct answer){.year = 0};
    if (actor.length >= ACTOR_MAX || count > NK_RULE_YEARS)
        return;
    for (size_t i = 0; i < count; i++) {
        if (lines[i].sha256.length != NK_SHA256_HEX)
            return;
        memcpy(answer->returns[i].sha256, lines[i].sha256.data, NK_SHA256_HEX);
        answer->returns[i].year = lines[i].year;
    }
    memcpy(answer->actor, actor.data, actor.length);
    answer->year = year;
    answer->count = count;
    answer->last_step = last_step;
}

static enum nk_db_status ask(struct nk_db_earlier **ret, size_t *ret_count, struct nk_db *db, struct nk_arena *arena,
                             int year, struct nk_text actor)
{
    struct nk_text *hashes = NK_NEW_ARRAY(arena, struct nk_text, memory.count);
    int32_t *years = NK_NEW_ARRAY(arena, int32_t, memory.count);
    size_t known = 0;
    if (!hashes || !years)
        return NK_DB_FATAL;
    for (size_t i = 0; i < memory.count; i++) {
        if (!nk_text_equal(memory.returns[i]->actor, actor))
            continue;
        hashes[known] = memory.returns[i]->sha256;
        years[known++] = memory.returns[i]->year;
    }
    return nk_db_revision_approved_before(db, arena, ret, ret_count, year, actor, NK_RULE_YEARS, years, hashes, known);
}

enum nk_db_status nk_rule_earlier_load(struct nk_rule_context *ret, struct nk_db *db, struct nk_arena *arena,
                                       const struct nk_catalogue *catalogue, struct nk_db_step last_step, int year,
                                       struct nk_text actor)
{
    make_room();
    memory.questions++;
    struct nk_db_earlier *lines = NULL;
    size_t count = 0, kept = 0;
    if (!recollect(&lines, &count, arena, last_step, year, actor)) {
        const enum nk_db_status status = ask(&lines, &count, db, arena, year, actor);
        if (status < NK_DB_NONE)
            return status;
        remember_answer(lines, count, last_step, year, actor);
    }
    struct nk_rule_year *years = NK_NEW_ARRAY(arena, struct nk_rule_year, count);
    if (!years)
        return NK_DB_FATAL;
    for (size_t i = 0; i < count; i++) {
        struct earlier *one = recall(actor, lines[i].year, lines[i].sha256);
        if (!one)
            one = read_return(&lines[i], actor);
        if (!one)
            return NK_DB_FATAL;
        one->asked_for = memory.questions;
        if (!one->is_readable)
            continue;
        if (one->year == year - 1)
            ret->prior = &one->submission;
        years[kept++] = (struct nk_rule_year){.year = one->year,
                                              .numbers = nk_return_numbers_of(catalogue, &one->submission),
                                              .submission = &one->submission};
    }
    ret->earlier = years;
    ret->earlier_count = kept;
    return NK_DB_ONE;
}

void nk_rule_earlier_forget(void)
{
    while (memory.count > 0)
        forget(memory.count - 1);
}
