#include "server/wire/csv.h"

#include <string.h>

#include "server/wire/calendar.h"
#include "server/wire/financing_lines.h"
#include "server/wire/labels.h"
#include "server/wire/sector_lines.h"

struct table {
    struct nk_writer writer;
    bool in_row;
};

static void begin_cell(struct table *table)
{
    if (table->in_row)
        nk_write_text(&table->writer, NK_TEXT(","));
    table->in_row = true;
}

static void end_row(struct table *table)
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

static void text_cell(struct table *table, struct nk_text text)
{
    static const char quoted[] = {'"', ',', '\r', '\n'};
    static const char formula[] = {'=', '+', '-', '@', '\t', '\r'};
    bool must_quote = has_any(text, quoted, sizeof(quoted));
    begin_cell(table);
    if (must_quote)
        nk_write_text(&table->writer, NK_TEXT("\""));
    if (text.length && memchr(formula, text.data[0], sizeof(formula)))
        nk_write_text(&table->writer, NK_TEXT("'"));
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            nk_write_text(&table->writer, NK_TEXT("\""));
        nk_write(&table->writer, &text.data[i], 1);
    }
    if (must_quote)
        nk_write_text(&table->writer, NK_TEXT("\""));
}

static void code_cell(struct table *table, const char *code)
{
    text_cell(table, nk_text_of(code));
}

static void integer_cell(struct table *table, int64_t value)
{
    begin_cell(table);
    nk_write_integer(&table->writer, value);
}

static void decimal_cell(struct table *table, bool exists, struct nk_decimal value)
{
    begin_cell(table);
    if (exists)
        nk_write_decimal(&table->writer, value);
}

static void boolean_cell(struct table *table, bool value)
{
    code_cell(table, value ? "true" : "false");
}

static void date_cell(struct table *table, nk_date date)
{
    char text[NK_DATE_LENGTH + 1];
    begin_cell(table);
    if (!date)
        return;
    nk_date_print(text, date);
    nk_write(&table->writer, text, NK_DATE_LENGTH);
}

static void header(struct table *table, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        code_cell(table, names[i]);
    end_row(table);
}

#define HEADER(table, ...)                                                           \
    do {                                                                             \
        static const char *const header_names[] = {__VA_ARGS__};                     \
        header((table), header_names, sizeof(header_names) / sizeof(header_names[0])); \
    } while (0)

struct nk_buffer nk_actors_csv(const struct nk_actor *const *actors, size_t count)
{
    struct table table = {0};
    HEADER(&table, "id", "organisationNumber", "name.nb", "name.nn", "name.en", "kind", "region", "validFrom",
           "validTo", "succeededBy", "source");
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *actor = actors[i];
        text_cell(&table, actor->id);
        text_cell(&table, actor->organisation_number);
        for (int language = 0; language < NK_LANGUAGES; language++)
            text_cell(&table, nk_label_in(&actor->name, (enum nk_language)language));
        code_cell(&table, nk_actor_kind_code(actor->kind));
        text_cell(&table, actor->region);
        date_cell(&table, actor->valid_from);
        date_cell(&table, actor->valid_to);
        text_cell(&table, actor->succeeded_by);
        text_cell(&table, actor->source);
        end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

static void ids_cell(struct table *table, const struct nk_actor *const *actors, size_t count)
{
    begin_cell(table);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            nk_write_text(&table->writer, NK_TEXT(" "));
        nk_write_text(&table->writer, actors[i]->id);
    }
}

