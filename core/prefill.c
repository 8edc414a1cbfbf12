#include "core/prefill.h"

#include <string.h>

#include "core/harmonise.h"

/* What the codes of a dimension were called before. */
struct dimension {
    const struct nk_code_list *codes, *before;
    bool *is_part;                    /* codes × codes before: the earlier one went into this one */
    enum nk_prefill_absence *absence; /* by code */
};

struct mapping {
    struct dimension categories, areas;
    struct nk_shape shape; /* of the year before */
    struct nk_vector amounts;
    uint8_t *left_out;     /* by position */
};

const char *nk_prefill_absence_code(enum nk_prefill_absence absence)
{
    static const char *const codes[] = {
        [NK_PREFILL_KNOWN] = NULL,
        [NK_PREFILL_NO_RETURN] = "no-prior-return",
        [NK_PREFILL_NOT_REPORTED] = "not-reported",
        [NK_PREFILL_MISSING] = "missing",
        [NK_PREFILL_NO_COUNTERPART] = "no-counterpart",
        [NK_PREFILL_SPLIT] = "code-split",
    };
    return codes[absence];
}

/* Only what all of an earlier code went into can be compared with it. */
static void map_code(struct dimension *dimension, size_t index, const struct nk_harmonised_code *group,
                     struct nk_text version, struct nk_text version_before)
{
    size_t parts = 0, siblings = 0;
    for (size_t i = 0; group && i < group->member_count; i++) {
        const struct nk_merged_code *member = &group->members[i];
        siblings += nk_text_equal(member->version, version);
        const int before =
            nk_text_equal(member->version, version_before) ? nk_code_list_find(dimension->before, member->code) : -1;
        if (before < 0)
            continue;
        dimension->is_part[index * dimension->before->count + (size_t)before] = true;
        parts++;
    }
    dimension->absence[index] = siblings > 1 && parts > 0 ? NK_PREFILL_SPLIT
                                : parts == 0              ? NK_PREFILL_NO_COUNTERPART
                                                          : NK_PREFILL_KNOWN;
}

static enum nk_status map_dimension(struct dimension *dimension, struct nk_arena *arena,
                                    const struct nk_catalogue *catalogue, struct nk_text classification,
                                    struct nk_text version, struct nk_text version_before)
{
    const struct nk_text versions[] = {version_before, version};
    struct nk_harmonised harmonised;
    dimension->is_part = NK_NEW_ARRAY(arena, bool, dimension->codes->count * dimension->before->count);
    dimension->absence = NK_NEW_ARRAY(arena, enum nk_prefill_absence, dimension->codes->count);
    if (!dimension->is_part || !dimension->absence)
        return NK_NO_MEMORY;
    const enum nk_status status = nk_harmonise(&harmonised, arena, catalogue, classification, versions, 2);
    if (status != NK_OK)
        return status;
    for (size_t i = 0; i < dimension->codes->count; i++)
        map_code(dimension, i, nk_harmonised_code_of(&harmonised, version, dimension->codes->codes[i].code), version,
                 version_before);
    return NK_OK;
}

