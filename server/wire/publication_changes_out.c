#include "server/wire/publication_changes_out.h"

#include "server/wire/csv_table.h"
#include "server/wire/figure_pairs_out.h"
#include "server/wire/published_out.h"

#define REVISION "/v1/collections/%d/submissions/%.*s/revisions/"

static const struct nk_manifest_line *either_of(const struct nk_return_replacement *replacement)
{
    return replacement->after ? replacement->after : replacement->before;
}

static const char *change_of(const struct nk_return_replacement *replacement)
{
    return !replacement->before ? "added" : !replacement->after ? "removed" : "replaced";
}

static struct nk_text reason_of(const struct nk_return_replacement *replacement)
{
    bool replaced = replacement->before && replacement->after;
    return replaced ? replacement->after->reason : (struct nk_text){0};
}

static void build_line(struct nk_builder *builder, struct nk_node parent, const char *name,
                       const struct nk_manifest_line *line)
{
    if (!line) {
        nk_build_null(builder, parent, name);
        return;
    }
    struct nk_node item = nk_build_object(builder, parent, name);
    nk_build_integer(builder, item, "revision", line->revision);
    nk_build_text(builder, item, "sha256", line->sha256);
}

static void build_return(struct nk_builder *builder, struct nk_node item,
                         const struct nk_return_replacement *replacement, int year)
{
    const struct nk_manifest_line *either = either_of(replacement);
    nk_build_text(builder, item, "actor", either->actor);
    nk_build_code(builder, item, "change", change_of(replacement));
    build_line(builder, item, "from", replacement->before);
    build_line(builder, item, "to", replacement->after);
    nk_build_text_or_null(builder, item, "reason", reason_of(replacement));
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "revision", REVISION "%d", year, NK_TEXT_ARGUMENTS(either->actor),
                    (int)either->revision);
}

static void build_publication(struct nk_builder *builder, struct nk_node root, const char *name,
                              const struct nk_publication *publication)
{
    if (publication)
        nk_build_text(builder, root, name, publication->bundle.head.id);
    else
        nk_build_null(builder, root, name);
}

static void build_year_before(struct nk_builder *builder, struct nk_node root,
                              const struct nk_publication_changes *changes)
{
    struct nk_node item = nk_build_object(builder, root, "yearBefore");
    build_publication(builder, item, "from", changes->before_looks_back);
    build_publication(builder, item, "to", changes->after_looks_back);
}

static void build_references(struct nk_builder *builder, struct nk_node root,
                             const struct nk_publication_changes *changes)
{
    struct nk_node items = nk_build_array(builder, root, "reference");
    for (size_t i = 0; i < changes->reference_count; i++) {
        const struct nk_reference_difference *difference = &changes->references[i];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "list", difference->list);
        nk_build_text(builder, item, "id", difference->id);
        nk_build_code(builder, item, "change", nk_reference_change_code(difference->change));
        nk_build_text_or_null(builder, item, "members", difference->members);
    }
}

static void build_links(struct nk_builder *builder, struct nk_node root, const struct nk_publication_changes *changes)
{
    struct nk_text id = changes->after->bundle.head.id;
    struct nk_node links = nk_build_object(builder, root, "links");
    nk_build_format(builder, links, "self", "/v1/publications/%.*s/changes", NK_TEXT_ARGUMENTS(id));
    nk_build_format(builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(id));
    if (changes->before)
        nk_build_format(builder, links, "previous", "/v1/publications/%.*s",
                        NK_TEXT_ARGUMENTS(changes->before->bundle.head.id));
    else
        nk_build_null(builder, links, "previous");
}

