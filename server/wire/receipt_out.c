#include "server/wire/receipt_out.h"

#include "server/wire/builder.h"

#define RETURN "/v1/collections/%d/submissions/%.*s"
#define RETURN_ARGUMENTS(receipt) (receipt)->year, NK_TEXT_ARGUMENTS((receipt)->actor)

struct nk_receipt nk_receipt_of(const struct nk_revision *revision, struct nk_text rule_set)
{
    return (struct nk_receipt){
        .receipt = revision->receipt,
        .actor = revision->actor,
        .submitted_at = revision->submitted_at,
        .sha256 = revision->sha256,
        .methodology = revision->methodology,
        .rule_set = rule_set,
        .year = revision->year,
        .revision = revision->number,
        .has_signatory = revision->signatory_name.length > 0,
        .signatory = {.name = revision->signatory_name, .title = revision->signatory_title},
    };
}

static void build_signatory(struct nk_builder *builder, struct nk_node root, const struct nk_receipt *receipt)
{
    if (!receipt->has_signatory) {
        nk_build_null(builder, root, "signatory");
        return;
    }
    struct nk_node signatory = nk_build_object(builder, root, "signatory");
    nk_build_text(builder, signatory, "name", receipt->signatory.name);
    nk_build_text(builder, signatory, "title", receipt->signatory.title);
}

/* The order of the members is that of their names: it is what is hashed. */
struct nk_buffer nk_receipt_statement(const struct nk_receipt *receipt)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", receipt->actor);
    nk_build_text(&builder, root, "methodology", receipt->methodology);
    nk_build_text(&builder, root, "receipt", receipt->receipt);
    nk_build_integer(&builder, root, "revision", receipt->revision);
    nk_build_text_or_null(&builder, root, "ruleSet", receipt->rule_set);
    nk_build_text(&builder, root, "sha256", receipt->sha256);
    build_signatory(&builder, root, receipt);
    nk_build_text(&builder, root, "submittedAt", receipt->submitted_at);
    nk_build_integer(&builder, root, "year", receipt->year);
    return nk_build_finish(&builder);
}

/* The name of a rule set that was kept is a SHA-256; names from before are shorter. */
static bool has_rule_set(const struct nk_receipt *receipt)
{
    return receipt->rule_set.length == NK_SHA256_LENGTH;
}

struct nk_buffer nk_receipt_json(const struct nk_receipt *receipt)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "receipt", receipt->receipt);
    nk_build_text(&builder, root, "actor", receipt->actor);
    nk_build_integer(&builder, root, "year", receipt->year);
    nk_build_integer(&builder, root, "revision", receipt->revision);
    nk_build_text(&builder, root, "submittedAt", receipt->submitted_at);
    build_signatory(&builder, root, receipt);
    nk_build_text(&builder, root, "sha256", receipt->sha256);
    nk_build_text(&builder, root, "methodology", receipt->methodology);
    nk_build_text_or_null(&builder, root, "ruleSet", receipt->rule_set);
    nk_build_text(&builder, root, "digest", receipt->digest);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", RETURN "/receipts/%.*s", RETURN_ARGUMENTS(receipt),
                    NK_TEXT_ARGUMENTS(receipt->receipt));
    nk_build_format(&builder, links, "revision", RETURN "/revisions/%d", RETURN_ARGUMENTS(receipt), receipt->revision);
    nk_build_format(&builder, links, "submission", RETURN, RETURN_ARGUMENTS(receipt));
    if (has_rule_set(receipt))
        nk_build_format(&builder, links, "ruleSet", "/v1/rule-sets/%.*s", NK_TEXT_ARGUMENTS(receipt->rule_set));
    return nk_build_finish(&builder);
}
