/* A year's collection, its reporting units and its board. */
#ifndef NK_DB_COLLECTION_H
#define NK_DB_COLLECTION_H

#include "core/lifecycle.h"
#include "server/db/connection.h"

/* All collections, by year. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_collection_list(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_collection **ret, size_t *ret_count);

/* NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_collection_get(struct nk_db *db, struct nk_arena *arena,
                                                     struct nk_collection *ret, int year);

/* The last event that was more than the saving of a draft. While it stays, the same returns count: what was
 * read of them after it was seen need not be read again. Number 0: none is known. */
struct nk_db_step {
    int64_t number;
    int64_t at; /* microseconds since 1970: a database that was restored counts the same numbers again */
};

static inline bool nk_db_is_last_step(struct nk_db_step seen, struct nk_db_step last)
{
    return last.number != 0 && seen.number == last.number && seen.at == last.at;
}

/* How the return of a reporting unit stands. */
struct nk_db_standing {
    /* As the unit sees it: `closes` is the later of its own, when it has one, and that of the unit's
     * extension; who else is asked is left out. */
    struct nk_collection collection;
    bool is_asked; /* it is one of the reporting units */
    struct nk_db_step last_step;
    bool has_revision, is_discussed; /* something was said about findings of the return */
    struct nk_revision revision;     /* the newest */
    struct nk_text document;         /* its content, when it is wanted */
};

/* NK_DB_ONE, or NK_DB_NONE: the year has no collection. An actor that it does not ask has a standing all the same. */
NK_MUST_CHECK enum nk_db_status nk_db_standing(struct nk_db *db, struct nk_arena *arena, struct nk_db_standing *ret,
                                               int year, struct nk_text actor, bool with_document);

/* What became of a put that the database answered with NK_DB_ONE or NK_DB_NONE. The numbers are pinned. */
enum nk_collection_put {
    NK_COLLECTION_CREATED = 0,       /* NK_DB_ONE */
    NK_COLLECTION_CHANGED = 1,       /* NK_DB_ONE */
    NK_COLLECTION_ABSENT = 2,        /* NK_DB_NONE: a version was expected, there is no such collection */
    NK_COLLECTION_OTHER_VERSION = 3, /* NK_DB_NONE: another version than expected, or one where none was expected */
    NK_COLLECTION_UNIT_IN_USE = 4,   /* NK_DB_NONE: a unit would vanish that has a revision */
};

/* Stores state, dates, methodology and reporting units of `collection`; `expected_version` 0: it
 * must not exist yet. The version becomes `expected_version` + 1. `ret` gets the stored collection
 * on NK_DB_ONE. Call it inside a transaction that rolls back on NK_DB_NONE (or on its own).
 * NK_DB_FATAL: an unknown actor or methodology, an actor that did not exist in that year, dates out
 * of order, a step of the state that is not allowed (back to planned; to published without a
 * publication): check these first. */
NK_MUST_CHECK enum nk_db_status nk_db_collection_put(struct nk_db *db, struct nk_arena *arena,
                                                     struct nk_collection *ret,
                                                     enum nk_collection_put *ret_outcome,
                                                     const struct nk_collection *collection,
                                                     int64_t expected_version);

/* Sets the state alone (for publishing, closing) and counts the version up. NK_DB_NONE: no such
 * collection, or it is in that state already. */
NK_MUST_CHECK enum nk_db_status nk_db_collection_set_state(struct nk_db *db, int year,
                                                           enum nk_collection_state state);

/* One line a reporting unit, by actor id, with its latest revision. `late` compares the unit's
 * deadline with the day in Oslo. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_board(struct nk_db *db, struct nk_arena *arena, struct nk_board_line **ret,
                                            size_t *ret_count, int year);

#endif
