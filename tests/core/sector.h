/* A sector of returns, written by hand: who reports what, who pays whom. Amounts are kroner; a cell is written
 * "category/area/cost-type", with a dimension left empty where a year has two margins. */
#ifndef NK_TESTS_CORE_SECTOR_H
#define NK_TESTS_CORE_SECTOR_H

#include "core/consolidation.h"
#include "core/proof.h"
#include "tests/core/support.h"

enum { SECTOR_RETURNS_MAX = 64 };

static const struct nk_actor sector_actors[] = {
    {.id = NK_TEXT("direktoratet-for-e-helse"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("haraldsplass"), .kind = NK_PRIVATE_NONPROFIT, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("hdo"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("helse-bergen"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("helse-midt-norge"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-nord"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-sor-ost"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-vest"), .kind = NK_REGION},
    {.id = NK_TEXT("helse-vest-ikt"), .kind = NK_ICT_PROVIDER, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("helsedirektoratet"), .kind = NK_STATE_BODY},
    {.id = NK_TEXT("nasjonal-ikt"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("nhn"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("pasientreiser"), .kind = NK_NATIONAL_ACTOR},
    {.id = NK_TEXT("sjukehusapoteka-vest"), .kind = NK_PHARMACY_TRUST, .region = NK_TEXT("helse-vest")},
    {.id = NK_TEXT("sykehuspartner"), .kind = NK_ICT_PROVIDER, .region = NK_TEXT("helse-sor-ost")},
};

static const struct nk_outside_financier sector_outside[] = {
    {.id = NK_TEXT("municipalities")},
    {.id = NK_TEXT("state-budget")},
    {.id = NK_TEXT("health-administration")},
    {.id = NK_TEXT("other")},
};

static const struct nk_code sector_categories_2017[] = {
    {.code = NK_TEXT("personnel-internal")}, {.code = NK_TEXT("personnel-contracted")},
    {.code = NK_TEXT("hardware")},           {.code = NK_TEXT("software")},
    {.code = NK_TEXT("outsourced-services")}, {.code = NK_TEXT("cloud-services")},
    {.code = NK_TEXT("other")},              {.code = NK_TEXT(NK_UNSPECIFIED)},
};

static const struct nk_code sector_areas_2017[] = {
    {.code = NK_TEXT("application-development")}, {.code = NK_TEXT("application-management")},
    {.code = NK_TEXT("data-centre")},             {.code = NK_TEXT("network")},
    {.code = NK_TEXT("end-user-equipment")},      {.code = NK_TEXT("user-support")},
    {.code = NK_TEXT("ict-management")},          {.code = NK_TEXT(NK_UNSPECIFIED)},
};

static const struct nk_code sector_categories_2022[] = {
    {.code = NK_TEXT("hardware")}, {.code = NK_TEXT("software")}, {.code = NK_TEXT("outsourced-services")}};
static const struct nk_code sector_areas_2022[] = {{.code = NK_TEXT("applications")}, {.code = NK_TEXT("security")}};

static const struct nk_methodology sector_methodologies[] = {
    {.id = NK_TEXT("2017"),
     .first_year = 2017,
     .last_year = 2021,
     .crosses_dimensions = true,
     .categories = {sector_categories_2017, LENGTH_OF(sector_categories_2017)},
     .areas = {sector_areas_2017, LENGTH_OF(sector_areas_2017)}},
    {.id = NK_TEXT("2022"),
     .first_year = 2022,
     .categories = {sector_categories_2022, LENGTH_OF(sector_categories_2022)},
     .areas = {sector_areas_2022, LENGTH_OF(sector_areas_2022)}},
};

static const struct nk_catalogue sector_catalogue = {
    .actors = sector_actors,
    .actor_count = LENGTH_OF(sector_actors),
    .outside_financiers = sector_outside,
    .outside_financier_count = LENGTH_OF(sector_outside),
    .methodologies = sector_methodologies,
    .methodology_count = LENGTH_OF(sector_methodologies),
};

struct sector {
    struct nk_arena arena;
    struct nk_submission *submissions[SECTOR_RETURNS_MAX];
    size_t submission_count;
    const struct nk_actor *asked[SECTOR_RETURNS_MAX];
    size_t asked_count;
    struct nk_return returns[SECTOR_RETURNS_MAX];
    struct nk_consolidation_input input;
    struct nk_consolidation result;
    struct nk_proof proof;
};

static inline void sector_open(struct sector *sector, int year)
{
    *sector = (struct sector){.arena = test_arena()};
    sector->input = (struct nk_consolidation_input){
        .catalogue = &sector_catalogue,
        .methodology = nk_catalogue_methodology_of_year(&sector_catalogue, year),
        .year = year,
    };
}

static inline void sector_close(struct sector *sector)
{
    nk_arena_release(&sector->arena);
}

static inline const struct nk_actor *sector_actor(const char *id)
{
    const struct nk_actor *actor = nk_catalogue_actor(&sector_catalogue, nk_text_of(id));
    ck_assert_msg(actor != NULL, "no actor %s", id);
    return actor;
}

/* A return without anything in it yet. */
static inline struct nk_submission *reports(struct sector *sector, const char *actor)
{
    ck_assert_uint_lt(sector->submission_count, SECTOR_RETURNS_MAX);
    struct nk_submission *submission = NK_NEW(&sector->arena, struct nk_submission);
    submission->actor = nk_text_of(actor);
    submission->year = sector->input.year;
    sector->submissions[sector->submission_count++] = submission;
    return submission;
}

/* The actor is among the reporting units of the year. */
static inline void asks(struct sector *sector, const char *actor)
{
    ck_assert_uint_lt(sector->asked_count, SECTOR_RETURNS_MAX);
    sector->asked[sector->asked_count++] = sector_actor(actor);
}

static inline struct nk_number kroner(int64_t amount)
{
    return (struct nk_number){.given = true, .value = nk_decimal_integer(amount)};
}

static inline struct nk_text path_part(const char **path)
{
    size_t length = strcspn(*path, "/");
    struct nk_text part = {*path, length};
    *path += length + ((*path)[length] == '/' ? 1 : 0);
    return part;
}

/* Room for one more in a list that doubles when its count is a power of two. */
static inline void *sector_append(struct sector *sector, void *items, size_t *count, size_t size)
{
    size_t used = (*count)++;
    if (used & (used - 1))
        return items;
    char *larger = nk_arena_array(&sector->arena, used ? 2 * used : 1, size);
    if (used)
        memcpy(larger, items, used * size);
    return larger;
}

static inline struct nk_cell *cells_append(struct sector *sector, struct nk_cells *cells, const char *path,
                                           struct nk_number amount)
{
    cells->items = sector_append(sector, cells->items, &cells->count, sizeof *cells->items);
    struct nk_cell *cell = &cells->items[cells->count - 1];
    *cell = (struct nk_cell){.amount = amount};
    cell->category = path_part(&path);
    cell->area = path_part(&path);
    cell->cost_type = path_part(&path);
    return cell;
}

/* A cell of the return itself. */
static inline struct nk_cell *spends(struct sector *sector, struct nk_submission *submission, const char *path,
                                     int64_t amount)
{
    struct nk_cells *cells = &submission->expenditure;
    if (!sector->input.methodology->crosses_dimensions)
        cells = path[0] == '/' ? &submission->expenditure_by_area : &submission->expenditure_by_category;
    return cells_append(sector, cells, path, kroner(amount));
}

static inline struct nk_financing *is_paid_by(struct sector *sector, struct nk_submission *supplier,
                                              const char *financier, enum nk_financing_basis basis)
{
    supplier->financing = sector_append(sector, supplier->financing, &supplier->financing_count,
                                        sizeof *supplier->financing);
    struct nk_financing *line = &supplier->financing[supplier->financing_count - 1];
    *line = (struct nk_financing){.financier = nk_text_of(financier), .basis = basis};
    return line;
}

/* "The financier pays so many percent of every cell." */
static inline struct nk_financing *by_key(struct sector *sector, struct nk_submission *supplier, const char *financier,
                                          const char *percent)
{
    struct nk_financing *line = is_paid_by(sector, supplier, financier, NK_BASIS_KEY);
    line->share.given = true;
    ck_assert_int_eq(nk_decimal_parse(&line->share.value, nk_text_of(percent)), NK_OK);
    return line;
}

/* "The financier pays this much of this cell." One line for a financier, with one or more cells. */
static inline struct nk_financing *by_amount(struct sector *sector, struct nk_submission *supplier,
                                             const char *financier, const char *path, int64_t amount)
{
    struct nk_financing *line = NULL;
    for (size_t i = 0; i < supplier->financing_count; i++) {
        if (nk_text_is(supplier->financing[i].financier, financier))
            line = &supplier->financing[i];
    }
    if (!line)
        line = is_paid_by(sector, supplier, financier, NK_BASIS_AMOUNT);
    cells_append(sector, &line->cells, path, kroner(amount));
    return line;
}

/* "We bought this from the supplier"; booked: it is inside our own expenditure already. */
static inline struct nk_purchase *buys(struct sector *sector, struct nk_submission *buyer, const char *supplier,
                                       bool booked, const char *path, int64_t amount)
{
    buyer->purchases = sector_append(sector, buyer->purchases, &buyer->purchase_count, sizeof *buyer->purchases);
    struct nk_purchase *purchase = &buyer->purchases[buyer->purchase_count - 1];
    *purchase = (struct nk_purchase){.supplier = nk_text_of(supplier), .amount = kroner(amount), .booked = booked};
    cells_append(sector, &purchase->cells, path, kroner(amount));
    return purchase;
}

static inline void sector_sort(struct sector *sector)
{
    for (size_t i = 1; i < sector->submission_count; i++) {
        for (size_t k = i; k > 0; k--) {
            struct nk_submission **pair = &sector->submissions[k - 1];
            if (nk_text_compare(pair[0]->actor, pair[1]->actor) <= 0)
                break;
            struct nk_submission *swapped = pair[0];
            pair[0] = pair[1];
            pair[1] = swapped;
        }
    }
    for (size_t i = 1; i < sector->asked_count; i++) {
        for (size_t k = i; k > 0; k--) {
            const struct nk_actor **pair = &sector->asked[k - 1];
            if (nk_text_compare(pair[0]->id, pair[1]->id) <= 0)
                break;
            const struct nk_actor *swapped = pair[0];
            pair[0] = pair[1];
            pair[1] = swapped;
        }
    }
    for (size_t i = 0; i < sector->submission_count; i++) {
        struct nk_submission *submission = sector->submissions[i];
        sector->returns[i] = (struct nk_return){
            .actor = nk_catalogue_actor(sector->input.catalogue, submission->actor),
            .submission = submission,
            .id = submission->actor,
            .revision = 1,
        };
    }
    sector->input.returns = sector->returns;
    sector->input.return_count = sector->submission_count;
    sector->input.reporting_units = sector->asked;
    sector->input.reporting_unit_count = sector->asked_count;
}

/* What nk_consolidate answers. */
static inline enum nk_status sector_try(struct sector *sector)
{
    sector_sort(sector);
    return nk_consolidate(&sector->result, &sector->arena, &sector->input);
}

/* Consolidates, and proves it. */
static inline const struct nk_consolidation *sector_consolidate(struct sector *sector)
{
    ck_assert_int_eq(sector_try(sector), NK_OK);
    ck_assert_int_eq(nk_proof_check(&sector->proof, &sector->result), NK_OK);
    ck_assert_uint_eq(sector->proof.failed, 0);
    ck_assert_int_eq(sector->proof.residual, 0);
    return &sector->result;
}

static inline const struct nk_entity *entity_named(const struct sector *sector, const char *id)
{
    const struct nk_entity *entity = nk_consolidation_entity(&sector->result, nk_text_of(id));
    ck_assert_msg(entity != NULL, "%s takes no part", id);
    return entity;
}

/* The amount of a cell of the first table that the path has a code for. */
static inline int64_t cell_of(const struct sector *sector, const struct nk_vector *vector, const char *path)
{
    int table = path[0] == '/' ? 1 : 0;
    struct nk_text category = path_part(&path);
    struct nk_text area = path_part(&path);
    struct nk_text cost_type = path_part(&path);
    ptrdiff_t position = nk_shape_position(&sector->result.shape, table, category, area, cost_type);
    ck_assert_int_ge(position, 0);
    return vector->amount[position];
}

static inline void assert_region(const struct sector *sector, const char *id, int64_t own, int64_t booked,
                                 int64_t allocated, int64_t net)
{
    const struct nk_entity *region = entity_named(sector, id);
    ck_assert_int_eq(region->own_total, own);
    ck_assert_int_eq(region->booked_total, booked);
    ck_assert_int_eq(region->allocated_total, allocated);
    ck_assert_int_eq(region->net_total, net);
}

static inline void assert_national(const struct sector *sector, const char *id, int64_t own, int64_t financed,
                                   int64_t residual)
{
    const struct nk_entity *actor = entity_named(sector, id);
    ck_assert_int_eq(actor->own_total, own);
    ck_assert_int_eq(actor->financed_total, financed);
    ck_assert_int_eq(actor->net_total, residual);
}

static inline void assert_sector(const struct sector *sector, int64_t gross, int64_t eliminated, int64_t net)
{
    ck_assert_int_eq(sector->result.gross_total, gross);
    ck_assert_int_eq(sector->result.eliminated_total, eliminated);
    ck_assert_int_eq(sector->result.net_total, net);
    ck_assert_int_eq(sector->result.regions_total + sector->result.residuals_total, net);
}

static inline void assert_elimination(const struct sector *sector, size_t index, const char *financier,
                                      const char *supplier, enum nk_elimination_kind kind, int64_t amount)
{
    ck_assert_uint_lt(index, sector->result.elimination_count);
    const struct nk_elimination *line = &sector->result.eliminations[index];
    ck_assert_text(line->financier, financier);
    ck_assert_text(line->supplier, supplier);
    ck_assert_int_eq(line->kind, kind);
    ck_assert_int_eq(line->amount, amount);
}

#endif
