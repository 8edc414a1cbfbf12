#include "server/publish/indicators.h"

#include <stdlib.h>
#include <string.h>

/* The rows that are found, and of which publication and pair the next ones are. */
struct finding_rows {
    struct nk_arena *arena;
    const struct nk_indicator_query *query;
    const struct nk_publication_head *head;
    const struct nk_measurements *measurements;
    struct nk_indicator_row *rows;
    size_t count, capacity;
};

static bool is_asked(const struct nk_text_list *list, struct nk_text id)
{
    for (size_t i = 0; i < list->count; i++)
        if (nk_text_equal(list->items[i], id))
            return true;
    return list->count == 0;
}

/* Kroner and øre: a look-up costs less than a krone. */
enum { UNIT_COST_DECIMALS = 2 };

/* What is counted through a year, or stands at its end; costs are of a year. */
static bool is_use_of_a_year(const struct nk_indicator_result *result)
{
    return result->absence == NK_INDICATOR_PRESENT && result->indicator->family == NK_FAMILY_USE_AND_SPREAD &&
           !result->indicator->is_share && result->period.last % 10000 == 1231 &&
           (result->period.first % 10000 == 101 || result->period.first == result->period.last);
}

static enum nk_status look_at_costs(struct nk_indicator_row *row, struct nk_arena *arena,
                                    const struct nk_measurements *measurements)
{
    if (!is_use_of_a_year(&row->result))
        return NK_OK;
    struct nk_indicator_result *use = NK_NEW(arena, struct nk_indicator_result);
    struct nk_unit_cost *cost = NK_NEW(arena, struct nk_unit_cost);
    if (!use || !cost)
        return NK_NO_MEMORY;
    *use = row->result;
    const enum nk_status status = nk_unit_cost_compute(cost, arena, measurements, use, UNIT_COST_DECIMALS);
    if (status == NK_OK && cost->absence == NK_INDICATOR_PRESENT)
        row->unit_cost = cost;
    return status;
}

static enum nk_status add(struct finding_rows *finding, const struct nk_service_indicator *pair,
                          const struct nk_period *period)
{
    const struct nk_indicator_question question = {
        .service = pair->service, .indicator = pair->indicator, .period = *period, .actor = finding->query->actor};
    struct nk_indicator_row *rows =
        NK_GROW(finding->arena, struct nk_indicator_row, finding->rows, finding->count, 1, &finding->capacity);
    if (!rows)
        return NK_NO_MEMORY;
    finding->rows = rows;
    struct nk_indicator_row *row = &finding->rows[finding->count];
    *row = (struct nk_indicator_row){.publication = finding->head, .actor = finding->query->actor};
    enum nk_status status = nk_indicator_compute(&row->result, finding->arena, finding->measurements, &question);
    if (status == NK_OK)
        status = look_at_costs(row, finding->arena, finding->measurements);
    const enum nk_indicator_absence absence = row->result.absence;
    const bool says_nothing = absence == NK_INDICATOR_NOT_DEFINED || absence == NK_INDICATOR_NOT_MEASURED;
    if (status == NK_OK && (!says_nothing || row->result.verdict_stated))
        finding->count++;
    return status;
}

static struct nk_period year_of(const struct nk_period *period)
{
    const nk_date year = period->first / 10000;
    return (struct nk_period){.kind = NK_PERIOD_YEAR, .first = year * 10000 + 101, .last = year * 10000 + 1231};
}

/* A part of a year whose values make a value of the year. */
static bool makes_a_year(const struct nk_measurement *measurement)
{
    switch (measurement->period.kind) {
    case NK_PERIOD_TERTIAL:
    case NK_PERIOD_QUARTER:
    case NK_PERIOD_MONTH:
        return measurement->indicator->over_time != NK_AGGREGATE_NONE;
    case NK_PERIOD_YEAR:
    case NK_PERIOD_POINT:
    case NK_PERIOD_CUMULATIVE:
        break;
    }
    return false;
}

static bool is_same(const struct nk_period *a, const struct nk_period *b)
{
    return a->first == b->first && a->last == b->last;
}

/* Each period once. */
static enum nk_status add_measured(struct finding_rows *finding, const struct nk_service_indicator *pair)
{
    size_t count;
    const size_t first = nk_measurements_of(finding->measurements, pair->service, pair->indicator, &count);
    const struct nk_measurement *items = finding->measurements->items + first;
    struct nk_period *periods = NK_NEW_ARRAY(finding->arena, struct nk_period, 2 * count + 1);
    if (!periods)
        return NK_NO_MEMORY;
    size_t known = 0;
    for (size_t i = 0; i < count; i++) {
        const struct nk_period found[] = {items[i].period, year_of(&items[i].period)};
        for (size_t k = 0; k < (makes_a_year(&items[i]) ? 2 : 1); k++) {
            size_t at = 0;
            while (at < known && !is_same(&periods[at], &found[k]))
                at++;
            if (at == known)
                periods[known++] = found[k];
        }
    }
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < known && status == NK_OK; i++)
        status = add(finding, pair, &periods[i]);
    return status;
}

