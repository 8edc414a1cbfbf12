#include "core/lifecycle.h"

#include "core/codes.h"

bool nk_collection_asks(const struct nk_collection *collection, struct nk_text actor)
{
    for (size_t i = 0; i < collection->reporting_unit_count; i++)
        if (nk_text_equal(collection->reporting_units[i], actor))
            return true;
    return false;
}

static const char *const collection_states[NK_COLLECTION_STATES] = {
    [NK_PLANNED] = "planned",
    [NK_OPEN] = "open",
    [NK_CLOSED] = "closed",
    [NK_PUBLISHED] = "published",
};

static const char *const revision_states[NK_REVISION_STATES] = {
    [NK_DRAFT] = "draft",
    [NK_SUBMITTED] = "submitted",
    [NK_RETURNED] = "returned",
    [NK_WITHDRAWN] = "withdrawn",
    [NK_APPROVED] = "approved",
};

static const char *const actions[NK_ACTIONS] = {
    [NK_ACTION_SAVE] = "save",
    [NK_ACTION_SUBMIT] = "submit",
    [NK_ACTION_WITHDRAW] = "withdraw",
    [NK_ACTION_APPROVE] = "approve",
    [NK_ACTION_RETURN] = "return",
    [NK_ACTION_REOPEN] = "reopen",
    [NK_ACTION_EXPLAIN] = "explain",
    [NK_ACTION_ACCEPT] = "accept",
    [NK_ACTION_REJECT] = "reject",
};

enum { OBSTACLES = 9 };
static const char *const obstacles[OBSTACLES] = {
    [NK_ALLOWED] = "allowed",
    [NK_WRONG_STATE] = "wrong-state",
    [NK_COLLECTION_NOT_OPEN] = "collection-not-open",
    [NK_HAS_ERRORS] = "has-errors",
    [NK_SAME_PERSON] = "same-person",
    [NK_WRONG_ROLE] = "forbidden",
    [NK_UNEXPLAINED_WARNINGS] = "unexplained-warnings",
    [NK_UNDECIDED_EXPLANATIONS] = "undecided-explanations",
    [NK_DEADLINE_PASSED] = "deadline-passed",
};

#define IN(state) (1u << (state))

/* The state of a return that nobody has saved, beside those of enum nk_revision_state. */
enum { NOTHING_SAVED = NK_REVISION_STATES };

/* After a collection has closed the reviewer can still decide, and an approved return can be reopened to correct what
 * is published. What the submitter does needs an open collection: a return that is withdrawn later could not come
 * back. */
enum { ONCE_OPENED = IN(NK_OPEN) | IN(NK_CLOSED) | IN(NK_PUBLISHED) };

struct action_condition {
    enum nk_role role;
    unsigned revisions;   /* states of the return from which it is possible */
    unsigned collections; /* states of the collection in which it is possible */
    bool complete;        /* without errors, and every warning is explained */
    bool by_another;      /* not by the one who submitted the revision */
    bool decided;         /* every explanation is accepted */
};

static const struct action_condition conditions[NK_ACTIONS] = {
    [NK_ACTION_SAVE] = {.role = NK_SUBMITTER,
                        .revisions = IN(NOTHING_SAVED) | IN(NK_DRAFT) | IN(NK_RETURNED) | IN(NK_WITHDRAWN),
                        .collections = IN(NK_OPEN)},
    [NK_ACTION_SUBMIT] = {.role = NK_SUBMITTER,
                          .revisions = IN(NK_DRAFT),
                          .collections = IN(NK_OPEN),
                          .complete = true},
    [NK_ACTION_WITHDRAW] = {.role = NK_SUBMITTER, .revisions = IN(NK_SUBMITTED), .collections = IN(NK_OPEN)},
    [NK_ACTION_APPROVE] = {.role = NK_REVIEWER,
                           .revisions = IN(NK_SUBMITTED),
                           .collections = ONCE_OPENED,
                           .by_another = true,
                           .decided = true},
    [NK_ACTION_RETURN] = {.role = NK_REVIEWER, .revisions = IN(NK_SUBMITTED), .collections = ONCE_OPENED},
    [NK_ACTION_REOPEN] = {.role = NK_REVIEWER, .revisions = IN(NK_APPROVED), .collections = ONCE_OPENED},
    [NK_ACTION_EXPLAIN] = {.role = NK_SUBMITTER,
                           .revisions = IN(NK_DRAFT) | IN(NK_RETURNED) | IN(NK_WITHDRAWN),
                           .collections = IN(NK_OPEN)},
    [NK_ACTION_ACCEPT] = {.role = NK_REVIEWER,
                          .revisions = IN(NK_SUBMITTED),
                          .collections = ONCE_OPENED,
                          .by_another = true},
    [NK_ACTION_REJECT] = {.role = NK_REVIEWER, .revisions = IN(NK_SUBMITTED), .collections = ONCE_OPENED},
};

