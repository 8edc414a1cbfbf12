#include "server/wire/csv_table.h"
#include "server/wire/indicators_out.h"

static void period_cell(struct nk_csv *table, const struct nk_period *period)
{
    char text[NK_PERIOD_TEXT_MAX];
    const size_t length = nk_period_print(text, period);
    nk_csv_text(table, (struct nk_text){.data = text, .length = length});
}

static void target_cells(struct nk_csv *table, const struct nk_indicator_result *result)
{
    nk_csv_decimal(table, result->has_target, result->target.value);
    nk_csv_code(table, result->has_target ? nk_comparator_code(result->target.target->comparator) : "");
    nk_csv_decimal(table, result->has_minutes_allowed, result->minutes_allowed);
    nk_csv_decimal(table, result->has_availability, result->minutes_used);
    nk_csv_decimal(table, result->has_availability, result->minutes_unknown);
    nk_csv_code(table, nk_verdict_code(result->verdict));
    nk_csv_code(table, nk_verdict_reason_code(result->reason));
    nk_csv_code(table, result->verdict_stated ? nk_verdict_code(result->stated_verdict) : "");
}

static void break_cell(struct nk_csv *table, const struct nk_indicator_result *result)
{
    nk_csv_begin_cell(table);
    for (size_t i = 0; i < result->break_count; i++) {
        if (i > 0)
            nk_write_text(&table->writer, NK_TEXT(" "));
        nk_write_text(&table->writer, result->breaks[i]->id);
    }
}

struct nk_buffer nk_indicator_values_csv(const struct nk_indicator_row *rows, size_t count)
{
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "service", "indicator", "family", "period", "actor", "publication", "value", "unit",
                  "qualifier", "status", "absence", "low", "high", "aggregation", "daysCovered", "baseValue", "share",
                  "target", "comparator", "minutesAllowed", "minutesUsed", "minutesUnknown", "verdict", "reason",
                  "stated", "partsSum", "cost", "unitCost", "breaks", "illustrative");
    for (size_t i = 0; i < count; i++) {
        const struct nk_indicator_result *result = &rows[i].result;
        const bool present = result->absence == NK_INDICATOR_PRESENT;
        nk_csv_text(&table, result->service->id);
        nk_csv_text(&table, result->indicator->id);
        nk_csv_code(&table, nk_indicator_family_code(result->indicator->family));
        period_cell(&table, &result->period);
        nk_csv_text(&table, rows[i].actor);
        nk_csv_text(&table, rows[i].publication->id);
        nk_csv_decimal(&table, present, result->value);
        nk_csv_text(&table, result->indicator->unit);
        nk_csv_code(&table, nk_qualifier_code(result->qualifier));
        nk_csv_code(&table, nk_value_status_code(present ? result->status : NK_MISSING));
        nk_csv_code(&table, present ? "" : nk_indicator_absence_code(result->absence));
        nk_csv_decimal(&table, result->has_low, result->low);
        nk_csv_decimal(&table, result->has_high, result->high);
        nk_csv_code(&table, nk_aggregation_code(result->aggregation));
        nk_csv_integer(&table, result->days_covered);
        nk_csv_decimal(&table, result->has_share, result->base_value);
        nk_csv_decimal(&table, result->has_share, result->share);
        target_cells(&table, result);
        nk_csv_decimal(&table, result->has_parts_sum, result->parts_sum);
        nk_csv_decimal(&table, rows[i].unit_cost != NULL,
                       nk_decimal_integer(rows[i].unit_cost ? rows[i].unit_cost->cost : 0));
        nk_csv_decimal(&table, rows[i].unit_cost != NULL,
                       rows[i].unit_cost ? rows[i].unit_cost->value : nk_decimal_integer(0));
        break_cell(&table, result);
        nk_csv_boolean(&table, result->illustrative);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}
