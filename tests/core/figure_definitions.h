/* The figures of the first version as the reference data defines them (sql/reference/figure.csv and figure_term.csv).
 * */
#ifndef NK_TESTS_CORE_FIGURE_DEFINITIONS_H
#define NK_TESTS_CORE_FIGURE_DEFINITIONS_H

#include "core/figures.h"
#include "tests/core/support.h"

static const struct nk_figure_term term_ict[] = {{.sum = NK_SUM_ICT_EXPENDITURE}};
static const struct nk_figure_term term_own[] = {{.sum = NK_SUM_ICT_EXPENDITURE_OWN}};
static const struct nk_figure_term term_national[] = {{.sum = NK_SUM_NATIONAL_SHARE}};
static const struct nk_figure_term term_revenue[] = {{.sum = NK_SUM_OPERATING_REVENUE}};
static const struct nk_figure_term term_cost[] = {{.sum = NK_SUM_OPERATING_COST}};
static const struct nk_figure_term term_employees[] = {{.sum = NK_SUM_EMPLOYEES}};
static const struct nk_figure_term term_drg[] = {{.sum = NK_SUM_DRG_POINTS}};
static const struct nk_figure_term term_inhabitants[] = {{.sum = NK_SUM_INHABITANTS}};
static const struct nk_figure_term term_somatic[] = {{.sum = NK_SUM_SOMATIC_OPERATING_COST}};
static const struct nk_figure_term term_contracted[] = {{.sum = NK_SUM_ICT_FTE_CONTRACTED}};
static const struct nk_figure_term term_ict_fte[] = {{.sum = NK_SUM_ICT_FTE_INTERNAL},
                                                     {.sum = NK_SUM_ICT_FTE_CONTRACTED}};
static const struct nk_figure_term term_investment[] = {
    {.sum = NK_SUM_ICT_EXPENDITURE, .cost_type = NK_TEXT("investment")},
};
static const struct nk_figure_term term_outsourced[] = {
    {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("outsourced-services")},
    {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("cloud-services")},
    {.sum = NK_SUM_ICT_EXPENDITURE, .category = NK_TEXT("public-cloud")},
};
static const struct nk_figure_term term_change[] = {
    {.sum = NK_SUM_ICT_EXPENDITURE},
    {.sum = NK_SUM_ICT_EXPENDITURE, .negative = true, .year_offset = -1},
};
static const struct nk_figure_term term_before[] = {{.sum = NK_SUM_ICT_EXPENDITURE, .year_offset = -1}};

#define RATIO(name, unit_, decimals_, factor_, breakdown_, above, below)                                     \
    {                                                                                                        \
        .id = NK_TEXT(name), .unit = NK_TEXT(unit_), .decimals = (decimals_), .factor = (factor_),           \
        .breakdown = (breakdown_), .numerator = (above), .numerator_count = LENGTH_OF(above),                \
        .denominator = (below), .denominator_count = LENGTH_OF(below)                                        \
    }
#define PERCENTAGE(name, above, below) RATIO(name, "percent", 1, 100, NK_BY_NOTHING, above, below)

static const struct nk_figure figure_definitions[] = {
    {.id = NK_TEXT("ict-expenditure"),
     .unit = NK_TEXT("NOK"),
     .factor = 1,
     .numerator = term_ict,
     .numerator_count = 1},
    {.id = NK_TEXT("ict-expenditure-own"),
     .unit = NK_TEXT("NOK"),
     .factor = 1,
     .numerator = term_own,
     .numerator_count = 1},
    PERCENTAGE("ict-expenditure-share-of-revenue", term_ict, term_revenue),
    PERCENTAGE("ict-expenditure-share-of-operating-cost", term_ict, term_cost),
    RATIO("ict-expenditure-per-employee", "NOK-per-employee", 0, 1, NK_BY_NOTHING, term_ict, term_employees),
    PERCENTAGE("ict-fte-share-of-employees", term_ict_fte, term_employees),
    PERCENTAGE("contracted-share-of-ict-fte", term_contracted, term_ict_fte),
    PERCENTAGE("investment-share", term_investment, term_ict),
    PERCENTAGE("national-share", term_national, term_ict),
    PERCENTAGE("outsourcing-and-cloud-share", term_outsourced, term_ict),
    RATIO("category-share", "percent", 1, 100, NK_BY_CATEGORY, term_ict, term_ict),
    RATIO("area-share", "percent", 1, 100, NK_BY_AREA, term_ict, term_ict),
    RATIO("ict-expenditure-per-drg-point", "NOK-per-drg-point", 0, 1, NK_BY_NOTHING, term_ict, term_drg),
    PERCENTAGE("change-from-previous-year", term_change, term_before),
    RATIO("ict-expenditure-per-inhabitant", "NOK-per-inhabitant", 0, 1, NK_BY_NOTHING, term_ict, term_inhabitants),
    PERCENTAGE("ict-expenditure-share-of-somatic-cost", term_ict, term_somatic),
};

static inline const struct nk_figure *figure_definition(const char *id)
{
    for (size_t i = 0; i < LENGTH_OF(figure_definitions); i++)
        if (nk_text_is(figure_definitions[i].id, id))
            return &figure_definitions[i];
    ck_abort_msg("no figure %s", id);
    return NULL;
}

#endif
