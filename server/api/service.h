/* What http and the process need of the API beside the routes. */
#ifndef NK_API_SERVICE_H
#define NK_API_SERVICE_H

#include "server/http/server.h"
#include "server/wire/limits.h"

/* Largest body of a return. */
enum { NK_BODY_MAX = NK_RETURN_BYTES_MAX };
/* Largest of the small bodies. */
enum { NK_SMALL_BODY_MAX = 16 * 1024 };

/* Writes the problems that http itself finds. */
nk_problem_writer nk_write_http_problem;

#endif
