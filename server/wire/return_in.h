/* A return as JSON (api: "Collecting") into the typed submission. */
#ifndef NK_WIRE_RETURN_IN_H
#define NK_WIRE_RETURN_IN_H

#include "core/arena.h"
#include "core/status.h"
#include "core/submission.h"
#include "server/wire/issue.h"

struct nk_return_document {
    struct nk_submission submission;
    /* The same document with members sorted by name and no white space: what is stored and hashed.
     * Two bodies that differ only in order of members, white space and escapes have the same canonical form. */
    struct nk_text canonical;
};

/* Reads the body of a PUT (or of a dry run) for an actor and a year. Everything in `*ret` lives in the arena.
 * NK_INVALID: the form is wrong; every problem is in `issues`, each with its pointer. Unknown codes, negative
 * amounts and the like are not problems of form: the rules find them. NK_NO_MEMORY. `*ret` is written only on
 * NK_OK. */
NK_MUST_CHECK enum nk_status nk_return_decode(struct nk_return_document *ret, struct nk_arena *arena,
                                              struct nk_text body, struct nk_text actor, int year,
                                              struct nk_issues *issues);

#endif
