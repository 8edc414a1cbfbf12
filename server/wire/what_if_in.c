#include "server/wire/what_if_in.h"

#include "core/submission.h"
#include "server/wire/decode.h"
#include "server/wire/json_tree.h"
#include "server/wire/return_in.h"
#include "server/wire/return_schema.h"

#define CODES(list_name, field, length) \
    {.name = (list_name), NK_ARRAY(nk_what_if_body, field, length), .item = &code}
#define CODE_MEMBER(code_name, field) \
    .name = (code_name), .type = &nk_type_text, NK_FIELD(nk_what_if_cell, field), .minimum = 1, \
    .maximum = NK_CODE_LENGTH_MAX

static const struct nk_member code = {
    .type = &nk_type_text, .size = sizeof(struct nk_text), .minimum = 1, .maximum = NK_CODE_LENGTH_MAX,
};

/* The document is held to the form of a return and kept as text: it is read again when it has been changed. */
static void decode_document(struct nk_decoder *decoder, const struct nk_member *member,
                            const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    struct nk_submission form = {.year = 0};
    struct nk_text *document = target;
    nk_decode_object(decoder, &nk_return_object, value, at, &form);
    *document = nk_return_kept(decoder->arena, value);
    decoder->no_memory |= !document->data;
}

static const struct nk_member *financing_of_return(void)
{
    size_t i = 0;
    while (!nk_text_is(NK_TEXT("financing"), nk_return_object.members[i].name))
        i++;
    return &nk_return_object.members[i];
}

static void decode_financing(struct nk_decoder *decoder, const struct nk_member *member,
                             const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    const struct nk_member *section = financing_of_return();
    struct nk_submission form = {.year = 0};
    struct nk_text *financing = target;
    section->type->decode(decoder, section, value, at, (char *)&form + section->offset);
    *financing = nk_json_canonical(decoder->arena, value);
    decoder->no_memory |= !financing->data;
}

static const struct nk_type document_type = {.decode = decode_document};
static const struct nk_type financing_type = {.decode = decode_financing};

static void check_cell(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                       void *target)
{
    (void)target;
    const struct nk_step step = nk_step_to_member(at, NK_TEXT("category"));
    if (!nk_json_member(value, NK_TEXT("category")) && !nk_json_member(value, NK_TEXT("area")))
        nk_decode_tell(decoder, &step, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = NK_TEXT("category")});
}

static const struct nk_member cell_members[] = {
    {CODE_MEMBER("category", category)},
    {CODE_MEMBER("area", area)},
    {CODE_MEMBER("costType", cost_type), .required = true},
    {.name = "amount", .type = &nk_type_integer, NK_FIELD(nk_what_if_cell, amount), .required = true,
     .minimum = INT64_MIN, .maximum = INT64_MAX},
};
static const struct nk_object cell_object = {NK_MEMBERS(cell_members), .check = check_cell};
static const struct nk_member cell = {
    .type = &nk_type_object, .size = sizeof(struct nk_what_if_cell), .object = &cell_object,
};

/* There is something different, and one thing that it starts from. */
static void check_return(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                         void *target)
{
    (void)target;
    const struct nk_step to_document = nk_step_to_member(at, NK_TEXT("document"));
    const struct nk_step to_draft = nk_step_to_member(at, NK_TEXT("draft"));
    const struct nk_step to_cells = nk_step_to_member(at, NK_TEXT("cells"));
    const struct nk_json_value *document = nk_json_member(value, NK_TEXT("document"));
    const struct nk_json_value *draft = nk_json_member(value, NK_TEXT("draft"));
    const struct nk_json_value *cells = nk_json_member(value, NK_TEXT("cells"));
    if (!document && !draft && !cells && !nk_json_member(value, NK_TEXT("financing")))
        nk_decode_tell(decoder, &to_document,
                       (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = NK_TEXT("document")});
    if (document && draft)
        nk_decode_tell(decoder, &to_draft, (struct nk_issue){.code = NK_UNKNOWN_MEMBER, .actual = NK_TEXT("draft")});
    else if (nk_json_is(draft, NK_JSON_FALSE))
        nk_decode_tell_value(decoder, &to_draft, draft, NK_EXPECT_ONE_OF, NK_TEXT("true"));
    if (nk_json_is(cells, NK_JSON_ARRAY) && cells->count == 0)
        nk_decode_tell(decoder, &to_cells, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = NK_TEXT("cells")});
}

static const struct nk_member return_members[] = {
    {.name = "actor", .type = &nk_type_text, NK_FIELD(nk_what_if_return, actor), .required = true, .minimum = 1,
     .maximum = NK_CODE_LENGTH_MAX},
    {.name = "draft", .type = &nk_type_flag, NK_FIELD(nk_what_if_return, draft)},
    {.name = "document", .type = &document_type, NK_FIELD(nk_what_if_return, document)},
    {.name = "financing", .type = &financing_type, NK_FIELD(nk_what_if_return, financing)},
    {.name = "cells", NK_ARRAY(nk_what_if_return, cells, cell_count), .item = &cell},
};
static const struct nk_object return_object = {NK_MEMBERS(return_members), .check = check_return};
static const struct nk_member changed_return = {
    .type = &nk_type_object, .size = sizeof(struct nk_what_if_return), .object = &return_object,
};

