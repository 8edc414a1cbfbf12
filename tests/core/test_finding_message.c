#include "core/finding.h"
#include "core/phrase.h"
#include "tests/core/support.h"

#define LABEL(nb, nn, en) {{NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en)}}
#define SPACE "\xc2\xa0"

static const struct nk_actor actors[] = {
    {.id = NK_TEXT("hdo"), .name = LABEL("HDO HF", "HDO HF", "HDO HF")},
    {.id = NK_TEXT("nhn"), .name = LABEL("Norsk helsenett SF", "Norsk helsenett SF", "Norsk helsenett SF")},
};
static const struct nk_code categories[] = {{.code = NK_TEXT("software"), .label = LABEL("Programvare", "Programvare", "Software")}};
static const struct nk_code areas[] = {{.code = NK_TEXT("network"), .label = LABEL("Nettverk", "Nettverk", "Network")}};
static const struct nk_code cost_types[] = {{.code = NK_TEXT("operating"), .label = LABEL("Drift", "Drift", "Operating")}};
static const struct nk_classification classifications[] = {
    {.id = NK_TEXT("cost-type"), .first_year = 2012, .codes = {cost_types, LENGTH_OF(cost_types)}},
};
static const struct nk_methodology methodologies[] = {
    {.id = NK_TEXT("2017"),
     .first_year = 2017,
     .categories = {categories, LENGTH_OF(categories)},
     .areas = {areas, LENGTH_OF(areas)}},
};
static const struct nk_catalogue catalogue = {
    .actors = actors,
    .actor_count = LENGTH_OF(actors),
    .classifications = classifications,
    .classification_count = LENGTH_OF(classifications),
    .methodologies = methodologies,
    .methodology_count = LENGTH_OF(methodologies),
};

static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static struct nk_text said(const char *message, struct nk_finding finding, enum nk_language language)
{
    struct nk_rule rule = {.id = NK_TEXT("V00")};
    rule.message.in[language] = nk_text_of(message);
    finding.rule = &rule;
    finding.catalogue = &catalogue;
    finding.year = 2017;
    return nk_finding_message(&arena, &finding, language);
}

static struct nk_text number_in(enum nk_language language, const char *number)
{
    struct nk_phrase phrase = {.arena = &arena, .language = language};
    nk_phrase_add_number(&phrase, nk_text_of(number));
    return nk_phrase_text(&phrase);
}

START_TEST(a_number_is_written_as_its_language_writes_it)
{
    ck_assert_text(number_in(NK_BOKMAL, "30166299"), "30" SPACE "166" SPACE "299");
    ck_assert_text(number_in(NK_NYNORSK, "-123456.70"), "−123" SPACE "456,70");
    ck_assert_text(number_in(NK_ENGLISH, "30166299"), "30,166,299");
    ck_assert_text(number_in(NK_ENGLISH, "933.4"), "933.4");
}
END_TEST

START_TEST(four_digits_stand_together)
{
    ck_assert_text(number_in(NK_BOKMAL, "4118.20"), "4118,20");
    ck_assert_text(number_in(NK_BOKMAL, "2024"), "2024");
    ck_assert_text(number_in(NK_BOKMAL, "10000"), "10" SPACE "000");
    ck_assert_text(number_in(NK_BOKMAL, "0"), "0");
}
END_TEST

START_TEST(a_sentence_has_as_many_places_as_it_has)
{
    static const char *const sentences[][2] = {
        {"{1} in {2}: /{2}/{1}/{1}.", "revmatismesykehus in 2017: /2017/revmatismesykehus/revmatismesykehus."},
        {"{1}{1}", "revmatismesykehusrevmatismesykehus"},
        {"{3} {1", "{3} {1"},
        {"", ""},
    };
    for (size_t i = 0; i < LENGTH_OF(sentences); i++) {
        struct nk_phrase phrase = {.arena = &arena, .language = NK_ENGLISH};
        nk_phrase_add_filled(&phrase, nk_text_of(sentences[i][0]), NK_TEXT("revmatismesykehus"), NK_TEXT("2017"));
        ck_assert_text(nk_phrase_text(&phrase), sentences[i][1]);
    }
}
END_TEST

START_TEST(a_number_has_the_unit_of_its_place)
{
    const struct {
        const char *pointer, *expected;
    } places[] = {
        {"/expenditure/0/amount", "1234 kroner"}, {"/staffing/employees", "1234 ansatte"},
        {"/staffing/fte/value", "1234 årsverk"},  {"/activity/drgPoints", "1234 DRG-poeng"},
        {"/financing/0/share", "1234 prosent"},
    };
    for (size_t i = 0; i < LENGTH_OF(places); i++) {
        const struct nk_finding finding = {
            .place.pointer = nk_text_of(places[i].pointer), .actual = NK_TEXT("1234"), .has_numbers = true};
        ck_assert_text(said("{actual}", finding, NK_BOKMAL), places[i].expected);
    }
}
END_TEST

START_TEST(what_the_check_counts_comes_before_the_place)
{
    const struct nk_finding finding = {
        .place.pointer = NK_TEXT("/accounts/lines"), .actual = NK_TEXT("14"), .has_numbers = true, .unit = NK_TEXT("count")};
    ck_assert_text(said("{actual} linjer", finding, NK_BOKMAL), "14 linjer");
}
END_TEST

