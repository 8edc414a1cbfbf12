#include "core/revision_difference.h"

#include "core/codes.h"

static const char *const kinds[NK_CHANGE_KINDS] = {
    [NK_VALUE_ADDED] = "added",
    [NK_VALUE_REMOVED] = "removed",
    [NK_VALUE_CHANGED] = "changed",
};

const char *nk_change_kind_code(enum nk_change_kind kind)
{
    return nk_codes_text(kinds, NK_CHANGE_KINDS, kind);
}

/* Merges two neighbouring sorted runs; of equal keys those of the first run come first. */
static void merge(struct nk_document_value *to, const struct nk_document_value *from, size_t first, size_t middle,
                  size_t end)
{
    size_t left = first, right = middle;
    for (size_t i = first; i < end; i++) {
        bool takes_left =
            left < middle && (right == end || nk_text_compare(from[left].key, from[right].key) <= 0);
        to[i] = takes_left ? from[left++] : from[right++];
    }
}

/* Sorts bottom up, between the list and room of the same size. */
static void sort(struct nk_document_value *items, struct nk_document_value *room, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t first = 0; first < count; first += 2 * width) {
            size_t middle = first + width < count ? first + width : count;
            merge(room, items, first, middle, middle + width < count ? middle + width : count);
        }
        memcpy(items, room, count * sizeof *items);
    }
}

/* "key#2" */
static struct nk_text numbered(struct nk_arena *arena, struct nk_text key, size_t number)
{
    struct nk_text digits = nk_decimal_text(arena, nk_decimal_integer((int64_t)number));
    char *text = NK_NEW_ARRAY(arena, char, key.length + 1 + digits.length);
    if (!text || !digits.data)
        return (struct nk_text){0};
    if (key.length)
        memcpy(text, key.data, key.length);
    text[key.length] = '#';
    memcpy(text + key.length + 1, digits.data, digits.length);
    return (struct nk_text){.data = text, .length = key.length + 1 + digits.length};
}

enum nk_status nk_document_values_sort(struct nk_document_values *values, struct nk_arena *arena)
{
    struct nk_document_value *room = NK_NEW_ARRAY(arena, struct nk_document_value, values->count);
    if (!room)
        return NK_NO_MEMORY;
    sort(values->items, room, values->count);
    struct nk_text key = {0};
    size_t same = 0, renamed = 0;
    for (size_t i = 0; i < values->count; i++) {
        same = i > 0 && nk_text_equal(values->items[i].key, key) ? same + 1 : 1;
        key = values->items[i].key;
        if (same == 1)
            continue;
        values->items[i].key = numbered(arena, key, same);
        if (!values->items[i].key.data)
            return NK_NO_MEMORY;
        renamed++;
    }
    if (renamed)
        sort(values->items, room, values->count);
    return NK_OK;
}

static bool is_same(const struct nk_document_value *before, const struct nk_document_value *after)
{
    if (before->is_number && after->is_number)
        return nk_decimal_compare(before->number, after->number) == 0;
    return nk_text_equal(before->text, after->text);
}

static enum nk_status subtract(struct nk_text *ret, struct nk_arena *arena, const struct nk_document_value *before,
                               const struct nk_document_value *after)
{
    struct nk_decimal difference;
    *ret = (struct nk_text){0};
    if (!before->is_number || !after->is_number ||
        nk_decimal_subtract(&difference, after->number, before->number) != NK_OK)
        return NK_OK;
    *ret = nk_decimal_text(arena, difference);
    return ret->data ? NK_OK : NK_NO_MEMORY;
}

static bool has_section(const struct nk_document_values *values, struct nk_text section)
{
    for (size_t i = 0; i < values->count; i++)
        if (nk_text_equal(values->items[i].section, section))
            return true;
    return false;
}

/* The sections of `in` that `not_in` lacks. Values of a section stand together, because its name begins their keys. */
static struct nk_text *sections_of(struct nk_arena *arena, size_t *ret_count, const struct nk_document_values *in,
                                   const struct nk_document_values *not_in)
{
    struct nk_text *sections = NK_NEW_ARRAY(arena, struct nk_text, in->count);
    size_t count = 0;
    for (size_t i = 0; sections && i < in->count; i++) {
        struct nk_text section = in->items[i].section;
        bool told = i > 0 && nk_text_equal(in->items[i - 1].section, section);
        if (!told && !has_section(not_in, section))
            sections[count++] = section;
    }
    *ret_count = count;
    return sections;
}

static void tell(struct nk_revision_difference *ret, struct nk_value_change change)
{
    ret->by_kind[change.kind]++;
    ret->changes[ret->count++] = change;
}

static enum nk_status compare(struct nk_revision_difference *ret, struct nk_arena *arena,
                              const struct nk_document_value *before, const struct nk_document_value *after)
{
    struct nk_text difference;
    if (is_same(before, after))
        return NK_OK;
    enum nk_status status = subtract(&difference, arena, before, after);
    if (status == NK_OK)
        tell(ret, (struct nk_value_change){.kind = NK_VALUE_CHANGED,
                                           .section = after->section,
                                           .key = after->key,
                                           .before = before->text,
                                           .after = after->text,
                                           .difference = difference});
    return status;
}

enum nk_status nk_revision_difference_make(struct nk_revision_difference *ret, struct nk_arena *arena,
                                           const struct nk_document_values *before,
                                           const struct nk_document_values *after)
{
    struct nk_revision_difference made = {
        .changes = NK_NEW_ARRAY(arena, struct nk_value_change, before->count + after->count)};
    made.sections_added = sections_of(arena, &made.sections_added_count, after, before);
    made.sections_removed = sections_of(arena, &made.sections_removed_count, before, after);
    if (!made.changes || !made.sections_added || !made.sections_removed)
        return NK_NO_MEMORY;

    size_t left = 0, right = 0;
    while (left < before->count || right < after->count) {
        const struct nk_document_value *old = &before->items[left], *new = &after->items[right];
        int order = left == before->count  ? 1
                    : right == after->count ? -1
                                            : nk_text_compare(old->key, new->key);
        if (order < 0)
            tell(&made, (struct nk_value_change){
                            .kind = NK_VALUE_REMOVED, .section = old->section, .key = old->key, .before = old->text});
        else if (order > 0)
            tell(&made, (struct nk_value_change){
                            .kind = NK_VALUE_ADDED, .section = new->section, .key = new->key, .after = new->text});
        else if (compare(&made, arena, old, new) != NK_OK)
            return NK_NO_MEMORY;
        left += order <= 0;
        right += order >= 0;
    }
    *ret = made;
    return NK_OK;
}
