/* Who is asking: anyone, or the holder of a token with a role, and for a submitter the actors it may write for. */
#ifndef NK_AUTH_PRINCIPAL_H
#define NK_AUTH_PRINCIPAL_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/roles.h"
#include "core/text.h"

struct nk_principal {
    enum nk_role role;
    struct nk_text id;            /* "token:12", empty for anyone: what the audit log names, never the secret */
    const struct nk_text *actors; /* of a submitter */
    size_t actor_count;
};

enum nk_authentication {
    NK_AUTHENTICATED = 0,  /* also without credentials: then the role is NK_ANYONE */
    NK_BAD_CREDENTIALS = 1, /* malformed, unknown, expired or revoked: 401 */
    NK_AUTHENTICATION_UNAVAILABLE = 2, /* it could not be looked up now: 503 */
};

/* The one thing that authentication asks of the database: the holder of the secret with this SHA-256 (64 hexadecimal
 * digits). NK_BAD_CREDENTIALS when there is none that is valid now. */
typedef enum nk_authentication nk_token_lookup(struct nk_principal *ret, struct nk_arena *arena, const char *sha256,
                                               void *context);

/* Reads the value of an Authorization header (empty: not sent) and looks the token up. Everything in `*ret` lives in
 * the arena. */
enum nk_authentication nk_authenticate(struct nk_principal *ret, struct nk_arena *arena, struct nk_text authorization,
                                       nk_token_lookup *lookup, void *context);

/* The principal may read and write the actor's returns as submitter. */
bool nk_principal_submits_for(const struct nk_principal *principal, struct nk_text actor);

#endif
