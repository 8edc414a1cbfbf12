/* What became of the codes between the methodologies of two years. Only for files of this folder. */
#ifndef NK_WIRE_METHODOLOGY_CHANGES_H
#define NK_WIRE_METHODOLOGY_CHANGES_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/status.h"
#include "server/wire/rule_changes.h"

struct nk_code_change {
    const char *classification;
    const char *kind; /* "renamed", "merged", "split", "regrouped", "new", "ended" */
    struct nk_text *from, *to;
    size_t from_count, to_count;
};

struct nk_methodology_changes {
    const struct nk_methodology *from, *to; /* `from` NULL: there was none */
    bool changed;
    struct nk_code_change *codes;
    size_t code_count;
};

/* Everything lives in the arena. NK_INVALID: the catalogue lacks a version of a classification. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_methodology_changes_of(struct nk_methodology_changes *ret, struct nk_arena *arena,
                                                       const struct nk_catalogue *catalogue,
                                                       const struct nk_methodology *from,
                                                       const struct nk_methodology *to);

/* What is to be said of it, in a sentence: also that nothing changed. */
const struct nk_label *nk_methodology_changes_label(const struct nk_methodology_changes *changes);

#endif
