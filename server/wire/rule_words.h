/* The words of a rule's page for its severity, its units and the names of its parameters. */
#ifndef NK_WIRE_RULE_WORDS_H
#define NK_WIRE_RULE_WORDS_H

#include "core/catalogue.h"
#include "core/text.h"

/* "Feil", "Advarsel" … */
const struct nk_label *nk_severity_label(enum nk_severity severity);
/* A unit of a tolerance or a parameter behind its number; NULL when it has no words. */
const struct nk_label *nk_rule_unit_label(struct nk_text unit);
/* What a parameter bounds; NULL when it has no words. */
const struct nk_label *nk_rule_parameter_label(struct nk_text name);

#endif
