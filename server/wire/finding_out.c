#include "server/wire/finding_out.h"

#include "server/wire/builder.h"
#include "server/wire/findings_out.h"
#include "server/wire/obstacles_out.h"

#define SUBMISSION "/v1/collections/%d/submissions/%.*s"
#define SUBMISSION_ARGUMENTS(revision) (revision)->year, NK_TEXT_ARGUMENTS((revision)->actor)

static void build_links(struct nk_builder *builder, struct nk_node parent, const struct nk_revision *revision,
                        const char *path)
{
    struct nk_node links = nk_build_object(builder, parent, "links");
    nk_build_format(builder, links, "self", SUBMISSION "%s", SUBMISSION_ARGUMENTS(revision), path);
    nk_build_format(builder, links, "submission", SUBMISSION, SUBMISSION_ARGUMENTS(revision));
}

struct nk_buffer nk_findings_json(const struct nk_findings_view *view, struct nk_arena *arena,
                                  enum nk_language language)
{
    const struct nk_revision *revision = view->revision;
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "actor", revision->actor);
    nk_build_integer(&builder, root, "year", revision->year);
    nk_build_integer(&builder, root, "revision", revision->number);
    nk_build_code(&builder, root, "state", nk_revision_state_code(revision->state));
    nk_build_finding_counts(&builder, root, "counts", view->findings);
    nk_build_count(&builder, root, "unexplained", nk_findings_that(view->findings, nk_finding_wants_explanation));
    nk_build_count(&builder, root, "undecided", nk_findings_that(view->findings, nk_finding_wants_decision));
    nk_build_finding_list(&builder, root, "items", view->findings, arena, language);
    nk_build_null(&builder, root, "next");
    build_links(&builder, root, revision, "/findings");
    return nk_build_finish(&builder);
}

static void build_step(struct nk_builder *builder, struct nk_node item, const struct nk_finding_step *step)
{
    nk_build_code(builder, item, "state", nk_finding_state_code(step->state));
    nk_build_text_or_null(builder, item, "text", step->text);
    nk_build_text(builder, item, "at", step->at);
    nk_build_text(builder, item, "by", step->by);
    nk_build_integer(builder, item, "revision", step->revision);
    nk_build_text_or_null(builder, item, "expected", step->expected);
    nk_build_text_or_null(builder, item, "actual", step->actual);
}

/* What somebody in the asker's role may do about the finding, and everything that hinders it now. */
static void build_actions(struct nk_builder *builder, struct nk_node parent, const struct nk_findings_view *view,
                          const struct nk_finding *finding, const char *id)
{
    static const struct {
        enum nk_action action;
        const char *method, *path;
    } all[] = {
        {NK_ACTION_EXPLAIN, "PUT", "explanation"},
        {NK_ACTION_ACCEPT, "POST", "accept"},
        {NK_ACTION_REJECT, "POST", "reject"},
    };
    struct nk_node actions = nk_build_array(builder, parent, "actions");
    for (size_t i = 0; finding->severity == NK_WARNING && i < sizeof(all) / sizeof(all[0]); i++) {
        if (view->situation.role != nk_action_role(all[i].action))
            continue;
        struct nk_node item = nk_build_item_object(builder, actions);
        nk_build_code(builder, item, "rel", nk_action_code(all[i].action));
        nk_build_code(builder, item, "method", all[i].method);
        nk_build_format(builder, item, "href", SUBMISSION "/findings/%s/%s", SUBMISSION_ARGUMENTS(view->revision), id,
                        all[i].path);
        struct nk_situation situation = view->situation;
        situation.finding_in_other_state = !nk_finding_takes(all[i].action, finding->state);
        nk_build_obstacles(builder, item, all[i].action, &situation);
    }
}

struct nk_buffer nk_finding_json(const struct nk_findings_view *view, const struct nk_finding *finding,
                                 struct nk_arena *arena, enum nk_language language)
{
    char id[13], path[sizeof("/findings/") + sizeof(id)] = "/findings/";
    nk_finding_id(id, finding);
    memcpy(path + sizeof("/findings/") - 1, id, sizeof(id));
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_finding(&builder, nk_build_object(&builder, root, "finding"), finding, arena, language);
    struct nk_node history = nk_build_array(&builder, root, "history");
    for (size_t i = 0; i < view->step_count; i++)
        if (nk_text_is(view->steps[i].finding, id))
            build_step(&builder, nk_build_item_object(&builder, history), &view->steps[i]);
    build_actions(&builder, root, view, finding, id);
    build_links(&builder, root, view->revision, path);
    return nk_build_finish(&builder);
}
