#include "server/wire/return_sheet.h"

#include <string.h>

#include "server/wire/csv_number.h"
#include "server/wire/json_tree.h"
#include "server/wire/number_schema.h"
#include "server/wire/template_lines.h"

void nk_sheet_put(struct nk_sheet *sheet, struct nk_sheet_row *row, const char *column, struct nk_text text)
{
    const size_t index = nk_columns_find(&sheet->columns, nk_text_of(column));
    if (index == SIZE_MAX)
        sheet->failed = true;
    else
        row->fields[index] = text;
}

struct nk_text nk_sheet_get(const struct nk_sheet *sheet, const struct nk_sheet_row *row, const char *column)
{
    return row->fields[nk_columns_find(&sheet->columns, nk_text_of(column))];
}

static struct nk_text own(struct nk_sheet *sheet, struct nk_text text)
{
    const struct nk_text copy = nk_arena_copy(sheet->arena, text);
    sheet->failed |= !copy.data;
    return copy;
}

struct nk_sheet_row *nk_sheet_row_new(struct nk_sheet *sheet)
{
    if (sheet->count == sheet->room) {
        const size_t room = sheet->room ? 2 * sheet->room : 64;
        struct nk_sheet_row *rows = NK_NEW_ARRAY(sheet->arena, struct nk_sheet_row, room);
        if (!rows) {
            sheet->failed = true;
            return &sheet->nowhere;
        }
        if (sheet->count)
            memcpy(rows, sheet->rows, sheet->count * sizeof *rows);
        sheet->rows = rows;
        sheet->room = room;
    }
    return &sheet->rows[sheet->count++];
}

/* A zero goes before what could be read in two ways: 01,234. */
static struct nk_text number_text(struct nk_sheet *sheet, struct nk_text digits)
{
    struct nk_csv_number number;
    char buffer[NK_CSV_NUMBER_MAX + 2];
    const bool is_negative = digits.length && digits.data[0] == '-';
    if (digits.length >= NK_CSV_NUMBER_MAX) {
        sheet->failed = true;
        return digits;
    }
    size_t length = 0;
    if (is_negative)
        buffer[length++] = '-';
    if (nk_csv_number_read(&number, digits) == NK_CSV_AMBIGUOUS)
        buffer[length++] = '0';
    for (size_t i = is_negative; i < digits.length; i++)
        buffer[length++] = digits.data[i] == '.' ? ',' : digits.data[i];
    return own(sheet, (struct nk_text){.data = buffer, .length = length});
}

struct nk_text nk_sheet_decimal(struct nk_sheet *sheet, struct nk_decimal decimal)
{
    char buffer[NK_DECIMAL_TEXT_MAX];
    const size_t length = nk_decimal_print(buffer, decimal);
    return number_text(sheet, (struct nk_text){.data = buffer, .length = length});
}

/* Text that a spreadsheet would take for a formula, or that looks guarded itself, gets an apostrophe. */
struct nk_text nk_sheet_text(struct nk_sheet *sheet, struct nk_text text)
{
    const bool is_guarded = text.length && memchr("=+-@\t\r'", text.data[0], 7);
    const struct nk_text parts[] = {is_guarded ? NK_TEXT("'") : (struct nk_text){0}, text};
    const struct nk_text joined = nk_texts_join(sheet->arena, parts, 2);
    sheet->failed |= !joined.data;
    return joined;
}

static struct nk_text value_text(struct nk_sheet *sheet, const json_t *value, bool is_number)
{
    const struct nk_text text = {.data = json_string_value(value), .length = json_string_length(value)};
    if (json_is_integer(value))
        return nk_sheet_decimal(sheet, nk_decimal_integer(json_integer_value(value)));
    if (json_is_boolean(value))
        return json_is_true(value) ? NK_TEXT("true") : NK_TEXT("false");
    if (!json_is_string(value))
        return (struct nk_text){0};
    return is_number ? number_text(sheet, text) : nk_sheet_text(sheet, text);
}

