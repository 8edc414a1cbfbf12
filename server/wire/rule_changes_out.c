#include "server/wire/rule_changes_out.h"

#include "server/wire/labels.h"
#include "server/wire/rule_words.h"

#define LABEL(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}

static const char *const kinds[] = {
    [NK_RULE_IS_NEW] = "new", [NK_RULE_HAS_ENDED] = "ended", [NK_RULE_HAS_CHANGED] = "changed"};

struct saying {
    struct nk_arena *arena;
    enum nk_language language;
};

static struct nk_text in(const struct saying *saying, const struct nk_label *label)
{
    return nk_label_in(label, saying->language);
}

static struct nk_text quoted(const struct saying *saying, struct nk_text text)
{
    static const struct nk_label open = LABEL("«", "«", "“"), close = LABEL("»", "»", "”");
    return NK_JOIN(saying->arena, in(saying, &open), text, in(saying, &close));
}

static bool begins_with(struct nk_text text, struct nk_text start)
{
    return text.length >= start.length && memcmp(text.data, start.data, start.length) == 0;
}

static bool ends_with(struct nk_text text, struct nk_text end)
{
    return text.length >= end.length && memcmp(text.data + text.length - end.length, end.data, end.length) == 0;
}

/* What is said and does not decide: labels, and where they come from. */
static bool is_wording(const struct nk_rule_value_change *value)
{
    static const struct nk_text ends[] = {NK_TEXT("/nb"), NK_TEXT("/nn"), NK_TEXT("/en"), NK_TEXT("source")};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (ends_with(value->member, ends[i]))
            return true;
    return false;
}

/* What comes or goes with a parameter or a combination, and says nothing beside it. */
static bool goes_along(const struct nk_rule_value_change *value)
{
    return (!value->from.data || !value->to.data) &&
           (ends_with(value->member, NK_TEXT("/unit")) || ends_with(value->member, NK_TEXT("/source")));
}

/* The name of a parameter out of "parameters/warn-above/value"; empty for another member. */
static struct nk_text parameter_of(struct nk_text member)
{
    static const struct nk_text start = NK_TEXT("parameters/"), end = NK_TEXT("/value");
    if (!begins_with(member, start) || !ends_with(member, end))
        return (struct nk_text){0};
    return (struct nk_text){member.data + start.length, member.length - start.length - end.length};
}

static struct nk_text what(const struct saying *saying, struct nk_text member)
{
    static const struct nk_label severity = LABEL("alvorligheten", "alvoret", "its severity");
    static const struct nk_label tolerance = LABEL("toleransen", "toleransen", "its tolerance");
    const struct nk_text parameter = parameter_of(member);
    const struct nk_label *label = parameter.length ? nk_rule_parameter_label(parameter) : NULL;
    if (nk_text_is(member, "severity"))
        return in(saying, &severity);
    if (nk_text_is(member, "tolerance"))
        return in(saying, &tolerance);
    return quoted(saying, label ? in(saying, label) : parameter.length ? parameter : member);
}

static struct nk_text shown(const struct saying *saying, const struct nk_rule_value_change *value, struct nk_text text)
{
    enum nk_severity severity;
    const struct nk_label *unit = value->unit.length ? nk_rule_unit_label(value->unit) : NULL;
    if (nk_text_is(value->member, "severity") && nk_severity_of(&severity, text))
        return quoted(saying, in(saying, nk_severity_label(severity)));
    return unit ? NK_JOIN(saying->arena, text, NK_TEXT(" "), in(saying, unit)) : text;
}

static struct nk_text value_text(const struct saying *saying, const struct nk_rule_value_change *value)
{
    static const struct nk_label is_now = LABEL(" er nå ", " er no ", " is now ");
    static const struct nk_label was = LABEL(" (var ", " (var ", " (was ");
    static const struct nk_label is_new = LABEL(" er nytt: ", " er nytt: ", " is new: ");
    static const struct nk_label is_gone =
        LABEL(" gjelder ikke lenger (var ", " gjeld ikkje lenger (var ", " does not apply any more (was ");
    const struct nk_text name = what(saying, value->member), from = shown(saying, value, value->from),
                         to = shown(saying, value, value->to), end = NK_TEXT(")");
    if (!value->from.data)
        return NK_JOIN(saying->arena, name, in(saying, &is_new), to);
    if (!value->to.data)
        return NK_JOIN(saying->arena, name, in(saying, &is_gone), from, end);
    return NK_JOIN(saying->arena, name, in(saying, &is_now), to, in(saying, &was), from, end);
}

