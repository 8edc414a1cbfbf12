#include <stdio.h>
#include <string.h>

#include "server/digest.h"
#include "server/heap.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/returns.h"
#include "server/offline/say.h"
#include "server/wire/receipt_out.h"
#include "server/wire/return_spellings.h"

static bool read_receipt(struct nk_receipt *ret, struct nk_arena *arena, const char *path, enum nk_language language)
{
    static const struct nk_label not_a_receipt = NK_SAYS(
        "det er ingen kvittering, slik en innsending svarer med:",
        "det er inga kvittering, slik ei innsending svarar med:", "this is not a receipt as a submit answers it:");
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_file_read(&text, arena, path, NK_RETURN_BYTES_MAX, language))
        return false;
    const enum nk_status status = nk_receipt_decode(ret, arena, text, &issues);
    return status == NK_OK || nk_say_issues(language, path, &not_a_receipt, arena, status, &issues) == 0;
}

/* "2017-helse-vest-1-0a1b2c3d4e5f": the number of a receipt says whose it is and of what content. */
static bool has_its_number(const struct nk_receipt *receipt)
{
    enum { DIGITS = 12 };
    const int digits = receipt->sha256.length < DIGITS ? 0 : DIGITS;
    char number[256];
    int length = snprintf(number, sizeof(number), "%d-%.*s-%d-%.*s", receipt->year, NK_TEXT_ARGUMENTS(receipt->actor),
                          (int)receipt->revision, digits, receipt->sha256.data);
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

static bool say(bool holds, const struct nk_label *sentence, enum nk_language language)
{
    static const struct nk_label wrong = NK_SAYS("FEIL    ", "FEIL    ", "NOT OK  ");
    printf("%.*s%.*s\n", NK_TEXT_ARGUMENTS(holds ? NK_TEXT("ok      ") : nk_label_in(&wrong, language)),
           NK_TEXT_ARGUMENTS(nk_label_in(sentence, language)));
    return holds;
}

/* A remark under a line. */
static void add(const struct nk_label *sentence, struct nk_text first, struct nk_text second, enum nk_language language)
{
    fputs("        ", stdout);
    nk_print_sentence(stdout, nk_label_in(sentence, language), first, second);
    putchar('\n');
}

/* Whether one of the spellings is what the receipt was given for. `hex` becomes its hash, or that of the document as it
 * is. */
static bool check_content(char hex[static NK_SHA256_HEX + 1], const struct nk_text *spellings,
                          const struct nk_receipt *receipt, enum nk_language language)
{
    static const struct nk_label same =
        NK_SAYS("oppgaven er den som kvitteringen ble gitt for", "oppgåva er den som kvitteringa blei gitt for",
                "the return is the one that the receipt was given for");
    static const struct nk_label spelt = NK_SAYS("Den som ble sendt inn, skilte seg bare i om den selv sier actor og "
                                                 "year; det sier kvitteringen.",
                                                 "Den som blei sendt inn, skilde seg berre i om ho sjølv seier actor "
                                                 "og year; det seier kvitteringa.",
                                                 "What was submitted differs only in whether it says actor and year "
                                                 "itself, which the receipt says.");
    static const struct nk_label hashes =
        NK_SAYS("SHA-256 av oppgaven er {1}, i kvitteringen {2}", "SHA-256 av oppgåva er {1}, i kvitteringa {2}",
                "SHA-256 of the return is {1}, of the receipt {2}");
    bool found = false;
    size_t spelling = 0;
    for (; !found && spelling < NK_RETURN_SPELLINGS; spelling++) {
        nk_sha256_hex(hex, spellings[spelling]);
        found = nk_text_is(receipt->sha256, hex);
    }
    if (!found)
        nk_sha256_hex(hex, spellings[0]);
    (void)say(found, &same, language);
    if (!found)
        add(&hashes, nk_text_of(hex), receipt->sha256, language);
    else if (spelling > 1)
        add(&spelt, (struct nk_text){0}, (struct nk_text){0}, language);
    return found;
}

/* True, and nothing is read, when no file was given. */
static bool read_rule_set(struct nk_text *ret, struct nk_arena *arena, const struct nk_offline_options *options)
{
    *ret = (struct nk_text){0};
    return !options->rule_set || nk_file_read(ret, arena, options->rule_set, NK_FILE_MAX, options->language);
}

static bool has_its_rules(const struct nk_receipt *receipt, struct nk_text rule_set, enum nk_language language)
{
    static const struct nk_label same =
        NK_SAYS("reglene er dem som oppgaven ble kontrollert med", "reglane er dei som oppgåva blei kontrollert med",
                "the rules are those that the return was checked by");
    static const struct nk_label hashes =
        NK_SAYS("SHA-256 av regelsettet er {1}, i kvitteringen {2}", "SHA-256 av regelsettet er {1}, i kvitteringa {2}",
                "SHA-256 of the rule set is {1}, of the receipt {2}");
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, rule_set);
    const bool is_same = say(nk_text_is(receipt->rule_set, hex), &same, language);
    if (!is_same)
        add(&hashes, nk_text_of(hex), receipt->rule_set, language);
    return is_same;
}

