/* What the rules say of a return, for somebody who reads it in a terminal. */
#ifndef NK_OFFLINE_FINDINGS_TEXT_H
#define NK_OFFLINE_FINDINGS_TEXT_H

#include "core/finding.h"
#include "server/offline/options.h"

/* To standard output: how many there are and what follows from that, each with its place, the worst first, and the
 * rules that were not run. In colours when that is a terminal and NO_COLOR does not forbid it; in lines as wide as the
 * terminal, of 80 columns elsewhere. False: there was no memory, or it could not be written. */
NK_MUST_CHECK bool nk_print_findings(struct nk_arena *arena, const struct nk_catalogue *catalogue,
                                     const struct nk_findings *findings, const struct nk_offline_options *options);

#endif