static enum nk_status add_pair(struct finding_rows *finding, const struct nk_service_indicator *pair)
{
    const struct nk_indicator_query *query = finding->query;
    const struct nk_indicator *indicator = nk_indicator_find(finding->measurements->definitions, pair->indicator);
    if (!indicator || (query->by_family && indicator->family != query->family) ||
        !is_asked(&query->services, pair->service) || !is_asked(&query->indicators, pair->indicator))
        return NK_OK;
    if (query->period_count == 0)
        return add_measured(finding, pair);
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < query->period_count && status == NK_OK; i++)
        status = add(finding, pair, &query->periods[i]);
    return status;
}

static enum nk_status add_publication(struct finding_rows *finding, const struct nk_publication *publication)
{
    const struct nk_bundle *bundle = &publication->bundle;
    const struct nk_indicator_definitions *definitions = bundle->catalogue.indicators;
    if (!definitions)
        return NK_OK;
    struct nk_measurements *measurements = NK_NEW(finding->arena, struct nk_measurements);
    if (!measurements)
        return NK_NO_MEMORY;
    enum nk_status status = nk_measurements_collect(measurements, finding->arena, definitions, bundle->returns,
                                                    bundle->return_count);
    finding->measurements = measurements;
    finding->head = &bundle->head;
    for (size_t i = 0; i < definitions->pair_count && status == NK_OK; i++)
        status = add_pair(finding, &definitions->pairs[i]);
    return status;
}

static int by_place(const struct nk_indicator_row *a, const struct nk_indicator_row *b)
{
    int order = nk_text_compare(a->result.service->id, b->result.service->id);
    if (order == 0)
        order = nk_text_compare(a->result.indicator->id, b->result.indicator->id);
    if (order == 0)
        order = a->result.period.first - b->result.period.first;
    return order ? order : b->result.period.last - a->result.period.last;
}

/* The latest publication first among equals. */
static int by_place_and_publication(const void *left, const void *right)
{
    const struct nk_indicator_row *a = left, *b = right;
    const int order = by_place(a, b);
    return order ? order : b->publication->year - a->publication->year;
}

enum nk_status nk_indicator_rows(struct nk_indicator_row **ret, size_t *ret_count, struct nk_arena *arena,
                                 const struct nk_publication *const *publications, size_t count,
                                 const struct nk_indicator_query *query)
{
    struct finding_rows finding = {.arena = arena, .query = query};
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < count && status == NK_OK; i++)
        status = add_publication(&finding, publications[i]);
    if (status != NK_OK)
        return status;
    if (finding.count)
        qsort(finding.rows, finding.count, sizeof *finding.rows, by_place_and_publication);
    size_t kept = 0;
    for (size_t i = 0; i < finding.count; i++)
        if (kept == 0 || by_place(&finding.rows[kept - 1], &finding.rows[i]) != 0)
            finding.rows[kept++] = finding.rows[i];
    *ret = finding.rows;
    *ret_count = kept;
    return NK_OK;
}

/* ---- breaches ---- */

static int worst_first(const void *left, const void *right)
{
    const struct nk_breach *a = left, *b = right;
    if (a->missed != b->missed)
        return b->missed - a->missed;
    if (a->has_minutes_over != b->has_minutes_over)
        return b->has_minutes_over - a->has_minutes_over;
    const int order = a->has_minutes_over ? nk_fraction_compare(nk_fraction_of(b->minutes_over),
                                                                nk_fraction_of(a->minutes_over))
                                          : 0;
    return order ? order : by_place(a->row, b->row);
}

static enum nk_status measure(struct nk_breach *breach)
{
    const struct nk_indicator_result *result = &breach->row->result;
    if (!result->has_availability || !result->has_minutes_allowed)
        return NK_OK;
    const struct nk_fraction used = nk_fraction_of(result->minutes_used);
    const struct nk_fraction allowed = nk_fraction_of(result->minutes_allowed);
    struct nk_fraction over;
    enum nk_status status = nk_fraction_subtract(&over, used, allowed);
    if (status == NK_OK)
        status = nk_fraction_round(&breach->minutes_over, over, NK_MINUTE_DECIMALS);
    if (status != NK_OK)
        return status;
    breach->has_minutes_over = true;
    status = nk_fraction_divide(&breach->times, used, allowed, 1, 1);
    breach->has_times = status == NK_OK;
    return status == NK_UNDEFINED ? NK_OK : status;
}

enum nk_status nk_indicator_breaches(struct nk_breach **ret, size_t *ret_count, struct nk_arena *arena,
                                     const struct nk_indicator_row *rows, size_t count)
{
    struct nk_breach *breaches = NK_NEW_ARRAY(arena, struct nk_breach, count + 1);
    if (!breaches)
        return NK_NO_MEMORY;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct nk_indicator_result *result = &rows[i].result;
        struct nk_breach breach = {
            .row = &rows[i],
            .missed = result->verdict == NK_MISSED,
            .stated_otherwise = result->verdict_stated && result->verdict != NK_UNDETERMINED &&
                                result->stated_verdict != result->verdict,
        };
        if (!breach.missed && !breach.stated_otherwise)
            continue;
        const enum nk_status status = measure(&breach);
        if (status != NK_OK)
            return status;
        breaches[found++] = breach;
    }
    qsort(breaches, found, sizeof *breaches, worst_first);
    *ret = breaches;
    *ret_count = found;
    return NK_OK;
}
