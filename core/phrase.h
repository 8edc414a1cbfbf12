/* A sentence for a reader, put together piece by piece, with numbers as its language writes them. */
#ifndef NK_CORE_PHRASE_H
#define NK_CORE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/text.h"

/* Grows in its arena. Begin with the arena and the language, and zeros. */
struct nk_phrase {
    struct nk_arena *arena;
    enum nk_language language;
    char *data;
    size_t length, room;
    bool no_memory; /* a piece could not be added; nothing is added after it */
};

void nk_phrase_add(struct nk_phrase *phrase, struct nk_text text);
/* A number in machine form ("-30166299", "4118.20"): its digits stay as they are. From five digits on those before the
 * decimal sign stand in threes, divided by a no-break space in Norwegian and a comma in English; numbers of four digits
 * stand together in running text, and years with them. */
void nk_phrase_add_number(struct nk_phrase *phrase, struct nk_text number);
/* A sentence with `first` in each place of {1} and `second` in each of {2}, as often as it has them. */
void nk_phrase_add_filled(struct nk_phrase *phrase, struct nk_text sentence, struct nk_text first,
                          struct nk_text second);
/* What has been added; data is NULL when there was no memory, and never otherwise. */
NK_MUST_CHECK struct nk_text nk_phrase_text(struct nk_phrase *phrase);

#endif
