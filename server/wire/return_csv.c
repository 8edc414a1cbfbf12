#include "server/wire/return_csv.h"

#include <stdlib.h>
#include <string.h>

#include "server/wire/return_csv_table.h"

/* ---- the rows ---- */

static bool is_given(const struct nk_table *table, const char *column)
{
    return nk_table_peek(table, column).length > 0;
}

/* Names the section or the code that the row could have had. */
static void tell_unknown(struct nk_table *table, const char *column, struct nk_text actual,
                         const struct nk_object *object)
{
    char list[1024], buffer[64];
    size_t length = 0;
    const size_t count = object ? object->count : table->section_count;
    for (size_t i = 0; i < count && !nk_issues_full(table->issues); i++) {
        if (object && !nk_member_is_value(&object->members[i]))
            continue;
        const struct nk_text name =
            object ? nk_text_of(object->members[i].name) : nk_section_name(&table->sections[i], buffer);
        if (length + name.length + 2 > sizeof list)
            break;
        if (length)
            memcpy(list + length, ", ", 2);
        length += length ? 2 : 0;
        memcpy(list + length, name.data, name.length);
        length += name.length;
    }
    const struct nk_text expected = nk_arena_copy(table->arena, (struct nk_text){.data = list, .length = length});
    table->no_memory |= !expected.data;
    nk_table_tell(table, nk_table_column_number(table, column), NULL,
         (struct nk_issue){
             .code = NK_UNKNOWN_MEMBER, .expectation = NK_EXPECT_ONE_OF, .actual = actual, .expected = expected});
}

static const struct nk_section *section_of(struct nk_table *table)
{
    const struct nk_text name = nk_table_field(table, NK_COLUMN_SECTION);
    char buffer[64];
    for (size_t i = 0; i < table->section_count; i++)
        if (nk_text_equal(nk_section_name(&table->sections[i], buffer), name))
            return &table->sections[i];
    tell_unknown(table, NK_COLUMN_SECTION, name, NULL);
    return NULL;
}

/* The object of the return that holds the section's rows, made when it is not there. */
static json_t *holder_of(struct nk_table *table, const struct nk_section *section)
{
    if (!section->outer)
        return table->root;
    json_t *object = json_object_get(table->root, section->outer);
    if (object)
        return object;
    nk_table_set(table, table->root, section->outer, json_object());
    return json_object_get(table->root, section->outer);
}

static json_t *array_of(struct nk_table *table, json_t *object, const char *name)
{
    json_t *array = json_object_get(object, name);
    if (array)
        return array;
    nk_table_set(table, object, name, json_array());
    return json_object_get(object, name);
}

/* A row that says nothing of its values is one that nobody filled in. */
static bool says_something(const struct nk_table *table, const struct nk_object *object)
{
    static const char *const keys[] = {NK_COLUMN_CODE, "party", "basis",    "booked",
                                       "category",     "area",  "costType", "period"};
    char buffer[NK_COLUMN_NAME_MAX];
    bool found = is_given(table, NK_COLUMN_VALUE);
    for (int i = 0; i < NK_BESIDES; i++)
        found |= is_given(table, nk_beside_column(buffer, NK_COLUMN_VALUE, (enum nk_beside)i));
    for (size_t i = 0; object && i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        bool is_key = !nk_member_is_value(member) && !nk_member_is_nested(member);
        for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
            is_key |= strcmp(nk_member_column(member), keys[k]) == 0;
        found |= !is_key && is_given(table, nk_member_column(member));
    }
    return found;
}

/* The two below give false for a row that nobody filled in. */
static bool read_object_row(struct nk_table *table, const struct nk_section *section)
{
    const struct nk_text code = nk_table_field(table, NK_COLUMN_CODE);
    const struct nk_member *member = nk_object_member(section->object, code);
    if (!member || !nk_member_is_value(member)) {
        tell_unknown(table, NK_COLUMN_CODE, code, section->object);
        return true;
    }
    if (!says_something(table, NULL))
        return false;
    const struct nk_step outer = nk_step_to_member(NULL, nk_text_of(section->outer));
    const struct nk_step *at = section->outer ? &outer : NULL;
    json_t *holder = holder_of(table, section);
    if (json_object_get(holder, member->name)) {
        nk_table_tell(table, nk_table_column_number(table, NK_COLUMN_CODE), NULL,
             (struct nk_issue){.code = NK_DUPLICATE_MEMBER, .actual = code});
        return true;
    }
    nk_table_read(table, holder, at, member, NK_COLUMN_VALUE, false);
    return true;
}

static void read_item(struct nk_table *table, json_t *array, const struct nk_step *list, const struct nk_object *object)
{
    const struct nk_step at = nk_step_to_item(list, json_array_size(array));
    json_t *item = json_object();
    nk_table_remember(table, &at, NK_COLUMN_SECTION);
    for (size_t i = 0; i < object->count; i++)
        if (nk_member_is_value(&object->members[i]) || nk_member_is_nested(&object->members[i]))
            nk_table_read(table, item, &at, &object->members[i], nk_member_column(&object->members[i]),
                       nk_object_has_status(object));
    table->no_memory |= json_array_append_new(array, item) != 0;
}

