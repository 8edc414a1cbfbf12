#include "core/rules.h"
#include "server/heap.h"
#include "server/offline/catalogue.h"
#include "server/offline/commands.h"
#include "server/offline/file.h"
#include "server/offline/findings_text.h"
#include "server/offline/returns.h"
#include "server/offline/say.h"
#include "server/wire/submission_out.h"

static const struct nk_text nothing;

static int check_year(const struct nk_catalogue *catalogue, const struct nk_offline_options *options)
{
    static const struct nk_label no_methodology = NK_SAYS("katalogen har ingen metode for året. Se etter at --year er "
                                                          "riktig.",
                                                          "katalogen har ingen metode for året. Sjå etter at --year er "
                                                          "rett.",
                                                          "the catalogue has no methodology for the year. See that "
                                                          "--year is right.");
    if (nk_catalogue_methodology_of_year(catalogue, options->year))
        return 0;
    return nk_say(options->language, "--year", &no_methodology, nothing, nothing);
}

static int answer(struct nk_arena *arena, const struct nk_catalogue *catalogue, const struct nk_findings *findings,
                  const struct nk_offline_options *options)
{
    if (options->form == NK_FORM_TEXT) {
        if (!nk_print_findings(arena, catalogue, findings, options))
            return nk_answer_failed(options->language);
    } else {
        struct nk_buffer body = nk_validation_json(findings, arena, options->language);
        if (!nk_answer_print(&body, options->language))
            return NK_EXIT_UNUSABLE;
    }
    return nk_findings_count(findings, NK_ERROR) + nk_findings_count(findings, NK_FATAL) > 0 ? 1 : 0;
}

static int check(struct nk_arena *arena, const struct nk_offline_options *options)
{
    static const struct nk_label no_rules = NK_SAYS("reglene kunne ikke kjøres: katalogen har ingen for året, eller en "
                                                    "som dette programmet ikke kjenner.",
                                                    "reglane kunne ikkje køyrast: katalogen har ingen for året, eller "
                                                    "ein som dette programmet ikkje kjenner.",
                                                    "the rules could not be run: the catalogue has none for the year, "
                                                    "or one that this program does not know.");
    struct nk_catalogue catalogue;
    struct nk_return_document document;
    struct nk_findings findings;
    struct nk_rule_context context;
    const struct nk_text actor = nk_text_of(options->actor);
    int failed = nk_offline_catalogue_read(&catalogue, arena, options);
    if (!failed && !nk_offline_actor_exists(&catalogue, actor, "--actor", options->language))
        failed = NK_EXIT_UNUSABLE;
    if (!failed)
        failed = check_year(&catalogue, options);
    if (!failed)
        failed = nk_offline_return_read(&document, arena, options->bundle, options->input, actor, options->year,
                                        options->language);
    if (!failed)
        failed = nk_offline_rule_context(&context, arena, &catalogue, options);
    if (failed)
        return failed;
    const enum nk_status status = nk_rules_run(&findings, arena, &catalogue, &document.submission, &context);
    if (status != NK_OK)
        return status == NK_NO_MEMORY ? nk_say_no_memory(options->language)
                                      : nk_say(options->language, NULL, &no_rules, nothing, nothing);
    nk_return_locate(&document, &findings);
    return answer(arena, &catalogue, &findings, options);
}

int nk_validate(const struct nk_offline_options *options)
{
    static const struct nk_label needs = NK_SAYS("validate trenger --year og --actor: hvilket år oppgaven er for, og "
                                                 "hvem den er fra.",
                                                 "validate treng --year og --actor: kva år oppgåva er for, og kven ho "
                                                 "er frå.",
                                                 "validate needs --year and --actor: what year the return is of, and "
                                                 "whose it is.");
    if (!options->year || !options->actor)
        return nk_say(options->language, NULL, &needs, nothing, nothing);
    struct nk_arena arena = nk_heap_arena();
    const int status = check(&arena, options);
    nk_arena_release(&arena);
    return status;
}
