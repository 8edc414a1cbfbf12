/* How a publication bundle looks in JSON, for reading and for writing. Only for files of this folder. */
#ifndef NK_WIRE_BUNDLE_SCHEMA_H
#define NK_WIRE_BUNDLE_SCHEMA_H

#include <stddef.h>

#include "core/catalogue.h"
#include "core/indicator.h"
#include "core/publication.h"
#include "core/submission.h"
#include "core/text.h"
#include "server/wire/bundle_out.h"
#include "server/wire/schema.h"

struct nk_bundle_entry {
    struct nk_bundle_submission stored;
    bool has_reason, has_notes;
    struct nk_submission submission; /* what the document says; only read */
};

struct nk_bundle_form {
    int format; /* the only choice */
    struct nk_publication_head publication;
    struct nk_catalogue catalogue; /* without rules, methodologies and indicators */
    bool has_indicators;
    struct nk_indicator_definitions indicators;
    struct nk_methodology methodology;
    const struct nk_text *reporting_units;
    size_t reporting_unit_count;
    const struct nk_bundle_entry *submissions;
    size_t submission_count;
};

extern const struct nk_object nk_bundle_object;

#endif
