/* JSON built up with jansson, where the first failure sticks: jansson drops a member whose value could not be
 * made, and an answer that lacks a member must never leave. Only for files of this folder; no json_t goes
 * further. */
#ifndef NK_WIRE_BUILDER_H
#define NK_WIRE_BUILDER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/decimal.h"
#include "core/text.h"
#include "server/wire/buffer.h"

struct nk_builder {
    json_t *root;
    struct nk_writer written; /* what stands before a document that was set in, with the document */
    bool failed;
};

/* Starts a document that is an object and gives it. Everything below returns borrowed values that live until
 * the builder is finished, or NULL after a failure; NULL is a parent that takes everything and keeps nothing.
 */
json_t *nk_build_start(struct nk_builder *builder);
/* The document as compact text in the order in which it was built. Frees the tree. */
struct nk_buffer nk_build_finish(struct nk_builder *builder);
/* The same without the closing brace, for a writer that goes on with members of its own. */
struct nk_writer nk_build_finish_open(struct nk_builder *builder);

/* A member of an object. Names are literals. */
json_t *nk_build_object(struct nk_builder *builder, json_t *parent, const char *name);
json_t *nk_build_array(struct nk_builder *builder, json_t *parent, const char *name);
void nk_build_text(struct nk_builder *builder, json_t *parent, const char *name, struct nk_text text);
void nk_build_text_or_null(struct nk_builder *builder, json_t *parent, const char *name, struct nk_text text);
void nk_build_code(struct nk_builder *builder, json_t *parent, const char *name, const char *code);
void nk_build_integer(struct nk_builder *builder, json_t *parent, const char *name, int64_t value);
void nk_build_count(struct nk_builder *builder, json_t *parent, const char *name, size_t value);
/* A year that is 0 when there is none. */
void nk_build_year_or_null(struct nk_builder *builder, json_t *parent, const char *name, int year);
void nk_build_date_or_null(struct nk_builder *builder, json_t *parent, const char *name, nk_date date);
void nk_build_boolean(struct nk_builder *builder, json_t *parent, const char *name, bool value);
void nk_build_null(struct nk_builder *builder, json_t *parent, const char *name);
/* A decimal string: binary floating point touches no number. */
void nk_build_decimal(struct nk_builder *builder, json_t *parent, const char *name, struct nk_decimal value);
/* A sum: an integer when it has no decimals, otherwise a decimal string. */
void nk_build_sum(struct nk_builder *builder, json_t *parent, const char *name, struct nk_decimal value);
/* {nb, nn, en}; a language without a text gets the one in Bokmål. */
void nk_build_label(struct nk_builder *builder, json_t *parent, const char *name, const struct nk_label *label);
void nk_build_label_or_null(struct nk_builder *builder, json_t *parent, const char *name,
                            const struct nk_label *label);
/* A text made like printf makes it, for references. */
void nk_build_format(struct nk_builder *builder, json_t *parent, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A member of the document itself whose value is a JSON object that already exists as text. It is copied byte
 * for byte, so that its hash stays what it was; jansson could also lose digits of it when memory is short (its
 * lexer ignores that its buffer did not grow). Fails when the text does not begin and end like an object or is
 * not UTF-8. */
void nk_build_document(struct nk_builder *builder, const char *name, struct nk_text json);

/* The same for members whose names are codes. */
json_t *nk_build_object_at(struct nk_builder *builder, json_t *parent, struct nk_text code);
json_t *nk_build_array_at(struct nk_builder *builder, json_t *parent, struct nk_text code);
void nk_build_text_at(struct nk_builder *builder, json_t *parent, struct nk_text code, struct nk_text text);

/* Numbers of findings {error, warning, info} out of those by enum nk_severity; fatal ones are counted with the
 * errors. */
json_t *nk_build_severities(struct nk_builder *builder, json_t *parent, const char *name,
                            const size_t by_severity[static 4]);
/* An array of the actors' ids. */
void nk_build_actor_ids(struct nk_builder *builder, json_t *parent, const char *name,
                        const struct nk_actor *const *actors, size_t count);

/* An item of an array. */
json_t *nk_build_item_object(struct nk_builder *builder, json_t *array);
void nk_build_item_text(struct nk_builder *builder, json_t *array, struct nk_text text);
void nk_build_item_integer(struct nk_builder *builder, json_t *array, int64_t value);

#endif
