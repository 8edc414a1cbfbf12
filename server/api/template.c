#include "server/wire/template_out.h"

#include "server/api/answer.h"
#include "server/api/handlers.h"
#include "server/api/reading.h"
#include "server/api/reporting_unit.h"
#include "server/api/returns.h"
#include "server/api/rule_sets.h"
#include "server/db/receipt.h"
#include "server/db/revision.h"

static const char *const no_parameters[] = {NULL};
static const unsigned readers = NK_MAY(NK_SUBMITTER) | NK_MAY(NK_REVIEWER) | NK_MAY(NK_AUDITOR);

/* What was approved the year before, and its receipt. NK_DB_ONE, or why it could not be read. */
static enum nk_db_status load_prior(struct nk_template_source *source, struct nk_submission *prior,
                                    struct nk_text *prior_receipt, struct nk_db *db, struct nk_arena *arena)
{
    struct nk_revision revision;
    struct nk_text document = {0};
    const enum nk_db_status status =
        nk_db_revision_latest_approved(db, arena, &revision, &document, source->year - 1, source->actor->id);
    if (status < NK_DB_NONE)
        return status;
    if (status == NK_DB_NONE)
        return NK_DB_ONE;
    if (nk_return_stored(prior, arena, document, revision.actor, revision.year, NULL) != NK_OK)
        return NK_DB_FATAL;
    source->prior = prior;
    source->prior_revision = revision.number;
    *prior_receipt = revision.receipt;
    return NK_DB_ONE;
}

/* The rules of the year before are those that the actor met then; without a return, those that the year has now. */
static enum nk_db_status load_rules(struct nk_template_source *source, struct nk_db *db, struct nk_arena *arena,
                                    const struct nk_rule_sets *sets, struct nk_text prior_receipt)
{
    const struct nk_rule_set *of_year = nk_rule_set_of_year(sets, source->year);
    const struct nk_rule_set *before = nk_rule_set_of_year(sets, source->year - 1);
    struct nk_revision revision;
    struct nk_text content;
    source->rule_set = of_year ? of_year->content : (struct nk_text){0};
    source->rule_set_before = before ? before->content : (struct nk_text){0};
    if (prior_receipt.length == 0)
        return NK_DB_ONE;
    struct nk_text name;
    enum nk_db_status status =
        nk_db_receipt_get(db, arena, &revision, &name, source->year - 1, source->actor->id, prior_receipt);
    if (status == NK_DB_ONE)
        status = nk_rule_set_content(&content, db, arena, sets, name);
    if (status == NK_DB_ONE)
        source->rule_set_before = content;
    return status < NK_DB_NONE ? status : NK_DB_ONE;
}

static void get_template(struct nk_request *request, struct nk_worker *worker, const struct nk_snapshot *snapshot,
                         struct nk_representation representation)
{
    const struct nk_catalogue *catalogue = snapshot->catalogue;
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
    if (!nk_reporting_unit_asked(request, &view, address.actor))
        return;
    struct nk_template_source source = {
        .catalogue = catalogue,
        .actor = nk_catalogue_actor(catalogue, address.actor),
        .year = address.year,
        .is_collected = view.collection.year != 0,
        .document = view.document,
        .methodology = nk_catalogue_methodology_of_year(catalogue, address.year),
        .before = nk_catalogue_methodology_of_year(catalogue, address.year - 1),
    };
    struct nk_text prior_receipt = {0};
    status = load_prior(&source, &prior, &prior_receipt, worker->db, arena);
    if (status == NK_DB_ONE)
        status = load_rules(&source, worker->db, arena, snapshot->rule_sets, prior_receipt);
    if (status != NK_DB_ONE) {
        nk_answer_database(request, worker->db, status);
        return;
    }
    struct nk_buffer body = representation.format == NK_CSV
                                ? nk_template_csv(&source, arena, representation.language)
                                : nk_template_json(&source, arena, representation.language);
    nk_answer_spoken(request, representation.format, &body);
}

void nk_get_template(struct nk_request *request, void *context, void *worker)
{
    struct nk_application *application = context;
    struct nk_representation representation;
    if (!nk_represent(&representation, request, NK_JSON | NK_CSV, no_parameters))
        return;
    struct nk_reading reading = nk_store_read(application->store);
    get_template(request, worker, reading.snapshot, representation);
    nk_store_finish(application->store, reading);
}
