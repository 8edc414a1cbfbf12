/* What the program says to its user on standard error: which file, where, what is wrong, and what to do
 * about it. In the language that was asked for, Bokmål when none was. */
#ifndef NK_OFFLINE_SAY_H
#define NK_OFFLINE_SAY_H

#include <stdio.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

/* The exit status of a command that was used wrongly, or of a file that cannot be used. */
enum { NK_EXIT_UNUSABLE = 2 };

/* What is said, in the three languages. */
#define NK_SAYS(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}

/* Writes text from outside: what a terminal would obey, control characters and broken UTF-8, becomes U+FFFD. */
void nk_print_text(FILE *file, struct nk_text text);

/* A sentence whose {1} and {2} are replaced. */
void nk_print_sentence(FILE *file, struct nk_text sentence, struct nk_text first, struct nk_text second);

/* "nokkeltall: PATH: SENTENCE"; the path may be NULL. NK_EXIT_UNUSABLE. */
int nk_say(enum nk_language language, const char *path, const struct nk_label *sentence, struct nk_text first,
           struct nk_text second);
int nk_say_no_memory(enum nk_language language);

/* Every fault of a file's form, one line each with its place. `what` ends with a colon: "this is not a bundle:".
 * NK_EXIT_UNUSABLE. */
int nk_say_issues(enum nk_language language, const char *path, const struct nk_label *what, struct nk_arena *arena,
                  enum nk_status status, const struct nk_issues *issues);

#endif
