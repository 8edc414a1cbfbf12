/* Checks a return. The catalogue says which rules apply to the year, with what severity, tolerance and texts;
 * rules.c has one check a rule, or one for rules of the same kind. A dry run and a real run are this one function. */
#ifndef NK_CORE_RULES_H
#define NK_CORE_RULES_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/finding.h"
#include "core/rule_context.h"
#include "core/submission.h"

/* Runs every rule of the catalogue that is in force in the submission's year. `context` NULL: only the return itself
 * is known.
 * `ret` and what it points to live in the arena and point into the submission, the context and the catalogue.
 * NK_INVALID: the catalogue has no rule for the year, or names a check that does not exist (zero rules run is a
 * failure). */
NK_MUST_CHECK enum nk_status nk_rules_run(struct nk_findings *ret, struct nk_arena *arena,
                                          const struct nk_catalogue *catalogue, const struct nk_submission *submission,
                                          const struct nk_rule_context *context);

/* True when a check of that name is compiled in. */
bool nk_rules_has_check(struct nk_text check);

/* What the tolerance of a rule with this check counts: "NOK", "percent", "lines", "minutes",
 * "last-decimals" (units of the last decimal), "millionths" (of a percent). */
struct nk_text nk_rules_tolerance_unit(struct nk_text check);

#endif
