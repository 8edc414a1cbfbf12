#include "core/catalogue.h"

#include "core/codes.h"

static const char *const actor_kind_codes[] = {
    [NK_REGION] = "region",
    [NK_REGIONAL_AUTHORITY] = "regional-authority",
    [NK_ICT_PROVIDER] = "ict-provider",
    [NK_TRUST] = "trust",
    [NK_PHARMACY_TRUST] = "pharmacy-trust",
    [NK_PRIVATE_NONPROFIT] = "private-nonprofit",
    [NK_NATIONAL_ACTOR] = "national-actor",
    [NK_STATE_BODY] = "state-body",
};

const struct nk_text nk_cost_type_codes[NK_COST_TYPES] = {
    [NK_OPERATING] = {.data = "operating", .length = sizeof "operating" - 1},
    [NK_INVESTMENT] = {.data = "investment", .length = sizeof "investment" - 1},
};

static const char *const sum_codes[NK_SUMS] = {
    [NK_SUM_ICT_EXPENDITURE] = "ict-expenditure",
    [NK_SUM_ICT_EXPENDITURE_OWN] = "ict-expenditure-own",
    [NK_SUM_NATIONAL_SHARE] = "national-share",
    [NK_SUM_OPERATING_REVENUE] = "operating-revenue",
    [NK_SUM_OPERATING_COST] = "operating-cost",
    [NK_SUM_EMPLOYEES] = "employees",
    [NK_SUM_FTE] = "fte",
    [NK_SUM_ICT_FTE_INTERNAL] = "ict-fte-internal",
    [NK_SUM_ICT_FTE_CONTRACTED] = "ict-fte-contracted",
    [NK_SUM_DRG_POINTS] = "drg-points",
    [NK_SUM_INHABITANTS] = "inhabitants",
    [NK_SUM_SOMATIC_OPERATING_COST] = "somatic-operating-cost",
    [NK_SUM_ICT_EXPENDITURE_FORMER] = "ict-expenditure-former-definition",
};

static const char *const breakdown_codes[NK_BREAKDOWNS] = {
    [NK_BY_NOTHING] = "none",
    [NK_BY_CATEGORY] = "category",
    [NK_BY_AREA] = "area",
};

