/* Answers that explain a value of the sample, and that change a return of it. */
#ifndef NK_TESTS_WIRE_EXPLAIN_ANSWERS_H
#define NK_TESTS_WIRE_EXPLAIN_ANSWERS_H

#include "tests/wire/answers.h"

/* Fills `explanations` and `what_if` of the sample; its publication, figures and findings are there. */
void sample_explanations(struct sample *sample);

answer_maker explanation_json, explanation_for_anyone_json, explanation_of_nothing_json,
    explanation_of_an_estimate_json, what_if_json;

#endif
