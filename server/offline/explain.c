#include <stdio.h>

#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/publish/answers.h"

/* Says the verdict after the answer has gone out. */
static int conclude(const struct nk_explain_answer *answer)
{
    if (!answer->root) {
        fprintf(stderr, "There is no value: %s.\n", nk_absence_code(answer->value->absence));
        return 0;
    }
    char value[NK_DECIMAL_TEXT_MAX], recomputed[NK_DECIMAL_TEXT_MAX];
    nk_decimal_print(value, answer->value->value);
    nk_decimal_print(recomputed, answer->recomputed);
    if (answer->equal)
        fprintf(stderr, "%s folds again from what was submitted: equal.\n", value);
    else
        fprintf(stderr, "%s was computed, and folds to %s: NOT EQUAL.\n", value, recomputed);
    return answer->equal ? 0 : 1;
}

static int explain(struct nk_arena *arena, const struct nk_offline_options *options,
                   const struct nk_publication *publication, const struct nk_publication *before)
{
    const struct nk_figure *figure =
        nk_catalogue_figure(&publication->bundle.catalogue, nk_text_of(options->figure));
    struct nk_explain_answer answer;
    if (!figure) {
        fprintf(stderr, "nokkeltall: the bundle has no figure %s\n", options->figure);
        return 2;
    }
    enum nk_status status = nk_answer_explanation(&answer, arena, publication, before, figure,
                                                  nk_text_of(options->entity), nk_text_of(options->code));
    if (status == NK_UNDEFINED) {
        fprintf(stderr, "nokkeltall: the bundle has no value of %s for %s%s%s%s\n", options->figure, options->entity,
                options->code ? " and " : "", options->code ? options->code : "",
                figure->breakdown != NK_BY_NOTHING && !options->code ? " without --code" : "");
        return 2;
    }
    if (status != NK_OK) {
        fprintf(stderr, "nokkeltall: there is not enough memory\n");
        return 2;
    }
    struct nk_buffer body = nk_explain_json(&answer, options->language);
    return nk_answer_print(&body) ? conclude(&answer) : 1;
}

int nk_explain_offline(const struct nk_offline_options *options)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_edition *edition, *before;
    int status = 2;
    if (!options->figure || !options->entity)
        fprintf(stderr, "nokkeltall: explain needs --figure and --entity\n");
    else if (nk_file_editions(&edition, &before, &arena, options->bundle, options->before)) {
        status = explain(&arena, options, nk_edition_publication(edition),
                         before ? nk_edition_publication(before) : NULL);
        nk_edition_unref(edition);
        nk_edition_unref(before);
    }
    nk_arena_release(&arena);
    return status;
}
