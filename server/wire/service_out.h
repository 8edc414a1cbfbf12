/* The service about itself: configuration and health. */
#ifndef NK_WIRE_SERVICE_OUT_H
#define NK_WIRE_SERVICE_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"
#include "server/wire/buffer.h"

struct nk_named_limit {
    const char *name; /* "maxBodyBytes" */
    int64_t value;
};

struct nk_service_configuration {
    const char *name, *version;
    struct nk_text schema_version; /* empty: not known */
    const struct nk_named_limit *limits;
    size_t limit_count;
    struct nk_text source;         /* where the code is; empty: null */
    struct nk_text contact;        /* empty: null */
};

/* With the formats, languages and licence that the service has. */
struct nk_buffer nk_configuration_json(const struct nk_service_configuration *configuration);

struct nk_health_check {
    const char *name;
    bool ok;
    struct nk_text detail; /* empty: null */
};

/* The whole is "ok" when every check is. */
struct nk_buffer nk_health_json(const struct nk_health_check *checks, size_t count);

#endif
