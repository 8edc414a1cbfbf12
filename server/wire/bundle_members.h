/* How the members of a bundle are written down. Only for the files of the bundle's schema. */
#ifndef NK_WIRE_BUNDLE_MEMBERS_H
#define NK_WIRE_BUNDLE_MEMBERS_H

#include <stdint.h>

#include "server/wire/schema.h"

/* A bundle is written by us from what the database holds, so its texts have no limit of their own. Every member is
 * always there, or else when it says something, so that a bundle that was read is written again byte for byte. */
#define ANY_LENGTH INT32_MAX
#define MEMBER(member_name, member_type, struct_name, field) \
    .name = (member_name), .type = &(member_type), NK_FIELD(struct_name, field), .required = true

#define TEXT(name, struct_name, field) {MEMBER(name, nk_type_text, struct_name, field), .maximum = ANY_LENGTH}
#define ID(name, struct_name, field) \
    {MEMBER(name, nk_type_text, struct_name, field), .minimum = 1, .maximum = ANY_LENGTH}
#define TEXT_OR_NULL(name, struct_name, field) \
    {MEMBER(name, nk_type_text, struct_name, field), .nullable = true, .minimum = 1, .maximum = ANY_LENGTH}
#define LABEL(name, struct_name, field) {MEMBER(name, nk_type_label, struct_name, field), .maximum = ANY_LENGTH}
#define LABEL_OR_NULL(name, struct_name, field) \
    {MEMBER(name, nk_type_label, struct_name, field), .nullable = true, .maximum = ANY_LENGTH}
#define DATE_OR_NULL(name, struct_name, field) {MEMBER(name, nk_type_date, struct_name, field), .nullable = true}
#define INTEGER(name, struct_name, field, least, most) \
    {MEMBER(name, nk_type_integer, struct_name, field), .minimum = (least), .maximum = (most)}
#define YEAR(name, struct_name, field) INTEGER(name, struct_name, field, 1, 9999)
#define YEAR_OR_NULL(name, struct_name, field) \
    {MEMBER(name, nk_type_integer, struct_name, field), .nullable = true, .minimum = 1, .maximum = 9999}
#define DECIMAL(name, struct_name, field) {MEMBER(name, nk_type_exact_decimal, struct_name, field)}
#define FLAG(name, struct_name, field) {MEMBER(name, nk_type_flag, struct_name, field)}
#define CHOICE(name, struct_name, field, codes) \
    {MEMBER(name, nk_type_choice, struct_name, field), .choices = &(codes)}
#define OBJECT(name, struct_name, field, its_object) \
    {MEMBER(name, nk_type_object, struct_name, field), .object = &(its_object)}
#define LIST(list_name, struct_name, field, length, item_member) \
    {.name = (list_name), NK_ARRAY(struct_name, field, length), .required = true, .item = &(item_member)}
#define ITEM(struct_name, item_object) \
    {.type = &nk_type_object, .size = sizeof(struct struct_name), .object = &(item_object)}

/* An item of a list of ids. */
extern const struct nk_member nk_bundle_id;

/* Items of the lists of the catalogue (bundle_schema.c). */
extern const struct nk_member nk_bundle_actor, nk_bundle_outside_financier, nk_bundle_outside_estimate,
    nk_bundle_classification, nk_bundle_correspondence, nk_bundle_figure;
extern const struct nk_object nk_bundle_methodology;

extern const struct nk_choices nk_bundle_sums, nk_bundle_breakdowns;

/* Items of the lists that figures are compared with (bundle_comparisons.c). */
extern const struct nk_member nk_bundle_price_index, nk_bundle_break, nk_bundle_benchmark, nk_bundle_published_value,
    nk_bundle_imputation;

/* What is measured of services (bundle_indicators.c): struct nk_indicator_definitions. */
extern const struct nk_object nk_bundle_indicator_definitions;

#endif
