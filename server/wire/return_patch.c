#include "server/wire/return_patch.h"

#include <string.h>

#include "core/submission.h"
#include "server/wire/item_key.h"
#include "server/wire/json.h"
#include "server/wire/json_tree.h"
#include "server/wire/number_schema.h"
#include "server/wire/pointer.h"
#include "server/wire/return_columns.h"
#include "server/wire/return_schema.h"

struct patching {
    struct nk_arena *arena;
    struct nk_issues *issues;
    bool no_memory;
};

static void tell(struct patching *patching, const struct nk_step *at, struct nk_issue issue)
{
    issue.pointer = nk_pointer_text(patching->arena, at, NULL);
    patching->no_memory |= !issue.pointer.data;
    nk_issues_add(patching->issues, issue);
    patching->no_memory |= patching->issues->no_memory;
}

static void set(struct patching *patching, json_t *object, const char *name, json_t *value)
{
    patching->no_memory |= json_object_set_new(object, name, value) != 0;
}

/* A list that is being changed. What leaves it is null until the end, so that positions hold. */
struct merging {
    const struct nk_object *object;
    struct nk_item_keys keys;
    json_t *array;
    json_t *positions; /* by key; null for a key of several items */
    bool has_holes;
};

static void find_positions(struct patching *patching, struct merging *merging)
{
    for (size_t i = 0; i < json_array_size(merging->array); i++) {
        struct nk_text key;
        const enum nk_status status =
            nk_item_key(&key, patching->arena, &merging->keys, json_array_get(merging->array, i));
        patching->no_memory |= status == NK_NO_MEMORY;
        if (status != NK_OK)
            continue;
        const bool is_second = json_object_getn(merging->positions, key.data, key.length) != NULL;
        json_t *position = is_second ? json_null() : json_integer((json_int_t)i);
        patching->no_memory |= json_object_setn_new(merging->positions, key.data, key.length, position) != 0;
    }
}

static void close_holes(struct patching *patching, struct merging *merging)
{
    json_auto_t *all = json_array();
    for (size_t i = 0; i < json_array_size(merging->array); i++) {
        json_t *item = json_array_get(merging->array, i);
        if (!json_is_null(item))
            patching->no_memory |= json_array_append(all, item) != 0;
    }
    patching->no_memory |= json_array_clear(merging->array) != 0 || json_array_extend(merging->array, all) != 0;
}

static void merge_object(struct patching *patching, const struct nk_object *object, json_t *target, const json_t *patch,
                         const struct nk_step *at);

/* A plain value is what it is without a status: nothing of what was said of the one before it stays. */
static void set_value(struct patching *patching, const struct nk_object *object, json_t *item, const json_t *value)
{
    (void)json_object_del(item, NK_UNREAD);
    for (int i = 0; nk_object_has_status(object) && i < NK_BESIDES; i++)
        (void)json_object_del(item, nk_beside_member((enum nk_beside)i));
    for (size_t i = 0; i < object->count; i++)
        if (strcmp(nk_member_column(&object->members[i]), NK_COLUMN_VALUE) == 0)
            set(patching, item, object->members[i].name, json_deep_copy(value));
}

/* NULL when there is no memory, which makes all that is done to it nothing. */
static json_t *new_item(struct patching *patching, const struct merging *merging, const struct nk_text *parts)
{
    json_t *item = json_object();
    for (size_t i = 0; i < merging->keys.count; i++)
        set(patching, item, merging->keys.members[i]->name, json_stringn(parts[i].data, parts[i].length));
    if (json_array_append_new(merging->array, item) == 0)
        return item;
    patching->no_memory = true;
    return NULL;
}

/* One item of a list by its key. */
static void merge_item(struct patching *patching, struct merging *merging, const char *key, const json_t *change,
                       const struct nk_step *at)
{
    struct nk_text parts[NK_KEY_PARTS_MAX];
    if (!nk_item_key_split(parts, &merging->keys, key)) {
        const struct nk_text form = nk_item_key_form(patching->arena, &merging->keys);
        patching->no_memory |= !form.data;
        tell(patching, at,
             (struct nk_issue){
                 .code = NK_INVALID_VALUE, .expectation = NK_EXPECT_KEY, .actual = nk_text_of(key), .expected = form});
        return;
    }
    const json_t *position = json_object_get(merging->positions, key);
    if (json_is_null(position)) {
        tell(patching, at, (struct nk_issue){.code = NK_DUPLICATE_MEMBER, .actual = nk_text_of(key)});
        return;
    }
    const size_t index = (size_t)json_integer_value(position);
    if (json_is_null(change)) {
        if (position)
            patching->no_memory |= json_array_set_new(merging->array, index, json_null()) != 0;
        merging->has_holes |= position != NULL;
        return;
    }
    json_t *item = position ? json_array_get(merging->array, index) : new_item(patching, merging, parts);
    if (json_is_object(change))
        merge_object(patching, merging->object, item, change, at);
    else
        set_value(patching, merging->object, item, change);
}

