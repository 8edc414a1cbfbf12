/* What handlers work with: the process's shared state, and what a work thread owns. */
#ifndef NK_API_APPLICATION_H
#define NK_API_APPLICATION_H

#include <stdatomic.h>
#include <stdbool.h>

#include "server/db/connection.h"
#include "server/publish/store.h"

struct nk_refresher;
struct nk_http_configuration;

struct nk_application {
    struct nk_store *store;
    struct nk_refresher *refresher; /* server/refresh.h */
    const struct nk_db_configuration *database;
    const struct nk_http_configuration *http; /* its limits are published */
    atomic_bool database_connected;           /* as the listener last saw it */
    atomic_bool loaded;     /* catalogue and publications have been read once */
    atomic_bool reproduced; /* every publication in memory gives the result that was recorded */
    atomic_bool stopping;
};

/* Owned by one work thread. */
struct nk_worker {
    struct nk_db *db;
    const struct nk_application *application;
};

#endif
