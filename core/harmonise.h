/* Classifications over time: the finest codes that all versions of some years can express. Codes of different
 * versions that correspond to each other, directly or through others, form one group; nothing is ever split
 * by guess. */
#ifndef NK_CORE_HARMONISE_H
#define NK_CORE_HARMONISE_H

#include "core/arena.h"
#include "core/catalogue.h"

struct nk_merged_code {
    struct nk_text version, code; /* a code of one version that is in the group */
};

/* A code that all the versions can express. */
struct nk_harmonised_code {
    /* The code of the newest version that the group has codes of; several joined by "+". Where two groups
     * have the same, which is a code that has changed its meaning, the older has its version behind it:
     * "other@2017". */
    struct nk_text id;
    struct nk_label label;                /* of the same codes, joined by " + " */
    const struct nk_merged_code *members; /* oldest version first, then in the order of the list */
    size_t member_count;
    bool comparable; /* every version has at least one member: otherwise the code exists in some years only */
};

struct nk_harmonised {
    /* In the order of the newest version; then what only older ones have; what is not broken down last. */
    const struct nk_harmonised_code *codes;
    size_t count;
};

/* The groups of a classification ("resource-category", "ict-area") over versions, which may come in any
 * order, and again. Versions that lie between them in time count for what corresponds to what, those outside
 * do not. A version alone gives its own codes. NK_INVALID: the catalogue has no such version, or no version
 * is asked for. */
NK_MUST_CHECK enum nk_status nk_harmonise(struct nk_harmonised *ret, struct nk_arena *arena,
                                          const struct nk_catalogue *catalogue, struct nk_text classification,
                                          const struct nk_text *versions, size_t version_count);

/* The group of a code of a version, NULL when it has none. */
const struct nk_harmonised_code *nk_harmonised_code_of(const struct nk_harmonised *harmonised, struct nk_text version,
                                                       struct nk_text code);

#endif
