/* The handlers of all routes, one file a resource, and the table that names them (routes.c). */
#ifndef NK_API_HANDLERS_H
#define NK_API_HANDLERS_H

#include "core/catalogue.h"
#include "server/http/route.h"

extern const struct nk_route nk_routes[];
extern const size_t nk_route_count;

/* catalogues.c */
nk_handler nk_list_actors, nk_get_actor, nk_list_classifications, nk_get_classification, nk_list_methodologies,
    nk_get_methodology, nk_list_figures, nk_get_figure, nk_list_rules, nk_get_rule;
/* collections.c, board.c */
nk_handler nk_list_collections, nk_get_collection, nk_put_collection, nk_get_board;
/* submissions.c, template.c, revisions.c, steps.c */
nk_handler nk_get_submission, nk_put_submission, nk_patch_submission, nk_validate_submission, nk_get_template;
/* extensions.c */
nk_handler nk_get_extension, nk_put_extension, nk_delete_extension;
/* reconciliation.c */
nk_handler nk_get_reconciliation, nk_put_resolution;
nk_handler nk_list_revisions, nk_get_revision, nk_get_receipt;
/* findings.c, finding_steps.c */
nk_handler nk_list_findings, nk_get_finding, nk_explain_finding, nk_accept_finding, nk_reject_finding;
nk_handler nk_submit, nk_withdraw, nk_approve, nk_return_submission, nk_reopen;
/* preview.c */
nk_handler nk_preview;
/* publish.c, publications.c */
nk_handler nk_list_publications_of_collection;
nk_handler nk_publish, nk_list_publications, nk_get_publication, nk_get_publication_bundle,
    nk_get_publication_changes;
/* comparisons.c */
nk_handler nk_list_price_indices, nk_get_price_index, nk_list_breaks, nk_get_break, nk_list_benchmarks,
    nk_get_benchmark, nk_list_imputations;
/* submissions.c: one section */
nk_handler nk_get_indicators, nk_put_indicators;
/* data_indicators.c */
nk_handler nk_get_indicators_data, nk_get_breaches_data, nk_explain_indicator;
/* indicators.c */
nk_handler nk_list_services, nk_get_service, nk_list_indicators, nk_get_indicator;
/* data_*.c */
nk_handler nk_get_changes_data;
nk_handler nk_get_figures_data, nk_get_expenditure_data, nk_get_sector_data, nk_get_financing_data;
/* explain.c, what_if.c */
nk_handler nk_explain_figure, nk_what_if;
/* feed.c */
nk_handler nk_get_feed;
/* audit.c, breakdown.c */
nk_handler nk_list_events, nk_get_breakdown;
/* service.c */
nk_fast_handler nk_get_asset, nk_get_configuration, nk_get_problem_type, nk_get_live, nk_get_ready;

/* The id may stand in the parameter `entity`: a region, a national actor, or one of the sums. */
bool nk_is_entity(const struct nk_catalogue *catalogue, struct nk_text id);

/* rule_pages.c */
nk_fast_handler nk_list_rule_pages, nk_get_rule_page;

#endif
