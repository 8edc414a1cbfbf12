#include "server/wire/service_out.h"

#include "server/wire/builder.h"
#include "server/wire/labels.h"

struct nk_buffer nk_configuration_json(const struct nk_service_configuration *configuration)
{
    static const char *const formats[] = {"json", "csv", "json-stat"};
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_code(&builder, root, "name", configuration->name);
    nk_build_code(&builder, root, "version", configuration->version);
    nk_build_text_or_null(&builder, root, "schemaVersion", configuration->schema_version);
    struct nk_node limits = nk_build_object(&builder, root, "limits");
    for (size_t i = 0; i < configuration->limit_count; i++)
        nk_build_integer(&builder, limits, configuration->limits[i].name, configuration->limits[i].value);
    struct nk_node format_codes = nk_build_array(&builder, root, "formats");
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        nk_build_item_text(&builder, format_codes, nk_text_of(formats[i]));
    struct nk_node language_codes = nk_build_array(&builder, root, "languages");
    for (size_t i = 0; i < NK_LANGUAGES; i++)
        nk_build_item_text(&builder, language_codes, nk_text_of(nk_language_codes[i]));
    nk_build_code(&builder, root, "licence", NK_LICENCE);
    nk_build_text_or_null(&builder, root, "source", configuration->source);
    nk_build_text_or_null(&builder, root, "contact", configuration->contact);
    return nk_build_finish(&builder);
}

static const char *health_code(bool ok)
{
    return ok ? "ok" : "unavailable";
}

struct nk_buffer nk_health_json(const struct nk_health_check *checks, size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = ok && checks[i].ok;

    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_code(&builder, root, "status", health_code(ok));
    struct nk_node items = nk_build_array(&builder, root, "checks");
    for (size_t i = 0; i < count; i++) {
        struct nk_node item = nk_build_item_object(&builder, items);
        nk_build_code(&builder, item, "name", checks[i].name);
        nk_build_code(&builder, item, "status", health_code(checks[i].ok));
        nk_build_text_or_null(&builder, item, "detail", checks[i].detail);
    }
    return nk_build_finish(&builder);
}
