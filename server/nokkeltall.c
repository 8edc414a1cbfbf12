/* nokkeltall: the offline program. Finds the command and runs it. */

#include <stdio.h>
#include <string.h>

#include "server/help.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/paragraph.h"
#include "server/offline/say.h"
#include "server/offline/spelling.h"
#include "server/wire/start.h"

enum { HELP_INDENT = 10, HELP_WIDTH = 100 };

static const struct command {
    const char *name;
    int (*run)(const struct nk_offline_options *options);
    int files;
    struct nk_label arguments, purpose;
} commands[NK_OFFLINE_COMMANDS] = {
    [NK_COMPUTE] = {"compute", nk_compute, 1, NK_SAYS("PAKKE", "PAKKE", "BUNDLE"),
                    NK_SAYS("Regner ut en publisering: det som tjenesten svarer, byte for byte.",
                            "Reknar ut ei publisering: det som tenesta svarer, byte for byte.",
                            "Computes a publication: what the server answers, byte for byte.")},
    [NK_CHANGES] = {"changes", nk_changes, 1,
                    NK_SAYS("PAKKE --since PAKKE", "PAKKE --since PAKKE", "BUNDLE --since BUNDLE"),
                    NK_SAYS("Hva som er flyttet siden en tidligere publisering av året, og hvorfor.",
                            "Kva som er flytta sidan ei tidlegare publisering av året, og kvifor.",
                            "What moved since an earlier publication of the year, and why.")},
    [NK_VERIFY] = {"verify", nk_verify, 1, NK_SAYS("PAKKE", "PAKKE", "BUNDLE"),
                   NK_SAYS("Kontrollerer alt som kan kontrolleres i en pakke.",
                           "Kontrollerer alt som kan kontrollerast i ei pakke.",
                           "Checks everything that can be checked about a bundle.")},
    [NK_VERIFY_RECEIPT] = {"verify-receipt", nk_verify_receipt, 2,
                           NK_SAYS("KVITTERING OPPGAVE", "KVITTERING OPPGÅVE", "RECEIPT RETURN"),
                           NK_SAYS("Om oppgaven er den som kvitteringen ble gitt for, og om kvitteringen sier det den "
                                   "gjorde da. Når den ble gitt, kan bare tjenesten vise.",
                                   "Om oppgåva er den som kvitteringa blei gitt for, og om kvitteringa seier det ho "
                                   "gjorde då. Når ho blei gitt, kan berre tenesta vise.",
                                   "Whether the return is the one that the receipt was given for, and whether the "
                                   "receipt says what it did then. When that was, only the server can show.")},
    [NK_EXPLAIN] = {"explain", nk_explain_offline, 1,
                    NK_SAYS("PAKKE --figure NØKKELTALL --entity ENHET", "PAKKE --figure NØKKELTAL --entity EINING",
                            "BUNDLE --figure FIGURE --entity ENTITY"),
                    NK_SAYS("En verdi ned til innsendte celler, og regnet sammen igjen.",
                            "Ein verdi ned til innsende celler, og rekna saman igjen.",
                            "A value down to submitted cells, and folded again.")},
    [NK_VALIDATE] = {"validate", nk_validate, 1,
                     NK_SAYS("OPPGAVE --year ÅR --actor AKTØR", "OPPGÅVE --year ÅR --actor AKTØR",
                             "RETURN --year YEAR --actor ACTOR"),
                     NK_SAYS("Hva reglene sier om en oppgave: det som tjenesten svarer når den prøver den samme, byte "
                             "for byte, når de samme andre oppgavene er kjent.",
                             "Kva reglane seier om ei oppgåve: det som tenesta svarer når ho prøver den same, byte for "
                             "byte, når dei same andre oppgåvene er kjende.",
                             "What the rules say of a return: what the server answers to a dry run of the same, byte "
                             "for byte, when the same other returns are known.")},
};

static const struct nk_label usage_word = NK_SAYS("bruk:", "bruk:", "usage:");
static const struct nk_label title = NK_SAYS("oppgaver og publiseringer i Nøkkeltall, uten tjenesten",
                                             "oppgåver og publiseringar i Nøkkeltall, utan tenesta",
                                             "returns and publications of Nøkkeltall without a server");
static const struct nk_label general =
    NK_SAYS("KOMMANDO FIL… [VALG]…", "KOMMANDO FIL… [VAL]…", "COMMAND FILE… [OPTION]…");
static const struct nk_label options_word = NK_SAYS("[VALG]…", "[VAL]…", "[OPTION]…");
static const struct nk_label files = NK_SAYS("En PAKKE er svaret fra /v1/publications/{id}/bundle, en OPPGAVE JSON "
                                             "eller en CSV-tabell; - er standard inn.",
                                             "Ei PAKKE er svaret frå /v1/publications/{id}/bundle, ei OPPGÅVE JSON "
                                             "eller ein CSV-tabell; - er standard inn.",
                                             "A BUNDLE is what /v1/publications/{id}/bundle answers, a RETURN is JSON "
                                             "or a CSV table; - is standard input.");
static const struct nk_label exits = NK_SAYS("Svar skrives til standard ut, meldinger til standard feil. Utgangskode: "
                                             "0 alt er som det skal, 1 noe stemmer ikke (oppgaven har feil), 2 feil "
                                             "bruk eller en fil som ikke kan brukes.",
                                             "Svar blir skrivne til standard ut, meldingar til standard feil. "
                                             "Utgangskode: 0 alt er som det skal, 1 noko stemmer ikkje (oppgåva har "
                                             "feil), 2 feil bruk eller ei fil som ikkje kan brukast.",
                                             "Answers go to standard output, messages to standard error. Exit status: "
                                             "0 all is as it should be, 1 something does not hold (the return has "
                                             "errors), 2 wrong use or a file that cannot be used.");
