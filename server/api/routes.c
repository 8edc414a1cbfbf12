#include "server/api/handlers.h"
#include "server/api/service.h"

#define JSON "application/json"
#define MERGE_PATCH "application/merge-patch+json"
#define JSON_OR_CSV "application/json text/csv"
#define EXTENSION "/v1/collections/{year}/extensions/{actor}"
#define RETURN "/v1/collections/{year}/submissions/{actor}"

/* A view: public, from memory. */
#define VIEW(pattern, operation, view) {NK_GET, pattern, operation, view##_from_memory, view, 0, NULL, true}
/* Read from the database. */
#define READ(pattern, operation, handler) {NK_GET, pattern, operation, NULL, handler, 0, NULL, false}
/* Answered at once, whatever state the database is in. */
#define FAST(pattern, operation, fast) {NK_GET, pattern, operation, fast, NULL, 0, NULL, false}
/* A write or another body. */
#define BODY(method, pattern, operation, handler, max) {method, pattern, operation, NULL, handler, max, JSON, false}
/* A return, as JSON or as a CSV table. */
#define FORM(method, pattern, operation, handler) \
    {method, pattern, operation, NULL, handler, NK_BODY_MAX, JSON_OR_CSV, false}
#define STEP(pattern, operation, handler) {NK_POST, pattern, operation, NULL, handler, NK_SMALL_BODY_MAX, JSON, false}

