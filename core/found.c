#include "core/found.h"

#include "core/order.h"

/* Members of a return in the order in which it is written. */
static const struct nk_text sections[] = {
    NK_TEXT("actor"), NK_TEXT("year"), NK_TEXT("illustrative"), NK_TEXT("expenditure"),
    NK_TEXT("expenditureByCategory"), NK_TEXT("expenditureByArea"), NK_TEXT("memo"), NK_TEXT("accounts"),
    NK_TEXT("staffing"), NK_TEXT("activity"), NK_TEXT("financing"), NK_TEXT("purchases"), NK_TEXT("indicators"),
    NK_TEXT("serviceCosts"), NK_TEXT("attestations"),
};
enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

/* The step of a pointer that begins at `start`, without the slash after it. */
static struct nk_text step_at(struct nk_text pointer, size_t start)
{
    size_t end = start;
    while (end < pointer.length && pointer.data[end] != '/')
        end++;
    return (struct nk_text){.data = pointer.data + start, .length = end - start};
}

static bool is_index(struct nk_text step)
{
    for (size_t i = 0; i < step.length; i++)
        if (step.data[i] < '0' || step.data[i] > '9')
            return false;
    return step.length > 0;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* Indices are written without leading zeros: the longer is the larger. */
static int compare_steps(struct nk_text a, struct nk_text b)
{
    if (a.length != b.length && is_index(a) && is_index(b))
        return compare_sizes(a.length, b.length);
    return nk_text_compare(a, b);
}

/* Items by their index; an object before what is in it. The steps that both begin with say nothing. */
static int compare_pointers(struct nk_text a, struct nk_text b)
{
    const size_t shorter = a.length < b.length ? a.length : b.length;
    size_t common = 0, step = 0;
    for (; common < shorter && a.data[common] == b.data[common]; common++)
        if (a.data[common] == '/')
            step = common + 1;
    if (common == a.length && common == b.length)
        return 0;
    const int order = compare_steps(step_at(a, step), step_at(b, step));
    return order ? order : compare_sizes(a.length, b.length);
}

/* A finding as it is sorted: the document's sections in the order in which they are written, after what has none. */
struct placed {
    const struct nk_finding *finding;
    size_t section;
};

static struct placed place(const struct nk_finding *finding)
{
    const struct nk_text pointer = finding->place.pointer;
    struct placed placed = {.finding = finding};
    if (pointer.length == 0)
        return placed;
    const struct nk_text first = step_at(pointer, 1);
    while (placed.section < SECTIONS && !nk_text_equal(first, sections[placed.section]))
        placed.section++;
    placed.section++;
    return placed;
}

static int compare_findings(const void *context, size_t left, size_t right)
{
    const struct placed *a = &((const struct placed *)context)[left], *b = &((const struct placed *)context)[right];
    int order = compare_sizes(a->section, b->section);
    if (order == 0)
        order = compare_pointers(a->finding->place.pointer, b->finding->place.pointer);
    if (order == 0 && a->finding->rule != b->finding->rule)
        order = nk_text_compare(a->finding->rule->id, b->finding->rule->id);
    return order ? order : nk_text_compare(a->finding->code, b->finding->code);
}

/* How many findings of a rule are kept. */
struct room {
    size_t of[NK_FATAL + 1];
    size_t all;
};

/* The most that every rule may keep, so that all of them are heard. */
static size_t share_of_rule(const struct room *rooms, size_t rule_count)
{
    for (size_t share = NK_FINDINGS_OF_RULE_MAX; share > 1; share--) {
        size_t kept = 0;
        for (size_t i = 0; i < rule_count; i++)
            kept += rooms[i].all < share ? rooms[i].all : share;
        if (kept <= NK_FINDINGS_MAX)
            return share;
    }
    return 1;
}

/* Of each rule the worst are kept first, so that what is cut off never hides an error. */
static void share_room(struct room *rooms, const struct nk_catalogue *catalogue, const struct nk_finding *findings,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct room *room = &rooms[findings[i].rule - catalogue->rules];
        room->of[findings[i].severity]++;
        room->all++;
    }
    const size_t share = share_of_rule(rooms, catalogue->rule_count);
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        size_t left = share;
        for (size_t severity = NK_FATAL + 1; severity-- > 0;) {
            size_t *room = &rooms[i].of[severity];
            *room = *room < left ? *room : left;
            left -= *room;
        }
    }
}

enum nk_status nk_found_arrange(struct nk_findings *result, const struct nk_checking *checking)
{
    size_t *positions = NK_NEW_ARRAY(checking->arena, size_t, checking->found_count);
    struct placed *placed = NK_NEW_ARRAY(checking->arena, struct placed, checking->found_count);
    struct nk_finding *merged = NK_NEW_ARRAY(checking->arena, struct nk_finding, checking->found_count);
    struct room *rooms = NK_NEW_ARRAY(checking->arena, struct room, checking->catalogue->rule_count);
    if (!positions || !placed || !merged || !rooms)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < checking->found_count; i++)
        placed[i] = place(&checking->found[i]);
    nk_order(positions, checking->found_count, compare_findings, placed);

    size_t count = 0;
    for (size_t i = 0; i < checking->found_count; i++)
        if (i == 0 || compare_findings(placed, positions[i - 1], positions[i]) != 0)
            merged[count++] = checking->found[positions[i]];

    share_room(rooms, checking->catalogue, merged, count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const enum nk_severity severity = merged[i].severity;
        size_t *room = &rooms[merged[i].rule - checking->catalogue->rules].of[severity];
        result->dropped_of[severity] += *room == 0;
        if (*room == 0)
            continue;
        --*room;
        merged[kept++] = merged[i];
    }
    result->items = merged;
    result->count = kept;
    result->dropped = count - kept;
    return NK_OK;
}
