/* JSON Pointers (RFC 6901). While a document is walked its path is a chain of steps on the stack; the text is only made
 * where somebody needs it. */
#ifndef NK_WIRE_POINTER_H
#define NK_WIRE_POINTER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"

struct nk_step {
    const struct nk_step *parent; /* NULL: the document itself */
    struct nk_text name;          /* of a member; null data: an item of an array */
    size_t index;
    bool stands_as_it_is;         /* the name: it is short, and nothing in it is escaped */
};

static inline struct nk_step nk_step_to_member(const struct nk_step *parent, struct nk_text name)
{
    return (struct nk_step){.parent = parent, .name = name};
}

static inline struct nk_step nk_step_to_item(const struct nk_step *parent, size_t index)
{
    return (struct nk_step){.parent = parent, .index = index};
}

/* The pointer from `root` (NULL: the document) down to `step`; "" when they are the same.
 * A name longer than NK_POINTER_STEP_MAX bytes is cut and ends with "…". Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_pointer_text(struct nk_arena *arena, const struct nk_step *step,
                                             const struct nk_step *root);

#endif
