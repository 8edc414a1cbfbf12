#include "core/rule_context.h"

#include "core/apportion.h"

const char *nk_return_number_code(enum nk_return_number number)
{
    static const char *const codes[NK_RETURN_NUMBERS] = {
        [NK_RETURN_EXPENDITURE] = "expenditure",
        [NK_RETURN_OPERATING] = "expenditure",
        [NK_RETURN_INVESTMENT] = "expenditure",
        [NK_RETURN_REVENUE] = "operatingRevenue",
        [NK_RETURN_COST] = "operatingCost",
        [NK_RETURN_EMPLOYEES] = "employees",
        [NK_RETURN_FTE] = "fte",
        [NK_RETURN_ICT_FTE_INTERNAL] = "ictFteInternal",
        [NK_RETURN_ICT_FTE_CONTRACTED] = "ictFteContracted",
        [NK_RETURN_ICT_FTE] = "ictFteInternal",
        [NK_RETURN_DRG] = "drgPoints",
    };
    return codes[number];
}

static const struct nk_cells *expenditure_of(const struct nk_catalogue *catalogue,
                                             const struct nk_submission *submission)
{
    const struct nk_methodology *methodology = nk_catalogue_methodology_of_year(catalogue, submission->year);
    bool crosses = !methodology || methodology->crosses_dimensions;
    return crosses ? &submission->expenditure : &submission->expenditure_by_category;
}

/* Two hundred thousand amounts of 64 bits stay inside 128. */
struct partial {
    __int128 sum;
    bool known;
};

static void add(struct partial *partial, const struct nk_number *number)
{
    partial->known = partial->known && nk_number_has_value(number);
    partial->sum += number->value.units;
}

static void set(struct nk_return_numbers *numbers, enum nk_return_number which, const struct partial *partial)
{
    numbers->known[which] = partial->known && partial->sum >= INT64_MIN && partial->sum <= INT64_MAX;
    if (numbers->known[which])
        numbers->value[which] = nk_decimal_integer((int64_t)partial->sum);
}

static void set_expenditure(struct nk_return_numbers *numbers, const struct nk_cells *cells)
{
    bool given = cells->count > 0;
    struct partial all = {.known = given}, investment = all, operating = all;
    for (size_t i = 0; i < cells->count; i++) {
        const struct nk_cell *cell = &cells->items[i];
        add(&all, &cell->amount);
        add(nk_text_equal(cell->cost_type, nk_cost_type_codes[NK_INVESTMENT]) ? &investment : &operating,
            &cell->amount);
    }
    set(numbers, NK_RETURN_EXPENDITURE, &all);
    set(numbers, NK_RETURN_OPERATING, &operating);
    set(numbers, NK_RETURN_INVESTMENT, &investment);
}

struct nk_return_numbers nk_return_numbers_of(const struct nk_catalogue *catalogue,
                                              const struct nk_submission *submission)
{
    const struct {
        enum nk_return_number which;
        const struct nk_number *number;
    } single[] = {
        {NK_RETURN_REVENUE, &submission->operating_revenue},
        {NK_RETURN_COST, &submission->operating_cost},
        {NK_RETURN_EMPLOYEES, &submission->employees},
        {NK_RETURN_FTE, &submission->fte},
        {NK_RETURN_ICT_FTE_INTERNAL, &submission->ict_fte_internal},
        {NK_RETURN_ICT_FTE_CONTRACTED, &submission->ict_fte_contracted},
        {NK_RETURN_DRG, &submission->drg_points},
    };
    struct nk_return_numbers numbers = {.known = {false}};
    set_expenditure(&numbers, expenditure_of(catalogue, submission));
    for (size_t i = 0; i < sizeof(single) / sizeof(single[0]); i++) {
        numbers.known[single[i].which] = nk_number_has_value(single[i].number);
        numbers.value[single[i].which] = single[i].number->value;
    }
    numbers.known[NK_RETURN_ICT_FTE] =
        numbers.known[NK_RETURN_ICT_FTE_INTERNAL] && numbers.known[NK_RETURN_ICT_FTE_CONTRACTED] &&
        nk_decimal_add(&numbers.value[NK_RETURN_ICT_FTE], numbers.value[NK_RETURN_ICT_FTE_INTERNAL],
                       numbers.value[NK_RETURN_ICT_FTE_CONTRACTED]) == NK_OK;
    return numbers;
}

static struct partial sum_of(const struct nk_cells *cells)
{
    struct partial sum = {.known = true};
    for (size_t i = 0; i < cells->count; i++)
        add(&sum, &cells->items[i].amount);
    return sum;
}

static void set_amount(struct nk_rule_flow *flow, const struct partial *amount)
{
    flow->known = amount->known && amount->sum >= INT64_MIN && amount->sum <= INT64_MAX;
    flow->amount = flow->known ? (int64_t)amount->sum : 0;
}

/* A percentage of kroner, halves away from zero. */
static struct partial part_of(const struct partial *whole, const struct nk_number *share)
{
    enum { PERCENT = 100 };
    __int128 divisor = PERCENT;
    for (int scale = 0; scale < share->value.scale; scale++)
        divisor *= 10;
    __int128 product;
    bool fits = !__builtin_mul_overflow(whole->sum, (__int128)share->value.units, &product) &&
                !__builtin_add_overflow(product, product < 0 ? -divisor / 2 : divisor / 2, &product);
    return (struct partial){.sum = fits ? product / divisor : 0,
                            .known = fits && whole->known && nk_number_has_value(share)};
}

static void read_financing(struct nk_rule_flow *flows, const struct nk_submission *submission,
                           const struct partial *own)
{
    for (size_t i = 0; i < submission->financing_count; i++) {
        const struct nk_financing *line = &submission->financing[i];
        const struct partial amount =
            line->basis == NK_BASIS_KEY ? part_of(own, &line->share) : sum_of(&line->cells);
        flows[i] = (struct nk_rule_flow){
            .buyer = line->financier, .supplier = submission->actor, .by_key = line->basis == NK_BASIS_KEY};
        set_amount(&flows[i], &amount);
    }
}

static void read_purchases(struct nk_rule_flow *flows, const struct nk_submission *submission)
{
    for (size_t i = 0; i < submission->purchase_count; i++) {
        const struct nk_purchase *purchase = &submission->purchases[i];
        struct partial amount = {.known = true};
        add(&amount, &purchase->amount);
        flows[i] = (struct nk_rule_flow){
            .buyer = submission->actor, .supplier = purchase->supplier, .booked = purchase->booked};
        set_amount(&flows[i], &amount);
    }
}

enum nk_status nk_rule_other_of(struct nk_rule_other *ret, struct nk_arena *arena,
                                const struct nk_catalogue *catalogue, const struct nk_submission *submission)
{
    struct nk_rule_flow *financing = NK_NEW_ARRAY(arena, struct nk_rule_flow, submission->financing_count);
    struct nk_rule_flow *purchases = NK_NEW_ARRAY(arena, struct nk_rule_flow, submission->purchase_count);
    if (!financing || !purchases)
        return NK_NO_MEMORY;
    const struct partial own = sum_of(expenditure_of(catalogue, submission));
    read_financing(financing, submission, &own);
    read_purchases(purchases, submission);
    *ret = (struct nk_rule_other){
        .actor = submission->actor,
        .numbers = nk_return_numbers_of(catalogue, submission),
        .states_purchases = submission->purchase_count > 0,
        .financing = financing,
        .financing_count = submission->financing_count,
        .purchases = purchases,
        .purchase_count = submission->purchase_count,
    };
    return NK_OK;
}
