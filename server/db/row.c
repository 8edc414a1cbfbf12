#include "server/db/row.h"

#include <errno.h>
#include <inttypes.h>

struct nk_text nk_row_borrow(struct nk_row *row)
{
    int column = row->column++;
    if (column >= PQnfields(row->result)) {
        row->failed = true;
        return (struct nk_text){0};
    }
    if (PQgetisnull(row->result, row->row, column))
        return (struct nk_text){0};
    return (struct nk_text){.data = PQgetvalue(row->result, row->row, column),
                            .length = (size_t)PQgetlength(row->result, row->row, column)};
}

struct nk_text nk_row_text(struct nk_row *row)
{
    struct nk_text borrowed = nk_row_borrow(row);
    if (borrowed.length == 0)
        return (struct nk_text){0};
    struct nk_text copy = nk_arena_copy(row->arena, borrowed);
    if (!copy.data) {
        row->failed = true;
        return (struct nk_text){0};
    }
    return copy;
}

struct nk_label nk_row_label(struct nk_row *row)
{
    struct nk_label label;
    label.in[NK_BOKMAL] = nk_row_text(row);
    label.in[NK_NYNORSK] = nk_row_text(row);
    label.in[NK_ENGLISH] = nk_row_text(row);
    return label;
}

int64_t nk_row_integer(struct nk_row *row, int64_t lowest, int64_t highest)
{
    struct nk_text text = nk_row_borrow(row);
    if (text.length == 0)
        return 0;
    char *end = NULL;
    errno = 0;
    intmax_t number = strtoimax(text.data, &end, 10);
    if (errno != 0 || end != text.data + text.length || number < lowest || number > highest) {
        row->failed = true;
        return 0;
    }
    return number;
}

bool nk_row_boolean(struct nk_row *row)
{
    return nk_text_is(nk_row_borrow(row), "t");
}

struct nk_decimal nk_row_decimal(struct nk_row *row)
{
    struct nk_decimal decimal = nk_decimal_integer(0);
    struct nk_text text = nk_row_borrow(row);
    if (text.length > 0 && nk_decimal_parse(&decimal, text) != NK_OK)
        row->failed = true;
    return decimal;
}

bool nk_row_is_given(const struct nk_row *row)
{
    return row->column < PQnfields(row->result) && !PQgetisnull(row->result, row->row, row->column);
}

static size_t count_of(struct nk_text list)
{
    size_t count = list.length > 0 ? 1 : 0;
    for (size_t i = 0; i < list.length; i++)
        if (list.data[i] == ',')
            count++;
    return count;
}

const struct nk_text *nk_row_list(struct nk_row *row, size_t *ret_count)
{
    *ret_count = 0;
    struct nk_text list = nk_row_text(row);
    size_t count = count_of(list);
    if (count == 0)
        return NULL;
    struct nk_text *items = NK_NEW_ARRAY(row->arena, struct nk_text, count);
    if (!items) {
        row->failed = true;
        return NULL;
    }
    size_t begin = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = begin;
        while (end < list.length && list.data[end] != ',')
            end++;
        items[i] = (struct nk_text){.data = list.data + begin, .length = end - begin};
        begin = end + 1;
    }
    *ret_count = count;
    return items;
}