static enum nk_status add_cells(struct mapping *mapping, const struct nk_submission *prior)
{
    const struct nk_cells *crossed[] = {&prior->expenditure};
    const struct nk_cells *margins[] = {&prior->expenditure_by_category, &prior->expenditure_by_area};
    const bool crosses = mapping->shape.methodology->crosses_dimensions;
    const struct nk_cells *const *lists = crosses ? crossed : margins;
    struct nk_knowledge knowledge = {.left_out = mapping->left_out};
    for (size_t i = 0; i < (crosses ? 1U : 2U); i++) {
        const enum nk_status status =
            nk_vector_add_cells(&mapping->amounts, &knowledge, &mapping->shape, lists[i]);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* A code that is -1 stands for all of its dimension. */
static bool is_part(const struct dimension *dimension, int code, int before)
{
    return code < 0 || (before >= 0 && dimension->is_part[(size_t)code * dimension->before->count + (size_t)before]);
}

static enum nk_prefill_absence worse(enum nk_prefill_absence first, enum nk_prefill_absence second)
{
    return first > second ? first : second;
}

static enum nk_status fill_cell(struct nk_prefill_cell *cell, const struct mapping *mapping)
{
    const struct nk_cell_key key = cell->key;
    bool is_present = false, is_left_out = false;
    cell->absence = worse(key.category < 0 ? NK_PREFILL_KNOWN : mapping->categories.absence[key.category],
                          key.area < 0 ? NK_PREFILL_KNOWN : mapping->areas.absence[key.area]);
    if (cell->absence != NK_PREFILL_KNOWN)
        return NK_OK;
    for (size_t position = 0; position < mapping->shape.length; position++) {
        const struct nk_cell_key before = nk_shape_key(&mapping->shape, position);
        const bool same_table = mapping->shape.table_count == 1 || before.table == key.table;
        if (!same_table || before.cost_type != key.cost_type ||
            !is_part(&mapping->categories, key.category, before.category) ||
            !is_part(&mapping->areas, key.area, before.area))
            continue;
        is_present |= mapping->amounts.present[position];
        is_left_out |= mapping->left_out[position];
        if (__builtin_add_overflow(cell->amount, mapping->amounts.amount[position], &cell->amount))
            return NK_OVERFLOW;
    }
    cell->absence = is_left_out  ? NK_PREFILL_MISSING
                    : is_present ? NK_PREFILL_KNOWN
                                 : NK_PREFILL_NOT_REPORTED;
    if (cell->absence != NK_PREFILL_KNOWN)
        cell->amount = 0;
    return NK_OK;
}

static enum nk_status map_prior(struct mapping *mapping, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                const struct nk_methodology *methodology, const struct nk_methodology *before,
                                const struct nk_submission *prior)
{
    const struct nk_text version = methodology->classification_version;
    const struct nk_text version_before = before->classification_version;
    *mapping = (struct mapping){
        .categories = {.codes = &methodology->categories, .before = &before->categories},
        .areas = {.codes = &methodology->areas, .before = &before->areas},
        .shape = nk_shape_of(before),
    };
    mapping->left_out = NK_NEW_ARRAY(arena, uint8_t, mapping->shape.length);
    if (!mapping->left_out)
        return NK_NO_MEMORY;
    enum nk_status status = nk_vector_new(&mapping->amounts, arena, &mapping->shape);
    if (status == NK_OK)
        status = map_dimension(&mapping->categories, arena, catalogue, NK_TEXT("resource-category"), version,
                               version_before);
    if (status == NK_OK)
        status = map_dimension(&mapping->areas, arena, catalogue, NK_TEXT("ict-area"), version, version_before);
    return status == NK_OK ? add_cells(mapping, prior) : status;
}

enum nk_status nk_prefill_cells(struct nk_prefill *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                const struct nk_methodology *methodology, const struct nk_methodology *before,
                                const struct nk_submission *prior)
{
    struct nk_prefill prefill = {.shape = nk_shape_of(methodology)};
    struct mapping mapping;
    prefill.count = prefill.shape.length;
    prefill.cells = NK_NEW_ARRAY(arena, struct nk_prefill_cell, prefill.count);
    if (!prefill.cells)
        return NK_NO_MEMORY;
    const bool is_known = prior && before;
    if (is_known) {
        const enum nk_status status = map_prior(&mapping, arena, catalogue, methodology, before, prior);
        if (status != NK_OK)
            return status;
    }
    for (size_t position = 0; position < prefill.count; position++) {
        struct nk_prefill_cell *cell = &prefill.cells[position];
        *cell = (struct nk_prefill_cell){
            .key = nk_shape_key(&prefill.shape, position), .absence = NK_PREFILL_NO_RETURN};
        const enum nk_status status = is_known ? fill_cell(cell, &mapping) : NK_OK;
        if (status != NK_OK)
            return status;
    }
    *ret = prefill;
    return NK_OK;
}
