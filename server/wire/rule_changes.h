/* What is different between two rule sets. */
#ifndef NK_WIRE_RULE_CHANGES_H
#define NK_WIRE_RULE_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/status.h"
#include "core/text.h"

enum nk_rule_change_kind { NK_RULE_IS_NEW = 0, NK_RULE_HAS_ENDED = 1, NK_RULE_HAS_CHANGED = 2 };

/* A value of a rule that is not what it was. */
struct nk_rule_value_change {
    struct nk_text member;   /* "tolerance", "parameters/warn-above/value", "message/nb" */
    struct nk_text from, to; /* data NULL: it was not there, or is not there any more */
    struct nk_text unit;     /* of a tolerance or a parameter; otherwise empty */
};

struct nk_rule_change {
    enum nk_rule_change_kind kind;
    struct nk_text rule;
    struct nk_label name; /* as it is called now, or was */
    const struct nk_rule_value_change *values; /* of one that has changed; otherwise none */
    size_t value_count;
};

struct nk_rule_changes {
    const struct nk_rule_change *items; /* by the rules' ids */
    size_t count;
};

/* `before` and `after` are contents of rule sets (nk_rule_set_json). Everything lives in the arena, or in what is
 * compared. NK_INVALID: one of them is none. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_rule_changes_of(struct nk_rule_changes *ret, struct nk_arena *arena,
                                                struct nk_text before, struct nk_text after);

#endif
