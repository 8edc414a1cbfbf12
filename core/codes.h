/* The texts that stand for the values of an enumeration, as a table indexed by the value. */
#ifndef NK_CORE_CODES_H
#define NK_CORE_CODES_H

#include <stddef.h>

#include "core/text.h"

/* The text of a value; empty, never NULL, for a value that is not in the table. */
static inline const char *nk_codes_text(const char *const *codes, size_t count, size_t value)
{
    return value < count && codes[value] ? codes[value] : "";
}

/* The value of a text, -1 when there is none. */
static inline int nk_codes_find(const char *const *codes, size_t count, struct nk_text text)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(text, codes[i]))
            return (int)i;
    return -1;
}

#endif
