#include "core/contribution.h"
#include "tests/core/sector.h"

static struct sector s;

/* bergen 500, of which 80 bought from nhn; vest-ikt 400; nhn 1000: vest 90, pasientreiser 100, state 700;
 * pasientreiser 301 by key: vest 50 %, nord 30 %, other 20 %. */
static void open_sector(void)
{
    sector_open(&s, 2017);
    struct nk_submission *bergen = reports(&s, "helse-bergen");
    spends(&s, bergen, "outsourced-services/network/operating", 300)->amount.status = NK_ESTIMATED;
    spends(&s, bergen, "hardware/network/operating", 200);
    buys(&s, bergen, "nhn", true, "outsourced-services/network/operating", 80);
    buys(&s, bergen, "nhn", false, "outsourced-services/network/operating", 33);
    spends(&s, reports(&s, "helse-vest-ikt"), "hardware/data-centre/investment", 400);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "outsourced-services/network/operating", 1000);
    by_amount(&s, nhn, "helse-vest", "outsourced-services/network/operating", 90);
    by_amount(&s, nhn, "pasientreiser", "outsourced-services/network/operating", 100);
    by_amount(&s, nhn, "state-budget", "outsourced-services/network/operating", 700);
    struct nk_submission *pasientreiser = reports(&s, "pasientreiser");
    spends(&s, pasientreiser, "software/application-management/operating", 301);
    by_key(&s, pasientreiser, "helse-vest", "50");
    by_key(&s, pasientreiser, "helse-nord", "30");
    by_key(&s, pasientreiser, "other", "20");
    sector_consolidate(&s);
}

static void close_sector(void)
{
    sector_close(&s);
}

static struct nk_contribution contribution_of(const char *actor)
{
    struct nk_contribution contribution;
    for (size_t i = 0; i < s.input.return_count; i++)
        if (nk_text_is(s.returns[i].actor->id, actor)) {
            ck_assert_int_eq(nk_contribution_of(&contribution, &s.arena, &s.result, &s.returns[i]), NK_OK);
            return contribution;
        }
    ck_abort_msg("no return of %s", actor);
}

START_TEST(what_is_booked_is_taken_out_of_a_trust_and_the_rest_counts_in_its_region)
{
    const struct nk_contribution bergen = contribution_of("helse-bergen");
    static const int64_t expected[NK_PARTS] = {500, 80, 420, 0, 420};
    for (int part = 0; part < NK_PARTS; part++)
        ck_assert_int_eq(bergen.totals[part], expected[part]);
    ck_assert(nk_text_is(bergen.entity->actor->id, "helse-vest"));
    ck_assert_int_eq(bergen.kept_by_others, 400);
    ck_assert_int_eq(bergen.ties[NK_KEPT_AND_ALLOCATED_ARE_NET_OF_ENTITY].left, 420 + 400 + 90 + 151);
}
END_TEST

START_TEST(what_others_finance_of_a_national_actor_is_allocated_or_eliminated)
{
    const struct nk_contribution nhn = contribution_of("nhn");
    static const int64_t of_nhn[NK_PARTS] = {1000, 100, 900, 90, 810};
    const struct nk_contribution pasientreiser = contribution_of("pasientreiser");
    static const int64_t of_pasientreiser[NK_PARTS] = {301, 0, 301, 151 + 90, 60};
    for (int part = 0; part < NK_PARTS; part++) {
        ck_assert_int_eq(nhn.totals[part], of_nhn[part]);
        ck_assert_int_eq(pasientreiser.totals[part], of_pasientreiser[part]);
    }
}
END_TEST

START_TEST(every_contribution_is_tied_to_what_is_published)
{
    static const char *const actors[] = {"helse-bergen", "helse-vest-ikt", "nhn", "pasientreiser"};
    int64_t net = 0;
    for (size_t i = 0; i < LENGTH_OF(actors); i++) {
        const struct nk_contribution contribution = contribution_of(actors[i]);
        for (int tie = 0; tie < NK_TIES; tie++)
            ck_assert_msg(contribution.ties[tie].left == contribution.ties[tie].right, "%s of %s",
                          nk_contribution_tie_code((enum nk_contribution_tie)tie), actors[i]);
        ck_assert_int_eq(contribution.ties[NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR].right, s.result.net_total);
        net += contribution.totals[NK_PART_CONTRIBUTED];
    }
    ck_assert_int_eq(net, s.result.net_total);
}
END_TEST

