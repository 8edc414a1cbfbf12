#include "server/wire/number_schema.h"

#include <string.h>

#include "core/decimal.h"
#include "core/submission.h"
#include "server/wire/csv_number.h"
#include "server/wire/decode.h"

enum { FIRST_UNREAD = 8 };

struct unread_form {
    struct nk_text text;
    int32_t row, column;
    enum nk_value_status status;
};

/* A number while it is read: which of its parts were said. */
struct number_form {
    struct nk_number number;
    struct unread_form unread;
    bool value_given, status_given, note_given, method_given, unread_given;
};

struct cell_form {
    struct nk_text category, area, cost_type;
    struct number_form amount; /* what the member `amount` says */
    struct number_form beside; /* status, note, method and unread of the cell */
};

static const char *status_code(int value)
{
    return nk_value_status_code((enum nk_value_status)value);
}

static const struct nk_choices statuses = {.code = status_code, .count = NK_VALUE_STATUSES};

static void decode_whole(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                         const struct nk_step *at, void *target)
{
    (void)member;
    if (!nk_json_is(value, NK_JSON_INTEGER)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_AMOUNT);
        return;
    }
    *(struct nk_decimal *)target = nk_decimal_integer(value->integer);
}

static void decode_fraction(struct nk_decoder *decoder, const struct nk_member *member,
                            const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    if (nk_json_is(value, NK_JSON_INTEGER)) {
        *(struct nk_decimal *)target = nk_decimal_integer(value->integer);
        return;
    }
    if (!nk_json_is(value, NK_JSON_TEXT)) {
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_DECIMAL);
        return;
    }
    nk_decode_decimal(target, decoder, at, value->text, decoder->is_kept);
}

static const struct nk_type whole = {.decode = decode_whole};
static const struct nk_type fraction = {.decode = decode_fraction};

static const struct nk_member unread_members[] = {
    {.name = "text", .type = &nk_type_text, NK_FIELD(unread_form, text), .required = true, .minimum = 1,
     .maximum = NK_CSV_NUMBER_MAX},
    {.name = "row", .type = &nk_type_integer, NK_FIELD(unread_form, row), .required = true, .minimum = 1,
     .maximum = INT32_MAX},
    {.name = "column", .type = &nk_type_integer, NK_FIELD(unread_form, column), .required = true, .minimum = 1,
     .maximum = INT32_MAX},
    {.name = "status", .type = &nk_type_choice, NK_FIELD(unread_form, status), .choices = &statuses},
};
static const struct nk_object unread_object = NK_OBJECT(unread_members);

#define NOTE_MEMBERS(form_type, form) \
    {.name = "note", .type = &nk_type_text, NK_FIELD(form_type, form number.note), .maximum = NK_NOTE_LENGTH_MAX, \
     .given_offset = offsetof(struct form_type, form note_given)}, \
    {.name = "method", .type = &nk_type_text, NK_FIELD(form_type, form number.method), .maximum = NK_NOTE_LENGTH_MAX, \
     .given_offset = offsetof(struct form_type, form method_given)}, \
    {.name = NK_UNREAD, .type = &nk_type_object, NK_FIELD(form_type, form unread), .object = &unread_object, \
     .given_offset = offsetof(struct form_type, form unread_given)}

#define NUMBER_MEMBERS(value_type) \
    {.name = "value", .type = (value_type), NK_FIELD(number_form, number.value), .nullable = true, \
     .given_offset = offsetof(struct number_form, value_given)}, \
    {.name = "status", .type = &nk_type_choice, NK_FIELD(number_form, number.status), .choices = &statuses, \
     .required = true, .given_offset = offsetof(struct number_form, status_given)}, \
    NOTE_MEMBERS(number_form, )

static const struct nk_member amount_members[] = {NUMBER_MEMBERS(&whole)};
static const struct nk_member decimal_members[] = {NUMBER_MEMBERS(&fraction)};
static const struct nk_object amount_object = NK_OBJECT(amount_members);
static const struct nk_object decimal_object = NK_OBJECT(decimal_members);

static void decode_form(struct nk_decoder *decoder, const struct nk_object *object, const struct nk_type *plain,
                        const struct nk_json_value *value, const struct nk_step *at, struct number_form *form)
{
    *form = (struct number_form){.number = {.given = true, .place = nk_decode_place(decoder, at)}};
    if (nk_json_is(value, NK_JSON_OBJECT)) {
        nk_decode_object(decoder, object, value, at, form);
        return;
    }
    plain->decode(decoder, NULL, value, at, &form->number.value);
    form->value_given = true;
}

