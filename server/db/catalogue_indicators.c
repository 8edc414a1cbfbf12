#include "server/db/catalogue_indicators.h"

#include "core/indicator.h"
#include "server/db/query.h"
#include "sql/statements.h"

static bool read_service(struct nk_row *row, void *ret)
{
    struct nk_service *service = ret;
    service->id = nk_row_text(row);
    service->name = nk_row_label(row);
    service->description = nk_row_label(row);
    service->actor = nk_row_text(row);
    service->valid_from = nk_row_int32(row);
    service->valid_to = nk_row_int32(row);
    service->source = nk_row_text(row);
    return true;
}

static bool read_indicator(struct nk_row *row, void *ret)
{
    struct nk_indicator *indicator = ret;
    indicator->id = nk_row_text(row);
    bool known = nk_indicator_family_of(&indicator->family, nk_row_borrow(row));
    indicator->name = nk_row_label(row);
    indicator->description = nk_row_label(row);
    indicator->caveat = nk_row_label(row);
    indicator->unit = nk_row_text(row);
    indicator->decimals = (uint8_t)nk_row_integer(row, 0, NK_DECIMAL_SCALE_MAX);
    indicator->base = nk_row_text(row);
    indicator->is_share = nk_row_boolean(row);
    known = nk_period_kind_of(&indicator->period, nk_row_borrow(row)) && known;
    known = nk_direction_of(&indicator->direction, nk_row_borrow(row)) && known;
    known = nk_aggregation_of(&indicator->over_time, nk_row_borrow(row)) && known;
    known = nk_aggregation_of(&indicator->over_actors, nk_row_borrow(row)) && known;
    indicator->source = nk_row_text(row);
    return known;
}

static bool read_pair(struct nk_row *row, void *ret)
{
    struct nk_service_indicator *pair = ret;
    pair->service = nk_row_text(row);
    pair->indicator = nk_row_text(row);
    pair->source = nk_row_text(row);
    return true;
}

static bool read_target(struct nk_row *row, void *ret)
{
    struct nk_target *target = ret;
    target->id = nk_row_text(row);
    target->service = nk_row_text(row);
    target->indicator = nk_row_text(row);
    bool known = nk_comparator_of(&target->comparator, nk_row_borrow(row));
    target->value = nk_row_decimal(row);
    target->valid_from = nk_row_int32(row);
    target->valid_to = nk_row_int32(row);
    target->has_path = nk_row_is_given(row);
    target->start_value = nk_row_decimal(row);
    target->start_date = nk_row_int32(row);
    target->end_date = nk_row_int32(row);
    target->note = nk_row_label(row);
    target->source = nk_row_text(row);
    return known;
}

static bool read_break(struct nk_row *row, void *ret)
{
    struct nk_indicator_break *each = ret;
    each->id = nk_row_text(row);
    each->service = nk_row_text(row);
    each->indicator = nk_row_text(row);
    each->from = nk_row_int32(row);
    each->is_reset = nk_row_boolean(row);
    each->text = nk_row_label(row);
    each->source = nk_row_text(row);
    return true;
}

static bool read_sum(struct nk_row *row, void *ret)
{
    struct nk_indicator_sum *sum = ret;
    sum->sum = nk_row_text(row);
    sum->part = nk_row_text(row);
    sum->source = nk_row_text(row);
    return true;
}

enum nk_db_status nk_db_catalogue_load_indicators(struct nk_db *db, struct nk_arena *arena, struct nk_catalogue *ret)
{
    void *services, *indicators, *pairs, *targets, *breaks, *sums;
    struct nk_indicator_definitions *definitions = NK_NEW(arena, struct nk_indicator_definitions);
    if (!definitions)
        return nk_db_unreadable(db, NK_SQL_SERVICES);
    const struct {
        const struct nk_statement *statement;
        nk_db_row_reader *reader;
        size_t size;
        void **items;
        size_t *count;
    } lists[] = {
        {NK_SQL_SERVICES, read_service, sizeof(struct nk_service), &services, &definitions->service_count},
        {NK_SQL_INDICATORS, read_indicator, sizeof(struct nk_indicator), &indicators, &definitions->indicator_count},
        {NK_SQL_SERVICE_INDICATORS, read_pair, sizeof(struct nk_service_indicator), &pairs, &definitions->pair_count},
        {NK_SQL_INDICATOR_TARGETS, read_target, sizeof(struct nk_target), &targets, &definitions->target_count},
        {NK_SQL_INDICATOR_BREAKS, read_break, sizeof(struct nk_indicator_break), &breaks, &definitions->break_count},
        {NK_SQL_INDICATOR_SUMS, read_sum, sizeof(struct nk_indicator_sum), &sums, &definitions->sum_count},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const struct nk_parameters parameters = nk_db_parameters(db);
        enum nk_db_status status = nk_db_read_many(db, arena, lists[i].statement, &parameters, lists[i].reader,
                                                   lists[i].size, lists[i].items, lists[i].count);
        if (status < NK_DB_NONE)
            return status;
    }
    definitions->services = services;
    definitions->indicators = indicators;
    definitions->pairs = pairs;
    definitions->targets = targets;
    definitions->breaks = breaks;
    definitions->sums = sums;
    ret->indicators = definitions;
    return NK_DB_ONE;
}
