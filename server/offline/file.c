#include "server/offline/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "server/offline/say.h"

enum { FIRST_ROOM = 64 * 1024 };

static const struct nk_label standard_input = {
    {NK_TEXT("standard inn"), NK_TEXT("standard inn"), NK_TEXT("standard input")}};
static const struct nk_label no_such_file = {{
    NK_TEXT("filen finnes ikke. Se etter at navnet og mappen er riktige."),
    NK_TEXT("fila finst ikkje. Sjå etter at namnet og mappa er rette."),
    NK_TEXT("there is no such file. See that the name and the folder are right."),
}};
static const struct nk_label not_readable = {{
    NK_TEXT("du har ikke tilgang til å lese filen. Be om tilgang til den, eller kopier den til en mappe som er din."),
    NK_TEXT("du har ikkje tilgang til å lese fila. Be om tilgang til ho, eller kopier ho til ei mappe som er di."),
    NK_TEXT("you may not read the file. Ask for access to it, or copy it to a folder of your own."),
}};
static const struct nk_label a_folder = {{
    NK_TEXT("det er en mappe. Oppgi en fil i den."),
    NK_TEXT("det er ei mappe. Oppgi ei fil i ho."),
    NK_TEXT("that is a folder. Name a file in it."),
}};
static const struct nk_label other_cause = {{
    NK_TEXT("filen kan ikke leses: {1}."),
    NK_TEXT("fila kan ikkje lesast: {1}."),
    NK_TEXT("the file cannot be read: {1}."),
}};
static const struct nk_label too_large = {{
    NK_TEXT("filen er større enn {1} byte, som er det meste som tas imot. Se etter at det er riktig fil."),
    NK_TEXT("fila er større enn {1} byte, som er det meste som blir teke imot. Sjå etter at det er rett fil."),
    NK_TEXT("the file is larger than {1} bytes, which is the most that is taken. See that it is the right file."),
}};
static const struct nk_label empty = {{
    NK_TEXT("filen er tom. Se etter at den er lagret, og at det er riktig fil."),
    NK_TEXT("fila er tom. Sjå etter at ho er lagra, og at det er rett fil."),
    NK_TEXT("the file is empty. See that it is saved, and the right file."),
}};
static const struct nk_label utf16 = {{
    NK_TEXT("filen er lagret som UTF-16. Lagre den på nytt som UTF-8: i Excel velges «CSV UTF-8 (semikolondelt)» som "
            "filtype."),
    NK_TEXT("fila er lagra som UTF-16. Lagre ho på nytt som UTF-8: i Excel vel du «CSV UTF-8 (semikolondelt)» som "
            "filtype."),
    NK_TEXT("the file is saved as UTF-16. Save it again as UTF-8: in Excel choose \"CSV UTF-8\" as the file type."),
}};
static const struct nk_label workbook = {{
    NK_TEXT("det er en arbeidsbok eller et arkiv, ikke tekst. Lagre arket på nytt: i Excel velges «CSV UTF-8 "
            "(semikolondelt)» som filtype."),
    NK_TEXT("det er ei arbeidsbok eller eit arkiv, ikkje tekst. Lagre arket på nytt: i Excel vel du «CSV UTF-8 "
            "(semikolondelt)» som filtype."),
    NK_TEXT("that is a workbook or an archive, no text. Save the sheet again: in Excel choose \"CSV UTF-8\" as the "
            "file type."),
}};
static const struct nk_label not_written = {{
    NK_TEXT("svaret kunne ikke lages eller skrives til standard ut."),
    NK_TEXT("svaret kunne ikkje lagast eller skrivast til standard ut."),
    NK_TEXT("the answer could not be made, or not written to standard output."),
}};

static const struct nk_text nothing;

static bool refuse_for(const char *path, int cause, enum nk_language language)
{
    static const struct {
        int cause;
        const struct nk_label *sentence;
    } causes[] = {{ENOENT, &no_such_file}, {ENOTDIR, &no_such_file}, {EACCES, &not_readable}, {EISDIR, &a_folder}};
    for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
        if (causes[i].cause == cause)
            return nk_say(language, path, causes[i].sentence, nothing, nothing) == 0;
    return nk_say(language, path, &other_cause, nk_text_of(strerror(cause)), nothing) == 0;
}

static bool refuse_size(const char *path, size_t max, enum nk_language language)
{
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%zu", max);
    return nk_say(language, path, &too_large, (struct nk_text){digits, (size_t)length}, nothing) == 0;
}

/* Text that is no text of ours, however it goes on. */
static bool is_usable(struct nk_text text, const char *path, enum nk_language language)
{
    static const struct {
        struct nk_text beginning;
        const struct nk_label *sentence;
    } others[] = {
        {{"\xff\xfe", 2}, &utf16},
        {{"\xfe\xff", 2}, &utf16},
        {{"PK\x03\x04", 4}, &workbook},
        {{"\xd0\xcf\x11\xe0", 4}, &workbook},
    };
    if (text.length == 0)
        return nk_say(language, path, &empty, nothing, nothing) == 0;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (text.length >= others[i].beginning.length &&
            memcmp(text.data, others[i].beginning.data, others[i].beginning.length) == 0)
            return nk_say(language, path, others[i].sentence, nothing, nothing) == 0;
    return true;
}

/* 0, ENOMEM, EFBIG when there is more than `max`, or why it cannot be read. */
static int read_all(struct nk_text *ret, struct nk_arena *arena, FILE *file, size_t max)
{
    char *text = NULL;
    size_t room = 0, length = 0;
    do {
        text = NK_GROW(arena, char, text, length, room ? room : FIRST_ROOM, &room);
        if (!text)
            return ENOMEM;
        length += fread(text + length, 1, room - length, file);
    } while (length == room && length <= max);
    if (ferror(file))
        return errno ? errno : EIO;
    *ret = (struct nk_text){text, length};
    return length > max ? EFBIG : 0;
}

bool nk_file_read(struct nk_text *ret, struct nk_arena *arena, const char *path, size_t max, enum nk_language language)
{
    const bool is_input = strcmp(path, "-") == 0;
    const char *name = is_input ? nk_label_in(&standard_input, language).data : path;
    errno = 0;
    FILE *file = is_input ? stdin : fopen(path, "rb");
    if (!file)
        return refuse_for(path, errno, language);
    const int cause = read_all(ret, arena, file, max);
    if (!is_input)
        fclose(file);
    if (cause == ENOMEM)
        return nk_say_no_memory(language) == 0;
    if (cause == EFBIG)
        return refuse_size(name, max, language);
    if (cause)
        return refuse_for(name, cause, language);
    return is_usable(*ret, name, language);
}

bool nk_answer_print(struct nk_buffer *answer, enum nk_language language)
{
    bool done =
        answer->data && fwrite(answer->data, 1, answer->length, stdout) == answer->length && fflush(stdout) == 0;
    nk_buffer_free(answer);
    return done || nk_answer_failed(language) == 0;
}

int nk_answer_failed(enum nk_language language)
{
    return nk_say(language, NULL, &not_written, nothing, nothing);
}
