/* The handlers of all routes, one file a resource, and the table that names them (routes.c). */
#ifndef NK_API_HANDLERS_H
#define NK_API_HANDLERS_H

#include "server/api/view.h"
#include "server/http/route.h"

extern const struct nk_route nk_routes[];
extern const size_t nk_route_count;

/* catalogues.c */
NK_VIEW(nk_list_actors);
NK_VIEW(nk_get_actor);
NK_VIEW(nk_list_classifications);
NK_VIEW(nk_get_classification);
NK_VIEW(nk_list_methodologies);
NK_VIEW(nk_get_methodology);
NK_VIEW(nk_list_figures);
NK_VIEW(nk_get_figure);
NK_VIEW(nk_list_rules);
NK_VIEW(nk_get_rule);
/* rule_sets.c */
nk_handler nk_list_rule_sets;
NK_VIEW(nk_get_rule_set);
/* rule_changes.c */
nk_handler nk_get_rule_changes;
/* collections.c */
nk_handler nk_list_collections, nk_get_collection, nk_put_collection, nk_get_board;
/* submissions.c, template.c */
nk_handler nk_get_submission, nk_put_submission, nk_patch_submission, nk_validate_submission, nk_get_template;
/* extensions.c */
nk_handler nk_get_extension, nk_put_extension, nk_delete_extension;
/* reconciliation.c */
nk_handler nk_get_reconciliation, nk_put_resolution;
nk_handler nk_get_flow, nk_put_resolution;
/* revisions.c */
nk_handler nk_list_revisions, nk_get_revision, nk_get_receipt;
/* findings.c, finding_steps.c */
nk_handler nk_list_findings, nk_get_finding, nk_explain_finding, nk_accept_finding, nk_reject_finding;
/* steps.c */
nk_handler nk_submit, nk_withdraw, nk_approve, nk_return_submission, nk_reopen;
/* preview.c */
nk_handler nk_preview;
/* publish.c */
nk_handler nk_publish;
/* audit_publications.c */
nk_handler nk_list_audited_publications, nk_get_audited_publication, nk_get_audited_bundle;

/* publications.c */
NK_VIEW(nk_list_publications);
NK_VIEW(nk_list_publications_of_collection);
NK_VIEW(nk_get_publication);
NK_VIEW(nk_get_publication_bundle);
NK_VIEW(nk_get_publication_changes);
/* comparisons.c */
NK_VIEW(nk_list_price_indices);
NK_VIEW(nk_get_price_index);
NK_VIEW(nk_list_breaks);
NK_VIEW(nk_get_break);
NK_VIEW(nk_list_benchmarks);
NK_VIEW(nk_get_benchmark);
NK_VIEW(nk_list_imputations);
/* submissions.c: one section */
nk_handler nk_get_indicators, nk_put_indicators;
/* data_indicators.c */
NK_VIEW(nk_get_indicators_data);
NK_VIEW(nk_get_breaches_data);
NK_VIEW(nk_explain_indicator);
/* indicators.c */
NK_VIEW(nk_list_services);
NK_VIEW(nk_get_service);
NK_VIEW(nk_list_indicators);
NK_VIEW(nk_get_indicator);
/* data_*.c */
NK_VIEW(nk_get_changes_data);
NK_VIEW(nk_get_figures_data);
NK_VIEW(nk_get_expenditure_data);
NK_VIEW(nk_get_sector_data);
NK_VIEW(nk_get_financing_data);
/* explain.c, what_if.c */
nk_handler nk_explain_figure, nk_what_if;
/* feed.c */
nk_handler nk_get_feed;
/* audit.c, breakdown.c */
nk_handler nk_list_events, nk_get_breakdown;
/* service.c */
nk_fast_handler nk_get_asset, nk_get_configuration, nk_get_problem_type, nk_get_live, nk_get_ready;

/* rule_pages.c */
nk_fast_handler nk_list_rule_pages, nk_get_rule_page;

#endif
