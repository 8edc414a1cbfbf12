/* Time that only goes forward, for deadlines and durations. */
#ifndef NK_HTTP_MOMENT_H
#define NK_HTTP_MOMENT_H

#include <stdint.h>
#include <time.h>

enum { NK_NS_PER_US = 1000, NK_NS_PER_MS = 1000 * 1000, NK_NS_PER_S = 1000 * 1000 * 1000 };

static inline int64_t nk_now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NK_NS_PER_S + now.tv_nsec;
}

#endif
