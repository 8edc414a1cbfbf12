/* Query parameters: known ones only, each at most once, typed. A function that answers false has answered the request
 * with a problem. */
#ifndef NK_API_PARAMETERS_H
#define NK_API_PARAMETERS_H

#include <stdbool.h>

#include "core/catalogue.h"
#include "core/expenditure.h"
#include "server/http/message.h"

/* All parameters of the request are among `names` (NULL-terminated) or are `lang` or `format`, and none
 * is given twice. */
bool nk_parameters_known(struct nk_request *request, const char *const *names);

/* The value, empty when it was not given. */
struct nk_text nk_parameter_text(const struct nk_request *request, const char *name);
bool nk_parameter_is_given(const struct nk_request *request, const char *name);

/* A list separated by commas; count 0 when it was not given. Empty items are refused. */
bool nk_parameter_list(struct nk_request *request, const char *name, struct nk_text_list *ret);

/* Years that may be asked for: collections began in 2012 and a century is enough. */
enum { NK_YEAR_MIN = 2000, NK_YEAR_MAX = 2099 };

/* A set of years: "2017", "2017,2019", "2012..2017". */
struct nk_years {
    bool given; /* false: every year */
    bool contains[NK_YEAR_MAX - NK_YEAR_MIN + 1];
};
bool nk_parameter_years(struct nk_request *request, const char *name, struct nk_years *ret);
bool nk_years_has(const struct nk_years *years, int year);

/* One year; `*ret` is 0 when it was not given. */
bool nk_parameter_year(struct nk_request *request, const char *name, int *ret);
/* A year as a path segment. False without answering: there is no such resource. */
bool nk_year_of_segment(int *ret, struct nk_text segment);

/* A calendar date "2018-04-01"; 0 when it was not given. */
bool nk_parameter_date(struct nk_request *request, const char *name, nk_date *ret);

/* An integer from `min`, which is not negative, to `max`; `*ret` keeps its value when it was not given. */
bool nk_parameter_number(struct nk_request *request, const char *name, int64_t min, int64_t max, int64_t *ret);

/* Answers 400: the value is not one that may stand there; `allowed` says which are, separated by commas. */
void nk_answer_invalid_parameter(struct nk_request *request, const char *name, struct nk_text allowed);
/* Answers 404: the parameter names something that does not exist. */
void nk_answer_unknown_code(struct nk_request *request, const char *name, struct nk_text code);

#endif
