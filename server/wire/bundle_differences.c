#include "server/wire/bundle_differences.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

#include "core/codes.h"

enum { CHANGES = 3 };
static const char *const changes[CHANGES] = {
    [NK_REFERENCE_ADDED] = "added",
    [NK_REFERENCE_REMOVED] = "removed",
    [NK_REFERENCE_CHANGED] = "changed",
};

const char *nk_reference_change_code(enum nk_reference_change change)
{
    return nk_codes_text(changes, CHANGES, change);
}

struct comparing {
    struct nk_arena *arena;
    struct nk_reference_difference *items;
    size_t count, capacity;
    struct nk_text list;
};

/* What names a thing, in this order, as far as it has them. One with an id needs no more than its version. */
static const char *const names[] = {"id",          "version",  "classification", "fromVersion", "fromCode", "toVersion",
                                    "toCode",      "figure",   "service",        "indicator",   "entity",   "year"};
enum { NAMES = sizeof(names) / sizeof(names[0]), NAMES_WITH_ID = 2 };

static struct nk_text text_of(const json_t *value)
{
    return (struct nk_text){json_string_value(value), json_string_length(value)};
}

/* Parts with a separator between them. Data is NULL when there is no memory. */
static struct nk_text append(struct nk_arena *arena, struct nk_text text, char separator, struct nk_text part)
{
    char *both = NK_NEW_ARRAY(arena, char, text.length + 1 + part.length);
    if (!both)
        return (struct nk_text){0};
    size_t length = text.length;
    if (length > 0) {
        memcpy(both, text.data, length);
        both[length++] = separator;
    }
    memcpy(both + length, part.data, part.length);
    return (struct nk_text){both, length + part.length};
}

/* Two things of one list are the same thing when they have the same names. */
static bool are_one(const json_t *a, const json_t *b)
{
    if (!json_is_object(a) || !json_is_object(b))
        return json_equal(a, b);
    size_t count = json_object_get(a, "id") ? NAMES_WITH_ID : NAMES;
    for (size_t i = 0; i < count; i++) {
        const json_t *of_a = json_object_get(a, names[i]), *of_b = json_object_get(b, names[i]);
        if ((of_a || of_b) && !(of_a && of_b && json_equal(of_a, of_b)))
            return false;
    }
    return true;
}

static struct nk_text name_of(const struct comparing *comparing, const json_t *thing)
{
    if (!json_is_object(thing))
        return nk_arena_copy(comparing->arena, text_of(thing));
    struct nk_text name = NK_TEXT("");
    size_t count = json_object_get(thing, "id") ? NAMES_WITH_ID : NAMES;
    for (size_t i = 0; i < count; i++) {
        const json_t *part = json_object_get(thing, names[i]);
        char *digits = json_is_integer(part) ? json_dumps(part, JSON_ENCODE_ANY) : NULL;
        if (json_is_string(part) || digits)
            name = append(comparing->arena, name, '/', digits ? nk_text_of(digits) : text_of(part));
        free(digits);
        if (!name.data)
            break;
    }
    return name;
}

static struct nk_text changed_members(const struct comparing *comparing, json_t *before, json_t *after)
{
    struct nk_text members = NK_TEXT("");
    const char *name;
    json_t *value;
    json_object_foreach (after, name, value) {
        const json_t *other = json_object_get(before, name);
        if (members.data && !(other && json_equal(value, other)))
            members = append(comparing->arena, members, ' ', nk_text_of(name));
    }
    return members;
}

static enum nk_status add(struct comparing *comparing, json_t *before, json_t *after)
{
    struct nk_reference_difference *items = NK_GROW(comparing->arena, struct nk_reference_difference, comparing->items,
                                                    comparing->count, 1, &comparing->capacity);
    if (!items)
        return NK_NO_MEMORY;
    comparing->items = items;
    struct nk_reference_difference *item = &items[comparing->count++];
    *item = (struct nk_reference_difference){
        .list = comparing->list,
        .id = name_of(comparing, after ? after : before),
        .change = !before ? NK_REFERENCE_ADDED : !after ? NK_REFERENCE_REMOVED : NK_REFERENCE_CHANGED,
        .members = before && after ? changed_members(comparing, before, after) : NK_TEXT(""),
    };
    return item->id.data && item->members.data ? NK_OK : NK_NO_MEMORY;
}

static json_t *find(json_t *list, const json_t *thing)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (are_one(json_array_get(list, i), thing))
            return json_array_get(list, i);
    return NULL;
}

static enum nk_status compare_lists(struct comparing *comparing, json_t *before, json_t *after)
{
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < json_array_size(after); i++) {
        json_t *thing = json_array_get(after, i);
        json_t *other = find(before, thing);
        if (!other || !json_equal(other, thing))
            status = add(comparing, other, thing);
    }
    for (size_t i = 0; status == NK_OK && i < json_array_size(before); i++)
        if (!find(after, json_array_get(before, i)))
            status = add(comparing, json_array_get(before, i), NULL);
    return status;
}

/* A member of the bundles: a list, or one thing. */
static enum nk_status compare(struct comparing *comparing, const char *name, json_t *before, json_t *after)
{
    comparing->list = nk_arena_copy(comparing->arena, nk_text_of(name));
    if (!comparing->list.data)
        return NK_NO_MEMORY;
    if (json_is_object(before) && json_is_object(after))
        return json_equal(before, after) ? NK_OK : add(comparing, before, after);
    return compare_lists(comparing, before, after);
}

static bool is_reference(const char *name)
{
    static const char *const others[] = {"format", "publication", "submissions"};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return true;
}

/* Bundles have their members in the order of the names. */
static enum nk_status compare_all(struct comparing *comparing, json_t *before, json_t *after)
{
    const char *name;
    json_t *value;
    enum nk_status status = NK_OK;
    json_object_foreach (after, name, value) {
        if (status == NK_OK && is_reference(name))
            status = compare(comparing, name, json_object_get(before, name), value);
    }
    json_object_foreach (before, name, value) {
        if (status == NK_OK && is_reference(name) && !json_object_get(after, name))
            status = compare(comparing, name, value, NULL);
    }
    return status;
}

enum nk_status nk_bundle_differences(struct nk_reference_difference **ret, size_t *ret_count, struct nk_arena *arena,
                                     struct nk_text before, struct nk_text after)
{
    struct comparing comparing = {.arena = arena};
    errno = 0;
    json_auto_t *one = json_loadb(before.data, before.length, JSON_REJECT_DUPLICATES, NULL);
    json_auto_t *other = one ? json_loadb(after.data, after.length, JSON_REJECT_DUPLICATES, NULL) : NULL;
    if (errno == ENOMEM)
        return NK_NO_MEMORY;
    if (!json_is_object(one) || !json_is_object(other))
        return NK_INVALID;
    enum nk_status status = compare_all(&comparing, one, other);
    if (status != NK_OK)
        return status;
    *ret = comparing.items;
    *ret_count = comparing.count;
    return NK_OK;
}
