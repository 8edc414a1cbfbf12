#include "core/series.h"

static const struct nk_actor *entity_named(const struct nk_catalogue *catalogue, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, id);
    return actor ? nk_catalogue_entity_of(catalogue, actor) : NULL;
}

static bool is_region(const struct nk_actor *entity)
{
    return entity && entity->kind == NK_REGION;
}

static bool touches_entity(const struct nk_break *each, const struct nk_catalogue *catalogue, struct nk_text entity)
{
    if (each->entity.length == 0 || nk_text_equal(each->entity, entity))
        return true;
    const struct nk_actor *broken = entity_named(catalogue, each->entity);
    if (nk_text_is(entity, NK_SECTOR))
        return broken || nk_text_is(each->entity, NK_ALL_REGIONS);
    if (nk_text_is(entity, NK_ALL_REGIONS))
        return is_region(broken);
    if (nk_text_is(each->entity, NK_ALL_REGIONS))
        return is_region(entity_named(catalogue, entity));
    return broken && nk_text_equal(broken->id, entity);
}

static bool restricts(const struct nk_figure_term *terms, size_t count, enum nk_breakdown dimension)
{
    for (size_t i = 0; i < count; i++) {
        struct nk_text code = dimension == NK_BY_CATEGORY ? terms[i].category : terms[i].area;
        if (code.length > 0)
            return true;
    }
    return false;
}

static bool uses(const struct nk_break_subject *subject, enum nk_breakdown dimension)
{
    const struct nk_figure *figure = subject->figure;
    if (!figure)
        return dimension == NK_BY_CATEGORY ? subject->by_category : subject->by_area;
    return figure->breakdown == dimension || restricts(figure->numerator, figure->numerator_count, dimension) ||
           restricts(figure->denominator, figure->denominator_count, dimension);
}

static bool touches_figure(const struct nk_break *each, const struct nk_figure *figure)
{
    if (each->figure.length > 0)
        return figure && nk_text_equal(each->figure, figure->id);
    for (size_t i = 0; figure && i < each->exception_count; i++)
        if (nk_text_equal(each->exceptions[i], figure->id))
            return false;
    return true;
}

bool nk_break_touches(const struct nk_break *each, const struct nk_catalogue *catalogue,
                      const struct nk_break_subject *subject)
{
    if (!touches_figure(each, subject->figure))
        return false;
    if (each->breakdown != NK_BY_NOTHING && !uses(subject, each->breakdown))
        return false;
    return touches_entity(each, catalogue, subject->entity);
}

enum nk_status nk_breaks_between(const struct nk_break ***ret, size_t *ret_count, struct nk_arena *arena,
                                 const struct nk_catalogue *catalogue, const struct nk_break_subject *subject,
                                 int after, int until, bool of_benchmark)
{
    const struct nk_break **found = NK_NEW_ARRAY(arena, const struct nk_break *, catalogue->break_count);
    if (!found)
        return NK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->break_count; i++) {
        const struct nk_break *each = &catalogue->breaks[i];
        if (each->year > after && each->year <= until && each->of_benchmark == of_benchmark &&
            nk_break_touches(each, catalogue, subject))
            found[count++] = each;
    }
    *ret = found;
    *ret_count = count;
    return NK_OK;
}

enum nk_status nk_series_breaks(const struct nk_break ***ret, size_t *ret_count, struct nk_arena *arena,
                                const struct nk_catalogue *catalogue, const struct nk_figure_value *value)
{
    const struct nk_break_subject subject = {.entity = value->entity, .figure = value->figure};
    return nk_breaks_between(ret, ret_count, arena, catalogue, &subject, INT16_MIN, value->year, false);
}
