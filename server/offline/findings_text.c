#include "server/offline/findings_text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "server/offline/paragraph.h"
#include "server/offline/say.h"
#include "server/wire/skip_words.h"

/* Lines that are longer than this are hard to follow, shorter ones are no lines. */
enum { WIDTH_LEAST = 40, WIDTH_ELSEWHERE = 80, WIDTH_MOST = 100 };
enum { INDENT = 2, VALUE_INDENT = 4, VALUE_COLUMN = 16 };

#define PLAIN "\033[0m"
#define BOLD "\033[1m"
#define DIM "\033[2m"

struct page {
    struct nk_arena *arena;
    const struct nk_findings *findings;
    enum nk_language language;
    size_t width;
    bool has_colours, failed;
};

static const struct severity_words {
    const char *colour;
    struct nk_label heading, one, many;
} severities[] = {
    [NK_FATAL] = {"\033[1;35m", NK_SAYS("KRITISK FEIL", "KRITISK FEIL", "FATAL ERROR"),
                  NK_SAYS("kritisk feil", "kritisk feil", "fatal error"),
                  NK_SAYS("kritiske feil", "kritiske feil", "fatal errors")},
    [NK_ERROR] = {"\033[1;31m", NK_SAYS("FEIL", "FEIL", "ERROR"), NK_SAYS("feil", "feil", "error"),
                  NK_SAYS("feil", "feil", "errors")},
    [NK_WARNING] = {"\033[1;33m", NK_SAYS("ADVARSEL", "ÅTVARING", "WARNING"),
                    NK_SAYS("advarsel", "åtvaring", "warning"), NK_SAYS("advarsler", "åtvaringar", "warnings")},
    [NK_INFO] = {"\033[1;36m", NK_SAYS("OPPLYSNING", "OPPLYSNING", "INFORMATION"),
                 NK_SAYS("opplysning", "opplysning", "piece of information"),
                 NK_SAYS("opplysninger", "opplysningar", "pieces of information")},
};

static const char *colour(const struct page *page, const char *code)
{
    return page->has_colours ? code : "";
}

static struct nk_text in(const struct page *page, const struct nk_label *label)
{
    return nk_label_in(label, page->language);
}

static struct nk_text number(struct page *page, size_t value)
{
    const struct nk_text text = nk_decimal_text(page->arena, nk_decimal_integer((int64_t)value));
    page->failed |= !text.data;
    return text;
}

/* A sentence with two numbers in lines of its own. */
static void print_counted(struct page *page, const struct nk_label *sentence, size_t first, size_t second)
{
    char *text;
    size_t length;
    FILE *memory = open_memstream(&text, &length);
    if (!memory) {
        page->failed = true;
        return;
    }
    nk_print_sentence(memory, in(page, sentence), number(page, first), number(page, second));
    page->failed |= fclose(memory) != 0;
    nk_print_wrapped(stdout, (struct nk_text){text, length}, INDENT, page->width);
    free(text);
}

/* ---- how many, and what follows ---- */

static void print_counts(struct page *page)
{
    for (int severity = NK_FATAL; severity >= NK_INFO; severity--) {
        const struct severity_words *words = &severities[severity];
        const size_t count = nk_findings_count(page->findings, (enum nk_severity)severity);
        if (severity == NK_FATAL && count == 0)
            continue;
        fputs(severity == NK_FATAL || (severity == NK_ERROR && nk_findings_count(page->findings, NK_FATAL) == 0) ? "  "
                                                                                                                 : " ·"
                                                                                                                   " ",
              stdout);
        printf("%s%zu %.*s%s", colour(page, count ? words->colour : DIM), count,
               NK_TEXT_ARGUMENTS(in(page, count == 1 ? &words->one : &words->many)), colour(page, PLAIN));
    }
    putchar('\n');
}

