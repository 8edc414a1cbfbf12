/* A return decodes, or everything that is wrong with its form is told at its place. The cases are files:
 * NAME.json is a body, NAME.told what must be told of it, one "code pointer" a line. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "server/wire/return_in.h"
#include "server/wire/return_spellings.h"
#include "tests/run.h"
#include "tests/wire/support.h"

static struct supply unlimited;
static struct nk_arena arena;

static void set_up(void)
{
    arena = arena_of(&unlimited);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static enum nk_status decode(struct nk_return_document *ret, struct nk_text body, struct nk_issues *issues)
{
    return nk_return_decode(ret, &arena, body, NK_TEXT("nhn"), 2017, issues);
}

static struct nk_submission submission_of(const char *body)
{
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    const enum nk_status status = decode(&document, nk_text_of(body), &issues);
    ck_assert_msg(status == NK_OK, "%s", told(&arena, &issues));
    return document.submission;
}

static const char *canonical_of(const char *body)
{
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    const enum nk_status status = decode(&document, nk_text_of(body), &issues);
    ck_assert_msg(status == NK_OK, "%s", told(&arena, &issues));
    ck_assert_uint_eq(strlen(document.canonical.data), document.canonical.length);
    return document.canonical.data;
}

#define assert_text(text, expected) \
    ck_assert_msg(nk_text_is((text), (expected)), "«%.*s» is not «%s»", NK_TEXT_ARGUMENTS(text), (expected))

static void assert_number(struct nk_number number, int64_t units, unsigned scale, enum nk_value_status status)
{
    ck_assert(number.given);
    ck_assert_int_eq(number.value.units, units);
    ck_assert_uint_eq(number.value.scale, scale);
    ck_assert_int_eq(number.status, status);
}

static void check_case(const char *name)
{
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/return/%s.json", NK_CASES, name);
    const struct nk_text body = file_text(&arena, path);
    (void)snprintf(path, sizeof path, "%s/return/%s.told", NK_CASES, name);
    const struct nk_text expected = file_text(&arena, path);

    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    memset(&document, 0x5A, sizeof document);
    const struct nk_return_document untouched = document;
    const enum nk_status status = decode(&document, body, &issues);
    const char *actual = told(&arena, &issues);
    ck_assert_msg(strcmp(actual, expected.data) == 0, "%s tells\n%sand not\n%s", name, actual, expected.data);
    ck_assert_msg((status == NK_OK) == (expected.length == 0), "%s has status %d", name, (int)status);
    if (status != NK_OK)
        ck_assert_msg(memcmp(&document, &untouched, sizeof document) == 0, "%s is invalid and wrote a document", name);
    for (size_t i = 0; i < issues.count; i++) {
        for (int language = 0; language < NK_LANGUAGES; language++) {
            const struct nk_text detail = nk_issue_detail(&arena, &issues.items[i], (enum nk_language)language);
            ck_assert_msg(detail.length > 0 && !strstr(detail.data, "{expected}") &&
                              !strstr(detail.data, "{actual}"),
                          "%s: %s", name, detail.data);
        }
    }
}

START_TEST(every_case_tells_exactly_what_is_wrong_with_it)
{
    static const char directory[] = NK_CASES "/return";
    DIR *cases = opendir(directory);
    ck_assert_ptr_nonnull(cases);
    size_t count = 0;
    for (const struct dirent *entry = readdir(cases); entry; entry = readdir(cases)) {
        const char *end = strstr(entry->d_name, ".json");
        if (!end)
            continue;
        char name[256];
        (void)snprintf(name, sizeof name, "%.*s", (int)(end - entry->d_name), entry->d_name);
        check_case(name);
        count++;
    }
    (void)closedir(cases);
    ck_assert_uint_ge(count, 60);
}
END_TEST

START_TEST(the_example_of_the_contract_is_read_in_full)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/the-example-of-the-contract.json");
    const struct nk_submission submission = submission_of(body.data);

    assert_text(submission.actor, "nhn");
    ck_assert_int_eq(submission.year, 2017);
    ck_assert_uint_eq(submission.stated_actor.length, 0);
    ck_assert_int_eq(submission.stated_year, 0);
    ck_assert(!submission.illustrative);

    ck_assert_uint_eq(submission.expenditure.count, 2);
    const struct nk_cell *first = &submission.expenditure.items[0];
    assert_text(first->category, "software");
    assert_text(first->area, "data-centre");
    assert_text(first->cost_type, "operating");
    assert_number(first->amount, 12000000, 0, NK_REPORTED);
    assert_text(first->place.pointer, "/expenditure/0");
    assert_text(first->amount.place.pointer, "/expenditure/0/amount");
    assert_number(submission.expenditure.items[1].amount, 4000000, 0, NK_ESTIMATED);
    assert_text(submission.expenditure.items[1].amount.note, "…");

    assert_number(submission.depreciation, 3000000, 0, NK_REPORTED);
    assert_number(submission.write_downs, 0, 0, NK_REPORTED);
    assert_number(submission.operating_revenue, 900000000, 0, NK_REPORTED);
    assert_number(submission.operating_cost, 880000000, 0, NK_REPORTED);
    ck_assert_uint_eq(submission.account_line_count, 1);
    assert_text(submission.account_lines[0].code, "salary-cost");
    assert_number(submission.account_lines[0].amount, 100, 0, NK_REPORTED);
    assert_number(submission.account_lines[0].prior_year, 90, 0, NK_REPORTED);
    assert_text(submission.account_lines[0].place.pointer, "/accounts/lines/0");

    assert_number(submission.employees, 976, 0, NK_REPORTED);
    assert_number(submission.fte, 9334, 1, NK_REPORTED);
    assert_number(submission.ict_fte_internal, 700, 0, NK_REPORTED);
    assert_number(submission.ict_fte_contracted, 1205, 1, NK_REPORTED);
    assert_number(submission.drg_points, 1234567, 1, NK_REPORTED);
    assert_text(submission.fte.place.pointer, "/staffing/fte");

    ck_assert_uint_eq(submission.financing_count, 2);
    assert_text(submission.financing[0].financier, "helse-vest");
    ck_assert_int_eq(submission.financing[0].basis, NK_BASIS_KEY);
    assert_number(submission.financing[0].share, 195, 1, NK_REPORTED);
    assert_text(submission.financing[0].place.pointer, "/financing/0");
    ck_assert_int_eq(submission.financing[1].basis, NK_BASIS_AMOUNT);
    ck_assert(!submission.financing[1].share.given);
    ck_assert_uint_eq(submission.financing[1].cells.count, 1);
    assert_text(submission.financing[1].cells.items[0].amount.place.pointer, "/financing/1/cells/0/amount");

    ck_assert_uint_eq(submission.purchase_count, 1);
    assert_text(submission.purchases[0].supplier, "nhn");
    ck_assert(submission.purchases[0].booked);
    assert_number(submission.purchases[0].amount, 5000000, 0, NK_REPORTED);
    ck_assert_uint_eq(submission.purchases[0].cells.count, 1);

    ck_assert_uint_eq(submission.indicator_count, 1);
    assert_text(submission.indicators[0].period, "2024-12");
    assert_number(submission.indicators[0].value, 100, 0, NK_REPORTED);
    ck_assert(submission.attestations_given);
    ck_assert(submission.medical_equipment_excluded);
    assert_text(submission.vat_basis, "compensated");
}
END_TEST

START_TEST(what_is_said_of_a_service_comes_with_what_it_comes_from)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/what-services-were-and-cost.json");
    const struct nk_submission submission = submission_of(body.data);
    const struct nk_indicator_value *values = submission.indicators;
    ck_assert_uint_eq(submission.indicator_count, 7);

    assert_number(values[0].value, 99, 0, NK_PUBLIC_SOURCE);
    ck_assert(values[0].target_given && values[0].target.units == 9999 && values[0].target.scale == 2);
    ck_assert(values[0].verdict_given && values[0].verdict == NK_MISSED);
    assert_text(values[0].source, "Årsrapport 2024");

    assert_text(values[1].base, "municipalities");
    assert_number(values[1].base_value, 357, 0, NK_REPORTED);
    ck_assert(!values[1].target_given && !values[1].verdict_given && !values[1].incidents_given);
    ck_assert_int_eq(values[2].qualifier, NK_ABOUT);

    ck_assert(!values[3].value.given && values[3].incidents_given && values[3].maintenance_windows_given);
    const struct nk_incident *incident = &values[3].incidents[0];
    ck_assert_int_eq(incident->time.end - incident->time.start, 60 * 60);
    ck_assert_int_eq(incident->time.start, 1711845000);
    ck_assert_int_eq(incident->time.start_offset, 60);
    ck_assert_int_eq(incident->time.end_offset, 120);
    assert_number(incident->weight, 5, 1, NK_REPORTED);
    ck_assert(incident->planned);
    assert_text(incident->time.place.pointer, "/indicators/3/incidents/0");
    ck_assert_int_eq(values[3].maintenance_windows[0].start, 1711843200);
    ck_assert_uint_eq(values[3].unmonitored_count, 1);

    assert_number(values[4].minutes_up, 431995, 1, NK_REPORTED);
    assert_text(values[4].minutes_up.place.pointer, "/indicators/4/minutes/up");
    ck_assert(values[5].incidents_given && values[5].incident_count == 0);
    ck_assert(values[6].verdict_given && values[6].verdict == NK_MET && !values[6].value.given);

    ck_assert_uint_eq(submission.service_cost_count, 1);
    assert_number(submission.service_costs[0].amount, 1000, 0, NK_REPORTED);
    assert_text(submission.service_costs[0].includes, "Drift og forvaltning");
    assert_text(submission.service_costs[0].place.pointer, "/serviceCosts/0");
}
END_TEST

START_TEST(a_status_may_stand_in_the_amount_or_beside_it)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/every-number-with-a-status.json");
    const struct nk_submission submission = submission_of(body.data);
    const struct nk_cell *cells = submission.expenditure.items;
    assert_number(cells[0].amount, 1, 0, NK_PUBLIC_SOURCE);
    assert_text(cells[0].amount.note, "n");
    assert_text(cells[0].amount.method, "m");
    assert_number(cells[1].amount, 2, 0, NK_ESTIMATED);
    assert_text(cells[1].amount.method, "m");
    assert_number(cells[2].amount, 0, 0, NK_MISSING);
    assert_number(cells[3].amount, 0, 0, NK_MISSING);
    assert_text(cells[3].amount.place.pointer, "/expenditure/3/amount");
    assert_number(cells[4].amount, 0, 0, NK_MISSING);
    assert_number(cells[5].amount, 3, 0, NK_REPORTED);
    assert_text(cells[5].amount.note, "beside");
    assert_number(submission.write_downs, 0, 0, NK_MISSING);
    assert_number(submission.fte, 9334, 1, NK_ESTIMATED);
    assert_number(submission.employees, 976, 0, NK_PUBLIC_SOURCE);
    assert_number(submission.financing[0].share, 1000, 1, NK_REPORTED);
}
END_TEST

START_TEST(what_is_left_out_is_not_given)
{
    const struct nk_submission submission = submission_of("{\"memo\": {}, \"attestations\": {}}");
    ck_assert(!submission.depreciation.given);
    ck_assert(!submission.employees.given);
    ck_assert(submission.attestations_given);
    ck_assert(!submission.medical_equipment_excluded);
    ck_assert_uint_eq(submission.vat_basis.length, 0);
    ck_assert(!submission_of("{}").attestations_given);
}
END_TEST

START_TEST(stated_actor_and_year_are_kept_beside_those_of_the_address)
{
    const struct nk_submission submission =
        submission_of("{\"actor\": \"hdo\", \"year\": 2018, \"illustrative\": true}");
    assert_text(submission.actor, "nhn");
    ck_assert_int_eq(submission.year, 2017);
    assert_text(submission.stated_actor, "hdo");
    ck_assert_int_eq(submission.stated_year, 2018);
    ck_assert(submission.illustrative);
}
END_TEST

START_TEST(the_canonical_form_does_not_depend_on_order_white_space_or_escapes)
{
    const char *canonical =
        "{\"memo\":{\"depreciation\":3,\"writeDowns\":0},\"staffing\":{\"fte\":\"1.50\"},\"year\":2017}";
    ck_assert_str_eq(canonical_of(canonical), canonical);
    ck_assert_str_eq(
        canonical_of(
            " { \"year\" : 2017 "
            ",\n\"staffing\":{\"fte\":\"1.50\"},\r\n\t\"memo\":{\"writeDowns\":0,\"depreciation\":3}}"),
        canonical);
    ck_assert_str_eq(canonical_of("{\"\\u0079ear\":2017,\"memo\":{\"writeDowns\":0,\"depreciation\":3},"
                                  "\"staffing\":{\"fte\":\"\\u0031.50\"}}"),
                     canonical);
    ck_assert_str_eq(canonical_of("\xEF\xBB\xBF{\"year\":2017,\"staffing\":{\"fte\":\"1.50\"},\"memo\":{"
                                  "\"depreciation\":3,\"writeDowns\":0}}"),
                     canonical);
}
END_TEST

START_TEST(the_canonical_form_keeps_the_order_of_lists_and_the_digits_of_decimals)
{
    ck_assert_str_ne(canonical_of("{\"staffing\":{\"fte\":\"1.5\"}}"),
                     canonical_of("{\"staffing\":{\"fte\":\"1.50\"}}"));
    const char *two = "{\"accounts\":{\"lines\":[{\"amount\":1,\"code\":\"b\"},{\"amount\":2,\"code\":\"a\"}]}}";
    ck_assert_str_eq(canonical_of(two), two);
}
END_TEST

START_TEST(the_canonical_form_is_utf_8_and_escapes_only_what_it_must)
{
    ck_assert_str_eq(canonical_of("{\"actor\":\"b\\u00f8 \\/ \\\"q\\\" \\\\ \\u000a\"}"),
                     "{\"actor\":\"bø / \\\"q\\\" \\\\ \\n\"}");
}
END_TEST

START_TEST(a_kept_return_with_a_signed_zero_is_read_and_one_that_is_sent_is_not)
{
    const struct nk_text kept = NK_TEXT("{\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"-0.0\"}],"
                                        "\"staffing\":{\"fte\":\"-0\",\"ictFteInternal\":{\"status\":\"estimated\",\"value\":\"-0.00\"}}}");
    struct nk_submission submission;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(nk_return_stored(&submission, &arena, kept, NK_TEXT("nhn"), 2017, &issues), NK_OK);
    ck_assert_uint_eq(issues.count, 0);
    ck_assert(submission.fte.given);
    ck_assert_int_eq(submission.fte.value.units, 0);
    ck_assert_int_eq(submission.financing[0].share.value.units, 0);

    struct nk_return_document document;
    ck_assert_int_eq(nk_return_read(&document, &arena, kept, NK_RETURN_KEPT, NK_TEXT("nhn"), 2017, &issues), NK_OK);
    ck_assert(nk_text_equal(document.canonical, kept));
    ck_assert_int_eq(decode(&document, kept, &issues), NK_INVALID);
    ck_assert_str_eq(told(&arena, &issues), "invalid-value /financing/0/share\ninvalid-value /staffing/fte\n"
                                            "invalid-value /staffing/ictFteInternal/value\n");
}
END_TEST

static struct nk_return_document read_of(const char *body, struct nk_text actor, int year, enum nk_status expected)
{
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document = {.canonical = {NULL, 0}};
    const enum nk_status status =
        nk_return_read(&document, &arena, nk_text_of(body), NK_RETURN_JSON, actor, year, &issues);
    ck_assert_msg(status == expected, "%s: %s", body, told(&arena, &issues));
    return document;
}

START_TEST(whose_a_return_is_it_may_say_itself)
{
    const struct nk_text anybody = {.data = NULL, .length = 0};
    const char *says = "{\"actor\": \"hdo\", \"year\": 2016}";
    struct nk_return_document document = read_of(says, anybody, 0, NK_OK);
    assert_text(document.submission.actor, "hdo");
    ck_assert_int_eq(document.submission.year, 2016);

    document = read_of("{}", anybody, 0, NK_OK);
    ck_assert_uint_eq(document.submission.actor.length, 0);
    ck_assert_int_eq(document.submission.year, 0);

    document = read_of(says, anybody, 2016, NK_OK);
    assert_text(document.submission.actor, "hdo");
    (void)read_of(says, anybody, 2017, NK_INVALID);
    (void)read_of(says, NK_TEXT("nhn"), 0, NK_INVALID);
}
END_TEST

START_TEST(a_return_has_a_canonical_form_with_and_without_whose_it_is)
{
    static const char *const forms[] = {
        "{\"memo\":{\"depreciation\":5}}",
        "{\"actor\":\"nhn\",\"memo\":{\"depreciation\":5}}",
        "{\"memo\":{\"depreciation\":5},\"year\":2017}",
        "{\"actor\":\"nhn\",\"memo\":{\"depreciation\":5},\"year\":2017}",
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const struct nk_return_document document = read_of(forms[i], NK_TEXT("nhn"), 2017, NK_OK);
        struct nk_text spellings[NK_RETURN_SPELLINGS];
        ck_assert_int_eq(nk_return_spellings(spellings, &arena, &document), NK_OK);
        assert_text(spellings[0], forms[i]);
        for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++)
            assert_text(spellings[k + 1], forms[k]);
    }
}
END_TEST

START_TEST(the_canonical_form_of_the_canonical_form_is_itself)
{
    const struct nk_text body = file_text(&arena, NK_CASES "/return/the-example-of-the-contract.json");
    const char *once = canonical_of(body.data);
    ck_assert_str_eq(canonical_of(once), once);
}
END_TEST

static const char *detail_of(const char *body, enum nk_language language)
{
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    ck_assert_int_eq(decode(&document, nk_text_of(body), &issues), NK_INVALID);
    return nk_issue_detail(&arena, &issues.items[0], language).data;
}

START_TEST(a_detail_says_how_to_write_it)
{
    ck_assert_str_eq(detail_of("{\"staffing\": {\"fte\": 933.40}}", NK_ENGLISH),
                     "The number 933.40 has a decimal point or an exponent. Write it in quotes: \"933.40\".");
    ck_assert_str_eq(
        detail_of("{\"memo\": {\"depreciation\": \"12\"}}", NK_ENGLISH),
        "\"12\" is of the wrong type. Amounts are whole kroner: an integer without quotes such as 12000000, or "
        "{\"value\": …, \"status\": …}.");
    ck_assert_str_eq(
        detail_of("{\"financing\": [{\"financier\": \"x\", \"basis\": \"nøkkel\", \"share\": 1}]}", NK_BOKMAL),
        "Verdien \"nøkkel\" kan ikke stå her. Mulige verdier: key, amount.");
    ck_assert_str_eq(detail_of("{\"memo\": {\"Depreciation\": 1}}", NK_NYNORSK),
                     "Medlemmet «Depreciation» er ikkje kjent her. Moglege verdiar: depreciation, writeDowns.");
    ck_assert_str_eq(
        detail_of("{\n \"actor\": tru}", NK_ENGLISH),
        "The body is not valid JSON at line 2, byte 14. Something else was expected than \"\"actor\": tru\".");
    ck_assert_str_eq(detail_of("{\"year\": 123456}", NK_ENGLISH),
                     "The number 123456 is too large or too small. An integer from 1…9999 belongs here.");
}
END_TEST

START_TEST(the_byte_nul_is_refused_wherever_it_stands)
{
    static const struct {
        struct nk_text body;
        const char *told;
    } bodies[] = {
#define BYTES(literal, told_) {{.data = (literal), .length = sizeof(literal) - 1}, told_}
        BYTES("{\"memo\": {\"depreciation\": 1\0}}", "malformed-json /memo/depreciation\n"),
        BYTES("{\"memo\": {\"depreciation\": 1\0, \"writeDowns\": 2}}", "malformed-json /memo/depreciation\n"),
        BYTES("{\"actor\": \"a\0b\"}", "malformed-json /actor\n"),
        BYTES("{\"year\": 2017}\0", "malformed-json \n"),
#undef BYTES
    };
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
        struct nk_issues issues = nk_issues_in(&arena);
        struct nk_return_document document;
        ck_assert_int_eq(decode(&document, bodies[i].body, &issues), NK_INVALID);
        ck_assert_str_eq(told(&arena, &issues), bodies[i].told);
    }
}
END_TEST

static const char *actual_of(const char *body)
{
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    ck_assert_int_eq(decode(&document, nk_text_of(body), &issues), NK_INVALID);
    ck_assert_uint_eq(issues.count, 1);
    return nk_arena_copy(&arena, issues.items[0].actual).data;
}

START_TEST(a_name_with_escapes_is_told_by_its_name)
{
    ck_assert_str_eq(actual_of("{\"year\":2017,\"actor\":\"nhn\",\"\\u0061ctor\":\"nhn\"}"), "actor");
    ck_assert_str_eq(actual_of("{\"\\u0061ctor\":\"nhn\",\"year\":2017,\"actor\":\"nhn\"}"), "actor");
    ck_assert_str_eq(actual_of("{\"year\":2017,\"\\u0061ctor\":\"n\\u0000hn\"}"), "n\\u0000hn");
    ck_assert_str_eq(actual_of("{\"year\":2017,\"act\\u0000or\":\"nhn\"}"), "act\\u0000or");
}
END_TEST

START_TEST(of_many_names_the_one_that_comes_twice_is_told)
{
    char body[4096] = "{\"actor\":\"nhn\",\"expenditure\":[{";
    for (int i = 0; i < 40; i++)
        snprintf(body + strlen(body), sizeof body - strlen(body), "\"member%d\":1,", i);
    snprintf(body + strlen(body), sizeof body - strlen(body), "%s", "\"\\u006dember39\":2}]}");
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_return_document document;
    ck_assert_int_eq(decode(&document, nk_text_of(body), &issues), NK_INVALID);
    ck_assert_int_eq(issues.items[0].code, NK_DUPLICATE_MEMBER);
    assert_text(issues.items[0].actual, "member39");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("return_in");
    TCase *tests = tcase_create("return_in");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, every_case_tells_exactly_what_is_wrong_with_it);
    tcase_add_test(tests, the_example_of_the_contract_is_read_in_full);
    tcase_add_test(tests, what_is_said_of_a_service_comes_with_what_it_comes_from);
    tcase_add_test(tests, a_status_may_stand_in_the_amount_or_beside_it);
    tcase_add_test(tests, what_is_left_out_is_not_given);
    tcase_add_test(tests, stated_actor_and_year_are_kept_beside_those_of_the_address);
    tcase_add_test(tests, the_canonical_form_does_not_depend_on_order_white_space_or_escapes);
    tcase_add_test(tests, the_canonical_form_keeps_the_order_of_lists_and_the_digits_of_decimals);
    tcase_add_test(tests, the_canonical_form_is_utf_8_and_escapes_only_what_it_must);
    tcase_add_test(tests, the_canonical_form_of_the_canonical_form_is_itself);
    tcase_add_test(tests, whose_a_return_is_it_may_say_itself);
    tcase_add_test(tests, a_return_has_a_canonical_form_with_and_without_whose_it_is);
    tcase_add_test(tests, a_detail_says_how_to_write_it);
    tcase_add_test(tests, a_kept_return_with_a_signed_zero_is_read_and_one_that_is_sent_is_not);
    tcase_add_test(tests, the_byte_nul_is_refused_wherever_it_stands);
    tcase_add_test(tests, a_name_with_escapes_is_told_by_its_name);
    tcase_add_test(tests, of_many_names_the_one_that_comes_twice_is_told);
    suite_add_tcase(suite, tests);
    return run(suite);
}
