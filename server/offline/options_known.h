/* The options that there are, which commands take them, and what they are for. Only for options.c. */
#ifndef NK_OFFLINE_OPTIONS_KNOWN_H
#define NK_OFFLINE_OPTIONS_KNOWN_H

#include "server/offline/options.h"

struct nk_known_option {
    const char *name;
    struct nk_label argument; /* how help calls its value; empty: it has none */
    bool repeats;         /* it may be given several times */
    unsigned commands;    /* one bit each, by enum nk_offline_command */
    bool (*take)(struct nk_offline_options *options, const char *value); /* false: no such value */
    struct nk_label purpose; /* what --help says of it, and what is said of a wrong value */
};

enum { NK_KNOWN_OPTIONS = 21 };
extern const struct nk_known_option nk_known_options[NK_KNOWN_OPTIONS];

#endif
