/* Parts that several answers with published data share. Only for files of this folder. */
#ifndef NK_WIRE_PUBLISHED_OUT_H
#define NK_WIRE_PUBLISHED_OUT_H

#include "core/publication.h"
#include "server/wire/builder.h"

/* The members publications, licence, illustrative, notice. */
void nk_build_published(struct nk_builder *builder, struct nk_node root,
                        const struct nk_publication_head *const *publications, size_t count, bool illustrative,
                        enum nk_language language);

/* The member absence: why a figure has no value; null when it has one. */
void nk_build_absence(struct nk_builder *builder, struct nk_node parent, enum nk_absence absence,
                      enum nk_language language);

/* The member proof. */
void nk_build_proof(struct nk_builder *builder, struct nk_node root, const struct nk_proof *proof);

/* The member missing: reporting units that the sector's sum lacks. */
void nk_build_missing(struct nk_builder *builder, struct nk_node root, const struct nk_publication *publication);

/* The member estimatedShare: how much of the sector's net is not simply reported, in percent with one decimal;
 * null without a net. */
void nk_build_sector_estimated_share(struct nk_builder *builder, struct nk_node root,
                                     const struct nk_publication *publication);

#endif
