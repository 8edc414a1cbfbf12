/* Norwegian organisation numbers (domain §9.1). */
#ifndef NK_CORE_ORGANISATION_NUMBER_H
#define NK_CORE_ORGANISATION_NUMBER_H

#include <stdbool.h>

#include "core/text.h"

/* Nine digits, the first 8 or 9, the ninth the modulus-11 check digit with weights 3 2 7 6 5 4 3 2. */
bool nk_organisation_number_is_valid(struct nk_text digits);

#endif
