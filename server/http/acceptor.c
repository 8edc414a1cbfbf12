#include "server/http/acceptor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/http/log.h"

enum {
    BACKLOG = 511,          /* clients that wait while all connections are taken */
    NO_DESCRIPTOR_MS = 100, /* pause when the process has no descriptor left: accepting at once would only spin */
};

struct nk_acceptor {
    int listening, wake;
    uint16_t port;
    unsigned connection_max;
    struct MHD_Daemon *daemon;
    bool running; /* the thread exists */
    pthread_t thread;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t changed;
    size_t open;
    bool stopping;
};

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    struct sockaddr_storage storage;
};

static bool read_address(union address *ret, socklen_t *ret_size, const char *text, uint16_t port)
{
    *ret = (union address){0};
    if (inet_pton(AF_INET, text, &ret->v4.sin_addr) == 1) {
        ret->v4.sin_family = AF_INET;
        ret->v4.sin_port = htons(port);
        *ret_size = sizeof ret->v4;
        return true;
    }
    if (inet_pton(AF_INET6, text, &ret->v6.sin6_addr) == 1) {
        ret->v6.sin6_family = AF_INET6;
        ret->v6.sin6_port = htons(port);
        *ret_size = sizeof ret->v6;
        return true;
    }
    return false;
}

static int listen_on(const char *text, uint16_t port, uint16_t *ret_port)
{
    union address address;
    socklen_t size;
    if (!read_address(&address, &size, text, port)) {
        errno = EINVAL;
        return -1;
    }
    int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    int yes = 1;
    socklen_t bound = sizeof address;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 || bind(fd, &address.any, size) != 0 ||
        listen(fd, BACKLOG) != 0 || getsockname(fd, &address.any, &bound) != 0) {
        int reason = errno;
        close(fd);
        errno = reason;
        return -1;
    }
    *ret_port = ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
    return fd;
}

struct nk_acceptor *nk_acceptor_open(const char *address, uint16_t port, unsigned connection_max)
{
    struct nk_acceptor *acceptor = calloc(1, sizeof *acceptor);
    if (!acceptor)
        return NULL;
    acceptor->connection_max = connection_max;
    acceptor->listening = listen_on(address, port, &acceptor->port);
    acceptor->wake = acceptor->listening >= 0 ? eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) : -1;
    if (acceptor->wake < 0) {
        int reason = errno;
        if (acceptor->listening >= 0)
            close(acceptor->listening);
        free(acceptor);
        errno = reason;
        return NULL;
    }
    pthread_mutex_init(&acceptor->lock, NULL);
    pthread_cond_init(&acceptor->changed, NULL);
    return acceptor;
}

uint16_t nk_acceptor_port(const struct nk_acceptor *acceptor)
{
    return acceptor->port;
}

/* False: stop. */
static bool wait_for_room(struct nk_acceptor *acceptor)
{
    pthread_mutex_lock(&acceptor->lock);
    while (acceptor->open >= acceptor->connection_max && !acceptor->stopping)
        pthread_cond_wait(&acceptor->changed, &acceptor->lock);
    bool stopping = acceptor->stopping;
    pthread_mutex_unlock(&acceptor->lock);
    return !stopping;
}

static void accept_one(struct nk_acceptor *acceptor)
{
    union address address;
    socklen_t size = sizeof address;
    int fd = accept4(acceptor->listening, &address.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
        if (errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM)
            return;
        nk_log_event("accept-failed", "%s", strerror(errno));
        struct pollfd stop = {.fd = acceptor->wake, .events = POLLIN};
        poll(&stop, 1, NO_DESCRIPTOR_MS);
        return;
    }

    pthread_mutex_lock(&acceptor->lock);
    acceptor->open++;
    pthread_mutex_unlock(&acceptor->lock);
    if (MHD_add_connection(acceptor->daemon, fd, &address.any, size) != MHD_YES)
        nk_acceptor_release(acceptor);
}

static void *accept_all(void *argument)
{
    struct nk_acceptor *acceptor = argument;
    pthread_setname_np(pthread_self(), "accept");
    while (wait_for_room(acceptor)) {
        struct pollfd ready[] = {
            {.fd = acceptor->listening, .events = POLLIN},
            {.fd = acceptor->wake, .events = POLLIN},
        };
        if (poll(ready, 2, -1) > 0 && !ready[1].revents)
            accept_one(acceptor);
    }
    return NULL;
}

bool nk_acceptor_run(struct nk_acceptor *acceptor, struct MHD_Daemon *daemon)
{
    acceptor->daemon = daemon;
    acceptor->running = pthread_create(&acceptor->thread, NULL, accept_all, acceptor) == 0;
    return acceptor->running;
}

void nk_acceptor_release(struct nk_acceptor *acceptor)
{
    pthread_mutex_lock(&acceptor->lock);
    acceptor->open--;
    pthread_cond_signal(&acceptor->changed);
    pthread_mutex_unlock(&acceptor->lock);
}

size_t nk_acceptor_connections(struct nk_acceptor *acceptor)
{
    pthread_mutex_lock(&acceptor->lock);
    size_t open = acceptor->open;
    pthread_mutex_unlock(&acceptor->lock);
    return open;
}

void nk_acceptor_stop(struct nk_acceptor *acceptor)
{
    pthread_mutex_lock(&acceptor->lock);
    acceptor->stopping = true;
    pthread_cond_signal(&acceptor->changed);
    pthread_mutex_unlock(&acceptor->lock);
    uint64_t one = 1;
    ssize_t written = write(acceptor->wake, &one, sizeof one);
    (void)written;
    if (acceptor->running)
        pthread_join(acceptor->thread, NULL);
    acceptor->running = false;
    if (acceptor->listening >= 0)
        close(acceptor->listening);
    acceptor->listening = -1;
}

void nk_acceptor_free(struct nk_acceptor *acceptor)
{
    if (!acceptor)
        return;
    close(acceptor->wake);
    pthread_cond_destroy(&acceptor->changed);
    pthread_mutex_destroy(&acceptor->lock);
    free(acceptor);
}
