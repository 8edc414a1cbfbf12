#include "core/figures.h"

#include "core/figure_terms.h"
#include "core/order.h"

enum { PERCENT = 100, ESTIMATED_SHARE_DECIMALS = 1 };

/* What the values of one figure for one entity are computed from. */
struct question {
    struct nk_arena *arena;
    const struct nk_figure *figure;
    struct nk_figure_year now, before; /* before.sums is NULL when there is no year before */
};

/* How much of a side is estimated. Where terms are subtracted from each other the share is that of all that was
 * taken. */
static enum nk_status share_estimated(struct nk_decimal *ret, struct nk_side *side)
{
    if (nk_decimal_compare(side->estimated, side->magnitude) > 0)
        side->estimated = side->magnitude;
    enum nk_status status =
        nk_decimal_ratio(ret, side->estimated, side->magnitude, PERCENT, ESTIMATED_SHARE_DECIMALS);
    if (status != NK_UNDEFINED)
        return status;
    *ret = (struct nk_decimal){.units = 0, .scale = ESTIMATED_SHARE_DECIMALS};
    return NK_OK;
}

static enum nk_absence absence_of(const struct nk_side *numerator, const struct nk_side *denominator)
{
    if (numerator->absence == NK_NOT_DEFINED_FOR_ENTITY || denominator->absence == NK_NOT_DEFINED_FOR_ENTITY)
        return NK_NOT_DEFINED_FOR_ENTITY;
    if (numerator->absence != NK_PRESENT)
        return numerator->absence;
    if (denominator->absence == NK_NOT_REPORTED)
        return NK_DENOMINATOR_MISSING;
    if (denominator->absence != NK_PRESENT)
        return denominator->absence;
    return denominator->value.units == 0 ? NK_DENOMINATOR_ZERO : NK_PRESENT;
}

/* The value of one code of the breakdown, or of all. `*ret_any` says whether anything was given for it. */
static enum nk_status compute_one(struct nk_figure_value *value, bool *ret_any, const struct question *question,
                                  const struct nk_cell_filter *breakdown)
{
    const struct nk_figure *figure = question->figure;
    const struct nk_cell_filter everything = {.category = {.length = 0}};
    struct nk_side numerator;
    struct nk_side denominator = {.value = nk_decimal_integer(1)};

    enum nk_status status = nk_side_compute(&numerator, figure->numerator, figure->numerator_count, breakdown,
                                            &question->now, &question->before);
    if (status == NK_OK && figure->denominator_count > 0)
        status = nk_side_compute(&denominator, figure->denominator, figure->denominator_count, &everything,
                                 &question->now, &question->before);
    if (status != NK_OK)
        return status;

    *ret_any = numerator.any_present;
    value->absence = absence_of(&numerator, &denominator);
    value->numerator = numerator.value;
    value->denominator = denominator.value;
    value->numerator_before = numerator.before;
    value->denominator_before = denominator.before;
    value->numerator_known = numerator.absence == NK_PRESENT;
    value->denominator_known = denominator.absence == NK_PRESENT;
    value->has_denominator = figure->denominator_count > 0;
    value->status = NK_MISSING;
    if (value->numerator_known)
        status = share_estimated(&value->estimated_share, &numerator);
    if (status == NK_OK && value->has_denominator && value->denominator_known)
        status = share_estimated(&value->denominator_estimated_share, &denominator);
    value->estimated = numerator.estimated;
    value->magnitude = numerator.magnitude;
    if (status != NK_OK || value->absence != NK_PRESENT)
        return status;
    value->status = numerator.status > denominator.status ? numerator.status : denominator.status;
    return nk_decimal_ratio(&value->value, numerator.value, denominator.value, figure->factor, figure->decimals);
}

bool nk_figure_looks_back(const struct nk_figure *figure)
{
    for (size_t i = 0; i < figure->numerator_count; i++)
        if (figure->numerator[i].year_offset != 0)
            return true;
    for (size_t i = 0; i < figure->denominator_count; i++)
        if (figure->denominator[i].year_offset != 0)
            return true;
    return false;
}

static int compare_actors(const void *context, size_t a, size_t b)
{
    const struct nk_actor *const *actors = context;
    return nk_text_compare(actors[a]->id, actors[b]->id);
}

static bool uses_sum(const struct nk_figure_term *terms, size_t count, enum nk_sum sum, int year_offset)
{
    for (size_t i = 0; i < count; i++)
        if (terms[i].sum == sum && terms[i].year_offset == year_offset)
            return true;
    return false;
}

/* Writes the estimates that the figure's sums of one year have in them, unless there is nowhere to; gives their
 * number. */
static size_t list_imputed(const struct nk_imputed **ret, const struct nk_figure *figure,
                           const struct nk_figure_year *year, int year_offset)
{
    size_t count = 0;
    for (size_t i = 0; year->sums && i < year->sums->imputed_count; i++) {
        const struct nk_imputed *imputed = &year->sums->imputed[i];
        enum nk_sum target = imputed->imputation->target;
        if (!nk_sums_have_imputed(year->sums, year->entity, imputed) ||
            (!uses_sum(figure->numerator, figure->numerator_count, target, year_offset) &&
             !uses_sum(figure->denominator, figure->denominator_count, target, year_offset)))
            continue;
        if (ret)
            ret[count] = imputed;
        count++;
    }
    return count;
}

