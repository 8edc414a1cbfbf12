/* The documentation of the validation rules as pages, made from the catalogue as it is. They name /assets/icon.svg and
 * /assets/rules.css. */
#ifndef NK_WIRE_RULE_PAGE_H
#define NK_WIRE_RULE_PAGE_H

#include "core/catalogue.h"
#include "core/text.h"
#include "server/wire/buffer.h"

/* All that the catalogue says of a rule, in every year that it has a line for. No data when there is no memory. */
struct nk_buffer nk_rule_page(const struct nk_catalogue *catalogue, struct nk_text id, enum nk_language language);
/* The list of them, by severity, with an anchor each: its id. */
struct nk_buffer nk_rules_page(const struct nk_catalogue *catalogue, enum nk_language language);

#endif
