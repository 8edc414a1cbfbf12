#include "core/combination.h"

#include "core/codes.h"

static const char *const dimension_codes[NK_COMBINATION_DIMENSIONS] = {
    [NK_OF_ACTOR] = "actor",
    [NK_OF_ACTOR_KIND] = "actor-kind",
    [NK_OF_SUPPLIER] = "supplier",
    [NK_OF_BUYER] = "buyer",
    [NK_OF_BUYER_KIND] = "buyer-kind",
    [NK_OF_BASIS] = "basis",
    [NK_OF_NUMBER] = "number",
    [NK_OF_CATEGORY] = "category",
    [NK_OF_AREA] = "area",
    [NK_OF_COST_TYPE] = "cost-type",
};

const char *nk_combination_dimension_code(enum nk_combination_dimension dimension)
{
    return nk_codes_text(dimension_codes, NK_COMBINATION_DIMENSIONS, dimension);
}

bool nk_combination_dimension_of(enum nk_combination_dimension *ret, struct nk_text code)
{
    const int position = nk_codes_find(dimension_codes, NK_COMBINATION_DIMENSIONS, code);
    if (position < 0)
        return false;
    *ret = (enum nk_combination_dimension)position;
    return true;
}

bool nk_combination_is_of(const struct nk_combination *combination,
                          const struct nk_text codes[static NK_COMBINATION_DIMENSIONS])
{
    for (size_t i = 0; i < combination->code_count;) {
        const enum nk_combination_dimension dimension = combination->codes[i].dimension;
        bool found = false;
        for (; i < combination->code_count && combination->codes[i].dimension == dimension; i++)
            found |= nk_text_equal(combination->codes[i].code, codes[dimension]);
        if (!found)
            return false;
    }
    return combination->code_count > 0;
}

bool nk_combination_is_of_cells(const struct nk_combination *combination)
{
    for (size_t i = 0; i < combination->code_count; i++)
        if (combination->codes[i].dimension >= NK_OF_CATEGORY)
            return true;
    return false;
}
