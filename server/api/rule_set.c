#include "server/api/rule_set.h"

#include "core/decimal.h"
#include "server/digest.h"

enum { DIGITS = 12, PARTS = 8 };

static bool in_force(const struct nk_rule *rule, int year)
{
    return rule->first_year <= year && (rule->last_year == 0 || rule->last_year >= year);
}

struct nk_text nk_rule_set(struct nk_arena *arena, const struct nk_catalogue *catalogue, struct nk_text methodology, int year)
{
    struct nk_text *parts = NK_NEW_ARRAY(arena, struct nk_text, PARTS * catalogue->rule_count + 1);
    char *text = NK_NEW_ARRAY(arena, char, methodology.length + 1 + DIGITS);
    size_t count = 0;
    if (!parts || !text)
        return (struct nk_text){0};
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        const struct nk_rule *rule = &catalogue->rules[i];
        if (!in_force(rule, year))
            continue;
        const struct nk_text of_rule[PARTS] = {
            rule->id, NK_TEXT(" "), rule->check, NK_TEXT(" "), nk_text_of(nk_severity_code(rule->severity)), NK_TEXT(" "),
            nk_decimal_text(arena, nk_decimal_integer(rule->tolerance)), NK_TEXT("\n"),
        };
        memcpy(parts + count, of_rule, sizeof(of_rule));
        count += PARTS;
    }
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex_of(hex, parts, count);
    memcpy(text, methodology.data, methodology.length);
    text[methodology.length] = '-';
    memcpy(text + methodology.length + 1, hex, DIGITS);
    return (struct nk_text){text, methodology.length + 1 + DIGITS};
}
