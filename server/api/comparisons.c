/* Reference data that figures are compared with. */
#include "core/series.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/view.h"
#include "server/wire/comparison_out.h"

static const char *const no_parameters[] = {NULL};

static bool not_found(struct nk_viewing *viewing)
{
    nk_answer_problem(viewing->request, "not-found");
    return false;
}

static struct nk_text path_id(struct nk_viewing *viewing)
{
    return nk_request_segment(viewing->request, 0);
}

/* ---- price indices ---- */

static bool build_price_indices(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_price_indices_json(viewing->snapshot->catalogue);
    return true;
}

/* "2025-01"; whether there is such a vintage is another question. */
static bool is_month(struct nk_text text)
{
    static const char form[] = "dddd-dd";
    bool valid = text.length == sizeof(form) - 1;
    for (size_t i = 0; valid && i < text.length; i++)
        valid = form[i] == 'd' ? text.data[i] >= '0' && text.data[i] <= '9' : text.data[i] == form[i];
    return valid;
}

static bool build_price_index(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct nk_text vintage = nk_parameter_text(viewing->request, "vintage");
    if (nk_parameter_is_given(viewing->request, "vintage") && !is_month(vintage)) {
        nk_answer_invalid_parameter(viewing->request, "vintage", NK_TEXT("YYYY-MM"));
        return false;
    }
    const struct nk_price_index *index =
        nk_catalogue_price_index(viewing->snapshot->catalogue, path_id(viewing), vintage);
    if (!index)
        return not_found(viewing);
    *ret = nk_price_index_json(index);
    return true;
}

static const char *const vintage_parameters[] = {"vintage", NULL};
static const struct nk_view price_indices_view = {NK_JSON, no_parameters, build_price_indices};
static const struct nk_view price_index_view = {NK_JSON, vintage_parameters, build_price_index};
NK_VIEW_HANDLER(nk_list_price_indices, price_indices_view)
NK_VIEW_HANDLER(nk_get_price_index, price_index_view)

/* ---- breaks ---- */

static bool build_breaks(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_breaks_json(viewing->snapshot->catalogue);
    return true;
}

static bool build_break(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    struct nk_text id = path_id(viewing);
    for (size_t i = 0; i < catalogue->break_count; i++)
        if (nk_text_equal(catalogue->breaks[i].id, id)) {
            *ret = nk_break_json(&catalogue->breaks[i]);
            return true;
        }
    return not_found(viewing);
}

static const struct nk_view breaks_view = {NK_JSON, no_parameters, build_breaks};
static const struct nk_view break_view = {NK_JSON, no_parameters, build_break};
NK_VIEW_HANDLER(nk_list_breaks, breaks_view)
NK_VIEW_HANDLER(nk_get_break, break_view)

/* ---- benchmarks ---- */

static bool build_benchmarks(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    struct nk_text figure = nk_parameter_text(viewing->request, "figure");
    bool by_figure = nk_parameter_is_given(viewing->request, "figure");
    int year;
    if (!nk_parameter_year(viewing->request, "year", &year))
        return false;
    if (by_figure && !nk_catalogue_figure(catalogue, figure)) {
        nk_answer_unknown_code(viewing->request, "figure", figure);
        return false;
    }
    const struct nk_benchmark **chosen =
        NK_NEW_ARRAY(viewing->arena, const struct nk_benchmark *, catalogue->benchmark_count + 1);
    if (!chosen)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->benchmark_count; i++) {
        const struct nk_benchmark *benchmark = &catalogue->benchmarks[i];
        if ((!by_figure || nk_text_equal(benchmark->figure, figure)) && (year == 0 || benchmark->year == year))
            chosen[count++] = benchmark;
    }
    *ret = nk_benchmarks_json(chosen, count);
    return true;
}

static bool build_benchmark(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    struct nk_text id = path_id(viewing);
    for (size_t i = 0; i < catalogue->benchmark_count; i++)
        if (nk_text_equal(catalogue->benchmarks[i].id, id)) {
            *ret = nk_benchmark_json(&catalogue->benchmarks[i]);
            return true;
        }
    return not_found(viewing);
}

static const char *const benchmark_parameters[] = {"figure", "year", NULL};
static const struct nk_view benchmarks_view = {NK_JSON, benchmark_parameters, build_benchmarks};
static const struct nk_view benchmark_view = {NK_JSON, no_parameters, build_benchmark};
NK_VIEW_HANDLER(nk_list_benchmarks, benchmarks_view)
NK_VIEW_HANDLER(nk_get_benchmark, benchmark_view)

/* ---- estimates by ratio ---- */

static bool build_imputations(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    int year;
    if (!nk_parameter_year(viewing->request, "year", &year))
        return false;
    const struct nk_imputation **chosen =
        NK_NEW_ARRAY(viewing->arena, const struct nk_imputation *, catalogue->imputation_count + 1);
    if (!chosen)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->imputation_count; i++)
        if (year == 0 || catalogue->imputations[i].year == year)
            chosen[count++] = &catalogue->imputations[i];
    *ret = nk_imputations_json(chosen, count);
    return true;
}

static const char *const year_parameters[] = {"year", NULL};
static const struct nk_view imputations_view = {NK_JSON, year_parameters, build_imputations};
NK_VIEW_HANDLER(nk_list_imputations, imputations_view)
