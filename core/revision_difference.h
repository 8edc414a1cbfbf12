/* What is different between two revisions of a return, value by value. A value is named by codes and not by its
 * position, so that lines in another order are no difference. Knows nothing of JSON: server/wire/document_values.h
 * makes the lists. */
#ifndef NK_CORE_REVISION_DIFFERENCE_H
#define NK_CORE_REVISION_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/decimal.h"
#include "core/text.h"

/* A value of a document. */
struct nk_document_value {
    struct nk_text section; /* the member of the document that it belongs to: "expenditure" */
    struct nk_text key;     /* JSON Pointer by codes: "/expenditure/software/network/operating/amount" */
    struct nk_text text;    /* as it stands in the document; numbers without quotes; empty for null */
    bool is_number;
    struct nk_decimal number;
};

struct nk_document_values {
    struct nk_document_value *items; /* by key in byte order, each key once: nk_document_values_sort */
    size_t count;
};

/* Brings values into the order that comparing needs. Of equal keys, each after the first gets "#2", "#3" … appended in
 * the order given. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_document_values_sort(struct nk_document_values *values, struct nk_arena *arena);

enum nk_change_kind { NK_VALUE_ADDED = 0, NK_VALUE_REMOVED = 1, NK_VALUE_CHANGED = 2 };
enum { NK_CHANGE_KINDS = 3 };
const char *nk_change_kind_code(enum nk_change_kind kind); /* "added", "removed", "changed" */

struct nk_value_change {
    enum nk_change_kind kind;
    struct nk_text section, key;
    struct nk_text before, after; /* empty where there is none */
    struct nk_text difference;    /* after − before, exact; empty where one is no number or it does not fit */
};

struct nk_revision_difference {
    struct nk_value_change *changes; /* by key */
    size_t count;
    size_t by_kind[NK_CHANGE_KINDS];
    struct nk_text *sections_added, *sections_removed; /* sections with values on one side only, sorted */
    size_t sections_added_count, sections_removed_count;
};

/* Compares two sorted lists. Numbers are equal when their values are, whatever zeros are written after the point.
 * Everything lives in the arena and points into the lists. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_revision_difference_make(struct nk_revision_difference *ret, struct nk_arena *arena,
                                                         const struct nk_document_values *before,
                                                         const struct nk_document_values *after);

#endif
