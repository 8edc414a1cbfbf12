#include "server/wire/token_file.h"

#include <jansson.h>

#include "server/wire/builder.h"

struct nk_buffer nk_token_file_json(const struct nk_token_entry *entries, size_t count)
{
    struct nk_writer writer = {0};
    nk_write_text(&writer, NK_TEXT("[\n"));
    for (size_t i = 0; i < count; i++) {
        struct nk_builder builder;
        struct nk_node entry = nk_build_start(&builder);
        nk_build_code(&builder, entry, "role", nk_role_code(entries[i].role));
        struct nk_node actors = nk_build_array(&builder, entry, "actors");
        for (size_t a = 0; a < entries[i].actor_count; a++)
            nk_build_item_text(&builder, actors, entries[i].actors[a]);
        nk_build_text(&builder, entry, "token", entries[i].token);
        struct nk_buffer line = nk_build_finish(&builder);
        writer.failed = writer.failed || !line.data;
        nk_write(&writer, line.data, line.length);
        nk_buffer_free(&line);
        nk_write_text(&writer, i + 1 < count ? NK_TEXT(",\n") : NK_TEXT("\n"));
    }
    nk_write_text(&writer, NK_TEXT("]\n"));
    return nk_writer_finish(&writer);
}

static struct nk_text copy_of(struct nk_arena *arena, const json_t *string)
{
    return nk_arena_copy(arena, (struct nk_text){json_string_value(string), json_string_length(string)});
}

static enum nk_status read_entry(struct nk_token_entry *ret, struct nk_arena *arena, const json_t *value)
{
    const json_t *role = json_object_get(value, "role");
    const json_t *actors = json_object_get(value, "actors");
    const json_t *token = json_object_get(value, "token");
    if (!json_is_string(role) || !json_is_array(actors) || !json_is_string(token) ||
        !nk_role_of(&ret->role, (struct nk_text){json_string_value(role), json_string_length(role)}))
        return NK_INVALID;
    struct nk_text *ids = NK_NEW_ARRAY(arena, struct nk_text, json_array_size(actors) + 1);
    if (!ids)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < json_array_size(actors); i++) {
        const json_t *actor = json_array_get(actors, i);
        if (!json_is_string(actor))
            return NK_INVALID;
        ids[i] = copy_of(arena, actor);
        if (!ids[i].data)
            return NK_NO_MEMORY;
    }
    ret->actors = ids;
    ret->actor_count = json_array_size(actors);
    ret->token = copy_of(arena, token);
    return ret->token.data ? NK_OK : NK_NO_MEMORY;
}

enum nk_status nk_token_file_read(struct nk_token_entry **ret, size_t *ret_count, struct nk_arena *arena,
                                  struct nk_text text)
{
    json_auto_t *root = json_loadb(text.data, text.length, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_array(root))
        return NK_INVALID;
    size_t count = json_array_size(root);
    struct nk_token_entry *entries = NK_NEW_ARRAY(arena, struct nk_token_entry, count + 1);
    if (!entries)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        enum nk_status status = read_entry(&entries[i], arena, json_array_get(root, i));
        if (status != NK_OK)
            return status;
    }
    *ret = entries;
    *ret_count = count;
    return NK_OK;
}
