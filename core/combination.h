/* What a return cannot say together: codes that are each right, of one cell, flow or number (SSB, KOSTRA: illegal
 * combinations). Which they are is data of the catalogue. */
#ifndef NK_CORE_COMBINATION_H
#define NK_CORE_COMBINATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

/* What a code of a combination is of. Those from category on are of a cell. */
enum nk_combination_dimension {
    NK_OF_ACTOR = 0,      /* who returns */
    NK_OF_ACTOR_KIND = 1,
    NK_OF_SUPPLIER = 2,   /* of a flow: a line of financing, or a purchase */
    NK_OF_BUYER = 3,
    NK_OF_BUYER_KIND = 4, /* kind of an actor, or "outside" for a financier that is none */
    NK_OF_BASIS = 5,      /* of a line of financing: "key", "amount" */
    NK_OF_NUMBER = 6,     /* a single number, named as the sums of figures: "drg-points" */
    NK_OF_CATEGORY = 7,
    NK_OF_AREA = 8,
    NK_OF_COST_TYPE = 9,
};
enum { NK_COMBINATION_DIMENSIONS = 10 };
/* "actor", "actor-kind" … */
const char *nk_combination_dimension_code(enum nk_combination_dimension dimension);
bool nk_combination_dimension_of(enum nk_combination_dimension *ret, struct nk_text code);

struct nk_combination_code {
    enum nk_combination_dimension dimension;
    struct nk_text code;
};

/* Illegal in its years: for each dimension that it names, one of the codes. */
struct nk_combination {
    struct nk_text id;
    struct nk_label label;                   /* why not */
    const struct nk_combination_code *codes; /* those of one dimension are neighbours */
    size_t code_count;
    int16_t first_year;
    int16_t last_year;                       /* 0: still in use */
    struct nk_text source;
};

/* `codes` has one for each dimension, empty for none. */
bool nk_combination_is_of(const struct nk_combination *combination,
                          const struct nk_text codes[static NK_COMBINATION_DIMENSIONS]);
/* One of its codes is of a cell. */
bool nk_combination_is_of_cells(const struct nk_combination *combination);

#endif
