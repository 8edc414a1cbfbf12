#include "server/wire/rule_changes.h"

#include <stdlib.h>

#include "core/decimal.h"
#include "server/wire/json.h"
#include "server/wire/labels.h"

/* A rule as a list of its values: "parameters/warn-above/value" is "1". */
struct values {
    struct nk_rule_value_change *items; /* `to` is the value */
    size_t count, room;
};

struct rule {
    struct nk_text id;
    const struct nk_json_value *object;
};

struct rules {
    struct rule *items;
    size_t count;
};

struct comparing {
    struct nk_arena *arena;
    bool no_memory;
};

/* Empty for what is no text. */
static struct nk_text text_of(const struct nk_json_value *value)
{
    return nk_json_is(value, NK_JSON_TEXT) ? value->text : (struct nk_text){0};
}

/* Members that tell the items of a list apart. */
static const struct nk_text keys[] = {NK_TEXT("id"), NK_TEXT("name"), NK_TEXT("dimension")};
enum { KEYS = sizeof keys / sizeof keys[0] };

static bool is_key(const struct nk_json_member *member)
{
    for (size_t i = 0; i < KEYS; i++)
        if (nk_text_equal(keys[i], member->name))
            return nk_json_is(&member->value, NK_JSON_TEXT);
    return false;
}

/* An item without a key is told by its place. */
static struct nk_text name_of(struct comparing *comparing, const struct nk_json_value *item, size_t place)
{
    for (size_t i = 0; i < KEYS; i++)
        if (nk_json_is(nk_json_member(item, keys[i]), NK_JSON_TEXT))
            return text_of(nk_json_member(item, keys[i]));
    return nk_decimal_text(comparing->arena, nk_decimal_integer((int64_t)place));
}

static size_t count_leaves(const struct nk_json_value *value)
{
    size_t count = 0;
    const bool is_object = nk_json_is(value, NK_JSON_OBJECT), is_array = nk_json_is(value, NK_JSON_ARRAY);
    for (size_t i = 0; (is_object || is_array) && i < value->count; i++)
        count += count_leaves(is_object ? &value->members[i].value : &value->items[i]);
    return is_object || is_array ? count : 1;
}

static struct nk_text joined(struct comparing *comparing, struct nk_text path, struct nk_text name)
{
    struct nk_text all = path.length ? NK_JOIN(comparing->arena, path, NK_TEXT("/"), name) : name;
    comparing->no_memory |= !all.data;
    return all;
}

/* What is stated as not being there is not there. */
static void add_leaf(struct comparing *comparing, struct values *values, struct nk_text path,
                     const struct nk_json_value *leaf, struct nk_text unit)
{
    if (nk_json_is(leaf, NK_JSON_NULL) || values->count == values->room)
        return;
    const struct nk_text text = nk_json_is(leaf, NK_JSON_TEXT) ? nk_arena_copy(comparing->arena, leaf->text)
                                                               : nk_json_canonical(comparing->arena, leaf);
    comparing->no_memory |= !text.data;
    values->items[values->count++] = (struct nk_rule_value_change){.member = path, .to = text, .unit = unit};
}

static void add_values(struct comparing *comparing, struct values *values, struct nk_text path,
                       const struct nk_json_value *value, struct nk_text unit)
{
    if (nk_json_is(value, NK_JSON_OBJECT)) {
        const struct nk_json_value *own_unit = nk_json_member(value, NK_TEXT("unit"));
        for (size_t i = 0; i < value->count; i++) {
            const struct nk_json_member *member = &value->members[i];
            if (is_key(member))
                continue;
            add_values(comparing, values, joined(comparing, path, member->name), &member->value,
                       own_unit && nk_text_is(member->name, "value") ? text_of(own_unit) : unit);
        }
    } else if (nk_json_is(value, NK_JSON_ARRAY)) {
        for (size_t i = 0; i < value->count; i++)
            add_values(comparing, values, joined(comparing, path, name_of(comparing, &value->items[i], i)),
                       &value->items[i], unit);
    } else {
        add_leaf(comparing, values, path, value, unit);
    }
}

static struct values values_of(struct comparing *comparing, const struct nk_json_value *rule)
{
    struct values values = {.room = count_leaves(rule)};
    values.items = NK_NEW_ARRAY(comparing->arena, struct nk_rule_value_change, values.room);
    comparing->no_memory |= !values.items;
    if (!values.items)
        return (struct values){0};
    const struct nk_text unit = text_of(nk_json_member(rule, NK_TEXT("toleranceUnit")));
    for (size_t i = 0; i < rule->count; i++) {
        const struct nk_json_member *member = &rule->members[i];
        if (!nk_text_is(member->name, "id"))
            add_values(comparing, &values, member->name, &member->value,
                       nk_text_is(member->name, "tolerance") ? unit : (struct nk_text){0});
    }
    return values;
}

