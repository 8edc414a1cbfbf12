#include "core/rules.h"

#include "core/check.h"
#include "core/order.h"

static const struct {
    const char *name;
    nk_check_function *check;
} checks[] = {
    {"account-at-most", nk_check_account_at_most},
    {"account-deviation", nk_check_account_deviation},
    {"account-opening", nk_check_account_opening},
    {"account-prior-year", nk_check_account_prior_year},
    {"account-rounding", nk_check_account_rounding},
    {"account-shift", nk_check_account_shift},
    {"account-shift-quoted", nk_check_account_shift_quoted},
    {"account-sign", nk_check_account_sign},
    {"account-stale-copy", nk_check_account_stale_copy},
    {"account-sum-stated", nk_check_account_sum_stated},
    {"actor-valid", nk_check_actor_valid},
    {"amount-limit", nk_check_amount_limit},
    {"booked-within-own", nk_check_booked_within_own},
    {"both-margins", nk_check_both_margins},
    {"broken-down", nk_check_broken_down},
    {"cell-plausible-over-time", nk_check_cell_plausible_over_time},
    {"cell-thousandfold", nk_check_cell_thousandfold},
    {"cells-in-place", nk_check_cells_in_place},
    {"cells-kept", nk_check_cells_kept},
    {"depreciation-as-cell", nk_check_depreciation_as_cell},
    {"depreciation-outside-operating", nk_check_depreciation_outside_operating},
    {"duplicate-cell", nk_check_duplicate_cell},
    {"duplicate-line", nk_check_duplicate_line},
    {"employees-at-least-fte", nk_check_employees_at_least_fte},
    {"empty-return", nk_check_empty_return},
    {"estimate-explained", nk_check_estimate_explained},
    {"financing-basis", nk_check_financing_basis},
    {"financing-chain", nk_check_financing_chain},
    {"flows-agree", nk_check_flows_agree},
    {"purchase-named-by-seller", nk_check_purchase_named_by_seller},
    {"financing-named-by-buyer", nk_check_financing_named_by_buyer},
    {"ict-fte-within-fte", nk_check_ict_fte_within_fte},
    {"ict-within-operating-cost", nk_check_ict_within_operating_cost},
    {"illegal-combination", nk_check_illegal_combination},
    {"indicator-change", nk_check_indicator_change},
    {"indicator-falls", nk_check_indicator_falls},
    {"indicator-known", nk_check_indicator_known},
    {"indicator-minutes", nk_check_indicator_minutes},
    {"indicator-period", nk_check_indicator_period},
    {"indicator-period-kind", nk_check_indicator_period_kind},
    {"indicator-ratio", nk_check_indicator_ratio},
    {"indicator-recomputed", nk_check_indicator_recomputed},
    {"indicator-share", nk_check_indicator_share},
    {"indicator-sum", nk_check_indicator_sum},
    {"indicator-target", nk_check_indicator_target},
    {"indicator-two-units", nk_check_indicator_two_units},
    {"indicator-unit", nk_check_indicator_unit},
    {"indicator-verdict", nk_check_indicator_verdict},
    {"key-sums-to-100", nk_check_key_sums_to_100},
    {"known-code", nk_check_known_code},
    {"known-counterparty", nk_check_known_counterparty},
    {"margins-agree", nk_check_margins_agree},
    {"medical-equipment-excluded", nk_check_medical_equipment_excluded},
    {"members-complete", nk_check_members_complete},
    {"negative-amount", nk_check_negative_amount},
    {"not-fallen-to-zero", nk_check_not_fallen_to_zero},
    {"plausible-among-peers", nk_check_plausible_among_peers},
    {"plausible-over-time", nk_check_plausible_over_time},
    {"purchase-cells-sum", nk_check_purchase_cells_sum},
    {"read-in-one-way", nk_check_read_in_one_way},
    {"residual-cell-not-negative", nk_check_residual_cell_not_negative},
    {"residual-not-negative", nk_check_residual_not_negative},
    {"return-thousandfold", nk_check_return_thousandfold},
    {"section-not-copied", nk_check_section_not_copied},
    {"sections-kept", nk_check_sections_kept},
    {"sender-bound", nk_check_sender_bound},
    {"signatory-named", nk_check_signatory_named},
    {"sum-overflow", nk_check_sum_overflow},
    {"value-not-copied", nk_check_value_not_copied},
    {"vat-basis-declared", nk_check_vat_basis_declared},
    {"vat-basis-unchanged", nk_check_vat_basis_unchanged},
    {"who-reports-what", nk_check_who_reports_what},
    {"year-matches", nk_check_year_matches},
    {"zero-is-not-missing", nk_check_zero_is_not_missing},
};

