#include "core/finding.h"
#include "tests/core/scarce.h"

static const struct nk_rule rule = {
    .id = NK_TEXT("V10"),
    .severity = NK_ERROR,
    .message = {{
        [NK_BOKMAL] = NK_TEXT("Andre finansierer {actual}, men egne IKT-utgifter er {expected}."),
        [NK_ENGLISH] =
            NK_TEXT("Others finance {actual} at {pointer}; {code}: {difference} too much of {expected} {actual}"),
    }},
};
static const struct nk_rule other_rule = {.id = NK_TEXT("V11")};

static const struct nk_finding finding = {
    .rule = &rule,
    .severity = NK_ERROR,
    .place = {.pointer = NK_TEXT("/financing/3")},
    .code = NK_TEXT("nhn"),
    .expected = NK_TEXT("100"),
    .actual = NK_TEXT("140"),
    .difference = NK_TEXT("40"),
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

START_TEST(place_holders_are_filled)
{
    ck_assert_text(nk_finding_message(&arena, &finding, NK_BOKMAL),
                   "Andre finansierer 140, men egne IKT-utgifter er 100.");
    ck_assert_text(nk_finding_message(&arena, &finding, NK_ENGLISH),
                   "Others finance 140 at /financing/3; nhn: 40 too much of 100 140");
}
END_TEST

START_TEST(a_language_without_a_text_gets_bokmal)
{
    ck_assert_text(nk_finding_message(&arena, &finding, NK_NYNORSK),
                   "Andre finansierer 140, men egne IKT-utgifter er 100.");
}
END_TEST

static struct nk_text message_of(const char *template, const struct nk_finding *about)
{
    struct nk_rule with = rule;
    struct nk_finding copy = *about;
    with.message.in[NK_BOKMAL] = nk_text_of(template);
    copy.rule = &with;
    return nk_finding_message(&arena, &copy, NK_BOKMAL);
}

START_TEST(what_is_no_place_holder_stays)
{
    ck_assert_text(message_of("{another} {actual {} }{", &finding), "{another} {actual {} }{");
    ck_assert_text(message_of("{{actual}}", &finding), "{140}");
    ck_assert_text(message_of("", &finding), "");
    ck_assert_text(message_of("{code", &finding), "{code");
}
END_TEST

START_TEST(the_numbers_behind_a_finding_have_place_holders)
{
    const struct nk_finding_number numbers[] = {{NK_TEXT("median"), NK_TEXT("90")}, {NK_TEXT("most"), NK_TEXT("120")}};
    struct nk_finding about = finding;
    about.basis = (struct nk_finding_basis){.numbers = numbers, .number_count = 2, .list = NK_TEXT("2016: 90")};
    ck_assert_text(message_of("{median} {most} {list} <{spread}>", &about), "90 120 2016: 90 <>");
}
END_TEST

START_TEST(the_other_place_is_a_pointer_or_a_row_and_a_column)
{
    struct nk_finding about = finding;
    ck_assert_text(message_of("<{other}>", &about), "<>");
    about.other = (struct nk_place){.pointer = NK_TEXT("/financing/1")};
    ck_assert_text(message_of("{other}", &about), "/financing/1");
    about.other.row = 12345;
    about.other.column = 1;
    ck_assert_text(message_of("{other}", &about), "rad 12345, kolonne 1");
}
END_TEST

START_TEST(a_number_of_things_has_the_word_for_one_or_for_many)
{
    struct nk_finding_number numbers[] = {{NK_TEXT("count"), NK_TEXT("1")}};
    struct nk_finding about = finding;
    about.basis = (struct nk_finding_basis){.numbers = numbers, .number_count = 1};
    ck_assert_text(message_of("i {count|celle|celler}.", &about), "i 1 celle.");
    numbers[0].value = NK_TEXT("0");
    ck_assert_text(message_of("{count|celle er|celler er} borte", &about), "0 celler er borte");
    numbers[0].value = NK_TEXT("2");
    ck_assert_text(message_of("{count|celle|celler}", &about), "2 celler");
    numbers[0].value = NK_TEXT("12345");
    ck_assert_text(message_of("{count|celle|celler}", &about), "12\xc2\xa0" "345 celler");
    ck_assert_text(message_of("{actual|ansatt|ansatte} og {expected|årsverk|årsverk}", &about),
                   "140 ansatte og 100 årsverk");
    ck_assert_text(message_of("{cells|celle|celler}", &about), "{cells|celle|celler}");
}
END_TEST

START_TEST(what_can_be_read_in_two_ways_is_said_in_both)
{
    const struct nk_finding_number numbers[] = {{NK_TEXT("whole"), NK_TEXT("-12345")},
                                                {NK_TEXT("fraction"), NK_TEXT("-12.345")}};
    struct nk_finding about = finding;
    about.basis = (struct nk_finding_basis){.numbers = numbers, .number_count = 2};
    ck_assert_text(message_of("{whole} / {fraction} / {wholeDigits} / {fractionDigits}", &about),
                   "\xe2\x88\x92" "12\xc2\xa0" "345 / \xe2\x88\x92" "12,345 / -12345 / -012,345");
}
END_TEST

START_TEST(how_to_mend_is_filled_as_well)
{
    struct nk_rule with = rule;
    struct nk_finding about = finding;
    with.how_to_mend.in[NK_BOKMAL] = NK_TEXT("Skriv {expected}.");
    about.rule = &with;
    ck_assert_text(nk_finding_how_to_mend(&arena, &about, NK_BOKMAL), "Skriv 100.");
}
END_TEST

START_TEST(a_value_is_not_read_for_place_holders_again)
{
    struct nk_finding sly = finding;
    sly.code = NK_TEXT("{actual}{code}");
    ck_assert_text(message_of("<{code}>", &sly), "<{actual}{code}>");
}
END_TEST

START_TEST(an_empty_value_fills_with_nothing)
{
    const struct nk_finding bare = {.rule = &rule};
    ck_assert_text(message_of("({actual}{expected}{difference}{pointer}{code})", &bare), "()");
}
END_TEST

START_TEST(a_message_without_memory_has_no_data)
{
    struct scarce scarce;
    struct nk_arena empty = scarce_arena(&scarce, 0);
    while (nk_arena_array(&empty, 1, 1))
        continue;
    ck_assert_ptr_null(nk_finding_message(&empty, &finding, NK_BOKMAL).data);
    nk_arena_release(&empty);
}
END_TEST

START_TEST(findings_of_a_severity_are_counted)
{
    struct nk_finding items[] = {{.severity = NK_INFO}, {.severity = NK_ERROR}, {.severity = NK_INFO}};
    const struct nk_findings findings = {.items = items, .count = 3};
    ck_assert_uint_eq(nk_findings_count(&findings, NK_INFO), 2);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_WARNING), 0);
    ck_assert_uint_eq(nk_findings_count(&findings, NK_ERROR), 1);
}
END_TEST

