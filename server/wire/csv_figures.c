#include "server/wire/changes_out.h"
#include "server/wire/csv.h"
#include "server/wire/csv_table.h"

#define RESULT_COLUMNS \
    "figure", "entity", "year", "value", "unit", "numerator", "denominator", "status", "estimatedShare", "category", \
        "area", "absence", "missing", "illustrative"

static void result_cells(struct nk_csv *table, const struct nk_figure_value *value)
{
    bool present = value->absence == NK_PRESENT;
    nk_csv_text(table, value->figure->id);
    nk_csv_text(table, value->entity);
    nk_csv_integer(table, value->year);
    nk_csv_decimal(table, present, value->value);
    nk_csv_text(table, value->figure->unit);
    nk_csv_decimal(table, value->numerator_known, value->numerator);
    nk_csv_decimal(table, value->has_denominator && value->denominator_known, value->denominator);
    nk_csv_code(table, nk_value_status_code(present ? value->status : NK_MISSING));
    nk_csv_decimal(table, present, value->estimated_share);
    nk_csv_text(table, value->category);
    nk_csv_text(table, value->area);
    nk_csv_code(table, present ? "" : nk_absence_code(value->absence));
    nk_csv_actor_ids(table, value->missing, value->missing_count);
    nk_csv_boolean(table, value->illustrative);
}

struct nk_buffer nk_figure_results_csv(const struct nk_figure_value *values, size_t count)
{
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, RESULT_COLUMNS);
    for (size_t i = 0; i < count; i++) {
        result_cells(&table, &values[i]);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

static void break_cell(struct nk_csv *table, const struct nk_break *const *breaks, size_t count)
{
    nk_csv_begin_cell(table);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            nk_write_text(&table->writer, NK_TEXT(" "));
        nk_write_text(&table->writer, breaks[i]->id);
    }
}

/* "cpi@2025-01" and the base year. */
static void basis_cells(struct nk_csv *table, const struct nk_price_index *index, int base_year)
{
    nk_csv_code(table, index ? "real" : "nominal");
    nk_csv_begin_cell(table);
    if (index) {
        nk_write_text(&table->writer, index->id);
        nk_write_text(&table->writer, NK_TEXT("@"));
        nk_write_text(&table->writer, index->vintage);
    }
    nk_csv_decimal(table, index != NULL, nk_decimal_integer(base_year));
}

static void imputation_cell(struct nk_csv *table, const struct nk_figure_value *value)
{
    nk_csv_begin_cell(table);
    for (size_t i = 0; i < value->imputed_count; i++) {
        if (i > 0)
            nk_write_text(&table->writer, NK_TEXT(" "));
        nk_write_text(&table->writer, value->imputed[i]->imputation->id);
    }
}

static void benchmark_cells(struct nk_csv *table, const struct nk_comparison *comparison)
{
    static const struct nk_comparison none = {.reason = NK_VALUE_ABSENT};
    const struct nk_comparison *shown = comparison ? comparison : &none;
    bool comparable = shown->reason == NK_COMPARABLE;
    nk_csv_text(table, comparison ? comparison->benchmark->id : NK_TEXT(""));
    nk_csv_decimal(table, comparison != NULL, comparison ? comparison->benchmark->value : nk_decimal_integer(0));
    nk_csv_decimal(table, comparable, shown->points);
    nk_csv_decimal(table, comparable && shown->relative_known, shown->relative);
}

static void report_cells(struct nk_csv *table, const struct nk_published_value *published)
{
    struct nk_decimal precision = nk_decimal_integer(0);
    if (published)
        precision = (struct nk_decimal){.units = published->precision, .scale = published->value.scale};
    nk_csv_decimal(table, published != NULL, precision);
    nk_csv_text(table, published ? published->source : NK_TEXT(""));
}

struct nk_buffer nk_figures_csv(const struct nk_figures_answer *answer)
{
    static const struct nk_figure_beside nothing = {.break_count = 0};
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, RESULT_COLUMNS, "denominatorEstimatedShare", "basis", "priceIndex", "baseYear", "nominal",
                  "breaks", "benchmark", "benchmarkValue", "benchmarkPoints", "benchmarkRelative", "imputations",
                  "precision", "source");
    for (size_t i = 0; i < answer->value_count; i++) {
        const struct nk_figure_value *value = &answer->values[i];
        const struct nk_figure_beside *beside = answer->beside ? &answer->beside[i] : &nothing;
        result_cells(&table, value);
        nk_csv_decimal(&table, value->absence == NK_PRESENT && value->has_denominator && value->denominator_known,
                       value->denominator_estimated_share);
        basis_cells(&table, value->price_index, value->base_year);
        nk_csv_decimal(&table, beside->nominal_known, beside->nominal);
        break_cell(&table, beside->breaks, beside->break_count);
        benchmark_cells(&table, beside->comparison);
        imputation_cell(&table, value);
        report_cells(&table, value->published);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

static void side_cells(struct nk_csv *table, const struct nk_figure_value *value)
{
    bool present = value->absence == NK_PRESENT;
    nk_csv_integer(table, value->year);
    nk_csv_decimal(table, present, value->value);
    nk_csv_code(table, nk_value_status_code(present ? value->status : NK_MISSING));
}

struct nk_buffer nk_changes_csv(const struct nk_changes_answer *answer)
{
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "figure", "entity", "category", "area", "unit", "from", "fromValue", "fromStatus", "to",
                  "toValue", "toStatus", "years", "difference", "differenceUnit", "relative", "growthPerYear", "breaks",
                  "basis", "priceIndex", "baseYear", "illustrative");
    for (size_t i = 0; i < answer->line_count; i++) {
        const struct nk_change_line *line = &answer->lines[i];
        const struct nk_change *change = &line->change;
        nk_csv_text(&table, line->later.figure->id);
        nk_csv_text(&table, line->later.entity);
        nk_csv_text(&table, line->later.category);
        nk_csv_text(&table, line->later.area);
        nk_csv_text(&table, line->later.figure->unit);
        side_cells(&table, &line->earlier);
        side_cells(&table, &line->later);
        nk_csv_integer(&table, change->years);
        nk_csv_decimal(&table, change->known, change->difference);
        nk_csv_text(&table, nk_difference_unit(line->later.figure));
        nk_csv_decimal(&table, change->relative_known, change->relative);
        nk_csv_decimal(&table, change->growth_known, change->growth);
        break_cell(&table, (const struct nk_break *const *)change->breaks, change->break_count);
        basis_cells(&table, answer->frame.price_index, answer->frame.base_year);
        nk_csv_boolean(&table, line->earlier.illustrative || line->later.illustrative);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}
