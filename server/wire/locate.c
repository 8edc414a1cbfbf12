#include "server/wire/locate.h"

#include <stdbool.h>

#include "server/wire/walk.h"

/* What stands at and after the offset is not looked at, so a name that breaks off there is not yet a place. */
static struct nk_walk walk_to(struct nk_text text, size_t offset)
{
    struct nk_walk walk = {.text = {.data = text.data, .length = offset < text.length ? offset : text.length}};
    for (;;) {
        const enum nk_token token = nk_walk_next(&walk);
        const bool is_at_end = token == NK_TOKEN_END;
        if (is_at_end || (token == NK_TOKEN_OPEN && !nk_walk_push(&walk, NK_BUNDLE_DEPTH_MAX)))
            return walk;
    }
}

struct nk_text nk_json_locate(struct nk_arena *arena, struct nk_text text, size_t offset)
{
    const struct nk_walk walk = walk_to(text, offset);
    return nk_walk_pointer(arena, &walk);
}

struct nk_text nk_json_string_before(struct nk_text text, size_t offset)
{
    return walk_to(text, offset).token;
}

void nk_json_line(struct nk_text text, size_t offset, uint32_t *ret_line, uint32_t *ret_column)
{
    uint32_t line = 1;
    size_t line_begin = 0;
    for (size_t i = 0; i < offset && i < text.length; i++) {
        if (text.data[i] == '\n') {
            line++;
            line_begin = i + 1;
        }
    }
    *ret_line = line;
    *ret_column = (uint32_t)(offset - line_begin + 1);
}
