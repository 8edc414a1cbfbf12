#include "server/db/backoff.h"

#include <sys/random.h>
#include <time.h>

#include "server/db/connection.h"

int64_t nk_monotonic_ms(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

unsigned nk_jitter(unsigned limit)
{
    unsigned number = 0;
    if (getrandom(&number, sizeof number, GRND_NONBLOCK) != (ssize_t)sizeof number)
        number = (unsigned)nk_monotonic_ms();
    return number % limit;
}

void nk_backoff_succeeded(struct nk_backoff *backoff)
{
    *backoff = (struct nk_backoff){0};
}

void nk_backoff_failed(struct nk_backoff *backoff)
{
    unsigned pause = NK_DB_BACKOFF_FIRST_MS;
    for (unsigned i = 0; i < backoff->failures && pause < NK_DB_BACKOFF_LAST_MS; i++)
        pause *= 2;
    if (pause > NK_DB_BACKOFF_LAST_MS)
        pause = NK_DB_BACKOFF_LAST_MS;
    backoff->failures++;
    backoff->next_ms = nk_monotonic_ms() + pause - nk_jitter(pause / 4);
}

unsigned nk_backoff_wait_ms(const struct nk_backoff *backoff)
{
    if (backoff->failures == 0)
        return 0;
    int64_t wait = backoff->next_ms - nk_monotonic_ms();
    return wait > 0 ? (unsigned)wait : 0;
}
