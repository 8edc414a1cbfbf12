#include "server/wire/event_out.h"

#include "server/wire/builder.h"

static void build_event(struct nk_builder *builder, json_t *item, const struct nk_event *event)
{
    nk_build_integer(builder, item, "id", event->id);
    nk_build_text(builder, item, "at", event->at);
    nk_build_text(builder, item, "principal", event->principal);
    nk_build_code(builder, item, "role", nk_role_code(event->role));
    nk_build_text(builder, item, "action", event->action);
    nk_build_year_or_null(builder, item, "year", event->year);
    nk_build_text_or_null(builder, item, "actor", event->actor);
    if (event->revision)
        nk_build_integer(builder, item, "revision", event->revision);
    else
        nk_build_null(builder, item, "revision");
    nk_build_text_or_null(builder, item, "request", event->request);
    if (event->detail.length)
        nk_build_document(builder, item, "detail", event->detail);
    else
        nk_build_object(builder, item, "detail");
}

struct nk_buffer nk_events_json(const struct nk_event *events, size_t count, struct nk_text next)
{
    struct nk_builder builder;
    json_t *root = nk_build_start(&builder);
    json_t *items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_event(&builder, nk_build_item_object(&builder, items), &events[i]);
    nk_build_text_or_null(&builder, root, "next", next);
    return nk_build_finish(&builder);
}
