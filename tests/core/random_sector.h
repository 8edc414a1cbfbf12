/* A random sector: any mix of regions, members, national actors, keys, amounts, chains and purchases that the
 * rules allow. */
#ifndef NK_TESTS_CORE_RANDOM_SECTOR_H
#define NK_TESTS_CORE_RANDOM_SECTOR_H

#include "core/consolidation.h"
#include "core/money.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

enum {
    RANDOM_ACTORS_MIN = 3,
    RANDOM_ACTORS_MAX = 40,
    RANDOM_CATEGORIES_MAX = 4,
    RANDOM_AREAS_MAX = 3,
    RANDOM_FINANCIERS_MAX = 12,
    RANDOM_MISSING_PERCENT = 5,
};

static const struct nk_code random_categories[RANDOM_CATEGORIES_MAX] = {
    {.code = NK_TEXT("c0")}, {.code = NK_TEXT("c1")}, {.code = NK_TEXT("c2")}, {.code = NK_TEXT(NK_UNSPECIFIED)}};
static const struct nk_code random_areas[RANDOM_AREAS_MAX] = {
    {.code = NK_TEXT("a0")}, {.code = NK_TEXT("a1")}, {.code = NK_TEXT(NK_UNSPECIFIED)}};
static const struct nk_outside_financier random_outside[] = {{.id = NK_TEXT("0-state-budget")},
                                                             {.id = NK_TEXT("b-municipalities")},
                                                             {.id = NK_TEXT("z-other")}};

struct random_sector {
    struct nk_arena arena;
    struct random random;
    struct nk_actor actors[RANDOM_ACTORS_MAX];
    struct nk_methodology methodology;
    struct nk_catalogue catalogue;
    struct nk_submission submissions[RANDOM_ACTORS_MAX];
    struct nk_return returns[RANDOM_ACTORS_MAX];
    const struct nk_actor *units[RANDOM_ACTORS_MAX];
    struct nk_consolidation_input input;
    bool reports[RANDOM_ACTORS_MAX]; /* by position in the catalogue */
    size_t rank[RANDOM_ACTORS_MAX];  /* of a national actor: those of lower rank may finance it */
    uint64_t missing_percent;        /* of the values */
};

static inline bool chance(struct random_sector *sector, uint64_t percent)
{
    return random_below(&sector->random, 100) < percent;
}

static inline int64_t random_kroner(struct random_sector *sector)
{
    static const int64_t sizes[] = {1, 2, 10, 1000, 1000000, INT64_C(1000000000), INT64_C(10000000000000),
                                    NK_AMOUNT_MAX + 1};
    int64_t size = sizes[random_below(&sector->random, LENGTH_OF(sizes))];
    int64_t amount = (int64_t)random_below(&sector->random, (uint64_t)size);
    return chance(sector, 5) ? -amount : amount;
}

static inline struct nk_number random_number(struct random_sector *sector)
{
    struct nk_number number = {.given = true};
    if (chance(sector, sector->missing_percent)) {
        number.status = NK_MISSING;
        return number;
    }
    number.value = nk_decimal_integer(random_kroner(sector));
    if (chance(sector, 25))
        number.status = chance(sector, 50) ? NK_ESTIMATED : NK_PUBLIC_SOURCE;
    return number;
}

/* Letters in the order of their bytes, which is not that of a dictionary. */
static const char *const random_letters[] = {"-", "0", "B", "a", "å"};
enum { RANDOM_LETTERS = 5, RANDOM_ID_LETTERS_MAX = 3, RANDOM_IDS = RANDOM_LETTERS * (1 + 6 * RANDOM_LETTERS) };

/* One of the words of up to three letters, by its number in their order: each begins those that come right after it. */
static inline struct nk_text random_id(struct random_sector *sector, size_t number)
{
    static const size_t words_with_beginning[RANDOM_ID_LETTERS_MAX] = {1 + RANDOM_LETTERS * (1 + RANDOM_LETTERS),
                                                                       1 + RANDOM_LETTERS, 1};
    char *id = nk_arena_array(&sector->arena, RANDOM_ID_LETTERS_MAX * strlen("å"), 1);
    size_t length = 0;
    for (size_t i = 0; i < RANDOM_ID_LETTERS_MAX; i++) {
        const char *letter = random_letters[number / words_with_beginning[i]];
        memcpy(id + length, letter, strlen(letter));
        length += strlen(letter);
        number %= words_with_beginning[i];
        if (number == 0)
            break;
        number--;
    }
    return (struct nk_text){id, length};
}

