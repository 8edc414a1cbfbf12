#include "server/wire/json_value.h"

#include <stdlib.h>

/* So many names are put in order faster one by one than by qsort, which takes memory of its own. */
enum { FEW = 32 };

static int compare(const struct nk_json_member *a, const struct nk_json_member *b)
{
    return nk_text_compare(a->name, b->name);
}

static int compare_places(const void *a, const void *b)
{
    return compare(*(const struct nk_json_member *const *)a, *(const struct nk_json_member *const *)b);
}

static bool is_ascending(const struct nk_json_member *members, size_t count)
{
    size_t i = 1;
    while (i < count && compare(&members[i - 1], &members[i]) < 0)
        i++;
    return i >= count;
}

static void insert(const struct nk_json_member **by_name, size_t count, const struct nk_json_member *member)
{
    size_t at = count;
    for (; at > 0 && compare(by_name[at - 1], member) > 0; at--)
        by_name[at] = by_name[at - 1];
    by_name[at] = member;
}

static void sort(const struct nk_json_member **by_name, const struct nk_json_member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (count <= FEW)
            insert(by_name, i, &members[i]);
        else
            by_name[i] = &members[i];
    }
    if (count > FEW)
        qsort(by_name, count, sizeof by_name[0], compare_places);
}

bool nk_json_object_of(struct nk_json_value *ret, struct nk_arena *arena, const struct nk_json_member *members,
                       size_t count)
{
    const struct nk_json_member **by_name = NULL;
    if (!is_ascending(members, count)) {
        by_name = NK_NEW_ARRAY(arena, const struct nk_json_member *, count);
        if (!by_name)
            return false;
        sort(by_name, members, count);
        for (size_t i = 1; i < count; i++) {
            if (compare(by_name[i - 1], by_name[i]) == 0)
                return false;
        }
    }
    *ret = (struct nk_json_value){.kind = NK_JSON_OBJECT, .count = count, .members = members, .by_name = by_name};
    return true;
}

const struct nk_json_value *nk_json_member(const struct nk_json_value *value, struct nk_text name)
{
    if (!nk_json_is(value, NK_JSON_OBJECT))
        return NULL;
    for (size_t i = 0; i < value->count; i++) {
        if (nk_text_equal(value->members[i].name, name))
            return &value->members[i].value;
    }
    return NULL;
}
