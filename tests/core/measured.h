/* Values of indicators for tests, written briefly. */
#ifndef NK_TESTS_CORE_MEASURED_H
#define NK_TESTS_CORE_MEASURED_H

#include "core/availability.h"
#include "tests/core/support.h"

static inline struct nk_decimal measured_decimal(const char *text)
{
    struct nk_decimal result = {0};
    ck_assert_msg(nk_decimal_parse(&result, nk_text_of(text)) == NK_OK, "%s is no decimal", text);
    return result;
}

/* NULL: not given; "-": missing. */
static inline struct nk_number measured_number(const char *text)
{
    if (!text)
        return (struct nk_number){.given = false};
    if (nk_text_is(nk_text_of(text), "-"))
        return (struct nk_number){.given = true, .status = NK_MISSING};
    return (struct nk_number){.given = true, .value = measured_decimal(text)};
}

static inline struct nk_period measured_period(const char *text)
{
    struct nk_period result = {0};
    ck_assert_msg(nk_period_parse(&result, nk_text_of(text)), "%s is no period", text);
    return result;
}

#define ck_assert_fraction(fraction, scale, expected)                                                                  \
    do {                                                                                                               \
        struct nk_decimal rounded_;                                                                                    \
        char text_[NK_DECIMAL_TEXT_MAX];                                                                               \
        ck_assert_int_eq(nk_fraction_round(&rounded_, (fraction), (scale)), NK_OK);                                    \
        nk_decimal_print(text_, rounded_);                                                                             \
        ck_assert_str_eq(text_, (expected));                                                                           \
    } while (0)

#define ck_assert_decimal(decimal, expected)                                                                           \
    do {                                                                                                               \
        char text_[NK_DECIMAL_TEXT_MAX];                                                                               \
        nk_decimal_print(text_, (decimal));                                                                            \
        ck_assert_str_eq(text_, (expected));                                                                           \
    } while (0)

#endif
