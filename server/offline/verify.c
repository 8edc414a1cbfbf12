#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/explain.h"
#include "server/digest.h"
#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/wire/bundle_out.h"

static const struct nk_text nothing;

struct checking {
    struct nk_arena *arena;
    const struct nk_offline_options *options;
    struct nk_text text;
    struct nk_bundle_document document;
    struct nk_edition *edition;
    bool failed;
};

/* One line a check. */
static void say(struct checking *checking, bool holds, const struct nk_label *sentence, struct nk_text first,
                struct nk_text second)
{
    static const struct nk_label wrong = NK_SAYS("FEIL    ", "FEIL    ", "NOT OK  ");
    const enum nk_language language = checking->options->language;
    checking->failed |= !holds;
    printf("%.*s", NK_TEXT_ARGUMENTS(holds ? NK_TEXT("ok      ") : nk_label_in(&wrong, language)));
    nk_print_sentence(stdout, nk_label_in(sentence, language), first, second);
    putchar('\n');
}

enum { NUMBER_ROOM = 24 };
static struct nk_text number(char digits[static NUMBER_ROOM], size_t value)
{
    return (struct nk_text){digits, (size_t)snprintf(digits, NUMBER_ROOM, "%zu", value)};
}

struct hash_words {
    struct nk_label told, same, other;
};

/* Compares a hash with what was given, or only tells it. */
static void check_hash(struct checking *checking, const struct hash_words *words, struct nk_text hash,
                       const char *expected)
{
    if (!expected) {
        fputs("–       ", stdout);
        nk_print_sentence(stdout, nk_label_in(&words->told, checking->options->language), hash, nothing);
        putchar('\n');
        return;
    }
    const bool is_same = strlen(expected) == hash.length && strncasecmp(expected, hash.data, hash.length) == 0;
    say(checking, is_same, is_same ? &words->same : &words->other, hash, nk_text_of(expected));
}

static void check_documents(struct checking *checking)
{
    static const struct nk_label one = NK_SAYS("dokumentet fra {1}, revisjon {2}, har hashen som står i manifestet",
                                               "dokumentet frå {1}, revisjon {2}, har hashen som står i manifestet",
                                               "the document of {1}, revision {2}, has the hash of the manifest");
    static const struct nk_label all = NK_SAYS("dokumentene til {1} oppgaver har hashene som står i manifestet",
                                               "dokumenta til {1} oppgåver har hashane som står i manifestet",
                                               "the documents of {1} returns have the hashes of the manifest");
    char digits[NUMBER_ROOM];
    const struct nk_bundle *bundle = &checking->document.bundle;
    size_t wrong = 0;
    for (size_t i = 0; i < bundle->return_count; i++) {
        const struct nk_bundle_submission *submission = &checking->document.submissions[i];
        char hex[NK_SHA256_HEX + 1];
        nk_sha256_hex(hex, submission->document);
        if (nk_text_is(submission->sha256, hex))
            continue;
        wrong++;
        say(checking, false, &one, submission->actor, number(digits, (size_t)submission->revision));
    }
    if (wrong == 0)
        say(checking, true, &all, number(digits, bundle->return_count), nothing);
}

/* NK_NO_MEMORY is no finding about the bundle. */
static enum nk_status check_form(struct checking *checking)
{
    static const struct nk_label form = NK_SAYS("pakken har den ene formen som innholdet har, byte for byte",
                                                "pakka har den eine forma som innhaldet har, byte for byte",
                                                "the bundle has the one form that its content has, byte for byte");
    struct nk_bundle_source source;
    char *bytes;
    size_t length;
    enum nk_status status = nk_bundle_source_of(&source, checking->arena, &checking->document);
    if (status == NK_OK)
        status = nk_bundle_encode(&bytes, &length, &source);
    if (status == NK_NO_MEMORY)
        return status;
    bool same = status == NK_OK && nk_text_equal(checking->text, (struct nk_text){bytes, length});
    say(checking, same, &form, nothing, nothing);
    if (status == NK_OK)
        free(bytes);
    return NK_OK;
}

