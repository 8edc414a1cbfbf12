/* The section `indicators` of a return by itself, so that what is measured by the month can arrive by the month. */
#ifndef NK_WIRE_INDICATOR_SECTION_H
#define NK_WIRE_INDICATOR_SECTION_H

#include "core/arena.h"
#include "core/lifecycle.h"
#include "core/status.h"
#include "server/wire/buffer.h"
#include "server/wire/issue.h"

/* The document (canonical JSON) with the section of the body, which is an object {"indicators": […]}, in place of its
 * own; everything else stays. NK_INVALID: the body has another form, and the pointers are into it. NK_NO_MEMORY.
 * `*ret` lives in the arena and is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_indicator_section_put(struct nk_text *ret, struct nk_arena *arena,
                                                      struct nk_text document, struct nk_text body,
                                                      struct nk_issues *issues);

/* The section of a revision, empty when it has none. */
struct nk_buffer nk_indicator_section_json(const struct nk_revision *revision, struct nk_text document);

#endif
