#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/refusal.h"
#include "server/api/selection.h"
#include "server/wire/csv.h"
#include "server/wire/financing_out.h"

static bool build_financing(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_publication *publication;
    struct nk_text id = nk_parameter_text(viewing->request, "actor");
    if (!nk_parameter_is_given(viewing->request, "actor")) {
        nk_answer_invalid_parameter(viewing->request, "actor", NK_TEXT("nhn, hdo, pasientreiser …"));
        return false;
    }
    const struct nk_actor *actor = nk_catalogue_actor(viewing->snapshot->catalogue, id);
    if (!actor || actor->kind != NK_NATIONAL_ACTOR) {
        nk_answer_unknown_code(viewing->request, "actor", id);
        return false;
    }
    if (!nk_select_publication(&publication, NULL, viewing))
        return false;
    const struct nk_entity *entity = nk_consolidation_entity(&publication->consolidation, id);
    if (!entity || entity->return_count == 0) {
        nk_answer_problem_saying(viewing->request, "not-found", &nk_no_published_return, id, (struct nk_text){0});
        return false;
    }
    *ret = viewing->representation.format == NK_CSV
               ? nk_financing_csv(publication, entity, nk_viewing_language(viewing))
               : nk_financing_json(publication, entity, nk_viewing_language(viewing));
    return true;
}

static const char *const financing_parameters[] = {"actor", "year", "publication", "asOf", NULL};
static const struct nk_view financing_view = {
    .formats = NK_JSON | NK_CSV, .parameters = financing_parameters, .build = build_financing};
NK_VIEW_HANDLER(nk_get_financing_data, financing_view)
