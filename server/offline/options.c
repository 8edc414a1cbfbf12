#include "server/offline/options.h"

#include <string.h>

#include "server/offline/options_known.h"
#include "server/offline/paragraph.h"
#include "server/offline/say.h"
#include "server/offline/spelling.h"

enum { HELP_INDENT = 10, HELP_WIDTH = 100 };

static const struct nk_label unknown = {{
    NK_TEXT("{1} er ikke et valg for denne kommandoen. «nokkeltall KOMMANDO --help» viser dem som er det."),
    NK_TEXT("{1} er ikkje eit val for denne kommandoen. «nokkeltall KOMMANDO --help» viser dei som er det."),
    NK_TEXT("{1} is no option of this command. \"nokkeltall COMMAND --help\" shows those that are."),
}};
static const struct nk_label meant = {{
    NK_TEXT("{1} er ikke et valg for denne kommandoen. Mente du --{2}?"),
    NK_TEXT("{1} er ikkje eit val for denne kommandoen. Meinte du --{2}?"),
    NK_TEXT("{1} is no option of this command. Did you mean --{2}?"),
}};
static const struct nk_label without_value = {{
    NK_TEXT("--{1} trenger en verdi etter seg. {2}"),
    NK_TEXT("--{1} treng ein verdi etter seg. {2}"),
    NK_TEXT("--{1} needs a value behind it. {2}"),
}};
static const struct nk_label with_value = {{
    NK_TEXT("--{1} har ingen verdi. {2}"),
    NK_TEXT("--{1} har ingen verdi. {2}"),
    NK_TEXT("--{1} has no value. {2}"),
}};
static const struct nk_label wrong_value = {{
    NK_TEXT("«{1}» kan ikke stå her. {2}"),
    NK_TEXT("«{1}» kan ikkje stå her. {2}"),
    NK_TEXT("\"{1}\" cannot stand here. {2}"),
}};
static const struct nk_label given_twice = {{
    NK_TEXT("--{1} står to ganger; si det én gang."),
    NK_TEXT("--{1} står to gonger; sei det éin gong."),
    NK_TEXT("--{1} is given twice; say it once."),
}};
static const struct nk_label one_file = {{
    NK_TEXT("{1} tar én fil, og fikk {2}. «nokkeltall {1} --help» viser hvordan den brukes."),
    NK_TEXT("{1} tek éi fil, og fekk {2}. «nokkeltall {1} --help» viser korleis han blir brukt."),
    NK_TEXT("{1} takes one file and was given {2}. \"nokkeltall {1} --help\" shows how it is used."),
}};
static const struct nk_label two_files = {{
    NK_TEXT("{1} tar en kvittering og en oppgave, og fikk {2} filer. «nokkeltall {1} --help» viser hvordan den "
            "brukes."),
    NK_TEXT("{1} tek ei kvittering og ei oppgåve, og fekk {2} filer. «nokkeltall {1} --help» viser korleis han blir "
            "brukt."),
    NK_TEXT("{1} takes a receipt and a return and was given {2} files. \"nokkeltall {1} --help\" shows how it is "
            "used."),
}};

static const struct nk_text nothing;

struct line {
    struct nk_offline_options *options;
    int argc;
    char **argv;
    int at;
    const char *files[2];
    int wanted, found; /* files */
    bool is_given[NK_KNOWN_OPTIONS];
};

static bool is_of(const struct nk_known_option *known, enum nk_offline_command command)
{
    return known->commands & (1U << command);
}

static const struct nk_known_option *find(enum nk_offline_command command, struct nk_text name)
{
    for (size_t i = 0; i < NK_KNOWN_OPTIONS; i++)
        if (is_of(&nk_known_options[i], command) && nk_text_is(name, nk_known_options[i].name))
            return &nk_known_options[i];
    return NULL;
}

static int refuse_unknown(const struct line *line, const char *word, struct nk_text name)
{
    struct nk_spelling spelling = {.distance = 0};
    for (size_t i = 0; i < NK_KNOWN_OPTIONS; i++)
        if (is_of(&nk_known_options[i], line->options->command))
            nk_spelling_try(&spelling, name, nk_text_of(nk_known_options[i].name));
    return nk_say(line->options->language, NULL, spelling.nearest.length ? &meant : &unknown, nk_text_of(word),
                  spelling.nearest);
}

