#include "core/sums.h"

#include "core/codes.h"
#include "core/order.h"
#include "core/sums_work.h"

enum { ABSENCES = 8 };
static const char *const absences[ABSENCES] = {
    [NK_PRESENT] = "present",
    [NK_NOT_REPORTED] = "not-reported",
    [NK_DENOMINATOR_MISSING] = "denominator-missing",
    [NK_DENOMINATOR_ZERO] = "denominator-zero",
    [NK_NOT_DEFINED_FOR_ENTITY] = "not-defined-for-entity",
    [NK_YEAR_BEFORE_MISSING] = "year-before-missing",
    [NK_PRICE_INDEX_MISSING] = "price-index-missing",
    [NK_NOT_SEPARABLE] = "not-separable",
};

const char *nk_absence_code(enum nk_absence absence)
{
    return nk_codes_text(absences, ABSENCES, absence);
}

bool nk_is_entity(const struct nk_catalogue *catalogue, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, id);
    return nk_text_is(id, NK_ALL_REGIONS) || nk_text_is(id, NK_SECTOR) ||
           (actor && (actor->kind == NK_REGION || actor->kind == NK_NATIONAL_ACTOR));
}

static bool is_national(const struct nk_sums_work *work, size_t entity)
{
    return entity >= work->consolidation->region_count && entity < work->consolidation->entity_count;
}

static bool is_defined(const struct nk_sums_work *work, size_t entity, size_t sum)
{
    if (entity == work->sector)
        return sum == NK_SUM_ICT_EXPENDITURE;
    if (is_national(work, entity))
        return sum != NK_SUM_ICT_EXPENDITURE_OWN && sum != NK_SUM_NATIONAL_SHARE &&
               sum != NK_SUM_ICT_EXPENDITURE_FORMER;
    return true;
}

/* A region or a national actor must have reported itself; a sum over entities has what is there. */
static void leave_out_what_does_not_exist(struct nk_sums_work *work)
{
    for (size_t entity = 0; entity < work->sums.entity_count; entity++) {
        bool nothing = nk_sums_returns(work, entity) == 0;
        for (size_t sum = 0; sum < NK_SUMS; sum++) {
            if (!is_defined(work, entity, sum))
                *nk_sums_value(work, entity, sum) = (struct nk_sum_value){.absence = NK_NOT_DEFINED_FOR_ENTITY};
            else if (nothing)
                *nk_sums_value(work, entity, sum) = (struct nk_sum_value){.absence = NK_NOT_REPORTED};
        }
    }
}

static int compare_actors(const void *context, size_t a, size_t b)
{
    const struct nk_actor *const *actors = context;
    return nk_text_compare(actors[a]->id, actors[b]->id);
}

/* Writes the units of the entities first … last − 1 that are not in the sums, or not with everything, unless there is
 * nowhere to; gives their number. */
static size_t list_missing(const struct nk_actor **ret, const struct nk_consolidation *consolidation, size_t first,
                           size_t last)
{
    const struct nk_consolidation_input *input = consolidation->input;
    size_t count = 0;
    for (size_t i = first; i < last; i++) {
        const struct nk_entity *entity = &consolidation->entities[i];
        for (size_t m = 0; ret && m < entity->missing_count; m++)
            ret[count + m] = entity->missing[m];
        count += entity->missing_count;
    }
    for (size_t i = 0; i < input->return_count; i++) {
        const struct nk_reported *facts = &consolidation->reported[i];
        if (!facts->leaves_out || facts->entity < first || facts->entity >= last)
            continue;
        if (ret)
            ret[count] = input->returns[i].actor;
        count++;
    }
    return count;
}

static enum nk_status missing_of(struct nk_sums_work *work, size_t entity, size_t first, size_t last)
{
    size_t count = list_missing(NULL, work->consolidation, first, last);
    const struct nk_actor **found = NK_NEW_ARRAY(work->arena, const struct nk_actor *, count);
    const struct nk_actor **sorted = NK_NEW_ARRAY(work->arena, const struct nk_actor *, count);
    size_t *positions = NK_NEW_ARRAY(work->arena, size_t, count);
    if (!found || !sorted || !positions)
        return NK_NO_MEMORY;

