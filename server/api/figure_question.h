/* A question about figures: which ones, of whom, of which years, in whose prices, on which codes. Answers about figures
 * share it. */
#ifndef NK_API_FIGURE_QUESTION_H
#define NK_API_FIGURE_QUESTION_H

#include "core/figures.h"
#include "core/series.h"
#include "server/api/selection.h"
#include "server/api/view.h"
#include "server/wire/figures_out.h"

/* The parameters that every such question may have, besides its years. */
#define NK_FIGURE_PARAMETERS "figure", "entity", "basis", "baseYear", "priceIndex", "series", "classification", "asOf"

struct nk_figure_question {
    struct nk_viewing *viewing;
    struct nk_selection selection;
    bool completed;   /* with values of published reports where no publication has one */
    const int *years; /* ascending: those of the publications, and of published values that may complete them */
    size_t year_count;
    struct nk_text_list figures, entities; /* in the order of the answer */
    struct nk_series_frame frame; /* price index and codes in common; breaks and estimates are found with the values */
    const struct nk_publication_head **used; /* publications that the answer rests on, by year */
    size_t used_count;
};

/* Reads the question from the request; `years` are those that may be asked for. False: answered with a problem. */
bool nk_figure_question_read(struct nk_figure_question *ret, struct nk_viewing *viewing, const struct nk_years *years);

/* The values of one figure, entity and year: from the year's publication, otherwise from a published report; none when
 * neither has it. In the prices and on the codes of the question; `*ret_nominal` has the same values in the prices of
 * their year. */
NK_MUST_CHECK enum nk_status nk_figure_question_values(struct nk_figure_question *question, struct nk_text figure,
                                                       struct nk_text entity, int year, struct nk_figure_value **ret,
                                                       struct nk_figure_value **ret_nominal, size_t *ret_count);

/* The reference data that a value is read with: that of its publication, or of now when it is from a report. */
const struct nk_catalogue *nk_figure_question_catalogue(const struct nk_figure_question *question,
                                                        const struct nk_figure_value *value);

#endif
