/* Whatever a catalogue says, a bundle of it that is read and written again has the same bytes. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/reference.h"
#include "server/wire/bundle_in.h"
#include "server/wire/bundle_out.h"
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

static uint32_t random_state;

static uint32_t next_random(uint32_t below)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (random_state >> 8) % below;
}

static struct nk_text random_text(size_t least)
{
    static const char *const pieces[] = {"a", "ø", "\"", "\\", "\n", " ", "/", "€", "0", "𝄞", "\x7F", "\t"};
    char text[128] = "";
    size_t length = 0;
    for (uint32_t i = (uint32_t)least + next_random(12); i > 0; i--)
        length = (size_t)(stpcpy(text + length, pieces[next_random(12)]) - text);
    return nk_arena_copy(&arena, (struct nk_text){.data = text, .length = length});
}

static struct nk_text maybe_text(void)
{
    return next_random(2) ? random_text(1) : (struct nk_text){0};
}

static struct nk_label random_label(void)
{
    return (struct nk_label){{random_text(1), random_text(0), random_text(0)}};
}

static struct nk_code_list random_codes(void)
{
    const size_t count = next_random(5);
    struct nk_code *codes = NK_NEW_ARRAY(&arena, struct nk_code, count);
    for (size_t i = 0; i < count; i++) {
        codes[i] = (struct nk_code){.code = random_text(1), .label = random_label(), .source = random_text(0)};
        if (next_random(2))
            codes[i].definition = random_label();
    }
    return (struct nk_code_list){.codes = codes, .count = count};
}

static const struct nk_figure_term *random_terms(size_t *ret_count)
{
    const size_t count = next_random(4);
    struct nk_figure_term *terms = NK_NEW_ARRAY(&arena, struct nk_figure_term, count);
    for (size_t i = 0; i < count; i++)
        terms[i] = (struct nk_figure_term){
            .sum = (enum nk_sum)next_random(NK_SUMS),
            .negative = next_random(2),
            .year_offset = (int8_t)(next_random(256) - 128),
            .category = maybe_text(),
            .area = maybe_text(),
            .cost_type = maybe_text(),
        };
    *ret_count = count;
    return terms;
}

/* Ids in ascending order. */
static struct nk_text nth_id(size_t n)
{
    char id[32];
    (void)snprintf(id, sizeof id, "id-%04zu", n);
    return nk_arena_copy(&arena, nk_text_of(id));
}

static struct nk_decimal random_decimal(void)
{
    return (struct nk_decimal){.units = (int64_t)next_random(1000000) - 500000, .scale = (uint8_t)next_random(10)};
}

static const struct nk_text *random_ids(size_t *ret_count)
{
    const size_t count = next_random(4);
    struct nk_text *ids = NK_NEW_ARRAY(&arena, struct nk_text, count);
    for (size_t i = 0; i < count; i++)
        ids[i] = random_text(1);
    *ret_count = count;
    return ids;
}

static const struct nk_price_index_value *random_values(size_t *ret_count)
{
    const size_t count = next_random(4);
    struct nk_price_index_value *values = NK_NEW_ARRAY(&arena, struct nk_price_index_value, count);
    for (size_t i = 0; i < count; i++)
        values[i] = (struct nk_price_index_value){
            .year = (int16_t)(2012 + i), .value = random_decimal(), .source = random_text(0)};
    *ret_count = count;
    return values;
}

