/* Publications: what they are made of (/v1/publications). Nothing in them depends on a language. */
#ifndef NK_WIRE_PUBLICATION_OUT_H
#define NK_WIRE_PUBLICATION_OUT_H

#include "core/publication.h"
#include "server/wire/buffer.h"

/* A publication with the hash of its result, which is no part of what it is computed from. */
struct nk_published_result {
    const struct nk_publication *publication;
    struct nk_text result_sha256; /* 64 hexadecimal digits */
    bool embargoed;               /* not released yet: says so, and links to where auditors read it */
};

/* With manifest, quality notes and proof. */
struct nk_buffer nk_publication_json(const struct nk_published_result *result);
/* `next`: reference of the next page, or empty. */
struct nk_buffer nk_publications_json(const struct nk_published_result *results, size_t count, struct nk_text next);

#endif
