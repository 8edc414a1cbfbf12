#include "server/publish/rule_sets.h"

#include <string.h>

#include "core/combination.h"
#include "server/digest.h"
#include "server/wire/rule_set_out.h"

/* The years in which a catalogue's rules may become others, sorted. */
struct turns {
    int *years;
    size_t count;
};

static void add_year(struct turns *turns, int year)
{
    size_t place = turns->count;
    while (place > 0 && turns->years[place - 1] > year)
        place--;
    if (place > 0 && turns->years[place - 1] == year)
        return;
    memmove(turns->years + place + 1, turns->years + place, (turns->count - place) * sizeof turns->years[0]);
    turns->years[place] = year;
    turns->count++;
}

static void add_range(struct turns *turns, int first_year, int last_year)
{
    add_year(turns, first_year);
    if (last_year != 0)
        add_year(turns, last_year + 1);
}

static size_t most_turns(const struct nk_catalogue *catalogue)
{
    size_t ranges = catalogue->methodology_count + catalogue->rule_count;
    for (size_t i = 0; i < catalogue->rule_count; i++)
        ranges += catalogue->rules[i].parameter_count + catalogue->rules[i].combination_count;
    return 2 * ranges;
}

static enum nk_status find_turns(struct turns *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue)
{
    *ret = (struct turns){.years = NK_NEW_ARRAY(arena, int, most_turns(catalogue) + 1)};
    if (!ret->years)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < catalogue->methodology_count; i++)
        add_range(ret, catalogue->methodologies[i].first_year, catalogue->methodologies[i].last_year);
    for (size_t i = 0; i < catalogue->rule_count; i++) {
        const struct nk_rule *rule = &catalogue->rules[i];
        add_range(ret, rule->first_year, rule->last_year);
        for (size_t k = 0; k < rule->parameter_count; k++)
            add_range(ret, rule->parameters[k].first_year, rule->parameters[k].last_year);
        for (size_t k = 0; k < rule->combination_count; k++)
            add_range(ret, rule->combinations[k].first_year, rule->combinations[k].last_year);
    }
    return NK_OK;
}

static enum nk_status make(struct nk_rule_set *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue,
                           int year)
{
    *ret = (struct nk_rule_set){.first_year = year};
    const struct nk_methodology *methodology = nk_catalogue_methodology_of_year(catalogue, year);
    if (!methodology)
        return NK_OK;
    ret->content = nk_rule_set_json(arena, catalogue, methodology, year);
    if (!ret->content.data)
        return NK_NO_MEMORY;
    char hex[NK_SHA256_HEX + 1];
    nk_sha256_hex(hex, ret->content);
    ret->sha256 = nk_arena_copy(arena, (struct nk_text){hex, NK_SHA256_HEX});
    return ret->sha256.data ? NK_OK : NK_NO_MEMORY;
}

enum nk_status nk_rule_sets_of(struct nk_rule_sets *ret, struct nk_arena *arena, const struct nk_catalogue *catalogue)
{
    struct turns turns;
    enum nk_status status = find_turns(&turns, arena, catalogue);
    struct nk_rule_set *items = NK_NEW_ARRAY(arena, struct nk_rule_set, turns.count + 1);
    if (status != NK_OK || !items)
        return NK_NO_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < turns.count; i++) {
        status = make(&items[count], arena, catalogue, turns.years[i]);
        if (status != NK_OK)
            return status;
        if (count == 0 || !nk_text_equal(items[count].sha256, items[count - 1].sha256))
            count++;
    }
    *ret = (struct nk_rule_sets){.items = items, .count = count};
    return NK_OK;
}

const struct nk_rule_set *nk_rule_set_of_year(const struct nk_rule_sets *sets, int year)
{
    const struct nk_rule_set *found = NULL;
    for (size_t i = 0; i < sets->count && sets->items[i].first_year <= year; i++)
        found = &sets->items[i];
    return found && found->sha256.length ? found : NULL;
}

const struct nk_rule_set *nk_rule_set_named(const struct nk_rule_sets *sets, struct nk_text sha256)
{
    for (size_t i = 0; sha256.length && i < sets->count; i++)
        if (nk_text_equal(sets->items[i].sha256, sha256))
            return &sets->items[i];
    return NULL;
}
