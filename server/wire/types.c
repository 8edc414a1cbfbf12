#include <limits.h>
#include <string.h>

#include "core/decimal.h"
#include "server/wire/calendar.h"
#include "server/wire/decode.h"
#include "server/wire/schema.h"
#include "server/wire/utf8.h"

static struct nk_text number_text(struct nk_decoder *decoder, int64_t number)
{
    const struct nk_text text = nk_decimal_text(decoder->arena, nk_decimal_integer(number));
    decoder->no_memory |= !text.data;
    return text;
}

static json_t *text_value(struct nk_text text)
{
    return json_stringn(text.data ? text.data : "", text.length);
}

/* Copies a JSON string to the arena when it is text of the member's length; otherwise tells and gives no data. */
static struct nk_text take_text(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at)
{
    if (!json_is_string(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TEXT);
        return (struct nk_text){0};
    }
    const struct nk_text text = nk_decode_borrow(value);
    const size_t characters = nk_utf8_characters(text);
    if (characters > (size_t)member->maximum) {
        nk_decode_tell(decoder, at, (struct nk_issue){.code = NK_TOO_LONG, .expected = number_text(decoder, member->maximum)});
        return (struct nk_text){0};
    }
    if (characters < (size_t)member->minimum) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_SOME_TEXT, (struct nk_text){0});
        return (struct nk_text){0};
    }
    const struct nk_text copy = nk_arena_copy(decoder->arena, text);
    decoder->no_memory |= !copy.data;
    return copy;
}

static void decode_text(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                        void *target)
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

/* Texts of a label are as long as the label's member allows; one of them may be empty, but not all. */
static void decode_label(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                         void *target)
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
    memcpy(target, &label, sizeof label);
}

static bool is_empty_label(const struct nk_label *label)
{
    return label->in[NK_BOKMAL].length == 0 && label->in[NK_NYNORSK].length == 0 && label->in[NK_ENGLISH].length == 0;
}

static json_t *encode_label(const struct nk_member *member, const void *source)
{
    const struct nk_label *label = source;
    if (member->nullable && is_empty_label(label))
        return json_null();
    return json_pack("{so so so}", "nb", text_value(label->in[NK_BOKMAL]), "nn", text_value(label->in[NK_NYNORSK]), "en",
                     text_value(label->in[NK_ENGLISH]));
}

const struct nk_type nk_type_label = {.decode = decode_label, .encode = encode_label};

static void decode_flag(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                        void *target)
{
    (void)member;
    if (!json_is_boolean(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_BOOLEAN);
        return;
    }
    const bool flag = json_is_true(value);
    memcpy(target, &flag, sizeof flag);
}

static json_t *encode_flag(const struct nk_member *member, const void *source)
{
    (void)member;
    return json_boolean(*(const bool *)source);
}

const struct nk_type nk_type_flag = {.decode = decode_flag, .encode = encode_flag};

static struct nk_text range_text(struct nk_decoder *decoder, const struct nk_member *member)
{
    char range[2 * NK_DECIMAL_TEXT_MAX + sizeof "…"];
    size_t length = nk_decimal_print(range, nk_decimal_integer(member->minimum));
    memcpy(range + length, "…", sizeof "…" - 1);
    length += sizeof "…" - 1;
    length += nk_decimal_print(range + length, nk_decimal_integer(member->maximum));
    const struct nk_text text = nk_arena_copy(decoder->arena, (struct nk_text){.data = range, .length = length});
    decoder->no_memory |= !text.data;
    return text;
}

static void store_integer(void *target, size_t size, int64_t number)
{
    const int8_t narrow = (int8_t)number;
    const int16_t half = (int16_t)number;
    const int32_t single = (int32_t)number;
    if (size == sizeof narrow)
        memcpy(target, &narrow, size);
    else if (size == sizeof half)
        memcpy(target, &half, size);
    else if (size == sizeof single)
        memcpy(target, &single, size);
    else
        memcpy(target, &number, sizeof number);
}

static int64_t load_integer(const void *source, size_t size)
{
    int8_t narrow;
    int16_t half;
    int32_t single;
    int64_t number;
    if (size == sizeof narrow)
        return memcpy(&narrow, source, size), narrow;
    if (size == sizeof half)
        return memcpy(&half, source, size), half;
    if (size == sizeof single)
        return memcpy(&single, source, size), single;
    return memcpy(&number, source, sizeof number), number;
}

