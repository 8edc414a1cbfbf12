/* The proof of conservation that is published with the numbers: each identity, both sides added up again from the
 * parts, for every cell and in total. */
#ifndef NK_CORE_PROOF_H
#define NK_CORE_PROOF_H

#include "core/consolidation.h"

enum nk_identity {
    NK_GROSS_LESS_ELIMINATIONS_IS_NET = 0,
    NK_REGIONS_AND_RESIDUALS_ARE_NET = 1,
    NK_REGION_IS_OWN_LESS_BOOKED_PLUS_SHARES = 2,
    NK_FINANCING_AND_RESIDUAL_ARE_OWN = 3,
    NK_KEY_PARTS_SUM_TO_CELL = 4,
};
enum { NK_IDENTITIES = 5 };

/* "gross-less-eliminations-is-net", … */
const char *nk_identity_code(enum nk_identity identity);

struct nk_identity_check {
    int64_t left, right;  /* both sides, in kroner, over all cells of the first table and all parties */
    size_t checked;       /* comparisons made: one a cell and party, and one a party in total */
    size_t failed;        /* comparisons that did not hold */
};

struct nk_proof {
    struct nk_identity_check identities[NK_IDENTITIES];
    int64_t residual;     /* kroner that any comparison is off by, without sign, added up; 0 or nothing is published */
    size_t checked, failed;
    /* The largest difference, over regions and national actors, between the margins of what counts under one: kroner
     * that keys leave when they divide each cell of each margin by itself (R22). 0 where dimensions are crossed. */
    int64_t margin_rounding;
};

/* Adds up everything again from the submitted cells, the flows and the booked purchases. NK_OVERFLOW. A proof that
 * fails is a result (failed > 0), not an error. */
NK_MUST_CHECK enum nk_status nk_proof_check(struct nk_proof *ret, const struct nk_consolidation *consolidation);

#endif
