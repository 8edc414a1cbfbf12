#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "core/explain.h"
#include "server/digest.h"
#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/wire/bundle_out.h"

struct checking {
    struct nk_arena *arena;
    const struct nk_offline_options *options;
    struct nk_text text;
    struct nk_bundle_document document;
    struct nk_edition *edition;
    bool failed;
};

/* One line a check. */
__attribute__((format(printf, 3, 4))) static void say(struct checking *checking, bool holds, const char *format, ...)
{
    va_list arguments;
    checking->failed |= !holds;
    fputs(holds ? "ok      " : "NOT OK  ", stdout);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
}

/* Compares a hash with what was given, or only tells it. */
static void check_hash(struct checking *checking, const char *of, struct nk_text hash, const char *expected)
{
    if (!expected) {
        printf("–       SHA-256 of %s: %.*s\n", of, NK_TEXT_ARGUMENTS(hash));
        return;
    }
    bool same = strlen(expected) == hash.length && strncasecmp(expected, hash.data, hash.length) == 0;
    say(checking, same, "SHA-256 of %s is %.*s%s%s", of, NK_TEXT_ARGUMENTS(hash), same ? "" : ", and not ",
        same ? "" : expected);
}

static void check_documents(struct checking *checking)
{
    const struct nk_bundle *bundle = &checking->document.bundle;
    size_t wrong = 0;
    for (size_t i = 0; i < bundle->return_count; i++) {
        const struct nk_bundle_submission *submission = &checking->document.submissions[i];
        char hex[NK_SHA256_HEX + 1];
        nk_sha256_hex(hex, submission->document);
        if (nk_text_is(submission->sha256, hex))
            continue;
        wrong++;
        say(checking, false, "the document of %.*s, revision %d, has the hash of the manifest",
            NK_TEXT_ARGUMENTS(submission->actor), (int)submission->revision);
    }
    if (wrong == 0)
        say(checking, true, "the documents of %zu returns have the hashes of the manifest", bundle->return_count);
}

/* NK_NO_MEMORY is no finding about the bundle. */
static enum nk_status check_form(struct checking *checking)
{
    struct nk_bundle_source source;
    char *bytes;
    size_t length;
    enum nk_status status = nk_bundle_source_of(&source, checking->arena, &checking->document);
    if (status == NK_OK)
        status = nk_bundle_encode(&bytes, &length, &source);
    if (status == NK_NO_MEMORY)
        return status;
    bool same = status == NK_OK && nk_text_equal(checking->text, (struct nk_text){bytes, length});
    say(checking, same, "the bundle has the one form that its content has, byte for byte");
    if (status == NK_OK)
        free(bytes);
    return NK_OK;
}

static void check_proof(struct checking *checking)
{
    const struct nk_proof *proof = &nk_edition_publication(checking->edition)->proof;
    say(checking, proof->failed == 0 && proof->residual == 0,
        "%zu comparisons of the proof of conservation hold to the krone", proof->checked - proof->failed);
}

static enum nk_status check_values(struct checking *checking)
{
    const struct nk_publication *publication = nk_edition_publication(checking->edition);
    struct nk_figure_value *values;
    size_t count, folded = 0, absent = 0;
    enum nk_status status = nk_edition_figures(&values, &count, checking->arena, publication, NULL);
    for (size_t i = 0; status == NK_OK && i < count; i++) {
        struct nk_arena scratch = nk_heap_arena();
        const struct nk_explanation *root;
        struct nk_decimal recomputed;
        bool equal = false;
        absent += values[i].absence != NK_PRESENT;
        if (values[i].absence == NK_PRESENT) {
            status = nk_explain(&root, &scratch, &values[i], &publication->sums, NULL);
            if (status == NK_OK)
                status = nk_explanation_check(&recomputed, &equal, root);
            folded += equal;
        }
        nk_arena_release(&scratch);
    }
    if (status == NK_OK)
        say(checking, folded + absent == count, "%zu of %zu values fold again from what was submitted; %zu are absent",
            folded, count - absent, absent);
    return status;
}

static int check(struct checking *checking)
{
    const struct nk_offline_options *options = checking->options;
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, checking->text);
    const struct nk_bundle *bundle = &checking->document.bundle;
    printf("%.*s, %s, made %.*s of %zu returns\n", NK_TEXT_ARGUMENTS(bundle->head.id),
           nk_publication_kind_code(bundle->head.kind), NK_TEXT_ARGUMENTS(bundle->head.created_at),
           bundle->return_count);
    check_hash(checking, "the bundle", nk_text_of(hex), options->sha256);
    check_documents(checking);
    enum nk_status status = check_form(checking);
    if (status == NK_OK) {
        check_proof(checking);
        check_hash(checking, "the results", nk_edition_result_sha256(checking->edition), options->result_sha256);
        status = check_values(checking);
    }
    if (status != NK_OK) {
        fprintf(stderr, "nokkeltall: there is not enough memory\n");
        return 2;
    }
    return checking->failed ? 1 : 0;
}

int nk_verify(const struct nk_offline_options *options)
{
    struct nk_arena arena = nk_heap_arena();
    struct checking checking = {.arena = &arena, .options = options};
    int status = 2;
    if (nk_file_read(&checking.text, &arena, options->bundle) &&
        nk_file_decode(&checking.document, &arena, options->bundle, checking.text))
        checking.edition = nk_text_edition(&arena, options->bundle, checking.text);
    if (checking.edition)
        status = check(&checking);
    nk_edition_unref(checking.edition);
    nk_arena_release(&arena);
    return status;
}
