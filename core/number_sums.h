/* Sums of numbers that each return gives once, such as employees: which number it is, and whose is asked for
 * and counted. */
#ifndef NK_CORE_NUMBER_SUMS_H
#define NK_CORE_NUMBER_SUMS_H

#include "core/catalogue.h"
#include "core/submission.h"

/* Those of enum nk_sum that are such sums. */
enum { NK_NUMBER_SUM_FIRST = NK_SUM_OPERATING_REVENUE, NK_NUMBER_SUM_LAST = NK_SUM_SOMATIC_OPERATING_COST };

static inline bool nk_is_number_sum(enum nk_sum sum)
{
    return sum >= (enum nk_sum)NK_NUMBER_SUM_FIRST && sum <= (enum nk_sum)NK_NUMBER_SUM_LAST;
}

/* The number of a return that the sum adds up; NULL for a sum of another kind. */
const struct nk_number *nk_number_of_sum(const struct nk_submission *submission, enum nk_sum sum);

/* The sum of a region counts what members of this kind give. A region finances its private non-profit
 * hospitals, so its own revenue and cost have theirs inside (R31); it does not have their employees inside
 * (R41). How many people live in it is said once, by its own return or that of its authority. */
bool nk_number_is_counted(enum nk_sum sum, enum nk_actor_kind kind);

/* Members of this kind must give the number, or the sum does not exist. Administration, ICT provider and pharmacies
 * treat no patients. */
bool nk_number_is_asked(enum nk_sum sum, enum nk_actor_kind kind);

#endif
