/* The catalogue that returns are checked with. */
#ifndef NK_OFFLINE_CATALOGUE_H
#define NK_OFFLINE_CATALOGUE_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "server/offline/options.h"

/* That of --catalogue, otherwise the one beside the program or where it is installed. 0, or the exit status
 * after standard error has said why. */
int nk_offline_catalogue_read(struct nk_catalogue *ret, struct nk_arena *arena,
                              const struct nk_offline_options *options);

/* The catalogue has an actor of this id. Otherwise standard error says so, and who may be meant. */
bool nk_offline_actor_exists(const struct nk_catalogue *catalogue, struct nk_text actor, const char *path,
                             enum nk_language language);

#endif
