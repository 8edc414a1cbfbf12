/* The commands of nokkeltalld. Each gives the exit status of the process: 0 done, 1 failed, 2 used wrongly. */
#ifndef NK_CLI_COMMANDS_H
#define NK_CLI_COMMANDS_H

#include "server/cli/options.h"

/* Serves until SIGINT or SIGTERM. SIGHUP reads the catalogue again. */
int nk_serve(const struct nk_options *options);
/* Connects and says what it finds. */
int nk_check_config(const struct nk_options *options);
/* Writes the part of the catalogue that returns are checked with, for nokkeltall validate, to standard output. */
int nk_print_catalogue(const struct nk_options *options);
/* One line a route: method, pattern, operation. */
int nk_print_routes(void);

/* Prints a new secret for a role and its actors on standard output; only its hash is stored. */
int nk_token_create(const struct nk_options *options);
/* Writes a file with one submitter's token for each actor and one token for each other role, readable by its owner
 * alone. Tokens of the file that are still valid stay. */
int nk_token_provision(const struct nk_options *options);
int nk_token_print_list(const struct nk_options *options);
int nk_token_withdraw(const struct nk_options *options);

#endif
