/* The groups of corresponding codes: their names, members and order. */
#include "core/harmonising.h"
#include "core/order.h"

/* A group while it is made. */
struct group {
    size_t newest, place; /* of its first code of its newest version asked for */
    bool unspecified;
    size_t member_count, version_count;
    struct nk_harmonised_code code;
};

static int compare_groups(const void *context, size_t a, size_t b)
{
    const struct group *groups = context;
    const struct group *left = &groups[a];
    const struct group *right = &groups[b];
    if (left->unspecified != right->unspecified)
        return left->unspecified ? 1 : -1;
    if (left->newest != right->newest)
        return left->newest > right->newest ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

/* Counts what is asked for into groups; nodes come oldest version first. */
static size_t count_groups(const struct nk_harmonising *work, struct group *groups)
{
    size_t count = 0;
    for (size_t i = 0; i < work->node_count; i++) {
        const struct nk_harmonising_node *node = &work->nodes[i];
        struct nk_harmonising_node *root = &work->nodes[nk_harmonising_root(work, i)];
        if (!work->asked_for[node->version])
            continue;
        bool is_new = root->group == NK_NO_GROUP;
        if (is_new)
            root->group = count++;
        struct group *group = &groups[root->group];
        if (is_new || group->newest != node->version) {
            group->newest = node->version;
            group->place = node->place;
            group->version_count++;
        }
        group->member_count++;
        group->unspecified |= nk_text_is(nk_harmonising_code(work, node)->code, NK_UNSPECIFIED);
    }
    return count;
}

static struct nk_text code_text(const struct nk_code *code, int language)
{
    return language < 0 ? code->code : code->label.in[language];
}

/* The codes (language −1) or labels of the group's newest version, with something between them. */
static struct nk_text join_texts(const struct nk_harmonising *work, size_t group, size_t version,
                                 struct nk_text between, int language)
{
    struct nk_text joined = {.data = NULL};
    for (size_t i = 0; i < work->node_count; i++) {
        const struct nk_harmonising_node *node = &work->nodes[i];
        if (node->version != version || work->nodes[nk_harmonising_root(work, i)].group != group)
            continue;
        struct nk_text text = code_text(nk_harmonising_code(work, node), language);
        if (joined.length == 0) {
            joined = text;
            continue;
        }
        struct nk_text parts[] = {joined, between, text};
        char *data = nk_arena_array(work->arena, joined.length + between.length + text.length, 1);
        if (!data)
            return (struct nk_text){.data = NULL, .length = SIZE_MAX};
        joined = (struct nk_text){.data = data};
        for (size_t k = 0; k < 3; k++) {
            if (parts[k].length > 0)
                memcpy(data + joined.length, parts[k].data, parts[k].length);
            joined.length += parts[k].length;
        }
    }
    return joined;
}

static enum nk_status name_group(const struct nk_harmonising *work, struct group *group, size_t number)
{
    group->code.id = join_texts(work, number, group->newest, NK_TEXT("+"), -1);
    if (group->code.id.length == SIZE_MAX)
        return NK_NO_MEMORY;
    for (int language = 0; language < NK_LANGUAGES; language++) {
        group->code.label.in[language] = join_texts(work, number, group->newest, NK_TEXT(" + "), language);
        if (group->code.label.in[language].length == SIZE_MAX)
            return NK_NO_MEMORY;
    }
    return NK_OK;
}

static enum nk_status list_members(const struct nk_harmonising *work, struct group *group, size_t number,
                                   size_t versions_asked)
{
    struct nk_merged_code *members = NK_NEW_ARRAY(work->arena, struct nk_merged_code, group->member_count);
    if (!members)
        return NK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < work->node_count; i++) {
        const struct nk_harmonising_node *node = &work->nodes[i];
        if (work->asked_for[node->version] && work->nodes[nk_harmonising_root(work, i)].group == number)
            members[count++] = (struct nk_merged_code){.version = work->versions[node->version]->version,
                                                       .code = nk_harmonising_code(work, node)->code};
    }
    group->code.members = members;
    group->code.member_count = count;
    group->code.comparable = group->version_count == versions_asked;
    return NK_OK;
}

/* The older of two groups of the same id has its version behind it. */
static enum nk_status tell_apart(const struct nk_harmonising *work, struct group *groups, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool older = false;
        for (size_t k = 0; k < count; k++)
            older |= groups[k].newest > groups[i].newest && nk_text_equal(groups[k].code.id, groups[i].code.id);
        if (!older)
            continue;
        struct nk_text id = groups[i].code.id;
        struct nk_text version = work->versions[groups[i].newest]->version;
        char *data = nk_arena_array(work->arena, id.length + 1 + version.length, 1);
        if (!data)
            return NK_NO_MEMORY;
        memcpy(data, id.data, id.length);
        data[id.length] = '@';
        memcpy(data + id.length + 1, version.data, version.length);
        groups[i].code.id = (struct nk_text){.data = data, .length = id.length + 1 + version.length};
    }
    return NK_OK;
}

enum nk_status nk_harmonising_groups(struct nk_harmonised *ret, const struct nk_harmonising *work)
{
    struct group *groups = NK_NEW_ARRAY(work->arena, struct group, work->node_count);
    size_t *positions = NK_NEW_ARRAY(work->arena, size_t, work->node_count);
    if (!groups || !positions)
        return NK_NO_MEMORY;
    size_t versions_asked = 0;
    for (size_t i = 0; i < work->version_count; i++)
        versions_asked += work->asked_for[i];
    size_t count = count_groups(work, groups);
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < count && status == NK_OK; i++) {
        status = list_members(work, &groups[i], i, versions_asked);
        if (status == NK_OK)
            status = name_group(work, &groups[i], i);
    }
    if (status == NK_OK)
        status = tell_apart(work, groups, count);
    struct nk_harmonised_code *codes = NK_NEW_ARRAY(work->arena, struct nk_harmonised_code, count);
    if (status != NK_OK || !codes)
        return status != NK_OK ? status : NK_NO_MEMORY;

    nk_order(positions, count, compare_groups, groups);
    for (size_t i = 0; i < count; i++)
        codes[i] = groups[positions[i]].code;
    *ret = (struct nk_harmonised){.codes = codes, .count = count};
    return NK_OK;
}
