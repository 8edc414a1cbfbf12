#include "server/db/catalogue_rules.h"

#include "core/combination.h"
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

/* A combination with the rule that it belongs to, a code with its combination. */
struct combination_line {
    struct nk_text rule;
    struct nk_combination combination;
};

struct code_line {
    struct nk_text combination;
    struct nk_combination_code code;
};

static bool read_combination(struct nk_row *row, void *ret)
{
    struct combination_line *line = ret;
    struct nk_combination *combination = &line->combination;
    line->rule = nk_row_text(row);
    combination->id = nk_row_text(row);
    combination->label = nk_row_label(row);
    combination->first_year = nk_row_int16(row);
    combination->last_year = nk_row_int16(row);
    combination->source = nk_row_text(row);
    return true;
}

static bool read_code(struct nk_row *row, void *ret)
{
    struct code_line *line = ret;
    line->combination = nk_row_text(row);
    bool known = nk_combination_dimension_of(&line->code.dimension, nk_row_borrow(row));
    line->code.code = nk_row_text(row);
    return known;
}

/* Lines that were read. */
struct list {
    void *items;
    size_t count;
};

/* The combinations in one array, each with its codes; NULL without memory. */
static struct nk_combination *join_combinations(struct nk_arena *arena, const struct list *combinations,
                                                const struct list *codes)
{
    const struct combination_line *lines = combinations->items;
    const struct code_line *code_lines = codes->items;
    struct nk_combination *all = NK_NEW_ARRAY(arena, struct nk_combination, combinations->count);
    struct nk_combination_code *all_codes = NK_NEW_ARRAY(arena, struct nk_combination_code, codes->count);
    if (!all || !all_codes)
        return NULL;
    size_t next = 0;
    for (size_t i = 0; i < combinations->count; i++) {
        all[i] = lines[i].combination;
        all[i].codes = &all_codes[next];
        for (; next < codes->count && nk_text_equal(code_lines[next].combination, all[i].id); next++)
            all_codes[next] = code_lines[next].code;
        all[i].code_count = (size_t)(&all_codes[next] - all[i].codes);
    }
    return all;
}

static void give_combinations(struct nk_rule *rule, const struct list *lines, const struct nk_combination *all)
{
    const struct combination_line *line = lines->items;
    for (size_t i = 0; i < lines->count; i++) {
        if (!nk_text_equal(line[i].rule, rule->id))
            continue;
        rule->combinations = rule->combination_count ? rule->combinations : &all[i];
        rule->combination_count++;
    }
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
    struct list rules, parameters, examples, combinations, codes;
    const struct {
        const struct nk_statement *statement;
        nk_db_row_reader *reader;
        size_t size;
        struct list *list;
    } lists[] = {
        {NK_SQL_RULES, read_rule, sizeof(struct nk_rule), &rules},
        {NK_SQL_RULE_PARAMETERS, read_parameter, sizeof(struct nk_rule_parameter), &parameters},
        {NK_SQL_RULE_EXAMPLES, read_example, sizeof(struct nk_rule_example), &examples},
        {NK_SQL_ILLEGAL_COMBINATIONS, read_combination, sizeof(struct combination_line), &combinations},
        {NK_SQL_ILLEGAL_COMBINATION_CODES, read_code, sizeof(struct code_line), &codes},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const struct nk_parameters none = nk_db_parameters(db);
        enum nk_db_status status = nk_db_read_many(db, arena, lists[i].statement, &none, lists[i].reader,
                                                   lists[i].size, &lists[i].list->items, &lists[i].list->count);
        if (status < NK_DB_NONE)
            return status;
    }
    const struct nk_combination *illegal = join_combinations(arena, &combinations, &codes);
    if (!illegal)
        return NK_DB_FATAL;
    struct nk_rule *rule = rules.items;
    ret->rule_count = rules.count;
    for (size_t i = 0; i < ret->rule_count; i++) {
        give_parameters(&rule[i], parameters.items, parameters.count);
        give_examples(&rule[i], examples.items, examples.count);
        give_combinations(&rule[i], &combinations, illegal);
    }
    ret->rules = rule;
    return NK_DB_ONE;
}
