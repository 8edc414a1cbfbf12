#include "server/http/connection.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/http/moment.h"

struct connection {
    struct connection *next, *previous; /* guarded by the lock of the connections */
    int socket;
    int64_t idle_ns;
    _Atomic int64_t due_ns; /* when the next head has to be complete; NOTHING_DUE while a request is being served */
    atomic_bool overdue;
    char address[INET6_ADDRSTRLEN];
};

struct nk_connections {
    size_t max;
    int64_t idle_ns;
    int wake;
    pthread_mutex_t lock; /* guards what follows; a socket in the list is open as long as it is held */
    size_t count;
    struct connection *first;
};

static const int64_t NOTHING_DUE = INT64_MAX;

struct nk_connections *nk_connections_new(size_t max, unsigned idle_timeout_s, int wake)
{
    struct nk_connections *connections = calloc(1, sizeof *connections);
    if (!connections)
        return NULL;
    connections->max = max;
    connections->idle_ns = (int64_t)idle_timeout_s * NK_NS_PER_S;
    connections->wake = wake;
    pthread_mutex_init(&connections->lock, NULL);
    return connections;
}

void nk_connections_free(struct nk_connections *connections)
{
    if (!connections)
        return;
    pthread_mutex_destroy(&connections->lock);
    free(connections);
}

void nk_connections_enter(struct nk_connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    connections->count++;
    pthread_mutex_unlock(&connections->lock);
}

void nk_connections_leave(struct nk_connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    bool was_full = connections->count-- == connections->max;
    pthread_mutex_unlock(&connections->lock);
    if (!was_full)
        return;
    uint64_t one = 1;
    ssize_t written = write(connections->wake, &one, sizeof one);
    (void)written;
}

size_t nk_connections_count(struct nk_connections *connections)
{
    pthread_mutex_lock(&connections->lock);
    size_t count = connections->count;
    pthread_mutex_unlock(&connections->lock);
    return count;
}

bool nk_connections_have_room(struct nk_connections *connections)
{
    return nk_connections_count(connections) < connections->max;
}

void nk_connections_shut_overdue(struct nk_connections *connections)
{
    int64_t now = nk_now_ns();
    pthread_mutex_lock(&connections->lock);
    for (struct connection *connection = connections->first; connection; connection = connection->next) {
        if (now <= atomic_load_explicit(&connection->due_ns, memory_order_relaxed))
            continue;
        atomic_store(&connection->overdue, true);
        shutdown(connection->socket, SHUT_RDWR);
    }
    pthread_mutex_unlock(&connections->lock);
}

static void read_address(struct connection *connection, const struct sockaddr *from)
{
    const void *address = from->sa_family == AF_INET6
                              ? (const void *)&((const struct sockaddr_in6 *)(const void *)from)->sin6_addr
                              : (const void *)&((const struct sockaddr_in *)(const void *)from)->sin_addr;
    inet_ntop(from->sa_family, address, connection->address, sizeof connection->address);
}

void *nk_connection_begin(struct nk_connections *connections, struct MHD_Connection *handle)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct connection *connection = info ? calloc(1, sizeof *connection) : NULL;
    if (!connection)
        return NULL;
    connection->socket = info->connect_fd;
    info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_CLIENT_ADDRESS); /* the first answer is overwritten */
    if (info && info->client_addr)
        read_address(connection, info->client_addr);
    connection->idle_ns = connections->idle_ns;
    atomic_init(&connection->due_ns, nk_now_ns() + connections->idle_ns);

    pthread_mutex_lock(&connections->lock);
    connection->next = connections->first;
    if (connection->next)
        connection->next->previous = connection;
    connections->first = connection;
    pthread_mutex_unlock(&connections->lock);
    return connection;
}

void nk_connection_end(struct nk_connections *connections, void *socket_context)
{
    struct connection *connection = socket_context;
    if (connection) {
        pthread_mutex_lock(&connections->lock);
        if (connection->previous)
            connection->previous->next = connection->next;
        else
            connections->first = connection->next;
        if (connection->next)
            connection->next->previous = connection->previous;
        pthread_mutex_unlock(&connections->lock);
        free(connection);
    }
    nk_connections_leave(connections);
}

static struct connection *connection_of(struct MHD_Connection *handle)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(handle, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

void nk_connection_head_complete(struct MHD_Connection *handle)
{
    struct connection *connection = connection_of(handle);
    if (connection)
        atomic_store_explicit(&connection->due_ns, NOTHING_DUE, memory_order_relaxed);
}

/* The next request may begin after as long a pause as the library allows, and then has the same time again. */
void nk_connection_request_ended(struct MHD_Connection *handle)
{
    struct connection *connection = connection_of(handle);
    if (connection)
        atomic_store_explicit(&connection->due_ns, nk_now_ns() + 2 * connection->idle_ns, memory_order_relaxed);
}

struct nk_text nk_connection_peer(struct MHD_Connection *handle)
{
    const struct connection *connection = connection_of(handle);
    return connection ? nk_text_of(connection->address) : (struct nk_text){0};
}

bool nk_connection_was_overdue(struct MHD_Connection *handle)
{
    const struct connection *connection = connection_of(handle);
    return connection && atomic_load(&connection->overdue);
}