static bool is_cell_row(const struct nk_table *table)
{
    return is_given(table, "category") || is_given(table, "area") || is_given(table, "costType");
}

/* The key of the items of a list that say these two of themselves; an empty one stands for any. No field has a NUL. */
static struct nk_text item_key(struct nk_table *table, const struct nk_member *list, struct nk_text party,
                               struct nk_text basis)
{
    const struct nk_text nul = {.data = "", .length = 1};
    const struct nk_text key = NK_JOIN(table->arena, nk_text_of(list->name), nul, party, nul, basis);
    table->no_memory |= !key.data;
    return key;
}

static struct nk_text basis_of(struct nk_table *table, const struct nk_member *list)
{
    const bool has_basis = nk_object_member(list->item->object, NK_TEXT("basis")) != NULL;
    return has_basis ? nk_table_field(table, "basis") : (struct nk_text){.data = "", .length = 0};
}

/* The row has begun this item: cells that say the same of themselves, or less, are its own from here on. */
static void remember_item(struct nk_table *table, const struct nk_member *list, size_t index)
{
    const struct nk_text any = {.data = "", .length = 0};
    const struct nk_text parties[] = {nk_table_field(table, "party"), any};
    const struct nk_text bases[] = {basis_of(table, list), any};
    for (size_t i = 0; i < 4 && !table->no_memory; i++) {
        const struct nk_text key = item_key(table, list, parties[i & 1], bases[i >> 1]);
        table->no_memory |= !key.data || json_object_setn_new(table->last_items, key.data, key.length,
                                                              json_integer((json_int_t)index)) != 0;
    }
}

/* The last item that the row of a cell can belong to; false when it begins one itself. */
static bool find_item(size_t *ret, struct nk_table *table, const struct nk_member *list)
{
    const struct nk_text key = item_key(table, list, nk_table_field(table, "party"), basis_of(table, list));
    const json_t *found = key.data ? json_object_getn(table->last_items, key.data, key.length) : NULL;
    *ret = (size_t)json_integer_value(found);
    return found != NULL;
}

static size_t begin_item(struct nk_table *table, json_t *array, const struct nk_step *list,
                         const struct nk_member *member)
{
    const struct nk_object *object = member->item->object;
    const size_t index = json_array_size(array);
    const struct nk_step at = nk_step_to_item(list, index);
    json_t *item = json_object();
    nk_table_remember(table, &at, NK_COLUMN_SECTION);
    for (size_t i = 0; i < object->count; i++) {
        const char *column = nk_member_column(&object->members[i]);
        if (strcmp(column, "party") == 0 || strcmp(column, "basis") == 0)
            nk_table_read(table, item, &at, &object->members[i], column, false);
    }
    table->no_memory |= json_array_append_new(array, item) != 0;
    remember_item(table, member, index);
    return index;
}

/* A cell of the last item that is the row's, or of a new one. */
static void read_cell_row(struct nk_table *table, json_t *array, const struct nk_step *list,
                          const struct nk_member *member)
{
    const struct nk_member *cells = nk_cells_of(member);
    size_t index;
    if (!find_item(&index, table, member))
        index = begin_item(table, array, list, member);
    const struct nk_step at = nk_step_to_item(list, index);
    const struct nk_step step = nk_step_to_member(&at, nk_text_of(cells->name));
    read_item(table, array_of(table, json_array_get(array, index), cells->name), &step, cells->item->object);
}

static bool read_list_row(struct nk_table *table, const struct nk_section *section)
{
    const struct nk_member *member = section->list;
    const struct nk_member *cells = nk_cells_of(member);
    const struct nk_step outer = nk_step_to_member(NULL, nk_text_of(section->outer));
    const struct nk_step list = nk_step_to_member(section->outer ? &outer : NULL, nk_text_of(member->name));
    const bool is_cell = cells && is_cell_row(table);
    const bool is_amounts = cells && !is_cell && nk_text_is(nk_table_peek(table, "basis"), "amount");
    const struct nk_object *object = is_cell ? cells->item->object : member->item->object;
    if (!is_amounts && !says_something(table, object))
        return false;
    json_t *array = array_of(table, holder_of(table, section), member->name);
    if (is_cell)
        read_cell_row(table, array, &list, member);
    else
        read_item(table, array, &list, object);
    if (cells && !is_cell)
        remember_item(table, member, json_array_size(array) - 1);
    if (is_amounts) /* financing by amount has its cells, be they none */
        (void)array_of(table, json_array_get(array, json_array_size(array) - 1), cells->name);
    return true;
}

/* Fields that the section does not have hold what somebody meant for another place. */
static void check_unused(struct nk_table *table, const struct nk_section *section)
{
    char buffer[64];
    for (size_t i = 0; i < table->header->count; i++) {
        const struct nk_text name = table->header->fields[i];
        if (table->used[i] || !nk_table_trimmed(table->row->fields[i]).length ||
            nk_text_is(name, NK_COLUMN_LAST_YEAR) || nk_text_is(name, NK_COLUMN_LABEL))
            continue;
        const struct nk_text section_name =
            nk_arena_copy(table->arena, nk_section_name(section, buffer));
        table->no_memory |= !section_name.data;
        nk_table_tell(table, (uint32_t)i + 1, NULL,
             (struct nk_issue){.code = NK_MISPLACED_VALUE,
                               .expectation = NK_EXPECT_EMPTY_FIELD,
                               .actual = name,
                               .expected = section_name});
    }
}

