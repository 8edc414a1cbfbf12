/* Parts of services and indicators that several answers have. Only for files of this folder. */
#ifndef NK_WIRE_DEFINITIONS_BUILD_H
#define NK_WIRE_DEFINITIONS_BUILD_H

#include "core/indicator.h"
#include "server/wire/builder.h"

/* Id, names, who runs it and between which days; with `links`, whose `self` is there. Gives `links`. */
struct nk_node nk_build_service_head(struct nk_builder *builder, struct nk_node item, const struct nk_service *service);
/* A target, with its path when it has one. */
void nk_build_target(struct nk_builder *builder, struct nk_node item, const struct nk_target *target);
/* `targets` and `breaks` of an indicator: of one service (its own and those of every service), or of all. */
void nk_build_targets_and_breaks(struct nk_builder *builder, struct nk_node item,
                                 const struct nk_indicator_definitions *definitions, struct nk_text service,
                                 struct nk_text indicator);

#endif
