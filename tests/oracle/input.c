#include "tests/oracle/input.h"

static void put_status(FILE *row, const struct nk_number *number)
{
    put_text(row, nk_text_of(nk_value_status_code(number->given ? number->status : NK_MISSING)));
}

static void put_number(FILE *row, const struct nk_number *number)
{
    if (nk_number_has_value(number))
        put_decimal(row, number->value);
    else
        put_null(row);
    put_status(row, number);
}

static void put_codes(FILE *row, const struct nk_cell *cell)
{
    put_text(row, cell->category);
    put_text(row, cell->area);
    put_text(row, cell->cost_type);
}

static void write_codes(const struct rows *rows, enum table table, int collection, const struct nk_code_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        FILE *row = row_begin(rows, table, collection);
        put_text(row, list->codes[i].code);
        row_end(row);
    }
}

static void write_expenditure(const struct rows *rows, int collection, struct nk_text actor,
                              const struct nk_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        FILE *row = row_begin(rows, EXPENDITURE, collection);
        put_text(row, actor);
        put_codes(row, &cells->items[i]);
        put_number(row, &cells->items[i].amount);
        row_end(row);
    }
}

static void write_numbers(const struct rows *rows, int collection, struct nk_submission *submission)
{
    struct nk_number *numbers[ORACLE_NUMBERS];
    oracle_numbers(numbers, submission);
    for (int i = 0; i < ORACLE_NUMBERS; i++) {
        if (!numbers[i]->given)
            continue;
        FILE *row = row_begin(rows, NUMBER, collection);
        put_text(row, submission->actor);
        put_text(row, nk_text_of(nk_sum_code((enum nk_sum)(NK_SUM_OPERATING_REVENUE + i))));
        put_number(row, numbers[i]);
        row_end(row);
    }
}

static void write_financing(const struct rows *rows, int collection, const struct nk_submission *submission)
{
    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        FILE *row = row_begin(rows, FINANCING, collection);
        put_text(row, submission->actor);
        put_text(row, line->financier);
        put_text(row, line->basis == NK_BASIS_KEY ? NK_TEXT("key") : NK_TEXT("amount"));
        put_number(row, &line->share);
        row_end(row);
        for (size_t k = 0; k < line->cells.count; k++) {
            row = row_begin(rows, FINANCING_CELL, collection);
            put_text(row, submission->actor);
            put_text(row, line->financier);
            put_codes(row, &line->cells.items[k]);
            put_number(row, &line->cells.items[k].amount);
            row_end(row);
        }
    }
}

static void write_purchases(const struct rows *rows, int collection, const struct nk_submission *submission)
{
    for (size_t i = 0; i < submission->purchase_count; i++) {
        const struct nk_purchase *purchase = &submission->purchases[i];
        for (size_t k = 0; k < purchase->cells.count; k++) {
            FILE *row = row_begin(rows, PURCHASE_CELL, collection);
            put_text(row, submission->actor);
            put_text(row, purchase->supplier);
            put_bool(row, purchase->booked);
            put_codes(row, &purchase->cells.items[k]);
            put_number(row, &purchase->cells.items[k].amount);
            row_end(row);
        }
    }
}

static void write_return(const struct rows *rows, int collection, struct nk_submission *submission)
{
    FILE *row = row_begin(rows, ANSWER, collection);
    put_text(row, submission->actor);
    put_bool(row, submission->illustrative);
    row_end(row);
    write_expenditure(rows, collection, submission->actor, &submission->expenditure);
    write_expenditure(rows, collection, submission->actor, &submission->expenditure_by_category);
    write_expenditure(rows, collection, submission->actor, &submission->expenditure_by_area);
    write_numbers(rows, collection, submission);
    write_financing(rows, collection, submission);
    write_purchases(rows, collection, submission);
}

