#include <string.h>

#include "core/decimal.h"
#include "server/wire/csv_number.h"
#include "server/wire/json.h"
#include "server/wire/json_tree.h"
#include "server/wire/number_schema.h"
#include "server/wire/return_csv_table.h"

enum { FIRST_PLACES = 256 };

static const struct nk_text nothing = {.data = "", .length = 0};

size_t nk_table_column(const struct nk_table *table, const char *name)
{
    for (size_t i = 0; i < table->header->count; i++)
        if (nk_text_is(table->header->fields[i], name))
            return i;
    return SIZE_MAX;
}

static size_t space_at(struct nk_text text, bool at_end)
{
    static const char *const spaces[] = {" ", "\t", "\xC2\xA0"};
    for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
        const size_t length = strlen(spaces[i]);
        if (text.length >= length && memcmp(text.data + (at_end ? text.length - length : 0), spaces[i], length) == 0)
            return length;
    }
    return 0;
}

struct nk_text nk_table_trimmed(struct nk_text text)
{
    for (size_t length = space_at(text, false); length; length = space_at(text, false))
        text = (struct nk_text){.data = text.data + length, .length = text.length - length};
    for (size_t length = space_at(text, true); length; length = space_at(text, true))
        text.length -= length;
    return text;
}

/* Nobody means the spaces around a code or a number; those of a note stay. */
static bool is_trimmed(const char *column)
{
    static const char *const columns[] = {
        NK_COLUMN_SECTION, NK_COLUMN_CODE, "party", "basis", "booked", "category", "area",
        "costType", "period", NK_COLUMN_VALUE, "priorYear", "status"};
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
        if (strcmp(column, columns[i]) == 0)
            return true;
    return false;
}

struct nk_text nk_table_peek(const struct nk_table *table, const char *column)
{
    const size_t index = nk_table_column(table, column);
    if (index == SIZE_MAX)
        return nothing;
    const struct nk_text field = table->row->fields[index];
    return is_trimmed(column) ? nk_table_trimmed(field) : field;
}

struct nk_text nk_table_field(struct nk_table *table, const char *column)
{
    const size_t index = nk_table_column(table, column);
    if (index != SIZE_MAX)
        table->used[index] = true;
    return nk_table_peek(table, column);
}

uint32_t nk_table_column_number(const struct nk_table *table, const char *column)
{
    const size_t index = nk_table_column(table, column);
    return (uint32_t)(index == SIZE_MAX ? nk_table_column(table, NK_COLUMN_SECTION) : index) + 1;
}

void nk_table_tell(struct nk_table *table, uint32_t column, const struct nk_step *at, struct nk_issue issue)
{
    issue.row = issue.line = table->row->row;
    issue.column = column;
    if (at)
        issue.pointer = nk_pointer_text(table->arena, at, NULL);
    table->no_memory |= at && !issue.pointer.data;
    nk_issues_add(table->issues, issue);
    table->no_memory |= table->issues->no_memory;
}

void nk_table_remember(struct nk_table *table, const struct nk_step *at, const char *column)
{
    struct nk_return_places *places = &table->places;
    if (places->count == table->place_room) {
        const size_t room = table->place_room ? 2 * table->place_room : FIRST_PLACES;
        struct nk_return_place *items = NK_NEW_ARRAY(table->arena, struct nk_return_place, room);
        if (!items) {
            table->no_memory = true;
            return;
        }
        if (places->count)
            memcpy(items, places->items, places->count * sizeof *items);
        places->items = items;
        table->place_room = room;
    }
    const struct nk_text pointer = nk_pointer_text(table->arena, at, NULL);
    table->no_memory |= !pointer.data;
    places->items[places->count++] = (struct nk_return_place){
        .pointer = pointer, .row = table->row->row, .column = nk_table_column_number(table, column)};
}

void nk_table_set(struct nk_table *table, json_t *object, const char *name, json_t *value)
{
    table->no_memory |= json_object_set_new(object, name, value) != 0;
}

/* A spreadsheet takes text that begins like a formula for one; an apostrophe before it keeps it text. */
static json_t *text_value(struct nk_text text)
{
    const bool is_guarded =
        text.length > 1 && text.data[0] == '\'' && memchr("=+-@\t\r'", text.data[1], 7);
    return json_stringn(text.length ? text.data + is_guarded : "", text.length - is_guarded);
}

static bool is_zero(const char *digits, size_t length)
{
    return strspn(digits, "0") >= length;
}

