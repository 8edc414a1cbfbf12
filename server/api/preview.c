#include "server/api/access.h"
#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/negotiation.h"
#include "server/api/parameters.h"
#include "server/api/preview_warnings.h"
#include "server/api/publishing.h"
#include "server/api/reading.h"
#include "server/api/selection.h"
#include "server/db/collection.h"
#include "server/publish/figure_pairs.h"
#include "server/wire/preview_out.h"

/* One preview at work. Nothing is written: the database is only read. */
struct preview {
    struct nk_request *request;
    struct nk_arena *arena;
    struct nk_worker *worker;
    struct nk_principal principal;
    struct nk_preview_body body;
    const struct nk_snapshot *snapshot;
    struct nk_publishing publishing;
    struct nk_board_line *lines; /* one a reporting unit, by id */
    size_t line_count;
    struct nk_edition *edition;  /* NULL: refused */
};

/* A submitter sees its own units, and only their drafts and submitted returns are taken for it. */
static bool is_seen(const struct preview *preview, struct nk_text actor)
{
    return preview->principal.role != NK_SUBMITTER || nk_principal_submits_for(&preview->principal, actor);
}

static bool is_included(const struct preview *preview, const struct nk_revision *revision)
{
    enum nk_preview_include include = preview->body.include;
    bool wanted = (revision->state == NK_SUBMITTED && include != NK_INCLUDE_APPROVED) ||
                  (revision->state == NK_DRAFT && include == NK_INCLUDE_DRAFTS);
    return wanted && is_seen(preview, revision->actor);
}

/* Puts the newest revisions that are wanted in the places of the approved ones, by actor. */
static bool include_others(struct preview *preview, const struct nk_db_return *newest, size_t newest_count)
{
    struct nk_publishing *publishing = &preview->publishing;
    size_t count = publishing->return_count, taken = 0, k = 0, made = 0;
    struct nk_db_return *all = NK_NEW_ARRAY(preview->arena, struct nk_db_return, count + newest_count);
    if (!all)
        return false;
    while (taken < count || k < newest_count) {
        if (k < newest_count && !is_included(preview, &newest[k].revision)) {
            k++;
            continue;
        }
        int order = taken == count ? 1 : k == newest_count ? -1
                    : nk_text_compare(publishing->returns[taken].revision.actor, newest[k].revision.actor);
        all[made++] = order < 0 ? publishing->returns[taken] : newest[k];
        taken += order <= 0;
        k += order >= 0;
    }
    publishing->returns = all;
    publishing->return_count = made;
    nk_publishing_check(publishing, preview->arena);
    return true;
}

/* False: answered. */
static bool read_returns(struct preview *preview, int year)
{
    struct nk_db *db = preview->worker->db;
    struct nk_db_return *newest = NULL;
    size_t newest_count = 0;
    const struct nk_publishing_wish wish = {.has_kind = preview->body.has_kind,
                                            .kind = preview->body.kind,
                                            .absences = preview->body.absences,
                                            .absence_count = preview->body.absence_count};
    enum nk_db_status status = nk_publishing_read(&preview->publishing, db, preview->arena, year, &wish);
    if (status == NK_DB_NONE) {
        nk_answer_problem(preview->request, "not-found");
        return false;
    }
    if (status == NK_DB_ONE)
        status = nk_db_board(db, preview->arena, &preview->lines, &preview->line_count, year);
    if (status >= NK_DB_NONE && preview->body.include != NK_INCLUDE_APPROVED)
        status = nk_db_revision_latest_of_year(db, preview->arena, &newest, &newest_count, year);
    if (status < NK_DB_NONE) {
        nk_answer_database(preview->request, db, status);
        return false;
    }
    if (include_others(preview, newest, newest_count))
        return true;
    nk_answer_problem(preview->request, "internal");
    return false;
}

/* False: answered. What is refused has no edition. */
static bool make(struct preview *preview)
{
    struct nk_publishing *publishing = &preview->publishing;
    publishing->head.created_by = preview->principal.id;
    publishing->head.release_at = publishing->head.created_at;
    if (publishing->refusal.code)
        return true;
    enum nk_status status =
        nk_publishing_make(&preview->edition, publishing, preview->arena, preview->snapshot->catalogue);
    if (status == NK_OK || publishing->refusal.code)
        return true;
    nk_answer_problem(preview->request, "internal");
    return false;
}

static const struct nk_revision *used_of(const struct nk_publishing *publishing, struct nk_text actor)
{
    for (size_t i = 0; i < publishing->return_count; i++)
        if (nk_text_equal(publishing->returns[i].revision.actor, actor))
            return &publishing->returns[i].revision;
    return NULL;
}

