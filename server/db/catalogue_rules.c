#include "server/db/catalogue_rules.h"

#include "server/db/query.h"
#include "sql/statements.h"

static bool read_rule(struct nk_row *row, void *ret)
{
    struct nk_rule *rule = ret;
    rule->id = nk_row_text(row);
    rule->check = nk_row_text(row);
    bool known = nk_severity_of(&rule->severity, nk_row_borrow(row));
    rule->tolerance = nk_row_int64(row);
    rule->name = nk_row_label(row);
    rule->message = nk_row_label(row);
    rule->how_to_mend = nk_row_label(row);
    rule->first_year = nk_row_int16(row);
    rule->last_year = nk_row_int16(row);
    rule->source = nk_row_text(row);
    known = nk_rule_gate_of(&rule->enforced_at, nk_row_borrow(row)) && known;
    rule->why = nk_row_label(row);
    return known;
}

static bool read_parameter(struct nk_row *row, void *ret)
{
    struct nk_rule_parameter *parameter = ret;
    parameter->rule = nk_row_text(row);
    parameter->name = nk_row_text(row);
    parameter->value = nk_row_decimal(row);
    parameter->unit = nk_row_text(row);
    parameter->first_year = nk_row_int16(row);
    parameter->last_year = nk_row_int16(row);
    parameter->source = nk_row_text(row);
    return true;
}

static bool read_example(struct nk_row *row, void *ret)
{
    struct nk_rule_example *example = ret;
    example->rule = nk_row_text(row);
    example->passes = nk_row_boolean(row);
    example->year = nk_row_int16(row);
    example->actor = nk_row_text(row);
    example->document = nk_row_text(row);
    example->beside = nk_row_text(row);
    example->sender = nk_row_text(row);
    example->signatory = nk_row_text(row);
    example->implied = nk_row_text(row);
    return true;
}

/* Both lists are sorted by rule, so those of one are neighbours; a rule of several lines has them all in each. */
static void give_parameters(struct nk_rule *rule, const struct nk_rule_parameter *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!nk_text_equal(all[i].rule, rule->id))
            continue;
        rule->parameters = rule->parameter_count ? rule->parameters : &all[i];
        rule->parameter_count++;
    }
}

static void give_examples(struct nk_rule *rule, const struct nk_rule_example *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!nk_text_equal(all[i].rule, rule->id))
            continue;
        rule->examples = rule->example_count ? rule->examples : &all[i];
        rule->example_count++;
    }
}

enum nk_db_status nk_db_catalogue_load_rules(struct nk_db *db, struct nk_arena *arena, struct nk_catalogue *ret)
{
    void *rules, *parameters, *examples;
    size_t parameter_count, example_count;
    const struct {
        const struct nk_statement *statement;
        nk_db_row_reader *reader;
        size_t size;
        void **items;
        size_t *count;
    } lists[] = {
        {NK_SQL_RULES, read_rule, sizeof(struct nk_rule), &rules, &ret->rule_count},
        {NK_SQL_RULE_PARAMETERS, read_parameter, sizeof(struct nk_rule_parameter), &parameters, &parameter_count},
        {NK_SQL_RULE_EXAMPLES, read_example, sizeof(struct nk_rule_example), &examples, &example_count},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const struct nk_parameters none = nk_db_parameters(db);
        enum nk_db_status status = nk_db_read_many(db, arena, lists[i].statement, &none, lists[i].reader,
                                                   lists[i].size, lists[i].items, lists[i].count);
        if (status < NK_DB_NONE)
            return status;
    }
    struct nk_rule *rule = rules;
    for (size_t i = 0; i < ret->rule_count; i++) {
        give_parameters(&rule[i], parameters, parameter_count);
        give_examples(&rule[i], examples, example_count);
    }
    ret->rules = rule;
    return NK_DB_ONE;
}
