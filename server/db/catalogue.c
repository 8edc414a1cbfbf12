#include "server/db/catalogue.h"

#include "server/db/catalogue_accounts.h"
#include "server/db/catalogue_comparisons.h"
#include "server/db/catalogue_indicators.h"
#include "server/db/catalogue_rules.h"
#include "server/db/query.h"
#include "server/db/transaction.h"
#include "sql/statements.h"

static bool read_actor(struct nk_row *row, void *ret)
{
    struct nk_actor *actor = ret;
    actor->id = nk_row_text(row);
    actor->organisation_number = nk_row_text(row);
    actor->name = nk_row_label(row);
    bool known = nk_actor_kind_of(&actor->kind, nk_row_borrow(row));
    actor->region = nk_row_text(row);
    actor->valid_from = nk_row_int32(row);
    actor->valid_to = nk_row_int32(row);
    actor->succeeded_by = nk_row_text(row);
    actor->source = nk_row_text(row);
    return known;
}

static bool read_outside_financier(struct nk_row *row, void *ret)
{
    struct nk_outside_financier *financier = ret;
    financier->id = nk_row_text(row);
    financier->name = nk_row_label(row);
    financier->source = nk_row_text(row);
    return true;
}

static bool read_classification(struct nk_row *row, void *ret)
{
    struct nk_classification *classification = ret;
    classification->id = nk_row_text(row);
    classification->version = nk_row_text(row);
    classification->name = nk_row_label(row);
    classification->first_year = nk_row_int16(row);
    classification->last_year = nk_row_int16(row);
    classification->source = nk_row_text(row);
    return true;
}

/* A code with what it belongs to. */
struct code_line {
    struct nk_text classification, version;
    struct nk_code code;
};

static bool read_code(struct nk_row *row, void *ret)
{
    struct code_line *line = ret;
    line->classification = nk_row_text(row);
    line->version = nk_row_text(row);
    line->code.code = nk_row_text(row);
    line->code.label = nk_row_label(row);
    line->code.definition = nk_row_label(row);
    line->code.source = nk_row_text(row);
    return true;
}

static bool read_correspondence(struct nk_row *row, void *ret)
{
    struct nk_correspondence *correspondence = ret;
    correspondence->classification = nk_row_text(row);
    correspondence->from_version = nk_row_text(row);
    correspondence->from_code = nk_row_text(row);
    correspondence->to_version = nk_row_text(row);
    correspondence->to_code = nk_row_text(row);
    correspondence->source = nk_row_text(row);
    return true;
}

/* A methodology with the names of its two classifications. */
struct methodology_line {
    struct nk_text categories, areas;
    struct nk_methodology methodology;
};

static bool read_methodology(struct nk_row *row, void *ret)
{
    struct methodology_line *line = ret;
    struct nk_methodology *methodology = &line->methodology;
    methodology->id = nk_row_text(row);
    methodology->first_year = nk_row_int16(row);
    methodology->last_year = nk_row_int16(row);
    methodology->crosses_dimensions = nk_row_boolean(row);
    methodology->classification_version = nk_row_text(row);
    line->categories = nk_row_text(row);
    line->areas = nk_row_text(row);
    methodology->name = nk_row_label(row);
    methodology->description = nk_row_label(row);
    methodology->source = nk_row_text(row);
    return true;
}

static bool read_figure(struct nk_row *row, void *ret)
{
    struct nk_figure *figure = ret;
    figure->id = nk_row_text(row);
    figure->name = nk_row_label(row);
    figure->description = nk_row_label(row);
    figure->caveat = nk_row_label(row);
    figure->unit = nk_row_text(row);
    figure->decimals = (uint8_t)nk_row_integer(row, 0, NK_DECIMAL_SCALE_MAX);
    figure->factor = nk_row_int64(row);
    bool known = nk_breakdown_of(&figure->breakdown, nk_row_borrow(row));
    figure->source = nk_row_text(row);
    return known;
}

/* A term with the figure and the side that it belongs to. */
struct term_line {
    struct nk_text figure;
    bool in_numerator;
    struct nk_figure_term term;
};