static const struct nk_rule_value_change *find(const struct values *values, struct nk_text member)
{
    for (size_t i = 0; i < values->count; i++)
        if (nk_text_equal(values->items[i].member, member))
            return &values->items[i];
    return NULL;
}

static void compare_values(struct comparing *comparing, struct nk_rule_change *change,
                           const struct nk_json_value *before, const struct nk_json_value *after)
{
    const struct values was = values_of(comparing, before), is = values_of(comparing, after);
    struct nk_rule_value_change *changed =
        NK_NEW_ARRAY(comparing->arena, struct nk_rule_value_change, was.count + is.count);
    if (!changed) {
        comparing->no_memory = true;
        return;
    }
    for (size_t i = 0; i < is.count; i++) {
        const struct nk_rule_value_change *other = find(&was, is.items[i].member);
        if (other && nk_text_equal(other->to, is.items[i].to))
            continue;
        changed[change->value_count] = is.items[i];
        changed[change->value_count++].from = other ? other->to : (struct nk_text){0};
    }
    for (size_t i = 0; i < was.count; i++)
        if (!find(&is, was.items[i].member))
            changed[change->value_count++] = (struct nk_rule_value_change){
                .member = was.items[i].member, .from = was.items[i].to, .unit = was.items[i].unit};
    change->values = changed;
}

static struct nk_rule_change change_of(enum nk_rule_change_kind kind, const struct rule *rule)
{
    const struct nk_json_value *name = nk_json_member(rule->object, NK_TEXT("name"));
    struct nk_rule_change change = {.kind = kind, .rule = rule->id};
    for (size_t i = 0; i < NK_LANGUAGES; i++)
        change.name.in[i] = text_of(nk_json_member(name, nk_text_of(nk_language_codes[i])));
    return change;
}

static int by_id(const void *a, const void *b)
{
    return nk_text_compare(((const struct rule *)a)->id, ((const struct rule *)b)->id);
}

static enum nk_status read_rules(struct rules *ret, struct nk_arena *arena, struct nk_text content)
{
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_json json;
    const enum nk_status status = nk_json_read(&json, arena, content, NK_BODY_DEPTH_MAX, &issues);
    const struct nk_json_value *rules = status == NK_OK ? nk_json_member(&json.root, NK_TEXT("rules")) : NULL;
    if (!nk_json_is(rules, NK_JSON_ARRAY))
        return status == NK_OK ? NK_INVALID : status;
    *ret = (struct rules){.items = NK_NEW_ARRAY(arena, struct rule, rules->count + 1)};
    if (!ret->items)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < rules->count; i++) {
        const struct nk_text id = text_of(nk_json_member(&rules->items[i], NK_TEXT("id")));
        if (!id.length)
            return NK_INVALID;
        ret->items[ret->count++] = (struct rule){.id = id, .object = &rules->items[i]};
    }
    qsort(ret->items, ret->count, sizeof ret->items[0], by_id);
    return NK_OK;
}

static enum nk_status compare(struct nk_rule_changes *ret, struct nk_arena *arena, const struct rules *before,
                              const struct rules *after)
{
    struct comparing comparing = {.arena = arena};
    struct nk_rule_change *items = NK_NEW_ARRAY(arena, struct nk_rule_change, before->count + after->count + 1);
    size_t count = 0;
    if (!items)
        return NK_NO_MEMORY;
    for (size_t i = 0, k = 0; i < before->count || k < after->count;) {
        const int order = i == before->count  ? 1
                          : k == after->count ? -1
                                              : by_id(&before->items[i], &after->items[k]);
        if (order < 0)
            items[count++] = change_of(NK_RULE_HAS_ENDED, &before->items[i++]);
        else if (order > 0)
            items[count++] = change_of(NK_RULE_IS_NEW, &after->items[k++]);
        else {
            const struct rule *was = &before->items[i++], *is = &after->items[k++];
            items[count] = change_of(NK_RULE_HAS_CHANGED, is);
            compare_values(&comparing, &items[count], was->object, is->object);
            count += items[count].value_count > 0;
        }
    }
    *ret = (struct nk_rule_changes){.items = items, .count = count};
    return comparing.no_memory ? NK_NO_MEMORY : NK_OK;
}

enum nk_status nk_rule_changes_of(struct nk_rule_changes *ret, struct nk_arena *arena, struct nk_text before,
                                  struct nk_text after)
{
    *ret = (struct nk_rule_changes){0};
    if (nk_text_equal(before, after))
        return NK_OK;
    struct rules rules_before, rules_after;
    enum nk_status status = read_rules(&rules_before, arena, before);
    if (status == NK_OK)
        status = read_rules(&rules_after, arena, after);
    return status == NK_OK ? compare(ret, arena, &rules_before, &rules_after) : status;
}
