#include "server/wire/template_out.h"

#include "server/wire/builder.h"
#include "server/wire/labels.h"
#include "server/wire/methodology_changes.h"
#include "server/wire/rule_changes_out.h"
#include "server/wire/template_lines.h"

static void build_codes(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_text *codes, size_t count)
{
    struct nk_node array = nk_build_array(builder, parent, name);
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, array, codes[i]);
}

static void build_changes(struct nk_builder *builder, struct nk_node parent, struct nk_arena *arena,
                          const struct nk_methodology_changes *changes, const struct nk_rule_changes *rules,
                          enum nk_language language)
{
    struct nk_node object = nk_build_object(builder, parent, "methodologyChanges");
    nk_build_text_or_null(builder, object, "from", changes->from ? changes->from->id : (struct nk_text){0});
    nk_build_text(builder, object, "to", changes->to->id);
    nk_build_boolean(builder, object, "changed", changes->changed);
    nk_build_text(builder, object, "text", nk_label_in(nk_methodology_changes_label(changes), language));
    struct nk_node codes = nk_build_array(builder, object, "codes");
    for (size_t i = 0; i < changes->code_count; i++) {
        const struct nk_code_change *change = &changes->codes[i];
        struct nk_node item = nk_build_item_object(builder, codes);
        nk_build_code(builder, item, "classification", change->classification);
        nk_build_code(builder, item, "change", change->kind);
        build_codes(builder, item, "from", change->from, change->from_count);
        build_codes(builder, item, "to", change->to, change->to_count);
    }
    nk_build_rule_changes(builder, nk_build_object(builder, object, "rules"), arena, rules, language);
}

static void build_prior(struct nk_builder *builder, struct nk_node parent, const struct nk_template_source *source)
{
    if (!source->prior) {
        nk_build_null(builder, parent, "priorYear");
        return;
    }
    struct nk_node prior = nk_build_object(builder, parent, "priorYear");
    nk_build_integer(builder, prior, "year", source->prior->year);
    nk_build_integer(builder, prior, "revision", source->prior_revision);
    nk_build_text(builder, prior, "methodology", source->before ? source->before->id : source->methodology->id);
}

static void build_last_year(struct nk_builder *builder, struct nk_node item, const struct nk_template_line *line)
{
    const struct nk_text code = line->last_year_code;
    if (!code.length)
        nk_build_sum(builder, item, "lastYear", line->last_year);
    else if (nk_text_is(code, "true") || nk_text_is(code, "false"))
        nk_build_boolean(builder, item, "lastYear", nk_text_is(code, "true"));
    else
        nk_build_text(builder, item, "lastYear", code);
}

static void build_line(struct nk_builder *builder, struct nk_node item, const struct nk_template_line *line)
{
    const struct {
        const char *name;
        struct nk_text text;
    } keys[] = {
        {"code", line->code},         {"party", line->party}, {"basis", line->basis},
        {"category", line->category}, {"area", line->area},   {"costType", line->cost_type},
    };
    nk_build_code(builder, item, "section", line->section);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (keys[i].text.length)
            nk_build_text(builder, item, keys[i].name, keys[i].text);
    if (line->booked.length)
        nk_build_boolean(builder, item, "booked", nk_text_is(line->booked, "true"));
    nk_build_text(builder, item, "label", line->label);
    if (line->absence) {
        nk_build_null(builder, item, "lastYear");
        nk_build_code(builder, item, "lastYearAbsence", line->absence);
        return;
    }
    build_last_year(builder, item, line);
    nk_build_null(builder, item, "lastYearAbsence");
}

/* The saved document as it is, after `template`; its members come with it. */
static struct nk_buffer finish_with(struct nk_builder *builder, struct nk_text document)
{
    struct nk_writer writer = nk_build_finish_open(builder);
    const bool has_members = document.length > 2;
    nk_write_text(&writer, has_members ? NK_TEXT(",") : NK_TEXT(""));
    if (has_members)
        nk_write(&writer, document.data + 1, document.length - 2);
    nk_write_text(&writer, NK_TEXT("}"));
    return nk_writer_finish(&writer);
}

const struct nk_label nk_template_not_collected = {{
    NK_TEXT("Det finnes ingen innsamling for dette året: ingen er bedt om å rapportere ennå, og en oppgave kan ikke lagres. Skjemaet følger årets metodikk og kan endre seg."),
    NK_TEXT("Det finst inga innsamling for dette året: ingen er bedne om å rapportere enno, og ei oppgåve kan ikkje lagrast. Skjemaet følgjer metodikken for året og kan endre seg."),
    NK_TEXT("There is no collection for this year: nobody is asked to report yet, and a return cannot be saved. The form follows the methodology of the year and may change."),
}};

struct nk_buffer nk_template_json(const struct nk_template_source *source, struct nk_arena *arena,
                                  enum nk_language language)
{
    struct nk_template_lines lines;
    struct nk_methodology_changes changes;
    struct nk_rule_changes rules;
    if (nk_template_lines_of(&lines, arena, source, language) != NK_OK ||
        nk_methodology_changes_of(&changes, arena, source->catalogue, source->before, source->methodology) != NK_OK ||
        nk_template_rule_changes(&rules, arena, source) != NK_OK)
        return (struct nk_buffer){0};

    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node template = nk_build_object(&builder, root, "template");
    nk_build_code(&builder, template, "language", nk_language_codes[language]);
    nk_build_text(&builder, template, "name", nk_label_in(&source->actor->name, language));
    nk_build_text(&builder, template, "methodology", source->methodology->id);
    nk_build_text_or_null(&builder, template, "notice",
                          source->is_collected ? (struct nk_text){0}
                                               : nk_label_in(&nk_template_not_collected, language));
    build_prior(&builder, template, source);
    build_changes(&builder, template, arena, &changes, &rules, language);
    struct nk_node fields = nk_build_array(&builder, template, "fields");
    for (size_t i = 0; i < lines.count; i++)
        build_line(&builder, nk_build_item_object(&builder, fields), &lines.items[i]);
    if (!source->document.length) {
        nk_build_text(&builder, root, "actor", source->actor->id);
        nk_build_integer(&builder, root, "year", source->year);
    }
    return finish_with(&builder, source->document);
}
