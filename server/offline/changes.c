#include <stdio.h>

#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/publish/changes.h"

/* Both are of one year, and the older one has the lower number. */
static bool follow(const struct nk_edition *since, const struct nk_edition *edition)
{
    const struct nk_publication_head *first = &nk_edition_publication(since)->bundle.head;
    const struct nk_publication_head *last = &nk_edition_publication(edition)->bundle.head;
    if (first->year == last->year && first->number < last->number)
        return true;
    fprintf(stderr, "nokkeltall: %.*s is no earlier publication of the year of %.*s\n", NK_TEXT_ARGUMENTS(first->id),
            NK_TEXT_ARGUMENTS(last->id));
    return false;
}

static int print(struct nk_arena *arena, const struct nk_offline_options *options, const struct nk_edition *since,
                 const struct nk_edition *edition, const struct nk_edition *before)
{
    struct nk_publication_changes changes;
    struct nk_buffer answer = {0};
    const struct nk_publication *year_before = before ? nk_edition_publication(before) : NULL;
    if (nk_publication_changes_of(&changes, arena, since, edition, year_before, year_before) == NK_OK)
        answer = options->csv ? nk_publication_changes_csv(&changes)
                              : nk_publication_changes_json(&changes, options->language);
    return nk_answer_print(&answer) ? 0 : 1;
}

int nk_changes(const struct nk_offline_options *options)
{
    if (!options->since) {
        fprintf(stderr, "nokkeltall: changes needs --since\n");
        return 2;
    }
    struct nk_arena arena = nk_heap_arena();
    struct nk_edition *edition, *before;
    int status = 2;
    if (nk_file_editions(&edition, &before, &arena, options->bundle, options->before)) {
        struct nk_edition *since = nk_file_edition(&arena, options->since);
        if (since && follow(since, edition))
            status = print(&arena, options, since, edition, before);
        nk_edition_unref(since);
        nk_edition_unref(edition);
        nk_edition_unref(before);
    }
    nk_arena_release(&arena);
    return status;
}