static const struct nk_member body_members[] = {
    {.name = "year", .type = &nk_type_integer, NK_FIELD(nk_what_if_body, year), .minimum = 1, .maximum = 9999},
    {.name = "publication", .type = &nk_type_text, NK_FIELD(nk_what_if_body, publication), .minimum = 1,
     .maximum = NK_CODE_LENGTH_MAX},
    CODES("figures", figures, figure_count),
    CODES("entities", entities, entity_count),
    {.name = "returns", NK_ARRAY(nk_what_if_body, returns, return_count), .required = true, .item = &changed_return},
};

static void check_each_once(struct nk_decoder *decoder, const struct nk_json_value *returns, const struct nk_step *at,
                            const struct nk_what_if_body *body)
{
    for (size_t i = 1; i < body->return_count; i++)
        for (size_t k = 0; k < i; k++) {
            if (!nk_text_equal(body->returns[i].actor, body->returns[k].actor))
                continue;
            const struct nk_step item = nk_step_to_item(at, i);
            const struct nk_step actor = nk_step_to_member(&item, NK_TEXT("actor"));
            const struct nk_json_value *value = nk_json_member(&returns->items[i], NK_TEXT("actor"));
            if (value)
                nk_decode_tell_value(decoder, &actor, value, NK_EXPECT_DISTINCT, (struct nk_text){0});
            break;
        }
}

static void check_body(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                       void *target)
{
    const struct nk_what_if_body *body = target;
    const struct nk_step year = nk_step_to_member(at, NK_TEXT("year"));
    const struct nk_step returns = nk_step_to_member(at, NK_TEXT("returns"));
    const struct nk_json_value *list = nk_json_member(value, NK_TEXT("returns"));
    if (!nk_json_member(value, NK_TEXT("year")) && !nk_json_member(value, NK_TEXT("publication")))
        nk_decode_tell(decoder, &year, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = NK_TEXT("year")});
    if (nk_json_is(list, NK_JSON_ARRAY) && list->count == 0)
        nk_decode_tell(decoder, &returns, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = NK_TEXT("returns")});
    check_each_once(decoder, list, &returns, body);
}

static const struct nk_object body_object = {NK_MEMBERS(body_members), .check = check_body};

enum nk_status nk_what_if_body_decode(struct nk_what_if_body *ret, struct nk_arena *arena, struct nk_text body,
                                      struct nk_issues *issues)
{
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_BODY_ITEMS_MAX};
    struct nk_what_if_body decoded = {.year = 0};
    const enum nk_status status = nk_decode(&decoded, &body_object, arena, body, limits, issues, NULL);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static bool is_code(const json_t *object, const char *name, struct nk_text expected)
{
    const json_t *value = json_object_get(object, name);
    const struct nk_text said = {json_string_value(value), json_string_length(value)};
    return value ? json_is_string(value) && nk_text_equal(said, expected) : expected.length == 0;
}

static int set_code(json_t *object, const char *name, struct nk_text value)
{
    return value.length ? json_object_set_new(object, name, json_stringn(value.data, value.length)) : 0;
}

/* The section that has cells of the given dimensions, made when there is none; borrowed. NULL when there is no
 * memory. */
static json_t *section_of(json_t *document, const struct nk_what_if_cell *change)
{
    const char *name = "expenditure";
    if (change->area.length == 0)
        name = "expenditureByCategory";
    else if (change->category.length == 0)
        name = "expenditureByArea";
    json_t *section = json_object_get(document, name);
    if (section)
        return section;
    return json_object_set_new(document, name, json_array()) == 0 ? json_object_get(document, name) : NULL;
}

static bool apply_cell(json_t *document, const struct nk_what_if_cell *change)
{
    json_t *section = section_of(document, change);
    json_auto_t *made = json_object();
    if (!section || !made || set_code(made, "category", change->category) != 0 ||
        set_code(made, "area", change->area) != 0 || set_code(made, "costType", change->cost_type) != 0 ||
        json_object_set_new(made, "amount", json_integer(change->amount)) != 0)
        return false;
    for (size_t i = 0; i < json_array_size(section); i++) {
        const json_t *item = json_array_get(section, i);
        if (is_code(item, "category", change->category) && is_code(item, "area", change->area) &&
            is_code(item, "costType", change->cost_type))
            return json_array_set(section, i, made) == 0;
    }
    return json_array_append(section, made) == 0;
}

/* A new tree of what was once written by us; NULL when there is no memory. */
static json_t *tree_of(struct nk_arena *arena, struct nk_text canonical)
{
    struct nk_issues issues = nk_issues_in(arena);
    struct nk_json json;
    return nk_json_read(&json, arena, canonical, NK_BODY_DEPTH_MAX, &issues) == NK_OK ? nk_json_tree_of(&json.root)
        : NULL;
}

enum nk_status nk_what_if_apply(struct nk_text *ret, struct nk_arena *arena, struct nk_text base,
                                const struct nk_what_if_return *change)
{
    json_auto_t *document = tree_of(arena, base.length ? base : NK_TEXT("{}"));
    bool done = document != NULL;
    if (done && change->financing.length)
        done = json_object_set_new(document, "financing", tree_of(arena, change->financing)) == 0;
    for (size_t i = 0; done && i < change->cell_count; i++)
        done = apply_cell(document, &change->cells[i]);
    const struct nk_text text = done ? nk_json_tree_canonical(arena, document) : (struct nk_text){0};
    if (!text.data)
        return NK_NO_MEMORY;
    *ret = text;
    return NK_OK;
}
