#include "tests/http/client.h"

#include <arpa/inet.h>
#include <check.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

/* -1 when nobody listens. */
static int connect_to(uint16_t port)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert_int_ge(fd, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    close(fd);
    return -1;
}

struct client *client_open(uint16_t port)
{
    struct client *client = calloc(1, sizeof *client);
    ck_assert_ptr_nonnull(client);
    client->fd = connect_to(port);
    ck_assert_msg(client->fd >= 0, "cannot connect");
    return client;
}

bool can_connect(uint16_t port)
{
    int fd = connect_to(port);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

void client_close(struct client *client)
{
    close(client->fd);
    free(client);
}

bool client_send_bytes(struct client *client, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(client->fd, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        length -= (size_t)sent;
    }
    return true;
}

bool client_send(struct client *client, const char *text)
{
    return client_send_bytes(client, text, strlen(text));
}

bool client_hears_within(struct client *client, int milliseconds)
{
    if (client->length > 0)
        return true;
    struct pollfd readable = {.fd = client->fd, .events = POLLIN};
    return poll(&readable, 1, milliseconds) > 0;
}

/* False at the end of the connection, or when patience is at its end. */
static bool receive_more(struct client *client)
{
    struct pollfd readable = {.fd = client->fd, .events = POLLIN};
    if (client->length == sizeof client->received || poll(&readable, 1, CLIENT_PATIENCE_MS) <= 0)
        return false;
    ssize_t got = recv(client->fd, client->received + client->length, sizeof client->received - client->length, 0);
    if (got <= 0)
        return false;
    client->length += (size_t)got;
    return true;
}

static void take(struct client *client, char *to, size_t length)
{
    memcpy(to, client->received, length);
    client->length -= length;
    memmove(client->received, client->received + length, client->length);
}

static size_t head_length(const struct client *client)
{
    const char *end = memmem(client->received, client->length, "\r\n\r\n", 4);
    return end ? (size_t)(end - client->received) + 4 : 0;
}

static unsigned status_of(const char *head)
{
    if (strncmp(head, "HTTP/1.1 ", 9) != 0)
        return 0;
    return (unsigned)strtoul(head + 9, NULL, 10);
}

static bool has_body(const struct answer *answer, bool head)
{
    return !head && answer->status >= 200 && answer->status != 204 && answer->status != 304;
}

void client_receive(struct client *client, struct answer *ret, bool head)
{
    *ret = (struct answer){0};
    size_t length;
    while ((length = head_length(client)) == 0)
        if (!receive_more(client))
            return;
    ck_assert_uint_lt(length, sizeof ret->head);
    take(client, ret->head, length);
    ret->status = status_of(ret->head);
    const char *content_length = answer_header(ret, "Content-Length");
    if (!has_body(ret, head) || !content_length)
        return;

    ret->body_length = strtoul(content_length, NULL, 10);
    ck_assert_uint_lt(ret->body_length, sizeof ret->body);
    while (client->length < ret->body_length) {
        if (receive_more(client))
            continue;
        ret->status = 0;
        return;
    }
    take(client, ret->body, ret->body_length);
}

void client_ask(struct client *client, struct answer *ret, const char *text)
{
    ck_assert(client_send(client, text));
    client_receive(client, ret, strncmp(text, "HEAD ", 5) == 0);
}

void ask_once(uint16_t port, struct answer *ret, const char *text)
{
    struct client *client = client_open(port);
    client_ask(client, ret, text);
    client_close(client);
}

bool client_sees_end(struct client *client)
{
    return client->length == 0 && !receive_more(client) && client_hears_within(client, 0);
}

const char *answer_header(const struct answer *answer, const char *name)
{
    static _Thread_local char value[1024];
    size_t name_length = strlen(name);
    for (const char *line = strstr(answer->head, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n")) {
        const char *at = line + 2;
        if (strncasecmp(at, name, name_length) != 0 || at[name_length] != ':')
            continue;
        at += name_length + 1;
        at += strspn(at, " ");
        snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "\r"), at);
        return value;
    }
    return NULL;
}
