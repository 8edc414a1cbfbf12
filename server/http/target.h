/* The request target: the raw text between method and version, taken apart before anything is decoded, so that
 * %2F stays inside its segment and %00 cannot end a string. */
#ifndef NK_HTTP_TARGET_H
#define NK_HTTP_TARGET_H

#include "server/http/fault.h"
#include "server/http/message.h"

enum { NK_SEGMENTS_MAX = 16 /* the deepest route has fewer; a deeper path is nobody's */ };

struct nk_target {
    struct nk_text whole, path, query; /* raw; a scheme and host in front are left out */
    struct nk_text segments[NK_SEGMENTS_MAX]; /* decoded */
    size_t segment_count; /* NK_SEGMENTS_MAX + 1: more than there is room for */
    bool server_wide;     /* "*", for OPTIONS */
    struct nk_parameter *parameters; /* decoded, by nk_target_read_query */
    size_t parameter_count;
};

/* Splits and decodes the path. `raw` must live as long as the target. `ret` always gets whole, path and query. */
enum nk_fault nk_target_read(struct nk_target *ret, struct nk_text raw, struct nk_arena *arena);

/* Splits and decodes the query of a target that was read. */
enum nk_fault nk_target_read_query(struct nk_target *target, struct nk_arena *arena);

#endif
