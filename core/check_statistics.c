#include "core/check_statistics.h"

#include "core/order.h"

static int compare_values(const void *context, size_t a, size_t b)
{
    const int64_t *values = context;
    return (values[a] > values[b]) - (values[a] < values[b]);
}

int64_t nk_check_median(const struct nk_check_values *values)
{
    size_t positions[NK_CHECK_VALUES_MAX];
    nk_order(positions, values->count, compare_values, values->items);
    return values->items[positions[(values->count - 1) / 2]];
}

struct nk_exact nk_check_parameter_or(const struct nk_checking *checking, const char *name, int64_t otherwise)
{
    struct nk_exact value = nk_exact_integer(otherwise);
    (void)nk_check_parameter(&value, checking, name);
    return value;
}

/* Median of the distances from the median, or a percentage of the median where the values hardly differ. */
static struct nk_exact spread_of(const struct nk_checking *checking, const struct nk_check_values *values,
                                 int64_t median)
{
    struct nk_check_values distances = {.count = values->count};
    for (size_t i = 0; i < values->count; i++) {
        __int128 distance = (__int128)values->items[i] - median;
        distance = distance < 0 ? -distance : distance;
        distances.items[i] = distance > INT64_MAX ? INT64_MAX : (int64_t)distance;
    }
    const struct nk_exact spread = nk_exact_integer(nk_check_median(&distances));
    const struct nk_exact least =
        nk_exact_percent(nk_check_size_of(median), nk_check_parameter_or(checking, "least-spread-percent", 10));
    return nk_exact_subtract(spread, least).units > 0 ? spread : least;
}

struct nk_check_range nk_check_range_about(int64_t expected, struct nk_exact allowed)
{
    const __int128 whole = nk_exact_whole(allowed).units;
    return (struct nk_check_range){.expected = expected, .least = expected - whole, .most = expected + whole};
}

struct nk_check_range nk_check_range_of(const struct nk_checking *checking, const struct nk_check_values *values)
{
    const int64_t median = nk_check_median(values);
    const struct nk_exact spread = spread_of(checking, values, median);
    struct nk_check_range range =
        nk_check_range_about(median, nk_exact_multiply(spread, nk_check_parameter_or(checking, "spread-factor", 5)));
    range.spread = spread;
    return range;
}

/* What is after the last decimal of the values is not shown. */
static struct nk_text shown(struct nk_checking *checking, struct nk_exact units, uint8_t scale)
{
    units = nk_exact_whole(units);
    units.scale = scale;
    return nk_check_number_text(checking, units);
}

void nk_check_rest_on_range(struct nk_checking *checking, const struct nk_check_range *range, uint8_t scale,
                            size_t compared, struct nk_text list)
{
    enum { NUMBERS_MAX = 5 };
    const struct nk_exact expected = nk_exact_integer(range->expected);
    struct nk_finding_number *numbers = NK_NEW_ARRAY(checking->arena, struct nk_finding_number, NUMBERS_MAX);
    size_t count = 0;
    if (!numbers) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    if (range->spread.units != 0) {
        numbers[count++] = (struct nk_finding_number){NK_TEXT("median"), shown(checking, expected, scale)};
        numbers[count++] = (struct nk_finding_number){NK_TEXT("spread"), shown(checking, range->spread, scale)};
    }
    numbers[count++] =
        (struct nk_finding_number){NK_TEXT("least"), shown(checking, nk_exact_integer(range->least), scale)};
    numbers[count++] =
        (struct nk_finding_number){NK_TEXT("most"), shown(checking, nk_exact_integer(range->most), scale)};
    if (compared > 0)
        numbers[count++] = (struct nk_finding_number){
            NK_TEXT("count"), nk_check_number_text(checking, nk_exact_integer((__int128)compared))};
    checking->basis = (struct nk_finding_basis){.numbers = numbers, .number_count = count, .list = list};
}

void nk_check_rest_on_count(struct nk_checking *checking, size_t count, struct nk_text list)
{
    struct nk_finding_number *number = NK_NEW(checking->arena, struct nk_finding_number);
    if (!number) {
        checking->status = NK_NO_MEMORY;
        return;
    }
    *number = (struct nk_finding_number){NK_TEXT("count"),
                                         nk_check_number_text(checking, nk_exact_integer((__int128)count))};
    checking->basis = (struct nk_finding_basis){.numbers = number, .number_count = 1, .list = list};
}
