/* The rule sets of a catalogue: what each year's returns are checked by, as documents that prove their own names. */
#ifndef NK_PUBLISH_RULE_SETS_H
#define NK_PUBLISH_RULE_SETS_H

#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/status.h"

struct nk_rule_set {
    int first_year;         /* up to the year before the next one's */
    struct nk_text sha256;  /* the name: SHA-256 of the content, in hexadecimal digits */
    struct nk_text content; /* nk_rule_set_json; empty, as the name, for years without a methodology */
};

struct nk_rule_sets {
    const struct nk_rule_set *items; /* by first_year */
    size_t count;
};

/* Everything lives in the arena. NK_OK, NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_rule_sets_of(struct nk_rule_sets *ret, struct nk_arena *arena,
                                             const struct nk_catalogue *catalogue);

/* NULL: no methodology is in force in the year. */
const struct nk_rule_set *nk_rule_set_of_year(const struct nk_rule_sets *sets, int year);
/* NULL: no year has it. */
const struct nk_rule_set *nk_rule_set_named(const struct nk_rule_sets *sets, struct nk_text sha256);

#endif
