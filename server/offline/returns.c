#include "server/offline/returns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "server/offline/catalogue.h"
#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/wire/return_answered.h"

/* A return and a thousand findings beside it. */
enum { ANSWER_BYTES_MAX = 16 * NK_RETURN_BYTES_MAX };

static const struct nk_text nothing;

static enum nk_return_form form_of(const char *path, enum nk_input input)
{
    static const char ending[] = ".csv";
    const size_t length = strlen(path), of_ending = sizeof ending - 1;
    if (input != NK_INPUT_BY_NAME)
        return input == NK_INPUT_CSV ? NK_RETURN_CSV : NK_RETURN_JSON;
    return length > of_ending && strcasecmp(path + length - of_ending, ending) == 0 ? NK_RETURN_CSV : NK_RETURN_JSON;
}

static int read_text(struct nk_return_document *ret, struct nk_arena *arena, const char *path, struct nk_text text,
                     enum nk_return_form form, struct nk_text actor, int year, enum nk_language language)
{
    static const struct nk_label unreadable = NK_SAYS(
        "oppgaven kan ikke leses; dette må rettes i filen:", "oppgåva kan ikkje lesast; dette må rettast i fila:",
        "the return cannot be read; this is to be mended in the file:");
    struct nk_issues issues = nk_issues_in(arena);
    const enum nk_status status = nk_return_read(ret, arena, text, form, actor, year, &issues);
    return status == NK_OK ? 0 : nk_say_issues(language, path, &unreadable, arena, status, &issues);
}

int nk_offline_return_read(struct nk_return_document *ret, struct nk_arena *arena, const char *path,
                           enum nk_input input, struct nk_text actor, int year, enum nk_language language)
{
    struct nk_text text;
    if (!nk_file_read(&text, arena, path, NK_RETURN_BYTES_MAX, language))
        return NK_EXIT_UNUSABLE;
    return read_text(ret, arena, path, text, form_of(path, input), actor, year, language);
}

int nk_offline_kept_return_read(struct nk_return_document *ret, struct nk_arena *arena, const char *path,
                                enum nk_input input, struct nk_text actor, int year, enum nk_language language)
{
    const enum nk_return_form form = form_of(path, input);
    struct nk_text text;
    if (!nk_file_read(&text, arena, path, ANSWER_BYTES_MAX, language))
        return NK_EXIT_UNUSABLE;
    if (form == NK_RETURN_JSON && nk_return_answered(&text, arena, text) != NK_OK)
        return nk_say_no_memory(language);
    return read_text(ret, arena, path, text, form == NK_RETURN_JSON ? NK_RETURN_KEPT : form, actor, year, language);
}

/* ---- earlier years ---- */

static struct nk_text year_text(char digits[static 16], int year)
{
    const int length = snprintf(digits, 16, "%d", year);
    return (struct nk_text){digits, (size_t)length};
}

/* The year that stands before the file, 0 when none does, -1 when that is no year. */
static int named_year(struct nk_text name)
{
    enum { DIGITS = 4 };
    int year = 0;
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] < '0' || name.data[i] > '9' || name.length != DIGITS)
            return -1;
        year = year * 10 + (name.data[i] - '0');
    }
    return year;
}

static int check_year(const struct nk_offline_options *options, const char *path, int year)
{
    static const struct nk_label outside = NK_SAYS("oppgaven er for {1}. Reglene ser på de seks årene før --year, ikke "
                                                   "på andre; ta bort denne filen.",
                                                   "oppgåva er for {1}. Reglane ser på dei seks åra før --year, ikkje "
                                                   "på andre; ta bort denne fila.",
                                                   "the return is of {1}. The rules look at the six years before "
                                                   "--year and at no other; leave this file out.");
    char digits[16];
    if (year < options->year && year >= options->year - NK_RULE_YEARS)
        return 0;
    return nk_say(options->language, path, &outside, year_text(digits, year), nothing);
}

static int read_prior(struct nk_rule_year *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                      const struct nk_offline_options *options, const struct nk_named_file *file)
{
    static const struct nk_label no_year = NK_SAYS("«{1}» foran = er ikke et år. Skriv --prior 2016=FIL, eller ./ "
                                                   "foran et filnavn som inneholder =.",
                                                   "«{1}» føre = er ikkje eit år. Skriv --prior 2016=FIL, eller ./ "
                                                   "føre eit filnamn som inneheld =.",
                                                   "\"{1}\" before the = is no year. Write --prior 2016=FILE, or ./ "
                                                   "before a file name that has a =.");
    struct nk_return_document *document = NK_NEW(arena, struct nk_return_document);
    const int named = named_year(file->name);
    if (!document)
        return nk_say_no_memory(options->language);
    if (named < 0)
        return nk_say(options->language, file->path, &no_year, file->name, nothing);
    int failed = nk_offline_kept_return_read(document, arena, file->path, NK_INPUT_BY_NAME, nk_text_of(options->actor),
                                             named, options->language);
    if (failed)
        return failed;
    struct nk_submission *submission = &document->submission;
    if (submission->year == 0)
        submission->year = options->year - 1;
    failed = check_year(options, file->path, submission->year);
    *ret = (struct nk_rule_year){
        .year = submission->year, .numbers = nk_return_numbers_of(catalogue, submission), .submission = submission};
    return failed;
}

/* Two files for one year or one actor: nobody can tell which of them counts. */
static int refuse_twins(const struct nk_offline_options *options, const char *first, const char *second,
                        struct nk_text of)
{
    static const struct nk_label twins =
        NK_SAYS("også {1} er for {2}. Oppgi bare én av dem.", "også {1} er for {2}. Oppgi berre éin av dei.",
                "{1} is of {2} as well. Give only one of them.");
    return nk_say(options->language, second, &twins, nk_text_of(first), of);
}

