/* The difference between two revisions of a return as JSON. */
#ifndef NK_WIRE_DIFFERENCE_OUT_H
#define NK_WIRE_DIFFERENCE_OUT_H

#include "core/lifecycle.h"
#include "core/revision_difference.h"
#include "server/wire/buffer.h"

/* Both revisions are of the same return; one may be compared with itself. */
struct nk_buffer nk_difference_json(const struct nk_revision_difference *difference, const struct nk_revision *before,
                                    const struct nk_revision *after);

#endif
