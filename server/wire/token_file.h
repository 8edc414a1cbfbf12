/* tokens.json: the secrets that a demonstration or a test needs, as a list of {role, actors, token}. */
#ifndef NK_WIRE_TOKEN_FILE_H
#define NK_WIRE_TOKEN_FILE_H

#include "core/arena.h"
#include "core/roles.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/buffer.h"

struct nk_token_entry {
    enum nk_role role;
    const struct nk_text *actors;
    size_t actor_count;
    struct nk_text token; /* the secret */
};

struct nk_buffer nk_token_file_json(const struct nk_token_entry *entries, size_t count);

/* Everything lives in the arena. NK_INVALID: not such a file. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_token_file_read(struct nk_token_entry **ret, size_t *ret_count, struct nk_arena *arena,
                                                struct nk_text text);

#endif