/* All of the year of the bundle. */
static void random_comparisons(struct nk_catalogue *ret, size_t count)
{
    struct nk_price_index *indices = NK_NEW_ARRAY(&arena, struct nk_price_index, count);
    struct nk_break *breaks = NK_NEW_ARRAY(&arena, struct nk_break, count);
    struct nk_benchmark *benchmarks = NK_NEW_ARRAY(&arena, struct nk_benchmark, count);
    struct nk_published_value *published = NK_NEW_ARRAY(&arena, struct nk_published_value, count);
    struct nk_imputation *imputations = NK_NEW_ARRAY(&arena, struct nk_imputation, count);
    for (size_t i = 0; i < count; i++) {
        indices[i] = (struct nk_price_index){.id = nth_id(i),
                                             .vintage = random_text(1),
                                             .name = random_label(),
                                             .reference_year = 2015,
                                             .source = random_text(0)};
        indices[i].values = random_values(&indices[i].value_count);
        breaks[i] = (struct nk_break){
            .id = nth_id(i),
            .year = 2017,
            .entity = maybe_text(),
            .figure = maybe_text(),
            .breakdown = (enum nk_breakdown)next_random(NK_BREAKDOWNS),
            .of_benchmark = next_random(2),
            .name = random_label(),
            .description = random_label(),
            .source = random_text(0),
        };
        breaks[i].exceptions = random_ids(&breaks[i].exception_count);
        benchmarks[i] = (struct nk_benchmark){
            .id = nth_id(i),
            .figure = nth_id(i / 2),
            .year = 2017,
            .value = random_decimal(),
            .edition = random_text(0),
            .statistic = random_text(0),
            .denominator = random_text(0),
            .comparable = next_random(2),
            .source = random_text(0),
        };
        benchmarks[i].of_area = next_random(2);
        if (benchmarks[i].of_area)
            benchmarks[i].area = nth_id(i);
        if (!benchmarks[i].comparable)
            benchmarks[i].reason = random_label();
        published[i] = (struct nk_published_value){
            .figure = nth_id(i / 2),
            .entity = nth_id(i),
            .year = 2017,
            .value = random_decimal(),
            .precision = 1 + next_random(1000),
            .source = random_text(0),
        };
        imputations[i] = (struct nk_imputation){
            .id = nth_id(i),
            .year = 2017,
            .actor = random_text(1),
            .target = (enum nk_sum)next_random(NK_SUMS),
            .base = (enum nk_sum)next_random(NK_SUMS),
            .base_given = next_random(2),
            .reason = random_label(),
            .source = random_text(0),
        };
        if (imputations[i].base_given)
            imputations[i].base_value = random_decimal();
        imputations[i].units = random_ids(&imputations[i].unit_count);
    }
    ret->price_indices = indices;
    ret->breaks = breaks;
    ret->benchmarks = benchmarks;
    ret->published_values = published;
    ret->imputations = imputations;
    ret->price_index_count = ret->break_count = ret->benchmark_count = count;
    ret->published_value_count = ret->imputation_count = count;
}

static void random_catalogue(struct nk_catalogue *ret)
{
    const size_t count = 1 + next_random(5);
    struct nk_actor *actors = NK_NEW_ARRAY(&arena, struct nk_actor, count);
    struct nk_outside_financier *financiers = NK_NEW_ARRAY(&arena, struct nk_outside_financier, count);
    struct nk_outside_estimate *estimates = NK_NEW_ARRAY(&arena, struct nk_outside_estimate, count);
    struct nk_classification *classifications = NK_NEW_ARRAY(&arena, struct nk_classification, count);
    struct nk_correspondence *correspondences = NK_NEW_ARRAY(&arena, struct nk_correspondence, count);
    struct nk_figure *figures = NK_NEW_ARRAY(&arena, struct nk_figure, count);
    struct nk_methodology *methodologies = NK_NEW_ARRAY(&arena, struct nk_methodology, 1);
    for (size_t i = 0; i < count; i++) {
        actors[i] = (struct nk_actor){
            .id = nth_id(i),
            .organisation_number = maybe_text(),
            .name = random_label(),
            .kind = (enum nk_actor_kind)next_random(NK_STATE_BODY + 1),
            .region = maybe_text(),
            .valid_from = next_random(2) ? 20020101 : 0,
            .valid_to = next_random(2) ? 20240229 : 0,
            .succeeded_by = maybe_text(),
            .source = random_text(0),
        };
        financiers[i] = (struct nk_outside_financier){
            .id = random_text(1), .name = random_label(), .source = random_text(0)};
        estimates[i] = (struct nk_outside_estimate){.id = random_text(1),
                                                    .year = 2017,
                                                    .amount = -(int64_t)next_random(1000),
                                                    .label = random_label(),
                                                    .source = random_text(0)};
        classifications[i] = (struct nk_classification){
            .id = nth_id(i / 2),
            .version = nth_id(i),
            .name = random_label(),
            .first_year = 2017,
            .last_year = next_random(2) ? 2021 : 0,
            .codes = random_codes(),
            .source = random_text(0),
        };
        correspondences[i] = (struct nk_correspondence){random_text(1), random_text(1), random_text(1),
                                                        random_text(1), random_text(1), random_text(0)};
        figures[i] = (struct nk_figure){
            .id = random_text(1),
            .name = random_label(),
            .description = random_label(),
            .unit = random_text(0),
            .decimals = (uint8_t)next_random(10),
            .factor = 1 + next_random(1000),
            .breakdown = (enum nk_breakdown)next_random(3),
            .source = random_text(0),
        };
        if (next_random(2))
            figures[i].caveat = random_label();
        figures[i].numerator = random_terms(&figures[i].numerator_count);
        figures[i].denominator = random_terms(&figures[i].denominator_count);
    }
    methodologies[0] = (struct nk_methodology){
        .id = random_text(1),
        .first_year = 2017,
        .last_year = next_random(2) ? 2021 : 0,
        .crosses_dimensions = next_random(2),
        .classification_version = random_text(0),
        .categories = random_codes(),
        .areas = random_codes(),
        .name = random_label(),
        .description = random_label(),
        .source = random_text(0),
    };
    *ret = (struct nk_catalogue){
        .actors = actors, .actor_count = count,
        .outside_financiers = financiers, .outside_financier_count = count,
        .classifications = classifications, .classification_count = count,
        .correspondences = correspondences, .correspondence_count = count,
        .methodologies = methodologies, .methodology_count = 1,
        .figures = figures, .figure_count = count,
        .outside_estimates = estimates, .outside_estimate_count = count,
    };
    random_comparisons(ret, count);
}

