/* Which rules a return was checked by: a receipt names them. */
#ifndef NK_API_RULE_SET_H
#define NK_API_RULE_SET_H

#include "core/arena.h"
#include "core/catalogue.h"

/* "<methodology>-<first 12 digits of a SHA-256>" over the rules in force in the year: their ids, checks, severities,
 * tolerances, parameters and illegal combinations. Equal where every rule decides the same; texts do not count. Empty
 * when there is no memory. */
struct nk_text nk_rule_set(struct nk_arena *arena, const struct nk_catalogue *catalogue, struct nk_text methodology,
                           int year);

#endif
