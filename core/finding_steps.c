#include "core/finding_steps.h"

#include "core/codes.h"

static const char *const states[NK_FINDING_STATES] = {
    [NK_FINDING_OPEN] = "open",
    [NK_FINDING_EXPLAINED] = "explained",
    [NK_FINDING_ACCEPTED] = "accepted",
    [NK_FINDING_REJECTED] = "rejected",
};

const char *nk_finding_state_code(enum nk_finding_state state)
{
    return nk_codes_text(states, NK_FINDING_STATES, state);
}

bool nk_finding_state_of(enum nk_finding_state *ret, struct nk_text code)
{
    int found = nk_codes_find(states, NK_FINDING_STATES, code);
    if (found < 0)
        return false;
    *ret = (enum nk_finding_state)found;
    return true;
}

/* It has the id of the finding, and the values are those that were spoken of. A finding whose values have changed is
 * another matter, to be explained anew. */
static bool is_about(const struct nk_finding_step *step, struct nk_text id, const struct nk_finding *finding)
{
    return nk_text_equal(step->finding, id) && nk_text_equal(step->expected, finding->expected) &&
           nk_text_equal(step->actual, finding->actual);
}

static void settle(struct nk_finding *finding, const struct nk_finding_step *steps, size_t count)
{
    char id[13];
    nk_finding_id(id, finding);
    finding->state = NK_FINDING_OPEN;
    finding->explanation = (struct nk_text){0};
    for (size_t i = 0; i < count; i++) {
        if (!is_about(&steps[i], nk_text_of(id), finding))
            continue;
        finding->state = steps[i].state;
        if (steps[i].state == NK_FINDING_EXPLAINED)
            finding->explanation = steps[i].text;
    }
}

void nk_findings_settle(struct nk_findings *findings, const struct nk_finding_step *steps, size_t count)
{
    for (size_t i = 0; i < findings->count; i++)
        settle(&findings->items[i], steps, count);
}

bool nk_finding_wants_explanation(const struct nk_finding *finding)
{
    return finding->severity == NK_WARNING &&
           (finding->state == NK_FINDING_OPEN || finding->state == NK_FINDING_REJECTED);
}

bool nk_finding_wants_decision(const struct nk_finding *finding)
{
    return finding->severity == NK_WARNING &&
           (finding->state == NK_FINDING_EXPLAINED || finding->state == NK_FINDING_REJECTED);
}

bool nk_finding_takes(enum nk_action action, enum nk_finding_state state)
{
    switch (action) {
    case NK_ACTION_EXPLAIN:
        return true;
    case NK_ACTION_ACCEPT:
        return state == NK_FINDING_EXPLAINED || state == NK_FINDING_REJECTED;
    case NK_ACTION_REJECT:
        return state == NK_FINDING_EXPLAINED || state == NK_FINDING_ACCEPTED;
    case NK_ACTION_SAVE:
    case NK_ACTION_SUBMIT:
    case NK_ACTION_WITHDRAW:
    case NK_ACTION_APPROVE:
    case NK_ACTION_RETURN:
    case NK_ACTION_REOPEN:
        return false;
    }
    return false;
}

size_t nk_findings_that(const struct nk_findings *findings, bool (*holds)(const struct nk_finding *))
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += holds(&findings->items[i]);
    return count;
}