/* Members of a return in the order in which it is written. */
static const char *const sections[] = {
    "actor", "year", "illustrative", "expenditure", "expenditureByCategory", "expenditureByArea", "memo", "accounts",
    "staffing", "activity", "financing", "purchases", "indicators", "serviceCosts",
    "attestations",
};
enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

static nk_check_function *check_of(struct nk_text name)
{
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        if (nk_text_is(name, checks[i].name))
            return checks[i].check;
    return NULL;
}

bool nk_rules_has_check(struct nk_text check)
{
    return check_of(check) != NULL;
}

struct nk_text nk_rules_tolerance_unit(struct nk_text check)
{
    static const struct {
        const char *check, *unit;
    } others[] = {
        {"account-shift", "percent"},     {"account-stale-copy", "percent"},   {"account-sum-stated", "lines"},
        {"indicator-change", "percent"},  {"indicator-minutes", "minutes"},    {"indicator-sum", "last-decimals"},
        {"key-sums-to-100", "millionths"},
    };
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (nk_text_is(check, others[i].check))
            return nk_text_of(others[i].unit);
    return NK_TEXT("NOK");
}

static bool is_in_force(const struct nk_rule *rule, int year)
{
    return rule->first_year <= year && (rule->last_year == 0 || rule->last_year >= year);
}

/* Runs the rule; its findings are added to those of `checking`. */
static enum nk_status run_rule(struct nk_rule_outcome *outcome, struct nk_checking *checking,
                               const struct nk_rule *rule)
{
    nk_check_function *check = check_of(rule->check);
    if (!check)
        return NK_INVALID;
    size_t before = checking->found_count;
    checking->rule = rule;
    checking->applied = false;
    checking->subject = NULL;
    checking->unit = NK_NO_TEXT;
    checking->basis = (struct nk_finding_basis){.number_count = 0};
    checking->other = nk_check_pointer(NK_NO_TEXT);
    checking->reason = NK_SECTION_ABSENT;
    check(checking);
    *outcome = (struct nk_rule_outcome){
        .rule = rule,
        .skipped = checking->applied ? NK_NOT_SKIPPED : checking->reason,
        .found = checking->found_count - before,
    };
    return checking->status;
}

static void count_outcome(struct nk_findings *result, const struct nk_rule_outcome *outcome)
{
    if (outcome->skipped != NK_NOT_SKIPPED) {
        result->rules_skipped++;
        return;
    }
    result->rules_run++;
    *(outcome->found > 0 ? &result->rules_failed : &result->rules_passed) += 1;
}

static enum nk_status run_all(struct nk_checking *checking, struct nk_findings *result)
{
    const struct nk_catalogue *catalogue = checking->catalogue;
    struct nk_rule_outcome *outcomes = NK_NEW_ARRAY(checking->arena, struct nk_rule_outcome, catalogue->rule_count);
    if (!outcomes)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        if (!is_in_force(&catalogue->rules[i], checking->submission->year))
            continue;
        struct nk_rule_outcome *outcome = &outcomes[result->outcome_count++];
        enum nk_status status = run_rule(outcome, checking, &catalogue->rules[i]);
        if (status != NK_OK)
            return status;
        count_outcome(result, outcome);
    }
    result->outcomes = outcomes;
    return result->rules_run > 0 ? NK_OK : NK_INVALID;
}

/* The next step of a pointer, without its slash; the rest stays in `*pointer`. */
static struct nk_text next_step(struct nk_text *pointer)
{
    struct nk_text step = {.data = pointer->data + 1, .length = 0};
    while (step.length + 1 < pointer->length && step.data[step.length] != '/')
        step.length++;
    pointer->data += step.length + 1;
    pointer->length -= step.length + 1;
    return step;
}

static bool is_index(struct nk_text step)
{
    for (size_t i = 0; i < step.length; i++)
        if (step.data[i] < '0' || step.data[i] > '9')
            return false;
    return step.length > 0;
}