const struct nk_route nk_routes[] = {
    VIEW("/v1/actors", "listActors", nk_list_actors),
    VIEW("/v1/actors/{actor}", "getActor", nk_get_actor),
    VIEW("/v1/classifications", "listClassifications", nk_list_classifications),
    VIEW("/v1/classifications/{classification}", "getClassification", nk_get_classification),
    VIEW("/v1/methodologies", "listMethodologies", nk_list_methodologies),
    VIEW("/v1/methodologies/{methodology}", "getMethodology", nk_get_methodology),
    VIEW("/v1/figures", "listFigures", nk_list_figures),
    VIEW("/v1/figures/{figure}", "getFigure", nk_get_figure),
    VIEW("/v1/rules", "listRules", nk_list_rules),
    VIEW("/v1/rules/{rule}", "getRule", nk_get_rule),
    READ("/v1/rules/changes", "getRuleChanges", nk_get_rule_changes),
    READ("/v1/rule-sets", "listRuleSets", nk_list_rule_sets),
    {NK_GET, "/v1/rule-sets/{set}", "getRuleSet", nk_get_rule_set_from_memory, nk_get_rule_set, 0, NULL, false},
    VIEW("/v1/price-indices", "listPriceIndices", nk_list_price_indices),
    VIEW("/v1/price-indices/{index}", "getPriceIndex", nk_get_price_index),
    VIEW("/v1/breaks", "listBreaks", nk_list_breaks),
    VIEW("/v1/breaks/{break}", "getBreak", nk_get_break),
    VIEW("/v1/benchmarks", "listBenchmarks", nk_list_benchmarks),
    VIEW("/v1/benchmarks/{benchmark}", "getBenchmark", nk_get_benchmark),
    VIEW("/v1/imputations", "listImputations", nk_list_imputations),
    VIEW("/v1/services", "listServices", nk_list_services),
    VIEW("/v1/services/{service}", "getService", nk_get_service),
    VIEW("/v1/indicators", "listIndicators", nk_list_indicators),
    VIEW("/v1/indicators/{indicator}", "getIndicator", nk_get_indicator),

    READ("/v1/collections", "listCollections", nk_list_collections),
    READ("/v1/collections/{year}", "getCollection", nk_get_collection),
    BODY(NK_PUT, "/v1/collections/{year}", "putCollection", nk_put_collection, NK_SMALL_BODY_MAX),
    READ("/v1/collections/{year}/submissions", "getBoard", nk_get_board),
    READ(EXTENSION, "getExtension", nk_get_extension),
    BODY(NK_PUT, EXTENSION, "putExtension", nk_put_extension, NK_SMALL_BODY_MAX),
    {NK_DELETE, EXTENSION, "deleteExtension", NULL, nk_delete_extension, 0, NULL, false},
    READ("/v1/collections/{year}/reconciliation", "getReconciliation", nk_get_reconciliation),
    READ("/v1/collections/{year}/reconciliation/{supplier}/{buyer}", "getFlow", nk_get_flow),
    BODY(NK_PUT, "/v1/collections/{year}/reconciliation/{supplier}/{buyer}", "putResolution", nk_put_resolution,
         NK_SMALL_BODY_MAX),
    READ(RETURN, "getSubmission", nk_get_submission),
    FORM(NK_PUT, RETURN, "putSubmission", nk_put_submission),
    {NK_PATCH, RETURN, "patchSubmission", NULL, nk_patch_submission, NK_BODY_MAX, MERGE_PATCH, false},
    READ(RETURN "/indicators", "getIndicators", nk_get_indicators),
    BODY(NK_PUT, RETURN "/indicators", "putIndicators", nk_put_indicators, NK_BODY_MAX),
    FORM(NK_POST, RETURN "/validation", "validateSubmission", nk_validate_submission),
    READ(RETURN "/template", "getTemplate", nk_get_template),
    STEP(RETURN "/submit", "submitSubmission", nk_submit),
    STEP(RETURN "/withdraw", "withdrawSubmission", nk_withdraw),
    STEP(RETURN "/approve", "approveSubmission", nk_approve),
    STEP(RETURN "/return", "returnSubmission", nk_return_submission),
    STEP(RETURN "/reopen", "reopenSubmission", nk_reopen),
    READ(RETURN "/findings", "listFindings", nk_list_findings),
    READ(RETURN "/findings/{finding}", "getFinding", nk_get_finding),
    BODY(NK_PUT, RETURN "/findings/{finding}/explanation", "explainFinding", nk_explain_finding, NK_SMALL_BODY_MAX),
    STEP(RETURN "/findings/{finding}/accept", "acceptFinding", nk_accept_finding),
    STEP(RETURN "/findings/{finding}/reject", "rejectFinding", nk_reject_finding),
    READ(RETURN "/receipts/{receipt}", "getReceipt", nk_get_receipt),
    READ(RETURN "/revisions", "listRevisions", nk_list_revisions),
    READ(RETURN "/revisions/{revision}", "getRevision", nk_get_revision),
    VIEW("/v1/collections/{year}/publications", "listPublicationsOfCollection", nk_list_publications_of_collection),
    BODY(NK_POST, "/v1/collections/{year}/publications", "publish", nk_publish, NK_SMALL_BODY_MAX),
    STEP("/v1/collections/{year}/preview", "preview", nk_preview),

    VIEW("/v1/publications", "listPublications", nk_list_publications),
    VIEW("/v1/publications/{publication}", "getPublication", nk_get_publication),
    VIEW("/v1/publications/{publication}/bundle", "getPublicationBundle", nk_get_publication_bundle),
    VIEW("/v1/publications/{publication}/changes", "getPublicationChanges", nk_get_publication_changes),
    VIEW("/v1/data/figures", "getFiguresData", nk_get_figures_data),
    VIEW("/v1/data/changes", "getChangesData", nk_get_changes_data),
    VIEW("/v1/data/expenditure", "getExpenditureData", nk_get_expenditure_data),
    VIEW("/v1/data/sector", "getSectorData", nk_get_sector_data),
    VIEW("/v1/data/financing", "getFinancingData", nk_get_financing_data),
    VIEW("/v1/data/indicators", "getIndicatorsData", nk_get_indicators_data),
    VIEW("/v1/data/indicators/breaches", "getBreachesData", nk_get_breaches_data),
    VIEW("/v1/data/indicators/explain", "explainIndicator", nk_explain_indicator),
    READ("/v1/data/figures/{figure}/explain", "explainFigure", nk_explain_figure),
    BODY(NK_POST, "/v1/data/what-if", "whatIf", nk_what_if, NK_BODY_MAX),
    READ("/v1/events", "getFeed", nk_get_feed),
    READ("/v1/audit/events", "listEvents", nk_list_events),
    READ("/v1/audit/breakdown", "getBreakdown", nk_get_breakdown),
    READ("/v1/audit/publications", "listAuditedPublications", nk_list_audited_publications),
    READ("/v1/audit/publications/{publication}", "getAuditedPublication", nk_get_audited_publication),
    READ("/v1/audit/publications/{publication}/bundle", "getAuditedBundle", nk_get_audited_bundle),

    FAST("/v1/config", "getConfiguration", nk_get_configuration),
    FAST("/problems/{code}", "getProblemType", nk_get_problem_type),
    FAST("/health/live", "getLive", nk_get_live),
    FAST("/health/ready", "getReady", nk_get_ready),
    FAST("/v1/openapi.json", "getOpenApi", nk_get_asset),
    FAST("/docs", "getReferencePage", nk_get_asset),
    FAST("/docs/rules", "listRulePages", nk_list_rule_pages),
    FAST("/docs/rules/{rule}", "getRulePage", nk_get_rule_page),
    FAST("/", "getDashboard", nk_get_asset),
    FAST("/assets/{file}", "getAsset", nk_get_asset),
};
const size_t nk_route_count = sizeof(nk_routes) / sizeof(nk_routes[0]);
