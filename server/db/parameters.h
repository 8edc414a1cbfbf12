/* The parameters of a statement, put in the order of its $1, $2 …. Private to this folder. */
#ifndef NK_DB_PARAMETERS_H
#define NK_DB_PARAMETERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/text.h"

enum {
    NK_DB_PARAMETERS_MAX = 16,  /* the longest statement has 13 */
    NK_DB_PARAMETER_NUMBER_MAX = 21, /* a sign, 19 digits, a NUL */
};

/* It points into itself: not to be copied once something is put. */
struct nk_parameters {
    struct nk_arena *scratch; /* for lists; released by the next call with the same connection */
    int count;
    bool failed;              /* too many, too long, or no memory: the statement is not run */
    const char *values[NK_DB_PARAMETERS_MAX];
    int lengths[NK_DB_PARAMETERS_MAX];
    int formats[NK_DB_PARAMETERS_MAX];
    char numbers[NK_DB_PARAMETERS_MAX][NK_DB_PARAMETER_NUMBER_MAX];
};

/* The text is not copied. An empty one is the empty text. */
void nk_put_text(struct nk_parameters *parameters, struct nk_text text);
/* An empty text is NULL. */
void nk_put_optional(struct nk_parameters *parameters, struct nk_text text);
void nk_put_code(struct nk_parameters *parameters, const char *code);
void nk_put_integer(struct nk_parameters *parameters, int64_t number);
void nk_put_boolean(struct nk_parameters *parameters, bool value);
/* As text[]. */
void nk_put_texts(struct nk_parameters *parameters, const struct nk_text *texts, size_t count);
/* As integer[]. */
void nk_put_integers(struct nk_parameters *parameters, const int32_t *numbers, size_t count);

#endif
