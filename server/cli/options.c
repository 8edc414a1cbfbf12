#include "server/cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum option_code { DATABASE = 1, DATABASE_ROLE, ADDRESS, PORT, WORK_THREADS, ROLE, ACTOR, LABEL, OUTPUT };

static const struct option known[] = {
    {"database", required_argument, NULL, DATABASE},
    {"database-role", required_argument, NULL, DATABASE_ROLE},
    {"address", required_argument, NULL, ADDRESS},
    {"port", required_argument, NULL, PORT},
    {"work-threads", required_argument, NULL, WORK_THREADS},
    {"role", required_argument, NULL, ROLE},
    {"actor", required_argument, NULL, ACTOR},
    {"label", required_argument, NULL, LABEL},
    {"output", required_argument, NULL, OUTPUT},
    {NULL, 0, NULL, 0},
};

static bool number(const char *text, unsigned long most, unsigned long *ret)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (errno || end == text || *end || text[0] == '-' || value > most) {
        fprintf(stderr, "nokkeltalld: \"%s\" is not a number from 0 to %lu\n", text, most);
        return false;
    }
    *ret = value;
    return true;
}

static bool take(struct nk_options *options, int code, const char *value)
{
    unsigned long parsed;
    switch (code) {
    case DATABASE:
        options->database = value;
        return true;
    case DATABASE_ROLE:
        options->database_role = value;
        return true;
    case ADDRESS:
        options->address = value;
        return true;
    case PORT:
        if (!number(value, UINT16_MAX, &parsed))
            return false;
        options->port = (uint16_t)parsed;
        return true;
    case WORK_THREADS:
        if (!number(value, 64, &parsed) || parsed == 0)
            return false;
        options->work_threads = (unsigned)parsed;
        return true;
    case ROLE:
        options->role = value;
        return true;
    case ACTOR:
        if (options->actor_count == NK_OPTION_ACTORS_MAX) {
            fprintf(stderr, "nokkeltalld: at most %d actors\n", NK_OPTION_ACTORS_MAX);
            return false;
        }
        options->actors[options->actor_count++] = value;
        return true;
    case LABEL:
        options->label = value;
        return true;
    case OUTPUT:
        options->output = value;
        return true;
    default:
        return false; /* getopt has said what is wrong */
    }
}

bool nk_options_read(struct nk_options *ret, int argc, char **argv)
{
    *ret = (struct nk_options){
        .database = getenv("NOKKELTALL_DATABASE"),
        .database_role = getenv("NOKKELTALL_DATABASE_ROLE"),
        .address = getenv("NOKKELTALL_ADDRESS"),
        .port = 8080,
        .work_threads = 4,
    };
    const char *port = getenv("NOKKELTALL_PORT");
    if (port && !take(ret, PORT, port))
        return false;
    if (!ret->address)
        ret->address = "127.0.0.1";
    for (int code; (code = getopt_long(argc, argv, "", known, NULL)) != -1;)
        if (!take(ret, code, optarg))
            return false;
    if (optind < argc)
        ret->id = argv[optind++];
    if (optind < argc) {
        fprintf(stderr, "nokkeltalld: \"%s\" is more than expected\n", argv[optind]);
        return false;
    }
    if (!ret->database) {
        fprintf(stderr, "nokkeltalld: no database: give --database or NOKKELTALL_DATABASE\n");
        return false;
    }
    return true;
}
