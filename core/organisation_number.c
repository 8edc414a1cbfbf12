#include "core/organisation_number.h"

enum { DIGITS = 9, MODULUS = 11 };

static const int weights[DIGITS - 1] = {3, 2, 7, 6, 5, 4, 3, 2};

bool nk_organisation_number_is_valid(struct nk_text digits)
{
    if (digits.length != DIGITS || (digits.data[0] != '8' && digits.data[0] != '9'))
        return false;
    int sum = 0;
    for (size_t i = 0; i < DIGITS; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return false;
        if (i < DIGITS - 1)
            sum += weights[i] * (digits.data[i] - '0');
    }
    /* A remainder of 1 asks for the check digit 10, which no digit is. */
    int check = (MODULUS - sum % MODULUS) % MODULUS;
    return check == digits.data[DIGITS - 1] - '0';
}
