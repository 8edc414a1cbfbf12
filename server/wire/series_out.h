/* The members that answers over several years share. Only for files of this folder. */
#ifndef NK_WIRE_SERIES_OUT_H
#define NK_WIRE_SERIES_OUT_H

#include "server/wire/builder.h"
#include "server/wire/series_frame.h"

/* A decimal string, or null. */
void nk_build_decimal_or_null(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                              struct nk_decimal value);
/* A number in the unit of a figure, or null: an integer for a figure without decimals; a decimal string for one with
 * decimals, also where fewer of them are known. */
void nk_build_figure_number(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                            const struct nk_figure *figure, struct nk_decimal value);
/* The members precision and source of a value that was taken from a report; null for NULL. */
void nk_build_report(struct nk_builder *builder, struct nk_node item, const struct nk_published_value *published);
/* The members basis and priceIndex. */
void nk_build_basis(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                    enum nk_language language);
/* The member breaks: what each of them is. */
void nk_build_breaks(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                     enum nk_language language);
/* The member breaks of an item: ids. */
void nk_build_break_ids(struct nk_builder *builder, struct nk_node item, const struct nk_break *const *breaks,
                        size_t count);
/* The member imputations: what each estimate is made of. */
void nk_build_imputations(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                          enum nk_language language);
/* The members classification and mergedCodes: the codes in common that are not each year's own. */
void nk_build_classification(struct nk_builder *builder, struct nk_node root, const struct nk_series_frame *frame,
                             enum nk_language language);
/* The label of a code that the years have in common; the empty text when there is none. */
struct nk_text nk_harmonised_label(const struct nk_harmonised *harmonised, struct nk_text code,
                                   enum nk_language language);

#endif
