#include "core/harmonise.h"

#include "core/harmonising.h"
#include "core/order.h"

static const struct nk_classification *find_version(const struct nk_catalogue *catalogue, struct nk_text classification,
                                                    struct nk_text version)
{
    for (size_t i = 0; i < catalogue->classification_count; i++)
        if (nk_text_equal(catalogue->classifications[i].id, classification) &&
            nk_text_equal(catalogue->classifications[i].version, version))
            return &catalogue->classifications[i];
    return NULL;
}

static int compare_versions(const void *context, size_t a, size_t b)
{
    const struct nk_classification *const *versions = context;
    return versions[a]->first_year - versions[b]->first_year;
}

static bool is_among(const struct nk_text *versions, size_t count, struct nk_text version)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_equal(versions[i], version))
            return true;
    return false;
}

/* The versions asked for and those between them in time. */
static enum nk_status choose_versions(struct nk_harmonising *work, struct nk_text classification,
                                      const struct nk_text *asked, size_t asked_count)
{
    const struct nk_catalogue *catalogue = work->catalogue;
    const struct nk_classification **found =
        NK_NEW_ARRAY(work->arena, const struct nk_classification *, catalogue->classification_count);
    size_t *positions = NK_NEW_ARRAY(work->arena, size_t, catalogue->classification_count);
    work->versions = NK_NEW_ARRAY(work->arena, const struct nk_classification *, catalogue->classification_count);
    work->asked_for = NK_NEW_ARRAY(work->arena, bool, catalogue->classification_count);
    if (!found || !positions || !work->versions || !work->asked_for)
        return NK_NO_MEMORY;

    int first = INT16_MAX;
    int last = INT16_MIN;
    for (size_t i = 0; i < asked_count; i++) {
        const struct nk_classification *version = find_version(catalogue, classification, asked[i]);
        if (!version)
            return NK_INVALID;
        first = version->first_year < first ? version->first_year : first;
        last = version->first_year > last ? version->first_year : last;
    }
    size_t count = 0;
    for (size_t i = 0; i < catalogue->classification_count; i++) {
        const struct nk_classification *version = &catalogue->classifications[i];
        if (nk_text_equal(version->id, classification) && version->first_year >= first && version->first_year <= last)
            found[count++] = version;
    }
    nk_order(positions, count, compare_versions, found);
    for (size_t i = 0; i < count; i++) {
        work->versions[i] = found[positions[i]];
        work->asked_for[i] = is_among(asked, asked_count, work->versions[i]->version);
    }
    work->version_count = count;
    return asked_count > 0 ? NK_OK : NK_INVALID;
}

static enum nk_status make_nodes(struct nk_harmonising *work)
{
    size_t most = 0;
    for (size_t i = 0; i < work->version_count; i++)
        most += work->versions[i]->codes.count;
    work->nodes = NK_NEW_ARRAY(work->arena, struct nk_harmonising_node, most);
    if (!work->nodes)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < work->version_count; i++) {
        for (size_t place = 0; place < work->versions[i]->codes.count; place++) {
            work->nodes[work->node_count] = (struct nk_harmonising_node){
                .version = i, .place = place, .parent = work->node_count, .group = NK_NO_GROUP};
            work->node_count++;
        }
    }
    return NK_OK;
}

/* Position of a node, or the number of nodes when there is none. */
static size_t find_node(const struct nk_harmonising *work, struct nk_text version, struct nk_text code)
{
    for (size_t i = 0; i < work->node_count; i++)
        if (nk_text_equal(work->versions[work->nodes[i].version]->version, version) &&
            nk_text_equal(nk_harmonising_code(work, &work->nodes[i])->code, code))
            return i;
    return work->node_count;
}

/* Joins what corresponds to each other. Splits and merges alike: whichever way it is read, the codes share
 * content. */
static void join_nodes(const struct nk_harmonising *work, struct nk_text classification)
{
    for (size_t i = 0; i < work->catalogue->correspondence_count; i++) {
        const struct nk_correspondence *edge = &work->catalogue->correspondences[i];
        if (!nk_text_equal(edge->classification, classification))
            continue;
        size_t from = find_node(work, edge->from_version, edge->from_code);
        size_t to = find_node(work, edge->to_version, edge->to_code);
        if (from < work->node_count && to < work->node_count)
            work->nodes[nk_harmonising_root(work, from)].parent = nk_harmonising_root(work, to);
    }
}

enum nk_status nk_harmonise(struct nk_harmonised *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                            struct nk_text classification, const struct nk_text *versions, size_t version_count)
{
    struct nk_harmonising work = {.arena = arena, .catalogue = catalogue};
    enum nk_status status = choose_versions(&work, classification, versions, version_count);
    if (status == NK_OK)
        status = make_nodes(&work);
    if (status != NK_OK)
        return status;
    join_nodes(&work, classification);
    return nk_harmonising_groups(ret, &work);
}

const struct nk_harmonised_code *nk_harmonised_code_of(const struct nk_harmonised *harmonised, struct nk_text version,
                                                       struct nk_text code)
{
    for (size_t i = 0; i < harmonised->count; i++) {
        const struct nk_harmonised_code *group = &harmonised->codes[i];
        for (size_t k = 0; k < group->member_count; k++)
            if (nk_text_equal(group->members[k].version, version) && nk_text_equal(group->members[k].code, code))
                return group;
    }
    return NULL;
}