static enum nk_status describe_imputed(struct nk_figure_value *value, const struct question *question)
{
    const struct nk_figure *figure = question->figure;
    size_t now = list_imputed(NULL, figure, &question->now, 0);
    size_t before = list_imputed(NULL, figure, &question->before, -1);
    if (now + before == 0)
        return NK_OK;
    const struct nk_imputed **imputed = NK_NEW_ARRAY(question->arena, const struct nk_imputed *, now + before);
    if (!imputed)
        return NK_NO_MEMORY;
    list_imputed(imputed, figure, &question->now, 0);
    list_imputed(imputed + now, figure, &question->before, -1);
    value->imputed = imputed;
    value->imputed_count = now + before;
    return NK_OK;
}

/* Who is missing in either year, each once. */
static enum nk_status join_missing(struct nk_figure_value *value, const struct question *question)
{
    const struct nk_figure_year *years[] = {&question->now, &question->before};
    size_t most = question->now.sums->missing_count[question->now.entity] +
                  question->before.sums->missing_count[question->before.entity];
    const struct nk_actor **all = NK_NEW_ARRAY(question->arena, const struct nk_actor *, most);
    const struct nk_actor **joined = NK_NEW_ARRAY(question->arena, const struct nk_actor *, most);
    size_t *positions = NK_NEW_ARRAY(question->arena, size_t, most);
    if (!all || !joined || !positions)
        return NK_NO_MEMORY;

    size_t count = 0;
    for (size_t y = 0; y < sizeof(years) / sizeof(years[0]); y++)
        for (size_t i = 0; i < years[y]->sums->missing_count[years[y]->entity]; i++)
            all[count++] = years[y]->sums->missing[years[y]->entity][i];
    nk_order(positions, count, compare_actors, all);

    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *actor = all[positions[i]];
        if (kept == 0 || !nk_text_equal(joined[kept - 1]->id, actor->id))
            joined[kept++] = actor;
    }
    value->missing = joined;
    value->missing_count = kept;
    return NK_OK;
}

/* What is the same for every code of the breakdown. */
static enum nk_status describe(struct nk_figure_value *value, const struct question *question)
{
    const struct nk_sums *sums = question->now.sums;
    size_t entity = question->now.entity;
    *value = (struct nk_figure_value){
        .figure = question->figure,
        .entity = sums->entity_ids[entity],
        .year = sums->consolidation->input->year,
        .missing = sums->missing[entity],
        .missing_count = sums->missing_count[entity],
        .illustrative = sums->illustrative[entity],
    };
    enum nk_status status = describe_imputed(value, question);
    if (status != NK_OK || !question->before.sums || !nk_figure_looks_back(question->figure))
        return status;
    value->illustrative |= question->before.sums->illustrative[question->before.entity];
    return join_missing(value, question);
}

/* The year before, as far as the entity takes part in it. Sums of any other year are none. */
static struct nk_figure_year year_before(const struct nk_sums *before, const struct nk_sums *now, struct nk_text entity)
{
    if (!before || before->consolidation->input->year != now->consolidation->input->year - 1)
        return (struct nk_figure_year){.sums = NULL};
    int found = nk_sums_entity(before, entity);
    if (found < 0)
        return (struct nk_figure_year){.sums = NULL};
    return (struct nk_figure_year){.sums = before, .entity = (size_t)found};
}

/* The codes that a figure is broken down by; NULL for none. */
static const struct nk_code_list *codes_of(const struct nk_figure *figure, const struct nk_methodology *methodology)
{
    switch (figure->breakdown) {
    case NK_BY_NOTHING:
        return NULL;
    case NK_BY_CATEGORY:
        return &methodology->categories;
    case NK_BY_AREA:
        return &methodology->areas;
    }
    return NULL;
}

static enum nk_status compute_breakdown(struct nk_figure_value *values, size_t *ret_count,
                                        const struct question *question, const struct nk_figure_value *common,
                                        const struct nk_code_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        struct nk_text code = list->codes[i].code;
        struct nk_cell_filter filter = {.category = {.length = 0}};
        struct nk_figure_value *value = &values[count];
        *value = *common;
        if (question->figure->breakdown == NK_BY_CATEGORY)
            filter.category = value->category = code;
        else
            filter.area = value->area = code;

        bool any;
        enum nk_status status = compute_one(value, &any, question, &filter);
        if (status != NK_OK)
            return status;
        if (any || !nk_text_is(code, NK_UNSPECIFIED))
            count++;
    }
    *ret_count = count;
    return NK_OK;
}

enum nk_status nk_figure_compute(struct nk_figure_value **ret_values, size_t *ret_count, struct nk_arena *arena,
                                 const struct nk_figure *figure, const struct nk_sums *sums, size_t entity,
                                 const struct nk_sums *before)
{
    const struct question question = {
        .arena = arena,
        .figure = figure,
        .now = {.sums = sums, .entity = entity},
        .before = year_before(before, sums, sums->entity_ids[entity]),
    };
    const struct nk_code_list *list = codes_of(figure, sums->consolidation->shape.methodology);
    struct nk_figure_value *values = NK_NEW_ARRAY(arena, struct nk_figure_value, list ? list->count : 1);
    if (!values)
        return NK_NO_MEMORY;

    struct nk_figure_value common;
    enum nk_status status = describe(&common, &question);
    if (status != NK_OK)
        return status;

    size_t count = 1;
    if (list) {
        status = compute_breakdown(values, &count, &question, &common, list);
    } else {
        const struct nk_cell_filter everything = {.category = {.length = 0}};
        bool any;
        values[0] = common;
        status = compute_one(&values[0], &any, &question, &everything);
    }
    if (status != NK_OK)
        return status;
    *ret_values = values;
    *ret_count = count;
    return NK_OK;
}
