/* Connections between accept and close: how many there are, who is at the other end, and how long each has been
 * without a complete request. libmicrohttpd closes a connection only when no byte comes, so one that sends a
 * byte now and then could be held for ever; here such a connection is shut down. */
#ifndef NK_HTTP_CONNECTION_H
#define NK_HTTP_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

struct MHD_Connection;
struct nk_connections;

/* `wake` is an eventfd: it becomes readable when there is room again after `max` was reached. NULL when there is no
 * memory. */
struct nk_connections *nk_connections_new(size_t max, unsigned idle_timeout_s, int wake);
void nk_connections_free(struct nk_connections *connections); /* all are closed; NULL is allowed */

/* A connection was accepted and is on its way to libmicrohttpd. */
void nk_connections_enter(struct nk_connections *connections);
/* It did not arrive. */
void nk_connections_leave(struct nk_connections *connections);
bool nk_connections_have_room(struct nk_connections *connections);
size_t nk_connections_count(struct nk_connections *connections);
/* Shuts down every connection whose next request is overdue. */
void nk_connections_shut_overdue(struct nk_connections *connections);

/* For MHD_OPTION_NOTIFY_CONNECTION: what `nk_connection_begin` returns is the connection's socket context; NULL
 * when there is no memory, which costs the address and the deadline. */
void *nk_connection_begin(struct nk_connections *connections, struct MHD_Connection *handle);
void nk_connection_end(struct nk_connections *connections, void *socket_context);

/* The head of a request is complete; from now on the deadlines are those of body and queue. */
void nk_connection_head_complete(struct MHD_Connection *handle);
/* Its answer was sent: the next request is due. */
void nk_connection_request_ended(struct MHD_Connection *handle);
/* The address of the other end, without the port; lives as long as the connection. */
struct nk_text nk_connection_peer(struct MHD_Connection *handle);
/* Whether it was shut down because its request was overdue. */
bool nk_connection_was_overdue(struct MHD_Connection *handle);

#endif
