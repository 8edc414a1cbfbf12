#include "server/wire/return_columns.h"

#include <stdio.h>
#include <string.h>

#include "server/wire/number_schema.h"
#include "server/wire/return_schema.h"

size_t nk_return_sections(struct nk_section sections[static NK_SECTIONS_MAX])
{
    size_t count = 0;
    sections[count++] = (struct nk_section){.object = &nk_return_object};
    for (size_t i = 0; i < nk_return_object.count; i++) {
        const struct nk_member *member = &nk_return_object.members[i];
        if (member->type == &nk_type_array)
            sections[count++] = (struct nk_section){.list = member};
        if (member->type != &nk_type_object)
            continue;
        sections[count++] = (struct nk_section){.outer = member->name, .object = member->object};
        for (size_t k = 0; k < member->object->count; k++)
            if (member->object->members[k].type == &nk_type_array)
                sections[count++] = (struct nk_section){.outer = member->name, .list = &member->object->members[k]};
    }
    return count;
}

struct nk_text nk_section_name(const struct nk_section *section, char buffer[static 64])
{
    if (!section->list)
        return nk_text_of(section->outer ? section->outer : "return");
    if (!section->outer)
        return nk_text_of(section->list->name);
    const int length = snprintf(buffer, 64, "%s.%s", section->outer, section->list->name);
    return (struct nk_text){.data = buffer, .length = (size_t)length};
}

struct nk_text nk_column_of(struct nk_text member)
{
    static const struct {
        const char *member, *column;
    } columns[] = {
        {"amount", NK_COLUMN_VALUE}, {"share", NK_COLUMN_VALUE}, {"indicator", NK_COLUMN_CODE},
        {"financier", "party"},      {"supplier", "party"},      {"service", "party"},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
        if (nk_text_is(member, columns[i].member))
            return nk_text_of(columns[i].column);
    return member;
}

const char *nk_member_column(const struct nk_member *member)
{
    return nk_column_of(nk_text_of(member->name)).data;
}

static bool is_beside(const char *name)
{
    for (int beside = 0; beside < NK_BESIDES; beside++)
        if (strcmp(name, nk_beside_member((enum nk_beside)beside)) == 0)
            return true;
    return false;
}

bool nk_member_is_value(const struct nk_member *member)
{
    return member->type != &nk_type_array && member->type != &nk_type_object && !is_beside(member->name) &&
           strcmp(member->name, NK_RETURN_TEMPLATE) != 0;
}

bool nk_member_is_nested(const struct nk_member *member)
{
    const bool has_members = member->type == &nk_type_array || member->type == &nk_type_object;
    return has_members && strcmp(member->name, "cells") != 0 && strcmp(member->name, NK_UNREAD) != 0;
}

bool nk_member_is_amount(const struct nk_member *member)
{
    return member->type == &nk_type_amount || member->type == &nk_type_cell_amount;
}

bool nk_member_is_number(const struct nk_member *member)
{
    return nk_member_is_amount(member) || member->type == &nk_type_decimal || member->type == &nk_type_target;
}

bool nk_object_has_status(const struct nk_object *object)
{
    return nk_object_member(object, nk_text_of(nk_beside_member(NK_BESIDE_STATUS))) != NULL;
}

const char *nk_beside_member(enum nk_beside beside)
{
    static const char *const names[NK_BESIDES] = {
        [NK_BESIDE_STATUS] = "status", [NK_BESIDE_NOTE] = "note", [NK_BESIDE_METHOD] = "method"};
    return names[beside];
}

const char *nk_beside_column(char buffer[static NK_COLUMN_NAME_MAX], const char *column, enum nk_beside beside)
{
    static const char *const endings[NK_BESIDES] = {
        [NK_BESIDE_STATUS] = "Status", [NK_BESIDE_NOTE] = "Note", [NK_BESIDE_METHOD] = "Method"};
    if (strcmp(column, NK_COLUMN_VALUE) == 0)
        return nk_beside_member(beside);
    (void)snprintf(buffer, NK_COLUMN_NAME_MAX, "%s%s", column, endings[beside]);
    return buffer;
}

const struct nk_member *nk_cells_of(const struct nk_member *list)
{
    return nk_object_member(list->item->object, NK_TEXT("cells"));
}

size_t nk_columns_find(const struct nk_columns *columns, struct nk_text name)
{
    for (size_t i = 0; i < columns->count; i++)
        if (nk_text_is(name, columns->names[i]))
            return i;
    return SIZE_MAX;
}

static void add_column(struct nk_columns *columns, const char *name, bool is_common)
{
    if (columns->count == NK_COLUMNS_MAX || nk_columns_find(columns, nk_text_of(name)) != SIZE_MAX)
        return;
    (void)snprintf(columns->names[columns->count], NK_COLUMN_NAME_MAX, "%s", name);
    columns->is_common[columns->count++] = is_common;
}

static void add_columns_of(struct nk_columns *columns, const struct nk_object *object)
{
    char buffer[NK_COLUMN_NAME_MAX];
    for (size_t i = 0; i < object->count; i++) {
        const struct nk_member *member = &object->members[i];
        if (!nk_member_is_value(member) && !nk_member_is_nested(member))
            continue;
        add_column(columns, nk_member_column(member), false);
        for (int beside = 0; nk_member_is_number(member) && beside < NK_BESIDES; beside++)
            add_column(columns, nk_beside_column(buffer, nk_member_column(member), (enum nk_beside)beside), false);
    }
}

struct nk_columns nk_return_columns(void)
{
    static const char *const common[] = {NK_COLUMN_SECTION, NK_COLUMN_CODE, "party",    "basis",         "booked",
                                         "category",        "area",         "costType", NK_COLUMN_VALUE, "status",
                                         "note",            "method"};
    struct nk_columns columns = {.count = 0};
    struct nk_section sections[NK_SECTIONS_MAX];
    const size_t count = nk_return_sections(sections);
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
        add_column(&columns, common[i], true);
    for (size_t i = 0; i < count; i++)
        if (sections[i].list)
            add_columns_of(&columns, sections[i].list->item->object);
    add_column(&columns, NK_COLUMN_LAST_YEAR, true);
    add_column(&columns, NK_COLUMN_LABEL, true);
    return columns;
}
