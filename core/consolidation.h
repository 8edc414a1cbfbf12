/* Consolidation of one year: who spent what, with all cross-financing eliminated, per cell.
 *
 *   own(a)      = Σ cells of actor a, operating + investment                                  R10, R14
 *   region(r)   = own(r) − booked(r) + Σn share(r,n)                                          R20–R26
 *   residual(n) = own(n) − Σr share(r,n) − Σm financed(m,n)                                   R33–R37
 *   sector      = Σ region + Σ residual        gross = Σ own        eliminated = gross − sector
 *
 * Each holds in every cell. nk_proof_check (proof.h) checks all of them again from the parts. */
#ifndef NK_CORE_CONSOLIDATION_H
#define NK_CORE_CONSOLIDATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/cells.h"
#include "core/provenance.h"
#include "core/submission.h"

/* An approved return that takes part. */
struct nk_return {
    const struct nk_actor *actor;
    const struct nk_submission *submission;
    struct nk_text id;        /* "2017/helse-vest" */
    int32_t revision;
};

struct nk_consolidation_input {
    const struct nk_catalogue *catalogue;
    const struct nk_methodology *methodology;
    int year;
    const struct nk_return *returns; /* sorted by actor id */
    size_t return_count;
    const struct nk_actor *const *reporting_units; /* who was asked, sorted by actor id */
    size_t reporting_unit_count;
};

/* What a financier pays of a supplier: one line of the supplier's financing, its cells in whole kroner.
 * Where a year has two margins, each cell of each margin is divided by itself: the margins of a part by key may differ
 * by the kroner of the rounding, those of all parts together do not. */
struct nk_flow {
    struct nk_text financier;        /* as the supplier's return names it */
    const struct nk_actor *entity;   /* region or national actor it counts under; NULL: outside the collection */
    const struct nk_return *supplier;
    size_t financing_index;          /* line of the supplier's return */
    enum nk_financing_basis basis;
    int64_t weight;                  /* NK_KEY_WHOLE-based for a key, 0 for an amount */
    struct nk_vector cells;
    int64_t total;
};

/* A purchase that a reporting unit has already booked as its own expenditure. */
struct nk_booked_purchase {
    const struct nk_return *buyer;
    const struct nk_actor *entity;   /* the region it counts under */
    struct nk_text supplier;
    size_t purchase_index;
    struct nk_vector cells;
    int64_t total;
};

/* What a return of the input adds to, and how well. */
struct nk_reported {
    size_t entity;                    /* position of the entity that it counts under */
    enum nk_value_status worst;       /* of its expenditure, of the first table where there are two */
    bool leaves_out_first;            /* a value of the same is missing */
    bool leaves_out;                  /* a value of its expenditure is missing */
};

/* A region or a national actor. */
struct nk_entity {
    const struct nk_actor *actor;
    struct nk_vector own;        /* what its reporting units reported */
    struct nk_vector public_own; /* regions: the same without private non-profit hospitals */
    struct nk_vector booked;     /* regions: purchases already inside own */
    struct nk_vector allocated;  /* regions: Σn share(r,n) */
    struct nk_vector financed;   /* national actors: Σ of what regions and other national actors finance */
    struct nk_vector net;        /* region(r) or residual(n) */
    struct nk_provenance provenance;
    int64_t own_total, booked_total, allocated_total, financed_total, net_total;
    const struct nk_flow *const *shares; /* regions: what allocated is the sum of, by supplier id */
    size_t share_count;
    const struct nk_booked_purchase *booked_purchases; /* regions: what booked is the sum of */
    size_t booked_purchase_count;
    const struct nk_flow *financing; /* national actors: every financier's part, by financier id */
    size_t financing_count;
    bool illustrative;           /* its own return, or that of a supplier whose share it carries, is of generated
                                  * values */
    size_t return_count;         /* 0: nothing is reported for it */
    const struct nk_actor **missing; /* its reporting units without a return */
    size_t missing_count;
};

enum nk_elimination_kind { NK_BETWEEN_NATIONAL_ACTORS = 0, NK_BOOKED_PURCHASE = 1 };

/* What counted twice in the gross sum: one line a pair, sorted by financier, supplier, kind. */
struct nk_elimination {
    struct nk_text financier; /* entity id */
    struct nk_text supplier;  /* national actor id */
    enum nk_elimination_kind kind;
    struct nk_vector cells;
    int64_t amount;
};

struct nk_consolidation {
    const struct nk_consolidation_input *input;
    struct nk_shape shape;
    struct nk_entity *entities; /* regions sorted by id, then national actors sorted by id */
    size_t entity_count, region_count;
    const struct nk_reported *reported; /* [return of the input] */
    struct nk_flow *flows;      /* sorted by supplier id, then financier id */
    size_t flow_count;
    struct nk_booked_purchase *booked_purchases; /* sorted by region, supplier and buyer id */
    size_t booked_purchase_count;
    struct nk_elimination *eliminations;
    size_t elimination_count;
    struct nk_vector gross, net;
    int64_t gross_total, eliminated_total, net_total, regions_total, residuals_total;
};

/* Computes everything. Entities are the regions and national actors of the reporting units and returns (a
 * member counts under its region), and the regions that finance a national actor. Financing is that of
 * national actors; purchases count where a region or member has booked them from a national actor that has
 * a return. A part that is paid by a key which is itself estimated is estimated. The input must outlive the
 * result. The returns have passed the rules; what a rule would have refused gives: NK_INVALID (unknown code
 * or actor, key that does not sum to 100 or has more than NK_KEY_SCALE decimals, mixed bases, a financier
 * named twice, region and its member both with a return, an actor that counts under no entity, a list out
 * of order), NK_CYCLE (national actors that finance each other in a circle, or one that finances itself; a
 * line that pays nothing is no financing), NK_LIMIT (more than NK_FINANCIERS_MAX financiers of one actor),
 * NK_OVERFLOW, NK_NO_MEMORY. `*ret` is written only on NK_OK. Time and memory grow with (returns + flows) ×
 * cells. */
NK_MUST_CHECK enum nk_status nk_consolidate(struct nk_consolidation *ret, struct nk_arena *arena,
                                            const struct nk_consolidation_input *input);

/* NULL when the entity takes no part. */
const struct nk_entity *nk_consolidation_entity(const struct nk_consolidation *consolidation, struct nk_text id);

/* Position of the entity that an actor counts under, -1 when it counts under none that takes part. */
ptrdiff_t nk_consolidation_entity_of(const struct nk_consolidation *consolidation, const struct nk_actor *actor);

/* A region and one of its members both report (R02: one or the other). NULL when nobody does;
 * otherwise the member, with `*ret_region` set. Works on any list sorted by id, so also for planned reporting units. */
const struct nk_actor *nk_double_reporting(const struct nk_catalogue *catalogue, const struct nk_actor *const *units,
                                           size_t count, const struct nk_actor **ret_region);

#endif
