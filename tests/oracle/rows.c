#include "tests/oracle/rows.h"

#include <inttypes.h>

static const char *const names[TABLES] = {
    [COLLECTION] = "collection",
    [ACTOR] = "actor",
    [CATEGORY] = "category",
    [AREA] = "area",
    [UNIT] = "unit",
    [ANSWER] = "answer",
    [EXPENDITURE] = "expenditure",
    [NUMBER] = "number",
    [FINANCING] = "financing",
    [FINANCING_CELL] = "financing_cell",
    [PURCHASE_CELL] = "purchase_cell",
    [IMPUTATION] = "imputation",
    [IMPUTATION_UNIT] = "imputation_unit",
    [FIGURE] = "figure",
    [FIGURE_TERM] = "figure_term",
    [CORE_CELL] = "core_cell",
    [CORE_FLOW] = "core_flow",
    [CORE_ELIMINATION] = "core_elimination",
    [CORE_ENTITY] = "core_entity",
    [CORE_TOTAL] = "core_total",
    [CORE_SUM] = "core_sum",
    [CORE_IMPUTED] = "core_imputed",
    [CORE_FIGURE] = "core_figure",
    [CORE_PROOF] = "core_proof",
};

bool rows_open(struct rows *rows, const char *folder)
{
    *rows = (struct rows){0};
    for (size_t i = 0; i < TABLES; i++) {
        char path[4096];
        int length = snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        rows->files[i] = length > 0 && (size_t)length < sizeof path ? fopen(path, "w") : NULL;
        if (!rows->files[i])
            return false;
    }
    return true;
}

bool rows_close(struct rows *rows)
{
    bool written = true;
    for (size_t i = 0; i < TABLES; i++) {
        if (rows->files[i] && fclose(rows->files[i]) != 0)
            written = false;
    }
    return written;
}

FILE *row_begin(const struct rows *rows, enum table table, int collection)
{
    FILE *row = rows->files[table];
    fprintf(row, "%d", collection);
    return row;
}

void row_end(FILE *row)
{
    putc('\n', row);
}

void put_text(FILE *row, struct nk_text text)
{
    putc('\t', row);
    if (text.length > 0)
        fwrite(text.data, 1, text.length, row);
}

void put_integer(FILE *row, int64_t value)
{
    fprintf(row, "\t%" PRId64, value);
}

void put_decimal(FILE *row, struct nk_decimal value)
{
    char text[NK_DECIMAL_TEXT_MAX];
    nk_decimal_print(text, value);
    put_text(row, nk_text_of(text));
}

void put_bool(FILE *row, bool value)
{
    put_text(row, value ? NK_TEXT("t") : NK_TEXT("f"));
}

void put_null(FILE *row)
{
    put_text(row, NK_TEXT("\\N"));
}
