/* What a validation check sees, and how it says what it found. Private to core: rules.h is the entrance. */
#ifndef NK_CORE_CHECK_H
#define NK_CORE_CHECK_H

#include "core/cells.h"
#include "core/exact.h"
#include "core/finding.h"
#include "core/rule_context.h"
#include "core/rules.h"

#define NK_NO_TEXT ((struct nk_text){.data = NULL, .length = 0})

enum nk_cell_section {
    NK_CELLS_EXPENDITURE = 0,
    NK_CELLS_BY_CATEGORY = 1,
    NK_CELLS_BY_AREA = 2,
    NK_CELLS_FINANCING = 3,
    NK_CELLS_PURCHASE = 4,
};

/* A list of cells of the return, wherever it stands. */
struct nk_cell_list {
    const struct nk_cells *cells;
    enum nk_cell_section section;
    struct nk_text pointer; /* of the list */
    struct nk_text name;    /* of the section, as the document names it */
};

enum nk_number_kind {
    NK_NUMBER_EXPENSE = 0, /* kroner, not below zero */
    NK_NUMBER_COUNT = 1,   /* employees, full-time equivalents, DRG points */
    NK_NUMBER_SHARE = 2,   /* percent of a key */
    NK_NUMBER_SIGNED = 3,  /* kroner of either sign */
};

struct nk_kind_of_number {
    const struct nk_number *number;
    enum nk_number_kind kind;
};

struct nk_account_view; /* check_accounts.h */
struct nk_check_history; /* check_history.h */
struct nk_check_measured; /* checks_measured.h */

/* Indicators of the return; the order is by service, indicator and period. */
struct nk_check_stated {
    const struct nk_indicator_value *const *items;
    const size_t *order; /* positions of items */
    size_t count;
};

/* One run of the rules over a return. */
struct nk_checking {
    struct nk_arena *arena;
    const struct nk_catalogue *catalogue;
    const struct nk_submission *submission;
    const struct nk_rule_context *context;    /* never NULL; what is not known is empty */
    const struct nk_methodology *methodology; /* NULL: the year has none */
    struct nk_return_numbers own;             /* of the submission */
    const struct nk_cell_list *lists;         /* every list of cells, in the order of the document */
    size_t list_count;
    const struct nk_kind_of_number *numbers;  /* every number but those of indicators, likewise */
    size_t number_count;
    const struct nk_account_view *accounts;   /* made by the first check that looks at the account lines */
    const struct nk_check_measured *measured; /* made by the first check that looks at measurements */
    const struct nk_check_stated *in_own_unit; /* made by the first check that asks for it */
    struct nk_check_history *history;         /* made by the first check that looks at cells over time */
    const struct nk_label *subject;           /* what the next findings of the rule are about, or NULL */
    struct nk_text unit;                      /* what the numbers of the next findings count; see nk_finding */
    struct nk_finding_basis basis;            /* what the next findings of the rule rest on */
    struct nk_place other;                    /* where else they have something to mend */
    size_t suggested;                         /* unknown codes that have got those that are like them */
    const struct nk_rule *rule;               /* the rule that is being run */
    bool applied;                             /* set by its check when there was something to look at */
    enum nk_skip reason;                      /* otherwise why not; left alone it is NK_SECTION_ABSENT */
    struct nk_finding *found;
    size_t found_count, found_room;
    enum nk_status status;                    /* the first failure sticks; nothing is reported after it */
};

typedef void nk_check_function(struct nk_checking *checking);

/* Collects the lists and numbers. The caller has set arena, catalogue, submission and context. */
NK_MUST_CHECK enum nk_status nk_checking_start(struct nk_checking *checking);

/* A parameter of the rule that is being run, as it is in the return's year. False: it has none of that name.
 *   warn-above, error-above   a difference that is not larger is information, a warning; what is larger still, an
 *                             error. A rule without them gives all its findings its own severity.
 * The other names are those of one check, and stand with it. */
bool nk_check_parameter(struct nk_exact *ret, const struct nk_checking *checking, const char *name);

/* A finding of the rule that is being run. Texts are not copied. */
void nk_check_report(struct nk_checking *checking, struct nk_place place, struct nk_text code, struct nk_text expected,
                     struct nk_text actual);
/* The same with numbers (nk_check_number_text) whose difference says nothing. */
void nk_check_report_number_texts(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                                  struct nk_text expected, struct nk_text actual);
/* The same with numbers; their difference is reported too, and decides the severity where the rule has bounds for
 * it. */
void nk_check_report_numbers(struct nk_checking *checking, struct nk_place place, struct nk_text code,
                             struct nk_exact expected, struct nk_exact actual);

/* Where a member of an object stands. */
struct nk_place nk_check_member(struct nk_checking *checking, const struct nk_place *object, const char *member);
/* Where a number of the return stands; a sum of cells at their list, a sum of numbers at the first. */
struct nk_place nk_check_place_of(const struct nk_checking *checking, enum nk_return_number number);
/* The number as text; its data is NULL, and the run has failed, when there is no memory. */
struct nk_text nk_check_number_text(struct nk_checking *checking, struct nk_exact number);
/* The texts one after the other. Its data is NULL, and the run has failed, when there is no memory. */
struct nk_text nk_check_join(struct nk_checking *checking, const struct nk_text *texts, size_t count);
/* "name: value" */
struct nk_text nk_check_pair(struct nk_checking *checking, struct nk_text name, struct nk_text value);
/* "2016: 11500000, 2015: 11300000": the list with a year and its value behind it. */
struct nk_text nk_check_add_year(struct nk_checking *checking, struct nk_text list, int year, struct nk_exact value);
/* The list with a text behind it, after a comma. */
struct nk_text nk_check_add_to_list(struct nk_checking *checking, struct nk_text list, struct nk_text text);
/* A place known by its pointer alone. */
static inline struct nk_place nk_check_pointer(struct nk_text pointer)
{
    return (struct nk_place){.pointer = pointer};
}

