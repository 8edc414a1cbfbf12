#include "server/auth/principal.h"

#include <strings.h>

#include "server/digest.h"

/* A secret is a prefix and 43 characters of base64url; anything much longer was never one of ours. */
enum { BEARER_MAX = 512 };

static bool is_token_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~+/=", c);
}

/* The token of "Bearer <token>" (RFC 6750 §2.1), empty when the header is not of that form. */
static struct nk_text bearer_token(struct nk_text header)
{
    static const char scheme[] = "Bearer ";
    if (header.length <= sizeof(scheme) - 1 || header.length > BEARER_MAX ||
        strncasecmp(header.data, scheme, sizeof(scheme) - 1) != 0)
        return (struct nk_text){0};
    struct nk_text token = {header.data + sizeof(scheme) - 1, header.length - (sizeof(scheme) - 1)};
    while (token.length && token.data[0] == ' ') {
        token.data++;
        token.length--;
    }
    for (size_t i = 0; i < token.length; i++)
        if (token.data[i] == '\0' || !is_token_character(token.data[i]))
            return (struct nk_text){0};
    return token;
}

enum nk_authentication nk_authenticate(struct nk_principal *ret, struct nk_arena *arena, struct nk_text authorization,
                                       nk_token_lookup *lookup, void *context)
{
    if (authorization.length == 0) {
        *ret = (struct nk_principal){.role = NK_ANYONE};
        return NK_AUTHENTICATED;
    }
    struct nk_text token = bearer_token(authorization);
    if (token.length == 0)
        return NK_BAD_CREDENTIALS;
    char sha256[NK_SHA256_HEX + 1];
    nk_sha256_hex(sha256, token);
    return lookup(ret, arena, sha256, context);
}

bool nk_principal_submits_for(const struct nk_principal *principal, struct nk_text actor)
{
    return principal->role == NK_SUBMITTER && nk_may_send_for(principal->actors, principal->actor_count, actor);
}