static int read_option(struct line *line, const char *word)
{
    struct nk_offline_options *options = line->options;
    const enum nk_language language = options->language;
    const char *stated = strchr(word, '=');
    const char *begin = word + strspn(word, "-");
    const struct nk_text name = {begin, stated ? (size_t)(stated - begin) : strlen(begin)};
    const struct nk_known_option *known = begin == word + 2 ? find(options->command, name) : NULL;
    if (!known)
        return refuse_unknown(line, word, name);

    const struct nk_text purpose = nk_label_in(&known->purpose, language);
    const bool has_argument = known->argument.in[NK_BOKMAL].length > 0;
    bool *is_given = &line->is_given[known - nk_known_options];
    if (!has_argument && stated)
        return nk_say(language, NULL, &with_value, name, purpose);
    if (has_argument && !stated && line->at == line->argc)
        return nk_say(language, NULL, &without_value, name, purpose);
    if (*is_given && !known->repeats)
        return nk_say(language, NULL, &given_twice, name, nothing);
    *is_given = true;
    const char *value = !has_argument ? "" : stated ? stated + 1 : line->argv[line->at++];
    return known->take(options, value) ? 0 : nk_say(language, word, &wrong_value, nk_text_of(value), purpose);
}

static int check_files(const struct line *line)
{
    if (line->found == line->wanted)
        return 0;
    char digits[16];
    const int length = snprintf(digits, sizeof digits, "%d", line->found);
    return nk_say(line->options->language, NULL, line->wanted == 1 ? &one_file : &two_files, nk_text_of(line->argv[0]),
                  (struct nk_text){digits, (size_t)length});
}

static int read_words(struct line *line)
{
    for (bool has_ended = false; line->at < line->argc;) {
        const char *word = line->argv[line->at++];
        const bool is_end = !has_ended && strcmp(word, "--") == 0;
        has_ended |= is_end;
        if (is_end)
            continue;
        if (has_ended || word[0] != '-' || word[1] == '\0') {
            if (line->found < line->wanted)
                line->files[line->found] = word;
            line->found++;
            continue;
        }
        const int failed = read_option(line, word);
        if (failed)
            return failed;
    }
    return check_files(line);
}

enum nk_language nk_offline_language(int argc, char **argv)
{
    static const char name[] = "--lang";
    struct nk_offline_options options = {.language = NK_BOKMAL};
    const struct nk_known_option *known = find(NK_VALIDATE, NK_TEXT("lang"));
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], name, sizeof name - 1) != 0)
            continue;
        const char *rest = argv[i] + sizeof name - 1;
        const char *value = *rest == '=' ? rest + 1 : *rest == '\0' && i + 1 < argc ? argv[i + 1] : "";
        if (known->take(&options, value))
            return options.language;
    }
    return NK_BOKMAL;
}

int nk_offline_options_read(struct nk_offline_options *ret, enum nk_offline_command command, int files, int argc,
                            char **argv)
{
    *ret = (struct nk_offline_options){.command = command, .language = nk_offline_language(argc, argv)};
    struct line line = {.options = ret, .argc = argc, .argv = argv, .at = 1, .wanted = files};
    const int failed = read_words(&line);
    ret->bundle = line.files[0];
    ret->document = line.files[1];
    return failed;
}

void nk_offline_options_print(FILE *file, enum nk_offline_command command, enum nk_language language)
{
    for (size_t i = 0; i < NK_KNOWN_OPTIONS; i++) {
        const struct nk_known_option *known = &nk_known_options[i];
        if (!is_of(known, command))
            continue;
        fprintf(file, "  --%s %.*s\n", known->name, NK_TEXT_ARGUMENTS(nk_label_in(&known->argument, language)));
        nk_print_wrapped(file, nk_label_in(&known->purpose, language), HELP_INDENT, HELP_WIDTH);
    }
}
