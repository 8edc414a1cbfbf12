#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/publish/changes.h"

/* Both are of one year, and the older one has the lower number. */
static bool follow(const struct nk_edition *since, const struct nk_edition *edition, enum nk_language language)
{
    static const struct nk_label no_earlier = NK_SAYS("{1} er ingen tidligere publisering av året til {2}. Oppgi en "
                                                      "som er det med --since.",
                                                      "{1} er inga tidlegare publisering av året til {2}. Oppgi ei som "
                                                      "er det med --since.",
                                                      "{1} is no earlier publication of the year of {2}. Give one that "
                                                      "is with --since.");
    const struct nk_publication_head *first = &nk_edition_publication(since)->bundle.head;
    const struct nk_publication_head *last = &nk_edition_publication(edition)->bundle.head;
    if (first->year == last->year && first->number < last->number)
        return true;
    return nk_say(language, NULL, &no_earlier, first->id, last->id) == 0;
}

static int print(struct nk_arena *arena, const struct nk_offline_options *options, const struct nk_edition *since,
                 const struct nk_edition *edition, const struct nk_edition *before)
{
    struct nk_publication_changes changes;
    struct nk_buffer answer = {0};
    const struct nk_publication *year_before = before ? nk_edition_publication(before) : NULL;
    if (nk_publication_changes_of(&changes, arena, since, edition, year_before, year_before) == NK_OK)
        answer = options->form == NK_FORM_CSV ? nk_publication_changes_csv(&changes)
                                              : nk_publication_changes_json(&changes, options->language);
    return nk_answer_print(&answer, options->language) ? 0 : NK_EXIT_UNUSABLE;
}

int nk_changes(const struct nk_offline_options *options)
{
    static const struct nk_label needs = NK_SAYS("changes trenger --since PAKKE: den tidligere publiseringen å "
                                                 "sammenligne med.",
                                                 "changes treng --since PAKKE: den tidlegare publiseringa å samanlikne "
                                                 "med.",
                                                 "changes needs --since BUNDLE: the earlier publication to compare "
                                                 "with.");
    if (!options->since)
        return nk_say(options->language, NULL, &needs, (struct nk_text){0}, (struct nk_text){0});
    struct nk_arena arena = nk_heap_arena();
    struct nk_edition *edition, *before;
    int status = NK_EXIT_UNUSABLE;
    if (nk_file_editions(&edition, &before, &arena, options->bundle, options->before, options->language)) {
        struct nk_edition *since = nk_file_edition(&arena, options->since, options->language);
        if (since && follow(since, edition, options->language))
            status = print(&arena, options, since, edition, before);
        nk_edition_unref(since);
        nk_edition_unref(edition);
        nk_edition_unref(before);
    }
    nk_arena_release(&arena);
    return status;
}
