/* SHA-256 (FIPS 180-4), by OpenSSL. */
#ifndef NK_SERVER_DIGEST_H
#define NK_SERVER_DIGEST_H

#include <stddef.h>

#include "core/text.h"

enum { NK_SHA256_HEX = 64 };

/* Lower-case hexadecimal digits and a NUL. Aborts the process if OpenSSL cannot hash at all, which is no state to go on
 * in. */
void nk_sha256_hex(char ret_hex[static NK_SHA256_HEX + 1], struct nk_text text);
/* Of several texts one after the other. */
void nk_sha256_hex_of(char ret_hex[static NK_SHA256_HEX + 1], const struct nk_text *texts, size_t count);

#endif