static struct nk_text changed_text(const struct saying *saying, const struct nk_rule_change *change)
{
    static const struct nk_label wording = LABEL("ordlyden er endret", "ordlyden er endra", "its wording has changed");
    struct nk_text all = {.data = "", .length = 0};
    bool is_reworded = false;
    for (size_t i = 0; i < change->value_count; i++) {
        is_reworded |= is_wording(&change->values[i]) && !goes_along(&change->values[i]);
        if (is_wording(&change->values[i]) || goes_along(&change->values[i]))
            continue;
        all = NK_JOIN(saying->arena, all, all.length ? NK_TEXT("; ") : NK_TEXT(""),
                      value_text(saying, &change->values[i]));
    }
    if (is_reworded)
        all = NK_JOIN(saying->arena, all, all.length ? NK_TEXT("; ") : NK_TEXT(""), in(saying, &wording));
    return all;
}

struct nk_text nk_rule_change_text(struct nk_arena *arena, const struct nk_rule_change *change,
                                   enum nk_language language)
{
    static const struct nk_label is_new = LABEL("regelen er ny", "regelen er ny", "the rule is new");
    static const struct nk_label has_ended =
        LABEL("regelen gjelder ikke lenger", "regelen gjeld ikkje lenger", "the rule is no longer in force");
    const struct saying saying = {.arena = arena, .language = language};
    struct nk_text text = {0};
    switch (change->kind) {
    case NK_RULE_IS_NEW:
        text = in(&saying, &is_new);
        break;
    case NK_RULE_HAS_ENDED:
        text = in(&saying, &has_ended);
        break;
    case NK_RULE_HAS_CHANGED:
        text = changed_text(&saying, change);
        break;
    }
    return NK_JOIN(arena, change->rule, NK_TEXT(" ("), in(&saying, &change->name), NK_TEXT("): "), text, NK_TEXT("."));
}

struct nk_text nk_rule_changes_text(struct nk_arena *arena, const struct nk_rule_changes *changes,
                                    enum nk_language language)
{
    static const struct nk_label same =
        LABEL("Kontrollreglene er de samme.", "Kontrollreglane er dei same.", "The validation rules are the same.");
    static const struct nk_label one =
        LABEL("1 kontrollregel er en annen.", "1 kontrollregel er ein annan.", "1 validation rule differs.");
    static const struct nk_label other =
        LABEL(" kontrollregler er andre.", " kontrollreglar er andre.", " validation rules differ.");
    if (changes->count < 2)
        return nk_label_in(changes->count == 0 ? &same : &one, language);
    return NK_JOIN(arena, nk_decimal_text(arena, nk_decimal_integer((int64_t)changes->count)),
                   nk_label_in(&other, language));
}

/* null for what was not there. */
static void build_value(struct nk_builder *builder, struct nk_node item, const char *name, struct nk_text text)
{
    if (text.data)
        nk_build_text(builder, item, name, text);
    else
        nk_build_null(builder, item, name);
}

void nk_build_rule_changes(struct nk_builder *builder, struct nk_node parent, struct nk_arena *arena,
                           const struct nk_rule_changes *changes, enum nk_language language)
{
    nk_build_text(builder, parent, "text", nk_rule_changes_text(arena, changes, language));
    struct nk_node items = nk_build_array(builder, parent, "items");
    for (size_t i = 0; i < changes->count; i++) {
        const struct nk_rule_change *change = &changes->items[i];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "rule", change->rule);
        nk_build_code(builder, item, "change", kinds[change->kind]);
        nk_build_text(builder, item, "text", nk_rule_change_text(arena, change, language));
        struct nk_node values = nk_build_array(builder, item, "values");
        for (size_t k = 0; k < change->value_count; k++) {
            struct nk_node value = nk_build_item_object(builder, values);
            nk_build_text(builder, value, "member", change->values[k].member);
            build_value(builder, value, "from", change->values[k].from);
            build_value(builder, value, "to", change->values[k].to);
            nk_build_text_or_null(builder, value, "unit", change->values[k].unit);
        }
    }
}

static void build_side(struct nk_builder *builder, struct nk_node root, const char *name,
                       const struct nk_rule_set_side *side)
{
    struct nk_node object = nk_build_object(builder, root, name);
    nk_build_year_or_null(builder, object, "year", side->year);
    nk_build_text(builder, object, "ruleSet", side->name);
    struct nk_node links = nk_build_object(builder, object, "links");
    nk_build_format(builder, links, "ruleSet", "/v1/rule-sets/%.*s", NK_TEXT_ARGUMENTS(side->name));
}

struct nk_buffer nk_rule_changes_json(struct nk_arena *arena, const struct nk_rule_changes *changes,
                                      const struct nk_rule_set_side *from, const struct nk_rule_set_side *to,
                                      enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_side(&builder, root, "from", from);
    build_side(&builder, root, "to", to);
    nk_build_rule_changes(&builder, root, arena, changes, language);
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
