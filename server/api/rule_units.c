#include "server/api/rule_units.h"

#include "server/heap.h"

/* A work thread serves one request at a time, so nothing is locked. One collection is open at a time. */
static _Thread_local struct {
    struct nk_arena arena;
    int year; /* 0: nothing yet */
    struct nk_db_step last_step;
    const struct nk_text *units;
    size_t count;
} memory;

static enum nk_db_status read_units(struct nk_db *db, struct nk_db_step last_step, int year)
{
    struct nk_collection collection;
    nk_rule_units_forget();
    memory.arena = nk_heap_arena();
    const enum nk_db_status status = nk_db_collection_get(db, &memory.arena, &collection, year);
    if (status < NK_DB_NONE)
        return status;
    memory.year = year;
    memory.last_step = last_step;
    if (status == NK_DB_ONE) {
        memory.units = collection.reporting_units;
        memory.count = collection.reporting_unit_count;
    }
    return NK_DB_ONE;
}

enum nk_db_status nk_rule_units_load(struct nk_rule_context *ret, struct nk_db *db, struct nk_arena *arena,
                                     struct nk_db_step last_step, int year)
{
    if (memory.year != year || !nk_db_is_last_step(memory.last_step, last_step)) {
        const enum nk_db_status status = read_units(db, last_step, year);
        if (status != NK_DB_ONE)
            return status;
    }
    struct nk_text *units = NK_NEW_ARRAY(arena, struct nk_text, memory.count);
    for (size_t i = 0; units && i < memory.count; i++) {
        units[i] = nk_arena_copy(arena, memory.units[i]);
        if (!units[i].data)
            return NK_DB_FATAL;
    }
    ret->reporting_units = units;
    ret->reporting_unit_count = memory.count;
    return units ? NK_DB_ONE : NK_DB_FATAL;
}

void nk_rule_units_forget(void)
{
    nk_arena_release(&memory.arena);
    memory.year = 0;
    memory.units = NULL;
    memory.count = 0;
}
