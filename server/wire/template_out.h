/* The form that a controller fills in: this year's codes with their labels, the values of the year before beside them,
 * what is saved already, and what changed in the methodology since, also when nothing did. It can be sent back as it
 * is: as JSON it is a return whose member `template` is not read, as CSV a table whose unfilled rows are not read. */
#ifndef NK_WIRE_TEMPLATE_OUT_H
#define NK_WIRE_TEMPLATE_OUT_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/submission.h"
#include "server/wire/buffer.h"

struct nk_template_source {
    const struct nk_catalogue *catalogue;
    const struct nk_actor *actor;
    int year;
    const struct nk_methodology *methodology;
    const struct nk_methodology *before; /* of the year before; NULL: there was none */
    /* there is a collection of the year; otherwise the form says that nobody is asked yet */
    bool is_collected;
    struct nk_text document;             /* what is saved, canonical JSON; empty: nothing */
    const struct nk_submission *prior;   /* the approved return of the year before; NULL: there is none */
    int32_t prior_revision;
    /* Contents of rule sets: that of the year, and the one that the prior return was submitted by, or else that of the
     * year before; empty: there was none. */
    struct nk_text rule_set, rule_set_before;
};

/* What the form says while there is no collection of its year. */
extern const struct nk_label nk_template_not_collected;

/* No data when there is no memory, or when the prior return does not fit its methodology. */
struct nk_buffer nk_template_json(const struct nk_template_source *source, struct nk_arena *arena,
                                  enum nk_language language);
/* With a byte order mark, semicolons and decimal commas, as Norwegian spreadsheets read it. */
struct nk_buffer nk_template_csv(const struct nk_template_source *source, struct nk_arena *arena,
                                 enum nk_language language);

#endif
