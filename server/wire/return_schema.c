#include "server/wire/return_schema.h"

#include "core/submission.h"
#include "server/wire/decode.h"
#include "server/wire/measurement_schema.h"
#include "server/wire/number_schema.h"

#define CODE(code_name, type_name, field) \
    {.name = (code_name), .type = &nk_type_text, NK_FIELD(type_name, field), .required = true, .minimum = 1, \
     .maximum = NK_CODE_LENGTH_MAX}
#define AMOUNT(amount_name, type_name, field) \
    {.name = (amount_name), .type = &nk_type_amount, NK_FIELD(type_name, field)}
#define DECIMAL(decimal_name, type_name, field) \
    {.name = (decimal_name), .type = &nk_type_decimal, NK_FIELD(type_name, field)}

/* A section is an object of its own in JSON, and a group of members of the submission. */
#define SECTION(section_name, section_object) \
    {.name = (section_name), .type = &nk_type_object, .object = &(section_object)}

static const struct nk_member memo_members[] = {
    AMOUNT("depreciation", nk_submission, depreciation),
    AMOUNT("writeDowns", nk_submission, write_downs),
};
static const struct nk_object memo = NK_OBJECT(memo_members);

static const struct nk_member account_line_members[] = {
    CODE("code", nk_account_line, code),
    {.name = "amount", .type = &nk_type_amount, NK_FIELD(nk_account_line, amount), .required = true},
    AMOUNT("priorYear", nk_account_line, prior_year),
};

static const struct nk_object account_line_object = {
    NK_MEMBERS(account_line_members), .place_offset = offsetof(struct nk_account_line, place),
};
static const struct nk_member account_line = {
    .type = &nk_type_object, .size = sizeof(struct nk_account_line), .object = &account_line_object,
};

static const struct nk_member accounts_members[] = {
    AMOUNT("operatingRevenue", nk_submission, operating_revenue),
    AMOUNT("operatingCost", nk_submission, operating_cost),
    AMOUNT("somaticOperatingCost", nk_submission, somatic_operating_cost),
    {.name = "lines", NK_ARRAY(nk_submission, account_lines, account_line_count), .item = &account_line},
};
static const struct nk_object accounts = NK_OBJECT(accounts_members);

static const struct nk_member staffing_members[] = {
    DECIMAL("employees", nk_submission, employees),
    DECIMAL("fte", nk_submission, fte),
    DECIMAL("ictFteInternal", nk_submission, ict_fte_internal),
    DECIMAL("ictFteContracted", nk_submission, ict_fte_contracted),
};
static const struct nk_object staffing = NK_OBJECT(staffing_members);

static const struct nk_member activity_members[] = {
    DECIMAL("drgPoints", nk_submission, drg_points),
    AMOUNT("inhabitants", nk_submission, inhabitants),
};
static const struct nk_object activity = NK_OBJECT(activity_members);

static const char *basis_code(int value)
{
    static const char *const codes[] = {[NK_BASIS_KEY] = "key", [NK_BASIS_AMOUNT] = "amount"};
    return codes[value];
}

static const struct nk_choices bases = {.code = basis_code, .count = NK_BASIS_AMOUNT + 1};

static const struct nk_member financing_members[] = {
    CODE("financier", nk_financing, financier),
    {.name = "basis", .type = &nk_type_choice, NK_FIELD(nk_financing, basis), .choices = &bases, .required = true},
    DECIMAL("share", nk_financing, share),
    {.name = "cells", NK_ARRAY(nk_financing, cells.items, cells.count), .item = &nk_cell},
};

/* A key has a share of every cell, amounts have cells; never both. */
static void check_financing(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                            void *target)
{
    const struct nk_financing *financing = target;
    const struct nk_json_value *basis = nk_json_member(value, NK_TEXT("basis"));
    if (!nk_json_is(basis, NK_JSON_TEXT) || nk_choices_find(&bases, basis->text) < 0)
        return;
    const bool is_key = financing->basis == NK_BASIS_KEY;
    const struct nk_text needed = is_key ? NK_TEXT("share") : NK_TEXT("cells");
    const struct nk_text excluded = is_key ? NK_TEXT("cells") : NK_TEXT("share");
    const struct nk_step needed_step = nk_step_to_member(at, needed);
    const struct nk_step excluded_step = nk_step_to_member(at, excluded);
    if (!nk_json_member(value, needed))
        nk_decode_tell(decoder, &needed_step, (struct nk_issue){.code = NK_MISSING_MEMBER, .actual = needed});
    if (nk_json_member(value, excluded))
        nk_decode_tell(decoder, &excluded_step, (struct nk_issue){.code = NK_UNKNOWN_MEMBER, .actual = excluded});
}

