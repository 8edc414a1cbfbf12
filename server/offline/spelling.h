/* What somebody may have meant by a word that is not known. */
#ifndef NK_OFFLINE_SPELLING_H
#define NK_OFFLINE_SPELLING_H

#include <stddef.h>

#include "core/text.h"

/* The nearest so far; begins as zeros. */
struct nk_spelling {
    struct nk_text nearest; /* empty: nothing is near enough to be meant */
    size_t distance;
};

/* Looks at one word that could have been written instead. A third of the letters may be wrong, and one always. */
void nk_spelling_try(struct nk_spelling *spelling, struct nk_text written, struct nk_text word);

#endif