static bool read_term(struct nk_row *row, void *ret)
{
    struct term_line *line = ret;
    line->figure = nk_row_text(row);
    line->in_numerator = nk_text_is(nk_row_borrow(row), "numerator");
    bool known = nk_sum_of(&line->term.sum, nk_row_borrow(row));
    line->term.negative = nk_row_boolean(row);
    line->term.year_offset = nk_row_int8(row);
    line->term.category = nk_row_text(row);
    line->term.area = nk_row_text(row);
    line->term.cost_type = nk_row_text(row);
    return known;
}

static bool read_outside_estimate(struct nk_row *row, void *ret)
{
    struct nk_outside_estimate *estimate = ret;
    estimate->id = nk_row_text(row);
    estimate->year = nk_row_int16(row);
    estimate->amount = nk_row_int64(row);
    estimate->label = nk_row_label(row);
    estimate->source = nk_row_text(row);
    return true;
}

/* One list of the catalogue as it comes from the database. */
struct list {
    void *items;
    size_t count;
};

/* The lists and what reads them. The order of the rows is that of the statements. */
enum list_name {
    ACTORS,
    FINANCIERS,
    CLASSIFICATIONS,
    CODES,
    CORRESPONDENCES,
    METHODOLOGIES,
    FIGURES,
    TERMS,
    ESTIMATES,
};
enum { LISTS = 9 };

struct list_source {
    const struct nk_statement *statement;
    nk_db_row_reader *reader;
    size_t size;
};

static const struct list_source sources[LISTS] = {
    [ACTORS] = {NK_SQL_ACTORS, read_actor, sizeof(struct nk_actor)},
    [FINANCIERS] = {NK_SQL_OUTSIDE_FINANCIERS, read_outside_financier, sizeof(struct nk_outside_financier)},
    [CLASSIFICATIONS] = {NK_SQL_CLASSIFICATIONS, read_classification, sizeof(struct nk_classification)},
    [CODES] = {NK_SQL_CODES, read_code, sizeof(struct code_line)},
    [CORRESPONDENCES] = {NK_SQL_CORRESPONDENCES, read_correspondence, sizeof(struct nk_correspondence)},
    [METHODOLOGIES] = {NK_SQL_METHODOLOGIES, read_methodology, sizeof(struct methodology_line)},
    [FIGURES] = {NK_SQL_FIGURES, read_figure, sizeof(struct nk_figure)},
    [TERMS] = {NK_SQL_FIGURE_TERMS, read_term, sizeof(struct term_line)},
    [ESTIMATES] = {NK_SQL_OUTSIDE_ESTIMATES, read_outside_estimate, sizeof(struct nk_outside_estimate)},
};

/* The codes are sorted like the classifications, so those of one are neighbours. */
static bool give_codes(struct nk_arena *arena, const struct list *classifications, const struct list *codes)
{
    struct nk_classification *classification = classifications->items;
    const struct code_line *lines = codes->items;
    struct nk_code *all = NK_NEW_ARRAY(arena, struct nk_code, codes->count);
    if (!all)
        return false;

    size_t next = 0;
    for (size_t i = 0; i < classifications->count; i++) {
        size_t first = next;
        while (next < codes->count && nk_text_equal(lines[next].classification, classification[i].id)
               && nk_text_equal(lines[next].version, classification[i].version)) {
            all[next] = lines[next].code;
            next++;
        }
        classification[i].codes = (struct nk_code_list){.codes = all + first, .count = next - first};
    }
    return next == codes->count;
}

static struct nk_code_list codes_of(const struct list *classifications, struct nk_text id, struct nk_text version)
{
    const struct nk_classification *classification = classifications->items;
    for (size_t i = 0; i < classifications->count; i++)
        if (nk_text_equal(classification[i].id, id) && nk_text_equal(classification[i].version, version))
            return classification[i].codes;
    return (struct nk_code_list){0};
}

static struct nk_methodology *methodologies_of(struct nk_arena *arena, const struct list *classifications,
                                               const struct list *methodologies)
{
    const struct methodology_line *lines = methodologies->items;
    struct nk_methodology *all = NK_NEW_ARRAY(arena, struct nk_methodology, methodologies->count);
    if (!all)
        return NULL;
    for (size_t i = 0; i < methodologies->count; i++) {
        all[i] = lines[i].methodology;
        all[i].categories = codes_of(classifications, lines[i].categories, all[i].classification_version);
        all[i].areas = codes_of(classifications, lines[i].areas, all[i].classification_version);
    }
    return all;
}

