/* The listening socket and the thread that takes connections from it and hands them to libmicrohttpd.
 *
 * Why not libmicrohttpd's own listening: MHD_quiesce_daemon, the only way to stop it alone, aborts the process
 * in 0.9.75 when it meets a busy thread ("Failed to remove listen FD from epoll set"); and its connection limit
 * is divided between the threads, so one can be full while another is idle. Here the limit is exact, and the
 * next client waits in the backlog. */
#ifndef NK_HTTP_ACCEPTOR_H
#define NK_HTTP_ACCEPTOR_H

#include <stdbool.h>
#include <stdint.h>

struct MHD_Daemon;
struct nk_acceptor;
struct nk_connections;

/* Binds and listens. NULL on failure; then errno says why (EINVAL: the address is not numeric). */
struct nk_acceptor *nk_acceptor_open(const char *address, uint16_t port, unsigned connection_max,
                                     unsigned idle_timeout_s);
/* The connections that came through it. */
struct nk_connections *nk_acceptor_connections(const struct nk_acceptor *acceptor);
uint16_t nk_acceptor_port(const struct nk_acceptor *acceptor);
/* Starts accepting. False when the thread cannot be made. */
bool nk_acceptor_run(struct nk_acceptor *acceptor, struct MHD_Daemon *daemon);
/* No more connections: the socket is closed, clients are refused. Also without nk_acceptor_run. */
void nk_acceptor_stop(struct nk_acceptor *acceptor);
void nk_acceptor_free(struct nk_acceptor *acceptor); /* after nk_acceptor_stop; NULL is allowed */

#endif
