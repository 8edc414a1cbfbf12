/* Validation rules as JSON, in all their languages. */
#ifndef NK_WIRE_RULE_OUT_H
#define NK_WIRE_RULE_OUT_H

#include "core/catalogue.h"
#include "server/wire/buffer.h"
#include "server/wire/builder.h"

/* The catalogue says which methodologies the years of a rule are in. */
struct nk_buffer nk_rule_json(const struct nk_catalogue *catalogue, const struct nk_rule *rule);
/* `rule_set`: the name of the rules of the year that was asked for; empty without one. */
struct nk_buffer nk_rules_json(const struct nk_catalogue *catalogue, const struct nk_rule *const *rules, size_t count,
                               struct nk_text rule_set);

/* "dimensions": [{"dimension": "category", "codes": ["hardware", "software"]}]. Only for files of this folder. */
void nk_build_combination_codes(struct nk_builder *builder, struct nk_node item,
                                const struct nk_combination *combination);

#endif
