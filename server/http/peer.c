#include "server/http/peer.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdlib.h>

struct peer {
    char address[INET6_ADDRSTRLEN];
};

void *nk_peer_new(struct MHD_Connection *connection)
{
    struct peer *peer = calloc(1, sizeof *peer);
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (!peer || !info || !info->client_addr)
        return peer;
    const void *address = info->client_addr->sa_family == AF_INET6
                              ? (const void *)&((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr
                              : (const void *)&((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr;
    inet_ntop(info->client_addr->sa_family, address, peer->address, sizeof peer->address);
    return peer;
}

void nk_peer_free(void *peer)
{
    free(peer);
}

struct nk_text nk_peer_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    const struct peer *peer = info ? info->socket_context : NULL;
    return peer ? nk_text_of(peer->address) : (struct nk_text){0};
}
