#include "server/wire/what_if_out.h"

#include "server/wire/figure_pairs_out.h"
#include "server/wire/findings_out.h"
#include "server/wire/published_out.h"

enum { BASES = 4 };
static const char *const bases[BASES] = {
    [NK_FROM_NOTHING] = "none",
    [NK_FROM_PUBLICATION] = "publication",
    [NK_FROM_REVISION] = "revision",
    [NK_FROM_DOCUMENT] = "document",
};

static void build_return(struct nk_builder *builder, struct nk_node item, const struct nk_what_if_finding *changed,
                         struct nk_arena *arena, enum nk_language language)
{
    nk_build_text(builder, item, "actor", changed->actor);
    nk_build_code(builder, item, "base", bases[changed->base]);
    if (changed->revision)
        nk_build_integer(builder, item, "revision", changed->revision);
    else
        nk_build_null(builder, item, "revision");
    struct nk_node findings = nk_build_finding_counts(builder, item, "findings", changed->findings);
    nk_build_finding_list(builder, findings, "items", changed->findings, arena, language);
}

struct nk_buffer nk_what_if_json(const struct nk_what_if_answer *answer, struct nk_arena *arena,
                                 enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, answer->published.publications, answer->published.publication_count,
                       answer->before->bundle.illustrative || answer->after->bundle.illustrative, language);
    nk_build_integer(&builder, root, "year", answer->before->bundle.head.year);
    nk_build_sector_pair(&builder, root, &answer->before->consolidation, &answer->after->consolidation);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < answer->value_count; i++)
        nk_build_figure_pair(&builder, nk_build_item_object(&builder, items), &answer->values[i], language);
    struct nk_node returns = nk_build_array(&builder, root, "returns");
    for (size_t i = 0; i < answer->return_count; i++)
        build_return(&builder, nk_build_item_object(&builder, returns), &answer->returns[i], arena, language);
    return nk_build_finish(&builder);
}
