/* Who may do what. */
#ifndef NK_CORE_ROLES_H
#define NK_CORE_ROLES_H

#include <stdbool.h>
#include <stddef.h>

#include "core/text.h"

enum nk_role {
    NK_ANYONE = 0,
    NK_SUBMITTER = 1,
    NK_REVIEWER = 2,
    NK_PUBLISHER = 3,
    NK_AUDITOR = 4,
    NK_ADMINISTRATOR = 5
};
enum { NK_ROLES = 6 };

/* "anyone", "submitter" … as the API writes it. */
const char *nk_role_code(enum nk_role role);
bool nk_role_of(enum nk_role *ret, struct nk_text code);

/* Whoever may send for these actors may send for `actor`: it is one of them (V02). */
bool nk_may_send_for(const struct nk_text *actors, size_t count, struct nk_text actor);

#endif