struct nk_buffer nk_publication_changes_json(const struct nk_publication_changes *changes, enum nk_language language)
{
    const struct nk_bundle *after = &changes->after->bundle;
    const struct nk_publication_head *heads[2] = {&after->head};
    size_t head_count = 1;
    bool illustrative = after->illustrative;
    if (changes->before) {
        heads[0] = &changes->before->bundle.head;
        heads[head_count++] = &after->head;
        illustrative |= changes->before->bundle.illustrative;
    }
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_published(&builder, root, heads, head_count, illustrative, language);
    nk_build_text(&builder, root, "publication", after->head.id);
    build_publication(&builder, root, "previous", changes->before);
    nk_build_boolean(&builder, root, "first", !changes->before);
    nk_build_integer(&builder, root, "year", after->head.year);
    nk_build_code(&builder, root, "kind", nk_publication_kind_code(after->head.kind));
    nk_build_text_or_null(&builder, root, "note", after->head.note);
    build_year_before(&builder, root, changes);
    if (changes->before)
        nk_build_sector_pair(&builder, root, &changes->before->consolidation, &changes->after->consolidation);
    else
        nk_build_null(&builder, root, "sector");
    struct nk_node returns = nk_build_array(&builder, root, "returns");
    for (size_t i = 0; i < changes->return_count; i++)
        build_return(&builder, nk_build_item_object(&builder, returns), &changes->returns[i], after->head.year);
    build_references(&builder, root, changes);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < changes->figure_count; i++)
        nk_build_figure_pair(&builder, nk_build_item_object(&builder, items), &changes->figures[i], language);
    build_links(&builder, root, changes);
    return nk_build_finish(&builder);
}

/* ---- CSV ---- */

static void empty_cells(struct nk_csv *table, int count)
{
    for (int i = 0; i < count; i++)
        nk_csv_begin_cell(table);
}

static void revision_cell(struct nk_csv *table, const struct nk_manifest_line *line)
{
    if (line)
        nk_csv_integer(table, line->revision);
    else
        nk_csv_begin_cell(table);
}

/* The cells of a value, which the other rows leave empty: entity … difference. */
enum { VALUE_CELLS = 8 };

static void return_row(struct nk_csv *table, const struct nk_return_replacement *replacement)
{
    nk_csv_code(table, "return");
    nk_csv_begin_cell(table);
    nk_csv_text(table, either_of(replacement)->actor);
    nk_csv_code(table, change_of(replacement));
    revision_cell(table, replacement->before);
    revision_cell(table, replacement->after);
    nk_csv_text(table, reason_of(replacement));
    empty_cells(table, VALUE_CELLS);
    nk_csv_end_row(table);
}

static void reference_row(struct nk_csv *table, const struct nk_reference_difference *difference)
{
    nk_csv_code(table, "reference");
    nk_csv_text(table, difference->list);
    nk_csv_text(table, difference->id);
    nk_csv_code(table, nk_reference_change_code(difference->change));
    empty_cells(table, 2);
    nk_csv_text(table, difference->members);
    empty_cells(table, VALUE_CELLS);
    nk_csv_end_row(table);
}

static bool is_present(const struct nk_figure_value *value)
{
    return value && value->absence == NK_PRESENT;
}

static void figure_row(struct nk_csv *table, const struct nk_figure_pair *pair)
{
    const struct nk_figure_value *either = pair->after ? pair->after : pair->before;
    struct nk_decimal none = {0}, difference = {0};
    bool both;
    if (!nk_figure_pair_difference(&difference, &both, pair))
        table->writer.failed = true;
    nk_csv_code(table, "figure");
    nk_csv_begin_cell(table);
    nk_csv_text(table, either->figure->id);
    nk_csv_code(table, !pair->before ? "added" : !pair->after ? "removed" : "changed");
    empty_cells(table, 3);
    nk_csv_text(table, either->entity);
    nk_csv_integer(table, either->year);
    nk_csv_text(table, either->category);
    nk_csv_text(table, either->area);
    nk_csv_text(table, either->figure->unit);
    nk_csv_decimal(table, is_present(pair->before), is_present(pair->before) ? pair->before->value : none);
    nk_csv_decimal(table, is_present(pair->after), is_present(pair->after) ? pair->after->value : none);
    nk_csv_decimal(table, both, difference);
    nk_csv_end_row(table);
}

struct nk_buffer nk_publication_changes_csv(const struct nk_publication_changes *changes)
{
    struct nk_csv table = {.in_row = false};
    NK_CSV_HEADER(&table, "part", "list", "id", "change", "fromRevision", "toRevision", "detail", "entity", "year",
                  "category", "area", "unit", "before", "after", "difference");
    for (size_t i = 0; i < changes->return_count; i++)
        return_row(&table, &changes->returns[i]);
    for (size_t i = 0; i < changes->reference_count; i++)
        reference_row(&table, &changes->references[i]);
    for (size_t i = 0; i < changes->figure_count; i++)
        figure_row(&table, &changes->figures[i]);
    return nk_writer_finish(&table.writer);
}
