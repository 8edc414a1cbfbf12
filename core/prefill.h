/* What a return of the year before says of the cells of this year: nothing where the codes have no exact
 * counterpart. */
#ifndef NK_CORE_PREFILL_H
#define NK_CORE_PREFILL_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/cells.h"
#include "core/submission.h"

/* Why a cell has no value of the year before. */
enum nk_prefill_absence {
    NK_PREFILL_KNOWN = 0,
    NK_PREFILL_NO_RETURN = 1,      /* there is no approved return of the year before */
    NK_PREFILL_NOT_REPORTED = 2,   /* it did not state the cell */
    NK_PREFILL_MISSING = 3,        /* it stated that a value is missing */
    NK_PREFILL_NO_COUNTERPART = 4, /* the code is new */
    NK_PREFILL_SPLIT = 5,          /* the code is a part of an earlier one, and nothing is split by guess (R48) */
};
/* "no-prior-return" …; NULL for NK_PREFILL_KNOWN. */
const char *nk_prefill_absence_code(enum nk_prefill_absence absence);

struct nk_prefill_cell {
    struct nk_cell_key key; /* of this year's shape */
    enum nk_prefill_absence absence;
    int64_t amount;         /* kroner; the sum where codes were merged or a dimension is not crossed any more */
};

struct nk_prefill {
    struct nk_shape shape;         /* of this year */
    struct nk_prefill_cell *cells; /* by position */
    size_t count;
};

/* The cells of the year with what `prior` (NULL: none), a return made by `before`, says of them. NK_OVERFLOW.
 * NK_INVALID: the prior return has codes that its methodology does not. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_prefill_cells(struct nk_prefill *ret, struct nk_arena *arena,
                                              const struct nk_catalogue *catalogue,
                                              const struct nk_methodology *methodology,
                                              const struct nk_methodology *before,
                                              const struct nk_submission *prior);

#endif
