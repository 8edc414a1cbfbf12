#include "server/wire/bundle_selection.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/account_structure.h"
#include "core/reference.h"

/* The item at a position is used in the year; `count` items are there in all. */
typedef bool is_used(const void *items, size_t position, size_t count, int year);

#define IS_OF_YEAR(function, type) \
    static bool function(const void *items, size_t position, size_t count, int year) \
    { \
        (void)count; \
        return ((const struct type *)items)[position].year == year; \
    }
IS_OF_YEAR(is_estimate_of_year, nk_outside_estimate)
IS_OF_YEAR(is_benchmark_of_year, nk_benchmark)
IS_OF_YEAR(is_published_value_of_year, nk_published_value)
IS_OF_YEAR(is_imputation_of_year, nk_imputation)

/* Account lines are for the checks of a return; no figure is made of them. */
static bool is_of_figures(const void *items, size_t position, size_t count, int year)
{
    (void)count;
    (void)year;
    return !nk_text_is(((const struct nk_classification *)items)[position].id, NK_ACCOUNT_LINES);
}

static bool is_break_up_to(const void *items, size_t position, size_t count, int year)
{
    (void)count;
    return ((const struct nk_break *)items)[position].year <= year;
}

/* The vintages of an index stand after each other, the newest last. */
static bool is_newest_vintage(const void *items, size_t position, size_t count, int year)
{
    const struct nk_price_index *index = (const struct nk_price_index *)items + position;
    (void)year;
    return position + 1 == count || !nk_text_equal(index->id, index[1].id);
}

enum nk_status nk_bundle_select(struct nk_catalogue *catalogue, void **ret_memory, int year)
{
    const struct {
        const void *items;
        size_t *count;
        size_t size;
        size_t field; /* of the list in the catalogue */
        is_used *is_used;
    } lists[] = {
#define LIST(list, number, type, function) \
    {catalogue->list, &catalogue->number, sizeof(struct type), offsetof(struct nk_catalogue, list), function}
        LIST(classifications, classification_count, nk_classification, is_of_figures),
        LIST(outside_estimates, outside_estimate_count, nk_outside_estimate, is_estimate_of_year),
        LIST(price_indices, price_index_count, nk_price_index, is_newest_vintage),
        LIST(breaks, break_count, nk_break, is_break_up_to),
        LIST(benchmarks, benchmark_count, nk_benchmark, is_benchmark_of_year),
        LIST(published_values, published_value_count, nk_published_value, is_published_value_of_year),
        LIST(imputations, imputation_count, nk_imputation, is_imputation_of_year),
#undef LIST
    };
    enum { LISTS = sizeof lists / sizeof lists[0] };

    /* One block: the size of every struct here is a multiple of what all of them are aligned to. */
    size_t bytes = 1;
    for (size_t i = 0; i < LISTS; i++)
        bytes += *lists[i].count * lists[i].size;
    char *memory = malloc(bytes);
    if (!memory)
        return NK_NO_MEMORY;

    char *next = memory;
    for (size_t i = 0; i < LISTS; i++) {
        const char *items = lists[i].items;
        const void *selected = next;
        size_t count = 0;
        for (size_t position = 0; position < *lists[i].count; position++) {
            if (!lists[i].is_used(items, position, *lists[i].count, year))
                continue;
            memcpy(next, items + position * lists[i].size, lists[i].size);
            next += lists[i].size;
            count++;
        }
        *lists[i].count = count;
        memcpy((char *)catalogue + lists[i].field, &selected, sizeof selected);
    }
    *ret_memory = memory;
    return NK_OK;
}