static void decode_integer(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                           void *target)
{
    if (!json_is_integer(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_INTEGER);
        return;
    }
    const int64_t number = json_integer_value(value);
    if (number < member->minimum || number > member->maximum) {
        const struct nk_text actual = number_text(decoder, number);
        nk_decode_tell(decoder, at,
                       (struct nk_issue){.code = NK_INTEGER_OUT_OF_RANGE,
                                         .expectation = NK_EXPECT_INTEGER_RANGE,
                                         .actual = actual,
                                         .expected = range_text(decoder, member)});
        return;
    }
    store_integer(target, member->size, number);
}

static json_t *encode_integer(const struct nk_member *member, const void *source)
{
    const int64_t number = load_integer(source, member->size);
    return member->nullable && number == 0 ? json_null() : json_integer(number);
}

const struct nk_type nk_type_integer = {.decode = decode_integer, .encode = encode_integer};

static void decode_choice(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                          void *target)
{
    if (!json_is_string(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TEXT);
        return;
    }
    const int found = nk_choices_find(member->choices, nk_decode_borrow(value));
    if (found < 0) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_ONE_OF, nk_decode_choices(decoder, member->choices));
        return;
    }
    store_integer(target, member->size, found);
}

static json_t *encode_choice(const struct nk_member *member, const void *source)
{
    const int64_t number = load_integer(source, member->size);
    if (number < 0 || number >= member->choices->count)
        return NULL;
    return json_string(member->choices->code((int)number));
}

const struct nk_type nk_type_choice = {.decode = decode_choice, .encode = encode_choice};

static void decode_date(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                        void *target)
{
    (void)member;
    if (!json_is_string(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_DATE);
        return;
    }
    nk_date date;
    if (!nk_date_parse(&date, nk_decode_borrow(value))) {
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

static void decode_timestamp(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                             void *target)
{
    (void)member;
    if (!json_is_string(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TIMESTAMP);
        return;
    }
    char text[NK_TIMESTAMP_LENGTH + 1];
    if (!nk_timestamp_normalise(text, nk_decode_borrow(value))) {
        nk_decode_tell_value(decoder, at, value, NK_EXPECT_TIMESTAMP, (struct nk_text){0});
        return;
    }
    const struct nk_text copy = nk_arena_copy(decoder->arena, nk_text_of(text));
    decoder->no_memory |= !copy.data;
    memcpy(target, &copy, sizeof copy);
}

const struct nk_type nk_type_timestamp = {.decode = decode_timestamp};

static void decode_object(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                          void *target)
{
    nk_decode_object(decoder, member->object, value, at, target);
}

static json_t *encode_object(const struct nk_member *member, const void *source)
{
    return nk_encode_object(member->object, source);
}

const struct nk_type nk_type_object = {.decode = decode_object, .encode = encode_object};

static void decode_array(struct nk_decoder *decoder, const struct nk_member *member, json_t *value, const struct nk_step *at,
                         void *target)
{
    if (!json_is_array(value)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_ARRAY);
        return;
    }
    const size_t count = json_array_size(value);
    const size_t most = member->maximum ? (size_t)member->maximum : decoder->items_max;
    if (count > decoder->items_left || count > most) {
        nk_decode_tell(decoder, at,
                       (struct nk_issue){.code = NK_TOO_MANY_ITEMS, .expected = number_text(decoder, (int64_t)most)});
        return;
    }
    decoder->items_left -= count;

    const struct nk_member *item = member->item;
    char *items = nk_arena_array(decoder->arena, count, item->size);
    if (!items) {
        decoder->no_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const struct nk_step step = nk_step_to_item(at, i);
        item->type->decode(decoder, item, json_array_get(value, i), &step, items + i * item->size);
    }
    memcpy(target, &items, sizeof items);
    memcpy((char *)target - member->offset + member->count_offset, &count, sizeof count);
}

static json_t *encode_array(const struct nk_member *member, const void *source)
{
    const char *items;
    size_t count;
    memcpy(&items, source, sizeof items);
    memcpy(&count, (const char *)source - member->offset + member->count_offset, sizeof count);

    json_auto_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        if (json_array_append_new(array, member->item->type->encode(member->item, items + i * member->item->size)) != 0)
            return NULL;
    }
    return json_incref(array);
}

const struct nk_type nk_type_array = {.decode = decode_array, .encode = encode_array};

json_t *nk_encode_object(const struct nk_object *object, const void *source)
{
    json_auto_t *value = json_object();
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        json_t *part = member->type->encode(member, (const char *)source + member->offset);
        if (json_object_set_new(value, member->name, part) != 0)
            return NULL;
    }
    return json_incref(value);
}
