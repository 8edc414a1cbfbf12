#include "server/http/acceptor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/http/connection.h"
#include "server/http/log.h"
#include "server/http/moment.h"

enum {
    BACKLOG = 511,           /* clients that wait while all connections are taken */
    NO_DESCRIPTOR_MS = 100,  /* pause when the process has no descriptor left: accepting at once would only spin */
    OVERDUE_CHECK_MS = 1000, /* timeouts are whole seconds */
};

struct nk_acceptor {
    int listening, wake;
    uint16_t port;
    struct nk_connections *connections;
    struct MHD_Daemon *daemon;
    bool running; /* the thread exists */
    pthread_t thread;
    atomic_bool stopping;
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

struct nk_acceptor *nk_acceptor_open(const char *address, uint16_t port, unsigned connection_max,
                                     unsigned idle_timeout_s)
{
    struct nk_acceptor *acceptor = calloc(1, sizeof *acceptor);
    if (!acceptor)
        return NULL;
    acceptor->wake = -1;
    acceptor->listening = listen_on(address, port, &acceptor->port);
    if (acceptor->listening >= 0)
        acceptor->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (acceptor->wake >= 0)
        acceptor->connections = nk_connections_new(connection_max, idle_timeout_s, acceptor->wake);
    if (acceptor->connections)
        return acceptor;

    int reason = errno;
    if (acceptor->listening >= 0)
        close(acceptor->listening);
    if (acceptor->wake >= 0)
        close(acceptor->wake);
    free(acceptor);
    errno = reason;
    return NULL;
}

struct nk_connections *nk_acceptor_connections(const struct nk_acceptor *acceptor)
{
    return acceptor->connections;
}

uint16_t nk_acceptor_port(const struct nk_acceptor *acceptor)
{
    return acceptor->port;
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
        struct pollfd woken = {.fd = acceptor->wake, .events = POLLIN};
        poll(&woken, 1, NO_DESCRIPTOR_MS);
        return;
    }
    nk_connections_enter(acceptor->connections);
    if (MHD_add_connection(acceptor->daemon, fd, &address.any, size) != MHD_YES)
        nk_connections_leave(acceptor->connections);
}

static void *accept_all(void *argument)
{
    struct nk_acceptor *acceptor = argument;
    pthread_setname_np(pthread_self(), "accept");
    int64_t next_check_ns = nk_now_ns();
    while (!atomic_load(&acceptor->stopping)) {
        bool room = nk_connections_have_room(acceptor->connections);
        struct pollfd ready[] = {
            {.fd = room ? acceptor->listening : -1, .events = POLLIN},
            {.fd = acceptor->wake, .events = POLLIN},
        };
        poll(ready, 2, OVERDUE_CHECK_MS);
        uint64_t wakings;
        ssize_t got = ready[1].revents ? read(acceptor->wake, &wakings, sizeof wakings) : 0;
        (void)got;
        if (ready[0].revents)
            accept_one(acceptor);
        if (nk_now_ns() < next_check_ns)
            continue;
        nk_connections_shut_overdue(acceptor->connections);
        next_check_ns = nk_now_ns() + (int64_t)OVERDUE_CHECK_MS * NK_NS_PER_MS;
    }
    return NULL;
}

bool nk_acceptor_run(struct nk_acceptor *acceptor, struct MHD_Daemon *daemon)
{
    acceptor->daemon = daemon;
    acceptor->running = pthread_create(&acceptor->thread, NULL, accept_all, acceptor) == 0;
    return acceptor->running;
}

void nk_acceptor_stop(struct nk_acceptor *acceptor)
{
    atomic_store(&acceptor->stopping, true);
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
    nk_connections_free(acceptor->connections);
    free(acceptor);
}
