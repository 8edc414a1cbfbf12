/* A what-if: a publication with some of its returns changed (POST /v1/data/what-if). */
#ifndef NK_WIRE_WHAT_IF_IN_H
#define NK_WIRE_WHAT_IF_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

/* A cell of a return's expenditure with another amount. */
struct nk_what_if_cell {
    struct nk_text category, area; /* one of them is empty in a year that does not cross its dimensions */
    struct nk_text cost_type;
    int64_t amount;
};

/* What is to be different in an actor's return. It starts from the document, from the newest revision (`draft`), or
 * else from what was published; then financing and cells are replaced. */
struct nk_what_if_return {
    struct nk_text actor;
    bool draft;
    struct nk_text document;  /* canonical JSON of a whole return; empty: not given */
    struct nk_text financing; /* canonical JSON of the section; empty: not given */
    const struct nk_what_if_cell *cells;
    size_t cell_count;
};

struct nk_what_if_body {
    int year;                   /* 0: not given */
    struct nk_text publication; /* empty: not given; one of both is */
    const struct nk_text *figures, *entities; /* count 0: all */
    size_t figure_count, entity_count;
    const struct nk_what_if_return *returns; /* at least one, each actor once, each with something that is different */
    size_t return_count;
};

/* NK_INVALID with `issues`; NK_NO_MEMORY. `*ret` is written only on NK_OK and points into the arena. */
NK_MUST_CHECK enum nk_status nk_what_if_body_decode(struct nk_what_if_body *ret, struct nk_arena *arena,
                                                    struct nk_text body, struct nk_issues *issues);

/* The canonical document with the financing and the cells of `change`. `base` is a canonical document, empty for none.
 * A cell that the document does not have is added. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_what_if_apply(struct nk_text *ret, struct nk_arena *arena, struct nk_text base,
                                              const struct nk_what_if_return *change);

#endif
