#include "tests/oracle/results.h"

#include "core/figures.h"
#include "core/proof.h"

/* "software/network/operating", with nothing for the dimension that a margin does not have. */
static void put_cell(FILE *row, const struct nk_shape *shape, size_t position)
{
    const struct nk_cell_key key = nk_shape_key(shape, position);
    if (key.category >= 0)
        put_text(row, shape->methodology->categories.codes[key.category].code);
    else
        put_text(row, NK_TEXT(""));
    putc('/', row);
    if (key.area >= 0) {
        struct nk_text area = shape->methodology->areas.codes[key.area].code;
        fwrite(area.data, 1, area.length, row);
    }
    putc('/', row);
    struct nk_text cost_type = nk_cost_type_codes[key.cost_type];
    fwrite(cost_type.data, 1, cost_type.length, row);
}

/* What is not present is nothing, not zero; money where nothing is present is written, so that it is found. */
static void put_amount(FILE *row, const struct nk_vector *vector, size_t position)
{
    if (!vector->present[position] && vector->amount[position] == 0 && vector->estimated[position] == 0) {
        put_null(row);
        put_null(row);
        return;
    }
    put_integer(row, vector->amount[position]);
    put_integer(row, vector->estimated[position]);
}

static bool is_blank(const struct nk_vector *const *vectors, size_t count, size_t position)
{
    for (size_t i = 0; i < count; i++)
        if (vectors[i] && (vectors[i]->present[position] || vectors[i]->amount[position] != 0))
            return false;
    return true;
}

/* One row a cell with the vectors side by side; there may be no such vector. */
static void write_cells(const struct rows *rows, int collection, struct nk_text entity, const struct nk_shape *shape,
                        const struct nk_vector *const *vectors, size_t count)
{
    for (size_t i = 0; i < shape->length; i++) {
        if (is_blank(vectors, count, i))
            continue;
        FILE *row = row_begin(rows, CORE_CELL, collection);
        put_text(row, entity);
        put_cell(row, shape, i);
        for (size_t k = 0; k < count; k++) {
            if (vectors[k]) {
                put_amount(row, vectors[k], i);
            } else {
                put_null(row);
                put_null(row);
            }
        }
        row_end(row);
    }
}

static void write_flows(const struct rows *rows, int collection, const struct nk_consolidation *result)
{
    for (size_t i = 0; i < result->flow_count; i++) {
        const struct nk_flow *flow = &result->flows[i];
        for (size_t k = 0; k < result->shape.length; k++) {
            if (is_blank((const struct nk_vector *[]){&flow->cells}, 1, k))
                continue;
            FILE *row = row_begin(rows, CORE_FLOW, collection);
            put_text(row, flow->supplier->actor->id);
            put_text(row, flow->financier);
            put_cell(row, &result->shape, k);
            put_amount(row, &flow->cells, k);
            row_end(row);
        }
    }
}

static void write_eliminations(const struct rows *rows, int collection, const struct nk_consolidation *result)
{
    static const struct nk_text kinds[] = {[NK_BETWEEN_NATIONAL_ACTORS] = NK_TEXT("between-national-actors"),
                                           [NK_BOOKED_PURCHASE] = NK_TEXT("booked-purchase")};
    for (size_t i = 0; i < result->elimination_count; i++) {
        const struct nk_elimination *line = &result->eliminations[i];
        for (size_t k = 0; k <= result->shape.length; k++) {
            if (k < result->shape.length && is_blank((const struct nk_vector *[]){&line->cells}, 1, k))
                continue;
            FILE *row = row_begin(rows, CORE_ELIMINATION, collection);
            put_text(row, line->financier);
            put_text(row, line->supplier);
            put_text(row, kinds[line->kind]);
            if (k < result->shape.length) {
                put_cell(row, &result->shape, k);
                put_amount(row, &line->cells, k);
            } else {
                put_text(row, NK_TEXT("total"));
                put_integer(row, line->amount);
                put_null(row);
            }
            row_end(row);
        }
    }
}

