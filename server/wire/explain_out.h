/* A published value explained, as JSON (/v1/data/figures/{figure}/explain). */
#ifndef NK_WIRE_EXPLAIN_OUT_H
#define NK_WIRE_EXPLAIN_OUT_H

#include "core/explain.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"

struct nk_explain_answer {
    struct nk_published published; /* the publications that the value rests on */
    const struct nk_publication_head *publication; /* its own */
    const struct nk_figure_value *value;
    const struct nk_explanation *root; /* NULL: the figure has no value there */
    struct nk_decimal recomputed;      /* from the leaves and keys */
    bool equal;                        /* to the published value, to the last digit */
    /* How many steps below the root are shown; NK_EXPLANATION_DEPTH_MAX shows all. */
    int depth;
    /* What single returns say is shown: cells, numbers, and what is computed of one return alone. */
    bool shows_returns;
};

/* The steps that the answer would show. */
size_t nk_explain_steps(const struct nk_explain_answer *answer);

/* At most NK_EXPLAIN_STEPS_MAX steps: the caller has looked. */
struct nk_buffer nk_explain_json(const struct nk_explain_answer *answer, enum nk_language language);

#endif