static void check_proof(struct checking *checking)
{
    static const struct nk_label held = NK_SAYS("{1} sammenligninger i beviset for at ingenting blir borte, stemmer på "
                                                "kronen",
                                                "{1} samanlikningar i provet for at ingenting blir borte, stemmer på "
                                                "krona",
                                                "{1} comparisons of the proof of conservation hold to the krone");
    char digits[NUMBER_ROOM];
    const struct nk_proof *proof = &nk_edition_publication(checking->edition)->proof;
    say(checking, proof->failed == 0 && proof->residual == 0, &held, number(digits, proof->checked - proof->failed),
        nothing);
}

static enum nk_status check_values(struct checking *checking)
{
    static const struct nk_label fold = NK_SAYS("{1} verdier kommer ut igjen av det som er sendt inn; {2} finnes ikke",
                                                "{1} verdiar kjem ut att av det som er sendt inn; {2} finst ikkje",
                                                "{1} values fold again from what was submitted; {2} are absent");
    char digits[NUMBER_ROOM], all[2 * NUMBER_ROOM];
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
    const int length = snprintf(all, sizeof all, "%zu/%zu", folded, count - absent);
    if (status == NK_OK)
        say(checking, folded + absent == count, &fold, (struct nk_text){all, (size_t)length}, number(digits, absent));
    return status;
}

static const struct hash_words of_bundle = {
    NK_SAYS("SHA-256 av pakken: {1}", "SHA-256 av pakka: {1}", "SHA-256 of the bundle: {1}"),
    NK_SAYS("SHA-256 av pakken er {1}", "SHA-256 av pakka er {1}", "SHA-256 of the bundle is {1}"),
    NK_SAYS("SHA-256 av pakken er {1}, og ikke {2}", "SHA-256 av pakka er {1}, og ikkje {2}",
            "SHA-256 of the bundle is {1}, and not {2}"),
};
static const struct hash_words of_results = {
    NK_SAYS("SHA-256 av resultatene: {1}", "SHA-256 av resultata: {1}", "SHA-256 of the results: {1}"),
    NK_SAYS("SHA-256 av resultatene er {1}", "SHA-256 av resultata er {1}", "SHA-256 of the results is {1}"),
    NK_SAYS("SHA-256 av resultatene er {1}, og ikke {2}", "SHA-256 av resultata er {1}, og ikkje {2}",
            "SHA-256 of the results is {1}, and not {2}"),
};

static int check(struct checking *checking)
{
    static const struct nk_label made =
        NK_SAYS("laget {1} av {2} oppgaver", "laga {1} av {2} oppgåver", "made {1} of {2} returns");
    char digits[NUMBER_ROOM];
    const struct nk_offline_options *options = checking->options;
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, checking->text);
    const struct nk_bundle *bundle = &checking->document.bundle;
    printf("%.*s, %s, ", NK_TEXT_ARGUMENTS(bundle->head.id), nk_publication_kind_code(bundle->head.kind));
    nk_print_sentence(stdout, nk_label_in(&made, options->language), bundle->head.created_at,
                      number(digits, bundle->return_count));
    putchar('\n');
    check_hash(checking, &of_bundle, nk_text_of(hex), options->sha256);
    check_documents(checking);
    enum nk_status status = check_form(checking);
    if (status == NK_OK) {
        check_proof(checking);
        check_hash(checking, &of_results, nk_edition_result_sha256(checking->edition), options->result_sha256);
        status = check_values(checking);
    }
    if (status != NK_OK)
        return nk_say_no_memory(options->language);
    return checking->failed ? 1 : 0;
}

int nk_verify(const struct nk_offline_options *options)
{
    struct nk_arena arena = nk_heap_arena();
    struct checking checking = {.arena = &arena, .options = options};
    int status = NK_EXIT_UNUSABLE;
    if (nk_file_read(&checking.text, &arena, options->bundle, NK_FILE_MAX, options->language) &&
        nk_file_decode(&checking.document, &arena, options->bundle, checking.text, options->language))
        checking.edition = nk_text_edition(&arena, options->bundle, checking.text, options->language);
    if (checking.edition)
        status = check(&checking);
    nk_edition_unref(checking.edition);
    nk_arena_release(&arena);
    return status;
}