static void read_row(struct nk_table *table)
{
    memset(table->used, 0, table->header->count * sizeof *table->used);
    if (nk_text_is(nk_table_peek(table, NK_COLUMN_SECTION), "#"))
        return;
    const struct nk_section *section = section_of(table);
    if (!section)
        return;
    const size_t before = nk_issues_total(table->issues);
    const bool is_filled = section->list ? read_list_row(table, section) : read_object_row(table, section);
    if (is_filled && nk_issues_total(table->issues) == before)
        check_unused(table, section);
}

/* ---- the table ---- */

/* "section, category, …": what a table that is written always has. */
static struct nk_text common_columns(struct nk_table *table, const struct nk_columns *columns)
{
    struct nk_text parts[2 * NK_COLUMNS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < columns->count; i++) {
        if (!columns->is_common[i])
            continue;
        if (count > 0)
            parts[count++] = NK_TEXT(", ");
        parts[count++] = nk_text_of(columns->names[i]);
    }
    const struct nk_text names = nk_arena_join(table->arena, parts, count);
    table->no_memory |= !names.data;
    return names;
}

static bool check_header(struct nk_table *table)
{
    const size_t before = nk_issues_total(table->issues);
    const struct nk_columns known = nk_return_columns();
    const struct nk_text names = common_columns(table, &known);
    table->row = table->header;
    for (size_t i = 0; i < table->header->count; i++) {
        const struct nk_text name = table->header->fields[i];
        if (!name.length) /* a spreadsheet writes columns that were once used; what stands in them is told by row */
            continue;
        struct nk_issue issue = {.actual = name, .row = 1, .line = 1, .column = (uint32_t)i + 1};
        bool is_second = false;
        for (size_t k = 0; k < i; k++)
            is_second |= nk_text_equal(table->header->fields[k], name);
        issue.code = is_second ? NK_DUPLICATE_MEMBER : NK_UNKNOWN_COLUMN;
        if (!is_second) {
            issue.expectation = NK_EXPECT_COLUMN_OF;
            issue.expected = names;
        }
        if (is_second || nk_columns_find(&known, name) == SIZE_MAX)
            nk_issues_add(table->issues, issue);
    }
    if (nk_table_column(table, NK_COLUMN_SECTION) == SIZE_MAX)
        nk_issues_add(table->issues, (struct nk_issue){.code = NK_MISSING_COLUMN,
                                                       .actual = NK_TEXT(NK_COLUMN_SECTION),
                                                       .row = 1,
                                                       .line = 1,
                                                       .column = 1});
    table->no_memory |= table->issues->no_memory;
    return nk_issues_total(table->issues) == before;
}

static int compare_places(const void *a, const void *b)
{
    const struct nk_return_place *first = a, *second = b;
    return nk_text_compare(first->pointer, second->pointer);
}

const struct nk_return_place *nk_return_place_of(const struct nk_return_places *places, struct nk_text pointer)
{
    while (places->count && pointer.length) {
        const struct nk_return_place key = {.pointer = pointer};
        const struct nk_return_place *found =
            bsearch(&key, places->items, places->count, sizeof key, compare_places);
        if (found)
            return found;
        do
            pointer.length--;
        while (pointer.length && pointer.data[pointer.length] != '/');
    }
    return NULL;
}

enum nk_status nk_return_csv_read(json_t **ret, struct nk_return_places *ret_places, struct nk_arena *arena,
                                  struct nk_text text, struct nk_issues *issues, struct nk_issues *unclear)
{
    struct nk_csv_records records;
    const enum nk_status status = nk_csv_read(&records, arena, text, issues);
    if (status != NK_OK)
        return status;

    for (size_t i = 0; i < records.header.count; i++)
        records.header.fields[i] = nk_table_trimmed(records.header.fields[i]);
    struct nk_table table = {.arena = arena, .issues = issues, .unclear = unclear, .header = &records.header};
    table.section_count = nk_return_sections(table.sections);
    table.used = NK_NEW_ARRAY(arena, bool, records.header.count);
    if (!table.used)
        return NK_NO_MEMORY;
    if (!check_header(&table))
        return table.no_memory ? NK_NO_MEMORY : NK_INVALID;

    json_auto_t *root = json_object();
    json_auto_t *last_items = json_object();
    table.root = root;
    table.last_items = last_items;
    table.no_memory = !root || !last_items;
    for (size_t i = 0; i < records.count && !table.no_memory; i++) {
        table.row = &records.items[i];
        read_row(&table);
    }
    if (table.no_memory)
        return NK_NO_MEMORY;
    if (table.places.count)
        qsort(table.places.items, table.places.count, sizeof *table.places.items, compare_places);
    *ret_places = table.places;
    *ret = json_incref(root);
    return NK_OK;
}
