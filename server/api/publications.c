#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/wire/publication_out.h"

static struct nk_published_result result_of(const struct nk_edition *edition)
{
    return (struct nk_published_result){
        .publication = nk_edition_publication(edition),
        .result_sha256 = nk_edition_result_sha256(edition),
    };
}

static bool list_of_years(struct nk_viewing *viewing, const struct nk_years *years, struct nk_buffer *ret)
{
    const struct nk_snapshot *snapshot = viewing->snapshot;
    struct nk_published_result *results =
        NK_NEW_ARRAY(viewing->arena, struct nk_published_result, snapshot->publication_count + 1);
    if (!results)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < snapshot->publication_count; i++)
        if (nk_years_has(years, nk_edition_publication(snapshot->publications[i])->bundle.head.year))
            results[count++] = result_of(snapshot->publications[i]);
    *ret = nk_publications_json(results, count, (struct nk_text){0});
    return true;
}

static bool build_list(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    struct nk_years years;
    return nk_parameter_years(viewing->request, "year", &years) && list_of_years(viewing, &years, ret);
}

/* The publications of one year; a year that has none has an empty list. */
static bool build_list_of_year(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    int year;
    if (!nk_year_of_segment(&year, nk_request_segment(viewing->request, 0))) {
        nk_answer_problem(viewing->request, "not-found");
        return false;
    }
    struct nk_years years = {.given = true};
    years.contains[year - NK_YEAR_MIN] = true;
    return list_of_years(viewing, &years, ret);
}

/* The edition that the path names; NULL: answered. */
static const struct nk_edition *edition_of_path(struct nk_viewing *viewing)
{
    const struct nk_edition *edition = nk_edition_by_id(viewing->snapshot, nk_request_segment(viewing->request, 0));
    if (!edition)
        nk_answer_problem(viewing->request, "not-found");
    return edition;
}

static bool build_one(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_edition *edition = edition_of_path(viewing);
    if (!edition)
        return false;
    struct nk_published_result result = result_of(edition);
    *ret = nk_publication_json(&result);
    return true;
}

static bool build_bundle(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_edition *edition = edition_of_path(viewing);
    if (!edition)
        return false;
    struct nk_writer writer = {0};
    nk_write_text(&writer, nk_edition_bundle(edition));
    *ret = nk_writer_finish(&writer);
    return true;
}

static const char *const list_parameters[] = {"year", NULL};
static const char *const no_parameters[] = {NULL};
static const struct nk_view list_view = {.formats = NK_JSON, .parameters = list_parameters, .build = build_list};
static const struct nk_view list_of_year_view = {.formats = NK_JSON, .parameters = no_parameters, .build = build_list_of_year};
static const struct nk_view one_view = {.formats = NK_JSON, .parameters = no_parameters, .build = build_one};
static const struct nk_view bundle_view = {.formats = NK_JSON, .parameters = no_parameters, .build = build_bundle};
NK_VIEW_HANDLER(nk_list_publications, list_view)
NK_VIEW_HANDLER(nk_list_publications_of_collection, list_of_year_view)
NK_VIEW_HANDLER(nk_get_publication, one_view)
NK_VIEW_HANDLER(nk_get_publication_bundle, bundle_view)