/* "software/network/operating": the codes of a cell, as far as it has them. */
struct nk_text nk_check_cell_name(struct nk_checking *checking, struct nk_text category, struct nk_text area,
                                  struct nk_text cost_type);

/* The sum of a list of cells. */
struct nk_cells_sum {
    __int128 sum;
    bool complete; /* no cell is without a value */
};
struct nk_cells_sum nk_check_sum(const struct nk_cells *cells);

/* Amounts by position of the year's shape, added up from lists of cells. */
struct nk_check_position {
    __int128 sum;
    bool incomplete;              /* one of its cells is without a value */
    const struct nk_cell *largest; /* that was added, of equal ones by their codes; NULL for none */
};

/* Zero everywhere; NULL without memory. Only when the year has a methodology. */
struct nk_check_position *nk_check_positions(struct nk_checking *checking, const struct nk_shape *shape);
/* Adds the cells. Cells that the year does not have are left to the check of codes. */
void nk_check_add_cells(struct nk_check_position *positions, const struct nk_shape *shape,
                        const struct nk_cells *cells);
/* Adds the return's own expenditure. */
void nk_check_add_expenditure(struct nk_check_position *positions, const struct nk_shape *shape,
                              const struct nk_submission *submission);

/* The list whose sum is the return's expenditure in its year; the margins hold the same money twice. */
const struct nk_cells *nk_check_expenditure(const struct nk_checking *checking);

/* There are amounts that attestations are about, or attestations. */
bool nk_check_wants_attestations(const struct nk_checking *checking);

/* The checks; rules.c names them. */
nk_check_function nk_check_actor_valid;
nk_check_function nk_check_year_matches;
nk_check_function nk_check_sender_bound;
nk_check_function nk_check_who_reports_what;
nk_check_function nk_check_known_counterparty;
nk_check_function nk_check_medical_equipment_excluded;
nk_check_function nk_check_known_code;
nk_check_function nk_check_illegal_combination;
nk_check_function nk_check_duplicate_cell;
nk_check_function nk_check_duplicate_line;
nk_check_function nk_check_negative_amount;
nk_check_function nk_check_amount_limit;
nk_check_function nk_check_sum_overflow;
nk_check_function nk_check_employees_at_least_fte;
nk_check_function nk_check_empty_return;
nk_check_function nk_check_both_margins;
nk_check_function nk_check_margins_agree;
nk_check_function nk_check_purchase_cells_sum;
nk_check_function nk_check_booked_within_own;
nk_check_function nk_check_account_rounding;
nk_check_function nk_check_account_deviation;
nk_check_function nk_check_account_shift;
nk_check_function nk_check_account_shift_quoted;
nk_check_function nk_check_account_at_most;
nk_check_function nk_check_account_sum_stated;
nk_check_function nk_check_account_sign;
nk_check_function nk_check_account_stale_copy;
nk_check_function nk_check_account_prior_year;
nk_check_function nk_check_account_opening;
nk_check_function nk_check_financing_basis;
nk_check_function nk_check_key_sums_to_100;
nk_check_function nk_check_residual_not_negative;
nk_check_function nk_check_residual_cell_not_negative;
nk_check_function nk_check_ict_fte_within_fte;
nk_check_function nk_check_ict_within_operating_cost;
nk_check_function nk_check_depreciation_outside_operating;
nk_check_function nk_check_depreciation_as_cell;
nk_check_function nk_check_zero_is_not_missing;
nk_check_function nk_check_flows_agree;
nk_check_function nk_check_purchase_named_by_seller;
nk_check_function nk_check_financing_named_by_buyer;
nk_check_function nk_check_financing_chain;
nk_check_function nk_check_members_complete;
nk_check_function nk_check_estimate_explained;
nk_check_function nk_check_read_in_one_way;
nk_check_function nk_check_vat_basis_declared;
nk_check_function nk_check_vat_basis_unchanged;
nk_check_function nk_check_signatory_named;
nk_check_function nk_check_broken_down;
nk_check_function nk_check_value_not_copied;
nk_check_function nk_check_section_not_copied;
nk_check_function nk_check_not_fallen_to_zero;
nk_check_function nk_check_plausible_over_time;
nk_check_function nk_check_return_thousandfold;
nk_check_function nk_check_cell_thousandfold;
nk_check_function nk_check_cells_in_place;
nk_check_function nk_check_cell_plausible_over_time;
nk_check_function nk_check_cells_kept;
nk_check_function nk_check_sections_kept;
nk_check_function nk_check_plausible_among_peers;

/* … of service indicators. */
nk_check_function nk_check_indicator_change;
nk_check_function nk_check_indicator_falls;
nk_check_function nk_check_indicator_known;
nk_check_function nk_check_indicator_minutes;
nk_check_function nk_check_indicator_period;
nk_check_function nk_check_indicator_period_kind;
nk_check_function nk_check_indicator_ratio;
nk_check_function nk_check_indicator_recomputed;
nk_check_function nk_check_indicator_share;
nk_check_function nk_check_indicator_sum;
nk_check_function nk_check_indicator_target;
nk_check_function nk_check_indicator_two_units;
nk_check_function nk_check_indicator_unit;
nk_check_function nk_check_indicator_verdict;

#endif
