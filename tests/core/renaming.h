/* The same sector under other ids: who was a0 is now b7 wherever it is named. */
#ifndef NK_TESTS_CORE_RENAMING_H
#define NK_TESTS_CORE_RENAMING_H

#include "tests/core/random_sector.h"

/* By position in the catalogue: which of the ids each actor has now. */
struct renaming {
    size_t position[RANDOM_ACTORS_MAX];
};

/* Any actor may have any of the ids. */
static inline struct renaming renaming_of(struct random *random, size_t count)
{
    struct renaming renaming = {.position = {0}};
    size_t spare;
    for (size_t i = 0; i < count; i++)
        renaming.position[i] = i;
    shuffle(random, renaming.position, count, sizeof renaming.position[0], &spare);
    return renaming;
}

static inline struct nk_text renamed_id(const struct random_sector *from, const struct renaming *renaming,
                                        struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(&from->catalogue, id);
    return actor ? from->actors[renaming->position[actor - from->actors]].id : id;
}

static inline void rename_submission(struct random_sector *to, const struct random_sector *from,
                                     const struct renaming *renaming, size_t actor)
{
    struct nk_submission *submission = &to->submissions[renaming->position[actor]];
    *submission = from->submissions[actor];
    submission->actor = renamed_id(from, renaming, submission->actor);
    submission->financing = NK_NEW_ARRAY(&to->arena, struct nk_financing, submission->financing_count);
    for (size_t i = 0; i < submission->financing_count; i++) {
        submission->financing[i] = from->submissions[actor].financing[i];
        submission->financing[i].financier = renamed_id(from, renaming, submission->financing[i].financier);
    }
    submission->purchases = NK_NEW_ARRAY(&to->arena, struct nk_purchase, submission->purchase_count);
    for (size_t i = 0; i < submission->purchase_count; i++) {
        submission->purchases[i] = from->submissions[actor].purchases[i];
        submission->purchases[i].supplier = renamed_id(from, renaming, submission->purchases[i].supplier);
    }
}

/* `to` points into `from` and is closed before it. */
static inline void rename_sector(struct random_sector *to, const struct random_sector *from,
                                 const struct renaming *renaming)
{
    *to = (struct random_sector){.arena = test_arena(), .methodology = from->methodology, .catalogue = from->catalogue};
    size_t count = from->catalogue.actor_count;
    for (size_t i = 0; i < count; i++) {
        size_t position = renaming->position[i];
        to->actors[position] = from->actors[i];
        to->actors[position].id = from->actors[position].id;
        to->actors[position].region = renamed_id(from, renaming, from->actors[i].region);
        to->reports[position] = from->reports[i];
        rename_submission(to, from, renaming, i);
    }
    to->catalogue.actors = to->actors;
    to->input = from->input;
    to->input.catalogue = &to->catalogue;
    to->input.methodology = &to->methodology;
    to->input.returns = to->returns;
    to->input.return_count = 0;
    to->input.reporting_units = to->units;
    to->input.reporting_unit_count = 0;
    bool is_asked[RANDOM_ACTORS_MAX] = {false};
    for (size_t i = 0; i < from->input.reporting_unit_count; i++)
        is_asked[renaming->position[from->input.reporting_units[i] - from->actors]] = true;
    for (size_t i = 0; i < count; i++) {
        if (is_asked[i])
            to->units[to->input.reporting_unit_count++] = &to->actors[i];
        if (to->reports[i])
            to->returns[to->input.return_count++] =
                (struct nk_return){.actor = &to->actors[i], .submission = &to->submissions[i]};
    }
}

#endif
