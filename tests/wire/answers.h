/* Every answer that the wire can make, about the sample. */
#ifndef NK_TESTS_WIRE_ANSWERS_H
#define NK_TESTS_WIRE_ANSWERS_H

#include "core/arena.h"
#include "core/finding.h"
#include "server/wire/buffer.h"
#include "server/wire/changes_out.h"
#include "server/wire/expenditure_out.h"
#include "server/wire/explain_out.h"
#include "server/wire/figures_out.h"
#include "server/wire/indicators_out.h"
#include "server/wire/what_if_out.h"
#include "tests/wire/sector_sample.h"

enum { SAMPLE_INDICATORS = 6 };

/* The sample with what the answers are made of. */
struct sample {
    struct nk_arena arena;
    const struct nk_publication *publication;
    const struct nk_publication_head *head;
    struct nk_figures_answer figures;         /* seven values, some of them absent */
    struct nk_figures_answer series;          /* values of several years in the prices of one */
    struct nk_changes_answer changes;
    struct nk_expenditure_answer expenditure; /* by entity, year and cost type */
    struct nk_explain_answer explanations[4]; /* down to cells, for anyone, of no value, of an estimate */
    struct nk_what_if_answer what_if;
    struct nk_indicator_row indicators[SAMPLE_INDICATORS];
    struct nk_findings findings;              /* a fatal one in JSON, a warning in CSV */
};

/* Fills the sample; nk_arena_release gives it back. */
void sample_new(struct sample *sample);

/* Expenditure by entity, of the entities asked for. */
struct nk_expenditure_answer sample_expenditure_of(struct sample *sample, const struct nk_text *entities,
                                                   size_t count);

typedef struct nk_buffer answer_maker(struct sample *sample);
struct answer {
    const char *example; /* its name in golden/, NULL for one that is compared elsewhere */
    answer_maker *make;
};
extern const struct answer answers[];
extern const size_t answer_count;

#endif
