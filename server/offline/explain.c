#include <stdio.h>

#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/offline/spelling.h"
#include "server/publish/answers.h"
#include "server/wire/labels.h"

static const struct nk_text nothing;

/* Says the verdict after the answer has gone out. */
static int conclude(const struct nk_explain_answer *answer, enum nk_language language)
{
    static const struct nk_label no_value =
        NK_SAYS("Det finnes ingen verdi. {1}", "Det finst ingen verdi. {1}", "There is no value. {1}");
    static const struct nk_label equal =
        NK_SAYS("{1} kommer ut igjen av det som er sendt inn: likt.", "{1} kjem ut att av det som er sendt inn: likt.",
                "{1} folds again from what was submitted: equal.");
    static const struct nk_label unequal = NK_SAYS("{1} ble regnet ut, men {2} kommer ut igjen: IKKE LIKT.",
                                                   "{1} blei rekna ut, men {2} kjem ut att: IKKJE LIKT.",
                                                   "{1} was computed, and folds to {2}: NOT EQUAL.");
    char value[NK_DECIMAL_TEXT_MAX] = "", recomputed[NK_DECIMAL_TEXT_MAX] = "";
    const struct nk_label *verdict = !answer->root ? &no_value : answer->equal ? &equal : &unequal;
    struct nk_text first = nk_label_in(nk_absence_label(answer->value->absence), language);
    if (answer->root) {
        nk_decimal_print(value, answer->value->value);
        nk_decimal_print(recomputed, answer->recomputed);
        first = nk_text_of(value);
    }
    nk_print_sentence(stderr, nk_label_in(verdict, language), first, nk_text_of(recomputed));
    fputc('\n', stderr);
    return answer->root && !answer->equal ? 1 : 0;
}

static int refuse_figure(const struct nk_catalogue *catalogue, const struct nk_offline_options *options)
{
    static const struct nk_label unknown = NK_SAYS("pakken har ikke nøkkeltallet {1}.",
                                                   "pakka har ikkje nøkkeltalet {1}.", "the bundle has no figure {1}.");
    static const struct nk_label meant =
        NK_SAYS("pakken har ikke nøkkeltallet {1}. Mente du {2}?", "pakka har ikkje nøkkeltalet {1}. Meinte du {2}?",
                "the bundle has no figure {1}. Did you mean {2}?");
    struct nk_spelling spelling = {.distance = 0};
    const struct nk_text written = nk_text_of(options->figure);
    for (size_t i = 0; i < catalogue->figure_count; i++)
        nk_spelling_try(&spelling, written, catalogue->figures[i].id);
    return nk_say(options->language, options->bundle, spelling.nearest.length ? &meant : &unknown, written,
                  spelling.nearest);
}

static int refuse_value(const struct nk_figure *figure, const struct nk_offline_options *options)
{
    static const struct nk_label no_entity =
        NK_SAYS("pakken har ingen verdi av {1} for {2}.", "pakka har ingen verdi av {1} for {2}.",
                "the bundle has no value of {1} for {2}.");
    static const struct nk_label no_code = NK_SAYS("{1} er delt opp; si med --code hvilken del av {2} det gjelder.",
                                                   "{1} er delt opp; sei med --code kva del av {2} det gjeld.",
                                                   "{1} is broken down; say with --code which part of {2} is meant.");
    static const struct nk_label no_such_code = NK_SAYS("pakken har ingen verdi av {1} med koden {2} for denne "
                                                        "enheten.",
                                                        "pakka har ingen verdi av {1} med koden {2} for denne eininga.",
                                                        "the bundle has no value of {1} with the code {2} for this "
                                                        "entity.");
    const bool lacks_code = figure->breakdown != NK_BY_NOTHING && !options->code;
    const struct nk_label *why = lacks_code ? &no_code : options->code ? &no_such_code : &no_entity;
    return nk_say(options->language, options->bundle, why, nk_text_of(options->figure),
                  nk_text_of(options->code ? options->code : options->entity));
}

static int explain(struct nk_arena *arena, const struct nk_offline_options *options,
                   const struct nk_publication *publication, const struct nk_publication *before)
{
    const struct nk_figure *figure = nk_catalogue_figure(&publication->bundle.catalogue, nk_text_of(options->figure));
    struct nk_explain_answer answer;
    if (!figure)
        return refuse_figure(&publication->bundle.catalogue, options);
    enum nk_status status = nk_answer_explanation(&answer, arena, publication, before, figure,
                                                  nk_text_of(options->entity), nk_text_of(options->code));
    if (status == NK_UNDEFINED)
        return refuse_value(figure, options);
    if (status != NK_OK)
        return nk_say_no_memory(options->language);
    struct nk_buffer body = nk_explain_json(&answer, options->language);
    return nk_answer_print(&body, options->language) ? conclude(&answer, options->language) : NK_EXIT_UNUSABLE;
}

int nk_explain_offline(const struct nk_offline_options *options)
{
    static const struct nk_label needs = NK_SAYS("explain trenger --figure og --entity: hvilket nøkkeltall, og hvem "
                                                 "det er for.",
                                                 "explain treng --figure og --entity: kva nøkkeltal, og kven det er "
                                                 "for.",
                                                 "explain needs --figure and --entity: which figure, and whose it is.");
    struct nk_arena arena = nk_heap_arena();
    struct nk_edition *edition, *before;
    int status = NK_EXIT_UNUSABLE;
    if (!options->figure || !options->entity)
        status = nk_say(options->language, NULL, &needs, nothing, nothing);
    else if (nk_file_editions(&edition, &before, &arena, options->bundle, options->before, options->language)) {
        status =
            explain(&arena, options, nk_edition_publication(edition), before ? nk_edition_publication(before) : NULL);
        nk_edition_unref(edition);
        nk_edition_unref(before);
    }
    nk_arena_release(&arena);
    return status;
}