static void print_summary(struct page *page)
{
    static const struct nk_label run =
        NK_SAYS("{1} regler er kjørt, {2} av dem uten funn.", "{1} reglar er køyrde, {2} av dei utan funn.",
                "{1} rules were run, {2} of them without a finding.");
    static const struct nk_label blocked = NK_SAYS("Oppgaven kan ikke sendes inn før feilene er rettet.",
                                                   "Oppgåva kan ikkje sendast inn før feila er retta.",
                                                   "The return cannot be submitted before the errors are mended.");
    static const struct nk_label warned = NK_SAYS("Ingenting hindrer innsending, men hver advarsel må rettes eller "
                                                  "forklares først.",
                                                  "Ingenting hindrar innsending, men kvar åtvaring må rettast eller "
                                                  "forklarast først.",
                                                  "Nothing prevents a submit, but each warning is to be mended or "
                                                  "explained first.");
    static const struct nk_label free_to_go =
        NK_SAYS("Ingenting av dette hindrer innsending.", "Ingenting av dette hindrar innsending.",
                "Nothing of this prevents a submit.");
    const struct nk_findings *findings = page->findings;
    const bool has_errors = nk_findings_count(findings, NK_ERROR) + nk_findings_count(findings, NK_FATAL) > 0;
    const bool has_warnings = nk_findings_count(findings, NK_WARNING) > 0;
    print_counts(page);
    print_counted(page, &run, findings->rules_run, findings->rules_passed);
    nk_print_wrapped(stdout,
                     in(page, has_errors     ? &blocked
                              : has_warnings ? &warned
                                             : &free_to_go),
                     INDENT, page->width);
}

/* ---- one finding ---- */

/* "F14", as a spreadsheet names the field. */
static struct nk_text sheet_name(char name[static 16], struct nk_place place)
{
    enum { LETTERS = 26, ROOM = 4 };
    char letters[ROOM];
    size_t count = 0;
    for (uint32_t rest = place.column; rest > 0 && count < ROOM; rest = (rest - 1) / LETTERS)
        letters[count++] = (char)('A' + (rest - 1) % LETTERS);
    size_t length = 0;
    while (count > 0)
        name[length++] = letters[--count];
    return (struct nk_text){name, length + (size_t)snprintf(name + length, 16 - length, "%u", (unsigned)place.row)};
}

static void print_place(const struct page *page, struct nk_place place)
{
    static const struct nk_label row = NK_SAYS("rad", "rad", "row");
    static const struct nk_label column = NK_SAYS("kolonne", "kolonne", "column");
    char name[16];
    if (place.row && place.column)
        printf("%.*s %u, %.*s %u (%.*s)  ", NK_TEXT_ARGUMENTS(in(page, &row)), (unsigned)place.row,
               NK_TEXT_ARGUMENTS(in(page, &column)), (unsigned)place.column,
               NK_TEXT_ARGUMENTS(sheet_name(name, place)));
    fputs(colour(page, DIM), stdout);
    nk_print_text(stdout, place.pointer.length ? place.pointer : NK_TEXT("/"));
    printf("%s\n", colour(page, PLAIN));
}

static bool is_said(struct nk_text message, struct nk_text value)
{
    return value.length > 0 && memmem(message.data, message.length, value.data, value.length) != NULL;
}

/* Numbers stand under each other, ending in the same column. A text that the message has in full is not said again. */
static void print_values(struct page *page, const struct nk_finding *finding, struct nk_text message)
{
    static const struct nk_label names[] = {NK_SAYS("ventet", "venta", "expected"),
                                            NK_SAYS("oppgitt", "oppgitt", "stated"),
                                            NK_SAYS("avvik", "avvik", "difference")};
    enum { VALUES = sizeof(names) / sizeof(names[0]) };
    const struct nk_text values[VALUES] = {finding->expected, finding->actual, finding->difference};
    struct nk_text texts[VALUES];
    size_t widest = 0;
    for (int i = 0; i < VALUES; i++) {
        texts[i] = nk_finding_value(page->arena, finding, values[i], page->language);
        page->failed |= !texts[i].data;
        const size_t columns = nk_text_columns(texts[i]);
        widest = finding->has_numbers && columns > widest ? columns : widest;
    }
    for (int i = 0; i < VALUES; i++) {
        const struct nk_text name = in(page, &names[i]);
        const size_t columns = nk_text_columns(texts[i]), begin = VALUE_INDENT + nk_text_columns(name);
        if (columns == 0 || (!finding->has_numbers && is_said(message, texts[i])))
            continue;
        const size_t column = VALUE_COLUMN + (finding->has_numbers ? widest - columns : 0);
        nk_print_spaces(stdout, VALUE_INDENT);
        printf("%s%.*s%s", colour(page, DIM), NK_TEXT_ARGUMENTS(name), colour(page, PLAIN));
        nk_print_spaces(stdout, column - begin);
        nk_print_wrapped_after(stdout, texts[i], column, VALUE_COLUMN, page->width);
    }
}

