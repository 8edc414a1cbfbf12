/* The life of a collection and of a return in it: which states there are, what leads from one to the other, and who
 * may do it. */
#ifndef NK_CORE_LIFECYCLE_H
#define NK_CORE_LIFECYCLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/roles.h"
#include "core/text.h"

enum nk_collection_state { NK_PLANNED = 0, NK_OPEN = 1, NK_CLOSED = 2, NK_PUBLISHED = 3 };
enum { NK_COLLECTION_STATES = 4 };
const char *nk_collection_state_code(enum nk_collection_state state);
bool nk_collection_state_of(enum nk_collection_state *ret, struct nk_text code);

/* One year's collection. */
struct nk_collection {
    int year;
    enum nk_collection_state state;
    nk_date opens, due, closes; /* 0: not set */
    struct nk_text methodology;
    const struct nk_text *reporting_units; /* actor ids, sorted */
    size_t reporting_unit_count;
    int64_t version; /* counts changes; part of the ETag */
    nk_date today;   /* the day in Oslo when it was read */
};

/* The collection asks the actor for a return. */
bool nk_collection_asks(const struct nk_collection *collection, struct nk_text actor);

/* A revision is a draft until it is submitted; from then on its content never changes. */
enum nk_revision_state {
    NK_DRAFT = 0,
    NK_SUBMITTED = 1,
    NK_RETURNED = 2,  /* the reviewer wants changes: the next PUT begins a new revision */
    NK_WITHDRAWN = 3, /* the submitter took it back: the next PUT begins a new revision */
    NK_APPROVED = 4,
};
enum { NK_REVISION_STATES = 5 };
const char *nk_revision_state_code(enum nk_revision_state state);
bool nk_revision_state_of(enum nk_revision_state *ret, struct nk_text code);

enum nk_action {
    NK_ACTION_SAVE = 0, /* PUT of the return */
    NK_ACTION_SUBMIT = 1,
    NK_ACTION_WITHDRAW = 2,
    NK_ACTION_APPROVE = 3,
    NK_ACTION_RETURN = 4,
    NK_ACTION_REOPEN = 5, /* of an approved return: a new draft revision with the same content */
    /* What is done to one finding of a return. */
    NK_ACTION_EXPLAIN = 6,
    NK_ACTION_ACCEPT = 7,
    NK_ACTION_REJECT = 8,
};
enum { NK_RETURN_ACTIONS = 6, NK_ACTIONS = 9 };
const char *nk_action_code(enum nk_action action); /* "save", "submit", … */

/* Why an action is not possible now; NK_ALLOWED when it is. The codes are problem codes too. */
enum nk_obstacle {
    NK_ALLOWED = 0,
    NK_WRONG_STATE = 1,            /* "wrong-state" */
    NK_COLLECTION_NOT_OPEN = 2,    /* "collection-not-open" */
    NK_HAS_ERRORS = 3,             /* "has-errors": findings of severity error or fatal */
    NK_SAME_PERSON = 4,            /* "same-person": approver = submitter of the revision */
    NK_WRONG_ROLE = 5,             /* "forbidden" */
    NK_UNEXPLAINED_WARNINGS = 6,   /* "unexplained-warnings": findings of severity warning without an explanation */
    NK_UNDECIDED_EXPLANATIONS = 7, /* "undecided-explanations": the reviewer has not accepted every explanation */
    NK_DEADLINE_PASSED = 8, /* "deadline-passed": the collection is open, and its last day for the unit is over */
};
const char *nk_obstacle_code(enum nk_obstacle obstacle);

/* What a decision about an action needs to know. */
struct nk_situation {
    enum nk_collection_state collection;
    nk_date closes, today;          /* last day for the unit, 0: none; and the day of the decision */
    bool has_revision;              /* false: nothing was ever saved */
    enum nk_revision_state revision;
    size_t error_count;             /* findings of the revision of severity error or fatal */
    size_t unexplained_count;       /* findings that want an explanation (core/finding_steps.h) */
    size_t undecided_count;         /* findings that want a decision */
    enum nk_role role;              /* who asks */
    bool asker_submitted_it;        /* the asker submitted this revision */
    /* of an action about one finding: it does not start from the state of the finding */
    bool finding_in_other_state;
    /* a reviewer asked for it: it was returned, or it began after a return or a reopening */
    bool asked_for;
};

/* Everything that is in the way of an action now, in the order in which it is told; the count, 0: nothing.
 * What cannot be mended by the asker stands alone: the wrong role, and the wrong state. */
enum { NK_OBSTACLES_MAX = 4 };
size_t nk_action_obstacles(enum nk_obstacle ret[NK_OBSTACLES_MAX], enum nk_action action,
                           const struct nk_situation *situation);
/* The first of them. */
enum nk_obstacle nk_action_obstacle(enum nk_action action, const struct nk_situation *situation);
/* The role whose action it is. */
enum nk_role nk_action_role(enum nk_action action);

/* One revision of a return, without its content. Times are ISO 8601 in UTC ("2018-04-01T10:15:00Z"), empty when it
 * has not happened. */
/* A rule set that is kept for good, without what it says. */
struct nk_kept_rule_set {
    struct nk_text sha256, methodology, kept_at;
};

struct nk_revision {
    struct nk_text actor;
    int year;
    int32_t number; /* 1, 2 … */
    enum nk_revision_state state;
    int64_t version; /* counts saves of the draft and changes of state; part of the ETag */
    struct nk_text saved_at, submitted_at, decided_at;
    struct nk_text saved_by, submitted_by, decided_by; /* principals */
    struct nk_text signatory_name, signatory_title;
    struct nk_text receipt;  /* id of the receipt of the submit */
    struct nk_text sha256;   /* of the canonical document, 64 hexadecimal digits */
    struct nk_text reason;   /* of the return, and until then of the reopening that began it */
    struct nk_text reopened_because; /* of the reopening that began it; stays */
    /* why the one before it, or before those that were withdrawn, was returned; stays */
    struct nk_text returned_because;
    struct nk_text methodology;
    size_t findings[4];      /* by enum nk_severity */
    /* a reviewer asked for a correction: it was returned, or an earlier one was returned or approved */
    bool asked_for;
};

/* More time for one reporting unit than all have. Its deadline is the later of the collection's and this. */
struct nk_extension {
    nk_date closes; /* last day; 0: there is no extension */
    struct nk_text reason;
    struct nk_text at; /* ISO 8601 in UTC */
    struct nk_text by; /* principal */
};

/* A line of the board of a collection. */
struct nk_board_line {
    struct nk_text actor;
    struct nk_extension extension;
    bool has_revision;
    struct nk_revision revision;
    bool late;               /* the unit's deadline has passed and nothing is submitted or approved */
    bool is_delivered;       /* something was submitted and not withdrawn, and there is a deadline */
    int32_t days_late;       /* from the deadline to the day in Oslo of the first of it; 0: in time */
};

/* What happened, for the audit log. */
struct nk_event {
    int64_t id;
    struct nk_text at, principal, action, request;
    struct nk_text principal_name; /* whom the token was made for, in words; empty: not known. Only read */
    enum nk_role role;
    int year;                /* 0: none */
    struct nk_text actor;    /* empty: none */
    int32_t revision;        /* 0: none */
    struct nk_text detail;   /* a JSON object as text */
};

#endif
