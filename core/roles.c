#include "core/roles.h"

#include "core/codes.h"

static const char *const roles[NK_ROLES] = {
    [NK_ANYONE] = "anyone",
    [NK_SUBMITTER] = "submitter",
    [NK_REVIEWER] = "reviewer",
    [NK_PUBLISHER] = "publisher",
    [NK_AUDITOR] = "auditor",
    [NK_ADMINISTRATOR] = "administrator",
};

const char *nk_role_code(enum nk_role role)
{
    return nk_codes_text(roles, NK_ROLES, role);
}

bool nk_role_of(enum nk_role *ret, struct nk_text code)
{
    int found = nk_codes_find(roles, NK_ROLES, code);
    if (found < 0)
        return false;
    *ret = (enum nk_role)found;
    return true;
}

bool nk_may_send_for(const struct nk_text *actors, size_t count, struct nk_text actor)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(actors[i], actor))
            return true;
    return false;
}