static void print_finding(struct page *page, const struct nk_finding *finding)
{
    const struct severity_words *words = &severities[finding->severity];
    const struct nk_text message = nk_finding_message(page->arena, finding, page->language);
    page->failed |= !message.data;
    printf("\n%s%.*s%s  %s%.*s%s  ", colour(page, words->colour), NK_TEXT_ARGUMENTS(in(page, &words->heading)),
           colour(page, PLAIN), colour(page, BOLD), NK_TEXT_ARGUMENTS(finding->rule->id), colour(page, PLAIN));
    print_place(page, finding->place);
    if (page->failed)
        return;
    nk_print_wrapped(stdout, message, INDENT, page->width);
    print_values(page, finding, message);
    const struct nk_text mend = nk_finding_how_to_mend(page->arena, finding, page->language);
    page->failed |= !mend.data;
    if (mend.length == 0)
        return;
    fputs("  → ", stdout);
    nk_print_wrapped_after(stdout, mend, VALUE_INDENT, VALUE_INDENT, page->width);
}

static void print_all(struct page *page)
{
    static const struct nk_label dropped = NK_SAYS("… og {1} funn til, som ikke vises: av hver regel vises hundre.",
                                                   "… og {1} funn til, som ikkje er viste: av kvar regel er hundre "
                                                   "viste.",
                                                   "… and {1} more that are not shown: of each rule a hundred are.");
    for (int severity = NK_FATAL; severity >= NK_INFO; severity--)
        for (size_t i = 0; i < page->findings->count; i++)
            if (page->findings->items[i].severity == (enum nk_severity)severity)
                print_finding(page, &page->findings->items[i]);
    if (page->findings->dropped == 0)
        return;
    putchar('\n');
    print_counted(page, &dropped, page->findings->dropped, 0);
}

/* ---- what was not looked at ---- */

/* "V08, V12" of the rules that were skipped for the reason; empty: none was. */
static struct nk_text rules_skipped(struct page *page, enum nk_skip skip)
{
    struct nk_text rules = {"", 0};
    for (size_t i = 0; i < page->findings->outcome_count; i++) {
        const struct nk_rule_outcome *outcome = &page->findings->outcomes[i];
        if (outcome->skipped != skip)
            continue;
        rules = NK_JOIN(page->arena, rules, rules.length ? NK_TEXT(", ") : NK_TEXT(""), outcome->rule->id);
        page->failed |= !rules.data;
    }
    return rules;
}

static void print_skipped(struct page *page)
{
    static const struct nk_label heading = NK_SAYS("IKKE KJØRT", "IKKJE KØYRT", "NOT RUN");
    if (page->findings->rules_skipped > 0)
        printf("\n%s%.*s%s  %zu\n", colour(page, BOLD), NK_TEXT_ARGUMENTS(in(page, &heading)), colour(page, PLAIN),
               page->findings->rules_skipped);
    for (int skip = NK_NOT_SKIPPED + 1; skip <= NK_DECIDED_BEFORE; skip++) {
        const struct nk_text rules = rules_skipped(page, (enum nk_skip)skip);
        if (rules.length == 0)
            continue;
        nk_print_wrapped(stdout, in(page, nk_skip_reason_label((enum nk_skip)skip)), INDENT, page->width);
        nk_print_wrapped(stdout, in(page, nk_skip_how_to_run_label((enum nk_skip)skip)), VALUE_INDENT, page->width);
        fputs(colour(page, DIM), stdout);
        nk_print_wrapped(stdout, rules, VALUE_INDENT, page->width);
        fputs(colour(page, PLAIN), stdout);
    }
}

/* ---- the page ---- */

static size_t width_of_output(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return WIDTH_ELSEWHERE;
    if (size.ws_col < WIDTH_LEAST)
        return WIDTH_LEAST;
    return size.ws_col > WIDTH_MOST ? WIDTH_MOST : size.ws_col;
}

static bool wants_colours(void)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
}

bool nk_print_findings(struct nk_arena *arena, const struct nk_catalogue *catalogue, const struct nk_findings *findings,
                       const struct nk_offline_options *options)
{
    struct page page = {.arena = arena,
                        .findings = findings,
                        .language = options->language,
                        .width = width_of_output(),
                        .has_colours = wants_colours()};
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, nk_text_of(options->actor));
    printf("%s%.*s %d%s  ", colour(&page, BOLD), NK_TEXT_ARGUMENTS(in(&page, &actor->name)), options->year,
           colour(&page, PLAIN));
    fputs(colour(&page, DIM), stdout);
    nk_print_text(stdout, nk_text_of(options->bundle));
    printf("%s\n", colour(&page, PLAIN));
    print_summary(&page);
    print_all(&page);
    print_skipped(&page);
    return fflush(stdout) == 0 && !ferror(stdout) && !page.failed;
}
