/* What the submitted and approved returns of a year say, reduced to what concerns others. Each thread
 * remembers it of a few years. Once there was a step that it has not seen, it asks the database which
 * returns count, and reads those that it does not know by their hash. So a return that anybody submits or
 * withdraws, also through another process, is seen at once. */
#ifndef NK_API_RULE_OTHERS_H
#define NK_API_RULE_OTHERS_H

#include "core/rule_context.h"
#include "server/db/collection.h"

/* All returns of the year that count but the actor's own (empty: all), by actor. `last_step` was read
 * before. Everything lives in the arena. A stored return that cannot be read is left out. NK_DB_ONE, or why
 * not. */
NK_MUST_CHECK enum nk_db_status nk_rule_others_load(const struct nk_rule_other **ret, size_t *ret_count,
                                                    struct nk_db *db, struct nk_arena *arena,
                                                    const struct nk_catalogue *catalogue, struct nk_db_step last_step,
                                                    int year, struct nk_text actor);

/* Gives back what the calling thread remembers: at its end. */
void nk_rule_others_forget(void);

#endif
