/* What publishing a year now would give, as JSON (POST /v1/collections/{year}/preview). */
#ifndef NK_WIRE_PREVIEW_OUT_H
#define NK_WIRE_PREVIEW_OUT_H

#include "core/lifecycle.h"
#include "core/publication.h"
#include "server/wire/buffer.h"
#include "server/wire/figure_pairs.h"
#include "server/wire/request_bodies.h"

/* A reporting unit: its newest revision, and the one that the preview is made of. */
struct nk_preview_unit {
    const struct nk_board_line *line;
    const struct nk_revision *used; /* NULL: it is missing */
};

/* What does not stop the publication, but should be known before it. */
struct nk_preview_warning {
    const char *code; /* "members-missing", "flow-open", "explanation-superseded" */
    struct nk_text detail, about; /* about: where it is told of */
};

struct nk_preview_answer {
    const struct nk_collection *collection;
    const struct nk_publication_head *head; /* as it would be */
    enum nk_preview_include include;
    const char *refusal;                    /* problem code of what would refuse the publication; NULL: nothing */
    struct nk_text refusal_detail;
    const struct nk_preview_warning *warnings;
    size_t warning_count;
    const struct nk_publication *published; /* the newest of the year; NULL: none */
    const struct nk_publication *preview;   /* NULL where it is refused */
    bool shows_sector;                      /* and the proof */
    const struct nk_preview_unit *units;    /* that the asker may see */
    size_t unit_count;
    const struct nk_figure_pair *figures;   /* published and as they would be */
    size_t figure_count;
};

struct nk_buffer nk_preview_json(const struct nk_preview_answer *answer, enum nk_language language);

#endif
