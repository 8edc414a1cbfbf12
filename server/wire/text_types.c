#include <string.h>

#include "core/decimal.h"
#include "server/wire/calendar.h"
#include "server/wire/decode.h"
#include "server/wire/schema.h"
#include "server/wire/utf8.h"

static json_t *text_value(struct nk_text text)
{
    return json_stringn(text.data ? text.data : "", text.length);
}

/* In characters, which are counted where the bytes alone do not tell. */
static bool is_longer(struct nk_text text, size_t maximum)
{
    return text.length > maximum && nk_utf8_characters(text) > maximum;
}

static bool is_shorter(struct nk_text text, size_t minimum)
{
    return text.length < minimum || (minimum > 1 && nk_utf8_characters(text) < minimum);
}

/* Copies a JSON string to the arena when it is text of the member's length; otherwise tells and gives no data. */
static struct nk_text take_text(struct nk_decoder *decoder, const struct nk_member *member,
                                const struct nk_json_value *value,
                                const struct nk_step *at)
{
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TEXT);
        return (struct nk_text){0};
    }
    const struct nk_text text = value->text;
    if (is_longer(text, (size_t)member->maximum)) {
        nk_decode_tell(decoder, at,
                       (struct nk_issue){.code = NK_TOO_LONG,
                                         .expected = nk_decode_integer_text(decoder, member->maximum)});
        return (struct nk_text){0};
    }
    if (is_shorter(text, (size_t)member->minimum) || (member->says_something && nk_utf8_is_blank(text))) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_SOME_TEXT, (struct nk_text){0});
        return (struct nk_text){0};
    }
    const struct nk_text copy = nk_arena_copy(decoder->arena, text);
    decoder->no_memory |= !copy.data;
    return copy;
}

static void decode_text(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                        const struct nk_step *at, void *target)
{
    const struct nk_text text = take_text(decoder, member, value, at);
    if (!text.data)
        return;
    if (member->choices && nk_choices_find(member->choices, text) < 0) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_ONE_OF, nk_decode_choices(decoder, member->choices));
        return;
    }
    memcpy(target, &text, sizeof text);
}

static json_t *encode_text(const struct nk_member *member, const void *source)
{
    const struct nk_text *text = source;
    return member->nullable && text->length == 0 ? json_null() : text_value(*text);
}

const struct nk_type nk_type_text = {.decode = decode_text, .encode = encode_text};

static bool is_empty_label(const struct nk_label *label)
{
    return label->in[NK_BOKMAL].length == 0 && label->in[NK_NYNORSK].length == 0 && label->in[NK_ENGLISH].length == 0;
}

/* A label that may be null is not empty otherwise, so that there is one way to write "none". */
static void decode_label(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                         const struct nk_step *at, void *target)
{
    const struct nk_member text = {.type = &nk_type_text, .maximum = member->maximum, .required = true};
    struct nk_member languages[NK_LANGUAGES] = {text, text, text};
    static const char *const names[NK_LANGUAGES] = {[NK_BOKMAL] = "nb", [NK_NYNORSK] = "nn", [NK_ENGLISH] = "en"};
    for (size_t i = 0; i < NK_LANGUAGES; i++) {
        languages[i].name = names[i];
        languages[i].offset = i * sizeof(struct nk_text);
    }
    const struct nk_object object = NK_OBJECT(languages);

    struct nk_label label = {0};
    nk_decode_object(decoder, &object, value, at, label.in);
    if (member->nullable && nk_json_is(value, NK_JSON_OBJECT) && is_empty_label(&label))
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_SOME_TEXT, (struct nk_text){0});
    memcpy(target, &label, sizeof label);
}

static json_t *encode_label(const struct nk_member *member, const void *source)
{
    const struct nk_label *label = source;
    if (member->nullable && is_empty_label(label))
        return json_null();
    return json_pack("{so so so}",
                     "nb", text_value(label->in[NK_BOKMAL]),
                     "nn", text_value(label->in[NK_NYNORSK]),
                     "en", text_value(label->in[NK_ENGLISH]));
}

const struct nk_type nk_type_label = {.decode = decode_label, .encode = encode_label};

static void decode_decimal(struct nk_decoder *decoder, const struct nk_member *member,
                           const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_DECIMAL);
        return;
    }
    nk_decode_decimal(target, decoder, at, value->text, false);
}

static json_t *encode_decimal(const struct nk_member *member, const void *source)
{
    const char *given = (const char *)source - member->offset + member->given_offset;
    if (member->nullable && member->given_offset && !*(const bool *)given)
        return json_null();
    char printed[NK_DECIMAL_TEXT_MAX];
    const size_t length = nk_decimal_print(printed, *(const struct nk_decimal *)source);
    return json_stringn(printed, length);
}

const struct nk_type nk_type_exact_decimal = {.decode = decode_decimal, .encode = encode_decimal};

static void decode_date(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                        const struct nk_step *at, void *target)
{
    (void)member;
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_DATE);
        return;
    }
    nk_date date;
    if (!nk_date_parse(&date, value->text)) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_DATE, (struct nk_text){0});
        return;
    }
    memcpy(target, &date, sizeof date);
}

static json_t *encode_date(const struct nk_member *member, const void *source)
{
    const nk_date date = *(const nk_date *)source;
    if (member->nullable && date == 0)
        return json_null();
    char text[NK_DATE_LENGTH + 1];
    nk_date_print(text, date);
    return json_string(text);
}

const struct nk_type nk_type_date = {.decode = decode_date, .encode = encode_date};

static void decode_timestamp(struct nk_decoder *decoder, const struct nk_member *member,
                             const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TIMESTAMP);
        return;
    }
    char text[NK_TIMESTAMP_LENGTH + 1];
    if (!nk_timestamp_normalise(text, value->text)) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_TIMESTAMP, (struct nk_text){0});
        return;
    }
    const struct nk_text copy = nk_arena_copy(decoder->arena, nk_text_of(text));
    decoder->no_memory |= !copy.data;
    memcpy(target, &copy, sizeof copy);
}

const struct nk_type nk_type_timestamp = {.decode = decode_timestamp};
