#include "core/organisation_number.h"
#include "tests/core/support.h"

static bool is_valid(const char *digits)
{
    return nk_organisation_number_is_valid(nk_text_of(digits));
}

START_TEST(numbers_of_real_actors_are_valid)
{
    static const char *const numbers[] = {
        "994598759", /* Norsk helsenett SF */
        "911912759", /* HDO */
        "918695079", /* Pasientreiser HF */
        "913454405", /* Nasjonal IKT HF */
        "915933149", /* Direktoratet for e-helse */
        "991324968", /* Helse Sør-Øst RHF */
        "983658725", /* Helse Vest RHF */
        "983658776", /* Helse Midt-Norge RHF */
        "883658752", /* Helse Nord RHF */
        "914637651", /* Sykehuspartner HF */
        "894166762", /* Vestre Viken HF */
        "814630722", /* Sykehusbygg HF */
    };
    for (size_t i = 0; i < LENGTH_OF(numbers); i++)
        ck_assert_msg(is_valid(numbers[i]), "%s was refused", numbers[i]);
}
END_TEST

START_TEST(transposed_digits_are_found)
{
    ck_assert(!is_valid("984166762")); /* Vestre Viken HF with its first two digits the wrong way round */
    ck_assert(!is_valid("998038615")); /* Ambulanse Midt-Norge HF is 998308615 */
    ck_assert(is_valid("998308615"));
}
END_TEST

START_TEST(every_other_last_digit_is_refused)
{
    char number[] = "994598750";
    for (char last = '0'; last <= '9'; last++) {
        number[8] = last;
        ck_assert_int_eq(is_valid(number), last == '9');
    }
}
END_TEST

START_TEST(a_remainder_of_zero_asks_for_the_digit_zero)
{
    ck_assert(is_valid("800000130")); /* 8·3 + 1·3 + 3·2 = 33 = 3 · 11 */
}
END_TEST

START_TEST(a_remainder_of_one_has_no_valid_number)
{
    char number[] = "800000050"; /* 8·3 + 5·2 = 34 = 3 · 11 + 1, so the check digit would be 10 */
    for (char last = '0'; last <= '9'; last++) {
        number[8] = last;
        ck_assert(!is_valid(number));
    }
}
END_TEST

START_TEST(the_first_digit_is_eight_or_nine)
{
    ck_assert(!is_valid("123456785")); /* the check digit is right */
    ck_assert(!is_valid("000000000"));
}
END_TEST

START_TEST(other_forms_are_refused)
{
    ck_assert(!is_valid(""));
    ck_assert(!is_valid("99459875"));
    ck_assert(!is_valid("9945987590"));
    ck_assert(!is_valid("994 598 759"));
    ck_assert(!is_valid("99459875X"));
    ck_assert(!is_valid("9945987 9"));
    ck_assert(!is_valid("NO9945987"));
    ck_assert(!nk_organisation_number_is_valid((struct nk_text){0}));
}
END_TEST

int main(void)
{
    TCase *numbers = tcase_create("organisation number");
    tcase_add_test(numbers, numbers_of_real_actors_are_valid);
    tcase_add_test(numbers, transposed_digits_are_found);
    tcase_add_test(numbers, every_other_last_digit_is_refused);
    tcase_add_test(numbers, a_remainder_of_zero_asks_for_the_digit_zero);
    tcase_add_test(numbers, a_remainder_of_one_has_no_valid_number);
    tcase_add_test(numbers, the_first_digit_is_eight_or_nine);
    tcase_add_test(numbers, other_forms_are_refused);
    return test_run("organisation number", &numbers, 1);
}
