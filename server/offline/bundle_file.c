#include "server/offline/bundle_file.h"

#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/wire/issue.h"

static const struct nk_text nothing;

bool nk_file_decode(struct nk_bundle_document *ret, struct nk_arena *arena, const char *path, struct nk_text text,
                    enum nk_language language)
{
    static const struct nk_label not_a_bundle = NK_SAYS(
        "det er ingen pakke fra /v1/publications/{id}/bundle:", "det er inga pakke frå /v1/publications/{id}/bundle:",
        "this is not a bundle of /v1/publications/{id}/bundle:");
    struct nk_issues issues = nk_issues_in(arena);
    const enum nk_status status = nk_bundle_decode(ret, arena, text, &issues);
    return status == NK_OK || nk_say_issues(language, path, &not_a_bundle, arena, status, &issues) == 0;
}

static bool refuse(const char *path, enum nk_status status, enum nk_language language)
{
    static const struct nk_label too_large = NK_SAYS("en sum er større enn det som kan regnes ut nøyaktig.",
                                                     "ein sum er større enn det som kan reknast ut nøyaktig.",
                                                     "a sum is larger than what can be computed exactly.");
    static const struct nk_label cycle =
        NK_SAYS("nasjonale aktører finansierer hverandre i ring.", "nasjonale aktørar finansierer kvarandre i ring.",
                "national actors finance each other in a circle.");
    static const struct nk_label other =
        NK_SAYS("oppgavene i den kan ikke konsolideres sammen.", "oppgåvene i ho kan ikkje konsoliderast saman.",
                "its returns cannot be consolidated together.");
    if (status == NK_NO_MEMORY)
        return nk_say_no_memory(language) == 0;
    const struct nk_label *why = status == NK_OVERFLOW ? &too_large : status == NK_CYCLE ? &cycle : &other;
    return nk_say(language, path, why, nothing, nothing) == 0;
}

struct nk_edition *nk_text_edition(struct nk_arena *arena, const char *path, struct nk_text text,
                                   enum nk_language language)
{
    struct nk_bundle_document document;
    struct nk_edition *edition;
    if (!nk_file_decode(&document, arena, path, text, language))
        return NULL;
    const enum nk_status status = nk_edition_new(&edition, text);
    if (status == NK_OK)
        return edition;
    (void)refuse(path, status, language);
    return NULL;
}

struct nk_edition *nk_file_edition(struct nk_arena *arena, const char *path, enum nk_language language)
{
    struct nk_text text;
    return nk_file_read(&text, arena, path, NK_FILE_MAX, language) ? nk_text_edition(arena, path, text, language)
                                                                   : NULL;
}

static bool is_year_before(const struct nk_edition *edition, const struct nk_edition *before, const char *path,
                           enum nk_language language)
{
    static const struct nk_label other_year = NK_SAYS("pakken er ikke for året før. Oppgi den som er det, eller ingen.",
                                                      "pakka er ikkje for året før. Oppgi ho som er det, eller inga.",
                                                      "the bundle is not of the year before. Give the one that is, or "
                                                      "none.");
    return nk_edition_publication(before)->bundle.head.year == nk_edition_publication(edition)->bundle.head.year - 1 ||
           nk_say(language, path, &other_year, nothing, nothing) == 0;
}

bool nk_file_editions(struct nk_edition **ret, struct nk_edition **ret_before, struct nk_arena *arena, const char *path,
                      const char *path_before, enum nk_language language)
{
    struct nk_edition *edition = nk_file_edition(arena, path, language);
    struct nk_edition *before = edition && path_before ? nk_file_edition(arena, path_before, language) : NULL;
    bool found = edition && (before || !path_before);
    if (found && before)
        found = is_year_before(edition, before, path_before, language);
    if (!found) {
        nk_edition_unref(edition);
        nk_edition_unref(before);
        return false;
    }
    *ret = edition;
    *ret_before = before;
    return true;
}
