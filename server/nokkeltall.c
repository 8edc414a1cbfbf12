/* nokkeltall: the offline program. Finds the command and runs it. */

#include <stdio.h>
#include <string.h>

#include "server/help.h"
#include "server/offline/commands.h"
#include "server/wire/start.h"

static const struct {
    const char *name;
    int (*run)(const struct nk_offline_options *options);
    const char *purpose;
    int files;
} commands[] = {
    {"compute", nk_compute,
     "BUNDLE [--figures|--sector|--expenditure] [--format json|csv] [--lang nb|nn|en] [--before BUNDLE]\n"
     "           what a server answers for the publication, byte for byte",
     1},
    {"changes", nk_changes,
     "BUNDLE --since BUNDLE [--format json|csv] [--lang nb|nn|en] [--before BUNDLE]\n"
     "           what moved since an earlier publication of the year, and why",
     1},
    {"verify", nk_verify,
     "BUNDLE [--sha256 HASH] [--result-sha256 HASH]\n"
     "           everything that can be checked about a bundle; the hashes are those of /v1/publications/{publication}",
     1},
    {"verify-receipt", nk_verify_receipt,
     "RECEIPT DOCUMENT [--rule-set FILE]\n"
     "           whether the document (JSON, or a table named .csv) is the one that the receipt was given for, and\n"
     "           whether the receipt says what it did when its digest was made; when that was, only the server can show;\n"
     "           --rule-set: whether the file, from the receipt's links.ruleSet, holds the rules that it was checked by",
     2},
    {"explain", nk_explain_offline,
     "BUNDLE --figure FIGURE --entity ENTITY [--code CODE] [--lang nb|nn|en] [--before BUNDLE]\n"
     "           a value down to submitted cells, folded again",
     1},
    {"validate", nk_validate,
     "RETURN --year YEAR --actor ACTOR [--prior RETURN] [--format json|csv] [--lang nb|nn|en] [--catalogue FILE]\n"
     "           what the rules say of a return, byte for byte as a server's dry run; 1 when there are errors",
     1},
};

static int usage(FILE *file)
{
    fprintf(file, "nokkeltall " NK_VERSION ": returns and publications of Nøkkeltall without a server\n\n"
                  "usage: nokkeltall COMMAND FILE [OPTION]…\n\n");
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        fprintf(file, "  %-8s %s\n", commands[i].name, commands[i].purpose);
    fprintf(file,
            "\nA BUNDLE is what /v1/publications/{publication}/bundle answers; - is standard input. --before is the\n"
            "bundle of the year before, for figures that look back. A RETURN is JSON or a CSV table; --prior is the\n"
            "actor's approved one of the year before, --catalogue what \"nokkeltalld catalogue\" writes.\n"
            "Exit status: 0 all is as it should be, 1 something does not hold, 2 wrong use or an unreadable file.\n");
    return file == stdout ? 0 : 2;
}

static int usage_of(size_t command)
{
    printf("usage: nokkeltall %s %s\n", commands[command].name, commands[command].purpose);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout);
    nk_wire_start();
    if (strcmp(argv[1], "--version") == 0) {
        printf("nokkeltall %s\n", NK_VERSION);
        return 0;
    }
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        struct nk_offline_options options;
        if (strcmp(argv[1], commands[i].name) != 0)
            continue;
        if (nk_asks_for_help(argc - 1, argv + 1))
            return usage_of(i);
        return nk_offline_options_read(&options, argc - 1, argv + 1, commands[i].files) ? commands[i].run(&options) : 2;
    }
    fprintf(stderr, "nokkeltall: there is no command %s\n", argv[1]);
    return usage(stderr);
}