/* Kinds are spread over the ids, so that no order of kinds is an order of ids. */
static inline void random_actors(struct random_sector *sector, size_t most)
{
    struct nk_catalogue *catalogue = &sector->catalogue;
    catalogue->actor_count = RANDOM_ACTORS_MIN + random_below(&sector->random, most + 1 - RANDOM_ACTORS_MIN);
    size_t number = 0;
    for (size_t i = 0; i < catalogue->actor_count; i++) {
        size_t left = catalogue->actor_count - i;
        while (random_below(&sector->random, RANDOM_IDS - number) >= left)
            number++;
        uint64_t draw = random_below(&sector->random, 100);
        enum nk_actor_kind kind = NK_TRUST;
        if (draw < 15)
            kind = NK_REGION;
        else if (draw < 40)
            kind = NK_NATIONAL_ACTOR;
        else if (draw < 45)
            kind = NK_STATE_BODY;
        sector->actors[i] = (struct nk_actor){.id = random_id(sector, number++), .kind = kind};
        sector->rank[i] = random_next(&sector->random) >> 1;
    }
    sector->actors[random_below(&sector->random, catalogue->actor_count)].kind = NK_REGION;
    for (size_t i = 0; i < catalogue->actor_count; i++) {
        if (sector->actors[i].kind != NK_TRUST)
            continue;
        size_t region;
        do {
            region = random_below(&sector->random, catalogue->actor_count);
        } while (sector->actors[region].kind != NK_REGION);
        sector->actors[i].region = sector->actors[region].id;
    }
    catalogue->actors = sector->actors;
    catalogue->outside_financiers = random_outside;
    catalogue->outside_financier_count = LENGTH_OF(random_outside);
}

static inline void random_methodology(struct random_sector *sector)
{
    sector->methodology = (struct nk_methodology){
        .crosses_dimensions = chance(sector, 60),
        .categories = {random_categories, 1 + random_below(&sector->random, RANDOM_CATEGORIES_MAX)},
        .areas = {random_areas, 1 + random_below(&sector->random, RANDOM_AREAS_MAX)},
    };
}

/* Each cell of the matrix at most once, some of them. */
static inline struct nk_cells random_matrix(struct random_sector *sector, uint64_t percent)
{
    const struct nk_methodology *methodology = &sector->methodology;
    size_t most = methodology->categories.count * methodology->areas.count * NK_COST_TYPES;
    struct nk_cells cells = {.items = NK_NEW_ARRAY(&sector->arena, struct nk_cell, most)};
    for (size_t i = 0; i < most; i++) {
        if (!chance(sector, percent))
            continue;
        cells.items[cells.count++] = (struct nk_cell){
            .category = methodology->categories.codes[i / NK_COST_TYPES / methodology->areas.count].code,
            .area = methodology->areas.codes[i / NK_COST_TYPES % methodology->areas.count].code,
            .cost_type = nk_cost_type_codes[i % NK_COST_TYPES],
            .amount = random_number(sector),
        };
    }
    return cells;
}

/* The matrix as it is, or the two margins of it: one cell for each of its cells and dimension. */
static inline void random_expenditure(struct random_sector *sector, struct nk_submission *submission)
{
    struct nk_cells matrix = random_matrix(sector, 60);
    if (sector->methodology.crosses_dimensions) {
        submission->expenditure = matrix;
        return;
    }
    struct nk_cells by_area = {.count = matrix.count};
    by_area.items = NK_NEW_ARRAY(&sector->arena, struct nk_cell, matrix.count);
    for (size_t i = 0; i < matrix.count; i++) {
        by_area.items[i] = matrix.items[i];
        by_area.items[i].category = (struct nk_text){0};
        matrix.items[i].area = (struct nk_text){0};
    }
    submission->expenditure_by_category = matrix;
    submission->expenditure_by_area = by_area;
}

/* Regions, members, state bodies and national actors of lower rank: nobody comes back to where it began. */
static inline bool may_finance(const struct random_sector *sector, size_t financier, size_t supplier)
{
    return sector->actors[financier].kind != NK_NATIONAL_ACTOR || sector->rank[financier] < sector->rank[supplier];
}

static inline struct nk_number random_share(struct random_sector *sector, int64_t weight)
{
    struct nk_number share = {.given = true, .value = {.units = weight, .scale = NK_KEY_SCALE}};
    while (share.value.scale > 0 && share.value.units % 10 == 0 && chance(sector, 70)) {
        share.value.units /= 10;
        share.value.scale--;
    }
    share.status = chance(sector, 5) ? NK_ESTIMATED : NK_REPORTED;
    return share;
}

static inline void random_financing(struct random_sector *sector, size_t supplier)
{
    struct nk_submission *submission = &sector->submissions[supplier];
    submission->financing = NK_NEW_ARRAY(&sector->arena, struct nk_financing, RANDOM_FINANCIERS_MAX);
    size_t count = 0;
    for (size_t i = 0; i < LENGTH_OF(random_outside); i++) {
        if (chance(sector, 40))
            submission->financing[count++].financier = random_outside[i].id;
    }
    for (size_t i = 0; i < sector->catalogue.actor_count && count < RANDOM_FINANCIERS_MAX; i++) {
        uint64_t percent = sector->actors[i].kind == NK_TRUST ? 8 : 35;
        if (may_finance(sector, i, supplier) && chance(sector, percent))
            submission->financing[count++].financier = sector->actors[i].id;
    }
    submission->financing_count = count;
    if (count == 0)
        return;
    bool by_key = chance(sector, 60);
    int64_t weights[RANDOM_FINANCIERS_MAX];
    random_key(&sector->random, weights, count);
    for (size_t i = 0; i < count; i++) {
        struct nk_financing *line = &submission->financing[i];
        line->basis = by_key ? NK_BASIS_KEY : NK_BASIS_AMOUNT;
        if (by_key)
            line->share = random_share(sector, weights[i]);
        else
            line->cells = random_matrix(sector, 20);
    }
}

