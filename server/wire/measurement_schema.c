#include "server/wire/measurement_schema.h"

#include "core/submission.h"
#include "server/wire/calendar.h"
#include "server/wire/decode.h"
#include "server/wire/number_schema.h"

#define CODE(code_name, type_name, field) \
    {.name = (code_name), .type = &nk_type_text, NK_FIELD(type_name, field), .required = true, .minimum = 1, \
     .maximum = NK_CODE_LENGTH_MAX}
#define NUMBER(number_name, field)                                                                                     \
    {                                                                                                                  \
        .name = (number_name), .type = &nk_type_decimal, NK_FIELD(nk_indicator_value, field)                           \
    }
#define WORD(word_name, field) \
    {.name = (word_name), .type = &nk_type_text, NK_FIELD(nk_indicator_value, field), .minimum = 1, \
     .maximum = NK_CODE_LENGTH_MAX}
#define NOTE(note_name, type_name, field) \
    {.name = (note_name), .type = &nk_type_text, NK_FIELD(type_name, field), .maximum = NK_NOTE_LENGTH_MAX}

static const char *qualifier_code(int value)
{
    return nk_qualifier_code((enum nk_qualifier)value);
}

static const char *comparator_code(int value)
{
    return nk_comparator_code((enum nk_comparator)value);
}

static const char *verdict_code(int value)
{
    return nk_verdict_code((enum nk_verdict)value);
}

static const struct nk_choices qualifiers = {.code = qualifier_code, .count = NK_QUALIFIERS};
static const struct nk_choices comparators = {.code = comparator_code, .count = NK_COMPARATORS};
static const struct nk_choices verdicts = {.code = verdict_code, .count = NK_VERDICTS};

/* ---- times ---- */

static bool decode_moment(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                          int64_t *ret_seconds,
                          int16_t *ret_offset)
{
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TIMESTAMP);
        return false;
    }
    const bool exists = nk_moment_parse(ret_seconds, ret_offset, value->text);
    if (!exists)
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_TIMESTAMP, (struct nk_text){0});
    return exists;
}

static void decode_start(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                         const struct nk_step *at, void *target)
{
    (void)member;
    struct nk_time_span *span = target;
    (void)decode_moment(decoder, value, at, &span->start, &span->start_offset);
}

static void decode_end(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                       const struct nk_step *at, void *target)
{
    (void)member;
    struct nk_time_span *span = target;
    (void)decode_moment(decoder, value, at, &span->end, &span->end_offset);
}

static const struct nk_type start_type = {.decode = decode_start};
static const struct nk_type end_type = {.decode = decode_end};

/* The first members of whatever begins with a struct nk_time_span. */
#define SPAN_MEMBERS \
    {.name = "start", .type = &start_type, .required = true}, {.name = "end", .type = &end_type, .required = true}

_Static_assert(offsetof(struct nk_incident, time) == 0, "an incident begins with its time");

static const struct nk_member span_members[] = {SPAN_MEMBERS};
static const struct nk_object span_object = {
    NK_MEMBERS(span_members), .place_offset = offsetof(struct nk_time_span, place),
};
static const struct nk_member span = {
    .type = &nk_type_object, .size = sizeof(struct nk_time_span), .object = &span_object,
};

static const struct nk_member incident_members[] = {
    SPAN_MEMBERS,
    {.name = "weight", .type = &nk_type_decimal, NK_FIELD(nk_incident, weight)},
    {.name = "planned", .type = &nk_type_flag, NK_FIELD(nk_incident, planned)},
    NOTE("note", nk_incident, note),
};
static const struct nk_object incident_object = {
    NK_MEMBERS(incident_members), .place_offset = offsetof(struct nk_incident, time.place),
};
static const struct nk_member incident = {
    .type = &nk_type_object, .size = sizeof(struct nk_incident), .object = &incident_object,
};

/* ---- what is said of an indicator ---- */

