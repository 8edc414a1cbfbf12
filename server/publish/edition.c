#include "server/publish/edition.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "server/digest.h"
#include "server/heap.h"
#include "server/publish/indicators.h"
#include "server/wire/bundle_in.h"
#include "server/wire/bundle_out.h"
#include "server/wire/csv.h"

struct nk_edition {
    atomic_uint references;
    struct nk_arena arena;
    struct nk_publication publication;
    struct nk_text bundle;
    char sha256[NK_SHA256_HEX + 1];
    char result_sha256[NK_SHA256_HEX + 1];
};

static void buffer_free(struct nk_buffer *buffer)
{
    nk_buffer_free(buffer);
}
#define AUTO_BUFFER __attribute__((cleanup(buffer_free))) struct nk_buffer

static struct nk_text text_of(const struct nk_buffer *buffer)
{
    return (struct nk_text){(const char *)buffer->data, buffer->length};
}

/* Nothing for a publication whose returns measured nothing. */
static enum nk_status indicator_results(struct nk_buffer *ret, struct nk_arena *arena,
                                        const struct nk_publication *publication)
{
    static const struct nk_indicator_query all = {.period_count = 0};
    struct nk_indicator_row *rows;
    size_t count;
    if (!publication->bundle.catalogue.indicators)
        return NK_OK;
    enum nk_status status = nk_indicator_rows(&rows, &count, arena, &publication, 1, &all);
    if (status != NK_OK)
        return status;
    *ret = nk_indicator_values_csv(rows, count);
    return ret->data ? NK_OK : NK_NO_MEMORY;
}

/* The results without labels, so that a better translation is not another result. */
static enum nk_status hash_results(struct nk_edition *edition)
{
    const struct nk_publication *publication = &edition->publication;
    struct nk_arena scratch = nk_heap_arena();
    const struct nk_publication_head *head = &publication->bundle.head;
    struct nk_published published = {.publications = &head, .publication_count = 1, .catalogue = NULL};
    const struct nk_consolidation *year = &publication->consolidation;

    struct nk_figure_value *values;
    size_t value_count;
    struct nk_expenditure_query query = {.measure = NK_NET};
    struct nk_expenditure_answer expenditure = {.published = published, .measure = NK_NET};
    struct nk_expenditure_row *rows;
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        query.group_by[dimension] = dimension != NK_AREA || publication->bundle.methodology->crosses_dimensions;
    memcpy(expenditure.group_by, query.group_by, sizeof(query.group_by));

    enum nk_status status = nk_edition_figures(&values, &value_count, &scratch, publication, NULL);
    if (status == NK_OK)
        status = nk_expenditure_select(&rows, &expenditure.row_count, &scratch, &query, &year, 1);
    if (status == NK_OK) {
        expenditure.rows = rows;
        AUTO_BUFFER all_figures = nk_figure_results_csv(values, value_count);
        AUTO_BUFFER all_cells = nk_expenditure_csv(&expenditure);
        AUTO_BUFFER sector = nk_sector_csv(publication);
        AUTO_BUFFER indicators = {0};
        status = indicator_results(&indicators, &scratch, publication);
        if (status == NK_OK && all_figures.data && all_cells.data && sector.data)
            nk_sha256_hex_of(edition->result_sha256,
                             (const struct nk_text[]){text_of(&all_figures), text_of(&all_cells), text_of(&sector),
                                                      text_of(&indicators)}, 4);
        else if (status == NK_OK)
            status = NK_NO_MEMORY;
    }
    nk_arena_release(&scratch);
    return status;
}

static enum nk_status compute(struct nk_edition *edition, struct nk_text bundle)
{
    struct nk_bundle_document document;
    struct nk_issues issues = nk_issues_in(&edition->arena);
    edition->bundle = nk_arena_copy(&edition->arena, bundle);
    if (!edition->bundle.data)
        return NK_NO_MEMORY;
    nk_sha256_hex(edition->sha256, bundle);
    enum nk_status status = nk_bundle_decode(&document, &edition->arena, edition->bundle, &issues);
    if (status != NK_OK)
        return status;
    edition->publication.bundle = document.bundle;
    edition->publication.bundle.head.sha256 = nk_text_of(edition->sha256);
    status = nk_publication_compute(&edition->publication, &edition->arena);
    if (status != NK_OK)
        return status;
    return hash_results(edition);
}

enum nk_status nk_edition_new(struct nk_edition **ret, struct nk_text bundle)
{
    struct nk_edition *edition = calloc(1, sizeof(*edition));
    if (!edition)
        return NK_NO_MEMORY;
    atomic_init(&edition->references, 1);
    edition->arena = nk_heap_arena();
    enum nk_status status = compute(edition, bundle);
    if (status != NK_OK) {
        nk_edition_unref(edition);
        return status;
    }
    *ret = edition;
    return NK_OK;
}

enum nk_status nk_edition_of(struct nk_edition **ret, const struct nk_bundle_source *source)
{
    char *bytes;
    size_t length;
    enum nk_status status = nk_bundle_encode(&bytes, &length, source);
    if (status != NK_OK)
        return status;
    status = nk_edition_new(ret, (struct nk_text){bytes, length});
    free(bytes);
    return status;
}

struct nk_edition *nk_edition_ref(struct nk_edition *edition)
{
    atomic_fetch_add(&edition->references, 1);
    return edition;
}

void nk_edition_unref(struct nk_edition *edition)
{
    if (!edition || atomic_fetch_sub(&edition->references, 1) > 1)
        return;
    nk_arena_release(&edition->arena);
    free(edition);
}

const struct nk_publication *nk_edition_publication(const struct nk_edition *edition)
{
    return &edition->publication;
}

struct nk_text nk_edition_bundle(const struct nk_edition *edition)
{
    return edition->bundle;
}

struct nk_text nk_edition_sha256(const struct nk_edition *edition)
{
    return nk_text_of(edition->sha256);
}

struct nk_text nk_edition_result_sha256(const struct nk_edition *edition)
{
    return nk_text_of(edition->result_sha256);
}

enum nk_status nk_edition_figures(struct nk_figure_value **ret_values, size_t *ret_count, struct nk_arena *arena,
                                  const struct nk_publication *publication, const struct nk_sums *before)
{
    const struct nk_catalogue *catalogue = &publication->bundle.catalogue;
    const struct nk_sums *sums = &publication->sums;
    struct nk_figure_value *all = NULL;
    size_t count = 0, capacity = 0;
    for (size_t f = 0; f < catalogue->figure_count; f++)
        for (size_t entity = 0; entity < sums->entity_count; entity++) {
            struct nk_figure_value *values;
            size_t some;
            enum nk_status status =
                nk_figure_compute(&values, &some, arena, &catalogue->figures[f], sums, entity, before);
            if (status != NK_OK)
                return status;
            struct nk_figure_value *larger = NK_GROW(arena, struct nk_figure_value, all, count, some, &capacity);
            if (!larger)
                return NK_NO_MEMORY;
            all = larger;
            memcpy(all + count, values, some * sizeof(*all));
            count += some;
        }
    *ret_values = all;
    *ret_count = count;
    return NK_OK;
}