/* The digits as JSON has them: whole numbers are integers, others decimal text. */
static json_t *number_of(struct nk_table *table, const struct nk_csv_number *number, bool is_amount, const char *column,
                         const struct nk_step *at)
{
    struct nk_decimal decimal;
    const struct nk_text digits = {.data = number->digits, .length = number->length};
    const size_t whole = number->fraction ? number->length - number->fraction - 1 : number->length;
    const struct nk_text kroner = {.data = number->digits, .length = whole};
    const bool is_whole = is_amount && is_zero(number->digits + number->length - number->fraction, number->fraction);
    if (is_amount && !is_whole)
        nk_table_tell(table, nk_table_column_number(table, column), at,
             (struct nk_issue){.code = NK_INVALID_DECIMAL,
                               .expectation = NK_EXPECT_WHOLE_KRONER,
                               .actual = nk_table_peek(table, column)});
    else if (nk_decimal_parse(&decimal, is_whole ? kroner : digits) != NK_OK)
        nk_table_tell(table, nk_table_column_number(table, column), at,
             (struct nk_issue){
                 .code = number->fraction > NK_DECIMAL_SCALE_MAX ? NK_INVALID_DECIMAL : NK_INTEGER_OUT_OF_RANGE,
                 .actual = digits});
    else if (decimal.scale > 0)
        return json_stringn(digits.data, digits.length);
    else
        return json_integer(decimal.units);
    return json_integer(0);
}

/* A number, or 0 in place of one that was told. NULL: it can be read in two ways. */
static json_t *read_number(struct nk_table *table, struct nk_text text, bool is_amount, const char *column,
                           const struct nk_step *at)
{
    struct nk_csv_number number;
    switch (nk_csv_number_read(&number, text)) {
    case NK_CSV_NUMBER:
        return number_of(table, &number, is_amount, column, at);
    case NK_CSV_AMBIGUOUS:
        return NULL;
    case NK_CSV_SIGNED_ZERO:
        nk_table_tell(table, nk_table_column_number(table, column), at,
             (struct nk_issue){.code = NK_INVALID_VALUE, .expectation = NK_EXPECT_UNSIGNED_ZERO, .actual = text});
        break;
    case NK_CSV_NO_NUMBER:
        nk_table_tell(table, nk_table_column_number(table, column), at,
             (struct nk_issue){.code = NK_INVALID_DECIMAL,
                               .expectation = is_amount ? NK_EXPECT_WHOLE_KRONER : NK_EXPECT_PLAIN_NUMBER,
                               .actual = text});
        break;
    }
    return json_integer(0);
}

/* "true" as people and spreadsheets write it; what is none of it stays text, and is told when the document is read. */
static json_t *read_flag(struct nk_text text)
{
    static const struct {
        const char *word;
        bool value;
    } words[] = {{"true", true}, {"TRUE", true}, {"SANN", true}, {"sann", true}, {"ja", true},
                 {"false", false}, {"FALSE", false}, {"USANN", false}, {"usann", false}, {"nei", false}};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (nk_text_is(text, words[i].word))
            return json_boolean(words[i].value);
    return text_value(text);
}

static json_t *read_integer(struct nk_text text)
{
    struct nk_csv_number number;
    struct nk_decimal decimal;
    if (nk_csv_number_read(&number, text) == NK_CSV_NUMBER &&
        nk_decimal_parse(&decimal, (struct nk_text){.data = number.digits, .length = number.length}) == NK_OK &&
        decimal.scale == 0)
        return json_integer(decimal.units);
    return text_value(text);
}

/* What the section has no rows for, as JSON in one field; null in place of what is none, which is told. */
static json_t *read_nested(struct nk_table *table, struct nk_text text, const char *column, const struct nk_step *at)
{
    struct nk_issues within = nk_issues_in(table->arena);
    struct nk_json json;
    const enum nk_status status = nk_json_read(&json, table->arena, text, NK_BODY_DEPTH_MAX, &within);
    table->no_memory |= status == NK_NO_MEMORY;
    if (status == NK_OK && within.count == 0 && json.odd_number_count == 0)
        return nk_json_tree_of(&json.root);
    struct nk_issue issue = {.code = NK_MALFORMED_JSON, .actual = text};
    if (within.count > 0 && within.items[0].expectation == NK_EXPECT_UNSIGNED_ZERO)
        issue = within.items[0];
    else if (status == NK_OK && json.odd_number_count > 0)
        issue = (struct nk_issue){.code = NK_DECIMAL_AS_NUMBER, .expectation = NK_EXPECT_DECIMAL,
                                  .actual = json.odd_numbers[0].digits};
    nk_table_tell(table, nk_table_column_number(table, column), at, issue);
    return json_null();
}

