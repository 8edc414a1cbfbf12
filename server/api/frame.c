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