static bool belongs_to(const struct list *terms, size_t position, struct nk_text figure)
{
    const struct term_line *lines = terms->items;
    return position < terms->count && nk_text_equal(lines[position].figure, figure);
}

/* The terms are sorted like the figures, numerators first. */
static bool give_terms(struct nk_arena *arena, const struct list *figures, const struct list *terms)
{
    struct nk_figure *figure = figures->items;
    const struct term_line *lines = terms->items;
    struct nk_figure_term *all = NK_NEW_ARRAY(arena, struct nk_figure_term, terms->count);
    if (!all)
        return false;

    size_t next = 0;
    for (size_t i = 0; i < figures->count; i++) {
        figure[i].numerator = all + next;
        for (; belongs_to(terms, next, figure[i].id) && lines[next].in_numerator; next++) {
            all[next] = lines[next].term;
            figure[i].numerator_count++;
        }
        figure[i].denominator = all + next;
        for (; belongs_to(terms, next, figure[i].id); next++) {
            all[next] = lines[next].term;
            figure[i].denominator_count++;
        }
    }
    return next == terms->count;
}

struct load {
    struct nk_arena *arena;
    struct nk_catalogue *ret;
};

static enum nk_db_status load(struct nk_db *db, void *context)
{
    const struct load *load = context;
    struct list lists[LISTS];
    for (size_t i = 0; i < LISTS; i++) {
        const struct nk_parameters parameters = nk_db_parameters(db);
        const struct list_source *source = &sources[i];
        enum nk_db_status status = nk_db_read_many(db, load->arena, source->statement, &parameters, source->reader,
                                                   source->size, &lists[i].items, &lists[i].count);
        if (status < NK_DB_NONE)
            return status;
    }

    if (!give_codes(load->arena, &lists[CLASSIFICATIONS], &lists[CODES]))
        return nk_db_unreadable(db, NK_SQL_CODES);
    enum nk_db_status accounts = nk_db_catalogue_load_accounts(db, load->arena, lists[CLASSIFICATIONS].items,
                                                               lists[CLASSIFICATIONS].count);
    if (accounts < NK_DB_NONE)
        return accounts;
    if (!give_terms(load->arena, &lists[FIGURES], &lists[TERMS]))
        return nk_db_unreadable(db, NK_SQL_FIGURE_TERMS);
    struct nk_methodology *methodologies =
        methodologies_of(load->arena, &lists[CLASSIFICATIONS], &lists[METHODOLOGIES]);
    if (!methodologies)
        return nk_db_unreadable(db, NK_SQL_METHODOLOGIES);

    *load->ret = (struct nk_catalogue){
        .actors = lists[ACTORS].items,
        .actor_count = lists[ACTORS].count,
        .outside_financiers = lists[FINANCIERS].items,
        .outside_financier_count = lists[FINANCIERS].count,
        .classifications = lists[CLASSIFICATIONS].items,
        .classification_count = lists[CLASSIFICATIONS].count,
        .correspondences = lists[CORRESPONDENCES].items,
        .correspondence_count = lists[CORRESPONDENCES].count,
        .methodologies = methodologies,
        .methodology_count = lists[METHODOLOGIES].count,
        .figures = lists[FIGURES].items,
        .figure_count = lists[FIGURES].count,
        .outside_estimates = lists[ESTIMATES].items,
        .outside_estimate_count = lists[ESTIMATES].count,
    };
    enum nk_db_status status = nk_db_catalogue_load_rules(db, load->arena, load->ret);
    if (status == NK_DB_ONE)
        status = nk_db_catalogue_load_comparisons(db, load->arena, load->ret);
    if (status < NK_DB_NONE)
        return status;
    return nk_db_catalogue_load_indicators(db, load->arena, load->ret);
}

enum nk_db_status nk_db_catalogue_load(struct nk_db *db, struct nk_arena *arena, struct nk_catalogue *ret)
{
    struct load context = {.arena = arena, .ret = ret};
    if (db->in_transaction)
        return load(db, &context);
    return nk_db_transaction(db, NK_READ_ONLY_SNAPSHOT, load, &context);
}
