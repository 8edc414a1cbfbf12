#include "server/wire/template_out.h"

#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/db/revision.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers = NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR);

/* What was approved the year before. NK_DB_ONE, or why it could not be read. */
static enum nk_db_status load_prior(struct nk_template_source *source, struct nk_submission *prior, struct nk_db *db,
                                    struct nk_arena *arena)
{
    struct nk_revision revision;
    struct nk_text document = {0};
    const enum nk_db_status status =
        nk_db_revision_latest_approved(db, arena, &revision, &document, source->year - 1, source->actor->id);
    if (status < NK_DB_NONE)
        return status;
    if (status == NK_DB_NONE)
        return NK_DB_ONE;
    if (nk_return_stored(prior, arena, document, revision.actor, revision.year) != NK_OK)
        return NK_DB_FATAL;
    source->prior = prior;
    source->prior_revision = revision.number;
    return NK_DB_ONE;
}

static void get_template(struct nk_request *request, struct nk_worker *worker, const struct nk_catalogue *catalogue,
                         struct nk_representation representation)
{
    struct nk_arena *arena = nk_request_arena(request);
    struct nk_principal principal;
    struct nk_return_address address;
    struct nk_submission prior;
    struct nk_return_view view;
    if (!nk_access(&principal, request, worker, readers) || !nk_return_address_of(&address, request, catalogue) ||
        !nk_access_reads(request, &principal, address.actor))
        return;
    enum nk_db_status status = nk_return_load(&view, worker->db, arena, &address, true);
    if (status < NK_DB_NONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    if (!nk_reporting_unit_asked(request, &view.collection, address.actor))
        return;
    struct nk_template_source source = {
        .catalogue = catalogue,
        .actor = nk_catalogue_actor(catalogue, address.actor),
        .year = address.year,
        .document = view.document,
        .methodology = nk_catalogue_methodology_of_year(catalogue, address.year),
        .before = nk_catalogue_methodology_of_year(catalogue, address.year - 1),
    };
    status = load_prior(&source, &prior, worker->db, arena);
    if (status != NK_DB_ONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_buffer body = representation.format == NK_CSV
                                ? nk_template_csv(&source, arena, representation.language)
                                : nk_template_json(&source, arena, representation.language);
    nk_answer_read_as(request, representation.format, &body, NK_PRIVATE);
}

void nk_get_template(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    struct nk_representation representation;
    if (!nk_represent(&representation, request, NK_JSON | NK_CSV, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    get_template(request, worker, reading.snapshot->catalogue, representation);
    nk_store_finish(application->store, reading);
}
