#include "server/wire/csv_table.h"

#include <string.h>

#include "server/wire/calendar.h"

void nk_csv_begin_cell(struct nk_csv *table)
{
    if (table->in_row)
        nk_write(&table->writer, table->separator ? &table->separator : ",", 1);
    table->in_row = true;
}

void nk_csv_end_row(struct nk_csv *table)
{
    nk_write_text(&table->writer, NK_TEXT("\r\n"));
    table->in_row = false;
}

static bool has_any(struct nk_text text, const char *bytes, size_t count)
{
    for (size_t i = 0; i < text.length; i++)
        if (memchr(bytes, text.data[i], count))
            return true;
    return false;
}

static void write_text(struct nk_csv *table, struct nk_text text, bool is_guarded)
{
    const char quoted[] = {'"', '\r', '\n', table->separator ? table->separator : ','};
    bool must_quote = has_any(text, quoted, sizeof(quoted));
    nk_csv_begin_cell(table);
    if (must_quote)
        nk_write_text(&table->writer, NK_TEXT("\""));
    if (is_guarded)
        nk_write_text(&table->writer, NK_TEXT("'"));
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            nk_write_text(&table->writer, NK_TEXT("\""));
        nk_write(&table->writer, &text.data[i], 1);
    }
    if (must_quote)
        nk_write_text(&table->writer, NK_TEXT("\""));
}

void nk_csv_text(struct nk_csv *table, struct nk_text text)
{
    static const char formula[] = {'=', '+', '-', '@', '\t', '\r'};
    write_text(table, text, text.length && memchr(formula, text.data[0], sizeof(formula)));
}

void nk_csv_quoted(struct nk_csv *table, struct nk_text text)
{
    write_text(table, text, false);
}

void nk_csv_code(struct nk_csv *table, const char *code)
{
    nk_csv_text(table, nk_text_of(code));
}

void nk_csv_integer(struct nk_csv *table, int64_t value)
{
    nk_csv_begin_cell(table);
    nk_write_integer(&table->writer, value);
}

void nk_csv_decimal(struct nk_csv *table, bool exists, struct nk_decimal value)
{
    nk_csv_begin_cell(table);
    if (exists)
        nk_write_decimal(&table->writer, value);
}

void nk_csv_boolean(struct nk_csv *table, bool value)
{
    nk_csv_code(table, value ? "true" : "false");
}

void nk_csv_date(struct nk_csv *table, nk_date date)
{
    char text[NK_DATE_LENGTH + 1];
    nk_csv_begin_cell(table);
    if (!date)
        return;
    nk_date_print(text, date);
    nk_write(&table->writer, text, NK_DATE_LENGTH);
}

void nk_csv_header(struct nk_csv *table, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        nk_csv_code(table, names[i]);
    nk_csv_end_row(table);
}

void nk_csv_actor_ids(struct nk_csv *table, const struct nk_actor *const *actors, size_t count)
{
    nk_csv_begin_cell(table);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            nk_write_text(&table->writer, NK_TEXT(" "));
        nk_write_text(&table->writer, actors[i]->id);
    }
}
