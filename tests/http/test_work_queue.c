/* The bounded queue by itself. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "server/http/work_queue.h"
#include "tests/run.h"

struct counts {
    atomic_uint run, expired, started, stopped, order_errors;
    atomic_int next; /* the job that has to come next, with one thread */
    atomic_bool hold;
};

static void *start(void *context, unsigned index)
{
    (void)index;
    struct counts *counts = context;
    counts->started++;
    return counts;
}

static void stop(void *context, void *worker)
{
    struct counts *counts = context;
    counts->stopped += worker == context;
}

static void pause_ms(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000}, NULL);
}

static void run_job(void *context, void *worker, void *job, bool expired)
{
    struct counts *counts = context;
    while (counts->hold && !expired)
        pause_ms(1);
    counts->order_errors += worker != (expired ? NULL : context);
    counts->order_errors += *(const int *)job != counts->next++;
    if (expired)
        counts->expired++;
    else
        counts->run++;
}

static struct nk_work_queue *make(struct counts *counts, unsigned threads, unsigned max, unsigned wait_ms)
{
    struct nk_work_queue *queue = nk_work_queue_start(&(struct nk_work_queue_configuration){
        .threads = threads, .max = max, .wait_ms = wait_ms, .context = counts, .start = start, .stop = stop,
        .run = run_job});
    ck_assert_ptr_nonnull(queue);
    return queue;
}

static int numbers[1000];

static void number(void)
{
    for (int i = 0; i < 1000; i++)
        numbers[i] = i;
}

START_TEST(jobs_run_in_the_order_in_which_they_came)
{
    number();
    struct counts counts = {0};
    struct nk_work_queue *queue = make(&counts, 1, 3, 10000);
    for (int i = 0; i < 1000; i++) {
        while (nk_work_queue_reserve(queue) != NK_PLACE_RESERVED)
            pause_ms(1);
        nk_work_queue_push(queue, &numbers[i]);
    }
    nk_work_queue_drain(queue, 10000);
    ck_assert_uint_eq(counts.run, 1000);
    ck_assert_uint_eq(counts.order_errors, 0);
    ck_assert_uint_eq(counts.started, 1);
    ck_assert_uint_eq(counts.stopped, 1);
    nk_work_queue_free(queue);
}
END_TEST

START_TEST(a_reservation_takes_a_place_before_it_is_filled)
{
    number();
    struct counts counts = {0};
    struct nk_work_queue *queue = make(&counts, 1, 2, 10000);
    ck_assert_int_eq(nk_work_queue_reserve(queue), NK_PLACE_RESERVED);
    ck_assert_int_eq(nk_work_queue_reserve(queue), NK_PLACE_RESERVED);
    ck_assert_int_eq(nk_work_queue_reserve(queue), NK_QUEUE_FULL);
    ck_assert_uint_eq(nk_work_queue_length(queue), 0);
    ck_assert_uint_eq(nk_work_queue_refused(queue), 1);
    nk_work_queue_push(queue, &numbers[0]);
    nk_work_queue_push(queue, &numbers[1]);
    nk_work_queue_drain(queue, 10000);
    ck_assert_uint_eq(counts.run, 2);
    nk_work_queue_free(queue);
}
END_TEST

static void *drain(void *queue)
{
    nk_work_queue_drain(queue, 10000);
    return NULL;
}

START_TEST(draining_waits_for_a_place_that_is_reserved)
{
    number();
    struct counts counts = {0};
    struct nk_work_queue *queue = make(&counts, 3, 2, 10000);
    ck_assert_int_eq(nk_work_queue_reserve(queue), NK_PLACE_RESERVED);
    pthread_t drainer;
    ck_assert_int_eq(pthread_create(&drainer, NULL, drain, queue), 0);
    unsigned before = 0; /* jobs that came before the drainer did */
    for (enum nk_reservation place; (place = nk_work_queue_reserve(queue)) != NK_QUEUE_CLOSED; pause_ms(20))
        if (place == NK_PLACE_RESERVED)
            nk_work_queue_push(queue, &numbers[++before]);
    nk_work_queue_push(queue, &numbers[0]);
    pthread_join(drainer, NULL);
    ck_assert_uint_eq(counts.run, 1 + before);
    ck_assert_uint_eq(counts.stopped, 3);
    nk_work_queue_free(queue);
}
END_TEST

START_TEST(a_job_expires_while_every_thread_is_busy)
{
    number();
    struct counts counts = {.hold = true};
    struct nk_work_queue *queue = make(&counts, 1, 10, 20);
    counts.next = 1;
    for (int i = 0; i < 10; i++) {
        ck_assert_int_eq(nk_work_queue_reserve(queue), NK_PLACE_RESERVED);
        nk_work_queue_push(queue, &numbers[i]);
        while (i == 0 && nk_work_queue_length(queue) > 0) /* the one that keeps the thread busy */
            pause_ms(1);
    }
    while (counts.expired < 9)
        pause_ms(1);
    ck_assert_uint_eq(counts.run, 0);
    ck_assert_uint_eq(counts.order_errors, 0);
    counts.next = 0;
    counts.hold = false;
    nk_work_queue_drain(queue, 10000);
    ck_assert_uint_eq(counts.run, 1);
    nk_work_queue_free(queue);
}
END_TEST

START_TEST(every_job_ends_once_also_when_it_expires)
{
    number();
    struct counts counts = {.hold = true};
    struct nk_work_queue *queue = make(&counts, 1, 10, 20);
    for (int i = 0; i < 10; i++) {
        ck_assert_int_eq(nk_work_queue_reserve(queue), NK_PLACE_RESERVED);
        nk_work_queue_push(queue, &numbers[i]);
    }
    pause_ms(100);
    counts.hold = false;
    nk_work_queue_drain(queue, 10000);
    ck_assert_uint_eq(counts.run + counts.expired, 10);
    ck_assert_uint_ge(counts.expired, 9);
    nk_work_queue_free(queue);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http work queue");
    TCase *queue = tcase_create("queue");
    tcase_set_timeout(queue, 60);
    tcase_add_test(queue, a_job_expires_while_every_thread_is_busy);
    tcase_add_test(queue, jobs_run_in_the_order_in_which_they_came);
    tcase_add_test(queue, a_reservation_takes_a_place_before_it_is_filled);
    tcase_add_test(queue, draining_waits_for_a_place_that_is_reserved);
    tcase_add_test(queue, every_job_ends_once_also_when_it_expires);
    suite_add_tcase(suite, queue);
    return run(suite);
}
