/* A sweep along the time: at every edge of an incident, a window or an unmonitored time the state may change, and
 * between two edges it does not. */
#include "core/incidents.h"

/* Weights are counted in parts of 10^9, the finest that a decimal has. */
enum { WEIGHT_WHOLE = 1000000000 };
#define TICKS_OF_SECOND_AND_WEIGHT (NK_TICKS_OF_SECOND / WEIGHT_WHOLE)

enum edge_kind { EDGE_INCIDENT = 0, EDGE_WINDOW = 1, EDGE_UNMONITORED = 2 };
enum { EDGE_KINDS = 3 };

struct edge {
    int64_t at;
    uint32_t index; /* of the incident */
    uint8_t kind;
    int8_t step; /* +1 at a start, −1 at an end */
};

struct active {
    int64_t weight, end;
};

struct sweep {
    int64_t start, end;
    const struct nk_indicator_value *given;
    struct edge *edges;
    size_t edge_count;
    struct active *active; /* a heap, the largest weight first; what has ended leaves when it comes to the top */
    size_t active_count;
    size_t open[EDGE_KINDS], planned;
    struct nk_availability result;
};

static bool weight_of(int64_t *ret, const struct nk_number *number)
{
    *ret = WEIGHT_WHOLE;
    if (!nk_number_has_value(number))
        return true;
    const struct nk_decimal whole = nk_decimal_integer(1);
    if (number->value.units < 0 || nk_decimal_compare(number->value, whole) > 0)
        return false;
    *ret = number->value.units;
    for (uint8_t digit = number->value.scale; digit < NK_DECIMAL_SCALE_MAX; digit++)
        *ret *= 10;
    return true;
}

static void add_span(struct sweep *sweep, const struct nk_time_span *span, enum edge_kind kind, size_t index)
{
    int64_t start = span->start > sweep->start ? span->start : sweep->start;
    int64_t end = span->end < sweep->end ? span->end : sweep->end;
    if (start >= end)
        return;
    struct edge edge = {.at = start, .index = (uint32_t)index, .kind = (uint8_t)kind, .step = 1};
    sweep->edges[sweep->edge_count++] = edge;
    edge.at = end;
    edge.step = -1;
    sweep->edges[sweep->edge_count++] = edge;
}

/* Merges runs of growing length; the edges at one time may stand in any order. */
static struct edge *sort(struct edge *edges, struct edge *spare, size_t count)
{
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t first = 0; first < count; first += 2 * run) {
            size_t middle = first + run < count ? first + run : count;
            size_t last = first + 2 * run < count ? first + 2 * run : count;
            size_t left = first;
            size_t right = middle;
            for (size_t to = first; to < last; to++) {
                bool from_left = right == last || (left < middle && edges[left].at <= edges[right].at);
                spare[to] = from_left ? edges[left++] : edges[right++];
            }
        }
        struct edge *sorted = spare;
        spare = edges;
        edges = sorted;
    }
    return edges;
}

static void push(struct sweep *sweep, struct active added)
{
    size_t at = sweep->active_count++;
    for (; at > 0 && sweep->active[(at - 1) / 2].weight < added.weight; at = (at - 1) / 2)
        sweep->active[at] = sweep->active[(at - 1) / 2];
    sweep->active[at] = added;
}

static void pop(struct sweep *sweep)
{
    const struct active moved = sweep->active[--sweep->active_count];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < sweep->active_count; at = child) {
        if (child + 1 < sweep->active_count && sweep->active[child + 1].weight > sweep->active[child].weight)
            child++;
        if (moved.weight >= sweep->active[child].weight)
            break;
        sweep->active[at] = sweep->active[child];
    }
    sweep->active[at] = moved;
}

/* The worst weight of what has begun and not ended; 0 when nothing has. */
static int64_t worst(struct sweep *sweep, int64_t now)
{
    while (sweep->active_count > 0 && sweep->active[0].end <= now)
        pop(sweep);
    return sweep->active_count > 0 ? sweep->active[0].weight : 0;
}

static void account(struct sweep *sweep, int64_t from, int64_t to)
{
    struct nk_availability *result = &sweep->result;
    const __int128 whole = (__int128)(to - from) * NK_TICKS_OF_SECOND;
    const __int128 up = (__int128)(to - from) * (WEIGHT_WHOLE - worst(sweep, from)) * TICKS_OF_SECOND_AND_WEIGHT;
    bool in_window = !sweep->given->maintenance_windows_given || sweep->open[EDGE_WINDOW] > 0;
    if (sweep->planned > 0 && in_window) {
        result->maintenance += whole;
        result->maintenance_up += up;
    } else if (sweep->open[EDGE_UNMONITORED] > 0 && sweep->open[EDGE_INCIDENT] == 0) {
        result->unknown += whole;
    } else {
        result->measured += whole;
        result->up += up;
    }
}

static bool pass(struct sweep *sweep, const struct edge *edge)
{
    sweep->open[edge->kind] += (size_t)edge->step;
    if (edge->kind != EDGE_INCIDENT)
        return true;
    const struct nk_incident *incident = &sweep->given->incidents[edge->index];
    sweep->planned += incident->planned ? (size_t)edge->step : 0;
    struct active added = {.end = incident->time.end};
    if (!weight_of(&added.weight, &incident->weight))
        return false;
    if (edge->step > 0)
        push(sweep, added);
    return true;
}

static enum nk_status prepare(struct sweep *sweep, struct nk_arena *arena)
{
    const struct nk_indicator_value *given = sweep->given;
    size_t most = 2 * (given->incident_count + given->maintenance_window_count + given->unmonitored_count);
    struct edge *spare = NK_NEW_ARRAY(arena, struct edge, most);
    sweep->edges = NK_NEW_ARRAY(arena, struct edge, most);
    sweep->active = NK_NEW_ARRAY(arena, struct active, given->incident_count);
    if (!sweep->edges || !spare || !sweep->active)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < given->incident_count; i++)
        add_span(sweep, &given->incidents[i].time, EDGE_INCIDENT, i);
    for (size_t i = 0; i < given->maintenance_window_count; i++)
        add_span(sweep, &given->maintenance_windows[i], EDGE_WINDOW, i);
    for (size_t i = 0; i < given->unmonitored_count; i++)
        add_span(sweep, &given->unmonitored[i], EDGE_UNMONITORED, i);
    sweep->edges = sort(sweep->edges, spare, sweep->edge_count);
    return NK_OK;
}

enum nk_status nk_incidents_sweep(struct nk_availability *ret, struct nk_arena *arena, int64_t start, int64_t end,
                                  const struct nk_indicator_value *given)
{
    struct sweep sweep = {.start = start, .end = end, .given = given};
    enum nk_status status = prepare(&sweep, arena);
    if (status != NK_OK)
        return status;
    int64_t now = start;
    for (size_t i = 0; i < sweep.edge_count; i++) {
        if (sweep.edges[i].at > now)
            account(&sweep, now, sweep.edges[i].at);
        now = sweep.edges[i].at;
        if (!pass(&sweep, &sweep.edges[i]))
            return NK_INVALID;
    }
    if (end > now)
        account(&sweep, now, end);
    sweep.result.period = (__int128)(end - start) * NK_TICKS_OF_SECOND;
    sweep.result.up_least = sweep.result.up;
    sweep.result.up_most = sweep.result.up;
    *ret = sweep.result;
    return NK_OK;
}
