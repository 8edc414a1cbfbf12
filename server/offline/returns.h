/* Returns as files: the one that is looked at, and those that the rules may know besides. */
#ifndef NK_OFFLINE_RETURNS_H
#define NK_OFFLINE_RETURNS_H

#include "core/rule_context.h"
#include "server/offline/options.h"
#include "server/wire/return_in.h"

/* Reads one as nk_return_read does: an empty actor or the year 0 is what the file says. Its form is that of --input
 * where `input` says so, otherwise a name that ends in .csv is a table. 0, or the exit status after standard error has
 * said what is wrong. */
int nk_offline_return_read(struct nk_return_document *ret, struct nk_arena *arena, const char *path,
                           enum nk_input input, struct nk_text actor, int year, enum nk_language language);

/* The same of a return that the server has: also as it answers it, with more beside the document. */
int nk_offline_kept_return_read(struct nk_return_document *ret, struct nk_arena *arena, const char *path,
                                enum nk_input input, struct nk_text actor, int year, enum nk_language language);

/* What the server would know besides the return: the earlier years of --prior, the others of --other, who was asked by
 * --reporting-units. 0, or the exit status after standard error has said what is wrong with which file. */
int nk_offline_rule_context(struct nk_rule_context *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                            const struct nk_offline_options *options);

#endif
