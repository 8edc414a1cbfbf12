/* What publishing a year now would take and make: publishing and its preview are one code path. */
#ifndef NK_API_PUBLISHING_H
#define NK_API_PUBLISHING_H

#include "core/lifecycle.h"
#include "core/publication.h"
#include "server/db/finding.h"
#include "server/db/revision.h"
#include "server/publish/edition.h"

/* Why it is refused: a problem code, and a sentence in which {1} is filled. */
struct nk_refusal {
    const char *code; /* NULL: it is not */
    const struct nk_label *sentence;
    struct nk_text first;
    const struct nk_label *for_submitters; /* the same without who is meant; NULL: everybody may know */
};

/* What is asked for. */
struct nk_publishing_wish {
    bool has_kind; /* false: what the next one can be: final after a final one, otherwise provisional */
    enum nk_publication_kind kind;
    const struct nk_excuse *absences;
    size_t absence_count;
};

struct nk_publishing {
    struct nk_collection collection;
    bool has_final;                  /* one of the year is published already */
    struct nk_publication_head head; /* id, year, number, kind, absences, created_at; the rest is the caller's */
    struct nk_db_return *returns;    /* the newest approved ones, by actor */
    size_t return_count;
    const struct nk_db_quality_note *notes; /* of the newest approved ones, by actor */
    size_t note_count;
    struct nk_refusal refusal;
};

/* Reads what the publication would be made of. NK_DB_ONE, also when it would be refused; NK_DB_NONE: there is no such
 * collection. */
NK_MUST_CHECK enum nk_db_status nk_publishing_read(struct nk_publishing *ret, struct nk_db *db, struct nk_arena *arena,
                                                   int year, const struct nk_publishing_wish *wish);

/* The reporting units whose returns do not take part and who are named with no reason, "a, b"; empty: none,
 * or no memory. */
struct nk_text nk_publishing_unexcused(const struct nk_publishing *publishing, struct nk_arena *arena);

/* A collection that has not begun publishes nothing, and neither does one of which nothing is approved.
 * What is final has all of its reporting units, or says why not (V12, R40), and nothing provisional comes
 * after it. */
void nk_publishing_check(struct nk_publishing *publishing, struct nk_arena *arena);

/* The edition of the head and the returns; needs no refusal. Sets the refusal where the returns cannot be consolidated
 * together: then the status is one that nk_consolidation_refusal knows. */
NK_MUST_CHECK enum nk_status nk_publishing_make(struct nk_edition **ret, struct nk_publishing *publishing,
                                                struct nk_arena *arena, const struct nk_catalogue *catalogue);

#endif
