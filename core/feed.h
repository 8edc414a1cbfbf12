/* What happens in collections, as those who take part in them hear of it: an event of the audit log, a date that has
 * come, or a publication that is released. */
#ifndef NK_CORE_FEED_H
#define NK_CORE_FEED_H

#include <stdint.h>

#include "core/text.h"

struct nk_feed_item {
    struct nk_text cursor;      /* rises from item to item; what a reader goes on after */
    struct nk_text id;          /* stays the same for the same happening */
    struct nk_text at;          /* ISO 8601 in UTC */
    struct nk_text type;        /* "submitted", "overdue" … */
    int year;
    struct nk_text actor;       /* empty: about the whole collection */
    int32_t revision;           /* 0: none */
    struct nk_text finding;     /* id; empty: none */
    struct nk_text reason;      /* what was said; empty: nothing */
    struct nk_text publication; /* id; empty: none */
    struct nk_text supplier, buyer; /* of the flow that it is about; empty: none */
};

#endif