START_TEST(one_is_one_krone)
{
    const struct nk_finding finding = {.actual = NK_TEXT("1"), .difference = NK_TEXT("-1"), .has_numbers = true};
    ck_assert_text(said("{actual}, {difference}", finding, NK_BOKMAL), "1 krone, −1 krone");
}
END_TEST

START_TEST(percentages_differ_by_percentage_points)
{
    const struct nk_finding finding = {
        .actual = NK_TEXT("99.5"), .difference = NK_TEXT("-0.5"), .has_numbers = true, .unit = NK_TEXT("percent")};
    ck_assert_text(said("{actual}, {difference}", finding, NK_BOKMAL), "99,5 prosent, −0,5 prosentpoeng");
    ck_assert_text(said("{actual}, {difference}", finding, NK_ENGLISH), "99.5 percent, −0.5 percentage points");
}
END_TEST

START_TEST(text_is_no_number_even_when_it_looks_like_one)
{
    ck_assert_text(said("{actual}", (struct nk_finding){.actual = NK_TEXT("12345.678")}, NK_BOKMAL), "12345.678");
}
END_TEST

START_TEST(codes_have_their_names_and_an_unknown_one_stands_as_it_is)
{
    const struct nk_finding cell = {.code = NK_TEXT("software/network/operating")};
    const struct nk_finding actor = {.code = NK_TEXT("nhn"), .actual = NK_TEXT("nhn, hdo, nhn")};
    ck_assert_text(said("{subject}", cell, NK_BOKMAL), "Programvare / Nettverk / Drift");
    ck_assert_text(said("{subject}: {code}", cell, NK_ENGLISH),
                   "Software / Network / Operating: software/network/operating");
    ck_assert_text(said("{subject}: {actualName}", actor, NK_NYNORSK),
                   "Norsk helsenett SF: Norsk helsenett SF, HDO HF, Norsk helsenett SF");
    ck_assert_text(said("{subject}", (struct nk_finding){.code = NK_TEXT("nobody")}, NK_BOKMAL), "nobody");
    ck_assert_text(said("{subject}", (struct nk_finding){.code = NK_TEXT("operating")}, NK_NYNORSK), "Drift");
    ck_assert_text(said("{subject}", (struct nk_finding){.code = NK_TEXT("accounts")}, NK_NYNORSK), "Rekneskap");
}
END_TEST

START_TEST(a_line_of_the_accounts_says_which_of_its_years)
{
    const struct nk_finding now = {.place.pointer = NK_TEXT("/accounts/lines/3/amount")};
    const struct nk_finding before = {.place.pointer = NK_TEXT("/accounts/lines/3/priorYear")};
    const struct nk_finding before_with_status = {.place.pointer = NK_TEXT("/accounts/lines/3/priorYear/value")};
    ck_assert_text(said("{year}", now, NK_BOKMAL), "2017");
    ck_assert_text(said("{year}", before, NK_BOKMAL), "2016");
    ck_assert_text(said("{year}", before_with_status, NK_BOKMAL), "2016");
}
END_TEST

static struct nk_text value_of(const struct nk_finding *finding, struct nk_text value)
{
    return nk_finding_value(&arena, finding, value, NK_BOKMAL);
}

START_TEST(a_value_alone_is_as_it_is_in_the_message)
{
    const struct nk_finding money = {.place.pointer = NK_TEXT("/memo/depreciation"), .catalogue = &catalogue, .year = 2017,
                                     .has_numbers = true, .actual = NK_TEXT("-1234567"), .expected = NK_TEXT("1")};
    ck_assert_text(value_of(&money, money.actual), "−1" SPACE "234" SPACE "567 kroner");
    ck_assert_text(value_of(&money, money.expected), "1 krone");
    ck_assert_text(value_of(&money, money.difference), "");
    const struct nk_finding share = {.unit = NK_TEXT("percent"), .has_numbers = true, .actual = NK_TEXT("12.5"),
                                     .difference = NK_TEXT("2.5")};
    ck_assert_text(value_of(&share, share.actual), "12,5 prosent");
    ck_assert_text(value_of(&share, share.difference), "2,5 prosentpoeng");
    const struct nk_finding text = {.actual = NK_TEXT("nett")};
    ck_assert_text(value_of(&text, text.actual), "nett");
}
END_TEST

int main(void)
{
    TCase *messages = tcase_create("messages");
    tcase_add_checked_fixture(messages, set_up, tear_down);
    tcase_add_test(messages, a_number_is_written_as_its_language_writes_it);
    tcase_add_test(messages, four_digits_stand_together);
    tcase_add_test(messages, a_sentence_has_as_many_places_as_it_has);
    tcase_add_test(messages, a_number_has_the_unit_of_its_place);
    tcase_add_test(messages, what_the_check_counts_comes_before_the_place);
    tcase_add_test(messages, one_is_one_krone);
    tcase_add_test(messages, percentages_differ_by_percentage_points);
    tcase_add_test(messages, text_is_no_number_even_when_it_looks_like_one);
    tcase_add_test(messages, codes_have_their_names_and_an_unknown_one_stands_as_it_is);
    tcase_add_test(messages, a_line_of_the_accounts_says_which_of_its_years);
    tcase_add_test(messages, a_value_alone_is_as_it_is_in_the_message);
    return test_run("finding messages", (TCase *const[]){messages}, 1);
}
