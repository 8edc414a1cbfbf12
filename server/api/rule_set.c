#include "server/api/rule_set.h"

#include "core/combination.h"
#include "core/decimal.h"
#include "server/digest.h"

enum { DIGITS = 12 };

static bool in_force(int first_year, int last_year, int year)
{
    return first_year <= year && (last_year == 0 || last_year >= year);
}

static struct nk_text describe_combination(struct nk_arena *arena, const struct nk_combination *combination)
{
    static const struct nk_text space = NK_TEXT(" "), line = NK_TEXT("\n");
    struct nk_text text = NK_JOIN(arena, combination->id, line);
    for (size_t i = 0; i < combination->code_count; i++)
        text = NK_JOIN(arena, text, nk_text_of(nk_combination_dimension_code(combination->codes[i].dimension)), space,
                       combination->codes[i].code, line);
    return text;
}

static struct nk_text describe(struct nk_arena *arena, const struct nk_rule *rule, int year)
{
    static const struct nk_text space = NK_TEXT(" "), line = NK_TEXT("\n");
    struct nk_text text =
        NK_JOIN(arena, rule->id, space, rule->check, space, nk_text_of(nk_severity_code(rule->severity)), space,
                nk_decimal_text(arena, nk_decimal_integer(rule->tolerance)), line);
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct nk_rule_parameter *parameter = &rule->parameters[i];
        if (in_force(parameter->first_year, parameter->last_year, year))
            text = NK_JOIN(arena, text, parameter->name, space, nk_decimal_text(arena, parameter->value), space,
                           parameter->unit, line);
    }
    for (size_t i = 0; i < rule->combination_count; i++) {
        const struct nk_combination *combination = &rule->combinations[i];
        if (in_force(combination->first_year, combination->last_year, year))
            text = NK_JOIN(arena, text, describe_combination(arena, combination));
    }
    return text;
}

struct nk_text nk_rule_set(struct nk_arena *arena, const struct nk_catalogue *catalogue, struct nk_text methodology,
                           int year)
{
    struct nk_text *parts = NK_NEW_ARRAY(arena, struct nk_text, catalogue->rule_count);
    size_t count = 0;
    if (!parts)
        return (struct nk_text){0};
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        const struct nk_rule *rule = &catalogue->rules[i];
        if (!in_force(rule->first_year, rule->last_year, year))
            continue;
        parts[count] = describe(arena, rule, year);
        if (!parts[count++].data)
            return (struct nk_text){0};
    }
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex_of(hex, parts, count);
    return NK_JOIN(arena, methodology, NK_TEXT("-"), {hex, DIGITS});
}