static int newest_first(const void *a, const void *b)
{
    return ((const struct nk_rule_year *)b)->year - ((const struct nk_rule_year *)a)->year;
}

static int read_priors(struct nk_rule_context *context, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                       const struct nk_offline_options *options)
{
    const struct nk_named_files *files = &options->priors;
    struct nk_rule_year *years = NK_NEW_ARRAY(arena, struct nk_rule_year, files->count);
    if (!years)
        return nk_say_no_memory(options->language);
    for (size_t i = 0; i < files->count; i++) {
        char digits[16];
        const int failed = read_prior(&years[i], arena, catalogue, options, &files->items[i]);
        if (failed)
            return failed;
        for (size_t k = 0; k < i; k++)
            if (years[k].year == years[i].year)
                return refuse_twins(options, files->items[k].path, files->items[i].path,
                                    year_text(digits, years[i].year));
    }
    qsort(years, files->count, sizeof *years, newest_first);
    if (files->count && years[0].year == options->year - 1)
        context->prior = years[0].submission;
    context->earlier = years;
    context->earlier_count = files->count;
    return 0;
}

/* ---- others ---- */

static int read_other(struct nk_rule_other *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                      const struct nk_offline_options *options, const struct nk_named_file *file)
{
    static const struct nk_label whose = NK_SAYS("filen sier ikke hvem sin oppgave den er. Skriv --other AKTØR={1}.",
                                                 "fila seier ikkje kven si oppgåve ho er. Skriv --other AKTØR={1}.",
                                                 "the file does not say whose return it is. Write --other ACTOR={1}.");
    static const struct nk_label own = NK_SAYS("oppgaven er {1} sin egen; --other er for andre aktørers oppgaver.",
                                               "oppgåva er {1} si eiga; --other er for oppgåver frå andre aktørar.",
                                               "the return is {1}'s own; --other is for those of other actors.");
    struct nk_return_document *document = NK_NEW(arena, struct nk_return_document);
    if (!document)
        return nk_say_no_memory(options->language);
    const int failed = nk_offline_kept_return_read(document, arena, file->path, NK_INPUT_BY_NAME, file->name,
                                                   options->year, options->language);
    if (failed)
        return failed;
    const struct nk_text actor = document->submission.actor;
    if (actor.length == 0)
        return nk_say(options->language, file->path, &whose, nk_text_of(file->path), nothing);
    if (!nk_offline_actor_exists(catalogue, actor, file->path, options->language))
        return NK_EXIT_UNUSABLE;
    if (nk_text_is(actor, options->actor))
        return nk_say(options->language, file->path, &own, actor, nothing);
    return nk_rule_other_of(ret, arena, catalogue, &document->submission) == NK_OK
               ? 0
               : nk_say_no_memory(options->language);
}

static int by_actor(const void *a, const void *b)
{
    return nk_text_compare(((const struct nk_rule_other *)a)->actor, ((const struct nk_rule_other *)b)->actor);
}

static int read_others(struct nk_rule_context *context, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                       const struct nk_offline_options *options)
{
    const struct nk_named_files *files = &options->others;
    struct nk_rule_other *others = NK_NEW_ARRAY(arena, struct nk_rule_other, files->count);
    if (!others)
        return nk_say_no_memory(options->language);
    for (size_t i = 0; i < files->count; i++) {
        const int failed = read_other(&others[i], arena, catalogue, options, &files->items[i]);
        if (failed)
            return failed;
        for (size_t k = 0; k < i; k++)
            if (nk_text_equal(others[k].actor, others[i].actor))
                return refuse_twins(options, files->items[k].path, files->items[i].path, others[i].actor);
    }
    qsort(others, files->count, sizeof *others, by_actor);
    context->others = others;
    context->other_count = files->count;
    return 0;
}

/* ---- who was asked ---- */

static int by_id(const void *a, const void *b)
{
    return nk_text_compare(*(const struct nk_text *)a, *(const struct nk_text *)b);
}

static int read_units(struct nk_rule_context *context, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                      const struct nk_offline_options *options)
{
    static const char option[] = "--reporting-units";
    static const struct nk_label twice =
        NK_SAYS("{1} står to ganger; si det én gang.", "{1} står to gonger; sei det éin gong.",
                "{1} is there twice; say it once.");
    const char *at = options->reporting_units;
    if (!at)
        return 0;
    struct nk_text *units = NK_NEW_ARRAY(arena, struct nk_text, strlen(at) + 1);
    size_t count = 0;
    if (!units)
        return nk_say_no_memory(options->language);
    for (bool has_more = true; has_more; at += has_more) {
        const size_t length = strcspn(at, ",");
        units[count] = (struct nk_text){at, length};
        if (!nk_offline_actor_exists(catalogue, units[count++], option, options->language))
            return NK_EXIT_UNUSABLE;
        at += length;
        has_more = *at == ',';
    }
    qsort(units, count, sizeof *units, by_id);
    for (size_t i = 1; i < count; i++)
        if (nk_text_equal(units[i - 1], units[i]))
            return nk_say(options->language, option, &twice, units[i], nothing);
    context->reporting_units = units;
    context->reporting_unit_count = count;
    return 0;
}

int nk_offline_rule_context(struct nk_rule_context *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                            const struct nk_offline_options *options)
{
    *ret = (struct nk_rule_context){.prior = NULL};
    int failed = read_priors(ret, arena, catalogue, options);
    if (!failed)
        failed = read_others(ret, arena, catalogue, options);
    if (!failed)
        failed = read_units(ret, arena, catalogue, options);
    return failed;
}
