#include "server/db/catalogue_comparisons.h"

#include "core/reference.h"
#include "server/db/query.h"
#include "sql/statements.h"

static bool read_price_index(struct nk_row *row, void *ret)
{
    struct nk_price_index *index = ret;
    index->id = nk_row_text(row);
    index->vintage = nk_row_text(row);
    index->name = nk_row_label(row);
    index->reference_year = nk_row_int16(row);
    index->source = nk_row_text(row);
    return true;
}

/* A value with the index that it belongs to. */
struct value_line {
    struct nk_text index, vintage;
    struct nk_price_index_value value;
};

static bool read_price_index_value(struct nk_row *row, void *ret)
{
    struct value_line *line = ret;
    line->index = nk_row_text(row);
    line->vintage = nk_row_text(row);
    line->value.year = nk_row_int16(row);
    line->value.value = nk_row_decimal(row);
    line->value.source = nk_row_text(row);
    return true;
}

static bool read_break(struct nk_row *row, void *ret)
{
    struct nk_break *each = ret;
    each->id = nk_row_text(row);
    each->year = nk_row_int16(row);
    each->entity = nk_row_text(row);
    each->figure = nk_row_text(row);
    bool known = nk_breakdown_of(&each->breakdown, nk_row_borrow(row));
    each->of_benchmark = nk_row_boolean(row);
    each->name = nk_row_label(row);
    each->description = nk_row_label(row);
    each->exceptions = nk_row_list(row, &each->exception_count);
    each->source = nk_row_text(row);
    return known;
}

static bool read_benchmark(struct nk_row *row, void *ret)
{
    struct nk_benchmark *benchmark = ret;
    benchmark->id = nk_row_text(row);
    benchmark->figure = nk_row_text(row);
    benchmark->of_category = nk_row_is_given(row);
    benchmark->category = nk_row_text(row);
    benchmark->of_area = nk_row_is_given(row);
    benchmark->area = nk_row_text(row);
    benchmark->year = nk_row_int16(row);
    benchmark->value = nk_row_decimal(row);
    benchmark->edition = nk_row_text(row);
    benchmark->statistic = nk_row_text(row);
    benchmark->denominator = nk_row_text(row);
    benchmark->comparable = nk_row_boolean(row);
    benchmark->reason = nk_row_label(row);
    benchmark->source = nk_row_text(row);
    return true;
}

static bool read_published_value(struct nk_row *row, void *ret)
{
    struct nk_published_value *value = ret;
    value->figure = nk_row_text(row);
    value->entity = nk_row_text(row);
    value->year = nk_row_int16(row);
    value->value = nk_row_decimal(row);
    value->precision = nk_row_int64(row);
    value->source = nk_row_text(row);
    return true;
}

static bool read_imputation(struct nk_row *row, void *ret)
{
    struct nk_imputation *imputation = ret;
    imputation->id = nk_row_text(row);
    imputation->year = nk_row_int16(row);
    imputation->actor = nk_row_text(row);
    bool known = nk_sum_of(&imputation->target, nk_row_borrow(row));
    known = nk_sum_of(&imputation->base, nk_row_borrow(row)) && known;
    imputation->base_given = nk_row_is_given(row);
    imputation->base_value = nk_row_decimal(row);
    imputation->units = nk_row_list(row, &imputation->unit_count);
    imputation->reason = nk_row_label(row);
    imputation->source = nk_row_text(row);
    return known;
}

/* The values are sorted like the indices, so those of one are neighbours. */
static bool give_values(struct nk_arena *arena, struct nk_price_index *indices, size_t index_count,
                        const struct value_line *lines, size_t line_count)
{
    struct nk_price_index_value *all = NK_NEW_ARRAY(arena, struct nk_price_index_value, line_count);
    if (!all)
        return false;
    size_t next = 0;
    for (size_t i = 0; i < index_count; i++) {
        size_t first = next;
        for (; next < line_count && nk_text_equal(lines[next].index, indices[i].id) &&
               nk_text_equal(lines[next].vintage, indices[i].vintage);
             next++)
            all[next] = lines[next].value;
        indices[i].values = all + first;
        indices[i].value_count = next - first;
    }
    return next == line_count;
}

enum nk_db_status nk_db_catalogue_load_comparisons(struct nk_db *db, struct nk_arena *arena, struct nk_catalogue *ret)
{
    void *indices, *values, *breaks, *benchmarks, *published, *imputations;
    size_t value_count;
    const struct {
        const struct nk_statement *statement;
        nk_db_row_reader *reader;
        size_t size;
        void **items;
        size_t *count;
    } lists[] = {
        {NK_SQL_PRICE_INDICES, read_price_index, sizeof(struct nk_price_index), &indices, &ret->price_index_count},
        {NK_SQL_PRICE_INDEX_VALUES, read_price_index_value, sizeof(struct value_line), &values, &value_count},
        {NK_SQL_BREAKS, read_break, sizeof(struct nk_break), &breaks, &ret->break_count},
        {NK_SQL_BENCHMARKS, read_benchmark, sizeof(struct nk_benchmark), &benchmarks, &ret->benchmark_count},
        {NK_SQL_PUBLISHED_VALUES, read_published_value, sizeof(struct nk_published_value), &published,
         &ret->published_value_count},
        {NK_SQL_IMPUTATIONS, read_imputation, sizeof(struct nk_imputation), &imputations, &ret->imputation_count},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const struct nk_parameters parameters = nk_db_parameters(db);
        enum nk_db_status status = nk_db_read_many(db, arena, lists[i].statement, &parameters, lists[i].reader,
                                                   lists[i].size, lists[i].items, lists[i].count);
        if (status < NK_DB_NONE)
            return status;
    }
    if (!give_values(arena, indices, ret->price_index_count, values, value_count))
        return nk_db_unreadable(db, NK_SQL_PRICE_INDEX_VALUES);
    ret->price_indices = indices;
    ret->breaks = breaks;
    ret->benchmarks = benchmarks;
    ret->published_values = published;
    ret->imputations = imputations;
    return NK_DB_ONE;
}