static void put_actors(FILE *row, const struct nk_actor *const *actors, size_t count)
{
    put_text(row, NK_TEXT(""));
    for (size_t i = 0; i < count; i++)
        fprintf(row, "%s%.*s", i ? " " : "", NK_TEXT_ARGUMENTS(actors[i]->id));
}

/* The entities of the consolidation, then the sums over entities, which have no returns of their own. */
static void write_entities(const struct rows *rows, int collection, const struct nk_consolidation *result,
                           const struct nk_sums *sums)
{
    for (size_t i = 0; i < sums->entity_count; i++) {
        FILE *row = row_begin(rows, CORE_ENTITY, collection);
        put_text(row, sums->entity_ids[i]);
        if (i < result->entity_count) {
            const struct nk_entity *entity = &result->entities[i];
            put_integer(row, entity->own_total);
            put_integer(row, entity->booked_total);
            put_integer(row, entity->allocated_total);
            put_integer(row, entity->financed_total);
            put_integer(row, entity->net_total);
            put_integer(row, (int64_t)entity->return_count);
            put_bool(row, entity->illustrative);
            put_actors(row, entity->missing, entity->missing_count);
        } else {
            for (size_t k = 0; k < 8; k++)
                put_null(row);
        }
        put_actors(row, sums->missing[i], sums->missing_count[i]);
        row_end(row);
    }
    FILE *row = row_begin(rows, CORE_TOTAL, collection);
    put_integer(row, result->gross_total);
    put_integer(row, result->eliminated_total);
    put_integer(row, result->net_total);
    put_integer(row, result->regions_total);
    put_integer(row, result->residuals_total);
    row_end(row);
}

static void write_consolidation(const struct rows *rows, int collection, const struct nk_consolidation *result)
{
    for (size_t i = 0; i < result->entity_count; i++) {
        const struct nk_entity *entity = &result->entities[i];
        const struct nk_vector *const vectors[] = {&entity->own, &entity->booked, &entity->allocated, &entity->financed,
                                                   &entity->net};
        write_cells(rows, collection, entity->actor->id, &result->shape, vectors, LENGTH_OF(vectors));
    }
    const struct nk_vector *const whole[] = {&result->gross, NULL, NULL, NULL, &result->net};
    write_cells(rows, collection, NK_TEXT(NK_SECTOR), &result->shape, whole, LENGTH_OF(whole));
    write_flows(rows, collection, result);
    write_eliminations(rows, collection, result);
}

static void write_sums(const struct rows *rows, int collection, const struct nk_sums *sums)
{
    for (size_t entity = 0; entity < sums->entity_count; entity++) {
        for (int sum = 0; sum < NK_SUMS; sum++) {
            const struct nk_sum_value *value = &sums->values[entity * NK_SUMS + (size_t)sum];
            if (value->absence == NK_NOT_DEFINED_FOR_ENTITY)
                continue;
            FILE *row = row_begin(rows, CORE_SUM, collection);
            put_text(row, sums->entity_ids[entity]);
            put_text(row, nk_text_of(nk_sum_code((enum nk_sum)sum)));
            put_text(row, nk_text_of(nk_absence_code(value->absence)));
            if (value->absence == NK_PRESENT) {
                put_decimal(row, value->value);
                put_decimal(row, value->estimated);
                put_text(row, nk_text_of(nk_value_status_code(value->status)));
            } else {
                put_null(row);
                put_null(row);
                put_null(row);
            }
            row_end(row);
        }
    }
    for (size_t i = 0; i < sums->imputed_count; i++) {
        const struct nk_imputed *imputed = &sums->imputed[i];
        FILE *row = row_begin(rows, CORE_IMPUTED, collection);
        put_text(row, imputed->imputation->id);
        put_text(row, nk_text_of(nk_imputation_gap_code(imputed->gap)));
        if (imputed->gap == NK_NO_GAP)
            put_decimal(row, imputed->value);
        else
            put_null(row);
        row_end(row);
    }
}

static void put_decimal_if(FILE *row, bool known, struct nk_decimal value)
{
    if (known)
        put_decimal(row, value);
    else
        put_null(row);
}