static const struct nk_object financing_object = {
    NK_MEMBERS(financing_members), .place_offset = offsetof(struct nk_financing, place), .check = check_financing,
};
static const struct nk_member financing = {
    .type = &nk_type_object, .size = sizeof(struct nk_financing), .object = &financing_object,
};

/* Whether a purchase is booked decides whether it is taken out again, so it is never assumed. */
static const struct nk_member purchase_members[] = {
    CODE("supplier", nk_purchase, supplier),
    {.name = "amount", .type = &nk_type_amount, NK_FIELD(nk_purchase, amount), .required = true},
    {.name = "booked", .type = &nk_type_flag, NK_FIELD(nk_purchase, booked), .required = true},
    {.name = "cells", NK_ARRAY(nk_purchase, cells.items, cells.count), .item = &nk_cell},
};

static const struct nk_object purchase_object = {
    NK_MEMBERS(purchase_members), .place_offset = offsetof(struct nk_purchase, place),
};
static const struct nk_member purchase = {
    .type = &nk_type_object, .size = sizeof(struct nk_purchase), .object = &purchase_object,
};

static const char *vat_basis_code(int value)
{
    static const char *const codes[] = {"compensated", "included", "excluded"};
    return codes[value];
}

static const struct nk_choices vat_bases = {.code = vat_basis_code, .count = 3};

static const struct nk_member attestation_members[] = {
    {.name = "medicalEquipmentExcluded", .type = &nk_type_flag, NK_FIELD(nk_submission, medical_equipment_excluded)},
    {.name = "vatBasis", .type = &nk_type_text, NK_FIELD(nk_submission, vat_basis), .minimum = 1,
     .maximum = NK_CODE_LENGTH_MAX, .choices = &vat_bases},
};
static const struct nk_object attestations = NK_OBJECT(attestation_members);

static void decode_template(struct nk_decoder *decoder, const struct nk_member *member,
                            const struct nk_json_value *value, const struct nk_step *at, void *target)
{
    (void)member, (void)target;
    if (!nk_json_is(value, NK_JSON_OBJECT))
        nk_decode_tell_type(decoder, at, value, NK_EXPECT_OBJECT);
}

static const struct nk_type type_template = {.decode = decode_template};

static const struct nk_member return_members[] = {
    {.name = NK_RETURN_TEMPLATE, .type = &type_template},
    {.name = "actor", .type = &nk_type_text, NK_FIELD(nk_submission, stated_actor), .minimum = 1,
     .maximum = NK_CODE_LENGTH_MAX},
    {.name = "year", .type = &nk_type_integer, NK_FIELD(nk_submission, stated_year), .minimum = 1, .maximum = 9999},
    {.name = "illustrative", .type = &nk_type_flag, NK_FIELD(nk_submission, illustrative)},
    {.name = "expenditure", NK_ARRAY(nk_submission, expenditure.items, expenditure.count), .item = &nk_cell},
    {.name = "expenditureByCategory", .item = &nk_cell_by_category,
     NK_ARRAY(nk_submission, expenditure_by_category.items, expenditure_by_category.count)},
    {.name = "expenditureByArea", .item = &nk_cell_by_area,
     NK_ARRAY(nk_submission, expenditure_by_area.items, expenditure_by_area.count)},
    SECTION("memo", memo),
    SECTION("accounts", accounts),
    SECTION("staffing", staffing),
    SECTION("activity", activity),
    {.name = "financing", NK_ARRAY(nk_submission, financing, financing_count), .item = &financing},
    {.name = "purchases", NK_ARRAY(nk_submission, purchases, purchase_count), .item = &purchase},
    {.name = "indicators", NK_ARRAY(nk_submission, indicators, indicator_count), .item = &nk_return_indicator},
    {.name = "serviceCosts", NK_ARRAY(nk_submission, service_costs, service_cost_count),
     .item = &nk_return_service_cost},
    {.name = "attestations", .type = &nk_type_object, .object = &attestations,
     .given_offset = offsetof(struct nk_submission, attestations_given)},
};

static void take_unread(struct nk_decoder *decoder, const struct nk_json_value *value, const struct nk_step *at,
                        void *target)
{
    (void)value, (void)at;
    struct nk_submission *submission = target;
    submission->unread = decoder->unread.items;
    submission->unread_count = decoder->unread.count;
    decoder->unread = (struct nk_unread_list){.count = 0};
}

const struct nk_object nk_return_object = {NK_MEMBERS(return_members), .check = take_unread};
