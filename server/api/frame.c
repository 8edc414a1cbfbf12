#include "server/api/frame.h"

#include "server/api/answer.h"
#include "server/api/parameters.h"

/* The codes of a classification that the years of the publications have in common. */
static enum nk_status codes_in_common(const struct nk_harmonised **ret, struct nk_arena *arena,
                                      const struct nk_selection *selection, struct nk_text classification)
{
    /* The newest publication knows what became of the codes of the years before it. */
    const struct nk_catalogue *catalogue = &selection->publications[selection->count - 1]->bundle.catalogue;
    struct nk_text *versions = NK_NEW_ARRAY(arena, struct nk_text, selection->count);
    struct nk_harmonised *harmonised = NK_NEW(arena, struct nk_harmonised);
    if (!versions || !harmonised)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < selection->count; i++)
        versions[i] = selection->publications[i]->bundle.methodology->classification_version;
    *ret = harmonised;
    return nk_harmonise(harmonised, arena, catalogue, classification, versions, selection->count);
}

bool nk_read_classification(struct nk_series_frame *frame, struct nk_viewing *viewing,
                            const struct nk_selection *selection)
{
    struct nk_text classification = nk_parameter_text(viewing->request, "classification");
    bool in_common = nk_text_is(classification, "harmonised");
    if (nk_parameter_is_given(viewing->request, "classification") && !in_common && !nk_text_is(classification, "own")) {
        nk_answer_invalid_parameter(viewing->request, "classification", NK_TEXT("own, harmonised"));
        return false;
    }
    frame->harmonised = in_common;
    if (!in_common || selection->count == 0)
        return true;
    if (codes_in_common(&frame->categories, viewing->arena, selection, NK_TEXT("resource-category")) == NK_OK &&
        codes_in_common(&frame->areas, viewing->arena, selection, NK_TEXT("ict-area")) == NK_OK)
        return true;
    nk_answer_problem(viewing->request, "internal");
    return false;
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

static int order_of_imputed(const struct nk_imputed *a, const struct nk_imputed *b)
{
    return a->imputation->year != b->imputation->year ? a->imputation->year - b->imputation->year
                                                      : nk_text_compare(a->imputation->id, b->imputation->id);
}

enum nk_status nk_frame_note_imputed(struct nk_series_frame *frame, struct nk_arena *arena,
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
