/* How the tests of the key figures ask for them. */
#ifndef NK_TESTS_CORE_FIGURE_QUESTIONS_H
#define NK_TESTS_CORE_FIGURE_QUESTIONS_H

#include "tests/core/figure_definitions.h"
#include "tests/core/scarce.h"
#include "tests/core/small_sector.h"

static struct nk_arena arena;
static const struct nk_sums *sums_2017;

static inline void set_up(void)
{
    arena = test_arena();
    sums_2017 = &sector_of_2017(&arena)->sums;
}

static inline void tear_down(void)
{
    nk_arena_release(&arena);
}

static inline const struct nk_sums *sums_of(int year, const struct sector_return *returns, size_t count,
                                            const char *const *silent, size_t silent_count)
{
    return &sector_publication(&arena, year, returns, count, silent, silent_count)->sums;
}

static inline struct nk_figure_value *values_of(size_t *ret_count, const char *figure, const struct nk_sums *sums,
                                                const char *entity, const struct nk_sums *before)
{
    struct nk_figure_value *values;
    int position = nk_sums_entity(sums, nk_text_of(entity));
    ck_assert_msg(position >= 0, "no entity %s", entity);
    ck_assert_int_eq(
        nk_figure_compute(&values, ret_count, &arena, figure_definition(figure), sums, (size_t)position, before),
        NK_OK);
    return values;
}

static inline const struct nk_figure_value *value_of(const char *figure, const struct nk_sums *sums, const char *entity,
                                              const struct nk_sums *before)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, before);
    ck_assert_uint_eq(count, 1);
    return values;
}

static inline struct nk_text printed(struct nk_decimal value)
{
    return nk_decimal_text(&arena, value);
}

static inline void assert_value(const struct nk_figure_value *value, const char *expected)
{
    ck_assert_str_eq(nk_absence_code(value->absence), "present");
    ck_assert_text(printed(value->value), expected);
}

static inline void assert_2017(const char *figure, const char *entity, const char *expected)
{
    const struct nk_figure_value *value = value_of(figure, sums_2017, entity, NULL);
    if (value->absence != NK_PRESENT)
        ck_assert_msg(strcmp(nk_absence_code(value->absence), expected) == 0, "%s of %s: %s", figure, entity,
                      nk_absence_code(value->absence));
    else
        ck_assert_text(printed(value->value), expected);
}

/* The values of a breakdown as "software 88.6, outsourced-services 11.4"; an absent one says why. */
static inline void assert_breakdown(const char *figure, const struct nk_sums *sums, const char *entity,
                                    const char *expected)
{
    size_t count;
    const struct nk_figure_value *values = values_of(&count, figure, sums, entity, NULL);
    char text[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        struct nk_text code = values[i].category.length ? values[i].category : values[i].area;
        struct nk_text value = values[i].absence == NK_PRESENT ? printed(values[i].value)
                                                               : nk_text_of(nk_absence_code(values[i].absence));
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s %.*s", i ? ", " : "",
                                   NK_TEXT_ARGUMENTS(code), NK_TEXT_ARGUMENTS(value));
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

static const struct sector_return returns_2018[] = {
    {.actor = "helse-nord", .expenditure = "software/network/operating 1260 estimated", .employees = "60"},
};
static const char *const silent_2018[] = {"bergen", "nhn"};

static inline const struct sector_return *replaced(const char *actor, struct sector_return with)
{
    struct sector_return *returns = nk_arena_array(&arena, 1, sizeof sector_2017);
    ck_assert_ptr_nonnull(returns);
    memcpy(returns, sector_2017, sizeof sector_2017);
    for (size_t i = 0; i < LENGTH_OF(sector_2017); i++)
        if (strcmp(returns[i].actor, actor) == 0)
            returns[i] = with;
    return returns;
}

#endif
