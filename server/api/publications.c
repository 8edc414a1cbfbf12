#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/publish/changes.h"
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

/* The one of the same year before it; NULL: it is the first. Publications are sorted by year, then number. */
static const struct nk_edition *edition_before(const struct nk_snapshot *snapshot, const struct nk_edition *edition)
{
    const struct nk_edition *before = NULL;
    int year = nk_edition_publication(edition)->bundle.head.year;
    for (size_t i = 0; i < snapshot->publication_count && snapshot->publications[i] != edition; i++)
        if (nk_edition_publication(snapshot->publications[i])->bundle.head.year == year)
            before = snapshot->publications[i];
    return before;
}

/* The year before, as it was known when the publication could first be seen. */
static const struct nk_publication *looks_back_to(const struct nk_snapshot *snapshot, const struct nk_edition *edition)
{
    if (!edition)
        return NULL;
    const struct nk_publication *publication = nk_edition_publication(edition);
    return nk_publication_of_year(snapshot, publication->bundle.head.year - 1, nk_visible_from(publication));
}

static bool build_changes(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_snapshot *snapshot = viewing->snapshot;
    const struct nk_edition *edition = edition_of_path(viewing);
    struct nk_publication_changes changes;
    if (!edition)
        return false;
    const struct nk_edition *before = edition_before(snapshot, edition);
    if (nk_publication_changes_of(&changes, viewing->arena, before, edition, looks_back_to(snapshot, before),
                                  looks_back_to(snapshot, edition)) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    *ret = viewing->representation.format == NK_CSV
               ? nk_publication_changes_csv(&changes)
               : nk_publication_changes_json(&changes, nk_viewing_language(viewing));
    return true;
}

static const char *const list_parameters[] = {"year", NULL};
static const char *const no_parameters[] = {NULL};
static const struct nk_view list_view = {.formats = NK_JSON, .parameters = list_parameters, .build = build_list};
static const struct nk_view list_of_year_view = {
    .formats = NK_JSON, .parameters = no_parameters, .build = build_list_of_year};
static const struct nk_view one_view = {.formats = NK_JSON, .parameters = no_parameters, .build = build_one};
static const struct nk_view bundle_view = {.formats = NK_JSON, .parameters = no_parameters, .build = build_bundle};
static const struct nk_view changes_view = {
    .formats = NK_JSON | NK_CSV, .parameters = no_parameters, .build = build_changes};
NK_VIEW_HANDLER(nk_list_publications, list_view)
NK_VIEW_HANDLER(nk_list_publications_of_collection, list_of_year_view)
NK_VIEW_HANDLER(nk_get_publication, one_view)
NK_VIEW_HANDLER(nk_get_publication_bundle, bundle_view)
NK_VIEW_HANDLER(nk_get_publication_changes, changes_view)
