/* A return as JSON or as a CSV table into the typed submission. */
#ifndef NK_WIRE_RETURN_IN_H
#define NK_WIRE_RETURN_IN_H

#include "core/arena.h"
#include "core/finding.h"
#include "core/status.h"
#include "core/submission.h"
#include "server/wire/issue.h"
#include "server/wire/json_value.h"

enum nk_return_form {
    NK_RETURN_JSON = 0,
    NK_RETURN_CSV = 1,
    NK_RETURN_KEPT = 2, /* JSON that was saved before, perhaps by rules of form that have become stricter since */
};

/* Where the values of a CSV table stand in it, by their pointers into the document. */
struct nk_return_place {
    struct nk_text pointer;
    uint32_t row, column; /* 1-based */
};

struct nk_return_places {
    struct nk_return_place *items; /* sorted by pointer */
    size_t count;
};

struct nk_return_document {
    struct nk_submission submission;
    struct nk_return_places places; /* of a CSV table; none of JSON */
    /* The same document with members sorted by name and no white space: what is stored and hashed.
     * Two bodies that differ only in order of members, white space and escapes have the same canonical form. */
    struct nk_text canonical;
};

/* Reads the body of a PUT (or of a dry run) for an actor and a year. Everything in `*ret` lives in the
 * arena. A table becomes the document that says the same in JSON, and is then read as that. NK_INVALID: the
 * form is wrong; every problem is in `issues`, each with its pointer. Unknown codes, negative amounts and
 * the like are not problems of form: the rules find them. NK_NO_MEMORY. `*ret` is written only on NK_OK.
 * nk_return_read is for what somebody sends: one that says it is another's, or of another year, is
 * NK_INVALID as well; with an empty actor or the year 0 it is whose and of what year it says, and they stay
 * so when it does not say. */
NK_MUST_CHECK enum nk_status nk_return_decode(struct nk_return_document *ret, struct nk_arena *arena,
                                              struct nk_text body, struct nk_text actor, int year,
                                              struct nk_issues *issues);
NK_MUST_CHECK enum nk_status nk_return_read(struct nk_return_document *ret, struct nk_arena *arena,
                                            struct nk_text body, enum nk_return_form form, struct nk_text actor,
                                            int year, struct nk_issues *issues);

/* Reads a document that is stored, or made of one: in canonical form, and of a form that was right when it
 * was saved, so that a decimal text of -0, which is not taken any more, is 0. Everything in `*ret` lives in
 * the arena. NK_INVALID: the form has changed since, and it cannot be read any more; `issues`, unless it is
 * NULL, says where. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_return_stored(struct nk_submission *ret, struct nk_arena *arena,
                                              struct nk_text document, struct nk_text actor, int year,
                                              struct nk_issues *issues);

/* The document as it is kept: canonical, and without what a template says to its reader, which may be
 * anything. Its data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_return_kept(struct nk_arena *arena, const struct nk_json_value *root);

/* Gives the findings of a table their rows and columns. Those of JSON stay as they are: a text that was not read brings
 * its place with it, others have none. */
void nk_return_locate(const struct nk_return_document *document, struct nk_findings *findings);

#endif
