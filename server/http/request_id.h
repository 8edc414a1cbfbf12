/* Ids of requests: the client's own, if it is harmless in logs and headers, or 128 random bits. */
#ifndef NK_HTTP_REQUEST_ID_H
#define NK_HTTP_REQUEST_ID_H

#include <stdbool.h>

#include "core/text.h"

enum { NK_REQUEST_ID_MIN = 8, NK_REQUEST_ID_MAX = 64, NK_REQUEST_ID_SIZE = NK_REQUEST_ID_MAX + 1 };

/* 32 hexadecimal digits. */
void nk_request_id_make(char ret[NK_REQUEST_ID_SIZE]);
/* True and a copy when `sent` is 8 to 64 of [A-Za-z0-9._-]. */
bool nk_request_id_accept(char ret[NK_REQUEST_ID_SIZE], struct nk_text sent);

#endif