static const char *const severity_codes[] = {
    [NK_INFO] = "info",
    [NK_WARNING] = "warning",
    [NK_ERROR] = "error",
    [NK_FATAL] = "fatal",
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

const char *nk_actor_kind_code(enum nk_actor_kind kind)
{
    return nk_codes_text(actor_kind_codes, COUNT_OF(actor_kind_codes), kind);
}

bool nk_actor_kind_of(enum nk_actor_kind *ret, struct nk_text code)
{
    int position = nk_codes_find(actor_kind_codes, COUNT_OF(actor_kind_codes), code);
    if (position < 0)
        return false;
    *ret = (enum nk_actor_kind)position;
    return true;
}

const char *nk_sum_code(enum nk_sum sum)
{
    return nk_codes_text(sum_codes, COUNT_OF(sum_codes), sum);
}

bool nk_sum_of(enum nk_sum *ret, struct nk_text code)
{
    int position = nk_codes_find(sum_codes, COUNT_OF(sum_codes), code);
    if (position < 0)
        return false;
    *ret = (enum nk_sum)position;
    return true;
}

bool nk_sum_is_money(enum nk_sum sum)
{
    switch (sum) {
    case NK_SUM_ICT_EXPENDITURE:
    case NK_SUM_ICT_EXPENDITURE_OWN:
    case NK_SUM_NATIONAL_SHARE:
    case NK_SUM_OPERATING_REVENUE:
    case NK_SUM_OPERATING_COST:
    case NK_SUM_SOMATIC_OPERATING_COST:
    case NK_SUM_ICT_EXPENDITURE_FORMER:
        return true;
    case NK_SUM_EMPLOYEES:
    case NK_SUM_FTE:
    case NK_SUM_ICT_FTE_INTERNAL:
    case NK_SUM_ICT_FTE_CONTRACTED:
    case NK_SUM_DRG_POINTS:
    case NK_SUM_INHABITANTS:
        return false;
    }
    return false;
}

const char *nk_breakdown_code(enum nk_breakdown breakdown)
{
    return nk_codes_text(breakdown_codes, NK_BREAKDOWNS, breakdown);
}

bool nk_breakdown_of(enum nk_breakdown *ret, struct nk_text code)
{
    int position = nk_codes_find(breakdown_codes, NK_BREAKDOWNS, code);
    if (position < 0)
        return false;
    *ret = (enum nk_breakdown)position;
    return true;
}

static const char *const rule_gate_codes[] = {
    [NK_AT_RETURN] = "return",
    [NK_AT_SUBMISSION] = "submission",
    [NK_AT_ACCESS] = "access",
};

const char *nk_rule_gate_code(enum nk_rule_gate gate)
{
    return nk_codes_text(rule_gate_codes, COUNT_OF(rule_gate_codes), gate);
}

bool nk_rule_gate_of(enum nk_rule_gate *ret, struct nk_text code)
{
    int position = nk_codes_find(rule_gate_codes, COUNT_OF(rule_gate_codes), code);
    if (position < 0)
        return false;
    *ret = (enum nk_rule_gate)position;
    return true;
}

const char *nk_severity_code(enum nk_severity severity)
{
    return nk_codes_text(severity_codes, COUNT_OF(severity_codes), severity);
}

bool nk_severity_of(enum nk_severity *ret, struct nk_text code)
{
    int position = nk_codes_find(severity_codes, COUNT_OF(severity_codes), code);
    if (position < 0)
        return false;
    *ret = (enum nk_severity)position;
    return true;
}

int nk_code_list_find(const struct nk_code_list *list, struct nk_text code)
{
    for (size_t i = 0; i < list->count; i++) {
        if (nk_text_equal(list->codes[i].code, code))
            return (int)i;
    }
    return -1;
}

const struct nk_actor *nk_catalogue_actor(const struct nk_catalogue *catalogue, struct nk_text id)
{
    size_t low = 0;
    size_t high = catalogue->actor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = nk_text_compare(catalogue->actors[middle].id, id);
        if (order == 0)
            return &catalogue->actors[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct nk_rule *nk_catalogue_rule(const struct nk_catalogue *catalogue, struct nk_text id)
{
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        if (nk_text_equal(catalogue->rules[i].id, id))
            return &catalogue->rules[i];
    }
    return NULL;
}

const struct nk_figure *nk_catalogue_figure(const struct nk_catalogue *catalogue, struct nk_text id)
{
    for (size_t i = 0; i < catalogue->figure_count; i++) {
        if (nk_text_equal(catalogue->figures[i].id, id))
            return &catalogue->figures[i];
    }
    return NULL;
}

const struct nk_methodology *nk_catalogue_methodology(const struct nk_catalogue *catalogue, struct nk_text id)
{
    for (size_t i = 0; i < catalogue->methodology_count; i++) {
        if (nk_text_equal(catalogue->methodologies[i].id, id))
            return &catalogue->methodologies[i];
    }
    return NULL;
}

static bool is_in_force(int first_year, int last_year, int year)
{
    return first_year <= year && (last_year == 0 || year <= last_year);
}

const struct nk_methodology *nk_catalogue_methodology_of_year(const struct nk_catalogue *catalogue, int year)
{
    for (size_t i = 0; i < catalogue->methodology_count; i++) {
        const struct nk_methodology *methodology = &catalogue->methodologies[i];
        if (is_in_force(methodology->first_year, methodology->last_year, year))
            return methodology;
    }
    return NULL;
}

const struct nk_classification *nk_catalogue_classification(const struct nk_catalogue *catalogue, struct nk_text id,
                                                            int year)
{
    const struct nk_classification *newest = NULL;
    for (size_t i = 0; i < catalogue->classification_count; i++) {
        const struct nk_classification *version = &catalogue->classifications[i];
        if (!nk_text_equal(version->id, id))
            continue;
        if (year != 0 && !is_in_force(version->first_year, version->last_year, year))
            continue;
        if (!newest || version->first_year > newest->first_year)
            newest = version;
    }
    return newest;
}

const struct nk_rule_parameter *nk_rule_parameter_of(const struct nk_rule *rule, struct nk_text name, int year)
{
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct nk_rule_parameter *parameter = &rule->parameters[i];
        if (nk_text_equal(parameter->name, name) && parameter->first_year <= year &&
            (parameter->last_year == 0 || year <= parameter->last_year))
            return parameter;
    }
    return NULL;
}

bool nk_catalogue_is_outside_financier(const struct nk_catalogue *catalogue, struct nk_text id)
{
    for (size_t i = 0; i < catalogue->outside_financier_count; i++) {
        if (nk_text_equal(catalogue->outside_financiers[i].id, id))
            return true;
    }
    return false;
}

bool nk_actor_is_valid_in(const struct nk_actor *actor, int year)
{
    nk_date first_day = year * 10000 + 101;
    nk_date last_day = year * 10000 + 1231;
    return actor->valid_from <= last_day && (actor->valid_to == 0 || actor->valid_to >= first_day);
}

const struct nk_actor *nk_catalogue_entity_of(const struct nk_catalogue *catalogue, const struct nk_actor *actor)
{
    switch (actor->kind) {
    case NK_REGION:
    case NK_NATIONAL_ACTOR:
        return actor;
    case NK_REGIONAL_AUTHORITY:
    case NK_ICT_PROVIDER:
    case NK_TRUST:
    case NK_PHARMACY_TRUST:
    case NK_PRIVATE_NONPROFIT:
        break;
    case NK_STATE_BODY:
        return NULL;
    }
    const struct nk_actor *region = nk_catalogue_actor(catalogue, actor->region);
    return region && region->kind == NK_REGION ? region : NULL;
}
