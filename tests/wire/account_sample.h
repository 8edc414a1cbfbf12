/* Account lines small enough to be read: a sum of two, one of them subtracted, and a number of the return. */
#ifndef NK_TESTS_WIRE_ACCOUNT_SAMPLE_H
#define NK_TESTS_WIRE_ACCOUNT_SAMPLE_H

#include "core/catalogue.h"

/* Lives as long as the program. */
const struct nk_classification *account_sample(void);

#endif
