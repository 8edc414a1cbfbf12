/* Both sides of each flow meet in one line. Regions are counted with their units. */
#include "core/reconciliation.h"
#include "tests/core/support.h"

static const struct nk_actor actors[] = {
    {.id = NK_TEXT("bergen"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("fonna"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("helse-nord"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-vest"), .kind = NK_REGION},
    {.id = NK_TEXT("nhn"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("pasientreiser"), .kind = NK_NATIONAL_ACTOR},
};
static const struct nk_catalogue catalogue = {.actors = actors, .actor_count = LENGTH_OF(actors)};
static const struct nk_text units[] = {NK_TEXT("bergen"), NK_TEXT("fonna"), NK_TEXT("helse-nord"), NK_TEXT("nhn"),
                                       NK_TEXT("pasientreiser")};

#define FLOW(buyer_, supplier_, amount_, ...) \
    {.buyer = NK_TEXT(buyer_), .supplier = NK_TEXT(supplier_), .amount = (amount_), .known = true, __VA_ARGS__}
#define OTHER(actor_, ...) {.actor = NK_TEXT(actor_), __VA_ARGS__}

static const struct nk_rule_flow of_nhn[] = {
    FLOW("helse-vest", "nhn", 100, .booked = false), FLOW("helse-nord", "nhn", 50, .booked = false),
    FLOW("state-budget", "nhn", 9, .booked = false), {.buyer = NK_TEXT("pasientreiser"), .supplier = NK_TEXT("nhn")}};
static const struct nk_rule_flow of_bergen[] = {FLOW("bergen", "nhn", 60, .booked = true)};
static const struct nk_rule_flow of_fonna[] = {FLOW("fonna", "nhn", 45, .booked = true),
                                               FLOW("fonna", "pasientreiser", 3, .booked = false)};
static const struct nk_rule_other returns[] = {
    OTHER("bergen", .purchases = of_bergen, .purchase_count = 1),
    OTHER("fonna", .purchases = of_fonna, .purchase_count = 2),
    OTHER("nhn", .financing = of_nhn, .financing_count = 4),
};

static struct nk_reconciliation reconcile(struct nk_arena *arena, const struct nk_rule_other *from, size_t count)
{
    struct nk_reconciliation reconciliation;
    ck_assert_int_eq(
        nk_reconcile(&reconciliation, arena, &catalogue, from, count, units, LENGTH_OF(units)), NK_OK);
    return reconciliation;
}

static const struct nk_reconciled_flow *flow_of(const struct nk_reconciliation *reconciliation, const char *supplier,
                                                const char *buyer)
{
    for (size_t i = 0; i < reconciliation->count; i++)
        if (nk_text_is(reconciliation->flows[i].supplier, supplier) &&
            nk_text_is(reconciliation->flows[i].buyer, buyer))
            return &reconciliation->flows[i];
    ck_abort_msg("there is no flow from %s to %s", buyer, supplier);
}

START_TEST(units_of_a_region_are_one_buyer_and_the_difference_is_the_buyers_less_the_suppliers)
{
    struct nk_arena arena = test_arena();
    const struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    ck_assert_uint_eq(all.count, 4); /* the state budget has no other side */
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-vest");
    ck_assert(flow->compared && flow->effect_known);
    ck_assert_int_eq(flow->by_supplier.amount, 100);
    ck_assert_int_eq(flow->by_buyer.amount, 105);
    ck_assert_int_eq(flow->difference, 5);
    ck_assert_int_eq(flow->used, NK_FLOW_USES_SUPPLIER);
    ck_assert_int_eq(flow->used_amount, 100);
    ck_assert_int_eq(flow->eliminated, 105);
    ck_assert_int_eq(flow->effect_on_total, -5); /* 5 more are taken out than the supplier says */
    nk_arena_release(&arena);
}
END_TEST

START_TEST(each_side_says_why_it_has_no_amount)
{
    struct nk_arena arena = test_arena();
    const struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    ck_assert_int_eq(flow_of(&all, "nhn", "helse-nord")->by_buyer.statement, NK_FLOW_NO_RETURN);
    ck_assert_int_eq(flow_of(&all, "nhn", "pasientreiser")->by_supplier.statement, NK_FLOW_MISSING);
    ck_assert_int_eq(flow_of(&all, "pasientreiser", "helse-vest")->by_supplier.statement, NK_FLOW_NO_RETURN);
    ck_assert(!flow_of(&all, "nhn", "pasientreiser")->compared);

    const struct nk_reconciliation some = reconcile(&arena, returns + 1, 2);
    ck_assert_int_eq(flow_of(&some, "nhn", "helse-vest")->by_buyer.statement, NK_FLOW_INCOMPLETE);
    ck_assert(!flow_of(&some, "nhn", "helse-vest")->compared);

    const struct nk_rule_other silent[] = {OTHER("helse-nord", .purchase_count = 0), returns[2]};
    const struct nk_reconciliation two = reconcile(&arena, silent, 2);
    ck_assert_int_eq(flow_of(&two, "nhn", "helse-nord")->by_buyer.statement, NK_FLOW_NOT_STATED);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(what_is_not_booked_changes_no_total_and_a_mixture_is_not_known)
{
    struct nk_arena arena = test_arena();
    const struct nk_rule_flow bought[] = {FLOW("helse-nord", "nhn", 40, .booked = false)};
    const struct nk_rule_flow mixed[] = {FLOW("helse-nord", "nhn", 40, .booked = false),
                                         FLOW("helse-nord", "nhn", 5, .booked = true)};
    const struct nk_rule_other first[] = {OTHER("helse-nord", .purchases = bought, .purchase_count = 1), returns[2]};
    const struct nk_rule_other second[] = {OTHER("helse-nord", .purchases = mixed, .purchase_count = 2), returns[2]};
    const struct nk_reconciliation one = reconcile(&arena, first, 2);
    const struct nk_reconciled_flow *flow = flow_of(&one, "nhn", "helse-nord");
    ck_assert_int_eq(flow->difference, -10);
    ck_assert(flow->effect_known);
    ck_assert_int_eq(flow->effect_on_total, 0);
    const struct nk_reconciliation two = reconcile(&arena, second, 2);
    ck_assert(!flow_of(&two, "nhn", "helse-nord")->effect_known);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_purchase_from_one_who_has_no_return_stays_with_the_buyer)
{
    struct nk_arena arena = test_arena();
    const struct nk_rule_flow bought[] = {FLOW("helse-nord", "nhn", 40, .booked = true)};
    const struct nk_rule_other one[] = {OTHER("helse-nord", .purchases = bought, .purchase_count = 1)};
    const struct nk_reconciliation all = reconcile(&arena, one, 1);
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-nord");
    ck_assert_int_eq(flow->used, NK_FLOW_USES_BUYER);
    ck_assert_int_eq(flow->used_amount, 40);
    ck_assert_int_eq(flow->eliminated, 0);
    ck_assert(flow->effect_known);
    ck_assert_int_eq(flow->effect_on_total, 0);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_booked_purchase_that_the_supplier_does_not_name_makes_the_total_less)
{
    struct nk_arena arena = test_arena();
    const struct nk_rule_flow bought[] = {FLOW("helse-nord", "nhn", 40, .booked = true)};
    const struct nk_rule_other two[] = {OTHER("helse-nord", .purchases = bought, .purchase_count = 1),
                                        OTHER("nhn", .financing_count = 0)};
    const struct nk_reconciliation all = reconcile(&arena, two, 2);
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-nord");
    ck_assert(!flow->compared);
    ck_assert_int_eq(flow->used, NK_FLOW_USES_NONE);
    ck_assert_int_eq(flow->eliminated, 40);
    ck_assert(flow->effect_known);
    ck_assert_int_eq(flow->effect_on_total, -40);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(between_national_actors_the_suppliers_amount_is_taken_out)
{
    struct nk_arena arena = test_arena();
    const struct nk_rule_flow sold[] = {FLOW("pasientreiser", "nhn", 30, .booked = false)};
    const struct nk_rule_flow booked[] = {FLOW("pasientreiser", "nhn", 40, .booked = true)};
    const struct nk_rule_flow beside[] = {FLOW("pasientreiser", "nhn", 40, .booked = false)};
    for (int is_booked = 0; is_booked < 2; is_booked++) {
        const struct nk_rule_other two[] = {
            OTHER("nhn", .financing = sold, .financing_count = 1),
            OTHER("pasientreiser", .purchases = is_booked ? booked : beside, .purchase_count = 1)};
        const struct nk_reconciliation all = reconcile(&arena, two, 2);
        const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "pasientreiser");
        ck_assert_int_eq(flow->eliminated, 30);
        ck_assert(flow->effect_known);
        ck_assert_int_eq(flow->effect_on_total, is_booked ? 0 : -30);
    }
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_decision_holds_for_the_difference_that_it_was_made_about)
{
    struct nk_arena arena = test_arena();
    struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-vest");
    ck_assert_int_eq(nk_flow_state_of(flow), NK_FLOW_OPEN);
    const struct nk_flow_resolution decided[] = {
        {.supplier = NK_TEXT("nhn"), .buyer = NK_TEXT("helse-vest"), .about = {.amount = 5}},
        {.supplier = NK_TEXT("nhn"), .buyer = NK_TEXT("helse-nord"), .about = {.amount = 50}}};
    nk_reconciliation_resolve(&all, decided, LENGTH_OF(decided));
    ck_assert_int_eq(nk_flow_state_of(flow), NK_FLOW_RESOLVED);
    ck_assert_int_eq(nk_flow_state_of(flow_of(&all, "nhn", "helse-nord")), NK_FLOW_OPEN);
    const struct nk_flow_resolution before = {
        .supplier = NK_TEXT("nhn"), .buyer = NK_TEXT("helse-vest"), .about = {.amount = 4}};
    nk_reconciliation_resolve(&all, &before, 1);
    ck_assert_int_eq(nk_flow_state_of(flow), NK_FLOW_OPEN);
    ck_assert_ptr_eq(flow->resolution, &before);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_decision_about_one_side_holds_until_the_other_says_something)
{
    struct nk_arena arena = test_arena();
    const struct nk_flow_resolution decided[] = {
        {.supplier = NK_TEXT("nhn"),
         .buyer = NK_TEXT("helse-nord"),
         .about = {.by_supplier = NK_FLOW_STATED, .by_buyer = NK_FLOW_NO_RETURN, .amount = 50}}};
    struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    nk_reconciliation_resolve(&all, decided, 1);
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-nord");
    const struct nk_flow_matter matter = nk_flow_matter_of(flow);
    ck_assert(nk_flow_matter_is_one_sided(&matter));
    ck_assert_int_eq(matter.amount, 50);
    ck_assert_int_eq(nk_flow_state_of(flow), NK_FLOW_RESOLVED);

    const struct nk_rule_flow agreed[] = {FLOW("helse-nord", "nhn", 50, .booked = true)};
    const struct nk_rule_other silent[] = {OTHER("helse-nord", .purchase_count = 0), returns[2]};
    const struct nk_rule_other agreeing[] = {OTHER("helse-nord", .purchases = agreed, .purchase_count = 1), returns[2]};
    struct nk_reconciliation later = reconcile(&arena, silent, 2);
    nk_reconciliation_resolve(&later, decided, 1);
    ck_assert_int_eq(nk_flow_state_of(flow_of(&later, "nhn", "helse-nord")), NK_FLOW_OPEN);
    later = reconcile(&arena, agreeing, 2);
    nk_reconciliation_resolve(&later, decided, 1);
    ck_assert_int_eq(nk_flow_state_of(flow_of(&later, "nhn", "helse-nord")), NK_FLOW_AGREES);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_flow_of_which_neither_side_has_an_amount_is_decided_about_without_one)
{
    struct nk_arena arena = test_arena();
    struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "pasientreiser");
    const struct nk_flow_matter matter = nk_flow_matter_of(flow);
    ck_assert(!nk_flow_matter_is_one_sided(&matter) && !nk_flow_matter_is_difference(&matter));
    ck_assert_int_eq(matter.amount, 0);
    ck_assert_int_eq(nk_flow_state_of(flow), NK_FLOW_OPEN);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_flow_belongs_to_its_supplier_and_to_the_units_of_its_buyer)
{
    struct nk_arena arena = test_arena();
    const struct nk_reconciliation all = reconcile(&arena, returns, LENGTH_OF(returns));
    const struct nk_reconciled_flow *flow = flow_of(&all, "nhn", "helse-vest");
    ck_assert(nk_flow_is_of(&catalogue, flow, NK_TEXT("nhn")));
    ck_assert(nk_flow_is_of(&catalogue, flow, NK_TEXT("bergen")));
    ck_assert(nk_flow_is_of(&catalogue, flow, NK_TEXT("helse-vest")));
    ck_assert(!nk_flow_is_of(&catalogue, flow, NK_TEXT("helse-nord")));
    ck_assert(!nk_flow_is_of(&catalogue, flow, NK_TEXT("pasientreiser")));
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_sum_beyond_64_bits_is_refused)
{
    struct nk_arena arena = test_arena();
    const struct nk_rule_flow large[] = {FLOW("helse-nord", "nhn", INT64_MAX, .booked = false),
                                         FLOW("helse-nord", "nhn", 1, .booked = false)};
    const struct nk_rule_other one[] = {OTHER("nhn", .financing = large, .financing_count = 2)};
    struct nk_reconciliation reconciliation;
    ck_assert_int_eq(nk_reconcile(&reconciliation, &arena, &catalogue, one, 1, units, LENGTH_OF(units)), NK_OVERFLOW);
    nk_arena_release(&arena);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("reconciliation");
    tcase_add_test(tests, units_of_a_region_are_one_buyer_and_the_difference_is_the_buyers_less_the_suppliers);
    tcase_add_test(tests, each_side_says_why_it_has_no_amount);
    tcase_add_test(tests, what_is_not_booked_changes_no_total_and_a_mixture_is_not_known);
    tcase_add_test(tests, a_purchase_from_one_who_has_no_return_stays_with_the_buyer);
    tcase_add_test(tests, a_booked_purchase_that_the_supplier_does_not_name_makes_the_total_less);
    tcase_add_test(tests, between_national_actors_the_suppliers_amount_is_taken_out);
    tcase_add_test(tests, a_decision_holds_for_the_difference_that_it_was_made_about);
    tcase_add_test(tests, a_decision_about_one_side_holds_until_the_other_says_something);
    tcase_add_test(tests, a_flow_of_which_neither_side_has_an_amount_is_decided_about_without_one);
    tcase_add_test(tests, a_flow_belongs_to_its_supplier_and_to_the_units_of_its_buyer);
    tcase_add_test(tests, a_sum_beyond_64_bits_is_refused);
    return test_run("core/reconciliation", &tests, 1);
}