    list_missing(found, work->consolidation, first, last);
    nk_order(positions, count, compare_actors, found);
    for (size_t i = 0; i < count; i++)
        sorted[i] = found[positions[i]];
    work->sums.missing[entity] = sorted;
    work->sums.missing_count[entity] = count;
    return NK_OK;
}

static enum nk_status describe_entities(struct nk_sums_work *work)
{
    const struct nk_consolidation *consolidation = work->consolidation;
    struct nk_sums *sums = &work->sums;
    sums->entity_ids = NK_NEW_ARRAY(work->arena, struct nk_text, sums->entity_count);
    sums->missing = NK_NEW_ARRAY(work->arena, const struct nk_actor **, sums->entity_count);
    sums->missing_count = NK_NEW_ARRAY(work->arena, size_t, sums->entity_count);
    sums->illustrative = NK_NEW_ARRAY(work->arena, bool, sums->entity_count);
    if (!sums->entity_ids || !sums->missing || !sums->missing_count || !sums->illustrative)
        return NK_NO_MEMORY;

    sums->entity_ids[work->all_regions] = NK_TEXT(NK_ALL_REGIONS);
    sums->entity_ids[work->sector] = NK_TEXT(NK_SECTOR);
    for (size_t i = 0; i < consolidation->entity_count; i++) {
        bool region = i < consolidation->region_count;
        sums->entity_ids[i] = consolidation->entities[i].actor->id;
        sums->illustrative[i] = consolidation->entities[i].provenance.own_illustrative ||
                                (region && consolidation->entities[i].provenance.allocated_illustrative);
        sums->illustrative[work->all_regions] |= region && sums->illustrative[i];
        sums->illustrative[work->sector] |= sums->illustrative[i];
        enum nk_status status = missing_of(work, i, i, i + 1);
        if (status != NK_OK)
            return status;
    }
    enum nk_status status = missing_of(work, work->all_regions, 0, consolidation->region_count);
    return status == NK_OK ? missing_of(work, work->sector, 0, consolidation->entity_count) : status;
}

enum nk_status nk_sums_compute(struct nk_sums *ret, struct nk_arena *arena,
                               const struct nk_consolidation *consolidation)
{
    struct nk_sums_work work = {
        .arena = arena,
        .consolidation = consolidation,
        .sums = {.consolidation = consolidation, .entity_count = consolidation->entity_count + 2},
        .all_regions = consolidation->entity_count,
        .sector = consolidation->entity_count + 1,
    };
    work.sums.values = NK_NEW_ARRAY(arena, struct nk_sum_value, work.sums.entity_count * NK_SUMS);
    if (!work.sums.values)
        return NK_NO_MEMORY;
    enum nk_status status = describe_entities(&work);
    if (status == NK_OK)
        status = nk_sums_fill_cells(&work);
    if (status == NK_OK)
        status = nk_impute(&work.sums.imputed, &work.sums.imputed_count, arena, consolidation->input);
    if (status == NK_OK)
        status = nk_sums_fill_numbers(&work);
    if (status == NK_OK)
        status = nk_sums_fill_former(&work);
    if (status != NK_OK)
        return status;
    leave_out_what_does_not_exist(&work);
    *ret = work.sums;
    return NK_OK;
}

bool nk_sums_have_imputed(const struct nk_sums *sums, size_t entity, const struct nk_imputed *imputed)
{
    const struct nk_entity *of = nk_consolidation_entity(sums->consolidation, imputed->entity->id);
    if (imputed->gap != NK_NO_GAP || !of || of->return_count == 0)
        return false;
    size_t position = (size_t)(of - sums->consolidation->entities);
    bool is_region = position < sums->consolidation->region_count;
    return entity == position || (is_region && nk_text_is(sums->entity_ids[entity], NK_ALL_REGIONS));
}

int nk_sums_entity(const struct nk_sums *sums, struct nk_text entity)
{
    for (size_t i = 0; i < sums->entity_count; i++)
        if (nk_text_equal(sums->entity_ids[i], entity))
            return (int)i;
    return -1;
}