START_TEST(a_krone_lost_on_the_way_is_seen_in_the_tie)
{
    s.result.net_total--;
    const struct nk_contribution nhn = contribution_of("nhn");
    const struct nk_tie *sector = &nhn.ties[NK_CONTRIBUTIONS_ARE_NET_OF_SECTOR];
    ck_assert_int_eq(sector->left, sector->right + 1);
}
END_TEST

START_TEST(groups_have_the_cells_of_their_codes_and_add_up_to_the_total)
{
    const struct nk_contribution bergen = contribution_of("helse-bergen");
    for (unsigned mask = 0; mask < 8; mask++) {
        const struct nk_contribution_groups by = {mask & 1, mask & 2, mask & 4};
        struct nk_contribution_group *groups;
        size_t count;
        ck_assert_int_eq(nk_contribution_group(&groups, &count, &s.arena, &bergen, &by), NK_OK);
        ck_assert_uint_eq(count, mask & 1 ? 2 : 1);
        for (int part = 0; part < NK_PARTS; part++) {
            int64_t sum = 0;
            for (size_t i = 0; i < count; i++)
                sum += groups[i].amounts[part];
            ck_assert_int_eq(sum, bergen.totals[part]);
        }
    }
    struct nk_contribution_group *groups;
    size_t count;
    const struct nk_contribution_groups by_category = {.by_category = true};
    ck_assert_int_eq(nk_contribution_group(&groups, &count, &s.arena, &bergen, &by_category), NK_OK);
    const struct nk_code *codes = s.input.methodology->categories.codes;
    ck_assert(nk_text_is(codes[groups[0].category].code, "hardware"));
    ck_assert_int_eq(groups[0].area, -1);
    ck_assert_int_eq(groups[0].cost_type, -1);
    ck_assert_int_eq(groups[0].amounts[NK_PART_KEPT], 200);
    ck_assert(nk_text_is(codes[groups[1].category].code, "outsourced-services"));
    ck_assert_int_eq(groups[1].amounts[NK_PART_OWN], 300);
    ck_assert_int_eq(groups[1].amounts[NK_PART_ELIMINATED], 80);
    ck_assert_int_eq(groups[1].estimated, 300);
}
END_TEST

START_TEST(a_year_with_margins_is_grouped_by_one_of_them)
{
    sector_close(&s);
    sector_open(&s, 2022);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "hardware//operating", 70);
    spends(&s, nhn, "software//investment", 30);
    spends(&s, nhn, "/security/operating", 70);
    spends(&s, nhn, "/security/investment", 30);
    sector_consolidate(&s);
    const struct nk_contribution contribution = contribution_of("nhn");
    struct nk_contribution_group *groups;
    size_t count;
    struct nk_contribution_groups by = {.by_category = true};
    ck_assert_int_eq(nk_contribution_group(&groups, &count, &s.arena, &contribution, &by), NK_OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(groups[1].amounts[NK_PART_OWN], 30);
    by = (struct nk_contribution_groups){.by_area = true};
    ck_assert_int_eq(nk_contribution_group(&groups, &count, &s.arena, &contribution, &by), NK_OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(groups[0].amounts[NK_PART_OWN], 100);
    by.by_category = true;
    ck_assert_int_eq(nk_contribution_group(&groups, &count, &s.arena, &contribution, &by), NK_INVALID);
}
END_TEST

int main(void)
{
    TCase *contribution = tcase_create("contribution");
    tcase_add_checked_fixture(contribution, open_sector, close_sector);
    tcase_add_test(contribution, what_is_booked_is_taken_out_of_a_trust_and_the_rest_counts_in_its_region);
    tcase_add_test(contribution, what_others_finance_of_a_national_actor_is_allocated_or_eliminated);
    tcase_add_test(contribution, every_contribution_is_tied_to_what_is_published);
    tcase_add_test(contribution, a_krone_lost_on_the_way_is_seen_in_the_tie);
    tcase_add_test(contribution, groups_have_the_cells_of_their_codes_and_add_up_to_the_total);
    tcase_add_test(contribution, a_year_with_margins_is_grouped_by_one_of_them);
    return test_run("contribution", &contribution, 1);
}
