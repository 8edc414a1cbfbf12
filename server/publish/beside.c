#include "server/publish/beside.h"

/* The benchmark that compares with the figure, or else the first that does not, with the reason. */
static const struct nk_comparison *foremost(const struct nk_comparison *comparisons, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (comparisons[i].benchmark->comparable)
            return &comparisons[i];
    return count ? &comparisons[0] : NULL;
}

static int order_of_imputed(const struct nk_imputed *a, const struct nk_imputed *b)
{
    return a->imputation->year != b->imputation->year ? a->imputation->year - b->imputation->year
                                                      : nk_text_compare(a->imputation->id, b->imputation->id);
}

static enum nk_status note_imputed(struct nk_series_frame *frame, struct nk_arena *arena,
                                   const struct nk_figure_value *value)
{
    for (size_t i = 0; i < value->imputed_count; i++) {
        const struct nk_imputed *imputed = value->imputed[i];
        size_t place = 0;
        while (place < frame->imputed_count && order_of_imputed(frame->imputed[place], imputed) < 0)
            place++;
        if (place < frame->imputed_count && order_of_imputed(frame->imputed[place], imputed) == 0)
            continue;
        const struct nk_imputed **larger = NK_NEW_ARRAY(arena, const struct nk_imputed *, frame->imputed_count + 1);
        if (!larger)
            return NK_NO_MEMORY;
        for (size_t k = 0; k <= frame->imputed_count; k++)
            larger[k] = k < place ? frame->imputed[k] : k == place ? imputed : frame->imputed[k - 1];
        frame->imputed = larger;
        frame->imputed_count++;
    }
    return NK_OK;
}

enum nk_status nk_figure_look_beside(struct nk_figure_beside *ret, struct nk_series_frame *frame,
                                     struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                     const struct nk_figure_value *value, const struct nk_figure_value *nominal)
{
    const struct nk_break **breaks;
    struct nk_comparison *comparisons;
    size_t comparison_count;
    enum nk_status status = nk_series_breaks(&breaks, &ret->break_count, arena, catalogue, value);
    if (status == NK_OK)
        status = nk_series_compare(&comparisons, &comparison_count, arena, catalogue, value);
    if (status != NK_OK)
        return status;
    ret->breaks = breaks;
    ret->comparison = foremost(comparisons, comparison_count);
    ret->nominal_known = value->price_index && nominal->absence == NK_PRESENT;
    ret->nominal = nominal->value;

    status = nk_frame_note_breaks(frame, arena, ret->breaks, ret->break_count);
    if (status == NK_OK && ret->comparison)
        status = nk_frame_note_breaks(frame, arena, (const struct nk_break *const *)ret->comparison->breaks,
                                      ret->comparison->break_count);
    return status == NK_OK ? note_imputed(frame, arena, value) : status;
}

void nk_frame_keep_dimensions(struct nk_series_frame *frame, bool categories, bool areas)
{
    if (!categories)
        frame->categories = NULL;
    if (!areas)
        frame->areas = NULL;
}

static int order_of_breaks(const struct nk_break *a, const struct nk_break *b)
{
    return a->year != b->year ? a->year - b->year : nk_text_compare(a->id, b->id);
}

enum nk_status nk_frame_note_breaks(struct nk_series_frame *frame, struct nk_arena *arena,
                                    const struct nk_break *const *breaks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t place = 0;
        while (place < frame->break_count && order_of_breaks(frame->breaks[place], breaks[i]) < 0)
            place++;
        if (place < frame->break_count && order_of_breaks(frame->breaks[place], breaks[i]) == 0)
            continue;
        const struct nk_break **larger = NK_NEW_ARRAY(arena, const struct nk_break *, frame->break_count + 1);
        if (!larger)
            return NK_NO_MEMORY;
        for (size_t k = 0; k <= frame->break_count; k++)
            larger[k] = k < place ? frame->breaks[k] : k == place ? breaks[i] : frame->breaks[k - 1];
        frame->breaks = larger;
        frame->break_count++;
    }
    return NK_OK;
}

void nk_frame_keep_dimensions_of(struct nk_series_frame *frame, const struct nk_figure_value *values, size_t count)
{
    bool categories = false, areas = false;
    for (size_t i = 0; i < count; i++) {
        categories = categories || values[i].category.length > 0;
        areas = areas || values[i].area.length > 0;
    }
    nk_frame_keep_dimensions(frame, categories, areas);
}
