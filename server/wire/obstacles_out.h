/* What is in the way of an action, as several answers show it. Only for files of this folder. */
#ifndef NK_WIRE_OBSTACLES_OUT_H
#define NK_WIRE_OBSTACLES_OUT_H

#include "core/lifecycle.h"
#include "server/wire/builder.h"

/* The codes of all that is in the way now, as "blockedBy" of an object; an empty list when the action can be done. */
void nk_build_obstacles(struct nk_builder *builder, struct nk_node item, enum nk_action action,
                        const struct nk_situation *situation);

#endif
