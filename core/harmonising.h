/* What the steps of nk_harmonise share: the codes of the versions as a forest, each tree a group. Private to
 * core. */
#ifndef NK_CORE_HARMONISING_H
#define NK_CORE_HARMONISING_H

#include "core/harmonise.h"

#define NK_NO_GROUP SIZE_MAX

/* A code of a version. */
struct nk_harmonising_node {
    size_t version; /* position in the versions of the work */
    size_t place;   /* in the version's list */
    size_t parent;  /* itself for the root of a group */
    size_t group;   /* of a root: number of its group, or NK_NO_GROUP while it has none */
};

struct nk_harmonising {
    struct nk_arena *arena;
    const struct nk_catalogue *catalogue;
    const struct nk_classification **versions; /* from the oldest asked for to the newest, oldest first */
    bool *asked_for;
    size_t version_count;
    struct nk_harmonising_node *nodes; /* version by version, code by code */
    size_t node_count;
};

static inline const struct nk_code *nk_harmonising_code(const struct nk_harmonising *work,
                                                        const struct nk_harmonising_node *node)
{
    return &work->versions[node->version]->codes.codes[node->place];
}

static inline size_t nk_harmonising_root(const struct nk_harmonising *work, size_t node)
{
    while (work->nodes[node].parent != node)
        node = work->nodes[node].parent;
    return node;
}

/* Numbers the trees that have codes of versions asked for, names them and puts them in order. */
NK_MUST_CHECK enum nk_status nk_harmonising_groups(struct nk_harmonised *ret, const struct nk_harmonising *work);

#endif
