/* When to try again to connect: at once after a loss, then after pauses that double. Private to this folder. */
#ifndef NK_DB_BACKOFF_H
#define NK_DB_BACKOFF_H

#include <stdint.h>

struct nk_backoff {
    unsigned failures; /* attempts that failed in a row */
    int64_t next_ms;   /* monotonic time of the next attempt */
};

/* Milliseconds of a clock that never goes back. */
int64_t nk_monotonic_ms(void);

void nk_backoff_succeeded(struct nk_backoff *backoff);
void nk_backoff_failed(struct nk_backoff *backoff);
/* 0: try now. */
unsigned nk_backoff_wait_ms(const struct nk_backoff *backoff);

/* A random number below `limit` (> 0), so that several that failed together do not try again together. */
unsigned nk_jitter(unsigned limit);

#endif
