/* Text for a terminal: broken between words, measured in columns, and safe to show. */
#ifndef NK_OFFLINE_PARAGRAPH_H
#define NK_OFFLINE_PARAGRAPH_H

#include <stddef.h>
#include <stdio.h>

#include "core/text.h"

/* Columns that the text takes: most characters one, combining ones none, those of East Asia and pictures two. */
size_t nk_text_columns(struct nk_text text);

/* The text in lines of at most `width` columns, each behind `indent` spaces and ended. It breaks at spaces only; a word
 * that is longer than a line has one of its own. What a terminal would obey is replaced (nk_print_text). */
void nk_print_wrapped(FILE *file, struct nk_text text, size_t indent, size_t width);

/* The same behind what stands on the line already, `column` columns. */
void nk_print_wrapped_after(FILE *file, struct nk_text text, size_t column, size_t indent, size_t width);

void nk_print_spaces(FILE *file, size_t count);

#endif