/* A value is missing when its status says so, and only then. `at` is the place of the value itself. */
static void check_missing(struct nk_decoder *decoder, const struct number_form *form, const struct nk_step *at)
{
    const bool is_missing = form->number.status == NK_MISSING;
    if (is_missing && form->value_given) {
        char value[NK_DECIMAL_TEXT_MAX];
        const size_t length = nk_decimal_print(value, form->number.value);
        nk_decode_tell(decoder, at,
                       (struct nk_issue){.code = NK_INVALID_VALUE,
                                         .expectation = NK_EXPECT_NO_VALUE,
                                         .actual = {.data = value, .length = length}});
    } else if (!is_missing && !form->value_given) {
        nk_decode_tell(decoder, at, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = at->name});
    }
}

static void keep_unread(struct nk_decoder *decoder, struct nk_unread unread)
{
    struct nk_unread_list *list = &decoder->unread;
    if (list->count == list->room) {
        const size_t room = list->room ? 2 * list->room : FIRST_UNREAD;
        struct nk_unread *items = NK_NEW_ARRAY(decoder->arena, struct nk_unread, room);
        if (!items) {
            decoder->no_memory = true;
            return;
        }
        if (list->count)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = unread;
}

/* What was not read has no value, and can indeed be read in two ways. `at` is where the status stands. */
static void check_unread(struct nk_decoder *decoder, const struct number_form *form, const struct nk_step *at)
{
    const struct unread_form *unread = &form->unread;
    if (!form->unread_given)
        return;
    const struct nk_step status_step = nk_step_to_member(at, NK_TEXT("status"));
    const struct nk_step unread_step = nk_step_to_member(at, NK_TEXT(NK_UNREAD));
    const struct nk_step text_step = nk_step_to_member(&unread_step, NK_TEXT("text"));
    struct nk_csv_number number;
    if (form->number.status != NK_MISSING)
        nk_decode_tell(decoder, &status_step,
                       (struct nk_issue){.code = NK_INVALID_VALUE,
                                         .expectation = NK_EXPECT_ONE_OF,
                                         .actual = nk_text_of(nk_value_status_code(form->number.status)),
                                         .expected = nk_text_of(nk_value_status_code(NK_MISSING))});
    if (nk_csv_number_read(&number, unread->text) != NK_CSV_AMBIGUOUS)
        nk_decode_tell(decoder, &text_step,
                       (struct nk_issue){
                           .code = NK_INVALID_VALUE, .expectation = NK_EXPECT_UNCLEAR_NUMBER, .actual = unread->text});
    struct nk_place place = form->number.place;
    place.row = (uint32_t)unread->row;
    place.column = (uint32_t)unread->column;
    keep_unread(decoder, (struct nk_unread){.place = place, .text = unread->text});
}

static void decode_number(struct nk_decoder *decoder, const struct nk_object *object,
                          const struct nk_type *plain, const struct nk_json_value *value, const struct nk_step *at,
                          struct nk_number *target)
{
    struct number_form form;
    decode_form(decoder, object, plain, value, at, &form);
    if (nk_json_is(value, NK_JSON_OBJECT)) {
        const struct nk_step step = nk_step_to_member(at, NK_TEXT("value"));
        check_missing(decoder, &form, &step);
        check_unread(decoder, &form, at);
    }
    *target = form.number;
}

static void decode_amount(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                          const struct nk_step *at, void *target)
{
    (void)member;
    decode_number(decoder, &amount_object, &whole, value, at, target);
}

static void decode_decimal(struct nk_decoder *decoder, const struct nk_member *member,
                           const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    decode_number(decoder, &decimal_object, &fraction, value, at, target);
}

const struct nk_type nk_type_amount = {.decode = decode_amount};
const struct nk_type nk_type_decimal = {.decode = decode_decimal};

static void decode_amount_form(struct nk_decoder *decoder, const struct nk_member *member,
                               const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member;
    decode_form(decoder, &amount_object, &whole, value, at, target);
}

const struct nk_type nk_type_cell_amount = {.decode = decode_amount_form};

#define CODE_MEMBER(code_name, field) \
    {.name = (code_name), .type = &nk_type_text, NK_FIELD(cell_form, field), .required = true, .minimum = 1, \
     .maximum = NK_CODE_LENGTH_MAX}

#define CELL_MEMBERS \
    CODE_MEMBER("costType", cost_type), \
    {.name = "amount", .type = &nk_type_cell_amount, NK_FIELD(cell_form, amount), .nullable = true}, \
    {.name = "status", .type = &nk_type_choice, NK_FIELD(cell_form, beside.number.status), .choices = &statuses, \
     .given_offset = offsetof(struct cell_form, beside.status_given)}, \
    NOTE_MEMBERS(cell_form, beside.)

static const struct nk_member cell_members[] = {
    CODE_MEMBER("category", category),
    CODE_MEMBER("area", area),
    CELL_MEMBERS,
};
static const struct nk_member by_category_members[] = {CODE_MEMBER("category", category), CELL_MEMBERS};
static const struct nk_member by_area_members[] = {CODE_MEMBER("area", area), CELL_MEMBERS};
static const struct nk_object cell_object = NK_OBJECT(cell_members);
static const struct nk_object by_category_object = NK_OBJECT(by_category_members);
static const struct nk_object by_area_object = NK_OBJECT(by_area_members);

static void tell_twice(struct nk_decoder *decoder, const struct nk_step *at, struct nk_text name)
{
    const struct nk_step step = nk_step_to_member(at, name);
    nk_decode_tell(decoder, &step,
                   (struct nk_issue){.code = NK_DUPLICATE_MEMBER, .expectation = NK_EXPECT_ONCE, .actual = name});
}

/* Status, note and method may stand in the cell or in its amount, each in one of them. */
static void merge(struct nk_decoder *decoder, struct number_form *amount, const struct number_form *beside,
                  const struct nk_step *at)
{
    if (amount->status_given && beside->status_given)
        tell_twice(decoder, at, NK_TEXT("status"));
    if (amount->note_given && beside->note_given)
        tell_twice(decoder, at, NK_TEXT("note"));
    if (amount->method_given && beside->method_given)
        tell_twice(decoder, at, NK_TEXT("method"));
    if (amount->unread_given && beside->unread_given)
        tell_twice(decoder, at, NK_TEXT(NK_UNREAD));

    if (beside->status_given)
        amount->number.status = beside->number.status;
    if (beside->note_given)
        amount->number.note = beside->number.note;
    if (beside->method_given)
        amount->number.method = beside->number.method;
    if (beside->unread_given)
        amount->unread = beside->unread;
    amount->unread_given |= beside->unread_given;
}

static void decode_cell(struct nk_decoder *decoder, const struct nk_member *member, const struct nk_json_value *value,
                        const struct nk_step *at, void *target)
{
    struct cell_form form = {0};
    nk_decode_object(decoder, member->object, value, at, &form);
    if (!nk_json_is(value, NK_JSON_OBJECT))
        return;

    const struct nk_step amount_step = nk_step_to_member(at, NK_TEXT("amount"));
    if (!form.amount.number.given)
        form.amount.number = (struct nk_number){.given = true, .place = nk_decode_place(decoder, &amount_step)};
    merge(decoder, &form.amount, &form.beside, at);

    const struct nk_step value_step = nk_step_to_member(&amount_step, NK_TEXT("value"));
    const bool is_nested = nk_json_is(nk_json_member(value, NK_TEXT("amount")), NK_JSON_OBJECT);
    check_missing(decoder, &form.amount, is_nested ? &value_step : &amount_step);
    check_unread(decoder, &form.amount, nk_json_member(value, NK_TEXT(NK_UNREAD)) ? at : &amount_step);

    /* The place of the amount begins with that of the cell. */
    struct nk_place place = form.amount.number.place;
    place.pointer.length -= place.pointer.data ? sizeof "/amount" - 1 : 0;
    *(struct nk_cell *)target = (struct nk_cell){
        .category = form.category,
        .area = form.area,
        .cost_type = form.cost_type,
        .amount = form.amount.number,
        .place = place,
    };
}

static const struct nk_type cell_type = {.decode = decode_cell};

#define CELL(cell_kind) {.type = &cell_type, .size = sizeof(struct nk_cell), .object = &(cell_kind)}

const struct nk_member nk_cell = CELL(cell_object);
const struct nk_member nk_cell_by_category = CELL(by_category_object);
const struct nk_member nk_cell_by_area = CELL(by_area_object);
