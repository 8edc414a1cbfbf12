/* The words of three languages for codes and units: what the catalogue names, and the members and values of a return,
 * which are no reference data. */
#ifndef NK_CORE_WORDS_H
#define NK_CORE_WORDS_H

#include "core/catalogue.h"
#include "core/text.h"

/* The name of one code: an actor, another financier, an account line of the year, a section, a number or a
 * value of a return. NULL when it has none. The catalogue may be NULL. */
const struct nk_label *nk_words_of(const struct nk_catalogue *catalogue, int year, struct nk_text code);
/* The name of one code of a cell: category, area or cost type of the year. NULL when it has none. */
const struct nk_label *nk_words_of_cell(const struct nk_catalogue *catalogue, int year, struct nk_text code);
/* The name of a service or an indicator. NULL when it has none. */
const struct nk_label *nk_words_of_indicator(const struct nk_catalogue *catalogue, struct nk_text code);

/* What a number of a return counts ("fte" for ictFteInternal), by its member; empty when it is kroner or unknown. */
struct nk_text nk_unit_of_member(struct nk_text member);

/* A unit as it stands behind a number: "kroner"; `one` of the number 1: "krone". Empty for a unit
 * that has no words, such as a plain count. */
struct nk_text nk_unit_words(struct nk_text unit, bool one, enum nk_language language);

#endif
