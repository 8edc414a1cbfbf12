#include "core/nearest.h"

enum { LETTERS_MAX = 64 }; /* of what was written; no code is longer */

static char small(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool has_pair(struct nk_text text, char first, char second)
{
    for (size_t i = 0; i + 1 < text.length; i++)
        if (small(text.data[i]) == first && small(text.data[i + 1]) == second)
            return true;
    return false;
}

/* Pairs of letters that both have, in parts of a thousand of the longer one. */
static size_t likeness(struct nk_text written, struct nk_text text)
{
    size_t common = 0;
    const size_t length = written.length < LETTERS_MAX ? written.length : LETTERS_MAX;
    for (size_t i = 0; i + 1 < length; i++)
        common += has_pair(text, small(written.data[i]), small(written.data[i + 1]));
    const size_t longer = length > text.length ? length : text.length;
    return longer ? 1000 * common / longer : 0;
}

static size_t likeness_of_code(struct nk_text written, const struct nk_code *code)
{
    size_t most = likeness(written, code->code);
    for (int language = 0; language < NK_LANGUAGES; language++) {
        const size_t found = likeness(written, code->label.in[language]);
        most = found > most ? found : most;
    }
    return most;
}

struct nk_text nk_nearest_codes(struct nk_arena *arena, const struct nk_code_list *list, struct nk_text written)
{
    struct nk_text parts[2 * NK_NEAREST_MAX];
    size_t *found = NK_NEW_ARRAY(arena, size_t, list->count);
    bool *taken = NK_NEW_ARRAY(arena, bool, list->count);
    size_t count = 0;
    if (!found || !taken)
        return (struct nk_text){.data = NULL, .length = 0};
    for (size_t i = 0; i < list->count; i++)
        found[i] = likeness_of_code(written, &list->codes[i]);
    for (size_t round = 0; round < NK_NEAREST_MAX && round < list->count; round++) {
        size_t best = list->count;
        for (size_t i = 0; i < list->count; i++)
            if (!taken[i] && (best == list->count || found[i] > found[best]))
                best = i;
        taken[best] = true;
        if (count > 0)
            parts[count++] = NK_TEXT(", ");
        parts[count++] = list->codes[best].code;
    }
    return nk_arena_join(arena, parts, count);
}
