/* What would be published if some returns were different, as JSON (POST /v1/data/what-if). */
#ifndef NK_WIRE_WHAT_IF_OUT_H
#define NK_WIRE_WHAT_IF_OUT_H

#include "core/arena.h"
#include "core/finding.h"
#include "core/publication.h"
#include "server/wire/buffer.h"
#include "server/wire/figure_pairs.h"
#include "server/wire/published.h"

/* What a changed return started from. */
enum nk_what_if_base { NK_FROM_NOTHING = 0, NK_FROM_PUBLICATION = 1, NK_FROM_REVISION = 2, NK_FROM_DOCUMENT = 3 };

struct nk_what_if_finding {
    struct nk_text actor;
    enum nk_what_if_base base;
    int32_t revision; /* of the publication or of the newest revision; 0: none */
    const struct nk_findings *findings;
};

struct nk_what_if_answer {
    struct nk_published published; /* what it is compared with, and the year before where a figure looks back */
    const struct nk_publication *before, *after;
    const struct nk_figure_pair *values; /* in the order of the answer */
    size_t value_count;
    const struct nk_what_if_finding *returns;
    size_t return_count;
};

/* The arena is for texts that are put together. */
struct nk_buffer nk_what_if_json(const struct nk_what_if_answer *answer, struct nk_arena *arena,
                                 enum nk_language language);

#endif
