/* Rule sets: the rules of a year as one document, whose SHA-256 is its name (api: GET /v1/rule-sets/{set}). */
#ifndef NK_WIRE_RULE_SET_OUT_H
#define NK_WIRE_RULE_SET_OUT_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/lifecycle.h"
#include "server/wire/buffer.h"

/* Everything that the rules in force in the year decide and say: checks, severities, tolerances, parameters, illegal
 * combinations and texts, as canonical JSON (members sorted by name, no white space). Years with the same rules have
 * the same document: nothing in it says from when a rule is in force. Examples are left out, since they decide nothing.
 * In the arena; no data when there is no memory. */
NK_MUST_CHECK struct nk_text nk_rule_set_json(struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                              const struct nk_methodology *methodology, int year);

/* The rule sets that are kept (api: GET /v1/rule-sets). */
struct nk_buffer nk_rule_sets_json(const struct nk_kept_rule_set *sets, size_t count);

#endif
