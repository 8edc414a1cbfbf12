/* Which measurements answer a question: that of the very period, or those of its parts. */
#include "core/indicator_work.h"

/* It says how much, not only that or whether. */
static bool has_value(const struct nk_measurement *measurement)
{
    const struct nk_indicator_value *given = measurement->given;
    bool by_time = measurement->indicator->over_time == NK_AGGREGATE_TIME_WEIGHTED;
    return nk_number_has_value(&given->value) ||
           (by_time && (given->incidents_given || nk_number_has_value(&given->minutes_up)));
}

/* The measurements of one actor of an indicator, and what is asked of them. */
struct picking {
    const struct nk_measurement *items;
    size_t count;
    struct nk_text actor;
    const struct nk_period *period;
    struct nk_indicator_picks *picks;
};

static struct nk_text actor_of(const struct nk_measurement *measurement)
{
    return measurement->from->submission->actor;
}

static bool is_inside(const struct picking *picking, const struct nk_measurement *measurement)
{
    return nk_text_equal(actor_of(measurement), picking->actor) &&
           nk_period_contains(picking->period, &measurement->period);
}

static bool is_whole(const struct picking *picking, const struct nk_measurement *measurement)
{
    return measurement->period.first == picking->period->first && measurement->period.last == picking->period->last;
}

static void pick(const struct picking *picking, const struct nk_measurement *measurement)
{
    picking->picks->items[picking->picks->count++] = measurement;
}

static const struct nk_measurement *whole_of(const struct picking *picking)
{
    for (size_t i = 0; i < picking->count; i++) {
        const struct nk_measurement *each = &picking->items[i];
        if (is_inside(picking, each) && is_whole(picking, each) && has_value(each))
            return each;
    }
    return NULL;
}

static const struct nk_measurement *last_of(const struct picking *picking)
{
    const struct nk_measurement *last = NULL;
    for (size_t i = 0; i < picking->count; i++) {
        const struct nk_measurement *each = &picking->items[i];
        bool later = !last || each->period.last >= last->period.last;
        if (later && is_inside(picking, each) && has_value(each))
            last = each;
    }
    return last;
}

/* From the beginning, the longest first, none that overlaps one before it. */
static void pick_parts(const struct picking *picking)
{
    nk_date covered = 0;
    for (size_t i = 0; i < picking->count; i++) {
        const struct nk_measurement *each = &picking->items[i];
        if (!is_inside(picking, each) || !has_value(each) || each->period.first <= covered)
            continue;
        pick(picking, each);
        covered = each->period.last;
    }
}

/* What somebody says without a value: a verdict, or that there is none. */
static void note_statements(const struct picking *picking)
{
    for (size_t i = 0; i < picking->count; i++) {
        const struct nk_measurement *each = &picking->items[i];
        if (!is_inside(picking, each))
            continue;
        if (is_whole(picking, each) && each->given->verdict_given && !picking->picks->stated)
            picking->picks->stated = each;
        if (each->given->value.given && picking->picks->absence == NK_INDICATOR_NOT_MEASURED)
            picking->picks->absence = NK_INDICATOR_NOT_COLLECTED;
    }
}

static void pick_of_actor(const struct picking *picking, enum nk_aggregation over_time)
{
    note_statements(picking);
    const struct nk_measurement *whole = whole_of(picking);
    if (whole) {
        pick(picking, whole);
        return;
    }
    switch (over_time) {
    case NK_AGGREGATE_NONE:
        if (last_of(picking))
            picking->picks->absence = NK_INDICATOR_NOT_OVER_TIME;
        return;
    case NK_AGGREGATE_LAST:
        if (last_of(picking))
            pick(picking, last_of(picking));
        return;
    case NK_AGGREGATE_SUM:
    case NK_AGGREGATE_MAXIMUM:
    case NK_AGGREGATE_TIME_WEIGHTED:
    case NK_AGGREGATE_RATIO:
        pick_parts(picking);
        return;
    }
}

static bool is_first_of_actor(const struct nk_measurement *items, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (nk_text_equal(actor_of(&items[i]), actor_of(&items[index])))
            return false;
    return true;
}

enum nk_status nk_indicator_pick(struct nk_indicator_picks *ret, struct nk_arena *arena,
                                 const struct nk_measurements *measurements,
                                 const struct nk_indicator_question *question, const struct nk_indicator *indicator)
{
    size_t count;
    size_t first = nk_measurements_of(measurements, question->service, question->indicator, &count);
    const struct nk_measurement *items = measurements->items + first;
    struct nk_indicator_picks picks = {.absence = NK_INDICATOR_NOT_MEASURED};
    picks.items = NK_NEW_ARRAY(arena, const struct nk_measurement *, count);
    if (!picks.items)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        bool asked = question->actor.length == 0 || nk_text_equal(question->actor, actor_of(&items[i]));
        if (!asked || !is_first_of_actor(items, i))
            continue;
        const struct picking picking = {
            .items = items, .count = count, .actor = actor_of(&items[i]), .period = &question->period, .picks = &picks};
        pick_of_actor(&picking, indicator->over_time);
    }
    *ret = picks;
    return NK_OK;
}