static bool list_units(struct nk_preview_answer *answer, const struct preview *preview)
{
    struct nk_preview_unit *units = NK_NEW_ARRAY(preview->arena, struct nk_preview_unit, preview->line_count);
    for (size_t i = 0; units && i < preview->line_count; i++)
        if (is_seen(preview, preview->lines[i].actor))
            units[answer->unit_count++] = (struct nk_preview_unit){
                .line = &preview->lines[i], .used = used_of(&preview->publishing, preview->lines[i].actor)};
    answer->units = units;
    return units != NULL;
}

/* What the units of a submitter count under. */
static bool own_entities(struct nk_figure_comparison *comparison, const struct preview *preview)
{
    struct nk_text *entities = NK_NEW_ARRAY(preview->arena, struct nk_text, preview->principal.actor_count + 1);
    for (size_t i = 0; entities && i < preview->principal.actor_count; i++) {
        const struct nk_actor *actor = nk_catalogue_actor(preview->snapshot->catalogue, preview->principal.actors[i]);
        const struct nk_actor *entity = actor ? nk_catalogue_entity_of(preview->snapshot->catalogue, actor) : NULL;
        if (entity)
            entities[comparison->entity_count++] = entity->id;
    }
    comparison->entities = entities;
    return entities != NULL;
}

static bool compute_figures(struct nk_preview_answer *answer, const struct preview *preview)
{
    if (!answer->preview)
        return true;
    int year = preview->publishing.head.year;
    const struct nk_publication *year_before =
        nk_publication_of_year(preview->snapshot, year - 1, (struct nk_text){0});
    const struct nk_sums *looks_back = year_before ? &year_before->sums : NULL;
    struct nk_figure_pair *pairs;
    struct nk_figure_comparison comparison = {
        .before = answer->published,
        .after = answer->preview,
        .before_looks_back = looks_back,
        .after_looks_back = looks_back,
    };
    if (preview->principal.role == NK_SUBMITTER) {
        if (!own_entities(&comparison, preview))
            return false;
        if (comparison.entity_count == 0) /* which would mean all of them */
            return true;
    }
    if (nk_figure_pairs(&pairs, &answer->figure_count, preview->arena, &comparison) != NK_OK)
        return false;
    answer->figures = pairs;
    return true;
}

static void answer_preview(const struct preview *preview)
{
    const struct nk_publishing *publishing = &preview->publishing;
    const struct nk_refusal *refusal = &publishing->refusal;
    struct nk_preview_answer answer = {
        .collection = &publishing->collection,
        .head = &publishing->head,
        .include = preview->body.include,
        .refusal = refusal->code,
        .published = nk_publication_of_year(preview->snapshot, publishing->head.year, (struct nk_text){0}),
        .preview = preview->edition ? nk_edition_publication(preview->edition) : NULL,
        .shows_sector = preview->principal.role != NK_SUBMITTER,
    };
    const bool is_discreet = preview->principal.role == NK_SUBMITTER && refusal->for_submitters;
    if (refusal->code)
        answer.refusal_detail = nk_answer_sentence(preview->request,
                                                   is_discreet ? refusal->for_submitters : refusal->sentence,
                                                   refusal->first, (struct nk_text){0});
    const enum nk_db_status warned =
        nk_preview_warnings(&answer.warnings, &answer.warning_count, preview->request, preview->worker->db,
                            &preview->principal, publishing, answer.preview, preview->snapshot->catalogue);
    if (warned != NK_DB_ONE) {
        nk_answer_database(preview->request, preview->worker->db, warned);
        return;
    }
    if (!list_units(&answer, preview) || !compute_figures(&answer, preview)) {
        nk_answer_problem(preview->request, "internal");
        return;
    }
    struct nk_buffer body = nk_preview_json(&answer, nk_language_of(preview->request));
    nk_answer_json(preview->request, 200, &body);
}

void nk_preview(struct nk_request *request, void *context, void *worker)
{
    static const char *const no_parameters[] = {NULL};
    struct nk_application *application = context;
    struct preview preview = {.request = request, .arena = nk_request_arena(request), .worker = worker};
    struct nk_issues issues = nk_issues_in(preview.arena);
    int year;
    if (!nk_plain_read(request, no_parameters) ||
        !nk_access(&preview.principal, request, worker, NK_MAY(NK_PUBLISHER) | NK_MAY(NK_SUBMITTER)))
        return;
    if (!nk_year_of_segment(&year, nk_request_segment(request, 0))) {
        nk_answer_problem(request, "not-found");
        return;
    }
    enum nk_status decoded = nk_preview_body_decode(&preview.body, preview.arena, nk_request_body(request), &issues);
    if (decoded != NK_OK) {
        nk_answer_undecoded(request, decoded, &issues);
        return;
    }
    struct nk_reading reading = nk_store_read(application->store);
    preview.snapshot = reading.snapshot;
    if (read_returns(&preview, year) && make(&preview))
        answer_preview(&preview);
    nk_store_finish(application->store, reading);
    nk_edition_unref(preview.edition);
}
