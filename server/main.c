/* nokkeltalld: the server program. Finds the command and runs it. */

#include <stdio.h>
#include <string.h>

#include "server/cli/commands.h"
#include "server/help.h"

static const struct {
    const char *first, *second; /* words of the command */
    int (*run)(const struct nk_options *options);
    const char *purpose;
} commands[] = {
    {"serve", NULL, nk_serve, "serve until told to stop"},
    {"check-config", NULL, nk_check_config, "connect to the database and say what is found"},
    {"catalogue", NULL, nk_print_catalogue,
     "write the catalogue that returns are checked with, for nokkeltall validate"},
    {"token", "create", nk_token_create, "make a token: --role ROLE [--actor ACTOR]… [--label TEXT]"},
    {"token", "provision", nk_token_provision, "tokens for every actor and role into --output FILE"},
    {"token", "list", nk_token_print_list, "all tokens, without their secrets"},
    {"token", "revoke", nk_token_withdraw, "make a token useless: token revoke ID"},
};
enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static const char *const settings =
    "serve takes --address ADDRESS (127.0.0.1), --port N (8080), --work-threads N (4).\n"
    "Environment: NOKKELTALL_DATABASE, NOKKELTALL_DATABASE_ROLE, NOKKELTALL_ADDRESS, NOKKELTALL_PORT.\n";

static int words_of(size_t command)
{
    return commands[command].second ? 2 : 1;
}

static bool is_asked_for(size_t command, int argc, char *const *argv)
{
    const char *second = commands[command].second;
    return argc > words_of(command) && strcmp(argv[1], commands[command].first) == 0 &&
           (!second || strcmp(argv[2], second) == 0);
}

static void print_command(FILE *file, const char *first, const char *second, const char *purpose)
{
    char name[32];
    snprintf(name, sizeof(name), "%s%s%s", first, second ? " " : "", second ? second : "");
    fprintf(file, "  %-17s %s\n", name, purpose);
}

static int usage(FILE *file)
{
    fprintf(file, "nokkeltalld " NK_VERSION "\n\n"
                  "usage: nokkeltalld COMMAND [--database CONNINFO] [--database-role ROLE] …\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        print_command(file, commands[i].first, commands[i].second, commands[i].purpose);
    print_command(file, "routes", NULL, "every route of the API: method, pattern, operation");
    fprintf(file, "\n%s", settings);
    return file == stdout ? 0 : 2;
}

static int usage_of(size_t command)
{
    printf("usage: nokkeltalld COMMAND [--database CONNINFO] [--database-role ROLE] …\n\n");
    print_command(stdout, commands[command].first, commands[command].second, commands[command].purpose);
    printf("\n%s", settings);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout);
    if (strcmp(argv[1], "--version") == 0) {
        printf("nokkeltalld %s\n", NK_VERSION);
        return 0;
    }
    const bool help = nk_asks_for_help(argc - 1, argv + 1);
    for (size_t i = 0; i < COMMANDS; i++) {
        if (!is_asked_for(i, argc, argv))
            continue;
        if (help)
            return usage_of(i);
        struct nk_options options;
        if (!nk_options_read(&options, argc - words_of(i), argv + words_of(i)))
            return 2;
        return commands[i].run(&options);
    }
    if (help)
        return usage(stdout);
    if (strcmp(argv[1], "routes") == 0)
        return nk_print_routes();
    return usage(stderr);
}
