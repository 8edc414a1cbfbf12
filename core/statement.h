/* What a source says of a value besides the number: how exact it is, what it is held against, and how that came out. */
#ifndef NK_CORE_STATEMENT_H
#define NK_CORE_STATEMENT_H

#include <stdbool.h>

#include "core/text.h"

/* What a source says of how exact its value is; never dropped. */
enum nk_qualifier {
    NK_EXACTLY = 0,   /* "exactly" */
    NK_ABOUT = 1,     /* "about" */
    NK_MORE_THAN = 2, /* "more-than" */
    NK_UP_TO = 3,     /* "up-to" */
};
enum { NK_QUALIFIERS = 4 };
const char *nk_qualifier_code(enum nk_qualifier qualifier);

/* Of a sum: "more than" and "exactly" give "more than", "up to" and "exactly" give "up to"; "about" wins over all, and
 * "more than" with "up to" is "about". */
enum nk_qualifier nk_qualifier_of_sum(enum nk_qualifier a, enum nk_qualifier b);
/* Of a ratio: as the sum, where more than so much below the line is up to so much of the ratio, and the reverse. */
enum nk_qualifier nk_qualifier_of_ratio(enum nk_qualifier numerator, enum nk_qualifier denominator);

enum nk_comparator { NK_AT_LEAST = 0, NK_AT_MOST = 1, NK_EQUAL_TO = 2 };
enum { NK_COMPARATORS = 3 };
const char *nk_comparator_code(enum nk_comparator comparator); /* "at-least", "at-most", "equal-to" */
bool nk_comparator_of(enum nk_comparator *ret, struct nk_text code);

enum nk_verdict { NK_UNDETERMINED = 0, NK_MET = 1, NK_MISSED = 2 };
enum { NK_VERDICTS = 3 };
const char *nk_verdict_code(enum nk_verdict verdict); /* "undetermined", "met", "missed" */

#endif
