#include "core/catalogue.h"
#include "tests/core/support.h"

static const struct nk_actor actors[] = {
    {.id = NK_TEXT("helse-bergen"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest"), .valid_from = 20020101},
    {.id = NK_TEXT("helse-vest"), .kind = NK_REGION},
    {.id = NK_TEXT("helsedirektoratet"), .kind = NK_STATE_BODY, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("nasjonal-ikt"), .kind = NK_NATIONAL_ACTOR, .valid_from = 20140101, .valid_to = 20191231},
    {.id = NK_TEXT("nhn"), .kind = NK_NATIONAL_ACTOR, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("of-a-trust"), .kind = NK_PHARMACY_TRUST, .region = NK_TEXT("helse-bergen")},
    {.id = NK_TEXT("of-nowhere"), .kind = NK_PRIVATE_NONPROFIT},
};

static const struct nk_code areas_2017[] = {{.code = NK_TEXT("network")}, {.code = NK_TEXT("data-centre")}};

static const struct nk_classification classifications[] = {
    {.id = NK_TEXT("cost-type"), .version = NK_TEXT("2017"), .first_year = 2017},
    {.id = NK_TEXT("ict-area"),
     .version = NK_TEXT("2017"),
     .first_year = 2017,
     .last_year = 2021,
     .codes = {areas_2017, LENGTH_OF(areas_2017)}},
    {.id = NK_TEXT("ict-area"), .version = NK_TEXT("2022"), .first_year = 2022},
};

static const struct nk_methodology methodologies[] = {
    {.id = NK_TEXT("2017"), .first_year = 2017, .last_year = 2021, .crosses_dimensions = true},
    {.id = NK_TEXT("2022"), .first_year = 2022},
};

static const struct nk_figure figures[] = {{.id = NK_TEXT("ict-expenditure")}, {.id = NK_TEXT("area-share")}};
static const struct nk_rule rules[] = {{.id = NK_TEXT("V01")}, {.id = NK_TEXT("V09")}, {.id = NK_TEXT("V10")}};
static const struct nk_outside_financier financiers[] = {{.id = NK_TEXT("municipalities")}, {.id = NK_TEXT("other")}};

static const struct nk_catalogue catalogue = {
    .actors = actors,
    .actor_count = LENGTH_OF(actors),
    .outside_financiers = financiers,
    .outside_financier_count = LENGTH_OF(financiers),
    .classifications = classifications,
    .classification_count = LENGTH_OF(classifications),
    .methodologies = methodologies,
    .methodology_count = LENGTH_OF(methodologies),
    .figures = figures,
    .figure_count = LENGTH_OF(figures),
    .rules = rules,
    .rule_count = LENGTH_OF(rules),
};

static const struct nk_actor *actor(const char *id)
{
    return nk_catalogue_actor(&catalogue, nk_text_of(id));
}

START_TEST(every_actor_is_found_and_nobody_else)
{
    for (size_t i = 0; i < LENGTH_OF(actors); i++)
        ck_assert_ptr_eq(nk_catalogue_actor(&catalogue, actors[i].id), &actors[i]);
    ck_assert_ptr_null(actor(""));
    ck_assert_ptr_null(actor("helse"));
    ck_assert_ptr_null(actor("helse-vest-ikt"));
    ck_assert_ptr_null(actor("zzz"));
    ck_assert_ptr_null(nk_catalogue_actor(&(struct nk_catalogue){0}, NK_TEXT("nhn")));
}
END_TEST

START_TEST(R02_a_member_counts_under_its_region)
{
    ck_assert_ptr_eq(nk_catalogue_entity_of(&catalogue, actor("helse-bergen")), actor("helse-vest"));
}
END_TEST

START_TEST(regions_and_national_actors_count_under_themselves)
{
    ck_assert_ptr_eq(nk_catalogue_entity_of(&catalogue, actor("helse-vest")), actor("helse-vest"));
    ck_assert_ptr_eq(nk_catalogue_entity_of(&catalogue, actor("nhn")), actor("nhn"));
}
END_TEST

START_TEST(R06_state_bodies_and_actors_without_a_region_count_under_nobody)
{
    ck_assert_ptr_null(nk_catalogue_entity_of(&catalogue, actor("helsedirektoratet")));
    ck_assert_ptr_null(nk_catalogue_entity_of(&catalogue, actor("of-nowhere")));
    ck_assert_ptr_null(nk_catalogue_entity_of(&catalogue, actor("of-a-trust")));
}
END_TEST

START_TEST(an_actor_is_valid_in_every_year_that_it_existed_in)
{
    const struct nk_actor *nikt = actor("nasjonal-ikt");
    ck_assert(!nk_actor_is_valid_in(nikt, 2013));
    ck_assert(nk_actor_is_valid_in(nikt, 2014));
    ck_assert(nk_actor_is_valid_in(nikt, 2019));
    ck_assert(!nk_actor_is_valid_in(nikt, 2020));
    ck_assert(nk_actor_is_valid_in(actor("nhn"), 1990));
    struct nk_actor one_day = {.valid_from = 20171231, .valid_to = 20180101};
    ck_assert(!nk_actor_is_valid_in(&one_day, 2016));
    ck_assert(nk_actor_is_valid_in(&one_day, 2017));
    ck_assert(nk_actor_is_valid_in(&one_day, 2018));
    ck_assert(!nk_actor_is_valid_in(&one_day, 2019));
}
END_TEST

START_TEST(a_classification_is_found_by_year)
{
    const struct nk_text area = NK_TEXT("ict-area");
    ck_assert_text(nk_catalogue_classification(&catalogue, area, 2017)->version, "2017");
    ck_assert_text(nk_catalogue_classification(&catalogue, area, 2021)->version, "2017");
    ck_assert_text(nk_catalogue_classification(&catalogue, area, 2022)->version, "2022");
    ck_assert_text(nk_catalogue_classification(&catalogue, area, 0)->version, "2022");
    ck_assert_ptr_null(nk_catalogue_classification(&catalogue, area, 2016));
    ck_assert_ptr_null(nk_catalogue_classification(&catalogue, NK_TEXT("account-line"), 2017));
}
END_TEST

START_TEST(a_methodology_is_found_by_id_and_by_year)
{
    ck_assert_text(nk_catalogue_methodology(&catalogue, NK_TEXT("2022"))->id, "2022");
    ck_assert_ptr_null(nk_catalogue_methodology(&catalogue, NK_TEXT("2019")));
    ck_assert_text(nk_catalogue_methodology_of_year(&catalogue, 2019)->id, "2017");
    ck_assert_text(nk_catalogue_methodology_of_year(&catalogue, 2031)->id, "2022");
    ck_assert_ptr_null(nk_catalogue_methodology_of_year(&catalogue, 2016));
}
END_TEST

START_TEST(codes_figures_rules_and_outside_financiers_are_found_by_id)
{
    const struct nk_code_list *areas = &classifications[1].codes;
    ck_assert_int_eq(nk_code_list_find(areas, NK_TEXT("data-centre")), 1);
    ck_assert_int_eq(nk_code_list_find(areas, NK_TEXT("user-support")), -1);
    ck_assert_int_eq(nk_code_list_find(areas, (struct nk_text){0}), -1);
    ck_assert_ptr_eq(nk_catalogue_figure(&catalogue, NK_TEXT("area-share")), &figures[1]);
    ck_assert_ptr_null(nk_catalogue_figure(&catalogue, NK_TEXT("area")));
    ck_assert_ptr_eq(nk_catalogue_rule(&catalogue, NK_TEXT("V10")), &rules[2]);
    ck_assert_ptr_null(nk_catalogue_rule(&catalogue, NK_TEXT("V11")));
    ck_assert(nk_catalogue_is_outside_financier(&catalogue, NK_TEXT("municipalities")));
    ck_assert(!nk_catalogue_is_outside_financier(&catalogue, NK_TEXT("nhn")));
}
END_TEST

START_TEST(every_code_of_an_enumeration_reads_back)
{
    for (int i = NK_REGION; i <= NK_STATE_BODY; i++) {
        enum nk_actor_kind kind;
        ck_assert(nk_actor_kind_of(&kind, nk_text_of(nk_actor_kind_code((enum nk_actor_kind)i))));
        ck_assert_int_eq((int)kind, i);
    }
    for (int i = 0; i < NK_SUMS; i++) {
        enum nk_sum sum;
        ck_assert(nk_sum_of(&sum, nk_text_of(nk_sum_code((enum nk_sum)i))));
        ck_assert_int_eq((int)sum, i);
    }
    for (int i = NK_INFO; i <= NK_FATAL; i++) {
        enum nk_severity severity;
        ck_assert(nk_severity_of(&severity, nk_text_of(nk_severity_code((enum nk_severity)i))));
        ck_assert_int_eq((int)severity, i);
    }
    ck_assert_str_eq(nk_actor_kind_code(NK_PRIVATE_NONPROFIT), "private-nonprofit");
    ck_assert_text(nk_cost_type_codes[NK_OPERATING], "operating");
    ck_assert_text(nk_cost_type_codes[NK_INVESTMENT], "investment");
}
END_TEST

START_TEST(an_unknown_code_is_nothing)
{
    enum nk_actor_kind kind = NK_TRUST;
    enum nk_sum sum = NK_SUM_FTE;
    enum nk_severity severity = NK_ERROR;
    ck_assert(!nk_actor_kind_of(&kind, NK_TEXT("Trust")));
    ck_assert(!nk_sum_of(&sum, NK_TEXT("")));
    ck_assert(!nk_severity_of(&severity, NK_TEXT("err")));
    ck_assert(kind == NK_TRUST && sum == NK_SUM_FTE && severity == NK_ERROR);
}
END_TEST

int main(void)
{
    TCase *found = tcase_create("catalogue");
    tcase_add_test(found, every_actor_is_found_and_nobody_else);
    tcase_add_test(found, R02_a_member_counts_under_its_region);
    tcase_add_test(found, regions_and_national_actors_count_under_themselves);
    tcase_add_test(found, R06_state_bodies_and_actors_without_a_region_count_under_nobody);
    tcase_add_test(found, an_actor_is_valid_in_every_year_that_it_existed_in);
    tcase_add_test(found, a_classification_is_found_by_year);
    tcase_add_test(found, a_methodology_is_found_by_id_and_by_year);
    tcase_add_test(found, codes_figures_rules_and_outside_financiers_are_found_by_id);
    tcase_add_test(found, every_code_of_an_enumeration_reads_back);
    tcase_add_test(found, an_unknown_code_is_nothing);
    return test_run("catalogue", &found, 1);
}
