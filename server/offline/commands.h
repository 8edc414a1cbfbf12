/* The commands of nokkeltall, the offline program: what a publication's bundle says, without a server or a database.
 * Each gives the exit status of the process: 0 done and as it should be, 1 something does not hold, 2 used wrongly or
 * the bundle cannot be used. Answers go to standard output, words to the user to standard error. */
#ifndef NK_OFFLINE_COMMANDS_H
#define NK_OFFLINE_COMMANDS_H

#include "server/offline/options.h"

/* The answer that a server gives for the publication, byte for byte. */
int nk_compute(const struct nk_offline_options *options);
/* Everything that can be checked about a bundle, one line each. */
int nk_verify(const struct nk_offline_options *options);
/* What moved since an earlier publication of the year, and why. */
int nk_changes(const struct nk_offline_options *options);
/* Whether a document is the one that a receipt was given for. */
int nk_verify_receipt(const struct nk_offline_options *options);
/* One value explained down to submitted cells, and folded again. */
int nk_explain_offline(const struct nk_offline_options *options);
/* The findings of a return: what a server answers when it is asked to check the same bytes and knows of the same other
 * returns; or the same to be read. 1: there are errors. */
int nk_validate(const struct nk_offline_options *options);

#endif