/* What is said beside a number, to the object that holds it. True: something is. */
static bool set_beside(struct nk_table *table, json_t *object, const struct nk_step *at, const char *column)
{
    char buffer[NK_COLUMN_NAME_MAX];
    bool found = false;
    for (int i = 0; i < NK_BESIDES; i++) {
        const char *name = nk_beside_member((enum nk_beside)i);
        const char *beside = nk_beside_column(buffer, column, (enum nk_beside)i);
        const struct nk_text text = nk_table_field(table, beside);
        if (!text.length)
            continue;
        const struct nk_step step = nk_step_to_member(at, nk_text_of(name));
        nk_table_set(table, object, name, text_value(text));
        nk_table_remember(table, &step, beside);
        found = true;
    }
    return found;
}

/* Keeps the text of a number that can be read in two ways in its holder, with what was said of its status. The number
 * is missing. `at` is where its holder stands, `number_at` where it stands itself. */
static void set_unread(struct nk_table *table, json_t *holder, const struct nk_step *at,
                       const struct nk_step *number_at, const char *column)
{
    char buffer[NK_COLUMN_NAME_MAX];
    const char *status_name = nk_beside_member(NK_BESIDE_STATUS);
    const struct nk_text text = table->row->fields[nk_table_column(table, column)];
    const struct nk_step step = nk_step_to_member(at, NK_TEXT(NK_UNREAD));
    const struct nk_step status_step = nk_step_to_member(&step, nk_text_of(status_name));
    const uint32_t number = nk_table_column_number(table, column);
    json_t *said = json_incref(json_object_get(holder, status_name));
    json_t *unread = json_object();
    nk_table_set(table, unread, "text", json_stringn(text.data, text.length));
    nk_table_set(table, unread, "row", json_integer(table->row->row));
    nk_table_set(table, unread, "column", json_integer(number));
    if (said && strcmp(json_string_value(said), nk_value_status_code(NK_MISSING)) != 0) {
        nk_table_set(table, unread, status_name, said);
        nk_table_remember(table, &status_step, nk_beside_column(buffer, column, NK_BESIDE_STATUS));
    } else {
        json_decref(said);
    }
    nk_table_set(table, holder, NK_UNREAD, unread);
    nk_table_set(table, holder, status_name, json_string(nk_value_status_code(NK_MISSING)));
    const struct nk_text pointer = nk_pointer_text(table->arena, number_at, NULL);
    table->no_memory |= !pointer.data;
    nk_issues_add(table->unclear, (struct nk_issue){.code = NK_AMBIGUOUS_NUMBER,
                                                    .pointer = pointer,
                                                    .expectation = NK_EXPECT_CLEAR_NUMBER,
                                                    .actual = text,
                                                    .expected = nk_csv_number_readings(table->arena, text),
                                                    .row = table->row->row,
                                                    .line = table->row->row,
                                                    .column = number});
    table->no_memory |= table->unclear->no_memory;
}

/* Reads a number and what is said beside it; `has_status`: that stands in the object itself. */
static void set_number(struct nk_table *table, json_t *object, const struct nk_step *at, const struct nk_member *member,
                       const char *column, bool has_status)
{
    const struct nk_step step = nk_step_to_member(at, nk_text_of(member->name));
    const struct nk_text text = nk_table_field(table, column);
    json_t *value = text.length ? read_number(table, text, nk_member_is_amount(member), column, &step) : NULL;
    const bool is_unread = text.length && !value;
    if (has_status) {
        (void)set_beside(table, object, at, column);
        if (is_unread)
            set_unread(table, object, at, &step, column);
    } else {
        json_t *whole = json_object();
        const bool is_said = set_beside(table, whole, &step, column);
        if (is_unread)
            set_unread(table, whole, &step, &step, column);
        if (is_said || is_unread) {
            if (value)
                nk_table_set(table, whole, "value", value);
            value = whole;
        } else {
            json_decref(whole);
        }
    }
    nk_table_remember(table, &step, column);
    if (value)
        nk_table_set(table, object, member->name, value);
}

void nk_table_read(struct nk_table *table, json_t *object, const struct nk_step *at, const struct nk_member *member,
                       const char *column, bool has_status)
{
    if (nk_member_is_number(member)) {
        set_number(table, object, at, member, column, has_status && strcmp(column, NK_COLUMN_VALUE) == 0);
        return;
    }
    const struct nk_text text = nk_table_field(table, column);
    const struct nk_step step = nk_step_to_member(at, nk_text_of(member->name));
    if (text.length || member->required) /* what is missing is told where it should have been */
        nk_table_remember(table, &step, column);
    if (!text.length)
        return;
    if (nk_member_is_nested(member))
        nk_table_set(table, object, member->name, read_nested(table, text, column, &step));
    else if (member->type == &nk_type_flag)
        nk_table_set(table, object, member->name, read_flag(text));
    else if (member->type == &nk_type_integer)
        nk_table_set(table, object, member->name, read_integer(text));
    else
        nk_table_set(table, object, member->name, text_value(text));
}
