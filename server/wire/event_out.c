#include "server/wire/event_out.h"

#include "server/wire/builder.h"

struct nk_buffer nk_event_detail_json(struct nk_text finding, struct nk_text reason)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    if (finding.length)
        nk_build_text(&builder, root, "finding", finding);
    if (reason.length)
        nk_build_text(&builder, root, "reason", reason);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_event_state_json(const char *state)
{
    struct nk_builder builder;
    nk_build_code(&builder, nk_build_start(&builder), "state", state);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_event_extension_json(const struct nk_extension *extension)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_date_or_null(&builder, root, "closes", extension->closes);
    nk_build_text(&builder, root, "reason", extension->reason);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_event_flow_json(const struct nk_flow_resolution *resolution)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "buyer", resolution->buyer);
    nk_build_code(&builder, root, "resolution", nk_resolution_code(resolution->resolution));
    nk_build_text(&builder, root, "reason", resolution->text);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_event_publication_json(struct nk_text publication)
{
    struct nk_builder builder;
    nk_build_text(&builder, nk_build_start(&builder), "publication", publication);
    return nk_build_finish(&builder);
}

static struct nk_buffer event_json(const struct nk_event *event)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_integer(&builder, root, "id", event->id);
    nk_build_text(&builder, root, "at", event->at);
    nk_build_text(&builder, root, "principal", event->principal);
    nk_build_text_or_null(&builder, root, "principalName", event->principal_name);
    nk_build_code(&builder, root, "role", nk_role_code(event->role));
    nk_build_text(&builder, root, "action", event->action);
    nk_build_year_or_null(&builder, root, "year", event->year);
    nk_build_text_or_null(&builder, root, "actor", event->actor);
    if (event->revision)
        nk_build_integer(&builder, root, "revision", event->revision);
    else
        nk_build_null(&builder, root, "revision");
    nk_build_text_or_null(&builder, root, "request", event->request);
    nk_build_json(&builder, root, "detail", event->detail.length ? event->detail : NK_TEXT("{}"));
    return nk_build_finish(&builder);
}

static void write_event(struct nk_writer *writer, const struct nk_event *event)
{
    struct nk_buffer json = event_json(event);
    if (!json.data)
        writer->failed = true;
    nk_write(writer, json.data, json.length);
    nk_buffer_free(&json);
}

static void write_next(struct nk_writer *writer, struct nk_text next)
{
    struct nk_builder builder;
    nk_build_text_or_null(&builder, nk_build_start(&builder), "next", next);
    struct nk_buffer json = nk_build_finish(&builder);
    if (!json.data) {
        writer->failed = true;
        return;
    }
    nk_write(writer, json.data + 1, json.length - 1);
    nk_buffer_free(&json);
}

struct nk_buffer nk_events_json(const struct nk_event *events, size_t count, struct nk_text next)
{
    struct nk_writer writer = {0};
    nk_write_text(&writer, NK_TEXT("{\"items\":["));
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            nk_write_text(&writer, NK_TEXT(","));
        write_event(&writer, &events[i]);
    }
    nk_write_text(&writer, NK_TEXT("],"));
    write_next(&writer, next);
    return nk_writer_finish(&writer);
}
