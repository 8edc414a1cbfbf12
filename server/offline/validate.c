#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/rules.h"
#include "server/heap.h"
#include "server/offline/bundle_file.h"
#include "server/offline/commands.h"
#include "server/wire/catalogue_file.h"
#include "server/wire/return_in.h"
#include "server/wire/submission_out.h"

/* Where the catalogue lies when nobody says: beside the program, or where it is installed. */
static const char *const places[] = {"catalogue.json", "../share/nokkeltall/catalogue.json"};

static int fail(const char *path, const char *why)
{
    fprintf(stderr, "nokkeltall: %s: %s\n", path, why);
    return 2;
}

static int fail_to_read(struct nk_arena *arena, const char *path, enum nk_status status,
                        const struct nk_issues *issues)
{
    if (status != NK_INVALID)
        return fail(path, "there is not enough memory");
    fail(path, "it cannot be read:");
    for (size_t i = 0; i < issues->count; i++) {
        const struct nk_issue *issue = &issues->items[i];
        const struct nk_text detail = nk_issue_detail(arena, issue, NK_ENGLISH);
        if (issue->row)
            fprintf(stderr, "  row %u, column %u", (unsigned)issue->row, (unsigned)issue->column);
        fprintf(stderr, "  %.*s %.*s\n", NK_TEXT_ARGUMENTS(issue->pointer), NK_TEXT_ARGUMENTS(detail));
    }
    return 2;
}

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

/* 0, or the exit status. */
static int read_catalogue(struct nk_catalogue *ret, struct nk_arena *arena, const char *given)
{
    char found[PATH_MAX];
    const char *path = given ? given : find_catalogue(found);
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    if (!path)
        return fail("catalogue.json", "there is no catalogue beside the program; give --catalogue FILE");
    if (!nk_file_read(&text, arena, path))
        return 2;
    const enum nk_status status = nk_catalogue_file_decode(ret, arena, text, &issues);
    return status == NK_OK ? 0 : fail_to_read(arena, path, status, &issues);
}

static bool is_csv(const struct nk_offline_options *options, const char *path)
{
    const size_t length = strlen(path);
    return (options->csv && path == options->bundle) || (length > 4 && strcmp(path + length - 4, ".csv") == 0);
}

static int read_return(struct nk_return_document *ret, struct nk_arena *arena,
                       const struct nk_offline_options *options, const char *path, int year)
{
    struct nk_text text;
    struct nk_issues issues = nk_issues_in(arena);
    if (!nk_file_read(&text, arena, path))
        return 2;
    const enum nk_return_form form = is_csv(options, path) ? NK_RETURN_CSV : NK_RETURN_JSON;
    const enum nk_status status =
        nk_return_read(ret, arena, text, form, nk_text_of(options->actor), year, &issues);
    return status == NK_OK ? 0 : fail_to_read(arena, path, status, &issues);
}

/* Of the year before the rules know what a server would know of it. */
static int read_prior(struct nk_rule_context *context, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                      const struct nk_offline_options *options)
{
    if (!options->prior)
        return 0;
    struct nk_return_document *prior = NK_NEW(arena, struct nk_return_document);
    struct nk_rule_year *earlier = NK_NEW(arena, struct nk_rule_year);
    if (!prior || !earlier)
        return fail(options->prior, "there is not enough memory");
    const int failed = read_return(prior, arena, options, options->prior, options->year - 1);
    if (failed)
        return failed;
    *earlier = (struct nk_rule_year){
        .year = options->year - 1, .numbers = nk_return_numbers_of(catalogue, &prior->submission),
        .submission = &prior->submission};
    *context = (struct nk_rule_context){.prior = &prior->submission, .earlier = earlier, .earlier_count = 1};
    return 0;
}

static int check(struct nk_arena *arena, const struct nk_offline_options *options)
{
    struct nk_catalogue catalogue;
    struct nk_return_document document;
    struct nk_findings findings;
    struct nk_rule_context context = {.prior = NULL};
    int failed = read_catalogue(&catalogue, arena, options->catalogue);
    if (!failed && !nk_catalogue_actor(&catalogue, nk_text_of(options->actor)))
        failed = fail(options->actor, "the catalogue has no such actor");
    if (!failed && !nk_catalogue_methodology_of_year(&catalogue, options->year))
        failed = fail(options->bundle, "the catalogue has no methodology for the year");
    if (!failed)
        failed = read_return(&document, arena, options, options->bundle, options->year);
    if (!failed)
        failed = read_prior(&context, arena, &catalogue, options);
    if (failed)
        return failed;
    if (nk_rules_run(&findings, arena, &catalogue, &document.submission, &context) != NK_OK)
        return fail(options->bundle, "the rules could not be run");
    nk_return_locate(&document, &findings);
    struct nk_buffer body = nk_validation_json(&findings, arena, options->language);
    if (!nk_answer_print(&body))
        return 2;
    return nk_findings_count(&findings, NK_ERROR) + nk_findings_count(&findings, NK_FATAL) > 0 ? 1 : 0;
}

int nk_validate(const struct nk_offline_options *options)
{
    if (!options->year || !options->actor) {
        fprintf(stderr, "nokkeltall: validate needs --year and --actor\n");
        return 2;
    }
    struct nk_arena arena = nk_heap_arena();
    const int status = check(&arena, options);
    nk_arena_release(&arena);
    return status;
}
