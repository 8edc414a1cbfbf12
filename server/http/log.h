/* The log: lines of key=value on standard error, one a request, each written with one write(2). Values that are not
 * plain are quoted and escaped, so that nothing a client sends can forge a line. No bodies, no queries. */
#ifndef NK_HTTP_LOG_H
#define NK_HTTP_LOG_H

#include <stdarg.h>
#include <stdint.h>

#include "core/text.h"

struct nk_log_exchange {
    const char *id, *fault, *outcome; /* the last two may be NULL */
    struct nk_text method, path, principal, operation, peer;
    unsigned status; /* 0: no answer was sent */
    uint64_t bytes;  /* of the body that the answer carries */
    uint64_t microseconds;
};

void nk_log_exchange(const struct nk_log_exchange *exchange);

/* time=… level=… and two more values, whose keys are names of ours: what it is about, and what is said of it. */
void nk_log_said(const char *level, const char *about, struct nk_text what, const char *key, struct nk_text said);

/* time=… event=… detail="…" */
void nk_log_event(const char *event, const char *format, ...) __attribute__((format(printf, 2, 3)));
void nk_log_event_arguments(const char *event, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#endif