static void write_value(const struct rows *rows, int collection, const struct nk_figure_value *value)
{
    bool present = value->absence == NK_PRESENT;
    bool above = value->numerator_known;
    bool below = value->denominator_known;
    FILE *row = row_begin(rows, CORE_FIGURE, collection);
    put_text(row, value->figure->id);
    put_text(row, value->entity);
    put_text(row, value->category.length > 0 ? value->category : value->area);
    put_text(row, nk_text_of(nk_absence_code(value->absence)));
    put_decimal_if(row, present, value->value);
    put_decimal_if(row, above, value->numerator);
    put_decimal_if(row, above, value->numerator_before);
    put_decimal_if(row, below, value->denominator);
    put_decimal_if(row, below, value->denominator_before);
    put_decimal_if(row, above, value->estimated);
    put_decimal_if(row, above, value->magnitude);
    put_decimal_if(row, above, value->estimated_share);
    put_decimal_if(row, below && value->has_denominator, value->denominator_estimated_share);
    put_text(row, nk_text_of(nk_value_status_code(value->status)));
    row_end(row);
}

/* A figure whose value does not fit 64 bits for one of its codes has none at all. */
static void write_overflow(const struct rows *rows, int collection, const struct nk_figure *figure,
                           struct nk_text entity)
{
    FILE *row = row_begin(rows, CORE_FIGURE, collection);
    put_text(row, figure->id);
    put_text(row, entity);
    put_text(row, NK_TEXT(""));
    put_text(row, NK_TEXT("overflow"));
    for (size_t i = 0; i < 10; i++)
        put_null(row);
    row_end(row);
}

static enum nk_status write_figure(const struct rows *rows, int collection, struct nk_arena *arena,
                                   const struct nk_figure *figure, const struct nk_sums *sums,
                                   const struct nk_sums *before)
{
    for (size_t entity = 0; entity < sums->entity_count; entity++) {
        struct nk_figure_value *values;
        size_t count;
        enum nk_status status = nk_figure_compute(&values, &count, arena, figure, sums, entity, before);
        if (status == NK_OVERFLOW)
            write_overflow(rows, collection, figure, sums->entity_ids[entity]);
        else if (status != NK_OK)
            return status;
        for (size_t i = 0; status == NK_OK && i < count; i++)
            write_value(rows, collection, &values[i]);
    }
    return NK_OK;
}

static enum nk_status write_proof(const struct rows *rows, int collection, const struct nk_consolidation *result)
{
    struct nk_proof proof;
    enum nk_status status = nk_proof_check(&proof, result);
    if (status != NK_OK)
        return status;
    for (int i = 0; i < NK_IDENTITIES; i++) {
        const struct nk_identity_check *check = &proof.identities[i];
        FILE *row = row_begin(rows, CORE_PROOF, collection);
        put_text(row, nk_text_of(nk_identity_code((enum nk_identity)i)));
        put_integer(row, check->left);
        put_integer(row, check->right);
        put_integer(row, (int64_t)check->checked);
        put_integer(row, (int64_t)check->failed);
        put_integer(row, proof.residual);
        row_end(row);
    }
    return NK_OK;
}

enum nk_status write_results(const struct rows *rows, struct oracle_sector *sector, int first)
{
    struct nk_consolidation results[ORACLE_YEARS];
    struct nk_sums sums[ORACLE_YEARS];
    for (size_t y = 0; y < sector->year_count; y++) {
        struct random_sector *year = &sector->years[y];
        enum nk_status status = nk_consolidate(&results[y], &year->arena, &year->input);
        if (status == NK_OK)
            status = nk_sums_compute(&sums[y], &year->arena, &results[y]);
        if (status == NK_OK)
            status = write_proof(rows, first + (int)y, &results[y]);
        if (status != NK_OK)
            return status;
        write_consolidation(rows, first + (int)y, &results[y]);
        write_entities(rows, first + (int)y, &results[y], &sums[y]);
        write_sums(rows, first + (int)y, &sums[y]);
    }
    enum nk_status status = NK_OK;
    for (size_t i = 0; status == NK_OK && i < sector->figure_count; i++)
        status = write_figure(rows, first, &sector->years[0].arena, &sector->figures[i].definition, &sums[0],
                              sector->year_count > 1 ? &sums[1] : NULL);
    return status;
}
