/* nokkeltalld: the server program. Finds the command and runs it. */

#include <stdio.h>
#include <string.h>

#include "server/cli/commands.h"

static const struct {
    const char *first, *second; /* words of the command */
    int (*run)(const struct nk_options *options);
    const char *purpose;
} commands[] = {
    {"serve", NULL, nk_serve, "serve until told to stop"},
    {"check-config", NULL, nk_check_config, "connect to the database and say what is found"},
    {"catalogue", NULL, nk_print_catalogue, "write the catalogue that returns are checked with, for nokkeltall validate"},
    {"token", "create", nk_token_create, "make a token: --role ROLE [--actor ACTOR]… [--label TEXT]"},
    {"token", "provision", nk_token_provision, "tokens for every actor and role into --output FILE"},
    {"token", "list", nk_token_print_list, "all tokens, without their secrets"},
    {"token", "revoke", nk_token_withdraw, "make a token useless: token revoke ID"},
};

static int usage(FILE *file)
{
    fprintf(file, "nokkeltalld " NK_VERSION "\n\nusage: nokkeltalld COMMAND [--database CONNINFO] [--database-role ROLE] …\n\n");
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
        fprintf(file, "  %s%s%-*s %s\n", commands[i].first, commands[i].second ? " " : "",
                commands[i].second ? 16 - (int)strlen(commands[i].first) : 17 - (int)strlen(commands[i].first),
                commands[i].second ? commands[i].second : "", commands[i].purpose);
    fprintf(file, "  %-17s %s\n", "routes", "every route of the API: method, pattern, operation");
    fprintf(file, "\nserve takes --address ADDRESS (127.0.0.1), --port N (8080), --work-threads N (4).\n"
                  "Environment: NOKKELTALL_DATABASE, NOKKELTALL_DATABASE_ROLE, NOKKELTALL_ADDRESS, NOKKELTALL_PORT.\n");
    return file == stdout ? 0 : 2;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout);
    if (strcmp(argv[1], "--version") == 0) {
        printf("nokkeltalld %s\n", NK_VERSION);
        return 0;
    }
    if (strcmp(argv[1], "routes") == 0)
        return nk_print_routes();
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        int words = commands[i].second ? 2 : 1;
        if (argc <= words || strcmp(argv[1], commands[i].first) != 0 ||
            (commands[i].second && strcmp(argv[2], commands[i].second) != 0))
            continue;
        struct nk_options options;
        if (!nk_options_read(&options, argc - words, argv + words))
            return 2;
        return commands[i].run(&options);
    }
    return usage(stderr);
}
