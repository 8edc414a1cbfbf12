#include "server/wire/rule_out.h"

#include "core/combination.h"
#include "core/rules.h"
#include "server/wire/builder.h"

static void build_parameters(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule)
{
    struct nk_node parameters = nk_build_array(builder, item, "parameters");
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct nk_rule_parameter *parameter = &rule->parameters[i];
        struct nk_node line = nk_build_item_object(builder, parameters);
        nk_build_text(builder, line, "name", parameter->name);
        nk_build_decimal(builder, line, "value", parameter->value);
        nk_build_text(builder, line, "unit", parameter->unit);
        nk_build_year_or_null(builder, line, "validFrom", parameter->first_year);
        nk_build_year_or_null(builder, line, "validTo", parameter->last_year);
        nk_build_text(builder, line, "source", parameter->source);
    }
}

void nk_build_combination_codes(struct nk_builder *builder, struct nk_node item,
                                const struct nk_combination *combination)
{
    struct nk_node dimensions = nk_build_array(builder, item, "dimensions");
    struct nk_node codes = {0};
    for (size_t i = 0; i < combination->code_count; i++) {
        const struct nk_combination_code *code = &combination->codes[i];
        if (i == 0 || code->dimension != combination->codes[i - 1].dimension) {
            struct nk_node dimension = nk_build_item_object(builder, dimensions);
            nk_build_code(builder, dimension, "dimension", nk_combination_dimension_code(code->dimension));
            codes = nk_build_array(builder, dimension, "codes");
        }
        nk_build_item_text(builder, codes, code->code);
    }
}

static void build_combinations(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule)
{
    struct nk_node combinations = nk_build_array(builder, item, "combinations");
    for (size_t i = 0; i < rule->combination_count; i++) {
        const struct nk_combination *combination = &rule->combinations[i];
        struct nk_node line = nk_build_item_object(builder, combinations);
        nk_build_text(builder, line, "id", combination->id);
        nk_build_label(builder, line, "label", &combination->label);
        nk_build_combination_codes(builder, line, combination);
        nk_build_year_or_null(builder, line, "validFrom", combination->first_year);
        nk_build_year_or_null(builder, line, "validTo", combination->last_year);
        nk_build_text(builder, line, "source", combination->source);
    }
}

/* The methodologies of the rule's years. */
static void build_methodologies(struct nk_builder *builder, struct nk_node item, const struct nk_catalogue *catalogue,
                                const struct nk_rule *rule)
{
    struct nk_node methodologies = nk_build_array(builder, item, "methodologies");
    for (size_t i = 0; i < catalogue->methodology_count; i++) {
        const struct nk_methodology *methodology = &catalogue->methodologies[i];
        bool ended = methodology->last_year != 0 && methodology->last_year < rule->first_year;
        bool begins_later = rule->last_year != 0 && rule->last_year < methodology->first_year;
        if (!ended && !begins_later)
            nk_build_item_text(builder, methodologies, methodology->id);
    }
}

/* A stored document as it is, null where there is none. */
static void build_json(struct nk_builder *builder, struct nk_node item, const char *name, struct nk_text json)
{
    if (json.length)
        nk_build_json(builder, item, name, json);
    else
        nk_build_null(builder, item, name);
}

static void build_examples(struct nk_builder *builder, struct nk_node item, const struct nk_rule *rule)
{
    struct nk_node examples = nk_build_array(builder, item, "examples");
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct nk_rule_example *example = &rule->examples[i];
        struct nk_node line = nk_build_item_object(builder, examples);
        nk_build_code(builder, line, "outcome", example->passes ? "passing" : "failing");
        nk_build_text(builder, line, "actor", example->actor);
        nk_build_integer(builder, line, "year", example->year);
        build_json(builder, line, "document", example->document);
        build_json(builder, line, "beside", example->beside);
        build_json(builder, line, "sender", example->sender);
        build_json(builder, line, "signatory", example->signatory);
        nk_build_text_or_null(builder, line, "implied", example->implied);
    }
}

static void build_rule(struct nk_builder *builder, struct nk_node item, const struct nk_catalogue *catalogue,
                       const struct nk_rule *rule)
{
    nk_build_text(builder, item, "id", rule->id);
    nk_build_code(builder, item, "severity", nk_severity_code(rule->severity));
    nk_build_code(builder, item, "enforcedAt", nk_rule_gate_code(rule->enforced_at));
    nk_build_integer(builder, item, "tolerance", rule->tolerance);
    nk_build_text(builder, item, "toleranceUnit", nk_rules_tolerance_unit(rule->check));
    build_parameters(builder, item, rule);
    build_combinations(builder, item, rule);
    nk_build_label(builder, item, "name", &rule->name);
    nk_build_label(builder, item, "message", &rule->message);
    nk_build_label(builder, item, "howToMend", &rule->how_to_mend);
    nk_build_label_or_null(builder, item, "why", &rule->why);
    build_examples(builder, item, rule);
    nk_build_year_or_null(builder, item, "validFrom", rule->first_year);
    nk_build_year_or_null(builder, item, "validTo", rule->last_year);
    build_methodologies(builder, item, catalogue, rule);
    nk_build_text(builder, item, "source", rule->source);
    struct nk_node links = nk_build_object(builder, item, "links");
    nk_build_format(builder, links, "self", "/v1/rules/%.*s", NK_TEXT_ARGUMENTS(rule->id));
    nk_build_format(builder, links, "page", "/docs/rules/%.*s", NK_TEXT_ARGUMENTS(rule->id));
}

struct nk_buffer nk_rule_json(const struct nk_catalogue *catalogue, const struct nk_rule *rule)
{
    struct nk_builder builder;
    build_rule(&builder, nk_build_start(&builder), catalogue, rule);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_rules_json(const struct nk_catalogue *catalogue, const struct nk_rule *const *rules, size_t count,
                               struct nk_text rule_set)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_rule(&builder, nk_build_item_object(&builder, items), catalogue, rules[i]);
    nk_build_null(&builder, root, "next");
    nk_build_text_or_null(&builder, root, "ruleSet", rule_set);
    struct nk_node links = nk_build_object(&builder, root, "links");
    if (rule_set.length)
        nk_build_format(&builder, links, "ruleSet", "/v1/rule-sets/%.*s", NK_TEXT_ARGUMENTS(rule_set));
    else
        nk_build_null(&builder, links, "ruleSet");
    return nk_build_finish(&builder);
}
