/* Publications: written once, never changed. A commit of one is announced to listeners (listener.h). */
#ifndef NK_DB_PUBLICATION_H
#define NK_DB_PUBLICATION_H

#include "core/publication.h"
#include "server/db/connection.h"

struct nk_db_publication {
    struct nk_publication_head head;
    struct nk_text bundle;        /* empty where a list leaves it out */
    struct nk_text result_sha256; /* of the results that the bundle gives */
};

struct nk_db_publication_next {
    int32_t number;
    bool has_final; /* one before it is final */
};
/* What the next publication of the year comes after. NK_DB_ONE. Two publishers may see the same number: the insert
 * decides. */
NK_MUST_CHECK enum nk_db_status nk_db_publication_next(struct nk_db *db, struct nk_db_publication_next *ret, int year);

/* Stores a publication and which revisions it was made of (actor and revision of each line are
 * used). All of `head` is the caller's: id is "<year>.<number>", times from nk_db_now; head.sha256
 * is that of the bytes of `bundle`, which the database checks.
 * NK_DB_ONE; NK_DB_NONE: another publication got that number first. NK_DB_FATAL: a revision that is
 * not approved. */
NK_MUST_CHECK enum nk_db_status nk_db_publication_insert(struct nk_db *db,
                                                         const struct nk_db_publication *publication,
                                                         const struct nk_manifest_line *manifest,
                                                         size_t manifest_count);

/* One, with its bundle. NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_publication_get(struct nk_db *db, struct nk_arena *arena,
                                                      struct nk_db_publication *ret, struct nk_text id);

/* The ids that are not among the known ones, by year and number: what a process that holds
 * publications in memory has still to fetch. NK_DB_MANY. */
NK_MUST_CHECK enum nk_db_status nk_db_publication_unknown(struct nk_db *db, struct nk_arena *arena,
                                                          struct nk_text **ret, size_t *ret_count,
                                                          const struct nk_text *known, size_t known_count);

#endif
