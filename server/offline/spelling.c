#include "server/offline/spelling.h"

#include <stdbool.h>

enum { LETTERS_MAX = 40 }; /* longer words are not near anything */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters that are to be put in, left out, changed, or changed places with the next one (optimal string alignment). */
static size_t distance_of(struct nk_text a, struct nk_text b)
{
    size_t before[LETTERS_MAX + 1] = {0}, last[LETTERS_MAX + 1], row[LETTERS_MAX + 1];
    for (size_t k = 0; k <= b.length; k++)
        last[k] = k;
    for (size_t i = 1; i <= a.length; i++) {
        row[0] = i;
        for (size_t k = 1; k <= b.length; k++) {
            const bool is_same = a.data[i - 1] == b.data[k - 1];
            row[k] = least(least(last[k], row[k - 1]) + 1, last[k - 1] + !is_same);
            if (i > 1 && k > 1 && a.data[i - 1] == b.data[k - 2] && a.data[i - 2] == b.data[k - 1])
                row[k] = least(row[k], before[k - 2] + 1);
        }
        memcpy(before, last, sizeof before);
        memcpy(last, row, sizeof last);
    }
    return last[b.length];
}

void nk_spelling_try(struct nk_spelling *spelling, struct nk_text written, struct nk_text word)
{
    if (written.length > LETTERS_MAX || word.length > LETTERS_MAX)
        return;
    const size_t distance = distance_of(written, word);
    if (distance > 1 + word.length / 3 || distance >= word.length)
        return;
    if (spelling->nearest.length && distance >= spelling->distance)
        return;
    *spelling = (struct nk_spelling){.nearest = word, .distance = distance};
}
