#include "server/http/work_queue.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "server/http/moment.h"

struct waiting {
    void *job;
    int64_t since_ns;
};

struct thread {
    pthread_t id;
    struct nk_work_queue *queue;
    unsigned index;
};

struct nk_work_queue {
    struct nk_work_queue_configuration configuration;
    pthread_mutex_t lock; /* guards all below, up to the threads */
    pthread_cond_t changed;
    pthread_cond_t oldest; /* another job may be the oldest, or the queue closes */
    bool closed;
    int64_t expire_all_ns; /* when closed: from then on every job is expired */
    size_t first, length, reserved;
    uint64_t refused;
    struct waiting *ring; /* configuration.max places */
    unsigned thread_count;
    struct thread *threads;
    bool has_timer;
    pthread_t timer;
};

/* With the lock held. */
static bool is_finished(const struct nk_work_queue *queue)
{
    return queue->closed && queue->length == 0 && queue->reserved == 0;
}

/* The moment from which on the oldest job is expired. With the lock held, and a job there. */
static int64_t expiry(const struct nk_work_queue *queue)
{
    int64_t own = queue->ring[queue->first].since_ns + (int64_t)queue->configuration.wait_ms * NK_NS_PER_MS;
    return queue->closed && queue->expire_all_ns < own ? queue->expire_all_ns : own;
}

/* With the lock held, and a job there. */
static void *take_oldest(struct nk_work_queue *queue)
{
    void *job = queue->ring[queue->first].job;
    queue->first = (queue->first + 1) % queue->configuration.max;
    queue->length--;
    if (queue->closed)
        pthread_cond_signal(&queue->oldest);
    return job;
}

static bool take(struct nk_work_queue *queue, void **ret, bool *ret_expired)
{
    pthread_mutex_lock(&queue->lock);
    while (queue->length == 0 && !is_finished(queue))
        pthread_cond_wait(&queue->changed, &queue->lock);
    bool taken = queue->length > 0;
    if (taken) {
        *ret_expired = nk_now_ns() > expiry(queue);
        *ret = take_oldest(queue);
    }
    pthread_mutex_unlock(&queue->lock);
    return taken;
}

/* The same for a job that no thread came to take in time. */
static bool take_expired(struct nk_work_queue *queue, void **ret)
{
    pthread_mutex_lock(&queue->lock);
    while (!is_finished(queue) && (queue->length == 0 || nk_now_ns() <= expiry(queue))) {
        if (queue->length == 0) {
            pthread_cond_wait(&queue->oldest, &queue->lock);
            continue;
        }
        int64_t until = expiry(queue) + 1;
        const struct timespec time = {.tv_sec = until / NK_NS_PER_S, .tv_nsec = until % NK_NS_PER_S};
        pthread_cond_timedwait(&queue->oldest, &queue->lock, &time);
    }
    bool taken = queue->length > 0;
    if (taken)
        *ret = take_oldest(queue);
    pthread_mutex_unlock(&queue->lock);
    return taken;
}

/* While every thread is busy, jobs expire all the same. */
static void *watch_time(void *argument)
{
    struct nk_work_queue *queue = argument;
    const struct nk_work_queue_configuration *configuration = &queue->configuration;
    pthread_setname_np(pthread_self(), "work-timer");
    void *job;
    while (take_expired(queue, &job))
        configuration->run(configuration->context, NULL, job, true);
    return NULL;
}

static void *work(void *argument)
{
    const struct thread *self = argument;
    struct nk_work_queue *queue = self->queue;
    const struct nk_work_queue_configuration *configuration = &queue->configuration;

    char name[16];
    snprintf(name, sizeof name, "work-%u", self->index);
    pthread_setname_np(pthread_self(), name);

    void *worker = configuration->start ? configuration->start(configuration->context, self->index) : NULL;
    void *job;
    bool expired;
    while (take(queue, &job, &expired))
        configuration->run(configuration->context, expired ? NULL : worker, job, expired);
    if (configuration->stop)
        configuration->stop(configuration->context, worker);
    return NULL;
}

struct nk_work_queue *nk_work_queue_start(const struct nk_work_queue_configuration *configuration)
{
    struct nk_work_queue *queue = calloc(1, sizeof *queue);
    if (!queue)
        return NULL;
    queue->configuration = *configuration;
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->changed, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&queue->oldest, &monotonic);
    pthread_condattr_destroy(&monotonic);
    queue->ring = calloc(configuration->max, sizeof *queue->ring);
    queue->threads = calloc(configuration->threads, sizeof *queue->threads);

    bool complete = queue->ring && queue->threads;
    for (unsigned i = 0; complete && i < configuration->threads; i++) {
        queue->threads[i] = (struct thread){.queue = queue, .index = i};
        complete = pthread_create(&queue->threads[i].id, NULL, work, &queue->threads[i]) == 0;
        queue->thread_count += complete;
    }
    if (complete)
        complete = queue->has_timer = pthread_create(&queue->timer, NULL, watch_time, queue) == 0;
    if (complete)
        return queue;
    nk_work_queue_drain(queue, 0);
    nk_work_queue_free(queue);
    return NULL;
}

enum nk_reservation nk_work_queue_reserve(struct nk_work_queue *queue)
{
    enum nk_reservation result = NK_PLACE_RESERVED;
    pthread_mutex_lock(&queue->lock);
    if (queue->closed) {
        result = NK_QUEUE_CLOSED;
    } else if (queue->length + queue->reserved >= queue->configuration.max) {
        result = NK_QUEUE_FULL;
        queue->refused++;
    } else {
        queue->reserved++;
    }
    pthread_mutex_unlock(&queue->lock);
    return result;
}

void nk_work_queue_push(struct nk_work_queue *queue, void *job)
{
    pthread_mutex_lock(&queue->lock);
    queue->reserved--;
    queue->ring[(queue->first + queue->length) % queue->configuration.max] =
        (struct waiting){.job = job, .since_ns = nk_now_ns()};
    if (queue->length++ == 0)
        pthread_cond_signal(&queue->oldest);
    /* While the queue closes, other threads wait for the last reservation too. */
    if (queue->closed)
        pthread_cond_broadcast(&queue->changed);
    else
        pthread_cond_signal(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
}

size_t nk_work_queue_length(struct nk_work_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    size_t length = queue->length;
    pthread_mutex_unlock(&queue->lock);
    return length;
}

uint64_t nk_work_queue_refused(struct nk_work_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    uint64_t refused = queue->refused;
    pthread_mutex_unlock(&queue->lock);
    return refused;
}

void nk_work_queue_drain(struct nk_work_queue *queue, unsigned grace_ms)
{
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    queue->expire_all_ns = nk_now_ns() + (int64_t)grace_ms * NK_NS_PER_MS;
    pthread_cond_broadcast(&queue->changed);
    pthread_cond_signal(&queue->oldest);
    pthread_mutex_unlock(&queue->lock);

    for (unsigned i = 0; i < queue->thread_count; i++)
        pthread_join(queue->threads[i].id, NULL);
    queue->thread_count = 0;
    if (queue->has_timer)
        pthread_join(queue->timer, NULL);
    queue->has_timer = false;
}

void nk_work_queue_free(struct nk_work_queue *queue)
{
    if (!queue)
        return;
    pthread_cond_destroy(&queue->changed);
    pthread_cond_destroy(&queue->oldest);
    pthread_mutex_destroy(&queue->lock);
    free(queue->ring);
    free(queue->threads);
    free(queue);
}