static void merge_list(struct patching *patching, const struct nk_member *list, json_t *target, const json_t *patch,
                       const struct nk_step *at)
{
    const char *key;
    json_t *change;
    if (!json_is_array(json_object_get(target, list->name)))
        set(patching, target, list->name, json_array());
    json_auto_t *positions = json_object();
    struct merging merging = {
        .object = list->item->object,
        .keys = nk_item_keys_of(list->item->object),
        .array = json_object_get(target, list->name),
        .positions = positions,
    };
    find_positions(patching, &merging);
    json_object_foreach((json_t *)(uintptr_t)patch, key, change) {
        const struct nk_step step = nk_step_to_member(at, nk_text_of(key));
        merge_item(patching, &merging, key, change, &step);
    }
    if (merging.has_holes)
        close_holes(patching, &merging);
    if (json_array_size(merging.array) == 0 && !list->required)
        (void)json_object_del(target, list->name);
}

static bool is_stated(const json_t *patch, const char *name)
{
    const json_t *value = json_object_get(patch, name);
    return value && !json_is_null(value);
}

/* Whoever states the value or the status of a number that was not read says which it is. Without a word on its status
 * it has the one that was said of it before. `target` is a number, whose status is required, or the cell of one. */
static void settle_unread(struct patching *patching, json_t *target, const json_t *patch)
{
    const char *status_name = nk_beside_member(NK_BESIDE_STATUS);
    const bool is_number = is_stated(patch, "value");
    const bool is_valued = is_number || is_stated(patch, "amount");
    json_auto_t *unread = json_incref(json_object_get(target, NK_UNREAD));
    if (!unread || json_object_get(patch, NK_UNREAD) || (!is_valued && !is_stated(patch, status_name)))
        return;
    (void)json_object_del(target, NK_UNREAD);
    if (!is_valued || json_object_get(patch, status_name))
        return;
    json_t *said = json_object_get(unread, status_name);
    if (said)
        set(patching, target, status_name, json_incref(said));
    else if (is_number)
        set(patching, target, status_name, json_string(nk_value_status_code(NK_REPORTED)));
    else
        (void)json_object_del(target, status_name);
}

static void merge_object(struct patching *patching, const struct nk_object *object, json_t *target, const json_t *patch,
                         const struct nk_step *at)
{
    const char *name;
    json_t *change;
    settle_unread(patching, target, patch);
    json_object_foreach((json_t *)(uintptr_t)patch, name, change) {
        const struct nk_member *member = object ? nk_object_member(object, nk_text_of(name)) : NULL;
        const struct nk_step step = nk_step_to_member(at, nk_text_of(name));
        if (json_is_null(change)) {
            (void)json_object_del(target, name);
        } else if (!json_is_object(change)) {
            set(patching, target, name, json_deep_copy(change));
        } else if (member && member->type == &nk_type_array) {
            merge_list(patching, member, target, change, &step);
        } else {
            if (!json_is_object(json_object_get(target, name)))
                set(patching, target, name, json_object());
            merge_object(patching, member ? member->object : NULL, json_object_get(target, name), change, &step);
        }
    }
}

/* No number of a return has a point, an exponent or more than 64 bits. */
static void tell_odd_numbers(struct nk_issues *issues, const struct nk_json *json)
{
    for (size_t i = 0; i < json->odd_number_count; i++) {
        const struct nk_text digits = json->odd_numbers[i].digits;
        bool is_integer = true;
        for (size_t k = 0; k < digits.length; k++)
            is_integer &= !strchr(".eE", digits.data[k]);
        nk_issues_add(issues, (struct nk_issue){.code = is_integer ? NK_INTEGER_OUT_OF_RANGE : NK_DECIMAL_AS_NUMBER,
                                                .expectation = is_integer ? NK_EXPECT_NOTHING : NK_EXPECT_QUOTES,
                                                .pointer = json->odd_numbers[i].pointer,
                                                .actual = digits});
    }
}

enum nk_status nk_return_patch(struct nk_text *ret, struct nk_arena *arena, struct nk_text document,
                               struct nk_text patch, struct nk_issues *issues)
{
    const size_t issues_before = nk_issues_total(issues);
    struct nk_json json;
    struct patching patching = {.arena = arena, .issues = issues};
    const enum nk_status status = nk_json_read(&json, arena, patch, NK_BODY_DEPTH_MAX, issues);
    if (status != NK_OK)
        return status;

    if (json.odd_number_count > 0) {
        tell_odd_numbers(issues, &json);
        return issues->no_memory ? NK_NO_MEMORY : NK_INVALID;
    }

    json_auto_t *change = nk_json_tree_of(&json.root);
    json_auto_t *target = json_loadb(document.data, document.length, 0, NULL);
    if (!change || !target)
        return NK_NO_MEMORY;
    if (json_is_object(change))
        merge_object(&patching, &nk_return_object, target, change, NULL);
    else
        tell(&patching, NULL, (struct nk_issue){.code = NK_WRONG_TYPE, .expectation = NK_EXPECT_OBJECT});
    if (patching.no_memory || issues->no_memory)
        return NK_NO_MEMORY;
    if (nk_issues_total(issues) > issues_before)
        return NK_INVALID;
    const struct nk_text text = nk_json_tree_canonical(arena, target);
    if (!text.data)
        return NK_NO_MEMORY;
    *ret = text;
    return NK_OK;
}
