/* A look over JSON text before the parser reads it: it finds what the parser would not say, would say only
 * once, would stop at, or would take for something else. */
#ifndef NK_WIRE_SURVEY_H
#define NK_WIRE_SURVEY_H

#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

/* A number that has a decimal point or an exponent, or does not fit 64 bits. */
struct nk_odd_number {
    struct nk_text pointer;
    struct nk_text digits; /* as sent, shortened to NK_ISSUE_EXCERPT_MAX bytes */
};

struct nk_json_survey {
    /* The text to parse. Where odd numbers stand, each is overwritten with a "0.000…" of the same length: the
     * parser then makes a real of it and goes on, also where the number would have stopped it (1e999). */
    struct nk_text text;
    struct nk_odd_number *odd_numbers; /* up to NK_ISSUES_MAX, in the order of the text */
    size_t odd_number_count;
    size_t duplicate_count;            /* told as issues */
};

/* Looks for members given twice (told as issues), odd numbers, and nesting. NK_LIMIT: deeper than `depth_max`
 * (at most NK_BUNDLE_DEPTH_MAX), told as an issue. NK_NO_MEMORY. The text is UTF-8. */
NK_MUST_CHECK enum nk_status nk_json_survey(struct nk_json_survey *ret, struct nk_arena *arena, struct nk_text text,
                                            size_t depth_max, struct nk_issues *issues);

#endif
