#include "core/series.h"
#include "core/sums.h"
#include "server/api/answer.h"
#include "server/api/frame.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/wire/csv.h"
#include "server/wire/expenditure_out.h"
#include "server/wire/json_stat.h"

/* Query parameter of each dimension's filter; the year is chosen with the publications. */
static const struct {
    enum nk_dimension dimension;
    const char *parameter;
} filters[] = {
    {NK_ENTITY, "entity"},      {NK_CATEGORY, "category"}, {NK_AREA, "area"},
    {NK_COST_TYPE, "costType"}, {NK_ORIGIN, "origin"},
};

static bool is_in_common(const struct nk_harmonised *harmonised, struct nk_text code)
{
    for (size_t i = 0; i < harmonised->count; i++)
        if (nk_text_equal(harmonised->codes[i].id, code))
            return true;
    return false;
}

/* The value names something of its dimension, in any version that the catalogue has, or of the codes that the years
 * have in common. */
static bool is_known(const struct nk_catalogue *catalogue, const struct nk_expenditure_query *query,
                     enum nk_dimension dimension, struct nk_text code)
{
    switch (dimension) {
    case NK_ENTITY:
        return nk_is_entity(catalogue, code);
    case NK_CATEGORY:
    case NK_AREA:
        if (query->categories)
            return is_in_common(dimension == NK_AREA ? query->areas : query->categories, code);
        for (size_t i = 0; i < catalogue->methodology_count; i++) {
            const struct nk_methodology *methodology = &catalogue->methodologies[i];
            if (nk_code_list_find(dimension == NK_AREA ? &methodology->areas : &methodology->categories, code) >= 0)
                return true;
        }
        return false;
    case NK_COST_TYPE:
        return nk_text_equal(code, nk_cost_type_codes[NK_OPERATING]) ||
               nk_text_equal(code, nk_cost_type_codes[NK_INVESTMENT]);
    case NK_ORIGIN:
        return nk_text_is(code, nk_origin_code(NK_ORIGIN_OWN)) ||
               nk_text_is(code, nk_origin_code(NK_ORIGIN_ALLOCATED)) ||
               nk_text_is(code, nk_origin_code(NK_ORIGIN_RESIDUAL));
    case NK_YEAR:
        return true;
    }
    return false;
}

static bool read_query(struct nk_expenditure_query *query, struct nk_viewing *viewing)
{
    struct nk_request *request = viewing->request;
    struct nk_text_list group_by;
    if (!nk_parameter_list(request, "groupBy", &group_by))
        return false;
    for (size_t i = 0; i < group_by.count; i++) {
        enum nk_dimension dimension;
        if (!nk_dimension_of(&dimension, group_by.items[i])) {
            nk_answer_invalid_parameter(request, "groupBy", NK_TEXT("entity, year, category, area, costType, origin"));
            return false;
        }
        query->group_by[dimension] = true;
    }
    for (size_t f = 0; f < sizeof(filters) / sizeof(filters[0]); f++) {
        struct nk_text_list *list = &query->filter[filters[f].dimension];
        if (!nk_parameter_list(request, filters[f].parameter, list))
            return false;
        for (size_t i = 0; i < list->count; i++)
            if (!is_known(viewing->snapshot->catalogue, query, filters[f].dimension, list->items[i])) {
                nk_answer_unknown_code(request, filters[f].parameter, list->items[i]);
                return false;
            }
    }
    struct nk_text measure = nk_parameter_text(request, "measure");
    bool gross = nk_text_is(measure, "gross");
    if (nk_parameter_is_given(request, "measure") && !gross && !nk_text_is(measure, "net")) {
        nk_answer_invalid_parameter(request, "measure", NK_TEXT("net, gross"));
        return false;
    }
    query->measure = gross ? NK_GROSS : NK_NET;
    return true;
}

static bool is_asked_for(const struct nk_expenditure_query *query, enum nk_dimension dimension)
{
    return query->group_by[dimension] || query->filter[dimension].count > 0;
}

