/* Answers over several years about the sample: published values, prices of one year, estimates, codes in common,
 * changes. */
#ifndef NK_TESTS_WIRE_SERIES_ANSWERS_H
#define NK_TESTS_WIRE_SERIES_ANSWERS_H

#include "tests/wire/answers.h"

/* What stands beside the values of an answer, and its frame: breaks and benchmarks of the sample's catalogue. Gives it
 * to be added to. */
struct nk_figure_beside *sample_look_beside(struct sample *sample, struct nk_figures_answer *answer);

/* In the prices of 2024: the sector 2017 and, published, 2019; a share of revenue beside its benchmark; a value of 2016
 * that rests on an estimate and whose year the index lacks; an area on codes that 2017 and 2022 have in common. */
void sample_series(struct sample *sample);

/* From 2017 to 2019: the sector's expenditure, and a share of revenue of which only the later value is known. */
void sample_changes(struct sample *sample);

extern answer_maker series_json, series_csv, series_json_stat, figure_results_csv, changes_json, changes_csv,
    price_index_json, price_indices_json, break_json, breaks_json, benchmark_json, benchmarks_json, imputations_json;

#endif
