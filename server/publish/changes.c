#include "server/publish/changes.h"

#include "server/publish/figure_pairs.h"

/* Both manifests are sorted by actor, so one walk through both finds what is not the same. */
static enum nk_status compare_returns(struct nk_publication_changes *changes, struct nk_arena *arena)
{
    const struct nk_bundle *before = &changes->before->bundle, *after = &changes->after->bundle;
    struct nk_return_replacement *returns =
        NK_NEW_ARRAY(arena, struct nk_return_replacement, before->return_count + after->return_count);
    if (!returns)
        return NK_NO_MEMORY;
    size_t i = 0, k = 0, count = 0;
    while (i < before->return_count || k < after->return_count) {
        const struct nk_manifest_line *old = i < before->return_count ? &before->manifest[i] : NULL;
        const struct nk_manifest_line *new = k < after->return_count ? &after->manifest[k] : NULL;
        int order = !old ? 1 : !new ? -1 : nk_text_compare(old->actor, new->actor);
        bool same = order == 0 && old->revision == new->revision && nk_text_equal(old->sha256, new->sha256);
        if (!same)
            returns[count++] =
                (struct nk_return_replacement){.before = order <= 0 ? old : NULL, .after = order >= 0 ? new : NULL};
        i += order <= 0;
        k += order >= 0;
    }
    changes->returns = returns;
    changes->return_count = count;
    return NK_OK;
}

static enum nk_status compare_figures(struct nk_publication_changes *changes, struct nk_arena *arena)
{
    const struct nk_figure_comparison comparison = {
        .before = changes->before,
        .after = changes->after,
        .before_looks_back = changes->before_looks_back ? &changes->before_looks_back->sums : NULL,
        .after_looks_back = changes->after_looks_back ? &changes->after_looks_back->sums : NULL,
        .only_moved = true,
    };
    struct nk_figure_pair *pairs;
    enum nk_status status = nk_figure_pairs(&pairs, &changes->figure_count, arena, &comparison);
    if (status == NK_OK)
        changes->figures = pairs;
    return status;
}

enum nk_status nk_publication_changes_of(struct nk_publication_changes *ret, struct nk_arena *arena,
                                         const struct nk_edition *before, const struct nk_edition *after,
                                         const struct nk_publication *before_looks_back,
                                         const struct nk_publication *after_looks_back)
{
    struct nk_publication_changes changes = {
        .before = before ? nk_edition_publication(before) : NULL,
        .after = nk_edition_publication(after),
        .before_looks_back = before_looks_back,
        .after_looks_back = after_looks_back,
    };
    struct nk_reference_difference *references;
    enum nk_status status = NK_OK;
    if (before) {
        status = compare_returns(&changes, arena);
        if (status == NK_OK)
            status = compare_figures(&changes, arena);
        if (status == NK_OK)
            status = nk_bundle_differences(&references, &changes.reference_count, arena, nk_edition_bundle(before),
                                           nk_edition_bundle(after));
        if (status == NK_OK)
            changes.references = references;
    }
    if (status == NK_OK)
        *ret = changes;
    return status;
}
