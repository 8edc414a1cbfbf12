/* The account of a sector as members of an answer. Only for files of this folder. */
#ifndef NK_WIRE_SECTOR_BUILD_H
#define NK_WIRE_SECTOR_BUILD_H

#include "core/publication.h"
#include "server/wire/builder.h"

/* From gross, over what is eliminated and each entity, to the total with estimates, who is missing and the proof. */
void nk_build_sector(struct nk_builder *builder, struct nk_node root, const struct nk_publication *publication,
                     enum nk_language language);

#endif
