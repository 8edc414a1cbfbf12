/* What both programs understand of "COMMAND … --help". */
#ifndef NK_SERVER_HELP_H
#define NK_SERVER_HELP_H

#include <stdbool.h>
#include <string.h>

/* Whether --help or -h stands among the arguments, before a "--". */
static inline bool nk_asks_for_help(int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

#endif
