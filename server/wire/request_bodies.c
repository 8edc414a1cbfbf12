#include "server/wire/request_bodies.h"

#include "core/decimal.h"
#include "server/wire/calendar.h"
#include "server/wire/decode.h"

#define WORDS(words_name, struct_name, field, longest) \
    {.name = (words_name), .type = &nk_type_text, NK_FIELD(struct_name, field), .required = true, .minimum = 1, \
     .says_something = true, .maximum = (longest)}
#define DATE(date_name, field) \
    {.name = (date_name), .type = &nk_type_date, NK_FIELD(nk_collection_body, field), .nullable = true}
#define CHOICE(choice_name, struct_name, field, codes) \
    {.name = (choice_name), .type = &nk_type_choice, NK_FIELD(struct_name, field), .required = true, \
     .choices = &(codes)}

static enum nk_status decode(void *target, const struct nk_object *object, struct nk_arena *arena, struct nk_text body,
                             struct nk_issues *issues)
{
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_REPORTING_UNITS_MAX};
    return nk_decode(target, object, arena, body, limits, issues, NULL);
}

static const char *collection_state_code(int value)
{
    return nk_collection_state_code((enum nk_collection_state)value);
}

static const struct nk_choices collection_states = {.code = collection_state_code, .count = NK_COLLECTION_STATES};

static const struct nk_member reporting_unit = {
    .type = &nk_type_text, .size = sizeof(struct nk_text), .minimum = 1, .maximum = NK_CODE_LENGTH_MAX,
};

static const struct nk_member collection_members[] = {
    {.name = "year", .type = &nk_type_integer, NK_FIELD(nk_collection_body, year), .minimum = 1, .maximum = 9999},
    {.name = "state", .type = &nk_type_choice, NK_FIELD(nk_collection_body, state), .choices = &collection_states,
     .given_offset = offsetof(struct nk_collection_body, state_given)},
    DATE("opens", opens),
    DATE("due", due),
    DATE("closes", closes),
    {.name = "methodology", .type = &nk_type_text, NK_FIELD(nk_collection_body, methodology), .nullable = true,
     .minimum = 1, .maximum = NK_CODE_LENGTH_MAX},
    {.name = "reportingUnits", NK_ARRAY(nk_collection_body, reporting_units, reporting_unit_count), .nullable = true,
     .item = &reporting_unit, .given_offset = offsetof(struct nk_collection_body, reporting_units_given)},
};

static void tell_too_early(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                           struct nk_text name, nk_date earliest)
{
    char text[NK_DATE_LENGTH + 1];
    nk_date_print(text, earliest);
    const struct nk_text expected = nk_arena_copy(decoder->arena, nk_text_of(text));
    if (!expected.data) {
        decoder->no_memory = true;
        return;
    }
    const struct nk_step step = nk_step_to_member(at, name);
    nk_decode_tell_value(decoder, &step, nk_json_member(value, name), NK_EXPECT_LATER, expected);
}

static void check_each_once(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                            const struct nk_collection_body *body)
{
    const struct nk_step units = nk_step_to_member(at, NK_TEXT("reportingUnits"));
    for (size_t i = 1; i < body->reporting_unit_count; i++) {
        size_t first = 0;
        while (!nk_text_equal(body->reporting_units[first], body->reporting_units[i]))
            first++;
        if (first == i)
            continue;
        const struct nk_step step = nk_step_to_item(&units, i);
        const struct nk_json_value *list = nk_json_member(value, NK_TEXT("reportingUnits"));
        nk_decode_tell_value(decoder, &step, &list->items[i], NK_EXPECT_DISTINCT, (struct nk_text){0});
    }
}

