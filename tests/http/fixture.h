/* A server with a handler of every kind, on a free port. */
#ifndef NK_TESTS_HTTP_FIXTURE_H
#define NK_TESTS_HTTP_FIXTURE_H

#include "tests/http/client.h"
#include "server/http/server.h"

enum { ECHO_MAX = 100000, SMALL_MAX = 16 };

/* Routes:
 *   GET  /published        fast, shared, public, ETag "v1", 1000 bytes
 *   GET  /draft            fast, ETag "d1", not public
 *   GET  /things/{thing}   fast: says its segment and its query
 *   PUT  /things/{thing}   work thread: says its segment and its body, at most SMALL_MAX bytes of text/plain
 *   GET  /special/new      fast: "literal"
 *   GET  /special/{id}     fast: "placeholder"
 *   GET  /accept           fast: says the Accept header
 *   GET  /work             work thread: "worked by n", n the index of the thread
 *   GET  /gate             work thread: waits until the gate is open
 *   POST /echo             work thread: its body, at most ECHO_MAX bytes of application/json or text/csv
 *   POST /either           fast: "fast"; work thread: its body
 *   POST /order            work thread, no body
 *   GET  /undecided        fast declines and there is no handler
 *   GET  /silent           a handler that answers nothing
 *   GET  /broken           an answer that could not take a header
 *   GET  /                 fast: "root"
 * Problems are answered as text, "code fault". */

/* Changes the configuration before the start; NULL for none. */
struct nk_http_server *fixture_start(void (*adjust)(struct nk_http_configuration *configuration));
/* Opens the gate and stops. */
void fixture_stop(struct nk_http_server *server);
/* Stops, whatever stands at the gate. */
void fixture_stop_within(struct nk_http_server *server, unsigned grace_ms);

void gate_open(void);
/* Waits until so many handlers stand at the gate. */
void gate_wait_for(unsigned waiting);
/* How many handlers have ever come to the gate. */
unsigned gate_arrivals(void);
/* How many work threads have started and not stopped. */
int workers_alive(void);

/* A checked fixture for tests that need nothing special: `server` and `port`. */
extern struct nk_http_server *server;
extern uint16_t port;
void server_up(void);
void server_down(void);

#endif
