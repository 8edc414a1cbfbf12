#include "core/rules.h"

#include "core/check.h"
#include "core/found.h"

/* By name, byte order. */
static const struct {
    struct nk_text name;
    nk_check_function *check;
} checks[] = {
    {NK_TEXT("account-at-most"), nk_check_account_at_most},
    {NK_TEXT("account-deviation"), nk_check_account_deviation},
    {NK_TEXT("account-opening"), nk_check_account_opening},
    {NK_TEXT("account-prior-year"), nk_check_account_prior_year},
    {NK_TEXT("account-rounding"), nk_check_account_rounding},
    {NK_TEXT("account-shift"), nk_check_account_shift},
    {NK_TEXT("account-shift-quoted"), nk_check_account_shift_quoted},
    {NK_TEXT("account-sign"), nk_check_account_sign},
    {NK_TEXT("account-stale-copy"), nk_check_account_stale_copy},
    {NK_TEXT("account-sum-stated"), nk_check_account_sum_stated},
    {NK_TEXT("actor-valid"), nk_check_actor_valid},
    {NK_TEXT("amount-limit"), nk_check_amount_limit},
    {NK_TEXT("booked-within-own"), nk_check_booked_within_own},
    {NK_TEXT("both-margins"), nk_check_both_margins},
    {NK_TEXT("broken-down"), nk_check_broken_down},
    {NK_TEXT("cell-plausible-over-time"), nk_check_cell_plausible_over_time},
    {NK_TEXT("cell-thousandfold"), nk_check_cell_thousandfold},
    {NK_TEXT("cells-in-place"), nk_check_cells_in_place},
    {NK_TEXT("cells-kept"), nk_check_cells_kept},
    {NK_TEXT("depreciation-as-cell"), nk_check_depreciation_as_cell},
    {NK_TEXT("depreciation-outside-operating"), nk_check_depreciation_outside_operating},
    {NK_TEXT("duplicate-cell"), nk_check_duplicate_cell},
    {NK_TEXT("duplicate-line"), nk_check_duplicate_line},
    {NK_TEXT("employees-at-least-fte"), nk_check_employees_at_least_fte},
    {NK_TEXT("empty-return"), nk_check_empty_return},
    {NK_TEXT("estimate-explained"), nk_check_estimate_explained},
    {NK_TEXT("financing-basis"), nk_check_financing_basis},
    {NK_TEXT("financing-chain"), nk_check_financing_chain},
    {NK_TEXT("financing-named-by-buyer"), nk_check_financing_named_by_buyer},
    {NK_TEXT("flows-agree"), nk_check_flows_agree},
    {NK_TEXT("ict-fte-within-fte"), nk_check_ict_fte_within_fte},
    {NK_TEXT("ict-within-operating-cost"), nk_check_ict_within_operating_cost},
    {NK_TEXT("illegal-combination"), nk_check_illegal_combination},
    {NK_TEXT("indicator-change"), nk_check_indicator_change},
    {NK_TEXT("indicator-falls"), nk_check_indicator_falls},
    {NK_TEXT("indicator-known"), nk_check_indicator_known},
    {NK_TEXT("indicator-minutes"), nk_check_indicator_minutes},
    {NK_TEXT("indicator-period"), nk_check_indicator_period},
    {NK_TEXT("indicator-period-kind"), nk_check_indicator_period_kind},
    {NK_TEXT("indicator-ratio"), nk_check_indicator_ratio},
    {NK_TEXT("indicator-recomputed"), nk_check_indicator_recomputed},
    {NK_TEXT("indicator-share"), nk_check_indicator_share},
    {NK_TEXT("indicator-sum"), nk_check_indicator_sum},
    {NK_TEXT("indicator-target"), nk_check_indicator_target},
    {NK_TEXT("indicator-two-units"), nk_check_indicator_two_units},
    {NK_TEXT("indicator-unit"), nk_check_indicator_unit},
    {NK_TEXT("indicator-verdict"), nk_check_indicator_verdict},
    {NK_TEXT("key-sums-to-100"), nk_check_key_sums_to_100},
    {NK_TEXT("known-code"), nk_check_known_code},
    {NK_TEXT("known-counterparty"), nk_check_known_counterparty},
    {NK_TEXT("margins-agree"), nk_check_margins_agree},
    {NK_TEXT("medical-equipment-excluded"), nk_check_medical_equipment_excluded},
    {NK_TEXT("members-complete"), nk_check_members_complete},
    {NK_TEXT("negative-amount"), nk_check_negative_amount},
    {NK_TEXT("not-fallen-to-zero"), nk_check_not_fallen_to_zero},
    {NK_TEXT("plausible-among-peers"), nk_check_plausible_among_peers},
    {NK_TEXT("plausible-over-time"), nk_check_plausible_over_time},
    {NK_TEXT("purchase-cells-sum"), nk_check_purchase_cells_sum},
    {NK_TEXT("purchase-named-by-seller"), nk_check_purchase_named_by_seller},
    {NK_TEXT("read-in-one-way"), nk_check_read_in_one_way},
    {NK_TEXT("residual-cell-not-negative"), nk_check_residual_cell_not_negative},
    {NK_TEXT("residual-not-negative"), nk_check_residual_not_negative},
    {NK_TEXT("return-thousandfold"), nk_check_return_thousandfold},
    {NK_TEXT("section-not-copied"), nk_check_section_not_copied},
    {NK_TEXT("sections-kept"), nk_check_sections_kept},
    {NK_TEXT("sender-bound"), nk_check_sender_bound},
    {NK_TEXT("signatory-named"), nk_check_signatory_named},
    {NK_TEXT("sum-overflow"), nk_check_sum_overflow},
    {NK_TEXT("value-not-copied"), nk_check_value_not_copied},
    {NK_TEXT("vat-basis-declared"), nk_check_vat_basis_declared},
    {NK_TEXT("vat-basis-unchanged"), nk_check_vat_basis_unchanged},
    {NK_TEXT("who-reports-what"), nk_check_who_reports_what},
    {NK_TEXT("year-matches"), nk_check_year_matches},
    {NK_TEXT("zero-is-not-missing"), nk_check_zero_is_not_missing},
};

static nk_check_function *check_of(struct nk_text name)
{
    for (size_t low = 0, high = sizeof(checks) / sizeof(checks[0]); low < high;) {
        const size_t middle = low + (high - low) / 2;
        const int order = nk_text_compare(checks[middle].name, name);
        if (order == 0)
            return checks[middle].check;
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
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
        status = nk_found_arrange(&result, &checking);
    if (status == NK_OK)
        *ret = result;
    return status;
}
