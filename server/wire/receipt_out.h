/* Receipts as JSON (api: POST …/submit, GET …/receipts/{receipt}). */
#ifndef NK_WIRE_RECEIPT_OUT_H
#define NK_WIRE_RECEIPT_OUT_H

#include "core/lifecycle.h"
#include "server/wire/buffer.h"
#include "server/wire/receipt_in.h"

/* Of a revision that was submitted, without its digest. Texts are those of the revision. `rule_set`: the version of the
 * rules; empty when it was not kept. */
struct nk_receipt nk_receipt_of(const struct nk_revision *revision, struct nk_text rule_set);

/* All that a receipt says but its digest and links, as JSON with sorted members and no white space: what the digest is
 * over. */
struct nk_buffer nk_receipt_statement(const struct nk_receipt *receipt);

struct nk_buffer nk_receipt_json(const struct nk_receipt *receipt);

#endif
