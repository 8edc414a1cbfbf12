#include "server/wire/catalogue_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/account_structure.h"
#include "core/combination.h"
#include "core/indicator.h"
#include "server/wire/bundle_members.h"
#include "server/wire/decode.h"

static const char *format_code(int value)
{
    (void)value;
    return NK_CATALOGUE_FORMAT;
}

static const char *severity_code(int value)
{
    return nk_severity_code((enum nk_severity)value);
}

static const char *gate_code(int value)
{
    return nk_rule_gate_code((enum nk_rule_gate)value);
}

static const char *dimension_code(int value)
{
    return nk_combination_dimension_code((enum nk_combination_dimension)value);
}

static const char *sign_code(int value)
{
    return nk_account_sign_code((enum nk_account_sign)value);
}

static const char *kind_code(int value)
{
    return nk_identity_kind_code((enum nk_identity_kind)value);
}

static const char *number_code(int value)
{
    return nk_account_number_code((enum nk_account_number)value);
}

static const struct nk_choices formats = {.code = format_code, .count = 1};
static const struct nk_choices severities = {.code = severity_code, .count = NK_FATAL + 1};
static const struct nk_choices dimensions = {.code = dimension_code, .count = NK_COMBINATION_DIMENSIONS};
static const struct nk_choices gates = {.code = gate_code, .count = NK_RULE_GATES};
static const struct nk_choices signs = {.code = sign_code, .count = NK_ACCOUNT_SIGNS};
static const struct nk_choices kinds = {.code = kind_code, .count = NK_IDENTITY_KINDS};
static const struct nk_choices numbers = {.code = number_code, .count = NK_ACCOUNT_NUMBERS};

static const struct nk_member methodology = ITEM(nk_methodology, nk_bundle_methodology);

static const struct nk_member parameter_members[] = {
    ID("rule", nk_rule_parameter, rule),
    ID("name", nk_rule_parameter, name),
    DECIMAL("value", nk_rule_parameter, value),
    TEXT("unit", nk_rule_parameter, unit),
    YEAR("validFrom", nk_rule_parameter, first_year),
    YEAR_OR_NULL("validTo", nk_rule_parameter, last_year),
    TEXT("source", nk_rule_parameter, source),
};
static const struct nk_object parameter_object = NK_OBJECT(parameter_members);
static const struct nk_member parameter = ITEM(nk_rule_parameter, parameter_object);

static const struct nk_member combination_code_members[] = {
    CHOICE("dimension", nk_combination_code, dimension, dimensions),
    ID("code", nk_combination_code, code),
};
static const struct nk_object combination_code_object = NK_OBJECT(combination_code_members);
static const struct nk_member combination_code = ITEM(nk_combination_code, combination_code_object);

static const struct nk_member combination_members[] = {
    ID("id", nk_combination, id),
    LABEL("label", nk_combination, label),
    LIST("codes", nk_combination, codes, code_count, combination_code),
    YEAR("validFrom", nk_combination, first_year),
    YEAR_OR_NULL("validTo", nk_combination, last_year),
    TEXT("source", nk_combination, source),
};
static const struct nk_object combination_object = NK_OBJECT(combination_members);
static const struct nk_member combination = ITEM(nk_combination, combination_object);

static const struct nk_member rule_members[] = {
    ID("id", nk_rule, id),
    ID("check", nk_rule, check),
    CHOICE("severity", nk_rule, severity, severities),
    CHOICE("enforcedAt", nk_rule, enforced_at, gates),
    INTEGER("tolerance", nk_rule, tolerance, INT64_MIN, INT64_MAX),
    LABEL("name", nk_rule, name),
    LABEL("message", nk_rule, message),
    LABEL("howToMend", nk_rule, how_to_mend),
    LABEL_OR_NULL("why", nk_rule, why),
    YEAR("validFrom", nk_rule, first_year),
    YEAR_OR_NULL("validTo", nk_rule, last_year),
    LIST("parameters", nk_rule, parameters, parameter_count, parameter),
    LIST("combinations", nk_rule, combinations, combination_count, combination),
    TEXT("source", nk_rule, source),
};
static const struct nk_object rule_object = NK_OBJECT(rule_members);
static const struct nk_member rule = ITEM(nk_rule, rule_object);

/* The structure of the accounts of one version. */
struct accounts_form {
    struct nk_text version;
    struct nk_account_line_kind *lines;
    size_t line_count;
    struct nk_account_identity *identities;
    size_t identity_count;
};

static const struct nk_member line_members[] = {
    TEXT("statement", nk_account_line_kind, statement),
    TEXT("row", nk_account_line_kind, row),
    TEXT("column", nk_account_line_kind, column),
    CHOICE("sign", nk_account_line_kind, sign, signs),
    TEXT("source", nk_account_line_kind, source),
};
static const struct nk_object line_object = NK_OBJECT(line_members);
static const struct nk_member line = ITEM(nk_account_line_kind, line_object);

static const struct nk_member term_members[] = {
    TEXT("line", nk_account_term, line),
    CHOICE("number", nk_account_term, number, numbers),
    FLAG("negative", nk_account_term, negative),
    INTEGER("yearOffset", nk_account_term, year_offset, INT8_MIN, INT8_MAX),
};
static const struct nk_object term_object = NK_OBJECT(term_members);
static const struct nk_member term = ITEM(nk_account_term, term_object);

