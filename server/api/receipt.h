/* A receipt with the digest over all that it says. */
#ifndef NK_API_RECEIPT_H
#define NK_API_RECEIPT_H

#include "core/lifecycle.h"
#include "server/wire/buffer.h"

/* As nk_receipt_of and nk_receipt_json. */
struct nk_buffer nk_receipt_with_digest(const struct nk_revision *revision, struct nk_text rule_set);

#endif
