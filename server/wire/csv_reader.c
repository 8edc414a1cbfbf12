#include "server/wire/csv_reader.h"

#include <stdbool.h>
#include <string.h>

#include "core/decimal.h"
#include "server/wire/json.h"
#include "server/wire/locate.h"
#include "server/wire/utf8.h"

/* No table of ours has as many columns. */
enum { COLUMNS_MAX = 64, FIRST_ROWS = 64 };

struct reader {
    struct nk_arena *arena;
    struct nk_issues *issues;
    struct nk_text text;
    size_t offset;
    char separator; /* 0 while it is not known */
    uint32_t row;
    struct nk_text fields[COLUMNS_MAX];
    size_t count;   /* of the fields of the row that is being read */
    char *unquoted; /* room for all that stands between quotes: less than the text has */
};

static enum nk_status tell(struct reader *reader, size_t field, struct nk_issue issue)
{
    issue.row = reader->row;
    issue.line = reader->row;
    issue.column = (uint32_t)field + 1;
    nk_issues_add(reader->issues, issue);
    return reader->issues->no_memory ? NK_NO_MEMORY : NK_INVALID;
}

static bool is_at_end(const struct reader *reader)
{
    return reader->offset == reader->text.length;
}

static char next(const struct reader *reader)
{
    return reader->text.data[reader->offset];
}

static bool ends_row(char byte)
{
    return byte == '\r' || byte == '\n';
}

/* Before the separator is known, both end a field; the first row is read twice. */
static bool ends_field(const struct reader *reader, char byte)
{
    return ends_row(byte) || (reader->separator ? byte == reader->separator : byte == ',' || byte == ';');
}

/* A field between quotes, of which two stand for one. */
static enum nk_status read_quoted(struct reader *reader, struct nk_text *ret)
{
    char *field = reader->unquoted;
    size_t length = 0;
    for (reader->offset++;; reader->offset++) {
        if (is_at_end(reader))
            return tell(reader, reader->count,
                        (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_CLOSING_QUOTE});
        if (next(reader) == '"') {
            reader->offset++;
            if (is_at_end(reader) || next(reader) != '"')
                break;
        }
        field[length++] = next(reader);
    }
    reader->unquoted += length;
    *ret = (struct nk_text){.data = field, .length = length};
    if (is_at_end(reader) || ends_field(reader, next(reader)))
        return NK_OK;
    return tell(reader, reader->count,
                (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_QUOTES_AROUND});
}

static enum nk_status read_bare(struct reader *reader, struct nk_text *ret)
{
    const size_t begin = reader->offset;
    for (; !is_at_end(reader) && !ends_field(reader, next(reader)); reader->offset++)
        if (next(reader) == '"')
            return tell(reader, reader->count,
                        (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_QUOTES_AROUND});
    *ret = (struct nk_text){.data = reader->text.data + begin, .length = reader->offset - begin};
    return NK_OK;
}

/* Reads one row, the end of its line with it. */
static enum nk_status read_row(struct reader *reader)
{
    reader->row++;
    for (reader->count = 0;; reader->offset++) {
        if (reader->count == COLUMNS_MAX)
            return tell(reader, reader->count,
                        (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_FEWER_COLUMNS});
        struct nk_text *field = &reader->fields[reader->count];
        const bool is_quoted = !is_at_end(reader) && next(reader) == '"';
        const enum nk_status status = is_quoted ? read_quoted(reader, field) : read_bare(reader, field);
        if (status != NK_OK)
            return status;
        reader->count++;
        if (is_at_end(reader) || ends_row(next(reader)))
            break;
    }
    const bool ends_with_return = !is_at_end(reader) && next(reader) == '\r';
    reader->offset += ends_with_return;
    reader->offset += !is_at_end(reader) && next(reader) == '\n';
    return NK_OK;
}

/* The separator of the first row; names of columns hold neither. */
static enum nk_status find_separator(struct reader *reader)
{
    const struct reader before = *reader;
    enum nk_status status = read_row(reader);
    if (status != NK_OK)
        return status;
    const struct nk_text row = {.data = before.text.data, .length = reader->offset};
    const bool has_comma = memchr(row.data, ',', row.length) != NULL;
    const bool has_semicolon = memchr(row.data, ';', row.length) != NULL;
    if (has_comma && has_semicolon)
        return tell(reader, 0, (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_ONE_SEPARATOR});
    *reader = before;
    const bool has_tab = memchr(row.data, '\t', row.length) != NULL;
    reader->separator = has_semicolon ? ';' : has_tab && !has_comma ? '\t' : ',';
    return NK_OK;
}

