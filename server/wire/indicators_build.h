/* A value of an indicator, as several answers show it. Only for files of this folder. */
#ifndef NK_WIRE_INDICATORS_BUILD_H
#define NK_WIRE_INDICATORS_BUILD_H

#include "server/wire/builder.h"
#include "server/wire/indicators_out.h"

void nk_build_indicator_row(struct nk_builder *builder, struct nk_node item, const struct nk_indicator_row *row,
                            enum nk_language language);

#endif
