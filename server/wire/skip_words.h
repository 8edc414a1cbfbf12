/* Why a rule did not look at a return, and what makes it look, in words. */
#ifndef NK_WIRE_SKIP_WORDS_H
#define NK_WIRE_SKIP_WORDS_H

#include "core/finding.h"
#include "core/text.h"

/* A sentence; empty for NK_NOT_SKIPPED. */
const struct nk_label *nk_skip_reason_label(enum nk_skip skip);
/* A sentence on what has to be there for the rule to run. */
const struct nk_label *nk_skip_how_to_run_label(enum nk_skip skip);

#endif
