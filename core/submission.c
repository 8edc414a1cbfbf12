#include "core/submission.h"

#include "core/codes.h"

static const char *const value_statuses[NK_VALUE_STATUSES] = {
    [NK_REPORTED] = "reported",
    [NK_PUBLIC_SOURCE] = "public-source",
    [NK_ESTIMATED] = "estimated",
    [NK_MISSING] = "missing",
};

const char *nk_value_status_code(enum nk_value_status status)
{
    return nk_codes_text(value_statuses, NK_VALUE_STATUSES, status);
}

bool nk_value_status_of(enum nk_value_status *ret, struct nk_text code)
{
    int found = nk_codes_find(value_statuses, NK_VALUE_STATUSES, code);
    if (found < 0)
        return false;
    *ret = (enum nk_value_status)found;
    return true;
}