static struct nk_text encode(const struct nk_bundle_source *source)
{
    char *text = NULL;
    size_t length = 0;
    ck_assert_int_eq(nk_bundle_encode(&text, &length, source), NK_OK);
    const struct nk_text copy = nk_arena_copy(&arena, (struct nk_text){.data = text, .length = length});
    free(text);
    return copy;
}

static void assert_round_trip(const struct nk_bundle_source *source)
{
    const struct nk_text text = encode(source);
    struct nk_issues issues = nk_issues_in(&arena);
    struct nk_bundle_document document;
    const enum nk_status status = nk_bundle_decode(&document, &arena, text, &issues);
    ck_assert_msg(status == NK_OK, "%s", told(&arena, &issues));

    struct nk_bundle_source read;
    ck_assert_int_eq(nk_bundle_source_of(&read, &arena, &document), NK_OK);
    ck_assert_str_eq(encode(&read).data, text.data);
}

static struct nk_publication_head random_head(void)
{
    return (struct nk_publication_head){
        .id = random_text(1),
        .year = 2017,
        .number = (int32_t)(1 + next_random(1000)),
        .kind = (enum nk_publication_kind)next_random(NK_FINAL + 1),
        .note = maybe_text(),
        .created_at = random_text(0),
        .release_at = random_text(0),
        .created_by = random_text(0),
    };
}

START_TEST(any_catalogue_survives_the_round_trip)
{
    random_state = 2017;
    for (int round = 0; round < 500; round++) {
        const struct nk_publication_head head = random_head();
        struct nk_catalogue catalogue;
        random_catalogue(&catalogue);
        const struct nk_text unit = catalogue.actors[0].id;
        const struct nk_bundle_submission submission = {.actor = unit,
                                                        .revision = 1,
                                                        .sha256 = NK_TEXT("cc"),
                                                        .document =
                                                            NK_TEXT("{\"memo\":{\"depreciation\":-1}}")};
        const struct nk_bundle_source source = {
            .head = &head,
            .catalogue = &catalogue,
            .methodology = &catalogue.methodologies[0],
            .reporting_units = &unit,
            .reporting_unit_count = 1,
            .submissions = &submission,
            .submission_count = 1,
        };
        assert_round_trip(&source);
        nk_arena_release(&arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bundle_round_trip");
    TCase *tests = tcase_create("bundle_round_trip");
    tcase_set_timeout(tests, 100);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, any_catalogue_survives_the_round_trip);
    suite_add_tcase(suite, tests);
    return run(suite);
}
