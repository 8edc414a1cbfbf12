/* The words that answers need and that are no reference data: names of dimensions, units and sums, the licence,
 * the notice. */
#ifndef NK_WIRE_LABELS_H
#define NK_WIRE_LABELS_H

#include "core/catalogue.h"
#include "core/expenditure.h"
#include "core/series.h"
#include "core/text.h"

/* Norsk lisens for offentlige data. */
#define NK_LICENCE "https://data.norge.no/nlod/no/2.0"

/* "nb", "nn", "en" */
extern const char *const nk_language_codes[NK_LANGUAGES];

/* Says that illustrative values are generated and nobody's accounts. */
extern const struct nk_label nk_illustrative_notice;
/* Titles of the two datasets. */
extern const struct nk_label nk_figures_title, nk_expenditure_title;
/* What a dataset names as its source, before the ids of the publications. */
extern const struct nk_label nk_source_label;
/* The source of a dataset that rests on no publication. */
extern const struct nk_label nk_reports_label;
/* A code that stands for all codes of a dimension. */
extern const struct nk_label nk_all_codes_label;
/* Names of the dimensions that are no enum nk_dimension. */
extern const struct nk_label nk_figure_dimension_label, nk_measure_dimension_label;

const struct nk_label *nk_dimension_label(enum nk_dimension dimension);
const struct nk_label *nk_origin_label(enum nk_origin origin);
const struct nk_label *nk_measure_label(enum nk_measure measure);
/* Why a figure has no value, as a sentence; empty for NK_PRESENT. */
const struct nk_label *nk_absence_label(enum nk_absence absence);
/* Why a value is not compared with a benchmark, as a sentence; empty for NK_COMPARABLE. */
const struct nk_label *nk_incomparable_label(enum nk_incomparable reason);

/* "kroner per ansatt" for "NOK-per-employee"; the code itself when it is not known. */
struct nk_text nk_unit_text(struct nk_text unit, enum nk_language language);
/* The labels of a cost type and of an origin; the code itself when it is not known. */
struct nk_text nk_cost_type_text(struct nk_text code, enum nk_language language);
struct nk_text nk_origin_text(struct nk_text code, enum nk_language language);
/* The name of a region, a national actor, `all-regions` or `sector`; the id itself when it is not known. The
 * catalogue may be NULL. */
struct nk_text nk_entity_text(const struct nk_catalogue *catalogue, struct nk_text entity,
                              enum nk_language language);
/* The label of a category or an area in the methodology of a year; the code itself when it is not known. The
 * catalogue may be NULL. */
struct nk_text nk_code_text(const struct nk_catalogue *catalogue, int year, enum nk_dimension dimension,
                            struct nk_text code, enum nk_language language);

#endif
