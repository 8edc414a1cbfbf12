#include "server/api/access.h"

#include "server/api/answer.h"
#include "server/db/token.h"

struct lookup {
    struct nk_db *db;
    enum nk_db_status status;
};

static enum nk_authentication look_up(struct nk_principal *ret, struct nk_arena *arena, const char *sha256,
                                      void *context)
{
    struct lookup *lookup = context;
    struct nk_token token;
    lookup->status = nk_db_token_find(lookup->db, arena, &token, nk_text_of(sha256));
    if (lookup->status < NK_DB_NONE)
        return NK_AUTHENTICATION_UNAVAILABLE;
    if (lookup->status == NK_DB_NONE)
        return NK_BAD_CREDENTIALS;
    const struct nk_text id = NK_JOIN(arena, NK_TEXT("token:"), token.id);
    if (!id.data)
        return NK_AUTHENTICATION_UNAVAILABLE;
    *ret = (struct nk_principal){
        .role = token.role,
        .id = id,
        .actors = token.actors,
        .actor_count = token.actor_count,
    };
    return NK_AUTHENTICATED;
}

bool nk_access(struct nk_principal *ret, struct nk_request *request, struct nk_worker *worker, unsigned roles)
{
    struct lookup lookup = {.db = worker->db, .status = NK_DB_FATAL};
    if (nk_answer_not_loaded(request, worker->application))
        return false;
    switch (nk_authenticate(ret, nk_request_arena(request), nk_request_header(request, "Authorization"), look_up,
                            &lookup)) {
    case NK_AUTHENTICATED:
        break;
    case NK_BAD_CREDENTIALS:
        nk_answer_problem(request, "unauthorized");
        return false;
    case NK_AUTHENTICATION_UNAVAILABLE:
        nk_answer_database(request, worker->db, lookup.status);
        return false;
    }
    nk_request_set_principal(request, ret->id);
    if (roles & NK_MAY(ret->role))
        return true;
    nk_answer_problem(request, ret->role == NK_ANYONE ? "unauthorized" : "forbidden");
    return false;
}

bool nk_access_reads_returns(const struct nk_principal *principal)
{
    return principal->role == NK_SUBMITTER || principal->role == NK_REVIEWER || principal->role == NK_AUDITOR;
}

bool nk_access_reads(struct nk_request *request, const struct nk_principal *principal, struct nk_text actor)
{
    if (principal->role != NK_SUBMITTER || nk_principal_submits_for(principal, actor))
        return true;
    nk_answer_problem(request, "not-found");
    return false;
}

bool nk_access_writes(struct nk_request *request, const struct nk_principal *principal, struct nk_text actor)
{
    if (nk_principal_submits_for(principal, actor))
        return true;
    nk_answer_problem(request, "not-found");
    return false;
}

const struct nk_text *nk_access_buyers(size_t *ret_count, struct nk_arena *arena, const struct nk_principal *principal,
                                       const struct nk_catalogue *catalogue)
{
    struct nk_text *buyers = NK_NEW_ARRAY(arena, struct nk_text, principal->actor_count + 1);
    *ret_count = 0;
    for (size_t i = 0; buyers && i < principal->actor_count; i++) {
        const struct nk_actor *actor = nk_catalogue_actor(catalogue, principal->actors[i]);
        const struct nk_actor *entity = actor ? nk_catalogue_entity_of(catalogue, actor) : NULL;
        if (entity)
            buyers[(*ret_count)++] = entity->id;
    }
    return buyers;
}

bool nk_access_sees_flow(const struct nk_principal *principal, const struct nk_catalogue *catalogue,
                         const struct nk_reconciled_flow *flow)
{
    if (principal->role != NK_SUBMITTER)
        return true;
    for (size_t i = 0; i < principal->actor_count; i++)
        if (nk_flow_is_of(catalogue, flow, principal->actors[i]))
            return true;
    return false;
}