START_TEST(an_id_is_twelve_hexadecimal_digits)
{
    char id[13] = "zzzzzzzzzzzz";
    nk_finding_id(id, &finding);
    ck_assert_uint_eq(strlen(id), 12);
    ck_assert_uint_eq(strspn(id, "0123456789abcdef"), 12);
}
END_TEST

START_TEST(an_id_is_the_same_whatever_the_amounts_and_on_any_machine)
{
    struct nk_finding corrected = finding;
    corrected.actual = NK_TEXT("120");
    corrected.difference = NK_TEXT("20");
    char id[13], again[13];
    nk_finding_id(id, &finding);
    nk_finding_id(again, &corrected);
    ck_assert_str_eq(id, again);
    /* Explanations are stored under the id: it must not change with a new version of the program. */
    ck_assert_str_eq(id, "d9b4d917506a");
}
END_TEST

START_TEST(an_id_differs_with_rule_place_and_code)
{
    struct nk_finding others[5];
    for (size_t i = 0; i < LENGTH_OF(others); i++)
        others[i] = finding;
    others[1].rule = &other_rule;
    others[2].place.pointer = NK_TEXT("/financing/4");
    others[3].code = NK_TEXT("hdo");
    /* The same letters in another field. */
    others[4].place.pointer = NK_TEXT("/financing/3nhn");
    others[4].code = NK_TEXT("");
    for (size_t a = 0; a < LENGTH_OF(others); a++) {
        for (size_t b = 0; b < a; b++) {
            char first[13], second[13];
            nk_finding_id(first, &others[a]);
            nk_finding_id(second, &others[b]);
            ck_assert_str_ne(first, second);
        }
    }
}
END_TEST

int main(void)
{
    TCase *messages = tcase_create("messages");
    tcase_add_checked_fixture(messages, set_up, tear_down);
    tcase_add_test(messages, place_holders_are_filled);
    tcase_add_test(messages, a_language_without_a_text_gets_bokmal);
    tcase_add_test(messages, what_is_no_place_holder_stays);
    tcase_add_test(messages, the_numbers_behind_a_finding_have_place_holders);
    tcase_add_test(messages, a_value_is_not_read_for_place_holders_again);
    tcase_add_test(messages, a_number_of_things_has_the_word_for_one_or_for_many);
    tcase_add_test(messages, what_can_be_read_in_two_ways_is_said_in_both);
    tcase_add_test(messages, how_to_mend_is_filled_as_well);
    tcase_add_test(messages, the_other_place_is_a_pointer_or_a_row_and_a_column);
    tcase_add_test(messages, an_empty_value_fills_with_nothing);
    tcase_add_test(messages, a_message_without_memory_has_no_data);
    TCase *ids = tcase_create("counts and ids");
    tcase_add_test(ids, findings_of_a_severity_are_counted);
    tcase_add_test(ids, an_id_is_twelve_hexadecimal_digits);
    tcase_add_test(ids, an_id_is_the_same_whatever_the_amounts_and_on_any_machine);
    tcase_add_test(ids, an_id_differs_with_rule_place_and_code);
    return test_run("finding", (TCase *[]){messages, ids}, 2);
}