static void write_year(const struct rows *rows, int collection, struct random_sector *year)
{
    for (size_t i = 0; i < year->catalogue.actor_count; i++) {
        const struct nk_actor *actor = &year->actors[i];
        FILE *row = row_begin(rows, ACTOR, collection);
        put_text(row, actor->id);
        put_text(row, nk_text_of(nk_actor_kind_code(actor->kind)));
        put_text(row, actor->region);
        row_end(row);
    }
    write_codes(rows, CATEGORY, collection, &year->methodology.categories);
    write_codes(rows, AREA, collection, &year->methodology.areas);
    for (size_t i = 0; i < year->input.reporting_unit_count; i++) {
        FILE *row = row_begin(rows, UNIT, collection);
        put_text(row, year->input.reporting_units[i]->id);
        row_end(row);
    }
    for (size_t i = 0; i < year->input.return_count; i++)
        write_return(rows, collection, &year->submissions[year->input.returns[i].actor - year->actors]);
}

static void write_imputation(const struct rows *rows, int collection, const struct nk_imputation *imputation)
{
    FILE *row = row_begin(rows, IMPUTATION, collection);
    put_text(row, imputation->id);
    put_text(row, imputation->actor);
    put_text(row, nk_text_of(nk_sum_code(imputation->target)));
    put_text(row, nk_text_of(nk_sum_code(imputation->base)));
    if (imputation->base_given)
        put_decimal(row, imputation->base_value);
    else
        put_null(row);
    row_end(row);
    for (size_t i = 0; i < imputation->unit_count; i++) {
        row = row_begin(rows, IMPUTATION_UNIT, collection);
        put_text(row, imputation->id);
        put_text(row, imputation->units[i]);
        row_end(row);
    }
}

static void write_terms(const struct rows *rows, int collection, const struct nk_figure *figure, struct nk_text side,
                        const struct nk_figure_term *terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        FILE *row = row_begin(rows, FIGURE_TERM, collection);
        put_text(row, figure->id);
        put_text(row, side);
        put_integer(row, (int64_t)i);
        put_text(row, nk_text_of(nk_sum_code(terms[i].sum)));
        put_bool(row, terms[i].negative);
        put_bool(row, terms[i].year_offset != 0);
        put_text(row, terms[i].category);
        put_text(row, terms[i].area);
        put_text(row, terms[i].cost_type);
        row_end(row);
    }
}

static void write_figure(const struct rows *rows, int collection, const struct nk_figure *figure)
{
    static const struct nk_text breakdowns[] = {
        [NK_BY_NOTHING] = NK_TEXT("none"), [NK_BY_CATEGORY] = NK_TEXT("category"), [NK_BY_AREA] = NK_TEXT("area")};
    FILE *row = row_begin(rows, FIGURE, collection);
    put_text(row, figure->id);
    put_integer(row, figure->decimals);
    put_integer(row, figure->factor);
    put_text(row, breakdowns[figure->breakdown]);
    row_end(row);
    write_terms(rows, collection, figure, NK_TEXT("numerator"), figure->numerator, figure->numerator_count);
    write_terms(rows, collection, figure, NK_TEXT("denominator"), figure->denominator, figure->denominator_count);
}

void write_input(const struct rows *rows, struct oracle_sector *sector, int first)
{
    for (size_t y = 0; y < sector->year_count; y++) {
        int collection = first + (int)y;
        FILE *row = row_begin(rows, COLLECTION, collection);
        put_integer(row, (int64_t)sector->seed);
        put_integer(row, sector->years[y].input.year);
        put_bool(row, sector->years[y].methodology.crosses_dimensions);
        if (y + 1 < sector->year_count)
            put_integer(row, collection + 1);
        else
            put_null(row);
        row_end(row);
        write_year(rows, collection, &sector->years[y]);
    }
    for (size_t i = 0; i < sector->imputation_count; i++)
        write_imputation(rows, first, &sector->imputations[i]);
    for (size_t i = 0; i < sector->figure_count; i++)
        write_figure(rows, first, &sector->figures[i].definition);
}
