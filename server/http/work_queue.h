/* A bounded queue to a fixed pool of work threads. A place is reserved before it is filled, because a
 * connection has to be suspended in between: when there is no place, nothing was suspended. */
#ifndef NK_HTTP_WORK_QUEUE_H
#define NK_HTTP_WORK_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct nk_work_queue;

struct nk_work_queue_configuration {
    unsigned threads;  /* at least 1 */
    unsigned max;      /* waiting jobs, at least 1 */
    unsigned wait_ms;  /* a job that waited longer is expired */
    void *context;
    void *(*start)(void *context, unsigned index); /* on each thread first; may be NULL */
    void (*stop)(void *context, void *worker);     /* on each thread last; may be NULL */
    /* Runs a job, or only ends it when it has expired: then without a worker, and from a thread of its own while all
     * others are busy. Called exactly once for every job that was pushed. */
    void (*run)(void *context, void *worker, void *job, bool expired);
};

/* NULL when there is no memory or a thread cannot be made. */
struct nk_work_queue *nk_work_queue_start(const struct nk_work_queue_configuration *configuration);

enum nk_reservation { NK_PLACE_RESERVED = 0, NK_QUEUE_FULL = 1, NK_QUEUE_CLOSED = 2 };
enum nk_reservation nk_work_queue_reserve(struct nk_work_queue *queue);
/* Fills a reserved place; cannot fail. */
void nk_work_queue_push(struct nk_work_queue *queue, void *job);

size_t nk_work_queue_length(struct nk_work_queue *queue);
uint64_t nk_work_queue_refused(struct nk_work_queue *queue); /* how often it was full */

/* Closes the queue, lets the threads finish what waits (what still waits after `grace_ms` is expired) and
 * returns when every job has ended and every thread is gone. */
void nk_work_queue_drain(struct nk_work_queue *queue, unsigned grace_ms);
/* After nk_work_queue_drain; NULL is allowed. */
void nk_work_queue_free(struct nk_work_queue *queue);

#endif