/* Breaks between the first and the last year touch what is compared over the years: of anybody in the answer. */
static enum nk_status find_breaks(struct nk_series_frame *frame, struct nk_arena *arena,
                                  const struct nk_expenditure_query *query, const struct nk_selection *selection)
{
    static const struct nk_text everybody[] = {NK_TEXT(NK_SECTOR)};
    const struct nk_text_list *asked_for = &query->filter[NK_ENTITY];
    const struct nk_text *entities = asked_for->count ? asked_for->items : everybody;
    size_t count = asked_for->count ? asked_for->count : 1;
    enum nk_status status = NK_OK;
    if (selection->count < 2)
        return NK_OK;
    const struct nk_bundle *first = &selection->publications[0]->bundle;
    const struct nk_bundle *last = &selection->publications[selection->count - 1]->bundle;
    for (size_t i = 0; i < count && status == NK_OK; i++) {
        const struct nk_break_subject subject = {
            .entity = entities[i],
            .by_category = is_asked_for(query, NK_CATEGORY),
            .by_area = is_asked_for(query, NK_AREA),
        };
        const struct nk_break **breaks;
        size_t break_count;
        status = nk_breaks_between(&breaks, &break_count, arena, &last->catalogue, &subject, first->head.year,
                                   last->head.year, false);
        if (status == NK_OK)
            status = nk_frame_note_breaks(frame, arena, (const struct nk_break *const *)breaks, break_count);
    }
    return status;
}

static struct nk_buffer encode(const struct nk_expenditure_answer *answer, struct nk_viewing *viewing)
{
    switch (viewing->representation.format) {
    case NK_JSON:
        return nk_expenditure_json(answer, nk_viewing_language(viewing));
    case NK_CSV:
        return nk_expenditure_csv(answer);
    case NK_JSON_STAT:
        return nk_expenditure_json_stat(answer, nk_viewing_language(viewing));
    case NK_HTML: /* not offered */
        break;
    }
    return (struct nk_buffer){0};
}

static bool build_expenditure(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct nk_expenditure_query query = {0};
    struct nk_series_frame frame = {.break_count = 0};
    struct nk_selection selection;
    if (!nk_select_publications(&selection, viewing) || !nk_read_classification(&frame, viewing, &selection))
        return false;
    query.categories = frame.categories;
    query.areas = frame.areas;
    if (!read_query(&query, viewing))
        return false;

    const struct nk_consolidation **years =
        NK_NEW_ARRAY(viewing->arena, const struct nk_consolidation *, selection.count + 1);
    const struct nk_publication_head **heads =
        NK_NEW_ARRAY(viewing->arena, const struct nk_publication_head *, selection.count + 1);
    if (!years || !heads) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    for (size_t i = 0; i < selection.count; i++) {
        years[i] = &selection.publications[i]->consolidation;
        heads[i] = &selection.publications[i]->bundle.head;
    }
    struct nk_expenditure_row *rows;
    size_t row_count;
    enum nk_status status =
        nk_expenditure_select(&rows, &row_count, viewing->arena, &query, years, selection.count);
    if (status != NK_OK) {
        nk_answer_problem(viewing->request, status == NK_INVALID ? "dimensions-not-crossed" : "internal");
        return false;
    }
    nk_frame_keep_dimensions(&frame, is_asked_for(&query, NK_CATEGORY), is_asked_for(&query, NK_AREA));
    if (find_breaks(&frame, viewing->arena, &query, &selection) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }

    struct nk_expenditure_answer answer = {
        .published = {.publications = heads,
                      .publication_count = selection.count,
                      .catalogue = viewing->snapshot->catalogue},
        .measure = query.measure,
        .rows = rows,
        .row_count = row_count,
        .frame = frame,
    };
    memcpy(answer.group_by, query.group_by, sizeof(query.group_by));
    *ret = encode(&answer, viewing);
    return true;
}

static const char *const expenditure_parameters[] = {"groupBy",        "entity",      "year",   "category",
                                                     "area",           "costType",    "origin", "measure",
                                                     "classification", "publication", "asOf",   NULL};
static const struct nk_view expenditure_view = {
    .formats = NK_ALL_FORMATS, .parameters = expenditure_parameters, .build = build_expenditure};
NK_VIEW_HANDLER(nk_get_expenditure_data, expenditure_view)