/* The text of a number that was not read stands where its value would; its status is the one that was said of it. */
static void put_beside(struct nk_sheet *sheet, struct nk_sheet_row *row, const json_t *object, const char *column)
{
    char buffer[NK_COLUMN_NAME_MAX];
    const json_t *unread = json_object_get(object, NK_UNREAD);
    const json_t *text = json_object_get(unread, "text");
    if (text)
        nk_sheet_put(sheet, row, column,
                     own(sheet, (struct nk_text){.data = json_string_value(text), .length = json_string_length(text)}));
    for (int i = 0; i < NK_BESIDES; i++) {
        const char *name = nk_beside_member((enum nk_beside)i);
        const json_t *value = json_object_get(unread && i == NK_BESIDE_STATUS ? unread : object, name);
        if (value)
            nk_sheet_put(sheet, row, nk_beside_column(buffer, column, (enum nk_beside)i),
                         value_text(sheet, value, false));
    }
}

static void put_member(struct nk_sheet *sheet, struct nk_sheet_row *row, const struct nk_member *member,
                       const json_t *value, const char *column)
{
    const bool is_number = nk_member_is_number(member);
    if (is_number && json_is_object(value)) {
        put_beside(sheet, row, value, column);
        if (json_object_get(value, NK_UNREAD))
            return;
        value = json_object_get(value, "value");
    }
    nk_sheet_put(sheet, row, column, value_text(sheet, value, is_number));
}

static void put_item(struct nk_sheet *sheet, struct nk_sheet_row *row, const struct nk_object *object,
                     const json_t *item)
{
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        const json_t *value = json_object_get(item, member->name);
        if (value && nk_member_is_value(member))
            put_member(sheet, row, member, value, nk_member_column(member));
        if (value && nk_member_is_nested(member))
            nk_sheet_put(sheet, row, nk_member_column(member), nk_json_tree_canonical(sheet->arena, value));
    }
    if (nk_object_has_status(object))
        put_beside(sheet, row, item, NK_COLUMN_VALUE);
}

static void add_list(struct nk_sheet *sheet, struct nk_text name, const struct nk_member *list, const json_t *items)
{
    const struct nk_member *cells = nk_cells_of(list);
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        struct nk_sheet_row *row = nk_sheet_row_new(sheet);
        nk_sheet_put(sheet, row, NK_COLUMN_SECTION, name);
        put_item(sheet, row, list->item->object, item);
        const struct nk_text party = cells ? nk_sheet_get(sheet, row, "party") : (struct nk_text){0};
        const struct nk_text basis = cells ? nk_sheet_get(sheet, row, "basis") : (struct nk_text){0};
        const json_t *inner = cells ? json_object_get(item, cells->name) : NULL;
        for (size_t k = 0; k < json_array_size(inner); k++) {
            struct nk_sheet_row *cell = nk_sheet_row_new(sheet);
            nk_sheet_put(sheet, cell, NK_COLUMN_SECTION, name);
            nk_sheet_put(sheet, cell, "party", party);
            nk_sheet_put(sheet, cell, "basis", basis);
            put_item(sheet, cell, cells->item->object, json_array_get(inner, k));
        }
    }
}

static void add_object(struct nk_sheet *sheet, struct nk_text name, const struct nk_object *object, const json_t *node)
{
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        const json_t *value = json_object_get(node, member->name);
        if (!value || !nk_member_is_value(member))
            continue;
        struct nk_sheet_row *row = nk_sheet_row_new(sheet);
        nk_sheet_put(sheet, row, NK_COLUMN_SECTION, name);
        nk_sheet_put(sheet, row, NK_COLUMN_CODE, nk_text_of(member->name));
        put_member(sheet, row, member, value, NK_COLUMN_VALUE);
    }
}

void nk_sheet_add_section(struct nk_sheet *sheet, const struct nk_section *section, struct nk_text name,
                          const json_t *document)
{
    const json_t *holder = section->outer ? json_object_get(document, section->outer) : document;
    if (section->list)
        add_list(sheet, name, section->list, json_object_get(holder, section->list->name));
    else
        add_object(sheet, name, section->object, holder);
}
