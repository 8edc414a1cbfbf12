/* A bundle of three units, two of which have reported, for the tests of reading and of refusing. */
#ifndef NK_TESTS_WIRE_BUNDLE_SAMPLE_H
#define NK_TESTS_WIRE_BUNDLE_SAMPLE_H

#include "server/wire/bundle_in.h"
#include "server/wire/bundle_out.h"
#include "tests/wire/support.h"

/* A checked fixture: the arena that all below is made in. */
extern struct nk_arena bundle_arena;
void bundle_set_up(void);
void bundle_tear_down(void);

extern const struct nk_publication_head bundle_head;

/* What the bundle is written from, to be changed before it is. */
struct bundle_draft {
    struct nk_bundle_source source;
    struct nk_bundle_submission submissions[2];
};
void draft_bundle(struct bundle_draft *draft);

/* These fail the test when it cannot be done. */
struct nk_text encode_bundle(const struct nk_bundle_source *source);
struct nk_bundle_document decode_bundle(struct nk_text text);
struct nk_text encode_bundle_again(const struct nk_bundle_document *document);

/* The canonical form of a return of cases/return. */
struct nk_text canonical_case(const char *name);
struct nk_text sample_bundle(void);
/* The sample bundle with the first `from` replaced by `to`. */
struct nk_text altered_bundle(const char *from, const char *to);

#endif
