#include "server/wire/receipt_in.h"

#include "server/wire/decode.h"

#define WORD(word_name, field_name, longest) \
    {.name = (word_name), .type = &nk_type_text, NK_FIELD(nk_receipt, field_name), .required = true, .minimum = 1, \
     .maximum = (longest)}

/* Longest texts: ids are NK_CODE_LENGTH_MAX, a receipt is made of two numbers, an id and a beginning of a hash. */
enum { RECEIPT_LENGTH_MAX = 2 * NK_CODE_LENGTH_MAX, LINK_LENGTH_MAX = 4 * NK_CODE_LENGTH_MAX };

struct links {
    struct nk_text revision, submission, receipt, rule_set;
};

#define LINK(link_name, field_name) \
    {.name = (link_name), .type = &nk_type_text, NK_FIELD(links, field_name), .maximum = LINK_LENGTH_MAX}

/* Read for their form and not kept. */
struct read_receipt {
    struct nk_receipt receipt;
    struct links links;
};

static const struct nk_member link_members[] = {
    LINK("revision", revision), LINK("submission", submission), LINK("self", receipt), LINK("ruleSet", rule_set)};
static const struct nk_object links = NK_OBJECT(link_members);

static const struct nk_member signatory_members[] = {
    {.name = "name", .type = &nk_type_text, NK_FIELD(nk_receipt_signatory, name), .required = true,
     .maximum = NK_NOTE_LENGTH_MAX},
    {.name = "title", .type = &nk_type_text, NK_FIELD(nk_receipt_signatory, title), .required = true,
     .maximum = NK_NOTE_LENGTH_MAX},
};
static const struct nk_object signatory = NK_OBJECT(signatory_members);

static const struct nk_member members[] = {
    WORD("receipt", receipt, RECEIPT_LENGTH_MAX),
    WORD("actor", actor, NK_CODE_LENGTH_MAX),
    {.name = "year", .type = &nk_type_integer, NK_FIELD(nk_receipt, year), .required = true, .minimum = 1,
     .maximum = 9999},
    {.name = "revision", .type = &nk_type_integer, NK_FIELD(nk_receipt, revision), .required = true, .minimum = 1,
     .maximum = INT32_MAX},
    {.name = "submittedAt", .type = &nk_type_timestamp, NK_FIELD(nk_receipt, submitted_at), .required = true},
    {.name = "sha256", .type = &nk_type_text, NK_FIELD(nk_receipt, sha256), .required = true,
     .minimum = NK_SHA256_LENGTH, .maximum = NK_SHA256_LENGTH},
    WORD("methodology", methodology, NK_CODE_LENGTH_MAX),
    {.name = "ruleSet", .type = &nk_type_text, NK_FIELD(nk_receipt, rule_set), .nullable = true, .minimum = 1,
     .maximum = NK_CODE_LENGTH_MAX},
    {.name = "signatory", .type = &nk_type_object, NK_FIELD(nk_receipt, signatory), .object = &signatory,
     .nullable = true, .given_offset = offsetof(struct nk_receipt, has_signatory)},
    {.name = "digest", .type = &nk_type_text, NK_FIELD(nk_receipt, digest), .minimum = NK_SHA256_LENGTH,
     .maximum = NK_SHA256_LENGTH},
    {.name = "links", .type = &nk_type_object, .object = &links, .offset = offsetof(struct read_receipt, links)},
};
static const struct nk_object receipt = NK_OBJECT(members);

enum nk_status nk_receipt_decode(struct nk_receipt *ret, struct nk_arena *arena, struct nk_text text,
                                 struct nk_issues *issues)
{
    const struct nk_decode_limits limits = {.depth = NK_BODY_DEPTH_MAX, .items = NK_ISSUES_MAX};
    struct read_receipt decoded = {0};
    const enum nk_status status = nk_decode(&decoded, &receipt, arena, text, limits, issues, NULL);
    decoded.receipt.self = decoded.links.receipt;
    if (status == NK_OK)
        *ret = decoded.receipt;
    return status;
}
