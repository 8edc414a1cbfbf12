#include "core/figure_terms.h"

#include "core/money.h"

/* One term, before its sign. */
struct term_value {
    struct nk_sum_value sum;
    bool unknown;             /* asks for a code that the year does not have */
    bool present;             /* one of its cells was given */
    bool unspecified_present; /* one that may contain it was given for "not broken down" */
};

/* What a selection has to be added up from: the sum's cells and what is known of them. */
struct sum_cells {
    const struct nk_vector *cells;
    const uint8_t *status, *left_out;
};

static bool add_selected(struct term_value *value, const struct sum_cells *from, size_t position)
{
    if (from->left_out[position])
        value->sum.absence = NK_NOT_REPORTED;
    if (!from->cells->present[position])
        return true;
    value->present = true;
    if (from->status[position] > value->sum.status)
        value->sum.status = (enum nk_value_status)from->status[position];
    return nk_money_add(&value->sum.value.units, from->cells->amount[position]) &&
           nk_money_add(&value->sum.estimated.units, from->cells->estimated[position]);
}

static enum nk_status sum_selection(struct term_value *value, const struct nk_figure_year *year, enum nk_sum sum,
                                    const struct nk_cell_selection *selection)
{
    const struct nk_shape *shape = &year->sums->consolidation->shape;
    size_t index = year->entity * NK_SUMS_BY_CELL + sum;
    const struct sum_cells from = {
        &year->sums->cells[index], year->sums->status[index], year->sums->left_out[index]};
    size_t first = shape->first[selection->table];
    size_t end = first + shape->size[selection->table];
    struct nk_cell_key key = nk_shape_key(shape, first);

    value->sum = (struct nk_sum_value){
        .absence = NK_PRESENT, .value = nk_decimal_integer(0), .estimated = nk_decimal_integer(0)};
    for (size_t row = first; row < end; row += NK_COST_TYPES, nk_shape_next_row(shape, &key)) {
        if (!nk_row_may_contain_selected(selection, &key))
            continue;
        bool is_selected = nk_row_is_selected(selection, &key);
        for (int type = 0; type < NK_COST_TYPES; type++) {
            size_t position = row + (size_t)type;
            if (!nk_code_is_selected(selection->cost_type, type))
                continue;
            if (!is_selected)
                value->unspecified_present |= from.cells->present[position] != 0;
            else if (!add_selected(value, &from, position))
                return NK_OVERFLOW;
        }
    }
    return NK_OK;
}

/* No return at all, as against a return in which some cells are missing. */
static bool has_nothing(const struct nk_figure_year *year, enum nk_sum sum)
{
    const struct nk_sum_value *whole = &year->sums->values[year->entity * NK_SUMS + sum];
    const uint8_t *left_out = year->sums->left_out[year->entity * NK_SUMS_BY_CELL + sum];
    if (whole->absence != NK_NOT_REPORTED)
        return false;
    for (size_t i = 0; i < year->sums->consolidation->shape.length; i++)
        if (left_out[i])
            return false;
    return true;
}

static enum nk_status evaluate(struct term_value *ret, const struct nk_figure_term *term,
                               const struct nk_cell_filter *filter, const struct nk_figure_year *year)
{
    bool restricted = !nk_cell_filter_is_empty(filter);
    bool by_cell = term->sum < (enum nk_sum)NK_SUMS_BY_CELL;
    if (restricted && !by_cell)
        return NK_INVALID;
    *ret = (struct term_value){.sum = {.absence = NK_NOT_REPORTED}};
    if (!year->sums)
        return NK_OK;
    ret->sum = year->sums->values[year->entity * NK_SUMS + term->sum];
    if (!restricted || ret->sum.absence == NK_NOT_DEFINED_FOR_ENTITY)
        return NK_OK;

    struct nk_cell_selection selection;
    enum nk_status status = nk_cell_select(&selection, &year->sums->consolidation->shape, filter);
    if (status != NK_OK)
        return status;
    ret->unknown = selection.unknown;
    if (selection.unknown || has_nothing(year, term->sum))
        return NK_OK;
    return sum_selection(ret, year, term->sum, &selection);
}

static struct nk_decimal magnitude_of(struct nk_decimal value)
{
    value.units = value.units < 0 ? -value.units : value.units;
    return value;
}

/* side ± term. INT64_MIN has no magnitude. */
static enum nk_status add_term(struct nk_side *side, const struct nk_sum_value *term, const struct nk_figure_term *as)
{
    if (term->value.units == INT64_MIN || term->estimated.units == INT64_MIN)
        return NK_OVERFLOW;
    struct nk_decimal value = term->value;
    if (as->negative)
        value.units = -value.units;
    enum nk_status status = nk_decimal_add(&side->value, side->value, value);
    if (status == NK_OK && as->year_offset != 0)
        status = nk_decimal_add(&side->before, side->before, value);
    if (status == NK_OK)
        status = nk_decimal_add(&side->magnitude, side->magnitude, magnitude_of(term->value));
    if (status == NK_OK)
        status = nk_decimal_add(&side->estimated, side->estimated, magnitude_of(term->estimated));
    if (term->status > side->status)
        side->status = term->status;
    return status;
}

static enum nk_absence absence_of(const struct term_value *value, const struct nk_figure_term *term)
{
    if (value->sum.absence != NK_NOT_REPORTED)
        return value->sum.absence;
    return term->year_offset != 0 ? NK_YEAR_BEFORE_MISSING : NK_NOT_REPORTED;
}

enum nk_status nk_side_compute(struct nk_side *ret, const struct nk_figure_term *terms, size_t count,
                               const struct nk_cell_filter *breakdown, const struct nk_figure_year *now,
                               const struct nk_figure_year *before)
{
    struct nk_side side = {.absence = NK_PRESENT};
    size_t unknown = 0;
    size_t selected = 0; /* terms that are some cells of a sum */
    bool unspecified_present = false;

    for (size_t i = 0; i < count; i++) {
        struct nk_cell_filter filter;
        struct term_value value;
        enum nk_status status = nk_cell_filter_of(&filter, &terms[i], breakdown);
        if (status == NK_OK)
            status = evaluate(&value, &terms[i], &filter, terms[i].year_offset == 0 ? now : before);
        if (status != NK_OK)
            return status;

        enum nk_absence absence = absence_of(&value, &terms[i]);
        if (value.unknown && absence != NK_NOT_DEFINED_FOR_ENTITY) {
            unknown++;
            continue;
        }
        selected += filter.category.length > 0 || filter.area.length > 0;
        side.any_present |= value.present;
        unspecified_present |= value.unspecified_present;
        if (side.absence == NK_PRESENT || absence == NK_NOT_DEFINED_FOR_ENTITY)
            side.absence = absence == NK_PRESENT ? side.absence : absence;
        if (absence == NK_PRESENT)
            status = add_term(&side, &value.sum, &terms[i]);
        if (status != NK_OK)
            return status;
    }
    if (count > 0 && unknown == count)
        side.absence = NK_NOT_DEFINED_FOR_ENTITY;
    /* What was given is not broken down, and what is asked for was not given: it may be any part of it. */
    if (side.absence == NK_PRESENT && selected > 0 && !side.any_present && unspecified_present)
        side.absence = NK_NOT_REPORTED;
    *ret = side;
    return NK_OK;
}
