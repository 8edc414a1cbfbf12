/* What the rules may know besides the return itself: the actor's earlier years, what the other returns of the year
 * say of it, who was asked, who signs. Whatever is left empty is not known; a rule that needs it is skipped with
 * that as the reason. */
#ifndef NK_CORE_RULE_CONTEXT_H
#define NK_CORE_RULE_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/submission.h"

/* Years before the return's own that the rules look at: enough for a median and its spread; older than that says little
 * about now. */
enum { NK_RULE_YEARS = 6 };

/* The numbers of a return that ratios are made of. */
enum nk_return_number {
    NK_RETURN_EXPENDITURE = 0, /* operating + investment, kroner */
    NK_RETURN_OPERATING = 1,
    NK_RETURN_INVESTMENT = 2,
    NK_RETURN_REVENUE = 3,
    NK_RETURN_COST = 4,
    NK_RETURN_EMPLOYEES = 5,
    NK_RETURN_FTE = 6,
    NK_RETURN_ICT_FTE_INTERNAL = 7,
    NK_RETURN_ICT_FTE_CONTRACTED = 8,
    NK_RETURN_ICT_FTE = 9,     /* internal + contracted */
    NK_RETURN_DRG = 10,
};
enum { NK_RETURN_NUMBERS = 11 };
/* As the return names it: "employees"; "expenditure" for the three sums of cells. */
const char *nk_return_number_code(enum nk_return_number number);

struct nk_return_numbers {
    bool known[NK_RETURN_NUMBERS]; /* false: left out, missing, or beyond 64 bits */
    struct nk_decimal value[NK_RETURN_NUMBERS];
};

/* An approved return of the same actor for an earlier year. */
struct nk_rule_year {
    int year;
    struct nk_return_numbers numbers;
    const struct nk_submission *submission; /* NULL: its cells are not known */
};

/* Money from a buyer to a supplier, as one of them states it: a line of a supplier's financing, or a purchase. */
struct nk_rule_flow {
    struct nk_text buyer, supplier; /* as the return names them: a buyer may be a region or outside the collection */
    int64_t amount;                 /* kroner; of a key its percentage of the supplier's expenditure, rounded */
    bool known;                     /* false: a value that it is made of is missing */
    bool by_key;                    /* of financing: a share of everything, which is no purchase (R22) */
    bool booked;                    /* of a purchase: the amount is inside the buyer's own expenditure */
};

/* Another return of the same year, submitted or approved, reduced to what concerns others. */
struct nk_rule_other {
    struct nk_text actor;
    struct nk_return_numbers numbers;
    bool states_purchases;              /* it has the section at all: left out is not zero */
    const struct nk_rule_flow *financing;
    size_t financing_count;
    const struct nk_rule_flow *purchases;
    size_t purchase_count;
};

struct nk_rule_signatory {
    struct nk_text name, title;
};

/* The actors that whoever sends the return may send for. */
struct nk_rule_sender {
    const struct nk_text *actors;
    size_t actor_count;
};

struct nk_rule_context {
    const struct nk_submission *prior;    /* the actor's approved return of the year before */
    const struct nk_rule_year *earlier;   /* of the actor, newest first; the year before is the first when it is
                                           * known */
    size_t earlier_count;
    const struct nk_rule_other *others;   /* sorted by actor */
    size_t other_count;
    const struct nk_text *reporting_units; /* of the collection, sorted */
    size_t reporting_unit_count;
    const struct nk_rule_sender *sender;       /* NULL: nobody sends it, or that was decided before it was read */
    const struct nk_rule_signatory *signatory; /* NULL: the return is not being submitted */
};

/* The numbers of a return. Cells of the year's expenditure; the margins hold the same money twice. */
struct nk_return_numbers nk_return_numbers_of(const struct nk_catalogue *catalogue,
                                              const struct nk_submission *submission);

/* Reduces a return to what concerns others. `*ret` lives in the arena and points into the submission.
 * NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_rule_other_of(struct nk_rule_other *ret, struct nk_arena *arena,
                                              const struct nk_catalogue *catalogue,
                                              const struct nk_submission *submission);

#endif
