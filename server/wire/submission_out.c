#include "server/wire/submission_out.h"

#include "server/wire/builder.h"
#include "server/wire/findings_out.h"
#include "server/wire/obstacles_out.h"
#include "server/wire/skip_words.h"

#define SUBMISSION "/v1/collections/%d/submissions/%.*s"
#define SUBMISSION_ARGUMENTS(revision) (revision)->year, NK_TEXT_ARGUMENTS((revision)->actor)

/* What somebody in the asker's role may do, and everything that hinders it now. Actions of other roles are
 * left out; whoever reads a return may check it. */
static void build_actions(struct nk_builder *builder, struct nk_node parent, const struct nk_revision *revision,
                          const struct nk_situation *situation)
{
    struct nk_node actions = nk_build_array(builder, parent, "actions");
    for (int number = 0; number < NK_RETURN_ACTIONS; number++) {
        enum nk_action action = (enum nk_action)number;
        if (situation->role != nk_action_role(action))
            continue;
        const char *code = nk_action_code(action);
        struct nk_node item = nk_build_item_object(builder, actions);
        nk_build_code(builder, item, "rel", code);
        nk_build_code(builder, item, "method", action == NK_ACTION_SAVE ? "PUT" : "POST");
        if (action == NK_ACTION_SAVE)
            nk_build_format(builder, item, "href", SUBMISSION, SUBMISSION_ARGUMENTS(revision));
        else
            nk_build_format(builder, item, "href", SUBMISSION "/%s", SUBMISSION_ARGUMENTS(revision), code);
        nk_build_obstacles(builder, item, action, situation);
    }
    struct nk_node dry_run = nk_build_item_object(builder, actions);
    nk_build_code(builder, dry_run, "rel", "validate");
    nk_build_code(builder, dry_run, "method", "POST");
    nk_build_format(builder, dry_run, "href", SUBMISSION "/validation", SUBMISSION_ARGUMENTS(revision));
    (void)nk_build_array(builder, dry_run, "blockedBy");
}

struct nk_buffer nk_submission_json(const struct nk_submission_view *view, struct nk_arena *arena,
                                    enum nk_language language)
{
    const struct nk_revision *revision = view->revision;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", revision->actor);
    nk_build_integer(&builder, root, "year", revision->year);
    nk_build_code(&builder, root, "state", nk_revision_state_code(revision->state));
    nk_build_integer(&builder, root, "revision", revision->number);
    nk_build_json(&builder, root, "document", view->document);

    struct nk_node findings = nk_build_finding_counts(&builder, root, "findings", view->findings);
    nk_build_finding_list(&builder, findings, "items", view->findings, arena, language);

    build_actions(&builder, root, revision, &view->situation);
    nk_build_text_or_null(&builder, root, "receipt", revision->receipt);
    nk_build_text_or_null(&builder, root, "submittedAt", revision->submitted_at);
    nk_build_text_or_null(&builder, root, "decidedAt", revision->decided_at);
    nk_build_text_or_null(&builder, root, "reason", revision->reason);
    nk_build_text_or_null(&builder, root, "reopenedBecause", revision->reopened_because);
    nk_build_text_or_null(&builder, root, "returnedBecause", revision->returned_because);
    if (view->approved_sha256.length)
        nk_build_boolean(&builder, root, "changedSinceApproval",
                         !nk_text_equal(view->approved_sha256, revision->sha256));
    else
        nk_build_null(&builder, root, "changedSinceApproval");
    nk_build_boolean(&builder, root, "illustrative", view->illustrative);
    struct nk_node links = nk_build_object(&builder, root, "links");
    nk_build_format(&builder, links, "self", SUBMISSION, SUBMISSION_ARGUMENTS(revision));
    nk_build_format(&builder, links, "revisions", SUBMISSION "/revisions", SUBMISSION_ARGUMENTS(revision));
    nk_build_format(&builder, links, "findings", SUBMISSION "/findings", SUBMISSION_ARGUMENTS(revision));
    nk_build_format(&builder, links, "collection", "/v1/collections/%d", revision->year);
    return nk_build_finish(&builder);
}

