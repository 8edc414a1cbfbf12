/* Finished responses by key: a hash table to which entries are only ever added, so that looking up takes no lock. */
#ifndef NK_PUBLISH_RESPONSES_H
#define NK_PUBLISH_RESPONSES_H

#include <stdbool.h>

#include "core/text.h"
#include "server/http/message.h"

/* More than all views that dashboards poll, and a bound on what odd queries can make the server keep. */
enum { NK_RESPONSES_MAX = 4096 };
enum { NK_RESPONSE_BYTES_MAX = 128 * 1024 * 1024 }; /* of bodies and keys */

struct nk_responses;

struct nk_responses *nk_responses_new(void);
void nk_responses_free(struct nk_responses *responses); /* nobody may be reading; NULL is allowed */

/* A reference for the caller, or NULL. */
struct nk_response *nk_responses_find(struct nk_responses *responses, struct nk_text key);
/* Keeps a response under a key, with a reference of its own. False: full, or no memory; nothing is kept then. */
bool nk_responses_keep(struct nk_responses *responses, struct nk_text key, struct nk_response *response);
bool nk_responses_is_full(const struct nk_responses *responses);

#endif