static inline void random_purchases(struct random_sector *sector, struct nk_submission *submission)
{
    submission->purchases = NK_NEW_ARRAY(&sector->arena, struct nk_purchase, sector->catalogue.actor_count);
    for (size_t i = 0; i < sector->catalogue.actor_count; i++) {
        if (!chance(sector, sector->actors[i].kind == NK_NATIONAL_ACTOR ? 40 : 5))
            continue;
        submission->purchases[submission->purchase_count++] = (struct nk_purchase){
            .supplier = sector->actors[i].id,
            .booked = chance(sector, 60),
            .cells = random_matrix(sector, 25),
        };
    }
}

/* A region reports as one, by its members, or not at all. */
static inline void random_reporting(struct random_sector *sector)
{
    enum { AS_ONE, BY_MEMBERS } how[RANDOM_ACTORS_MAX];
    for (size_t i = 0; i < sector->catalogue.actor_count; i++)
        how[i] = chance(sector, 40) ? AS_ONE : BY_MEMBERS;
    for (size_t i = 0; i < sector->catalogue.actor_count; i++) {
        const struct nk_actor *actor = &sector->actors[i];
        bool may = actor->kind == NK_NATIONAL_ACTOR || (actor->kind == NK_REGION && how[i] == AS_ONE);
        if (actor->kind == NK_TRUST)
            may = how[nk_catalogue_actor(&sector->catalogue, actor->region) - sector->actors] == BY_MEMBERS;
        sector->reports[i] = may && chance(sector, 85);
    }
}

/* The actors of a sector, the same for the same seed and number. */
static inline void random_sector_begin(struct random_sector *sector, uint64_t seed, size_t most_actors)
{
    *sector = (struct random_sector){
        .arena = test_arena(), .random = {.state = seed}, .missing_percent = RANDOM_MISSING_PERCENT};
    random_actors(sector, most_actors);
}

/* What they report for a year. */
static inline void random_sector_report(struct random_sector *sector, int year)
{
    random_methodology(sector);
    random_reporting(sector);
    struct nk_consolidation_input *input = &sector->input;
    *input = (struct nk_consolidation_input){
        .catalogue = &sector->catalogue,
        .methodology = &sector->methodology,
        .year = year,
        .returns = sector->returns,
        .reporting_units = sector->units,
    };
    for (size_t i = 0; i < sector->catalogue.actor_count; i++) {
        const struct nk_actor *actor = &sector->actors[i];
        if (actor->kind != NK_STATE_BODY && chance(sector, 70))
            sector->units[input->reporting_unit_count++] = actor;
        if (!sector->reports[i])
            continue;
        struct nk_submission *submission = &sector->submissions[i];
        submission->actor = actor->id;
        random_expenditure(sector, submission);
        random_purchases(sector, submission);
        if (actor->kind == NK_NATIONAL_ACTOR)
            random_financing(sector, i);
        sector->returns[input->return_count++] = (struct nk_return){.actor = actor, .submission = submission};
    }
}

static inline void random_sector_open(struct random_sector *sector, uint64_t seed)
{
    random_sector_begin(sector, seed, RANDOM_ACTORS_MAX);
    random_sector_report(sector, 2017);
}

static inline void random_sector_close(struct random_sector *sector)
{
    nk_arena_release(&sector->arena);
}

/* Fisher and Yates. */
static inline void shuffle(struct random *random, void *items, size_t count, size_t size, void *spare)
{
    char *bytes = items;
    for (size_t i = count; i-- > 1;) {
        size_t k = random_below(random, i + 1);
        memcpy(spare, bytes + i * size, size);
        memmove(bytes + i * size, bytes + k * size, size);
        memcpy(bytes + k * size, spare, size);
    }
}

static inline void shuffle_cells(struct random *random, struct nk_cells *cells)
{
    struct nk_cell spare;
    shuffle(random, cells->items, cells->count, sizeof spare, &spare);
}

/* Every list of every return in another order. */
static inline void random_sector_shuffle(struct random_sector *sector)
{
    for (size_t i = 0; i < sector->catalogue.actor_count; i++) {
        struct nk_submission *submission = &sector->submissions[i];
        struct nk_financing financing;
        struct nk_purchase purchase;
        shuffle_cells(&sector->random, &submission->expenditure);
        shuffle_cells(&sector->random, &submission->expenditure_by_category);
        shuffle_cells(&sector->random, &submission->expenditure_by_area);
        for (size_t k = 0; k < submission->financing_count; k++)
            shuffle_cells(&sector->random, &submission->financing[k].cells);
        for (size_t k = 0; k < submission->purchase_count; k++)
            shuffle_cells(&sector->random, &submission->purchases[k].cells);
        shuffle(&sector->random, submission->financing, submission->financing_count, sizeof financing, &financing);
        shuffle(&sector->random, submission->purchases, submission->purchase_count, sizeof purchase, &purchase);
    }
}

#endif