static const struct nk_member identity_members[] = {
    ID("id", nk_account_identity, id),
    CHOICE("kind", nk_account_identity, kind, kinds),
    LABEL("label", nk_account_identity, label),
    OBJECT("stated", nk_account_identity, stated, term_object),
    LIST("terms", nk_account_identity, terms, term_count, term),
    TEXT("source", nk_account_identity, source),
};
static const struct nk_object identity_object = NK_OBJECT(identity_members);
static const struct nk_member identity = ITEM(nk_account_identity, identity_object);

static const struct nk_member accounts_members[] = {
    ID("version", accounts_form, version),
    LIST("lines", accounts_form, lines, line_count, line),
    LIST("identities", accounts_form, identities, identity_count, identity),
};
static const struct nk_object accounts_object = NK_OBJECT(accounts_members);
static const struct nk_member accounts = ITEM(accounts_form, accounts_object);

struct catalogue_form {
    int format; /* the only choice */
    struct nk_catalogue catalogue;
    struct accounts_form *accounts;
    size_t accounts_count;
    struct nk_indicator_definitions indicators;
};

static const struct nk_member catalogue_members[] = {
    CHOICE("format", catalogue_form, format, formats),
    LIST("actors", catalogue_form, catalogue.actors, catalogue.actor_count, nk_bundle_actor),
    LIST("outsideFinanciers", catalogue_form, catalogue.outside_financiers, catalogue.outside_financier_count,
         nk_bundle_outside_financier),
    LIST("classifications", catalogue_form, catalogue.classifications, catalogue.classification_count,
         nk_bundle_classification),
    LIST("accounts", catalogue_form, accounts, accounts_count, accounts),
    LIST("correspondences", catalogue_form, catalogue.correspondences, catalogue.correspondence_count,
         nk_bundle_correspondence),
    LIST("methodologies", catalogue_form, catalogue.methodologies, catalogue.methodology_count, methodology),
    OBJECT("indicators", catalogue_form, indicators, nk_bundle_indicator_definitions),
    LIST("rules", catalogue_form, catalogue.rules, catalogue.rule_count, rule),
};
static const struct nk_object catalogue_object = NK_OBJECT(catalogue_members);

struct nk_buffer nk_catalogue_file_encode(const struct nk_catalogue *catalogue, struct nk_arena *arena)
{
    struct catalogue_form form = {
        .catalogue = *catalogue,
        .accounts = NK_NEW_ARRAY(arena, struct accounts_form, catalogue->classification_count),
    };
    if (!form.accounts)
        return (struct nk_buffer){0};
    if (catalogue->indicators)
        form.indicators = *catalogue->indicators;
    for (size_t i = 0; i < catalogue->classification_count; i++) {
        const struct nk_classification *one = &catalogue->classifications[i];
        if (one->accounts)
            form.accounts[form.accounts_count++] = (struct accounts_form){
                .version = one->version,
                .lines = (struct nk_account_line_kind *)(uintptr_t)one->accounts->lines,
                .line_count = one->codes.count,
                .identities = one->accounts->identities,
                .identity_count = one->accounts->identity_count,
            };
    }
    json_auto_t *root = nk_encode_object(&catalogue_object, &form);
    char *text = root ? json_dumps(root, JSON_SORT_KEYS | JSON_COMPACT) : NULL;
    struct nk_writer writer = {.failed = !text};
    nk_write_text(&writer, nk_text_of(text));
    free(text);
    return nk_writer_finish(&writer);
}

static bool give_accounts(struct nk_classification *classification, struct nk_arena *arena,
                          const struct accounts_form *from)
{
    struct nk_account_structure *structure = NK_NEW(arena, struct nk_account_structure);
    if (!structure || from->line_count != classification->codes.count)
        return false;
    *structure = (struct nk_account_structure){
        .lines = from->lines, .identities = from->identities, .identity_count = from->identity_count};
    classification->accounts = structure;
    return nk_account_structure_bind(structure, arena, &classification->codes) == NK_OK;
}

enum nk_status nk_catalogue_file_decode(struct nk_catalogue *ret, struct nk_arena *arena, struct nk_text text,
                                        struct nk_issues *issues)
{
    struct catalogue_form form = {0};
    const struct nk_decode_limits limits = {.depth = NK_BUNDLE_DEPTH_MAX, .items = NK_BUNDLE_ITEMS_MAX};
    const enum nk_status status = nk_decode(&form, &catalogue_object, arena, text, limits, issues, NULL);
    if (status != NK_OK)
        return status;
    struct nk_classification *all = NK_NEW_ARRAY(arena, struct nk_classification, form.catalogue.classification_count);
    struct nk_indicator_definitions *indicators = NK_NEW(arena, struct nk_indicator_definitions);
    if (!all || !indicators)
        return NK_NO_MEMORY;
    *indicators = form.indicators;
    form.catalogue.indicators = indicators;
    for (size_t i = 0; i < form.catalogue.classification_count; i++) {
        all[i] = form.catalogue.classifications[i];
        if (!nk_text_is(all[i].id, NK_ACCOUNT_LINES))
            continue;
        for (size_t k = 0; k < form.accounts_count; k++)
            if (nk_text_equal(form.accounts[k].version, all[i].version) &&
                !give_accounts(&all[i], arena, &form.accounts[k]))
                return NK_INVALID;
    }
    form.catalogue.classifications = all;
    *ret = form.catalogue;
    return NK_OK;
}
