/* What every answer with published data says about itself: which publications it is made of, the licence, and
 * whether any of its values is illustrative. */
#ifndef NK_WIRE_PUBLISHED_H
#define NK_WIRE_PUBLISHED_H

#include <stddef.h>

#include "core/catalogue.h"
#include "core/publication.h"

struct nk_published {
    const struct nk_publication_head *const
        *publications; /* those that the answer uses, in the order to be written */
    size_t publication_count;
    const struct nk_catalogue
        *catalogue; /* names of entities and codes, of every year concerned; NULL: ids stand for names */
};

#endif