const char *nk_collection_state_code(enum nk_collection_state state)
{
    return nk_codes_text(collection_states, NK_COLLECTION_STATES, state);
}

bool nk_collection_state_of(enum nk_collection_state *ret, struct nk_text code)
{
    int found = nk_codes_find(collection_states, NK_COLLECTION_STATES, code);
    if (found < 0)
        return false;
    *ret = (enum nk_collection_state)found;
    return true;
}

const char *nk_revision_state_code(enum nk_revision_state state)
{
    return nk_codes_text(revision_states, NK_REVISION_STATES, state);
}

bool nk_revision_state_of(enum nk_revision_state *ret, struct nk_text code)
{
    int found = nk_codes_find(revision_states, NK_REVISION_STATES, code);
    if (found < 0)
        return false;
    *ret = (enum nk_revision_state)found;
    return true;
}

const char *nk_action_code(enum nk_action action)
{
    return nk_codes_text(actions, NK_ACTIONS, action);
}

const char *nk_obstacle_code(enum nk_obstacle obstacle)
{
    return nk_codes_text(obstacles, OBSTACLES, obstacle);
}

/* Whether the collection takes the action now. NK_ALLOWED, or what is in the way. */
static enum nk_obstacle collection_obstacle(const struct action_condition *condition,
                                            const struct nk_situation *situation)
{
    /* A correction that a reviewer has asked for is welcome also after the collection has closed. */
    const unsigned collections = condition->collections | (situation->asked_for ? ONCE_OPENED : 0);
    if (!(collections & IN(situation->collection)))
        return NK_COLLECTION_NOT_OPEN;
    /* After its last day an open collection takes what one that is closed takes. */
    const bool is_over = situation->closes && situation->today > situation->closes;
    return is_over && !(collections & IN(NK_CLOSED)) ? NK_DEADLINE_PASSED : NK_ALLOWED;
}

/* What cannot change is said first: a wrong role before a wrong state, a wrong state before a closed collection. */
size_t nk_action_obstacles(enum nk_obstacle ret[NK_OBSTACLES_MAX], enum nk_action action,
                           const struct nk_situation *situation)
{
    const struct action_condition *condition = &conditions[action];
    const unsigned revision = situation->has_revision ? IN(situation->revision) : IN(NOTHING_SAVED);
    const bool in_state = condition->revisions & revision && !situation->finding_in_other_state;
    if (situation->role != condition->role || !in_state) {
        ret[0] = situation->role != condition->role ? NK_WRONG_ROLE : NK_WRONG_STATE;
        return 1;
    }
    const struct {
        bool is_there;
        enum nk_obstacle obstacle;
    } looked_at[] = {
        {condition->complete && situation->error_count > 0, NK_HAS_ERRORS},
        {condition->complete && situation->unexplained_count > 0, NK_UNEXPLAINED_WARNINGS},
        {condition->by_another && situation->asker_submitted_it, NK_SAME_PERSON},
        {condition->decided && situation->undecided_count > 0, NK_UNDECIDED_EXPLANATIONS},
    };
    size_t count = 0;
    const enum nk_obstacle of_collection = collection_obstacle(condition, situation);
    if (of_collection != NK_ALLOWED)
        ret[count++] = of_collection;
    for (size_t i = 0; i < sizeof(looked_at) / sizeof(looked_at[0]) && count < NK_OBSTACLES_MAX; i++)
        if (looked_at[i].is_there)
            ret[count++] = looked_at[i].obstacle;
    return count;
}

enum nk_obstacle nk_action_obstacle(enum nk_action action, const struct nk_situation *situation)
{
    enum nk_obstacle all[NK_OBSTACLES_MAX];
    return nk_action_obstacles(all, action, situation) ? all[0] : NK_ALLOWED;
}

enum nk_role nk_action_role(enum nk_action action)
{
    return conditions[action].role;
}
