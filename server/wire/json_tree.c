#include "server/wire/json_tree.h"

#include <stdlib.h>

#include "server/wire/json.h"

static bool copy_items(struct nk_json_value *ret, struct nk_arena *arena, const json_t *array)
{
    const size_t count = json_array_size(array);
    struct nk_json_value *items = NK_NEW_ARRAY(arena, struct nk_json_value, count);
    if (!items)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!nk_json_value_of(&items[i], arena, json_array_get(array, i)))
            return false;
    }
    *ret = (struct nk_json_value){.kind = NK_JSON_ARRAY, .count = count, .items = items};
    return true;
}

static bool copy_members(struct nk_json_value *ret, struct nk_arena *arena, const json_t *object)
{
    struct nk_json_member *members = NK_NEW_ARRAY(arena, struct nk_json_member, json_object_size(object));
    size_t count = 0;
    if (!members)
        return false;
    for (void *at = json_object_iter((json_t *)object); at; at = json_object_iter_next((json_t *)object, at)) {
        struct nk_json_member *member = &members[count++];
        member->name = nk_arena_copy(arena, (struct nk_text){json_object_iter_key(at), json_object_iter_key_len(at)});
        if (!member->name.data || !nk_json_value_of(&member->value, arena, json_object_iter_value(at)))
            return false;
    }
    return nk_json_object_of(ret, arena, members, count);
}

static bool copy_real(struct nk_json_value *ret, struct nk_arena *arena, const json_t *real)
{
    char *printed = json_dumps(real, JSON_ENCODE_ANY);
    *ret = (struct nk_json_value){.kind = NK_JSON_REAL};
    if (printed)
        ret->text = nk_arena_copy(arena, nk_text_of(printed));
    free(printed);
    return ret->text.data;
}

bool nk_json_value_of(struct nk_json_value *ret, struct nk_arena *arena, const json_t *tree)
{
    switch (json_typeof(tree)) {
    case JSON_OBJECT:
        return copy_members(ret, arena, tree);
    case JSON_ARRAY:
        return copy_items(ret, arena, tree);
    case JSON_STRING:
        *ret = (struct nk_json_value){
            .kind = NK_JSON_TEXT,
            .text = nk_arena_copy(arena, (struct nk_text){json_string_value(tree), json_string_length(tree)}),
        };
        return ret->text.data;
    case JSON_INTEGER:
        *ret = (struct nk_json_value){.kind = NK_JSON_INTEGER, .integer = json_integer_value(tree)};
        return true;
    case JSON_REAL:
        return copy_real(ret, arena, tree);
    case JSON_TRUE:
        *ret = (struct nk_json_value){.kind = NK_JSON_TRUE};
        return true;
    case JSON_FALSE:
        *ret = (struct nk_json_value){.kind = NK_JSON_FALSE};
        return true;
    case JSON_NULL:
        *ret = (struct nk_json_value){.kind = NK_JSON_NULL};
        return true;
    }
    return false;
}

static json_t *array_of(const struct nk_json_value *value)
{
    json_auto_t *array = json_array();
    for (size_t i = 0; i < value->count; i++) {
        if (json_array_append_new(array, nk_json_tree_of(&value->items[i])) != 0)
            return NULL;
    }
    return json_incref(array);
}

static json_t *object_of(const struct nk_json_value *value)
{
    json_auto_t *object = json_object();
    for (size_t i = 0; i < value->count; i++) {
        const struct nk_json_member *member = &value->members[i];
        if (json_object_setn_new_nocheck(object, member->name.data, member->name.length,
                                         nk_json_tree_of(&member->value)) != 0)
            return NULL;
    }
    return json_incref(object);
}

json_t *nk_json_tree_of(const struct nk_json_value *value)
{
    switch (value->kind) {
    case NK_JSON_OBJECT:
        return object_of(value);
    case NK_JSON_ARRAY:
        return array_of(value);
    case NK_JSON_TEXT:
        return json_stringn_nocheck(value->text.data, value->text.length);
    case NK_JSON_INTEGER:
        return json_integer(value->integer);
    case NK_JSON_TRUE:
        return json_true();
    case NK_JSON_FALSE:
        return json_false();
    case NK_JSON_NULL:
        return json_null();
    case NK_JSON_REAL:
        break;
    }
    return NULL;
}

struct nk_text nk_json_tree_canonical(struct nk_arena *arena, const json_t *tree)
{
    struct nk_json_value value;
    return tree && nk_json_value_of(&value, arena, tree) ? nk_json_canonical(arena, &value) : (struct nk_text){0};
}
