/* The options of the server program: the command line wins over the environment. */
#ifndef NK_CLI_OPTIONS_H
#define NK_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/roles.h"

enum { NK_OPTION_ACTORS_MAX = 100 };

struct nk_options {
    const char *database;      /* --database, NOKKELTALL_DATABASE: a libpq connection string */
    const char *database_role; /* --database-role, NOKKELTALL_DATABASE_ROLE; NULL: the service role of the schema */
    const char *address;       /* --address, NOKKELTALL_ADDRESS */
    uint16_t port;             /* --port, NOKKELTALL_PORT */
    unsigned work_threads;     /* --work-threads */

    const char *role;   /* --role, of a token */
    const char *actors[NK_OPTION_ACTORS_MAX]; /* --actor, repeated */
    size_t actor_count;
    const char *label;  /* --label */
    const char *output; /* --output, of provision */
    const char *id;     /* what is left on the line: the token to revoke */
};

/* Reads them; `argv` begins with the name of the command. False: a line on standard error says what is wrong. */
bool nk_options_read(struct nk_options *ret, int argc, char **argv);

#endif
