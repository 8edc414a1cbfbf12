/* A small HTTP client that sends exactly the bytes it is told to, right or wrong. */
#ifndef NK_TESTS_HTTP_CLIENT_H
#define NK_TESTS_HTTP_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How long a client waits for bytes; far more than any answer takes, so that a failure is a hang and not a slow
 * machine. */
enum { CLIENT_PATIENCE_MS = 20000 };

struct client {
    int fd;
    size_t length; /* received and not yet taken */
    char received[256 * 1024];
};

struct answer {
    unsigned status; /* 0: none came */
    char head[16 * 1024];
    size_t body_length;
    char body[192 * 1024]; /* terminated */
};

/* Ends the test when it cannot connect. */
struct client *client_open(uint16_t port);
bool can_connect(uint16_t port);
void client_close(struct client *client);
/* False when the server has gone. */
bool client_send(struct client *client, const char *text);
bool client_send_bytes(struct client *client, const char *bytes, size_t length);

/* The next answer, its body by Content-Length. `head` says that the request was a HEAD. The status is 0 when the
 * connection ended before an answer was complete. */
void client_receive(struct client *client, struct answer *ret, bool head);
/* Sends, receives. */
void client_ask(struct client *client, struct answer *ret, const char *text);
/* Connects, sends, receives, closes. */
void ask_once(uint16_t port, struct answer *ret, const char *text);

/* Whether the server has closed, without another byte; waits for it. */
bool client_sees_end(struct client *client);
/* Whether anything arrives within so many milliseconds. */
bool client_hears_within(struct client *client, int milliseconds);

/* The value of a header, into a static buffer of the calling thread; NULL when it is not there. */
const char *answer_header(const struct answer *answer, const char *name);

#endif