static void build_skipped(struct nk_builder *builder, struct nk_node parent, const struct nk_findings *findings,
                          enum nk_language language)
{
    struct nk_node skipped = nk_build_array(builder, parent, "rulesSkipped");
    for (size_t i = 0; i < findings->outcome_count; i++) {
        const struct nk_rule_outcome *outcome = &findings->outcomes[i];
        if (outcome->skipped == NK_NOT_SKIPPED)
            continue;
        struct nk_node item = nk_build_item_object(builder, skipped);
        nk_build_text(builder, item, "rule", outcome->rule->id);
        nk_build_code(builder, item, "reason", nk_skip_code(outcome->skipped));
        nk_build_text(builder, item, "why", nk_label_in(nk_skip_reason_label(outcome->skipped), language));
        nk_build_text(builder, item, "howToRun", nk_label_in(nk_skip_how_to_run_label(outcome->skipped), language));
    }
}

struct nk_buffer nk_validation_json(const struct nk_findings *findings, struct nk_arena *arena,
                                    enum nk_language language)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_count(&builder, root, "rulesRun", findings->rules_run);
    nk_build_count(&builder, root, "rulesPassed", findings->rules_passed);
    nk_build_count(&builder, root, "rulesFailed", findings->rules_failed);
    build_skipped(&builder, root, findings, language);
    nk_build_count(&builder, root, "dropped", findings->dropped);
    nk_build_finding_list(&builder, root, "findings", findings, arena, language);
    nk_build_finding_counts(&builder, root, "counts", findings);
    return nk_build_finish(&builder);
}

static void build_revision_links(struct nk_builder *builder, struct nk_node parent, const char *name_of_revision,
                                 const struct nk_revision *revision)
{
    struct nk_node links = nk_build_object(builder, parent, "links");
    nk_build_format(builder, links, name_of_revision, SUBMISSION "/revisions/%d", SUBMISSION_ARGUMENTS(revision),
                    revision->number);
    nk_build_format(builder, links, "submission", SUBMISSION, SUBMISSION_ARGUMENTS(revision));
}

static void build_signatory(struct nk_builder *builder, struct nk_node item, const struct nk_revision *revision)
{
    if (!revision->signatory_name.length) {
        nk_build_null(builder, item, "signatory");
        return;
    }
    struct nk_node signatory = nk_build_object(builder, item, "signatory");
    nk_build_text(builder, signatory, "name", revision->signatory_name);
    nk_build_text(builder, signatory, "title", revision->signatory_title);
}

static void build_revision(struct nk_builder *builder, struct nk_node item, const struct nk_revision *revision)
{
    nk_build_integer(builder, item, "revision", revision->number);
    nk_build_code(builder, item, "state", nk_revision_state_code(revision->state));
    nk_build_text_or_null(builder, item, "savedAt", revision->saved_at);
    nk_build_text_or_null(builder, item, "savedBy", revision->saved_by);
    nk_build_text_or_null(builder, item, "submittedAt", revision->submitted_at);
    nk_build_text_or_null(builder, item, "submittedBy", revision->submitted_by);
    nk_build_text_or_null(builder, item, "decidedAt", revision->decided_at);
    nk_build_text_or_null(builder, item, "decidedBy", revision->decided_by);
    build_signatory(builder, item, revision);
    nk_build_text_or_null(builder, item, "receipt", revision->receipt);
    nk_build_text_or_null(builder, item, "sha256", revision->sha256);
    nk_build_text_or_null(builder, item, "reason", revision->reason);
    nk_build_text_or_null(builder, item, "reopenedBecause", revision->reopened_because);
    nk_build_text_or_null(builder, item, "returnedBecause", revision->returned_because);
    nk_build_severities(builder, item, "findings", revision->findings);
    build_revision_links(builder, item, "self", revision);
}

struct nk_buffer nk_revisions_json(const struct nk_revision *revisions, size_t count, struct nk_text next)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    struct nk_node items = nk_build_array(&builder, root, "items");
    for (size_t i = 0; i < count; i++)
        build_revision(&builder, nk_build_item_object(&builder, items), &revisions[i]);
    nk_build_text_or_null(&builder, root, "next", next);
    return nk_build_finish(&builder);
}

struct nk_buffer nk_revision_json(const struct nk_revision *revision, struct nk_text document)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    build_revision(&builder, root, revision);
    nk_build_json(&builder, root, "document", document);
    return nk_build_finish(&builder);
}
