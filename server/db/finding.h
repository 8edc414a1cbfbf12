/* What is said about the findings of a return. Steps are only added; the database refuses one that does not belong to
 * the state of the revision, and a decision by whoever submitted it (NK_DB_FATAL: decide that first, core/lifecycle.h).
 */
#ifndef NK_DB_FINDING_H
#define NK_DB_FINDING_H

#include "core/finding_steps.h"
#include "core/lifecycle.h"
#include "core/publication.h"
#include "core/submitted_findings.h"
#include "server/db/connection.h"
#include "server/db/revision.h"

/* Counts the version of the revision up, so that whoever changes it at the same time is told. It must be in
 * the state: NK_DRAFT for an explanation, NK_SUBMITTED for a decision. NK_DB_NONE: it is not, it has
 * another version than expected (0: any), or the collection accepts nothing. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_touch(struct nk_db *db, struct nk_arena *arena, struct nk_revision *ret,
                                                     const struct nk_revision_key *key, enum nk_revision_state state);

/* Adds a step about `key->number`; `at` and `revision` of the step are ignored. In one transaction after
 * nk_db_revision_touch. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_finding_step_append(struct nk_db *db, const struct nk_revision_key *key,
                                                          const struct nk_finding_step *step);

/* All steps of a return up to a revision, in the order in which they were taken. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_finding_step_list(struct nk_db *db, struct nk_arena *arena,
                                                        struct nk_finding_step **ret, size_t *ret_count, int year,
                                                        struct nk_text actor, int32_t revision);

/* Keeps a warning that the draft is about to be submitted with; it must be explained. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_finding_insert(struct nk_db *db, const struct nk_revision_key *key,
                                                              const struct nk_finding *finding);

/* The warnings that a revision was submitted with. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_revision_finding_list(struct nk_db *db, struct nk_arena *arena,
                                                            struct nk_submitted_finding **ret, size_t *ret_count,
                                                            const struct nk_revision_key *key);

struct nk_db_quality_note {
    struct nk_text actor;
    int32_t revision;
    struct nk_quality_note note;
};

/* The accepted explanations of what nk_db_revision_approved_of_year gives, by actor, pointer, rule and
 * code: as they were when the revision was approved. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_quality_note_list(struct nk_db *db, struct nk_arena *arena,
                                                        struct nk_db_quality_note **ret, size_t *ret_count, int year);

#endif
