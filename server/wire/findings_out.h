/* Findings as several answers show them. Only for files of this folder. */
#ifndef NK_WIRE_FINDINGS_OUT_H
#define NK_WIRE_FINDINGS_OUT_H

#include "core/finding.h"
#include "server/wire/builder.h"

/* One finding into an object. The arena is for its message. */
void nk_build_finding(struct nk_builder *builder, struct nk_node item, const struct nk_finding *finding,
                      struct nk_arena *arena, enum nk_language language);

/* The list of findings. The arena is for the messages. */
void nk_build_finding_list(struct nk_builder *builder, struct nk_node parent, const char *name,
                           const struct nk_findings *findings, struct nk_arena *arena, enum nk_language language);

/* Their numbers {error, warning, info}; gives the object. */
struct nk_node nk_build_finding_counts(struct nk_builder *builder, struct nk_node parent, const char *name,
                                const struct nk_findings *findings);

#endif
