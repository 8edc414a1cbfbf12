#include "server/wire/pointer.h"

#include <string.h>

#include "server/wire/limits.h"
#include "server/wire/utf8.h"

static const char ellipsis[] = "…";

/* Longest step: each byte of a name may become two ("~0"), then the ellipsis; an index has at most 20 digits. */
enum { STEP_TEXT_MAX = 1 + 2 * NK_POINTER_STEP_MAX + sizeof ellipsis };

static size_t write_index(char *buffer, size_t index)
{
    char digits[20];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + index % 10);
        index /= 10;
    } while (index > 0);
    for (size_t i = 0; i < count; i++)
        buffer[i] = digits[count - 1 - i];
    return count;
}

static size_t write_name(char *buffer, struct nk_text name)
{
    const struct nk_text shown = nk_utf8_cut(name, NK_POINTER_STEP_MAX);
    size_t length = 0;
    for (size_t i = 0; i < shown.length; i++) {
        const char byte = shown.data[i];
        if (byte == '~' || byte == '/') {
            buffer[length++] = '~';
            buffer[length++] = byte == '~' ? '0' : '1';
        } else {
            buffer[length++] = byte;
        }
    }
    if (shown.length < name.length) {
        memcpy(buffer + length, ellipsis, sizeof ellipsis - 1);
        length += sizeof ellipsis - 1;
    }
    return length;
}

static size_t write_step(char buffer[static STEP_TEXT_MAX], const struct nk_step *step)
{
    buffer[0] = '/';
    return 1 + (step->name.data ? write_name(buffer + 1, step->name) : write_index(buffer + 1, step->index));
}

struct nk_text nk_pointer_text(struct nk_arena *arena, const struct nk_step *step, const struct nk_step *root)
{
    char piece[STEP_TEXT_MAX];
    size_t length = 0;
    for (const struct nk_step *s = step; s != root && s; s = s->parent)
        length += write_step(piece, s);

    char *text = nk_arena_array(arena, length + 1, 1);
    if (!text)
        return (struct nk_text){0};

    size_t end = length;
    for (const struct nk_step *s = step; s != root && s; s = s->parent) {
        const size_t size = write_step(piece, s);
        end -= size;
        memcpy(text + end, piece, size);
    }
    return (struct nk_text){.data = text, .length = length};
}
