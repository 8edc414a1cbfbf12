#include "server/wire/financing_out.h"

#include "core/money.h"
#include "server/wire/financing_lines.h"
#include "server/wire/published_out.h"

static void build_optional_decimal(struct nk_builder *builder, struct nk_node item, const char *name, bool exists,
                                   struct nk_decimal value)
{
    if (exists)
        nk_build_decimal(builder, item, name, value);
    else
        nk_build_null(builder, item, name);
}

static void build_line(struct nk_builder *builder, struct nk_node item, const struct nk_financing_line *line)
{
    nk_build_text(builder, item, "financier", line->financier);
    nk_build_text(builder, item, "name", line->name);
    nk_build_text_or_null(builder, item, "entity", line->entity);
    nk_build_code(builder, item, "kind", line->kind);
    nk_build_text_or_null(builder, item, "basis", nk_text_of(line->basis));
    build_optional_decimal(builder, item, "share", line->has_share, line->share);
    build_optional_decimal(builder, item, "key", line->has_key, line->key);
    nk_build_integer(builder, item, "amount", line->amount);
}

struct nk_buffer nk_financing_json(const struct nk_publication *publication, const struct nk_entity *actor,
                                   enum nk_language language)
{
    const struct nk_publication_head *head = &publication->bundle.head;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", actor->actor->id);
    nk_build_integer(&builder, root, "year", head->year);
    nk_build_published(&builder, root, &head, 1, actor->illustrative, language);
    nk_build_integer(&builder, root, "own", actor->own_total);

    struct nk_node items = nk_build_array(&builder, root, "items");
    int64_t total = 0;
    struct nk_financing_line line;
    struct nk_financing_cursor cursor = nk_financing_lines(publication, actor, language);
    while (nk_financing_next(&cursor, &line)) {
        build_line(&builder, nk_build_item_object(&builder, items), &line);
        cursor.failed = !nk_money_add(&total, line.amount);
    }
    if (cursor.failed)
        builder.failed = true;

    nk_build_integer(&builder, root, "residual", actor->net_total);
    nk_build_integer(&builder, root, "total", total);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", "/v1/data/financing?actor=%.*s&year=%d",
                    NK_TEXT_ARGUMENTS(actor->actor->id), head->year);
    nk_build_format(&builder, links, "actor", "/v1/actors/%.*s", NK_TEXT_ARGUMENTS(actor->actor->id));
    nk_build_format(&builder, links, "publication", "/v1/publications/%.*s", NK_TEXT_ARGUMENTS(head->id));
    return nk_build_finish(&builder);
}
