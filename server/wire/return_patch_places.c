#include <string.h>

#include "server/wire/item_key.h"
#include "server/wire/json.h"
#include "server/wire/pointer.h"
#include "server/wire/return_patch.h"
#include "server/wire/return_schema.h"

/* A walk down a pointer, in the document and in the patch at once. */
struct walk {
    struct nk_arena *arena;
    const json_t *there, *here; /* in the document; in the patch, NULL where it says nothing */
    const struct nk_object *object;
    const struct nk_member *list; /* the list that `there` is */
    struct nk_step steps[NK_BODY_DEPTH_MAX];
    size_t depth;
};

/* The next name of a pointer, unescaped (RFC 6901); the rest stays in `*pointer`. Data is NULL when there is no
 * memory. */
static struct nk_text next_name(struct nk_arena *arena, struct nk_text *pointer)
{
    const char *slash = memchr(pointer->data + 1, '/', pointer->length - 1);
    const size_t end = slash ? (size_t)(slash - pointer->data) : pointer->length;
    const struct nk_text escaped = {.data = pointer->data + 1, .length = end - 1};
    char *name = NK_NEW_ARRAY(arena, char, escaped.length + 1);
    size_t length = 0;
    for (size_t i = 0; name && i < escaped.length; i++) {
        const bool is_escape = escaped.data[i] == '~' && i + 1 < escaped.length;
        name[length++] = !is_escape ? escaped.data[i] : escaped.data[i + 1] == '1' ? '/' : '~';
        i += is_escape;
    }
    *pointer = (struct nk_text){.data = pointer->data + end, .length = pointer->length - end};
    return (struct nk_text){.data = name, .length = length};
}

static size_t index_of(struct nk_text name)
{
    size_t index = 0;
    for (size_t i = 0; i < name.length; i++)
        index = 10 * index + (size_t)(name.data[i] - '0');
    return index;
}

/* The name of the item in the patch, which changes its list item by item. False: it cannot be said. */
static bool item_name(struct nk_text *ret, struct walk *walk, struct nk_text index)
{
    const json_t *item = json_array_get(walk->there, index_of(index));
    const struct nk_item_keys keys = nk_item_keys_of(walk->list->item->object);
    return item && nk_item_key(ret, walk->arena, &keys, item) == NK_OK;
}

/* One step down. False: the patch has a plain value here, and says no more. */
static bool step_down(struct walk *walk, struct nk_text name)
{
    const bool is_keyed = walk->list && json_is_object(walk->here);
    struct nk_text named = name;
    if (is_keyed && !item_name(&named, walk, name))
        return false;
    const struct nk_step *parent = walk->depth ? &walk->steps[walk->depth - 1] : NULL;
    walk->steps[walk->depth++] = nk_step_to_member(parent, named);

    const bool says_more = json_is_object(walk->here);
    walk->here = says_more ? json_object_getn(walk->here, named.data, named.length) : NULL;
    if (walk->list) {
        walk->there = json_array_get(walk->there, index_of(name));
        walk->object = walk->list->item->object;
        walk->list = NULL;
    } else {
        const struct nk_member *member = walk->object ? nk_object_member(walk->object, name) : NULL;
        walk->there = json_object_getn(walk->there, name.data, name.length);
        walk->object = member ? member->object : NULL;
        walk->list = member && member->type == &nk_type_array && json_is_array(walk->there) ? member : NULL;
    }
    return !(is_keyed && walk->here && !json_is_object(walk->here));
}

static enum nk_status locate(struct nk_text *pointer, struct nk_arena *arena, const json_t *document,
                             const json_t *patch)
{
    struct walk walk = {.arena = arena, .there = document, .here = patch, .object = &nk_return_object};
    struct nk_text rest = *pointer;
    bool goes_on = true;
    while (goes_on && rest.length > 0 && walk.depth < NK_BODY_DEPTH_MAX) {
        const struct nk_text name = next_name(arena, &rest);
        if (!name.data)
            return NK_NO_MEMORY;
        goes_on = step_down(&walk, name);
    }
    if (walk.depth == 0)
        return NK_OK;
    *pointer = nk_pointer_text(arena, &walk.steps[walk.depth - 1], NULL);
    return pointer->data ? NK_OK : NK_NO_MEMORY;
}

enum nk_status nk_return_patch_locate(struct nk_issues *issues, struct nk_arena *arena, struct nk_text result,
                                      struct nk_text patch)
{
    const struct nk_text said = nk_without_byte_order_mark(patch);
    json_auto_t *document = json_loadb(result.data, result.length, 0, NULL);
    json_auto_t *change = json_loadb(said.data, said.length, 0, NULL);
    if (!document || !change)
        return NK_NO_MEMORY;
    enum nk_status status = NK_OK;
    for (size_t i = 0; i < issues->count && status == NK_OK; i++)
        if (issues->items[i].pointer.length > 0)
            status = locate(&issues->items[i].pointer, arena, document, change);
    return status;
}