struct nk_buffer nk_figures_csv(const struct nk_figures_answer *answer)
{
    struct table table = {0};
    HEADER(&table, "figure", "entity", "year", "value", "unit", "numerator", "denominator", "status",
           "estimatedShare", "category", "area", "absence", "missing", "illustrative");
    for (size_t i = 0; i < answer->value_count; i++) {
        const struct nk_figure_value *value = &answer->values[i];
        bool present = value->absence == NK_PRESENT;
        text_cell(&table, value->figure->id);
        text_cell(&table, value->entity);
        integer_cell(&table, value->year);
        decimal_cell(&table, present, value->value);
        text_cell(&table, value->figure->unit);
        decimal_cell(&table, value->numerator_known, value->numerator);
        decimal_cell(&table, value->has_denominator && value->denominator_known, value->denominator);
        code_cell(&table, nk_value_status_code(present ? value->status : NK_MISSING));
        decimal_cell(&table, present, value->estimated_share);
        text_cell(&table, value->category);
        text_cell(&table, value->area);
        code_cell(&table, present ? "" : nk_absence_code(value->absence));
        ids_cell(&table, value->missing, value->missing_count);
        boolean_cell(&table, value->illustrative);
        end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

struct nk_buffer nk_expenditure_csv(const struct nk_expenditure_answer *answer)
{
    struct table table = {0};
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        if (answer->group_by[dimension])
            code_cell(&table, nk_dimension_code((enum nk_dimension)dimension));
    HEADER(&table, "amount", "estimated", "illustrative");
    for (size_t i = 0; i < answer->row_count; i++) {
        const struct nk_expenditure_row *row = &answer->rows[i];
        for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++) {
            if (!answer->group_by[dimension])
                continue;
            if (dimension == NK_YEAR)
                integer_cell(&table, row->year);
            else
                text_cell(&table, nk_expenditure_key(row, (enum nk_dimension)dimension));
        }
        integer_cell(&table, row->amount);
        integer_cell(&table, row->estimated);
        boolean_cell(&table, row->illustrative);
        end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

struct sector_row {
    const char *line;
    struct nk_text financier, supplier, kind;
    int64_t amount;
};

static void sector_row(struct table *table, const struct sector_row *row, bool illustrative)
{
    code_cell(table, row->line);
    text_cell(table, row->financier);
    text_cell(table, row->supplier);
    text_cell(table, row->kind);
    integer_cell(table, row->amount);
    boolean_cell(table, illustrative);
    end_row(table);
}

struct nk_buffer nk_sector_csv(const struct nk_publication *publication)
{
    const struct nk_consolidation *consolidation = &publication->consolidation;
    const struct nk_catalogue *catalogue = &publication->bundle.catalogue;
    bool illustrative = publication->bundle.illustrative;
    int64_t total;
    if (!nk_sector_total_with_estimates(&total, publication))
        return (struct nk_buffer){0};

    struct table table = {0};
    HEADER(&table, "line", "financier", "supplier", "kind", "amount", "illustrative");
    sector_row(&table, &(struct sector_row){.line = "gross", .amount = consolidation->gross_total}, illustrative);
    for (size_t i = 0; i < consolidation->elimination_count; i++) {
        const struct nk_elimination *elimination = &consolidation->eliminations[i];
        const struct sector_row row = {
            .line = "elimination",
            .financier = elimination->financier,
            .supplier = elimination->supplier,
            .kind = nk_text_of(nk_elimination_kind_code(elimination->kind)),
            .amount = elimination->amount,
        };
        sector_row(&table, &row, illustrative);
    }
    sector_row(&table, &(struct sector_row){.line = "eliminated", .amount = consolidation->eliminated_total},
               illustrative);
    sector_row(&table, &(struct sector_row){.line = "net", .amount = consolidation->net_total}, illustrative);
    sector_row(&table, &(struct sector_row){.line = "regions", .amount = consolidation->regions_total},
               illustrative);
    sector_row(&table, &(struct sector_row){.line = "residuals", .amount = consolidation->residuals_total},
               illustrative);
    for (size_t i = 0; i < catalogue->outside_estimate_count; i++) {
        const struct nk_outside_estimate *estimate = &catalogue->outside_estimates[i];
        if (estimate->year != publication->bundle.head.year)
            continue;
        sector_row(
            &table,
            &(struct sector_row){.line = "outsideEstimate", .kind = estimate->id, .amount = estimate->amount},
            false);
    }
    sector_row(&table, &(struct sector_row){.line = "totalWithEstimates", .amount = total}, illustrative);
    return nk_writer_finish(&table.writer);
}

struct nk_buffer nk_financing_csv(const struct nk_publication *publication, const struct nk_entity *actor,
                                  enum nk_language language)
{
    struct table table = {0};
    HEADER(&table, "financier", "name", "entity", "kind", "basis", "share", "key", "amount", "illustrative");
    struct nk_financing_line line;
    struct nk_financing_cursor cursor = nk_financing_lines(publication, actor, language);
    while (nk_financing_next(&cursor, &line)) {
        text_cell(&table, line.financier);
        text_cell(&table, line.name);
        text_cell(&table, line.entity);
        code_cell(&table, line.kind);
        text_cell(&table, nk_text_of(line.basis));
        decimal_cell(&table, line.has_share, line.share);
        decimal_cell(&table, line.has_key, line.key);
        integer_cell(&table, line.amount);
        boolean_cell(&table, actor->illustrative);
        end_row(&table);
    }
    table.writer.failed = table.writer.failed || cursor.failed;
    return nk_writer_finish(&table.writer);
}
