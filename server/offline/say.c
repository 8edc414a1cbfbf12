#include "server/offline/say.h"

#include <string.h>

#include "server/wire/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* Bytes of the character at the beginning that a terminal obeys and does not show: C0, DEL and C1. 0: it is none. */
static size_t control_length(struct nk_text text)
{
    const unsigned char first = (unsigned char)text.data[0];
    const unsigned char second = text.length > 1 ? (unsigned char)text.data[1] : 0;
    if (first < 0x20 || first == 0x7f)
        return 1;
    return first == 0xc2 && second >= 0x80 && second < 0xa0 ? 2 : 0;
}

void nk_print_text(FILE *file, struct nk_text text)
{
    size_t valid = nk_utf8_valid_length(text), skipped = 0;
    for (size_t at = 0; at < text.length; at += skipped ? skipped : 1) {
        const struct nk_text rest = {.data = text.data + at, .length = text.length - at};
        skipped = at == valid ? 1 : control_length(rest);
        if (skipped)
            fputs(REPLACEMENT, file);
        else
            fputc(text.data[at], file);
        if (at == valid)
            valid += 1 + nk_utf8_valid_length((struct nk_text){rest.data + 1, rest.length - 1});
    }
}

void nk_print_sentence(FILE *file, struct nk_text sentence, struct nk_text first, struct nk_text second)
{
    enum { PLACE_LENGTH = 3 };
    const char *at = sentence.data, *end = sentence.data + sentence.length;
    while (at < end) {
        const bool is_first = end - at >= PLACE_LENGTH && memcmp(at, "{1}", PLACE_LENGTH) == 0;
        const bool is_second = end - at >= PLACE_LENGTH && memcmp(at, "{2}", PLACE_LENGTH) == 0;
        if (is_first || is_second)
            nk_print_text(file, is_first ? first : second);
        else
            fputc(*at, file);
        at += is_first || is_second ? PLACE_LENGTH : 1;
    }
}

static void begin(const char *path)
{
    fputs("nokkeltall: ", stderr);
    if (!path)
        return;
    nk_print_text(stderr, nk_text_of(path));
    fputs(": ", stderr);
}

int nk_say(enum nk_language language, const char *path, const struct nk_label *sentence, struct nk_text first,
           struct nk_text second)
{
    begin(path);
    nk_print_sentence(stderr, nk_label_in(sentence, language), first, second);
    fputc('\n', stderr);
    return NK_EXIT_UNUSABLE;
}

int nk_say_no_memory(enum nk_language language)
{
    static const struct nk_label sentence = {{
        NK_TEXT("det er ikke nok minne."),
        NK_TEXT("det er ikkje nok minne."),
        NK_TEXT("there is not enough memory."),
    }};
    return nk_say(language, NULL, &sentence, (struct nk_text){0}, (struct nk_text){0});
}

/* Of a table its row and column, of JSON the place in the document. What is said of the text as a whole says itself
 * where. */
static void print_place(const struct nk_issue *issue, enum nk_language language)
{
    static const struct nk_label row = {{NK_TEXT("rad"), NK_TEXT("rad"), NK_TEXT("row")}};
    static const struct nk_label column = {{NK_TEXT("kolonne"), NK_TEXT("kolonne"), NK_TEXT("column")}};
    const bool says_itself = issue->code == NK_MALFORMED_CSV || issue->code == NK_INVALID_UTF8;
    if (says_itself)
        return;
    if (issue->row)
        fprintf(stderr, "%.*s %u, %.*s %u: ", NK_TEXT_ARGUMENTS(nk_label_in(&row, language)), (unsigned)issue->row,
                NK_TEXT_ARGUMENTS(nk_label_in(&column, language)), (unsigned)issue->column);
    else if (issue->pointer.length) {
        nk_print_text(stderr, issue->pointer);
        fputs(": ", stderr);
    }
}

static void print_rest(size_t dropped, enum nk_language language)
{
    static const struct nk_label more = {{
        NK_TEXT("… og {1} feil til; de vises når disse er rettet."),
        NK_TEXT("… og {1} feil til; dei blir viste når desse er retta."),
        NK_TEXT("… and {1} more; they are shown once these are mended."),
    }};
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%zu", dropped);
    fputs("  ", stderr);
    nk_print_sentence(stderr, nk_label_in(&more, language), (struct nk_text){digits, (size_t)length},
                      (struct nk_text){0});
    fputc('\n', stderr);
}

int nk_say_issues(enum nk_language language, const char *path, const struct nk_label *what, struct nk_arena *arena,
                  enum nk_status status, const struct nk_issues *issues)
{
    if (status != NK_INVALID)
        return nk_say_no_memory(language);
    (void)nk_say(language, path, what, (struct nk_text){0}, (struct nk_text){0});
    for (size_t i = 0; i < issues->count; i++) {
        fputs("  ", stderr);
        print_place(&issues->items[i], language);
        nk_print_text(stderr, nk_issue_detail(arena, &issues->items[i], language));
        fputc('\n', stderr);
    }
    if (issues->dropped)
        print_rest(issues->dropped, language);
    return NK_EXIT_UNUSABLE;
}
