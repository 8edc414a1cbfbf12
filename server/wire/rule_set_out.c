#include "server/wire/rule_set_out.h"

#include "core/combination.h"
#include "core/rules.h"
#include "server/wire/builder.h"
#include "server/wire/json_tree.h"
#include "server/wire/rule_out.h"

static bool in_force(int first_year, int last_year, int year)
{
    return first_year <= year && (last_year == 0 || last_year >= year);
}

static void build_parameters(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule, int year)
{
    struct nk_node parameters = nk_build_array(builder, item, "parameters");
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct nk_rule_parameter *parameter = &rule->parameters[i];
        if (!in_force(parameter->first_year, parameter->last_year, year))
            continue;
        struct nk_node line = nk_build_item_object(builder, parameters);
        nk_build_text(builder, line, "name", parameter->name);
        nk_build_text(builder, line, "source", parameter->source);
        nk_build_text(builder, line, "unit", parameter->unit);
        nk_build_decimal(builder, line, "value", parameter->value);
    }
}

static void build_combinations(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule, int year)
{
    struct nk_node combinations = nk_build_array(builder, item, "combinations");
    for (size_t i = 0; i < rule->combination_count; i++) {
        const struct nk_combination *combination = &rule->combinations[i];
        if (!in_force(combination->first_year, combination->last_year, year))
            continue;
        struct nk_node line = nk_build_item_object(builder, combinations);
        nk_build_text(builder, line, "id", combination->id);
        nk_build_label(builder, line, "label", &combination->label);
        nk_build_combination_codes(builder, line, combination);
        nk_build_text(builder, line, "source", combination->source);
    }
}

static void build_rule(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule, int year)
{
    nk_build_text(builder, item, "id", rule->id);
    nk_build_text(builder, item, "check", rule->check);
    nk_build_code(builder, item, "severity", nk_severity_code(rule->severity));
    nk_build_code(builder, item, "enforcedAt", nk_rule_gate_code(rule->enforced_at));
    nk_build_integer(builder, item, "tolerance", rule->tolerance);
    nk_build_text(builder, item, "toleranceUnit", nk_rules_tolerance_unit(rule->check));
    build_parameters(builder, item, rule, year);
    build_combinations(builder, item, rule, year);
    nk_build_label(builder, item, "name", &rule->name);
    nk_build_label(builder, item, "message", &rule->message);
    nk_build_label(builder, item, "howToMend", &rule->how_to_mend);
    nk_build_label_or_null(builder, item, "why", &rule->why);
    nk_build_text(builder, item, "source", rule->source);
}

struct nk_text nk_rule_set_json(struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                const struct nk_methodology *methodology, int year)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "methodology", methodology->id);
    struct nk_node rules = nk_build_array(&builder, root, "rules");
    for (size_t i = 0; i < catalogue->rule_count; i++)
        if (in_force(catalogue->rules[i].first_year, catalogue->rules[i].last_year, year))
            build_rule(&builder, nk_build_item_object(&builder, rules), &catalogue->rules[i], year);

    struct nk_buffer built = nk_build_finish(&builder);
    json_auto_t *root_value = built.data ? json_loadb((const char *)built.data, built.length, 0, NULL) : NULL;
    nk_buffer_free(&built);
    return nk_json_tree_canonical(arena, root_value);
}

struct nk_buffer nk_rule_sets_json(const struct nk_kept_rule_set *sets, size_t count)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++) {
        struct nk_node item = nk_build_item_object(&builder, items);
        nk_build_text(&builder, item, "ruleSet", sets[i].sha256);
        nk_build_text(&builder, item, "methodology", sets[i].methodology);
        nk_build_text(&builder, item, "keptAt", sets[i].kept_at);
        struct nk_node links = nk_build_object(&builder, item, "links");
        nk_build_format(&builder, links, "self", "/v1/rule-sets/%.*s", NK_TEXT_ARGUMENTS(sets[i].sha256));
    }
    nk_build_null(&builder, root, "next");
    return nk_build_finish(&builder);
}