static const struct nk_label more = NK_SAYS("«nokkeltall KOMMANDO --help» sier mer om en kommando.",
                                            "«nokkeltall KOMMANDO --help» seier meir om ein kommando.",
                                            "\"nokkeltall COMMAND --help\" tells more of a command.");

static void print_ending(enum nk_language language)
{
    putchar('\n');
    nk_print_wrapped(stdout, nk_label_in(&files, language), 0, HELP_WIDTH);
    nk_print_wrapped(stdout, nk_label_in(&exits, language), 0, HELP_WIDTH);
}

static int print_help(enum nk_language language)
{
    printf("nokkeltall " NK_VERSION ": %.*s\n\n%.*s nokkeltall %.*s\n\n",
           NK_TEXT_ARGUMENTS(nk_label_in(&title, language)), NK_TEXT_ARGUMENTS(nk_label_in(&usage_word, language)),
           NK_TEXT_ARGUMENTS(nk_label_in(&general, language)));
    for (size_t i = 0; i < NK_OFFLINE_COMMANDS; i++) {
        printf("  %s %.*s\n", commands[i].name, NK_TEXT_ARGUMENTS(nk_label_in(&commands[i].arguments, language)));
        nk_print_wrapped(stdout, nk_label_in(&commands[i].purpose, language), HELP_INDENT, HELP_WIDTH);
    }
    putchar('\n');
    nk_print_wrapped(stdout, nk_label_in(&more, language), 0, HELP_WIDTH);
    print_ending(language);
    return 0;
}

static int print_help_of(enum nk_offline_command command, enum nk_language language)
{
    const struct command *known = &commands[command];
    printf("%.*s nokkeltall %s %.*s %.*s\n", NK_TEXT_ARGUMENTS(nk_label_in(&usage_word, language)), known->name,
           NK_TEXT_ARGUMENTS(nk_label_in(&known->arguments, language)),
           NK_TEXT_ARGUMENTS(nk_label_in(&options_word, language)));
    nk_print_wrapped(stdout, nk_label_in(&known->purpose, language), 0, HELP_WIDTH);
    putchar('\n');
    nk_offline_options_print(stdout, command, language);
    print_ending(language);
    return 0;
}

static int refuse(const char *word, enum nk_language language)
{
    static const struct nk_label unknown = NK_SAYS("{1} er ikke en kommando. «nokkeltall --help» viser dem som er det.",
                                                   "{1} er ikkje ein kommando. «nokkeltall --help» viser dei som er "
                                                   "det.",
                                                   "{1} is no command. \"nokkeltall --help\" shows those that are.");
    static const struct nk_label meant =
        NK_SAYS("{1} er ikke en kommando. Mente du {2}?", "{1} er ikkje ein kommando. Meinte du {2}?",
                "{1} is no command. Did you mean {2}?");
    struct nk_spelling spelling = {.distance = 0};
    for (size_t i = 0; i < NK_OFFLINE_COMMANDS; i++)
        nk_spelling_try(&spelling, nk_text_of(word), nk_text_of(commands[i].name));
    return nk_say(language, NULL, spelling.nearest.length ? &meant : &unknown, nk_text_of(word), spelling.nearest);
}

/* Whether the word names a command. */
static bool find_command(enum nk_offline_command *ret, const char *word)
{
    for (int i = 0; i < NK_OFFLINE_COMMANDS; i++)
        if (strcmp(word, commands[i].name) == 0) {
            *ret = (enum nk_offline_command)i;
            return true;
        }
    return false;
}

static int run_command(enum nk_offline_command command, int argc, char **argv, enum nk_language language)
{
    struct nk_offline_options options;
    if (nk_asks_for_help(argc, argv))
        return print_help_of(command, language);
    nk_wire_start();
    const int failed = nk_offline_options_read(&options, command, commands[command].files, argc, argv);
    return failed ? failed : commands[command].run(&options);
}

static int run(int argc, char **argv, enum nk_language language)
{
    static const struct nk_label nothing_asked = NK_SAYS("hva skal gjøres? «nokkeltall --help» viser kommandoene.",
                                                         "kva skal gjerast? «nokkeltall --help» viser kommandoane.",
                                                         "what is to be done? \"nokkeltall --help\" shows the "
                                                         "commands.");
    enum nk_offline_command command;
    if (argc < 2)
        return nk_say(language, NULL, &nothing_asked, (struct nk_text){0}, (struct nk_text){0});
    if (strcmp(argv[1], "--version") == 0) {
        printf("nokkeltall %s\n", NK_VERSION);
        return 0;
    }
    if (strcmp(argv[1], "help") == 0 && argc > 2 && find_command(&command, argv[2]))
        return print_help_of(command, language);
    if (find_command(&command, argv[1]))
        return run_command(command, argc - 1, argv + 1, language);
    if (strcmp(argv[1], "help") == 0 || (argv[1][0] == '-' && nk_asks_for_help(argc, argv)))
        return print_help(language);
    return refuse(argv[1], language);
}

int main(int argc, char **argv)
{
    const enum nk_language language = nk_offline_language(argc, argv);
    const int status = run(argc, argv, language);
    if (status == NK_EXIT_UNUSABLE || (fflush(stdout) == 0 && !ferror(stdout)))
        return status;
    return nk_answer_failed(language);
}