static const struct nk_member minute_members[] = {
    NUMBER("measured", minutes_measured),
    NUMBER("up", minutes_up),
    NUMBER("maintenance", minutes_maintenance),
    NUMBER("unknown", minutes_unknown),
};
static const struct nk_object minutes = NK_OBJECT(minute_members);

static void decode_target(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                          const struct nk_step *at, void *target)
{
    struct nk_number number = {0};
    nk_type_decimal.decode(decoder, member, value, at, &number);
    *(struct nk_decimal *)target = number.value;
}

const struct nk_type nk_type_target = {.decode = decode_target};

static const struct nk_member indicator_members[] = {
    CODE("service", nk_indicator_value, service),
    CODE("indicator", nk_indicator_value, indicator),
    CODE("period", nk_indicator_value, period),
    NUMBER("value", value),
    {.name = "qualifier", .type = &nk_type_choice, NK_FIELD(nk_indicator_value, qualifier), .choices = &qualifiers},
    WORD("unit", unit),
    WORD("base", base),
    NUMBER("baseValue", base_value),
    {.name = "target", .type = &nk_type_target, NK_FIELD(nk_indicator_value, target),
     .given_offset = offsetof(struct nk_indicator_value, target_given)},
    {.name = "comparator", .type = &nk_type_choice, NK_FIELD(nk_indicator_value, comparator), .choices = &comparators},
    {.name = "verdict", .type = &nk_type_choice, NK_FIELD(nk_indicator_value, verdict), .choices = &verdicts,
     .given_offset = offsetof(struct nk_indicator_value, verdict_given)},
    {.name = "minutes", .type = &nk_type_object, .object = &minutes},
    {.name = "incidents", .item = &incident, NK_ARRAY(nk_indicator_value, incidents, incident_count),
     .given_offset = offsetof(struct nk_indicator_value, incidents_given)},
    {.name = "maintenanceWindows", .item = &span,
     NK_ARRAY(nk_indicator_value, maintenance_windows, maintenance_window_count),
     .given_offset = offsetof(struct nk_indicator_value, maintenance_windows_given)},
    {.name = "unmonitored", .item = &span, NK_ARRAY(nk_indicator_value, unmonitored, unmonitored_count)},
    NOTE("source", nk_indicator_value, source),
};

/* Something is said: a value, what it comes from, or how it came out. A target that is missing is none. */
static void check_indicator(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                            void *target)
{
    const struct nk_json_value *status = nk_json_member(nk_json_member(value, NK_TEXT("target")), NK_TEXT("status"));
    if (nk_json_is(status, NK_JSON_TEXT) && nk_text_is(status->text, nk_value_status_code(NK_MISSING)))
        ((struct nk_indicator_value *)target)->target_given = false;
    static const char *const statements[] = {"value", "minutes", "incidents", "verdict"};
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        if (nk_json_member(value, nk_text_of(statements[i])))
            return;
    const struct nk_text missing = NK_TEXT("value");
    const struct nk_step step = nk_step_to_member(at, missing);
    nk_decode_tell(decoder, &step, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = missing});
}

static const struct nk_object indicator_object = {
    NK_MEMBERS(indicator_members), .place_offset = offsetof(struct nk_indicator_value, place),
    .check = check_indicator,
};
const struct nk_member nk_return_indicator = {
    .type = &nk_type_object, .size = sizeof(struct nk_indicator_value), .object = &indicator_object,
};

/* ---- what a service costs ---- */

static const struct nk_member cost_members[] = {
    CODE("service", nk_service_cost, service),
    {.name = "amount", .type = &nk_type_amount, NK_FIELD(nk_service_cost, amount), .required = true},
    {.name = "includes", .type = &nk_type_text, NK_FIELD(nk_service_cost, includes), .required = true, .minimum = 1,
     .maximum = NK_NOTE_LENGTH_MAX},
};
static const struct nk_object cost_object = {
    NK_MEMBERS(cost_members), .place_offset = offsetof(struct nk_service_cost, place),
};
const struct nk_member nk_return_service_cost = {
    .type = &nk_type_object, .size = sizeof(struct nk_service_cost), .object = &cost_object,
};
