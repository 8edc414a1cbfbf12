/* A receipt as it was answered to a submit, read back to be verified. */
#ifndef NK_WIRE_RECEIPT_IN_H
#define NK_WIRE_RECEIPT_IN_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

enum { NK_SHA256_LENGTH = 64 };

struct nk_receipt_signatory {
    struct nk_text name, title;
};

struct nk_receipt {
    struct nk_text receipt, actor, submitted_at, sha256, methodology;
    struct nk_text rule_set; /* SHA-256 of the rule set; shorter, or empty: of a receipt from before sets were kept */
    int year;
    int32_t revision;
    bool has_signatory;
    struct nk_receipt_signatory signatory;
    struct nk_text digest;   /* SHA-256 of what nk_receipt_statement makes of the rest; empty: not given */
    struct nk_text self;     /* where the server has it; only read */
};

/* NK_INVALID with issues; NK_NO_MEMORY. Texts live in the arena. */
NK_MUST_CHECK enum nk_status nk_receipt_decode(struct nk_receipt *ret, struct nk_arena *arena, struct nk_text text,
                                               struct nk_issues *issues);

#endif
