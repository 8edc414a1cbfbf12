/* Each flow of money between two who report, as both of them state it (R24, R26): the supplier in its financing, the
 * buyer in its purchases. A buyer is counted under its region. */
#ifndef NK_CORE_RECONCILIATION_H
#define NK_CORE_RECONCILIATION_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/rule_context.h"

/* What one side says of a flow. */
enum nk_flow_statement {
    NK_FLOW_STATED = 0,
    NK_FLOW_MISSING = 1,    /* a value that the amount is made of is missing */
    NK_FLOW_NOT_STATED = 2, /* the return says nothing of it, which is not zero */
    NK_FLOW_NO_RETURN = 3,  /* no return has been submitted */
    NK_FLOW_INCOMPLETE = 4, /* units of the buyer's region have not submitted theirs */
};
enum { NK_FLOW_STATEMENTS = 5 };
/* "stated" … */
const char *nk_flow_statement_code(enum nk_flow_statement statement);
bool nk_flow_statement_of(enum nk_flow_statement *ret, struct nk_text code);

struct nk_flow_side {
    enum nk_flow_statement statement;
    int64_t amount; /* kroner; what is known of it, also when it is not all */
};

/* What was decided about a difference. */
enum nk_resolution {
    NK_SUPPLIER_CORRECTS = 0,
    NK_BUYER_CORRECTS = 1,
    NK_DIFFERENCE_EXPLAINED = 2,
};
enum { NK_RESOLUTIONS = 3 };
/* "supplier-corrects", "buyer-corrects", "difference-explained" */
const char *nk_resolution_code(enum nk_resolution resolution);
bool nk_resolution_of(enum nk_resolution *ret, struct nk_text code);

/* What a decision is about: two amounts that differ, or what only one side has stated, and why the other has not. */
struct nk_flow_matter {
    enum nk_flow_statement by_supplier, by_buyer;
    /* Kroner: of two that are stated the buyer's less the supplier's; of one, that one; otherwise 0. */
    int64_t amount;
};

struct nk_flow_resolution {
    struct nk_text supplier, buyer;
    struct nk_flow_matter about;
    enum nk_resolution resolution;
    struct nk_text text, at, by;
};

/* Whose amount publication uses. */
enum nk_flow_use {
    NK_FLOW_USES_NONE = 0,
    NK_FLOW_USES_SUPPLIER = 1,
    NK_FLOW_USES_BUYER = 2,
};
enum { NK_FLOW_USES = 3 };
/* "supplier", "buyer"; NULL for none */
const char *nk_flow_use_code(enum nk_flow_use use);

/* Where a flow stands. */
enum nk_flow_state {
    NK_FLOW_OPEN = 0,     /* one side is not known, or they differ */
    NK_FLOW_AGREES = 1,
    NK_FLOW_RESOLVED = 2, /* what stands between them now was decided about */
};
enum { NK_FLOW_STATES = 3 };
/* "open", "agrees", "resolved" */
const char *nk_flow_state_code(enum nk_flow_state state);
bool nk_flow_state_named(enum nk_flow_state *ret, struct nk_text code);

struct nk_reconciled_flow {
    struct nk_text supplier, buyer;
    const struct nk_flow_resolution *resolution; /* the last one, also of a difference that there was; NULL: none */
    struct nk_flow_side by_supplier, by_buyer;
    bool by_key;             /* the supplier divides everything by a key, which nobody buys by (R22) */
    bool compared;           /* both have stated it, and there is a difference */
    int64_t difference;      /* the buyer's amount less the supplier's */
    /* The supplier's amount where it states one; the buyer's while the supplier has no return. */
    enum nk_flow_use used;
    int64_t used_amount;
    /* What consolidation takes out of the sector's gross for the flow: what a region has booked of one who
     * has a return, and what a national actor is said to pay to another (R36). */
    int64_t eliminated;
    bool effect_known;       /* false: some of the purchases are booked and some are not, or one side is not known */
    /* What the sector's total is more by (less: negative) than if the supplier's amount, which is none where its return
     * names no such buyer, were taken out of it. */
    int64_t effect_on_total;
};

struct nk_reconciliation {
    struct nk_reconciled_flow *flows; /* by supplier, then buyer */
    size_t count;
};

/* `returns` are the year's submitted and approved returns (nk_rule_other_of), `units` those who are asked.
 * Flows from financiers outside the registry have no other side and are left out. NK_OVERFLOW: a sum is beyond 64 bits.
 * NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_reconcile(struct nk_reconciliation *ret, struct nk_arena *arena,
                                          const struct nk_catalogue *catalogue, const struct nk_rule_other *returns,
                                          size_t return_count, const struct nk_text *units, size_t unit_count);

/* Gives each flow the last that was decided about it. `resolutions` are in the order in which they were taken. */
void nk_reconciliation_resolve(struct nk_reconciliation *reconciliation, const struct nk_flow_resolution *resolutions,
                               size_t count);
enum nk_flow_state nk_flow_state_of(const struct nk_reconciled_flow *flow);
/* What there is to decide about now. */
struct nk_flow_matter nk_flow_matter_of(const struct nk_reconciled_flow *flow);
/* Both sides have stated it: the amount is a difference. */
bool nk_flow_matter_is_difference(const struct nk_flow_matter *matter);
/* One side alone has stated it: the amount is that one's. */
bool nk_flow_matter_is_one_sided(const struct nk_flow_matter *matter);
/* NULL when there is none. */
const struct nk_reconciled_flow *nk_reconciliation_find(const struct nk_reconciliation *reconciliation,
                                                        struct nk_text supplier, struct nk_text buyer);

/* The actor is the supplier, or counted under the buyer. */
bool nk_flow_is_of(const struct nk_catalogue *catalogue, const struct nk_reconciled_flow *flow, struct nk_text actor);

#endif
