/* Where a national actor's money comes from, line by line. Only for files of this folder. */
#ifndef NK_WIRE_FINANCING_LINES_H
#define NK_WIRE_FINANCING_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/publication.h"

struct nk_financing_line {
    struct nk_text financier;
    struct nk_text name;
    struct nk_text entity;   /* empty: outside the collection, or nobody */
    const char *kind;        /* region, national-actor, outside, unfinanced */
    const char *basis;       /* key, amount; NULL for what nobody finances */
    bool has_share, has_key;
    struct nk_decimal share; /* percent of own, one decimal */
    struct nk_decimal key;   /* percent, as it was reported */
    int64_t amount;
};

/* Goes over the lines of an actor: the flows, then what is left when something is. Their amounts add up to its
 * own expenditure. */
struct nk_financing_cursor {
    const struct nk_publication *publication;
    const struct nk_entity *actor;
    enum nk_language language;
    size_t next_flow;
    int64_t left;
    bool ended;
    bool failed; /* a number left 64 bits */
};

struct nk_financing_cursor nk_financing_lines(const struct nk_publication *publication,
                                              const struct nk_entity *actor, enum nk_language language);
/* False after the last line, or when it failed. */
bool nk_financing_next(struct nk_financing_cursor *cursor, struct nk_financing_line *ret);

#endif
