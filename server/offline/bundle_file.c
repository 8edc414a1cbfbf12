#include "server/offline/bundle_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "server/wire/issue.h"

/* A bundle of the whole sector has some hundred kilobytes. */
enum { FIRST_ROOM = 1 << 20 };

static bool fail(const char *path, const char *why)
{
    fprintf(stderr, "nokkeltall: %s: %s\n", path, why);
    return false;
}

static bool read_all(struct nk_text *ret, struct nk_arena *arena, FILE *file)
{
    size_t room = FIRST_ROOM;
    size_t length = 0;
    char *text = NK_NEW_ARRAY(arena, char, room);
    while (text) {
        length += fread(text + length, 1, room - length, file);
        if (length < room)
            break;
        char *larger = room <= SIZE_MAX / 2 ? NK_NEW_ARRAY(arena, char, 2 * room) : NULL;
        if (larger)
            memcpy(larger, text, length);
        text = larger;
        room *= 2;
    }
    if (!text)
        errno = ENOMEM;
    *ret = (struct nk_text){text, length};
    return text && !ferror(file);
}

bool nk_file_read(struct nk_text *ret, struct nk_arena *arena, const char *path)
{
    if (strcmp(path, "-") == 0)
        return read_all(ret, arena, stdin) || fail(path, strerror(errno));
    FILE *file = fopen(path, "rb");
    if (!file)
        return fail(path, strerror(errno));
    bool done = read_all(ret, arena, file);
    int cause = errno;
    fclose(file);
    return done || fail(path, strerror(cause));
}

static bool fail_to_decode(struct nk_arena *arena, const char *path, enum nk_status status,
                           const struct nk_issues *issues)
{
    if (status != NK_INVALID)
        return fail(path, "there is not enough memory");
    fail(path, "this is not a bundle:");
    for (size_t i = 0; i < issues->count; i++) {
        const struct nk_issue *issue = &issues->items[i];
        struct nk_text detail = nk_issue_detail(arena, issue, NK_ENGLISH);
        fprintf(stderr, "  %.*s %.*s\n", NK_TEXT_ARGUMENTS(issue->pointer), NK_TEXT_ARGUMENTS(detail));
    }
    return false;
}

bool nk_file_decode(struct nk_bundle_document *ret, struct nk_arena *arena, const char *path, struct nk_text text)
{
    struct nk_issues issues = nk_issues_in(arena);
    enum nk_status status = nk_bundle_decode(ret, arena, text, &issues);
    return status == NK_OK || fail_to_decode(arena, path, status, &issues);
}

static const char *reason_of(enum nk_status status)
{
    switch (status) {
    case NK_OK:
        return "";
    case NK_NO_MEMORY:
        return "there is not enough memory";
    case NK_OVERFLOW:
        return "a sum is larger than what can be computed exactly";
    case NK_CYCLE:
        return "national actors finance each other in a circle";
    case NK_INVALID:
    case NK_UNDEFINED:
    case NK_LIMIT:
        break;
    }
    return "its returns cannot be consolidated together";
}

struct nk_edition *nk_text_edition(struct nk_arena *arena, const char *path, struct nk_text text)
{
    struct nk_bundle_document document;
    struct nk_edition *edition;
    if (!nk_file_decode(&document, arena, path, text))
        return NULL;
    enum nk_status status = nk_edition_new(&edition, text);
    if (status == NK_OK)
        return edition;
    fail(path, reason_of(status));
    return NULL;
}

struct nk_edition *nk_file_edition(struct nk_arena *arena, const char *path)
{
    struct nk_text text;
    return nk_file_read(&text, arena, path) ? nk_text_edition(arena, path, text) : NULL;
}

bool nk_file_editions(struct nk_edition **ret, struct nk_edition **ret_before, struct nk_arena *arena, const char *path,
                      const char *path_before)
{
    struct nk_edition *edition = nk_file_edition(arena, path);
    struct nk_edition *before = edition && path_before ? nk_file_edition(arena, path_before) : NULL;
    bool found = edition && (before || !path_before);
    if (found && before &&
        nk_edition_publication(before)->bundle.head.year != nk_edition_publication(edition)->bundle.head.year - 1)
        found = fail(path_before, "this is not the year before");
    if (!found) {
        nk_edition_unref(edition);
        nk_edition_unref(before);
        return false;
    }
    *ret = edition;
    *ret_before = before;
    return true;
}

bool nk_answer_print(struct nk_buffer *answer)
{
    bool done = answer->data && fwrite(answer->data, 1, answer->length, stdout) == answer->length &&
                fflush(stdout) == 0;
    nk_buffer_free(answer);
    return done || fail("standard output", "the answer could not be written");
}
