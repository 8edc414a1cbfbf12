#include <string.h>

#include "core/decimal.h"
#include "server/wire/decode.h"
#include "server/wire/schema.h"

static void decode_flag(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                        const struct nk_step *at, void *target)
{
    (void)member;
    if (value->kind != NK_JSON_TRUE && value->kind != NK_JSON_FALSE) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_BOOLEAN);
        return;
    }
    const bool flag = value->kind == NK_JSON_TRUE;
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

static void decode_integer(struct nk_decoder *decoder, const struct nk_member *member,
                           const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    if (!nk_json_is(value, NK_JSON_INTEGER)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_INTEGER);
        return;
    }
    const int64_t number = value->integer;
    if (number < member->minimum || number > member->maximum) {
        const struct nk_text actual = nk_decode_integer_text(decoder, number);
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

static void decode_choice(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                          const struct nk_step *at, void *target)
{
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_TEXT);
        return;
    }
    const int found = nk_choices_find(member->choices, value->text);
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

static void decode_object(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                          const struct nk_step *at, void *target)
{
    nk_decode_object(decoder, member->object, value, at, target);
}

static json_t *encode_object(const struct nk_member *member, const void *source)
{
    return nk_encode_object(member->object, source);
}

const struct nk_type nk_type_object = {.decode = decode_object, .encode = encode_object};

static void decode_array(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                         const struct nk_step *at, void *target)
{
    if (!nk_json_is(value, NK_JSON_ARRAY)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_ARRAY);
        return;
    }
    const size_t count = value->count;
    const size_t most = member->maximum ? (size_t)member->maximum : decoder->items_max;
    if (count > decoder->items_left || count > most) {
        nk_decode_tell(decoder, at,
                       (struct nk_issue){.code = NK_TOO_MANY_ITEMS,
                                         .expected = nk_decode_integer_text(decoder, (int64_t)most)});
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
        item->type->decode(decoder, item, &value->items[i], &step, items + i * item->size);
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
        if (!member->required && member->given_offset && !*((const bool *)source + member->given_offset))
            continue;
        json_t *part = member->type->encode(member, (const char *)source + member->offset);
        if (json_object_set_new(value, member->name, part) != 0)
            return NULL;
    }
    return json_incref(value);
}
