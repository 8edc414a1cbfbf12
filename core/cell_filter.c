#include "core/cell_filter.h"

enum nk_status nk_cell_filter_of(struct nk_cell_filter *ret, const struct nk_figure_term *term,
                                 const struct nk_cell_filter *breakdown)
{
    if ((term->category.length > 0 && breakdown->category.length > 0) ||
        (term->area.length > 0 && breakdown->area.length > 0))
        return NK_INVALID;
    *ret = (struct nk_cell_filter){
        .category = term->category.length > 0 ? term->category : breakdown->category,
        .area = term->area.length > 0 ? term->area : breakdown->area,
        .cost_type = term->cost_type,
    };
    return NK_OK;
}

static int index_in(const struct nk_code_list *list, struct nk_text code, bool *unknown)
{
    if (code.length == 0)
        return NK_ANY_CODE;
    int found = nk_code_list_find(list, code);
    *unknown |= found < 0;
    return found;
}

static int cost_type_index(struct nk_text code, bool *unknown)
{
    if (code.length == 0)
        return NK_ANY_CODE;
    for (int i = 0; i < NK_COST_TYPES; i++)
        if (nk_text_equal(nk_cost_type_codes[i], code))
            return i;
    *unknown = true;
    return NK_ANY_CODE;
}

static int unspecified_in(const struct nk_code_list *list)
{
    int found = nk_code_list_find(list, NK_TEXT(NK_UNSPECIFIED));
    return found < 0 ? NK_NO_CODE : found;
}

enum nk_status nk_cell_select(struct nk_cell_selection *ret, const struct nk_shape *shape,
                              const struct nk_cell_filter *filter)
{
    bool crossed = shape->table_count == 1;
    if (!crossed && filter->category.length > 0 && filter->area.length > 0)
        return NK_INVALID;
    struct nk_cell_selection selection = {.table = !crossed && filter->area.length > 0 ? 1 : 0};
    selection.unspecified_category = unspecified_in(&shape->methodology->categories);
    selection.unspecified_area = unspecified_in(&shape->methodology->areas);
    selection.category = index_in(&shape->methodology->categories, filter->category, &selection.unknown);
    selection.area = index_in(&shape->methodology->areas, filter->area, &selection.unknown);
    selection.cost_type = cost_type_index(filter->cost_type, &selection.unknown);
    *ret = selection;
    return NK_OK;
}
