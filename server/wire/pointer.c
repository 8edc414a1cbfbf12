#include "server/wire/pointer.h"

#include <string.h>

#include "server/wire/limits.h"
#include "server/wire/utf8.h"

static const char ellipsis[] = "…";

static size_t index_length(size_t index)
{
    size_t length = 1;
    for (; index >= 10; index /= 10)
        length++;
    return length;
}

static bool is_escaped(char byte)
{
    return byte == '~' || byte == '/';
}

static size_t name_length(struct nk_text name)
{
    const struct nk_text shown = nk_utf8_cut(name, NK_POINTER_STEP_MAX);
    size_t length = shown.length + (shown.length < name.length ? sizeof ellipsis - 1 : 0);
    for (size_t i = 0; i < shown.length; i++)
        length += is_escaped(shown.data[i]);
    return length;
}

static size_t step_length(const struct nk_step *step)
{
    if (step->stands_as_it_is)
        return 1 + step->name.length;
    return 1 + (step->name.data ? name_length(step->name) : index_length(step->index));
}

/* Writes what ends at `end`, and gives its beginning. */
static char *write_index(char *end, size_t index)
{
    do {
        *--end = (char)('0' + index % 10);
        index /= 10;
    } while (index > 0);
    return end;
}

static char *write_name(char *end, struct nk_text name)
{
    const struct nk_text shown = nk_utf8_cut(name, NK_POINTER_STEP_MAX);
    if (shown.length < name.length) {
        end -= sizeof ellipsis - 1;
        memcpy(end, ellipsis, sizeof ellipsis - 1);
    }
    for (size_t i = shown.length; i > 0; i--) {
        const char byte = shown.data[i - 1];
        *--end = is_escaped(byte) ? (char)(byte == '~' ? '0' : '1') : byte;
        if (is_escaped(byte))
            *--end = '~';
    }
    return end;
}

static char *write_step(char *end, const struct nk_step *step)
{
    char *begin;
    if (step->stands_as_it_is) {
        begin = end - step->name.length;
        memcpy(begin, step->name.data, step->name.length);
    } else {
        begin = step->name.data ? write_name(end, step->name) : write_index(end, step->index);
    }
    *--begin = '/';
    return begin;
}

struct nk_text nk_pointer_text(struct nk_arena *arena, const struct nk_step *step, const struct nk_step *root)
{
    size_t length = 0;
    for (const struct nk_step *s = step; s != root && s; s = s->parent)
        length += step_length(s);

    char *text = nk_arena_array(arena, length + 1, 1);
    if (!text)
        return (struct nk_text){0};

    char *end = text + length;
    for (const struct nk_step *s = step; s != root && s; s = s->parent)
        end = write_step(end, s);
    return (struct nk_text){.data = text, .length = length};
}
