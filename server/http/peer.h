/* The other end of a connection, remembered once a connection instead of asked for with every request. */
#ifndef NK_HTTP_PEER_H
#define NK_HTTP_PEER_H

#include "core/text.h"

struct MHD_Connection;

/* To be kept as the connection's socket context; NULL when there is no memory. */
void *nk_peer_new(struct MHD_Connection *connection);
void nk_peer_free(void *peer); /* NULL is allowed */
/* Its address without the port; lives as long as the connection. */
struct nk_text nk_peer_of(struct MHD_Connection *connection);

#endif
