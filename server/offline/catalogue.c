#include "server/offline/catalogue.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "server/offline/file.h"
#include "server/offline/say.h"
#include "server/offline/spelling.h"
#include "server/wire/catalogue_file.h"

/* Where the catalogue lies when nobody says: beside the program, or where it is installed. */
static const char *const places[] = {"catalogue.json", "../share/nokkeltall/catalogue.json"};

static const struct nk_text nothing;

/* The first of the places that there is a file in, NULL when there is none. */
static const char *find_catalogue(char path[static PATH_MAX])
{
    char program[PATH_MAX];
    const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return NULL;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        const int written = snprintf(path, PATH_MAX, "%s/%s", program, places[i]);
        if (written > 0 && written < PATH_MAX && access(path, R_OK) == 0)
            return path;
    }
    return NULL;
}

int nk_offline_catalogue_read(struct nk_catalogue *ret, struct nk_arena *arena,
                              const struct nk_offline_options *options)
{
    static const struct nk_label no_catalogue = {{
        NK_TEXT("det ligger ingen katalog ved programmet. Oppgi den med --catalogue FIL; «nokkeltalld catalogue» "
                "skriver den."),
        NK_TEXT("det ligg ingen katalog ved programmet. Oppgi han med --catalogue FIL; «nokkeltalld catalogue» skriv "
                "han."),
        NK_TEXT("there is no catalogue beside the program. Give --catalogue FILE; \"nokkeltalld catalogue\" writes "
                "it."),
    }};
    static const struct nk_label not_a_catalogue = {{
        NK_TEXT("det er ingen katalog fra «nokkeltalld catalogue»:"),
        NK_TEXT("det er ingen katalog frå «nokkeltalld catalogue»:"),
        NK_TEXT("this is not a catalogue of \"nokkeltalld catalogue\":"),
    }};
    char found[PATH_MAX];
    const char *path = options->catalogue ? options->catalogue : find_catalogue(found);
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    if (!path)
        return nk_say(options->language, "catalogue.json", &no_catalogue, nothing, nothing);
    if (!nk_file_read(&text, arena, path, NK_FILE_MAX, options->language))
        return NK_EXIT_UNUSABLE;
    const enum nk_status status = nk_catalogue_file_decode(ret, arena, text, &issues);
    return status == NK_OK ? 0 : nk_say_issues(options->language, path, &not_a_catalogue, arena, status, &issues);
}

bool nk_offline_actor_exists(const struct nk_catalogue *catalogue, struct nk_text actor, const char *path,
                             enum nk_language language)
{
    static const struct nk_label unknown = {{
        NK_TEXT("katalogen har ingen aktør «{1}». Id-ene står i /v1/actors."),
        NK_TEXT("katalogen har ingen aktør «{1}». Id-ane står i /v1/actors."),
        NK_TEXT("the catalogue has no actor \"{1}\". The ids are in /v1/actors."),
    }};
    static const struct nk_label meant = {{
        NK_TEXT("katalogen har ingen aktør «{1}». Mente du {2}?"),
        NK_TEXT("katalogen har ingen aktør «{1}». Meinte du {2}?"),
        NK_TEXT("the catalogue has no actor \"{1}\". Did you mean {2}?"),
    }};
    if (nk_catalogue_actor(catalogue, actor))
        return true;
    struct nk_spelling spelling = {.distance = 0};
    for (size_t i = 0; i < catalogue->actor_count; i++)
        nk_spelling_try(&spelling, actor, catalogue->actors[i].id);
    nk_say(language, path, spelling.nearest.length ? &meant : &unknown, actor, spelling.nearest);
    return false;
}
