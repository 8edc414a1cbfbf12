/* Values of service indicators, as JSON and CSV (/v1/data/indicators). */
#ifndef NK_WIRE_INDICATORS_OUT_H
#define NK_WIRE_INDICATORS_OUT_H

#include "core/indicator_values.h"
#include "core/publication.h"
#include "server/wire/buffer.h"
#include "server/wire/published.h"

/* A value and the publication that it is from. */
struct nk_indicator_row {
    const struct nk_publication_head *publication;
    struct nk_indicator_result result;
    struct nk_text actor; /* of this one alone; empty: of all who measured it */
    const struct nk_unit_cost *unit_cost; /* of a year's use of a service whose costs are known; NULL: of others */
};

/* Why a row is told as a breach. */
struct nk_breach {
    const struct nk_indicator_row *row;
    bool missed;           /* its target */
    bool stated_otherwise; /* the sender's own verdict is not what the value gives */
    bool has_minutes_over; /* an availability: minutes used beyond those allowed */
    struct nk_decimal minutes_over;
    bool has_times; /* minutes used, as so many times those allowed; one decimal */
    struct nk_decimal times;
};

struct nk_indicators_answer {
    struct nk_published published;
    const struct nk_indicator_row *rows; /* in the order of the answer */
    size_t row_count;
};

struct nk_buffer nk_indicator_values_json(const struct nk_indicators_answer *answer, enum nk_language language);
struct nk_buffer nk_indicator_values_csv(const struct nk_indicator_row *rows, size_t count);

/* The worst first. */
struct nk_buffer nk_breaches_json(const struct nk_published *published, const struct nk_breach *breaches, size_t count,
                                  enum nk_language language);

/* One value with the measurements that it is made of. */
struct nk_buffer nk_indicator_explanation_json(const struct nk_published *published,
                                               const struct nk_indicator_row *row, enum nk_language language);

#endif
