#include "server/api/receipt.h"

#include "server/digest.h"
#include "server/wire/receipt_out.h"

struct nk_buffer nk_receipt_with_digest(const struct nk_revision *revision, struct nk_text rule_set)
{
    struct nk_receipt receipt = nk_receipt_of(revision, rule_set);
    struct nk_buffer statement = nk_receipt_statement(&receipt);
    if (!statement.data)
        return statement;
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, (struct nk_text){.data = (const char *)statement.data, .length = statement.length});
    nk_buffer_free(&statement);
    receipt.digest = (struct nk_text){.data = hex, .length = NK_SHA256_HEX};
    return nk_receipt_json(&receipt);
}