static bool has_content(const struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++)
        if (reader->fields[i].length)
            return true;
    return false;
}

static enum nk_status keep(struct nk_csv_record *ret, const struct reader *reader)
{
    struct nk_text *fields = NK_NEW_ARRAY(reader->arena, struct nk_text, reader->count);
    if (!fields)
        return NK_NO_MEMORY;
    memcpy(fields, reader->fields, reader->count * sizeof *fields);
    *ret = (struct nk_csv_record){.fields = fields, .count = reader->count, .row = reader->row};
    return NK_OK;
}

/* Tells an issue that names a number. */
static enum nk_status tell_number(struct reader *reader, size_t field, struct nk_issue issue, size_t number)
{
    issue.expected = nk_decimal_text(reader->arena, nk_decimal_integer((int64_t)number));
    return issue.expected.data ? tell(reader, field, issue) : NK_NO_MEMORY;
}

static enum nk_status tell_width(struct reader *reader, size_t expected)
{
    const size_t column = reader->count < expected ? reader->count : expected;
    return tell_number(reader, column,
                       (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_COLUMNS}, expected);
}

static enum nk_status make_room(struct nk_csv_records *records, size_t *room, struct nk_arena *arena)
{
    if (records->count < *room)
        return NK_OK;
    struct nk_csv_record *items = NK_NEW_ARRAY(arena, struct nk_csv_record, *room * 2);
    if (!items)
        return NK_NO_MEMORY;
    memcpy(items, records->items, records->count * sizeof *items);
    records->items = items;
    *room *= 2;
    return NK_OK;
}

/* The rows below the header. A row of another width is told and left out. */
static enum nk_status read_rows(struct nk_csv_records *records, struct reader *reader)
{
    size_t room = FIRST_ROWS;
    records->items = NK_NEW_ARRAY(reader->arena, struct nk_csv_record, room);
    if (!records->items)
        return NK_NO_MEMORY;
    while (!is_at_end(reader)) {
        enum nk_status status = read_row(reader);
        if (status != NK_OK)
            return status;
        if (!has_content(reader))
            continue;
        if (reader->count != records->header.count) {
            if (tell_width(reader, records->header.count) == NK_NO_MEMORY)
                return NK_NO_MEMORY;
            continue;
        }
        if (records->count == NK_BODY_ITEMS_MAX)
            return tell_number(reader, 0, (struct nk_issue){.code = NK_TOO_MANY_ITEMS}, NK_BODY_ITEMS_MAX);
        status = make_room(records, &room, reader->arena);
        if (status == NK_OK)
            status = keep(&records->items[records->count++], reader);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* What no text of ours may be: other bytes than UTF-8, and NUL. */
static enum nk_status check_bytes(struct nk_issues *issues, struct nk_text text)
{
    const size_t valid = nk_utf8_valid_length(text);
    const char *nul = memchr(text.data, '\0', text.length);
    const size_t nul_at = nul ? (size_t)(nul - text.data) : text.length;
    if (valid == text.length && !nul)
        return NK_OK;
    struct nk_issue issue = {.code = NK_INVALID_UTF8};
    if (nul_at < valid)
        issue = (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_NO_NUL};
    nk_json_line(text, nul_at < valid ? nul_at : valid, &issue.line, &issue.column);
    issue.row = issue.line;
    nk_issues_add(issues, issue);
    return issues->no_memory ? NK_NO_MEMORY : NK_INVALID;
}

enum nk_status nk_csv_read(struct nk_csv_records *ret, struct nk_arena *arena, struct nk_text text,
                           struct nk_issues *issues)
{
    struct reader reader = {.arena = arena, .issues = issues, .text = nk_without_byte_order_mark(text)};
    if (reader.text.length == 0 && ++reader.row)
        return tell(&reader, 0, (struct nk_issue){.code = NK_MALFORMED_CSV, .expectation = NK_EXPECT_HEADER});

    struct nk_csv_records records = {.count = 0};
    reader.unquoted = NK_NEW_ARRAY(arena, char, reader.text.length);
    if (!reader.unquoted)
        return NK_NO_MEMORY;
    enum nk_status status = check_bytes(issues, reader.text);
    if (status == NK_OK)
        status = find_separator(&reader);
    if (status == NK_OK)
        status = read_row(&reader);
    if (status == NK_OK)
        status = keep(&records.header, &reader);
    if (status == NK_OK)
        status = read_rows(&records, &reader);
    if (status == NK_OK)
        *ret = records;
    return status;
}
