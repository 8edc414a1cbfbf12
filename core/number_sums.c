#include "core/number_sums.h"

#define OF_KIND(kind) (1u << (kind))
#define WITHOUT_PATIENTS (OF_KIND(NK_REGIONAL_AUTHORITY) | OF_KIND(NK_ICT_PROVIDER) | OF_KIND(NK_PHARMACY_TRUST))
#define EVERYBODY (~0u)

struct number_sum {
    size_t offset;                   /* of the number in struct nk_submission */
    unsigned not_counted, not_asked; /* kinds of members */
};

static const struct number_sum number_sums[NK_SUMS] = {
    [NK_SUM_OPERATING_REVENUE] = {offsetof(struct nk_submission, operating_revenue),
                                  .not_counted = OF_KIND(NK_PRIVATE_NONPROFIT)},
    [NK_SUM_OPERATING_COST] = {offsetof(struct nk_submission, operating_cost),
                               .not_counted = OF_KIND(NK_PRIVATE_NONPROFIT)},
    [NK_SUM_EMPLOYEES] = {.offset = offsetof(struct nk_submission, employees)},
    [NK_SUM_FTE] = {.offset = offsetof(struct nk_submission, fte)},
    [NK_SUM_ICT_FTE_INTERNAL] = {.offset = offsetof(struct nk_submission, ict_fte_internal)},
    [NK_SUM_ICT_FTE_CONTRACTED] = {.offset = offsetof(struct nk_submission, ict_fte_contracted)},
    [NK_SUM_DRG_POINTS] = {offsetof(struct nk_submission, drg_points), .not_asked = WITHOUT_PATIENTS},
    [NK_SUM_INHABITANTS] = {offsetof(struct nk_submission, inhabitants),
                            .not_counted = ~(OF_KIND(NK_REGION) | OF_KIND(NK_REGIONAL_AUTHORITY)),
                            .not_asked = EVERYBODY},
    [NK_SUM_SOMATIC_OPERATING_COST] = {offsetof(struct nk_submission, somatic_operating_cost),
                                       .not_counted = OF_KIND(NK_PRIVATE_NONPROFIT),
                                       .not_asked = WITHOUT_PATIENTS},
};

const struct nk_number *nk_number_of_sum(const struct nk_submission *submission, enum nk_sum sum)
{
    if (!nk_is_number_sum(sum))
        return NULL;
    return (const struct nk_number *)(const void *)((const char *)submission + number_sums[sum].offset);
}

bool nk_number_is_counted(enum nk_sum sum, enum nk_actor_kind kind)
{
    return nk_is_number_sum(sum) && !(number_sums[sum].not_counted & OF_KIND(kind));
}

bool nk_number_is_asked(enum nk_sum sum, enum nk_actor_kind kind)
{
    return nk_is_number_sum(sum) && !(number_sums[sum].not_asked & OF_KIND(kind));
}
