#include "server/wire/series_out.h"

#include "core/expenditure.h"
#include "server/wire/labels.h"

void nk_build_decimal_or_null(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                              struct nk_decimal value)
{
    if (exists)
        nk_build_decimal(builder, item, name, value);
    else
        nk_build_null(builder, item, name);
}

void nk_build_figure_number(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                            const struct nk_figure *figure, struct nk_decimal value)
{
    if (!exists)
        nk_build_null(builder, item, name);
    else if (figure->decimals > 0)
        nk_build_decimal(builder, item, name, value);
    else
        nk_build_sum(builder, item, name, value);
}

void nk_build_report(struct nk_builder *builder, struct nk_node item, const struct nk_published_value *published)
{
    if (!published) {
        nk_build_null(builder, item, "precision");
        nk_build_null(builder, item, "source");
        return;
    }
    const struct nk_decimal precision = {.units = published->precision, .scale = published->value.scale};
    nk_build_decimal(builder, item, "precision", precision);
    nk_build_text(builder, item, "source", published->source);
}

void nk_build_basis(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                    enum nk_language language)
{
    const struct nk_price_index *index = frame->price_index;
    nk_build_code(builder, root, "basis", index ? "real" : "nominal");
    if (!index) {
        nk_build_null(builder, root, "priceIndex");
        return;
    }
    struct nk_node item = nk_build_object(builder, root, "priceIndex");
    nk_build_text(builder, item, "id", index->id);
    nk_build_text(builder, item, "vintage", index->vintage);
    nk_build_text(builder, item, "name", nk_label_in(&index->name, language));
    nk_build_integer(builder, item, "baseYear", frame->base_year);
    nk_build_text(builder, item, "source", index->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/price-indices/%.*s?vintage=%.*s", NK_TEXT_ARGUMENTS(index->id),
                    NK_TEXT_ARGUMENTS(index->vintage));
}

void nk_build_breaks(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                     enum nk_language language)
{
    struct nk_node items = nk_build_array(builder, root, "breaks");
    for (size_t i = 0; i < frame->break_count; i++) {
        const struct nk_break *each = frame->breaks[i];
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "id", each->id);
        nk_build_integer(builder, item, "year", each->year);
        nk_build_text(builder, item, "name", nk_label_in(&each->name, language));
        nk_build_text(builder, item, "text", nk_label_in(&each->description, language));
        struct nk_node links = nk_build_object(builder, item, "links");
        nk_build_format(builder, links, "self", "/v1/breaks/%.*s", NK_TEXT_ARGUMENTS(each->id));
    }
}

void nk_build_break_ids(struct nk_builder *builder, struct nk_node item, const struct nk_break *const *breaks,
                        size_t count)
{
    struct nk_node ids = nk_build_array(builder, item, "breaks");
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, ids, breaks[i]->id);
}

void nk_build_imputations(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                          enum nk_language language)
{
    struct nk_node items = nk_build_array(builder, root, "imputations");
    for (size_t i = 0; i < frame->imputed_count; i++) {
        const struct nk_imputed *imputed = frame->imputed[i];
        const struct nk_imputation *imputation = imputed->imputation;
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_text(builder, item, "id", imputation->id);
        nk_build_integer(builder, item, "year", imputation->year);
        nk_build_text(builder, item, "actor", imputation->actor);
        nk_build_code(builder, item, "target", nk_sum_code(imputation->target));
        nk_build_code(builder, item, "base", nk_sum_code(imputation->base));
        nk_build_decimal(builder, item, "baseValue", imputed->base);
        nk_build_decimal(builder, item, "numerator", imputed->numerator);
        nk_build_decimal(builder, item, "denominator", imputed->denominator);
        nk_build_decimal(builder, item, "value", imputed->value);
        struct nk_node units = nk_build_array(builder, item, "units");
        for (size_t unit = 0; unit < imputation->unit_count; unit++)
            nk_build_item_text(builder, units, imputation->units[unit]);
        nk_build_text(builder, item, "reason", nk_label_in(&imputation->reason, language));
        nk_build_text(builder, item, "source", imputation->source);
        struct nk_node links = nk_build_object(builder, item, "links");
        nk_build_format(builder, links, "actor", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(imputation->actor));
    }
}

/* The same code in every version, and no other with it. */
static bool is_own_code(const struct nk_harmonised_code *code)
{
    for (size_t i = 0; i < code->member_count; i++)
        if (!nk_text_equal(code->members[i].code, code->id) ||
            (i > 0 && nk_text_equal(code->members[i].version, code->members[i - 1].version)))
            return false;
    return code->comparable;
}

static void build_merged(struct nk_builder *builder, struct nk_node items, enum nk_dimension dimension,
                         const struct nk_harmonised *harmonised, enum nk_language language)
{
    for (size_t i = 0; harmonised && i < harmonised->count; i++) {
        const struct nk_harmonised_code *code = &harmonised->codes[i];
        if (is_own_code(code))
            continue;
        struct nk_node item = nk_build_item_object(builder, items);
        nk_build_code(builder, item, "dimension", nk_dimension_code(dimension));
        nk_build_text(builder, item, "code", code->id);
        nk_build_text(builder, item, "label", nk_label_in(&code->label, language));
        nk_build_boolean(builder, item, "comparable", code->comparable);
        struct nk_node members = nk_build_array(builder, item, "members");
        for (size_t m = 0; m < code->member_count; m++) {
            struct nk_node member = nk_build_item_object(builder, members);
            nk_build_text(builder, member, "version", code->members[m].version);
            nk_build_text(builder, member, "code", code->members[m].code);
        }
    }
}

void nk_build_classification(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                             enum nk_language language)
{
    nk_build_code(builder, root, "classification", frame->harmonised ? "harmonised" : "own");
    struct nk_node items = nk_build_array(builder, root, "mergedCodes");
    build_merged(builder, items, NK_CATEGORY, frame->categories, language);
    build_merged(builder, items, NK_AREA, frame->areas, language);
}

struct nk_text nk_harmonised_label(const struct nk_harmonised *harmonised, struct nk_text code,
                                   enum nk_language language)
{
    for (size_t i = 0; harmonised && i < harmonised->count; i++)
        if (nk_text_equal(harmonised->codes[i].id, code))
            return nk_label_in(&harmonised->codes[i].label, language);
    return (struct nk_text){0};
}
