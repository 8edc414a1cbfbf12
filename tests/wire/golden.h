/* Answers compared with examples that were written by hand. */
#ifndef NK_TESTS_WIRE_GOLDEN_H
#define NK_TESTS_WIRE_GOLDEN_H

#include "server/wire/buffer.h"

/* The answer is the example in golden/<name>.json but for the white space between its tokens, to the order of
 * its members. Frees the answer. */
void assert_golden(struct nk_buffer answer, const char *name);

/* The answer is this text. Frees it. */
void assert_text(struct nk_buffer answer, const char *text);

#endif
