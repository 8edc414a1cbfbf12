#include "server/wire/catalogue_out.h"
#include "server/wire/rule_out.h"

#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/parameters.h"
#include "server/api/view.h"
#include "server/wire/csv.h"

static const char *const no_parameters[] = {NULL};
static const char *const year_parameters[] = {"year", NULL};

static bool not_found(struct nk_viewing *viewing)
{
    nk_answer_problem(viewing->request, "not-found");
    return false;
}

static struct nk_text path_id(struct nk_viewing *viewing)
{
    return nk_request_segment(viewing->request, 0);
}

/* ---- actors ---- */

static bool exists_at(const struct nk_actor *actor, nk_date at)
{
    return at == 0 || (actor->valid_from <= at && (actor->valid_to == 0 || at <= actor->valid_to));
}

static bool build_actors(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    struct nk_text region = nk_parameter_text(viewing->request, "region");
    bool by_region = nk_parameter_is_given(viewing->request, "region");
    bool by_kind = nk_parameter_is_given(viewing->request, "kind");
    enum nk_actor_kind kind = NK_REGION;
    nk_date at;
    if (!nk_parameter_date(viewing->request, "at", &at))
        return false;
    if (by_kind && !nk_actor_kind_of(&kind, nk_parameter_text(viewing->request, "kind"))) {
        nk_answer_invalid_parameter(viewing->request, "kind",
                                    NK_TEXT("region, regional-authority, ict-provider, trust, pharmacy-trust, "
                                            "private-nonprofit, national-actor, state-body"));
        return false;
    }
    const struct nk_actor *asked = by_region ? nk_catalogue_actor(catalogue, region) : NULL;
    if (by_region && (!asked || asked->kind != NK_REGION)) {
        nk_answer_unknown_code(viewing->request, "region", region);
        return false;
    }
    const struct nk_actor **chosen = NK_NEW_ARRAY(viewing->arena, const struct nk_actor *, catalogue->actor_count + 1);
    if (!chosen)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->actor_count; i++) {
        const struct nk_actor *actor = &catalogue->actors[i];
        if ((!by_region || nk_text_equal(actor->region, region)) && (!by_kind || actor->kind == kind) &&
            exists_at(actor, at))
            chosen[count++] = actor;
    }
    *ret = viewing->representation.format == NK_CSV ? nk_actors_csv(chosen, count)
                                                    : nk_actors_json(chosen, count, (struct nk_text){0});
    return true;
}

static bool build_actor(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_actor *actor = nk_catalogue_actor(viewing->snapshot->catalogue, path_id(viewing));
    if (!actor)
        return not_found(viewing);
    *ret = nk_actor_json(actor);
    return true;
}

static const char *const actor_parameters[] = {"region", "kind", "at", NULL};
static const struct nk_view actors_view = {NK_JSON | NK_CSV, actor_parameters, build_actors};
static const struct nk_view actor_view = {NK_JSON, no_parameters, build_actor};
NK_VIEW_HANDLER(nk_list_actors, actors_view)
NK_VIEW_HANDLER(nk_get_actor, actor_view)

/* ---- classifications and methodologies ---- */

static bool build_classifications(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_classifications_json(viewing->snapshot->catalogue);
    return true;
}

static bool build_classification(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    int year;
    if (!nk_parameter_year(viewing->request, "year", &year))
        return false;
    const struct nk_classification *classification =
        nk_catalogue_classification(viewing->snapshot->catalogue, path_id(viewing), year);
    if (!classification)
        return not_found(viewing);
    *ret = nk_classification_json(viewing->snapshot->catalogue, classification);
    return true;
}

static bool build_methodologies(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_methodologies_json(viewing->snapshot->catalogue);
    return true;
}

static bool build_methodology(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_methodology *methodology = nk_catalogue_methodology(viewing->snapshot->catalogue, path_id(viewing));
    if (!methodology)
        return not_found(viewing);
    *ret = nk_methodology_json(methodology);
    return true;
}

static const struct nk_view classifications_view = {NK_JSON, no_parameters, build_classifications};
static const struct nk_view classification_view = {NK_JSON, year_parameters, build_classification};
static const struct nk_view methodologies_view = {NK_JSON, no_parameters, build_methodologies};
static const struct nk_view methodology_view = {NK_JSON, no_parameters, build_methodology};
NK_VIEW_HANDLER(nk_list_classifications, classifications_view)
NK_VIEW_HANDLER(nk_get_classification, classification_view)
NK_VIEW_HANDLER(nk_list_methodologies, methodologies_view)
NK_VIEW_HANDLER(nk_get_methodology, methodology_view)

/* ---- figures and rules ---- */

static bool build_figures(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    *ret = nk_figure_definitions_json(viewing->snapshot->catalogue);
    return true;
}

static bool build_figure(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_figure *figure = nk_catalogue_figure(viewing->snapshot->catalogue, path_id(viewing));
    if (!figure)
        return not_found(viewing);
    *ret = nk_figure_definition_json(figure);
    return true;
}

static bool build_rules(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_catalogue *catalogue = viewing->snapshot->catalogue;
    int year;
    if (!nk_parameter_year(viewing->request, "year", &year))
        return false;
    const struct nk_rule **chosen = NK_NEW_ARRAY(viewing->arena, const struct nk_rule *, catalogue->rule_count + 1);
    if (!chosen)
        return true;
    size_t count = 0;
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        const struct nk_rule *rule = &catalogue->rules[i];
        if (year == 0 || (rule->first_year <= year && (rule->last_year == 0 || year <= rule->last_year)))
            chosen[count++] = rule;
    }
    const struct nk_rule_set *set = year ? nk_rule_set_of_year(viewing->snapshot->rule_sets, year) : NULL;
    *ret = nk_rules_json(catalogue, chosen, count, set ? set->sha256 : (struct nk_text){0});
    return true;
}

static bool build_rule(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_rule *rule = nk_catalogue_rule(viewing->snapshot->catalogue, path_id(viewing));
    if (!rule)
        return not_found(viewing);
    *ret = nk_rule_json(viewing->snapshot->catalogue, rule);
    return true;
}

static const struct nk_view figures_view = {NK_JSON, no_parameters, build_figures};
static const struct nk_view figure_view = {NK_JSON, no_parameters, build_figure};
static const struct nk_view rules_view = {NK_JSON, year_parameters, build_rules};
static const struct nk_view rule_view = {NK_JSON, no_parameters, build_rule};
NK_VIEW_HANDLER(nk_list_figures, figures_view)
NK_VIEW_HANDLER(nk_get_figure, figure_view)
NK_VIEW_HANDLER(nk_list_rules, rules_view)
NK_VIEW_HANDLER(nk_get_rule, rule_view)
