/* JSON written member by member, where the first failure sticks: an answer that lacks a member must never leave. The
 * text grows in the order in which it is built and no tree stands behind it. So a value is built whole before what
 * comes after it: building on in an object or array closes what was opened inside it, and building in one that is
 * closed is a failure. */
#ifndef NK_WIRE_BUILDER_H
#define NK_WIRE_BUILDER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/catalogue.h"
#include "core/decimal.h"
#include "core/text.h"
#include "server/wire/buffer.h"

/* Nothing that is answered is nested deeper; only what a figure is made of comes near, a level for each step of a chain
 * of financing. */
enum { NK_BUILDER_DEPTH_MAX = 512 };

/* An object or array that is being built: where it stands among those that are open, and which of all it is. */
struct nk_node {
    uint32_t depth, serial;
};

struct nk_builder {
    struct nk_writer written;
    uint32_t depth; /* of the innermost that is open; 0: nothing is */
    uint32_t opened; /* so far */
    struct nk_builder_level {
        uint32_t serial;
        char closing; /* '}' or ']' */
        bool has_items;
    } levels[NK_BUILDER_DEPTH_MAX];
    bool failed;
};

/* Starts a document that is an object and gives it. After a failure everything below does nothing, and nk_build_finish
 * gives no data. */
struct nk_node nk_build_start(struct nk_builder *builder);
/* The document as compact text. The builder is empty afterwards. */
struct nk_buffer nk_build_finish(struct nk_builder *builder);
/* The same without the last closing brace, for a writer that goes on with members of its own. */
struct nk_writer nk_build_finish_open(struct nk_builder *builder);

/* A member of an object. Names are literals in which nothing is escaped. */
struct nk_node nk_build_object(struct nk_builder *builder, struct nk_node parent, const char *name);
struct nk_node nk_build_array(struct nk_builder *builder, struct nk_node parent, const char *name);
void nk_build_text(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text text);
void nk_build_text_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text text);
void nk_build_code(struct nk_builder *builder, struct nk_node parent, const char *name, const char *code);
void nk_build_integer(struct nk_builder *builder, struct nk_node parent, const char *name, int64_t value);
void nk_build_count(struct nk_builder *builder, struct nk_node parent, const char *name, size_t value);
/* A year that is 0 when there is none. */
void nk_build_year_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, int year);
void nk_build_date_or_null(struct nk_builder *builder, struct nk_node parent, const char *name, nk_date date);
void nk_build_boolean(struct nk_builder *builder, struct nk_node parent, const char *name, bool value);
void nk_build_null(struct nk_builder *builder, struct nk_node parent, const char *name);
/* A decimal string: binary floating point touches no number. */
void nk_build_decimal(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_decimal value);
/* A sum: an integer when it has no decimals, otherwise a decimal string. */
void nk_build_sum(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_decimal value);
/* {nb, nn, en}; a language without a text gets the one in Bokmål. */
void nk_build_label(struct nk_builder *builder, struct nk_node parent, const char *name, const struct nk_label *label);
void nk_build_label_or_null(struct nk_builder *builder, struct nk_node parent, const char *name,
                            const struct nk_label *label);
/* A text made like printf makes it, for references. */
void nk_build_format(struct nk_builder *builder, struct nk_node parent, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* An object or array that already exists as text. It is copied byte for byte, so that its hash stays what it was. Fails
 * when the text does not begin and end like one or is not UTF-8. */
void nk_build_json(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_text json);

/* The same for members whose names are codes. */
struct nk_node nk_build_object_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code);
struct nk_node nk_build_array_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code);
void nk_build_text_at(struct nk_builder *builder, struct nk_node parent, struct nk_text code, struct nk_text text);

/* Numbers of findings {error, warning, info} out of those by enum nk_severity; fatal ones are counted with the
 * errors. */
struct nk_node nk_build_severities(struct nk_builder *builder, struct nk_node parent, const char *name,
                                   const size_t by_severity[static 4]);
/* An array of the actors' ids. */
void nk_build_actor_ids(struct nk_builder *builder, struct nk_node parent, const char *name,
                        const struct nk_actor *const *actors, size_t count);

/* An item of an array. */
struct nk_node nk_build_item_object(struct nk_builder *builder, struct nk_node array);
void nk_build_item_text(struct nk_builder *builder, struct nk_node array, struct nk_text text);
void nk_build_item_integer(struct nk_builder *builder, struct nk_node array, int64_t value);

#endif