static size_t section_position(struct nk_text step)
{
    for (size_t i = 0; i < SECTIONS; i++)
        if (nk_text_is(step, sections[i]))
            return i;
    return SECTIONS;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* Indices are written without leading zeros: the longer is the larger. */
static int compare_steps(struct nk_text a, struct nk_text b)
{
    if (is_index(a) && is_index(b) && a.length != b.length)
        return compare_sizes(a.length, b.length);
    return nk_text_compare(a, b);
}

/* The order of the document: sections as they are written, items by their index; an object before what is in it. */
static int compare_pointers(struct nk_text a, struct nk_text b)
{
    for (bool first = true; a.length > 0 && b.length > 0; first = false) {
        struct nk_text step_a = next_step(&a);
        struct nk_text step_b = next_step(&b);
        int order = first ? compare_sizes(section_position(step_a), section_position(step_b)) : 0;
        if (order == 0)
            order = compare_steps(step_a, step_b);
        if (order != 0)
            return order;
    }
    return compare_sizes(a.length > 0, b.length > 0);
}

static int compare_findings(const void *context, size_t a, size_t b)
{
    const struct nk_finding *findings = context;
    int order = compare_pointers(findings[a].place.pointer, findings[b].place.pointer);
    if (order == 0)
        order = nk_text_compare(findings[a].rule->id, findings[b].rule->id);
    return order ? order : nk_text_compare(findings[a].code, findings[b].code);
}

/* How many findings of a rule are kept. */
struct room {
    size_t of[NK_FATAL + 1];
    size_t all;
};

/* The most that every rule may keep, so that all of them are heard. */
static size_t share_of_rule(const struct room *rooms, size_t rule_count)
{
    for (size_t share = NK_FINDINGS_OF_RULE_MAX; share > 1; share--) {
        size_t kept = 0;
        for (size_t i = 0; i < rule_count; i++)
            kept += rooms[i].all < share ? rooms[i].all : share;
        if (kept <= NK_FINDINGS_MAX)
            return share;
    }
    return 1;
}

/* Of each rule the worst are kept first, so that what is cut off never hides an error. */
static void share_room(struct room *rooms, const struct nk_catalogue *catalogue, const struct nk_finding *findings,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct room *room = &rooms[findings[i].rule - catalogue->rules];
        room->of[findings[i].severity]++;
        room->all++;
    }
    const size_t share = share_of_rule(rooms, catalogue->rule_count);
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        size_t left = share;
        for (size_t severity = NK_FATAL + 1; severity-- > 0;) {
            size_t *room = &rooms[i].of[severity];
            *room = *room < left ? *room : left;
            left -= *room;
        }
    }
}

/* Sorts what was found, merges what is the same problem, and cuts off what is too much. */
static enum nk_status arrange(struct nk_findings *result, struct nk_checking *checking)
{
    size_t *positions = NK_NEW_ARRAY(checking->arena, size_t, checking->found_count);
    struct nk_finding *merged = NK_NEW_ARRAY(checking->arena, struct nk_finding, checking->found_count);
    struct room *rooms = NK_NEW_ARRAY(checking->arena, struct room, checking->catalogue->rule_count);
    if (!positions || !merged || !rooms)
        return NK_NO_MEMORY;
    nk_order(positions, checking->found_count, compare_findings, checking->found);

    size_t count = 0;
    for (size_t i = 0; i < checking->found_count; i++)
        if (i == 0 || compare_findings(checking->found, positions[i - 1], positions[i]) != 0)
            merged[count++] = checking->found[positions[i]];

    share_room(rooms, checking->catalogue, merged, count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const enum nk_severity severity = merged[i].severity;
        size_t *room = &rooms[merged[i].rule - checking->catalogue->rules].of[severity];
        result->dropped_of[severity] += *room == 0;
        if (*room == 0)
            continue;
        --*room;
        merged[kept++] = merged[i];
    }
    result->items = merged;
    result->count = kept;
    result->dropped = count - kept;
    return NK_OK;
}

enum nk_status nk_rules_run(struct nk_findings *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                            const struct nk_submission *submission, const struct nk_rule_context *context)
{
    static const struct nk_rule_context nothing_known = {.prior = NULL};
    struct nk_checking checking = {
        .arena = arena,
        .catalogue = catalogue,
        .submission = submission,
        .context = context ? context : &nothing_known,
    };
    struct nk_findings result = {.catalogue = catalogue, .year = (int16_t)submission->year};
    enum nk_status status = nk_checking_start(&checking);
    if (status == NK_OK)
        status = run_all(&checking, &result);
    if (status == NK_OK)
        status = arrange(&result, &checking);
    if (status == NK_OK)
        *ret = result;
    return status;
}
