#include "server/wire/methodology_changes.h"

#include "core/harmonise.h"

static const char *const classifications[] = {"resource-category", "ict-area"};
enum { CLASSIFICATIONS = 2 };

static const char *kind_of(const struct nk_code_change *change)
{
    if (change->from_count == 0)
        return "new";
    if (change->to_count == 0)
        return "ended";
    if (change->from_count == 1)
        return change->to_count == 1 ? "renamed" : "split";
    return change->to_count == 1 ? "merged" : "regrouped";
}

/* A code that is called what it was called has not changed. */
static bool is_change(const struct nk_code_change *change)
{
    return change->from_count != 1 || change->to_count != 1 || !nk_text_equal(change->from[0], change->to[0]);
}

static enum nk_status add_group(struct nk_methodology_changes *changes, struct nk_arena *arena,
                                const char *classification, const struct nk_harmonised_code *group)
{
    struct nk_code_change change = {
        .classification = classification,
        .from = NK_NEW_ARRAY(arena, struct nk_text, group->member_count),
        .to = NK_NEW_ARRAY(arena, struct nk_text, group->member_count),
    };
    if (!change.from || !change.to)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct nk_merged_code *member = &group->members[i];
        if (nk_text_equal(member->version, changes->from->classification_version))
            change.from[change.from_count++] = member->code;
        else if (nk_text_equal(member->version, changes->to->classification_version))
            change.to[change.to_count++] = member->code;
    }
    change.kind = kind_of(&change);
    if (change.from_count + change.to_count > 0 && is_change(&change))
        changes->codes[changes->code_count++] = change;
    return NK_OK;
}

enum nk_status nk_methodology_changes_of(struct nk_methodology_changes *ret, struct nk_arena *arena,
                                         const struct nk_catalogue *catalogue, const struct nk_methodology *from,
                                         const struct nk_methodology *to)
{
    struct nk_methodology_changes changes = {.from = from, .to = to, .changed = from != to};
    struct nk_harmonised harmonised[CLASSIFICATIONS];
    size_t most = 0;
    if (!from || !changes.changed) {
        *ret = changes;
        return NK_OK;
    }
    for (size_t i = 0; i < CLASSIFICATIONS; i++) {
        const struct nk_text versions[] = {from->classification_version, to->classification_version};
        const enum nk_status status =
            nk_harmonise(&harmonised[i], arena, catalogue, nk_text_of(classifications[i]), versions, 2);
        if (status != NK_OK)
            return status;
        most += harmonised[i].count;
    }
    changes.codes = NK_NEW_ARRAY(arena, struct nk_code_change, most);
    if (!changes.codes)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < CLASSIFICATIONS; i++)
        for (size_t k = 0; k < harmonised[i].count; k++) {
            const enum nk_status status = add_group(&changes, arena, classifications[i], &harmonised[i].codes[k]);
            if (status != NK_OK)
                return status;
        }
    *ret = changes;
    return NK_OK;
}

const struct nk_label *nk_methodology_changes_label(const struct nk_methodology_changes *changes)
{
    static const struct nk_label first = {{
        NK_TEXT("Dette er det første året med denne metodikken; året før hadde ingen."),
        NK_TEXT("Dette er det første året med denne metodikken; året før hadde ingen."),
        NK_TEXT("This is the first year of this methodology; the year before had none."),
    }};
    static const struct nk_label same = {{
        NK_TEXT("Metodikken er uendret fra året før: de samme kodene og de samme seksjonene."),
        NK_TEXT("Metodikken er uendra frå året før: dei same kodane og dei same seksjonane."),
        NK_TEXT("The methodology has not changed since the year before: the same codes and the same sections."),
    }};
    static const struct nk_label other = {{
        NK_TEXT("Metodikken er en annen enn året før. Verdier fra i fjor står bare der kodene svarer til hverandre."),
        NK_TEXT("Metodikken er ein annan enn året før. Verdiar frå i fjor står berre der kodane svarar til kvarandre."),
        NK_TEXT("The methodology differs from the year before. Values of last year stand only where codes correspond."),
    }};
    if (!changes->from)
        return &first;
    return changes->changed ? &other : &same;
}