static void check_collection(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                             void *target)
{
    struct nk_collection_body *body = target;
    /* Null takes a date away, and what is left out keeps it: the decoder of members tells no difference. */
    body->opens_given = nk_json_member(value, NK_TEXT("opens")) != NULL;
    body->due_given = nk_json_member(value, NK_TEXT("due")) != NULL;
    body->closes_given = nk_json_member(value, NK_TEXT("closes")) != NULL;
    const nk_date before_close = body->due ? body->due : body->opens;
    if (body->due && body->due < body->opens)
        tell_too_early(decoder, value, at, NK_TEXT("due"), body->opens);
    if (body->closes && body->closes < before_close)
        tell_too_early(decoder, value, at, NK_TEXT("closes"), before_close);
    check_each_once(decoder, value, at, body);
}

static const struct nk_object collection_object = {NK_MEMBERS(collection_members), .check = check_collection};

enum nk_status nk_collection_body_decode(struct nk_collection_body *ret, struct nk_arena *arena, struct nk_text body,
                                         struct nk_issues *issues)
{
    struct nk_collection_body decoded = {0};
    const enum nk_status status = decode(&decoded, &collection_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_member extension_members[] = {
    {.name = "closes", .type = &nk_type_date, NK_FIELD(nk_extension_body, closes), .required = true},
    WORDS("reason", nk_extension_body, reason, NK_NOTE_LENGTH_MAX),
};
static const struct nk_object extension_object = NK_OBJECT(extension_members);

enum nk_status nk_extension_body_decode(struct nk_extension_body *ret, struct nk_arena *arena, struct nk_text body,
                                        struct nk_issues *issues)
{
    struct nk_extension_body decoded = {0};
    const enum nk_status status = decode(&decoded, &extension_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_member signatory_members[] = {
    WORDS("name", nk_submit_body, signatory_name, NK_NAME_LENGTH_MAX),
    WORDS("title", nk_submit_body, signatory_title, NK_NAME_LENGTH_MAX),
};
static const struct nk_object signatory = NK_OBJECT(signatory_members);
static const struct nk_member submit_members[] = {
    {.name = "signatory", .type = &nk_type_object, .object = &signatory, .required = true},
};
static const struct nk_object submit_object = NK_OBJECT(submit_members);

enum nk_status nk_submit_body_decode(struct nk_submit_body *ret, struct nk_arena *arena, struct nk_text body,
                                     struct nk_issues *issues)
{
    struct nk_submit_body decoded = {0};
    const enum nk_status status = decode(&decoded, &submit_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_member reason_members[] = {WORDS("reason", nk_reason_body, reason, NK_NOTE_LENGTH_MAX)};
static const struct nk_object reason_object = NK_OBJECT(reason_members);

enum nk_status nk_reason_body_decode(struct nk_reason_body *ret, struct nk_arena *arena, struct nk_text body,
                                     struct nk_issues *issues)
{
    struct nk_reason_body decoded = {0};
    const enum nk_status status = decode(&decoded, &reason_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const char *resolution_code(int value)
{
    return nk_resolution_code((enum nk_resolution)value);
}

static const struct nk_choices resolutions = {.code = resolution_code, .count = NK_RESOLUTIONS};

static const struct nk_member resolution_members[] = {
    CHOICE("resolution", nk_resolution_body, resolution, resolutions),
    WORDS("text", nk_resolution_body, text, NK_NOTE_LENGTH_MAX),
};
static const struct nk_object resolution_object = NK_OBJECT(resolution_members);

enum nk_status nk_resolution_body_decode(struct nk_resolution_body *ret, struct nk_arena *arena, struct nk_text body,
                                         struct nk_issues *issues)
{
    struct nk_resolution_body decoded = {0};
    const enum nk_status status = decode(&decoded, &resolution_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const char *publication_kind_code(int value)
{
    return nk_publication_kind_code((enum nk_publication_kind)value);
}

static const struct nk_choices publication_kinds = {.code = publication_kind_code, .count = NK_FINAL + 1};

static const struct nk_member absence_members[] = {
    WORDS("actor", nk_excuse, actor, NK_CODE_LENGTH_MAX),
    WORDS("reason", nk_excuse, reason, NK_NOTE_LENGTH_MAX),
};
static const struct nk_object absence_object = NK_OBJECT(absence_members);
static const struct nk_member absence = {
    .type = &nk_type_object, .size = sizeof(struct nk_excuse), .object = &absence_object};
#define ABSENCES(struct_name) \
    {.name = "missingReasons", NK_ARRAY(struct_name, absences, absence_count), .item = &absence}

static const struct nk_member publication_members[] = {
    CHOICE("kind", nk_publication_body, kind, publication_kinds),
    ABSENCES(nk_publication_body),
    {.name = "note", .type = &nk_type_text, NK_FIELD(nk_publication_body, note), .nullable = true,
     .says_something = true, .maximum = NK_NOTE_LENGTH_MAX},
    {.name = "releaseAt", .type = &nk_type_timestamp, NK_FIELD(nk_publication_body, release_at), .nullable = true},
};
static const struct nk_object publication_object = NK_OBJECT(publication_members);

enum nk_status nk_publication_body_decode(struct nk_publication_body *ret, struct nk_arena *arena, struct nk_text body,
                                          struct nk_issues *issues)
{
    struct nk_publication_body decoded = {0};
    const enum nk_status status = decode(&decoded, &publication_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

const char *nk_preview_include_code(enum nk_preview_include include)
{
    static const char *const codes[] = {
        [NK_INCLUDE_APPROVED] = "approved", [NK_INCLUDE_SUBMITTED] = "submitted", [NK_INCLUDE_DRAFTS] = "drafts"};
    return codes[include];
}

static const char *include_code(int value)
{
    return nk_preview_include_code((enum nk_preview_include)value);
}

static const struct nk_choices includes = {.code = include_code, .count = NK_INCLUDE_DRAFTS + 1};

static const struct nk_member preview_members[] = {
    {.name = "include", .type = &nk_type_choice, NK_FIELD(nk_preview_body, include), .choices = &includes},
    {.name = "kind", .type = &nk_type_choice, NK_FIELD(nk_preview_body, kind), .choices = &publication_kinds,
     .given_offset = offsetof(struct nk_preview_body, has_kind)},
    ABSENCES(nk_preview_body),
};
static const struct nk_object preview_object = NK_OBJECT(preview_members);

enum nk_status nk_preview_body_decode(struct nk_preview_body *ret, struct nk_arena *arena, struct nk_text body,
                                      struct nk_issues *issues)
{
    struct nk_preview_body decoded = {.include = NK_INCLUDE_APPROVED};
    const enum nk_status status = body.length ? decode(&decoded, &preview_object, arena, body, issues) : NK_OK;
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_member explanation_members[] = {WORDS("text", nk_explanation_body, text, NK_NOTE_LENGTH_MAX)};
static const struct nk_object explanation_object = NK_OBJECT(explanation_members);

enum nk_status nk_explanation_body_decode(struct nk_explanation_body *ret, struct nk_arena *arena, struct nk_text body,
                                          struct nk_issues *issues)
{
    struct nk_explanation_body decoded = {0};
    const enum nk_status status = decode(&decoded, &explanation_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_member approve_members[] = {
    {.name = "acceptExplanations", .type = &nk_type_flag, NK_FIELD(nk_approve_body, accept_explanations)},
};
static const struct nk_object approve_object = NK_OBJECT(approve_members);

enum nk_status nk_approve_body_decode(struct nk_approve_body *ret, struct nk_arena *arena, struct nk_text body,
                                      struct nk_issues *issues)
{
    struct nk_approve_body decoded = {0};
    const enum nk_status status = body.length == 0 ? NK_OK : decode(&decoded, &approve_object, arena, body, issues);
    if (status == NK_OK)
        *ret = decoded;
    return status;
}

static const struct nk_object nothing = {.members = NULL, .count = 0};

enum nk_status nk_nothing_body_decode(struct nk_arena *arena, struct nk_text body, struct nk_issues *issues)
{
    if (body.length == 0)
        return NK_OK;
    struct nk_reason_body none;
    return decode(&none, &nothing, arena, body, issues);
}