static bool check(const struct nk_receipt *receipt, const struct nk_text *spellings, struct nk_text rule_set,
                  enum nk_language language)
{
    static const struct nk_label heading = NK_SAYS("{1}, sendt inn {2}", "{1}, sendt inn {2}", "{1}, submitted {2}");
    static const struct nk_label named =
        NK_SAYS("nummeret på kvitteringen hører til innholdet", "nummeret på kvitteringa høyrer til innhaldet",
                "the number of the receipt belongs to its content");
    static const struct nk_label whole = NK_SAYS("ingenting som kvitteringen sier, er endret siden digest ble laget",
                                                 "ingenting som kvitteringa seier, er endra sidan digest blei laga",
                                                 "nothing that the receipt says has been changed since its digest was "
                                                 "made");
    static const struct nk_label server = NK_SAYS("At digest er tjenestens, og dermed tidspunktet, viser tjenesten: "
                                                  "GET {1}",
                                                  "At digest er tenesta sin, og dermed tidspunktet, viser tenesta: GET "
                                                  "{1}",
                                                  "That the digest is the server's, and with it the time, is shown by "
                                                  "the server: GET {1}");
    char hex[NK_SHA256_HEX + 1];
    nk_print_sentence(stdout, nk_label_in(&heading, language), receipt->receipt, receipt->submitted_at);
    putchar('\n');
    bool holds = check_content(hex, spellings, receipt, language);
    holds &= say(has_its_number(receipt), &named, language);
    holds &= say(has_its_digest(receipt), &whole, language);
    if (rule_set.data)
        holds &= has_its_rules(receipt, rule_set, language);
    add(&server, receipt->self.length ? receipt->self : receipt->receipt, (struct nk_text){0}, language);
    return holds;
}

int nk_verify_receipt(const struct nk_offline_options *options)
{
    const enum nk_language language = options->language;
    struct nk_arena arena = nk_heap_arena();
    struct nk_receipt receipt;
    struct nk_return_document document;
    struct nk_text spellings[NK_RETURN_SPELLINGS], rule_set;
    int status = NK_EXIT_UNUSABLE;
    if (read_receipt(&receipt, &arena, options->bundle, language) &&
        nk_offline_kept_return_read(&document, &arena, options->document, options->input, receipt.actor, receipt.year,
                                    language) == 0 &&
        read_rule_set(&rule_set, &arena, options)) {
        if (nk_return_spellings(spellings, &arena, &document) == NK_OK)
            status = check(&receipt, spellings, rule_set, language) ? 0 : 1;
        else
            (void)nk_say_no_memory(language);
    }
    nk_arena_release(&arena);
    return status;
}
