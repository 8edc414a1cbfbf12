/* What is measured of services: the definitions, and of one service its latest values. */
#include "core/indicator.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/parameters.h"
#include "server/api/selection.h"
#include "server/api/view.h"
#include "server/publish/indicators.h"
#include "server/wire/definitions_out.h"

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

/* ---- services ---- */

static bool build_services(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_services_json(viewing->snapshot->catalogue->indicators);
    return true;
}

static bool build_service(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_indicator_definitions *definitions = viewing->snapshot->catalogue->indicators;
    const struct nk_service *service = definitions ? nk_service_find(definitions, path_id(viewing)) : NULL;
    if (!service)
        return not_found(viewing);
    static const struct nk_years every = {.given = false};
    const struct nk_indicator_query query = {
        .services = {.items = (struct nk_text[]){service->id}, .count = 1},
    };
    struct nk_selection selection;
    struct nk_indicator_row *rows;
    size_t count;
    if (!nk_select_publications_of(&selection, viewing, &every))
        return false;
    if (nk_indicator_rows(&rows, &count, viewing->arena, selection.publications, selection.count, &query) != NK_OK) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    *ret = nk_service_json(definitions, service, rows, count, nk_viewing_language(viewing));
    return true;
}

static const struct nk_view services_view = {NK_JSON, no_parameters, build_services};
static const struct nk_view service_view = {NK_JSON, no_parameters, build_service};
NK_VIEW_HANDLER(nk_list_services, services_view)
NK_VIEW_HANDLER(nk_get_service, service_view)

/* ---- indicators ---- */

static bool build_indicators(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_indicator_definitions *definitions = viewing->snapshot->catalogue->indicators;
    const struct nk_text service = nk_parameter_text(viewing->request, "service");
    const bool by_service = nk_parameter_is_given(viewing->request, "service");
    const bool by_family = nk_parameter_is_given(viewing->request, "family");
    enum nk_indicator_family family = NK_FAMILY_AVAILABILITY;
    if (by_family && !nk_indicator_family_of(&family, nk_parameter_text(viewing->request, "family"))) {
        nk_answer_invalid_parameter(viewing->request, "family",
                                    NK_TEXT("availability, use-and-spread, user-experience, security, operations, "
                                            "sustainability, people"));
        return false;
    }
    if (by_service && (!definitions || !nk_service_find(definitions, service))) {
        nk_answer_unknown_code(viewing->request, "service", service);
        return false;
    }
    const size_t most = definitions ? definitions->indicator_count : 0;
    const struct nk_indicator **chosen = NK_NEW_ARRAY(viewing->arena, const struct nk_indicator *, most + 1);
    if (!chosen)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < most; i++) {
        const struct nk_indicator *indicator = &definitions->indicators[i];
        if ((!by_family || indicator->family == family) &&
            (!by_service || nk_service_indicator_find(definitions, service, indicator->id)))
            chosen[count++] = indicator;
    }
    *ret = nk_indicators_json(definitions, chosen, count);
    return true;
}

static bool build_indicator(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_indicator_definitions *definitions = viewing->snapshot->catalogue->indicators;
    const struct nk_indicator *indicator = definitions ? nk_indicator_find(definitions, path_id(viewing)) : NULL;
    if (!indicator)
        return not_found(viewing);
    *ret = nk_indicator_json(definitions, indicator);
    return true;
}

static const char *const indicator_parameters[] = {"service", "family", NULL};
static const struct nk_view indicators_view = {NK_JSON, indicator_parameters, build_indicators};
static const struct nk_view indicator_view = {NK_JSON, no_parameters, build_indicator};
NK_VIEW_HANDLER(nk_list_indicators, indicators_view)
NK_VIEW_HANDLER(nk_get_indicator, indicator_view)
