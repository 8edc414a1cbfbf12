#include "server/wire/item_key.h"

#include <string.h>

struct nk_item_keys nk_item_keys_of(const struct nk_object *item)
{
    struct nk_item_keys keys = {.count = 0};
    for (size_t i = 0; i < item->count && keys.count < NK_KEY_PARTS_MAX; i++) {
        const struct nk_member *member = &item->members[i];
        if (member->required && (member->type == &nk_type_text || member->type == &nk_type_choice))
            keys.members[keys.count++] = member;
    }
    return keys;
}

static struct nk_text example_of(const char *member)
{
    static const struct {
        const char *member, *code;
    } examples[] = {
        {"category", "software"}, {"area", "network"},   {"costType", "operating"},         {"financier", "helse-vest"},
        {"basis", "key"},         {"supplier", "nhn"},   {"code", "total-operating-cost"},  {"service", "stamnett"},
        {"period", "2024-12"},    {"indicator", "availability"},
    };
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++)
        if (strcmp(member, examples[i].member) == 0)
            return nk_text_of(examples[i].code);
    return NK_TEXT("…");
}

struct nk_text nk_item_key_form(struct nk_arena *arena, const struct nk_item_keys *keys)
{
    struct nk_text parts[4 * NK_KEY_PARTS_MAX + 2];
    size_t count = 0;
    for (size_t i = 0; i < keys->count; i++) {
        parts[count++] = i ? NK_TEXT("/") : NK_TEXT("");
        parts[count++] = nk_text_of(keys->members[i]->name);
    }
    parts[count++] = NK_TEXT(" (");
    for (size_t i = 0; i < keys->count; i++) {
        parts[count++] = i ? NK_TEXT("/") : NK_TEXT("");
        parts[count++] = example_of(keys->members[i]->name);
    }
    parts[count++] = NK_TEXT(")");
    return nk_arena_join(arena, parts, count);
}

bool nk_item_key_split(struct nk_text parts[static NK_KEY_PARTS_MAX], const struct nk_item_keys *keys, const char *key)
{
    size_t found = 0;
    for (const char *at = key;; at++) {
        const size_t length = strcspn(at, "/");
        if (found == keys->count || length == 0)
            return false;
        parts[found++] = (struct nk_text){.data = at, .length = length};
        at += length;
        if (*at == '\0')
            return found == keys->count;
    }
}

enum nk_status nk_item_key(struct nk_text *ret, struct nk_arena *arena, const struct nk_item_keys *keys,
                           const json_t *item)
{
    struct nk_text parts[2 * NK_KEY_PARTS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < keys->count; i++) {
        const json_t *value = json_object_get(item, keys->members[i]->name);
        if (json_string_length(value) == 0)
            return NK_INVALID;
        if (count > 0)
            parts[count++] = NK_TEXT("/");
        parts[count++] = (struct nk_text){.data = json_string_value(value), .length = json_string_length(value)};
    }
    *ret = nk_arena_join(arena, parts, count);
    return ret->data ? NK_OK : NK_NO_MEMORY;
}
