#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/publish/answers.h"
#include "server/wire/csv.h"
#include "server/wire/sector_out.h"

/* No data when it could not be made. */
static struct nk_buffer figures(struct nk_arena *arena, const struct nk_offline_options *options,
                                const struct nk_publication *publication, const struct nk_publication *before)
{
    struct nk_figures_answer answer;
    if (nk_answer_figures(&answer, arena, publication, before) != NK_OK)
        return (struct nk_buffer){0};
    return options->form == NK_FORM_CSV ? nk_figures_csv(&answer) : nk_figures_json(&answer, options->language);
}

static struct nk_buffer sector(const struct nk_offline_options *options, const struct nk_publication *publication)
{
    return options->form == NK_FORM_CSV ? nk_sector_csv(publication) : nk_sector_json(publication, options->language);
}

static struct nk_buffer expenditure(struct nk_arena *arena, const struct nk_offline_options *options,
                                    const struct nk_publication *publication)
{
    struct nk_expenditure_answer answer;
    if (nk_answer_expenditure(&answer, arena, publication) != NK_OK)
        return (struct nk_buffer){0};
    return options->form == NK_FORM_CSV ? nk_expenditure_csv(&answer) : nk_expenditure_json(&answer, options->language);
}

static struct nk_buffer answer_of(struct nk_arena *arena, const struct nk_offline_options *options,
                                  const struct nk_publication *publication, const struct nk_publication *before)
{
    switch (options->answer) {
    case NK_ANSWER_FIGURES:
        return figures(arena, options, publication, before);
    case NK_ANSWER_SECTOR:
        return sector(options, publication);
    case NK_ANSWER_EXPENDITURE:
        return expenditure(arena, options, publication);
    }
    return (struct nk_buffer){0};
}

int nk_compute(const struct nk_offline_options *options)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_edition *edition, *before;
    int status = NK_EXIT_UNUSABLE;
    if (nk_file_editions(&edition, &before, &arena, options->bundle, options->before, options->language)) {
        struct nk_buffer answer = answer_of(&arena, options, nk_edition_publication(edition),
                                            before ? nk_edition_publication(before) : NULL);
        status = nk_answer_print(&answer, options->language) ? 0 : NK_EXIT_UNUSABLE;
        nk_edition_unref(edition);
        nk_edition_unref(before);
    }
    nk_arena_release(&arena);
    return status;
}
