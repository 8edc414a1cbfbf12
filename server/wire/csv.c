#include "server/wire/csv.h"

#include "server/wire/csv_table.h"
#include "server/wire/financing_lines.h"
#include "server/wire/labels.h"
#include "server/wire/sector_lines.h"

struct nk_buffer nk_actors_csv(const struct nk_actor *const *actors, size_t count)
{
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "id", "organisationNumber", "name.nb", "name.nn", "name.en", "kind", "region", "validFrom",
                  "validTo", "succeededBy", "source");
    for (size_t i = 0; i < count; i++) {
        const struct nk_actor *actor = actors[i];
        nk_csv_text(&table, actor->id);
        nk_csv_text(&table, actor->organisation_number);
        for (int language = 0; language < NK_LANGUAGES; language++)
            nk_csv_text(&table, nk_label_in(&actor->name, (enum nk_language)language));
        nk_csv_code(&table, nk_actor_kind_code(actor->kind));
        nk_csv_text(&table, actor->region);
        nk_csv_date(&table, actor->valid_from);
        nk_csv_date(&table, actor->valid_to);
        nk_csv_text(&table, actor->succeeded_by);
        nk_csv_text(&table, actor->source);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

struct nk_buffer nk_expenditure_csv(const struct nk_expenditure_answer *answer)
{
    struct nk_csv table = {.in_row = false};
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        if (answer->group_by[dimension])
            nk_csv_code(&table, nk_dimension_code((enum nk_dimension)dimension));
    NK_CSV_HEADER(&table, "amount", "estimated", "illustrative");
    for (size_t i = 0; i < answer->row_count; i++) {
        const struct nk_expenditure_row *row = &answer->rows[i];
        for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++) {
            if (!answer->group_by[dimension])
                continue;
            if (dimension == NK_YEAR)
                nk_csv_integer(&table, row->year);
            else
                nk_csv_text(&table, nk_expenditure_key(row, (enum nk_dimension)dimension));
        }
        nk_csv_integer(&table, row->amount);
        nk_csv_integer(&table, row->estimated);
        nk_csv_boolean(&table, row->illustrative);
        nk_csv_end_row(&table);
    }
    return nk_writer_finish(&table.writer);
}

struct sector_row {
    const char *line;
    struct nk_text financier, supplier, kind;
    int64_t amount;
};

static void sector_row(struct nk_csv *table, const struct sector_row *row, bool illustrative)
{
    nk_csv_code(table, row->line);
    nk_csv_text(table, row->financier);
    nk_csv_text(table, row->supplier);
    nk_csv_text(table, row->kind);
    nk_csv_integer(table, row->amount);
    nk_csv_boolean(table, illustrative);
    nk_csv_end_row(table);
}

struct nk_buffer nk_sector_csv(const struct nk_publication *publication)
{
    const struct nk_consolidation *consolidation = &publication->consolidation;
    const struct nk_catalogue *catalogue = &publication->bundle.catalogue;
    bool illustrative = publication->bundle.illustrative;
    int64_t total;
    if (!nk_sector_total_with_estimates(&total, publication))
        return (struct nk_buffer){0};

    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "line", "financier", "supplier", "kind", "amount", "illustrative");
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
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "financier", "name", "entity", "kind", "basis", "share", "key", "amount", "illustrative");
    struct nk_financing_line line;
    struct nk_financing_cursor cursor = nk_financing_lines(publication, actor, language);
    while (nk_financing_next(&cursor, &line)) {
        nk_csv_text(&table, line.financier);
        nk_csv_text(&table, line.name);
        nk_csv_text(&table, line.entity);
        nk_csv_code(&table, line.kind);
        nk_csv_text(&table, nk_text_of(line.basis));
        nk_csv_decimal(&table, line.has_share, line.share);
        nk_csv_decimal(&table, line.has_key, line.key);
        nk_csv_integer(&table, line.amount);
        nk_csv_boolean(&table, actor->illustrative);
        nk_csv_end_row(&table);
    }
    table.writer.failed = table.writer.failed || cursor.failed;
    return nk_writer_finish(&table.writer);
}
