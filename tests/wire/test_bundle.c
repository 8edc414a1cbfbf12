/* A bundle is written, read, and written again with the same bytes. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "core/reference.h"
#include "server/wire/bundle_in.h"
#include "server/wire/bundle_out.h"
#include "tests/run.h"
#include "tests/wire/bundle_sample.h"
#include "tests/wire/indicator_sample.h"
#include "tests/wire/sector_sample.h"
#include "tests/wire/support.h"

#define assert_text(text, expected) \
    ck_assert_msg(nk_text_is((text), (expected)), "«%.*s» is not «%s»", NK_TEXT_ARGUMENTS(text), (expected))

START_TEST(a_bundle_that_is_read_and_written_again_has_the_same_bytes)
{
    const struct nk_text text = sample_bundle();
    const struct nk_bundle_document document = decode_bundle(text);
    const struct nk_text again = encode_bundle_again(&document);
    ck_assert_str_eq(again.data, text.data);
}
END_TEST

START_TEST(the_reason_of_a_reopening_comes_back_and_is_left_out_where_there_is_none)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    ck_assert_ptr_null(strstr(sample_bundle().data, "\"reason\":\"Feil"));
    draft.submissions[0].reason = NK_TEXT("Feil i investeringer.");
    const struct nk_text text = encode_bundle(&draft.source);
    const struct nk_bundle_document document = decode_bundle(text);
    assert_text(document.bundle.manifest[0].reason, "Feil i investeringer.");
    assert_text(document.bundle.manifest[1].reason, "");
    ck_assert_str_eq(encode_bundle_again(&document).data, text.data);
}
END_TEST

START_TEST(quality_notes_come_back_with_their_return_and_are_left_out_where_there_are_none)
{
    static const struct nk_quality_note notes[] = {
        {.rule = NK_TEXT("V12"),
         .pointer = NK_TEXT("/memo/depreciation"),
         .code = NK_TEXT(""),
         .text = NK_TEXT("Ny avtale"),
         .accepted_at = NK_TEXT("2018-05-01T06:00:00Z")},
        {.rule = NK_TEXT("V28"),
         .pointer = NK_TEXT("/financing/0"),
         .code = NK_TEXT("helse-vest"),
         .text = NK_TEXT("Etteroppgjør"),
         .accepted_at = NK_TEXT("2018-05-02T06:00:00Z")},
    };
    struct bundle_draft draft;
    draft_bundle(&draft);
    ck_assert_ptr_null(strstr(sample_bundle().data, "qualityNotes"));
    draft.submissions[1].notes = notes;
    draft.submissions[1].note_count = 2;
    const struct nk_text text = encode_bundle(&draft.source);
    const struct nk_bundle_document document = decode_bundle(text);
    ck_assert_uint_eq(document.bundle.manifest[0].note_count, 0);
    ck_assert_uint_eq(document.bundle.manifest[1].note_count, 2);
    const struct nk_quality_note *second = &document.bundle.manifest[1].notes[1];
    assert_text(second->rule, "V28");
    assert_text(second->pointer, "/financing/0");
    assert_text(second->code, "helse-vest");
    assert_text(second->text, "Etteroppgjør");
    assert_text(second->accepted_at, "2018-05-02T06:00:00Z");
    ck_assert_str_eq(encode_bundle_again(&document).data, text.data);
}
END_TEST

START_TEST(the_same_content_gives_the_same_bytes)
{
    ck_assert_str_eq(sample_bundle().data, sample_bundle().data);
}
END_TEST

START_TEST(a_bundle_says_its_format_and_is_compact_and_sorted)
{
    const struct nk_text text = sample_bundle();
    ck_assert_int_eq(strncmp(text.data, "{\"actors\":[{\"id\":\"hdo\",", strlen("{\"actors\":[{\"id\":\"hdo\",")), 0);
    ck_assert_ptr_nonnull(strstr(text.data, "\"format\":\"nokkeltall-bundle-1\""));
}
END_TEST

START_TEST(the_head_and_the_manifest_come_back)
{
    const struct nk_bundle_document document = decode_bundle(sample_bundle());
    const struct nk_bundle *bundle = &document.bundle;
    assert_text(bundle->head.id, "2017.3");
    ck_assert_int_eq(bundle->head.year, 2017);
    ck_assert_int_eq(bundle->head.number, 3);
    ck_assert_int_eq(bundle->head.kind, NK_FINAL);
    ck_assert(nk_text_equal(bundle->head.note, bundle_head.note));
    assert_text(bundle->head.created_at, "2018-06-01T06:00:00Z");
    assert_text(bundle->head.release_at, "2018-06-02T06:00:00Z");
    assert_text(bundle->head.created_by, "token:7");
    ck_assert_uint_eq(bundle->head.sha256.length, 0);

    ck_assert_uint_eq(bundle->reporting_unit_count, 3);
    assert_text(bundle->reporting_units[2]->id, "nhn");
    ck_assert_uint_eq(bundle->return_count, 2);
    assert_text(bundle->manifest[0].actor, "helse-vest");
    ck_assert_int_eq(bundle->manifest[0].revision, 2);
    assert_text(bundle->manifest[1].sha256, "bb");
    ck_assert(!bundle->illustrative);
}
END_TEST

START_TEST(the_returns_come_back_with_actor_year_and_places_of_their_own)
{
    const struct nk_bundle_document document = decode_bundle(sample_bundle());
    const struct nk_return *nhn = &document.bundle.returns[1];
    assert_text(nhn->id, "2017/nhn");
    ck_assert_int_eq(nhn->revision, 1);
    ck_assert_ptr_eq(nhn->actor, nk_catalogue_actor(&document.bundle.catalogue, NK_TEXT("nhn")));
    assert_text(nhn->submission->actor, "nhn");
    ck_assert_int_eq(nhn->submission->year, 2017);
    ck_assert_uint_eq(nhn->submission->expenditure.count, 2);
    ck_assert_int_eq(nhn->submission->fte.value.units, 9334);
    assert_text(nhn->submission->expenditure.items[0].place.pointer, "/expenditure/0");
    assert_text(nhn->submission->fte.place.pointer, "/staffing/fte");
    ck_assert(nk_text_equal(document.submissions[1].document, canonical_case("the-example-of-the-contract")));
}
END_TEST

START_TEST(the_catalogue_comes_back_with_one_methodology_and_no_rules)
{
    const struct nk_catalogue *said = sample_catalogue();
    const struct nk_bundle_document document = decode_bundle(sample_bundle());
    const struct nk_catalogue *read = &document.bundle.catalogue;
    ck_assert_uint_eq(read->actor_count, said->actor_count);
    ck_assert_uint_eq(read->outside_financier_count, said->outside_financier_count);
    ck_assert_uint_eq(read->classification_count, said->classification_count);
    ck_assert_uint_eq(read->correspondence_count, said->correspondence_count);
    ck_assert_uint_eq(read->figure_count, said->figure_count);
    ck_assert_uint_eq(read->rule_count, 0);
    ck_assert_uint_eq(read->methodology_count, 1);
    ck_assert_ptr_eq(document.bundle.methodology, &read->methodologies[0]);
    ck_assert(nk_text_equal(read->methodologies[0].id, said->methodologies[0].id));
    ck_assert_uint_eq(read->methodologies[0].categories.count, said->methodologies[0].categories.count);

    const struct nk_actor *actor = nk_catalogue_actor(read, NK_TEXT("pasientreiser"));
    ck_assert_ptr_nonnull(actor);
    ck_assert_int_eq(actor->kind, NK_NATIONAL_ACTOR);
    ck_assert_int_eq(actor->valid_from, 20140101);
    ck_assert_int_eq(actor->valid_to, 20301231);
    assert_text(actor->succeeded_by, "nhn");
    ck_assert_uint_eq(actor->region.length, 0);
    for (size_t i = 0; i < said->figure_count; i++) {
        ck_assert_int_eq(read->figures[i].factor, said->figures[i].factor);
        ck_assert_int_eq(read->figures[i].decimals, said->figures[i].decimals);
        ck_assert_int_eq(read->figures[i].breakdown, said->figures[i].breakdown);
        ck_assert_uint_eq(read->figures[i].numerator_count, said->figures[i].numerator_count);
        for (size_t j = 0; j < said->figures[i].numerator_count; j++) {
            ck_assert_int_eq(read->figures[i].numerator[j].sum, said->figures[i].numerator[j].sum);
            ck_assert_int_eq(read->figures[i].numerator[j].negative, said->figures[i].numerator[j].negative);
            ck_assert_int_eq(read->figures[i].numerator[j].year_offset, said->figures[i].numerator[j].year_offset);
        }
    }
}
END_TEST

START_TEST(only_outside_estimates_of_the_year_are_in_it)
{
    struct nk_catalogue catalogue = *sample_catalogue();
    const struct nk_outside_estimate estimates[] = {
        {.id = NK_TEXT("a"), .year = 2016, .amount = 1, .source = NK_TEXT("s")},
        {.id = NK_TEXT("b"), .year = 2017, .amount = INT64_MAX, .source = NK_TEXT("s")},
        {.id = NK_TEXT("c"), .year = 2017, .amount = INT64_MIN, .source = NK_TEXT("s")},
    };
    catalogue.outside_estimates = estimates;
    catalogue.outside_estimate_count = 3;
    struct bundle_draft draft;
    draft_bundle(&draft);
    draft.source.catalogue = &catalogue;

    const struct nk_bundle_document document = decode_bundle(encode_bundle(&draft.source));
    ck_assert_uint_eq(document.bundle.catalogue.outside_estimate_count, 2);
    ck_assert_int_eq(document.bundle.catalogue.outside_estimates[0].amount, INT64_MAX);
    ck_assert_int_eq(document.bundle.catalogue.outside_estimates[1].amount, INT64_MIN);
}
END_TEST

START_TEST(what_figures_of_the_year_are_compared_with_comes_back)
{
    const struct nk_bundle_document document = decode_bundle(sample_bundle());
    const struct nk_catalogue *read = &document.bundle.catalogue;

    ck_assert_uint_eq(read->price_index_count, 1);
    assert_text(read->price_indices[0].vintage, "2025-01");
    ck_assert_uint_eq(read->price_indices[0].value_count, 2);
    ck_assert_int_eq(read->price_indices[0].values[1].value.units, 1336);
    ck_assert_int_eq(read->price_indices[0].values[1].value.scale, 1);

    ck_assert_uint_eq(read->break_count, 1);
    assert_text(read->breaks[0].id, "method-2017");
    ck_assert_uint_eq(read->breaks[0].exception_count, 1);
    assert_text(read->breaks[0].exceptions[0], "investment-change");
    ck_assert_uint_eq(read->breaks[0].entity.length, 0);

    ck_assert_uint_eq(read->benchmark_count, 2);
    ck_assert(read->benchmarks[0].comparable);
    ck_assert_uint_eq(read->benchmarks[0].reason.in[NK_BOKMAL].length, 0);
    assert_text(read->benchmarks[1].reason.in[NK_NYNORSK], "Gjeld kostnader.");

    ck_assert_uint_eq(read->published_value_count, 0);
    ck_assert_uint_eq(read->imputation_count, 0);
}
END_TEST

START_TEST(what_is_measured_comes_back_when_somebody_measured_something)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    const struct nk_bundle_document document = decode_bundle(encode_bundle(&draft.source));
    const struct nk_indicator_definitions *read = document.bundle.catalogue.indicators;
    ck_assert_ptr_nonnull(read);
    ck_assert_uint_eq(read->service_count, sample_definitions.service_count);
    ck_assert_uint_eq(read->pair_count, sample_definitions.pair_count);
    ck_assert_uint_eq(read->sum_count, sample_definitions.sum_count);
    ck_assert_int_eq(read->services[1].valid_from, 20040701);
    ck_assert_int_eq(read->indicators[0].over_time, NK_AGGREGATE_TIME_WEIGHTED);
    assert_text(read->indicators[4].base, "emissions");
    ck_assert_uint_eq(read->targets[0].service.length, 0);
    ck_assert(read->targets[1].has_path && read->targets[1].start_value.units == 58);
    ck_assert_int_eq(read->targets[1].end_date, 20251231);
    ck_assert(!read->breaks[0].is_reset && read->breaks[1].is_reset);

    draft.submissions[1].document = NK_TEXT("{\"memo\":{\"depreciation\":1}}");
    ck_assert_ptr_null(decode_bundle(encode_bundle(&draft.source)).bundle.catalogue.indicators);
}
END_TEST

START_TEST(estimates_and_published_values_of_the_year_come_back)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    struct nk_publication_head other = bundle_head;
    draft.source.head = &other;

    other.year = 2016;
    const struct nk_bundle_document earlier = decode_bundle(encode_bundle(&draft.source));
    ck_assert_uint_eq(earlier.bundle.catalogue.break_count, 0);
    ck_assert_uint_eq(earlier.bundle.catalogue.imputation_count, 1);
    const struct nk_imputation *imputation = &earlier.bundle.catalogue.imputations[0];
    ck_assert_int_eq(imputation->target, NK_SUM_EMPLOYEES);
    ck_assert_int_eq(imputation->base, NK_SUM_OPERATING_COST);
    ck_assert(imputation->base_given);
    ck_assert_int_eq(imputation->base_value.units, 25005);
    ck_assert_uint_eq(imputation->unit_count, 2);
    assert_text(imputation->units[1], "helse-vest");

    other.year = 2019;
    const struct nk_bundle_document later = decode_bundle(encode_bundle(&draft.source));
    ck_assert_uint_eq(later.bundle.catalogue.published_value_count, 2);
    ck_assert_int_eq(later.bundle.catalogue.published_values[0].precision, 100);
    ck_assert_int_eq(later.bundle.catalogue.published_values[1].value.scale, 2);
}
END_TEST

START_TEST(a_bundle_with_an_illustrative_return_is_illustrative)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    draft.submissions[1].document = NK_TEXT("{\"illustrative\":true}");
    ck_assert(decode_bundle(encode_bundle(&draft.source)).bundle.illustrative);
}
END_TEST

START_TEST(an_empty_collection_has_a_bundle_too)
{
    struct bundle_draft draft;
    draft_bundle(&draft);
    const struct nk_catalogue nothing = {.actor_count = 0};
    draft.source.catalogue = &nothing;
    draft.source.reporting_unit_count = 0;
    draft.source.submission_count = 0;
    const struct nk_text text = encode_bundle(&draft.source);
    const struct nk_bundle_document document = decode_bundle(text);
    ck_assert_str_eq(encode_bundle_again(&document).data, text.data);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bundle");
    TCase *tests = tcase_create("bundle");
    tcase_set_timeout(tests, 100);
    tcase_add_checked_fixture(tests, bundle_set_up, bundle_tear_down);
    tcase_add_test(tests, a_bundle_that_is_read_and_written_again_has_the_same_bytes);
    tcase_add_test(tests, the_reason_of_a_reopening_comes_back_and_is_left_out_where_there_is_none);
    tcase_add_test(tests, quality_notes_come_back_with_their_return_and_are_left_out_where_there_are_none);
    tcase_add_test(tests, the_same_content_gives_the_same_bytes);
    tcase_add_test(tests, a_bundle_says_its_format_and_is_compact_and_sorted);
    tcase_add_test(tests, the_head_and_the_manifest_come_back);
    tcase_add_test(tests, the_returns_come_back_with_actor_year_and_places_of_their_own);
    tcase_add_test(tests, the_catalogue_comes_back_with_one_methodology_and_no_rules);
    tcase_add_test(tests, only_outside_estimates_of_the_year_are_in_it);
    tcase_add_test(tests, what_figures_of_the_year_are_compared_with_comes_back);
    tcase_add_test(tests, what_is_measured_comes_back_when_somebody_measured_something);
    tcase_add_test(tests, estimates_and_published_values_of_the_year_come_back);
    tcase_add_test(tests, a_bundle_with_an_illustrative_return_is_illustrative);
    tcase_add_test(tests, an_empty_collection_has_a_bundle_too);
    suite_add_tcase(suite, tests);
    return run(suite);
}
