#include "server/api/precondition.h"

#include "server/api/write.h"

const char *nk_precondition_problem(const struct nk_request *request, bool exists, struct nk_text version)
{
    if (exists && nk_must_be_new(request))
        return "precondition-failed";
    switch (nk_if_match(request, version)) {
    case NK_NO_PRECONDITION:
        return exists ? "precondition-required" : NULL;
    case NK_PRECONDITION_HOLDS:
        return exists ? NULL : "precondition-failed";
    case NK_PRECONDITION_FAILS:
        return "precondition-failed";
    }
    return NULL;
}
