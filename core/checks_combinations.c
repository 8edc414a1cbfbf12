/* Codes that are each right and cannot stand together. One check; what is illegal is data, of the rule that
 * it runs for. */
#include "core/check.h"
#include "core/combination.h"

/* A cell, a flow or a number of the return, by its codes; empty where it has none. */
struct thing {
    struct nk_text codes[NK_COMBINATION_DIMENSIONS];
    struct nk_place place;
    bool is_cell; /* what does not speak of cells has been said of the line that it belongs to */
};

static bool is_in_force(const struct nk_combination *combination, int year)
{
    return combination->first_year <= year && (combination->last_year == 0 || year <= combination->last_year);
}

static struct nk_text name_of(struct nk_checking *checking, const struct nk_text *codes)
{
    if (codes[NK_OF_NUMBER].length > 0)
        return codes[NK_OF_NUMBER];
    if (codes[NK_OF_COST_TYPE].length > 0)
        return nk_check_cell_name(checking, codes[NK_OF_CATEGORY], codes[NK_OF_AREA], codes[NK_OF_COST_TYPE]);
    return nk_check_cell_name(checking, codes[NK_OF_SUPPLIER], codes[NK_OF_BUYER], codes[NK_OF_BASIS]);
}

/* What the rule finds to be illegal in the year: of cells, and of what is no cell. */
struct illegal {
    const struct nk_combination **of[2]; /* by whether they are of cells */
    size_t count[2];
};

/* False: there is no memory. */
static bool pick(struct illegal *ret, struct nk_checking *checking)
{
    const struct nk_rule *rule = checking->rule;
    *ret = (struct illegal){.count = {0}};
    for (size_t i = 0; i < 2; i++) {
        ret->of[i] = NK_NEW_ARRAY(checking->arena, const struct nk_combination *, rule->combination_count);
        if (!ret->of[i])
            return false;
    }
    for (size_t i = 0; i < rule->combination_count; i++) {
        const struct nk_combination *combination = &rule->combinations[i];
        const size_t of = nk_combination_is_of_cells(combination);
        if (is_in_force(combination, checking->submission->year))
            ret->of[of][ret->count[of]++] = combination;
    }
    return true;
}

static void check_thing(struct nk_checking *checking, const struct illegal *illegal, const struct thing *thing)
{
    checking->reason = NK_NOT_APPLICABLE;
    checking->applied |= illegal->count[false] + illegal->count[true] > 0;
    for (size_t i = 0; i < illegal->count[thing->is_cell]; i++) {
        const struct nk_combination *combination = illegal->of[thing->is_cell][i];
        if (!nk_combination_is_of(combination, thing->codes))
            continue;
        checking->subject = &combination->label;
        nk_check_report(checking, thing->place, combination->id, NK_NO_TEXT, name_of(checking, thing->codes));
    }
}

static struct nk_text kind_of(const struct nk_checking *checking, struct nk_text party)
{
    const struct nk_actor *actor = nk_catalogue_actor(checking->catalogue, party);
    if (actor)
        return nk_text_of(nk_actor_kind_code(actor->kind));
    return nk_catalogue_is_outside_financier(checking->catalogue, party) ? NK_TEXT("outside") : NK_NO_TEXT;
}

static struct thing thing_of(const struct nk_checking *checking)
{
    struct thing thing = {.is_cell = false};
    for (size_t i = 0; i < NK_COMBINATION_DIMENSIONS; i++)
        thing.codes[i] = NK_NO_TEXT;
    thing.codes[NK_OF_ACTOR] = checking->submission->actor;
    thing.codes[NK_OF_ACTOR_KIND] = kind_of(checking, checking->submission->actor);
    return thing;
}

static struct thing flow_of(const struct nk_checking *checking, struct nk_text supplier, struct nk_text buyer,
                            struct nk_place place)
{
    struct thing thing = thing_of(checking);
    thing.codes[NK_OF_SUPPLIER] = supplier;
    thing.codes[NK_OF_BUYER] = buyer;
    thing.codes[NK_OF_BUYER_KIND] = kind_of(checking, buyer);
    thing.place = place;
    return thing;
}

static void check_cells(struct nk_checking *checking, const struct illegal *illegal, struct thing thing,
                        const struct nk_cells *cells)
{
    thing.is_cell = true;
    for (size_t i = 0; i < cells->count; i++) {
        thing.codes[NK_OF_CATEGORY] = cells->items[i].category;
        thing.codes[NK_OF_AREA] = cells->items[i].area;
        thing.codes[NK_OF_COST_TYPE] = cells->items[i].cost_type;
        thing.place = cells->items[i].place;
        check_thing(checking, illegal, &thing);
    }
}

static void check_numbers(struct nk_checking *checking, const struct illegal *illegal)
{
    const struct nk_submission *submission = checking->submission;
    const struct {
        enum nk_sum sum;
        const struct nk_number *number;
    } numbers[] = {
        {NK_SUM_OPERATING_REVENUE, &submission->operating_revenue},
        {NK_SUM_OPERATING_COST, &submission->operating_cost},
        {NK_SUM_SOMATIC_OPERATING_COST, &submission->somatic_operating_cost},
        {NK_SUM_EMPLOYEES, &submission->employees},
        {NK_SUM_FTE, &submission->fte},
        {NK_SUM_ICT_FTE_INTERNAL, &submission->ict_fte_internal},
        {NK_SUM_ICT_FTE_CONTRACTED, &submission->ict_fte_contracted},
        {NK_SUM_DRG_POINTS, &submission->drg_points},
        {NK_SUM_INHABITANTS, &submission->inhabitants},
    };
    struct thing thing = thing_of(checking);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        if (!nk_number_has_value(numbers[i].number))
            continue;
        thing.codes[NK_OF_NUMBER] = nk_text_of(nk_sum_code(numbers[i].sum));
        thing.place = numbers[i].number->place;
        check_thing(checking, illegal, &thing);
    }
}

void nk_check_illegal_combination(struct nk_checking *checking)
{
    static const struct nk_text bases[] = {[NK_BASIS_KEY] = NK_TEXT("key"), [NK_BASIS_AMOUNT] = NK_TEXT("amount")};
    const struct nk_submission *submission = checking->submission;
    struct illegal illegal;
    if (!pick(&illegal, checking)) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    for (size_t i = 0; i < checking->list_count; i++)
        if (checking->lists[i].section <= NK_CELLS_BY_AREA)
            check_cells(checking, &illegal, thing_of(checking), checking->lists[i].cells);
    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        struct thing flow = flow_of(checking, submission->actor, line->financier, line->place);
        flow.codes[NK_OF_BASIS] = bases[line->basis];
        check_thing(checking, &illegal, &flow);
        check_cells(checking, &illegal, flow, &line->cells);
    }
    for (size_t i = 0; i < submission->purchase_count; i++) {
        const struct nk_purchase *line = &submission->purchases[i];
        const struct thing flow = flow_of(checking, line->supplier, submission->actor, line->place);
        check_thing(checking, &illegal, &flow);
        check_cells(checking, &illegal, flow, &line->cells);
    }
    check_numbers(checking, &illegal);
}
