#include <stdio.h>
#include <string.h>

#include "server/digest.h"
#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/wire/receipt_out.h"
#include "server/wire/return_in.h"

/* Says every fault of a file. */
static bool tell(struct nk_arena *arena, const char *path, const struct nk_issues *issues, enum nk_status status)
{
    if (status == NK_NO_MEMORY)
        fprintf(stderr, "nokkeltall: there is not enough memory\n");
    for (size_t i = 0; status == NK_INVALID && i < issues->count; i++) {
        struct nk_text detail = nk_issue_detail(arena, &issues->items[i], NK_ENGLISH);
        fprintf(stderr, "nokkeltall: %s: %.*s: %.*s\n", path, NK_TEXT_ARGUMENTS(issues->items[i].pointer),
                NK_TEXT_ARGUMENTS(detail));
    }
    return status == NK_OK;
}

static bool read_receipt(struct nk_receipt *ret, struct nk_arena *arena, const char *path)
{
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    return nk_file_read(&text, arena, path) &&
           tell(arena, path, &issues, nk_receipt_decode(ret, arena, text, &issues));
}

static enum nk_return_form form_of(const char *path)
{
    const size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".csv") == 0 ? NK_RETURN_CSV : NK_RETURN_JSON;
}

static bool read_document(struct nk_return_document *ret, struct nk_arena *arena, const char *path,
                          const struct nk_receipt *receipt)
{
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    return nk_file_read(&text, arena, path) &&
           tell(arena, path, &issues,
                nk_return_read(ret, arena, text, form_of(path), receipt->actor, receipt->year, &issues));
}

/* "2017-helse-vest-1-0a1b2c3d4e5f": the number of a receipt says whose it is and of what content. */
static bool has_its_number(const struct nk_receipt *receipt, const char *sha256)
{
    char number[256];
    int length = snprintf(number, sizeof(number), "%d-%.*s-%d-%.12s", receipt->year,
                          NK_TEXT_ARGUMENTS(receipt->actor), (int)receipt->revision, sha256);
    return length > 0 && (size_t)length < sizeof(number) && nk_text_is(receipt->receipt, number);
}

/* The digest is over everything that a receipt says, so nothing of it was changed by itself. */
static bool has_its_digest(const struct nk_receipt *receipt)
{
    struct nk_buffer statement = nk_receipt_statement(receipt);
    char hex[NK_SHA256_HEX + 1] = "";
    if (statement.data)
        nk_sha256_hex(hex, (struct nk_text){.data = (const char *)statement.data, .length = statement.length});
    nk_buffer_free(&statement);
    return hex[0] && nk_text_is(receipt->digest, hex);
}

static bool say(bool holds, const char *sentence)
{
    printf("%s%s\n", holds ? "ok      " : "NOT OK  ", sentence);
    return holds;
}

/* True, and nothing is read, when no file was given. */
static bool read_rule_set(struct nk_text *ret, struct nk_arena *arena, const char *path)
{
    *ret = (struct nk_text){0};
    return !path || nk_file_read(ret, arena, path);
}

static bool has_its_rules(const struct nk_receipt *receipt, struct nk_text rule_set)
{
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, rule_set);
    bool same = say(nk_text_is(receipt->rule_set, hex), "the rules are those that the document was checked by");
    if (!same)
        printf("        SHA-256 of the rule set is %s, of the receipt %.*s\n", hex, NK_TEXT_ARGUMENTS(receipt->rule_set));
    return same;
}

int nk_verify_receipt(const struct nk_offline_options *options)
{
    struct nk_arena arena = nk_heap_arena();
    struct nk_receipt receipt;
    struct nk_return_document document;
    struct nk_text rule_set;
    int status = 2;
    if (read_receipt(&receipt, &arena, options->bundle) &&
        read_document(&document, &arena, options->document, &receipt) &&
        read_rule_set(&rule_set, &arena, options->rule_set)) {
        char hex[NK_SHA256_HEX + 1];
        nk_sha256_hex(hex, document.canonical);
        printf("%.*s, submitted %.*s\n", NK_TEXT_ARGUMENTS(receipt.receipt), NK_TEXT_ARGUMENTS(receipt.submitted_at));
        bool same = say(nk_text_is(receipt.sha256, hex), "the document is the one that the receipt is for");
        if (!same)
            printf("        SHA-256 of the document is %s, of the receipt %.*s\n", hex,
                   NK_TEXT_ARGUMENTS(receipt.sha256));
        bool named = say(has_its_number(&receipt, hex), "the number of the receipt belongs to its content");
        bool whole = say(has_its_digest(&receipt), "nothing that the receipt says has been changed since its digest was made");
        bool ruled = !options->rule_set || has_its_rules(&receipt, rule_set);
        printf("        That the digest is the server's, and with it the time, is shown by the server: GET %.*s\n",
               NK_TEXT_ARGUMENTS(receipt.self.length ? receipt.self : receipt.receipt));
        status = same && named && whole && ruled ? 0 : 1;
    }
    nk_arena_release(&arena);
    return status;
}
