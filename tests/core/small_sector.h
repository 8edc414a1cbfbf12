/* A sector small enough to be worked out by hand: two regions, one that reports as a whole and one by its members,
 * and two national actors. Amounts are kroner.
 *
 *   2017                     own                                       financing
 *   helse-nord               1000, of which 40 bought from nhn         –
 *   helse-vest               1000 = bergen 600 + diakon 50 + vest-ikt 350
 *   nhn                      1000                                      nord 60, vest 90, pasientreiser 10,
  * state-budget 50   pasientreiser             101                                      key: nord 30 %, vest 70 %: 30
   * and 71 (30.3 and 70.7)
 *   region nord = 1000 − 40 + 60 + 30 = 1050    region vest = 1000 + 90 + 71 = 1161    all regions 2211
 *   residual nhn = 1000 − 160 = 840             residual pasientreiser = 0
 *   sector = 2211 + 840 = 3051                  gross 3101, eliminated 50 = 40 booked + 10 between national actors  */
#ifndef NK_TESTS_CORE_SMALL_SECTOR_H
#define NK_TESTS_CORE_SMALL_SECTOR_H

#include <stdio.h>

#include "core/publication.h"
#include "tests/core/support.h"

static const struct nk_actor sector_actors[] = {
    {.id = NK_TEXT("bergen"), .kind = NK_TRUST, .region = NK_TEXT("helse-vest"), .valid_from = 20020101},
    {.id = NK_TEXT("diakon"), .kind = NK_PRIVATE_NONPROFIT, .region = NK_TEXT("helse-vest"), .valid_from = 20020101},
    {.id = NK_TEXT("helse-nord"), .kind = NK_REGION, .valid_from = 20020101},
    {.id = NK_TEXT("helse-vest"), .kind = NK_REGION, .valid_from = 20020101},
    {.id = NK_TEXT("nasjonal-ikt"), .kind = NK_NATIONAL_ACTOR, .valid_from = 20140101, .valid_to = 20191231},
    {.id = NK_TEXT("nhn"), .kind = NK_NATIONAL_ACTOR, .valid_from = 20020101},
    {.id = NK_TEXT("pasientreiser"), .kind = NK_NATIONAL_ACTOR, .valid_from = 20020101},
    {.id = NK_TEXT("vest-ikt"), .kind = NK_ICT_PROVIDER, .region = NK_TEXT("helse-vest"), .valid_from = 20020101},
};

static const struct nk_outside_financier sector_outside[] = {{.id = NK_TEXT("municipalities")},
                                                             {.id = NK_TEXT("state-budget")}};

static const struct nk_code sector_categories_2017[] = {
    {.code = NK_TEXT("software")}, {.code = NK_TEXT("outsourced-services")}, {.code = NK_TEXT("cloud-services")},
    {.code = NK_TEXT("unspecified")},
};
static const struct nk_code sector_areas_2017[] = {
    {.code = NK_TEXT("network")}, {.code = NK_TEXT("data-centre")}, {.code = NK_TEXT("unspecified")},
};
static const struct nk_code sector_categories_2022[] = {
    {.code = NK_TEXT("software")}, {.code = NK_TEXT("public-cloud")}, {.code = NK_TEXT("outsourced-services")},
    {.code = NK_TEXT("unspecified")},
};
static const struct nk_code sector_areas_2022[] = {
    {.code = NK_TEXT("infrastructure")}, {.code = NK_TEXT("end-user-services")}, {.code = NK_TEXT("unspecified")},
};
static const struct nk_code sector_account_lines[] = {{.code = NK_TEXT("salary-cost")},
                                                      {.code = NK_TEXT("other-cost")}};

static const struct nk_classification sector_classifications[] = {
    {.id = NK_TEXT("account-line"),
     .version = NK_TEXT("2017"),
     .first_year = 2017,
     .codes = {sector_account_lines, LENGTH_OF(sector_account_lines)}},
};

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
    .classifications = sector_classifications,
    .classification_count = LENGTH_OF(sector_classifications),
    .methodologies = sector_methodologies,
    .methodology_count = LENGTH_OF(sector_methodologies),
};

static inline struct nk_text sector_text(struct nk_arena *arena, const char *text)
{
    struct nk_text copy = nk_arena_copy(arena, nk_text_of(text));
    ck_assert_ptr_nonnull(copy.data);
    return copy;
}

/* A number as a return has it: "976", "933.4", "7 estimated", "0 missing". NULL is left out. */
static inline struct nk_number sector_number(const char *text, struct nk_text pointer)
{
    if (!text)
        return (struct nk_number){.given = false};
    struct nk_number number = {.given = true, .place = {.pointer = pointer}};
    size_t digits = strcspn(text, " ");
    ck_assert_int_eq(nk_decimal_parse(&number.value, (struct nk_text){.data = text, .length = digits}), NK_OK);
    if (text[digits] != '\0')
        ck_assert_msg(nk_value_status_of(&number.status, nk_text_of(text + digits + 1)), "no status: %s", text);
    return number;
}

/* Cells as text: "software/network/operating 600, outsourced-services/network/operating 100 estimated". */
static inline struct nk_cells sector_cells(struct nk_arena *arena, const char *pointer, const char *text)
{
    struct nk_cells cells = {.items = nk_arena_array(arena, strlen(text) + 1, sizeof(struct nk_cell))};
    ck_assert_ptr_nonnull(cells.items);
    for (const char *at = text; *at; at += strspn(at, ", ")) {
        struct nk_cell *cell = &cells.items[cells.count];
        char place[128];
        snprintf(place, sizeof place, "%s/%zu/amount", pointer, cells.count++);
        struct nk_text whole = sector_text(arena, place);
        cell->place.pointer = (struct nk_text){.data = whole.data, .length = whole.length - strlen("/amount")};
        struct nk_text *codes[] = {&cell->category, &cell->area, &cell->cost_type};
        for (size_t i = 0; i < 3; i++) {
            size_t length = strcspn(at, "/ ");
            *codes[i] = (struct nk_text){.data = at, .length = length};
            at += length + 1;
        }
        char amount[64];
        size_t length = strcspn(at, ",");
        ck_assert_uint_lt(length, sizeof amount);
        memcpy(amount, at, length);
        amount[length] = '\0';
        cell->amount = sector_number(amount, whole);
        at += length;
    }
    return cells;
}

struct sector_financing {
    const char *financier;
    const char *share; /* basis key, or NULL */
    const char *cells; /* basis amount, or NULL */
};

struct sector_purchase {
    const char *supplier, *amount;
    bool booked;
    const char *cells;
};

enum { SECTOR_LINES_MAX = 6, SECTOR_RETURNS_MAX = 16 };

/* A return as a test writes it down. */
struct sector_return {
    const char *actor;
    const char *expenditure, *by_category, *by_area;
    const char *revenue, *cost, *employees, *fte, *ict_internal, *ict_contracted, *drg_points, *inhabitants,
        *somatic_cost;
    struct sector_financing financing[SECTOR_LINES_MAX];
    struct sector_purchase purchases[SECTOR_LINES_MAX];
    bool illustrative;
};

static inline struct nk_text sector_pointer(struct nk_arena *arena, const char *section, size_t index,
                                            const char *member)
{
    char place[128];
    snprintf(place, sizeof place, "/%s/%zu%s", section, index, member);
    return sector_text(arena, place);
}

static inline void sector_add_financing(struct nk_arena *arena, struct nk_submission *to,
                                        const struct sector_financing *lines)
{
    to->financing = NK_NEW_ARRAY(arena, struct nk_financing, SECTOR_LINES_MAX);
    ck_assert_ptr_nonnull(to->financing);
    for (size_t i = 0; i < SECTOR_LINES_MAX && lines[i].financier; i++) {
        to->financing[to->financing_count++] = (struct nk_financing){
            .financier = nk_text_of(lines[i].financier),
            .basis = lines[i].share ? NK_BASIS_KEY : NK_BASIS_AMOUNT,
            .share = sector_number(lines[i].share, sector_pointer(arena, "financing", i, "/share")),
            .cells = sector_cells(arena, sector_pointer(arena, "financing", i, "/cells").data,
                                  lines[i].cells ? lines[i].cells : ""),
            .place = {.pointer = sector_pointer(arena, "financing", i, "")},
        };
    }
}

static inline void sector_add_purchases(struct nk_arena *arena, struct nk_submission *to,
                                        const struct sector_purchase *lines)
{
    to->purchases = NK_NEW_ARRAY(arena, struct nk_purchase, SECTOR_LINES_MAX);
    ck_assert_ptr_nonnull(to->purchases);
    for (size_t i = 0; i < SECTOR_LINES_MAX && lines[i].supplier; i++) {
        to->purchases[to->purchase_count++] = (struct nk_purchase){
            .supplier = nk_text_of(lines[i].supplier),
            .amount = sector_number(lines[i].amount, sector_pointer(arena, "purchases", i, "/amount")),
            .booked = lines[i].booked,
            .cells = sector_cells(arena, sector_pointer(arena, "purchases", i, "/cells").data,
                                  lines[i].cells ? lines[i].cells : ""),
            .place = {.pointer = sector_pointer(arena, "purchases", i, "")},
        };
    }
}

static inline struct nk_submission *sector_submission(struct nk_arena *arena, int year,
                                                      const struct sector_return *from)
{
    struct nk_submission *to = NK_NEW(arena, struct nk_submission);
    ck_assert_ptr_nonnull(to);
    *to = (struct nk_submission){
        .actor = nk_text_of(from->actor),
        .year = year,
        .illustrative = from->illustrative,
        .attestations_given = true,
        .medical_equipment_excluded = true,
        .expenditure = sector_cells(arena, "/expenditure", from->expenditure ? from->expenditure : ""),
        .expenditure_by_category =
            sector_cells(arena, "/expenditureByCategory", from->by_category ? from->by_category : ""),
        .expenditure_by_area = sector_cells(arena, "/expenditureByArea", from->by_area ? from->by_area : ""),
        .operating_revenue = sector_number(from->revenue, NK_TEXT("/accounts/operatingRevenue")),
        .operating_cost = sector_number(from->cost, NK_TEXT("/accounts/operatingCost")),
        .employees = sector_number(from->employees, NK_TEXT("/staffing/employees")),
        .fte = sector_number(from->fte, NK_TEXT("/staffing/fte")),
        .ict_fte_internal = sector_number(from->ict_internal, NK_TEXT("/staffing/ictFteInternal")),
        .ict_fte_contracted = sector_number(from->ict_contracted, NK_TEXT("/staffing/ictFteContracted")),
        .drg_points = sector_number(from->drg_points, NK_TEXT("/activity/drgPoints")),
        .inhabitants = sector_number(from->inhabitants, NK_TEXT("/activity/inhabitants")),
        .somatic_operating_cost = sector_number(from->somatic_cost, NK_TEXT("/accounts/somaticOperatingCost")),
    };
    sector_add_financing(arena, to, from->financing);
    sector_add_purchases(arena, to, from->purchases);
    return to;
}

/* The returns, sorted by actor, as the bundle of a publication; whoever is named in `silent` was asked and has not
 * answered. */
static inline struct nk_publication *sector_bundle(struct nk_arena *arena, int year,
                                                   const struct sector_return *returns, size_t count,
                                                   const char *const *silent, size_t silent_count)
{
    struct nk_publication *publication = NK_NEW(arena, struct nk_publication);
    ck_assert_ptr_nonnull(publication);
    struct nk_bundle *bundle = &publication->bundle;
    bundle->head = (struct nk_publication_head){.year = year, .number = 1};
    bundle->catalogue = sector_catalogue;
    bundle->methodology = nk_catalogue_methodology_of_year(&sector_catalogue, year);
    bundle->returns = NK_NEW_ARRAY(arena, struct nk_return, count);
    bundle->reporting_units = NK_NEW_ARRAY(arena, const struct nk_actor *, count + silent_count);
    ck_assert(bundle->returns && bundle->reporting_units);
    for (size_t i = 0; i < count; i++)
        bundle->returns[bundle->return_count++] = (struct nk_return){
            .actor = nk_catalogue_actor(&sector_catalogue, nk_text_of(returns[i].actor)),
            .submission = sector_submission(arena, year, &returns[i]),
            .revision = 1,
        };
    /* In the order of the catalogue, which is that of the ids. */
    for (size_t a = 0; a < sector_catalogue.actor_count; a++) {
        const struct nk_actor *actor = &sector_catalogue.actors[a];
        for (size_t i = 0; i < count + silent_count; i++)
            if (nk_text_is(actor->id, i < count ? returns[i].actor : silent[i - count]))
                bundle->reporting_units[bundle->reporting_unit_count++] = actor;
    }
    return publication;
}

static inline struct nk_publication *sector_publication(struct nk_arena *arena, int year,
                                                        const struct sector_return *returns, size_t count,
                                                        const char *const *silent, size_t silent_count)
{
    struct nk_publication *publication = sector_bundle(arena, year, returns, count, silent, silent_count);
    ck_assert_int_eq(nk_publication_compute(publication, arena), NK_OK);
    return publication;
}

/* The worked example above. */
static const struct sector_return sector_2017[] = {
    {.actor = "bergen",
     .expenditure = "software/network/operating 500, cloud-services/data-centre/operating 100",
     .revenue = "10000",
     .cost = "9000",
     .employees = "30",
     .fte = "25",
     .ict_internal = "2",
     .ict_contracted = "0.5",
     .drg_points = "10",
     .inhabitants = "7",
     .somatic_cost = "9000"},
    {.actor = "diakon",
     .expenditure = "software/network/operating 50 estimated",
     .revenue = "5000 public-source",
     .cost = "4000 public-source",
     .employees = "7 estimated",
     .fte = "6",
     .ict_internal = "0",
     .ict_contracted = "0",
     .drg_points = "2.5",
     .somatic_cost = "4000"},
    {.actor = "helse-nord",
     .expenditure = "software/network/operating 600, software/data-centre/investment 300,"
                    "outsourced-services/network/operating 100",
     .revenue = "21000",
     .cost = "20000",
     .employees = "50",
     .fte = "40.5",
     .ict_internal = "3.5",
     .ict_contracted = "1.5",
     .drg_points = "12.5",
     .inhabitants = "100 public-source",
     .somatic_cost = "10000",
     .purchases = {{"nhn", "40", true, "outsourced-services/network/operating 40"}}},
    {.actor = "nhn",
     .expenditure = "unspecified/unspecified/operating 700, outsourced-services/network/operating 300",
     .revenue = "1100",
     .cost = "1050",
     .employees = "8",
     .fte = "7.5",
     .financing = {{.financier = "helse-nord", .cells = "outsourced-services/network/operating 60"},
                   {.financier = "helse-vest", .cells = "outsourced-services/network/operating 90"},
                   {.financier = "pasientreiser", .cells = "outsourced-services/network/operating 10"},
                   {.financier = "state-budget", .cells = "unspecified/unspecified/operating 50"}}},
    {.actor = "pasientreiser",
     .expenditure = "software/network/operating 101",
     .financing = {{.financier = "helse-nord", .share = "30"}, {.financier = "helse-vest", .share = "70"}}},
    {.actor = "vest-ikt",
     .expenditure = "outsourced-services/data-centre/investment 350",
     .revenue = "1000",
     .cost = "950",
     .employees = "3",
     .fte = "3",
     .ict_internal = "3",
     .ict_contracted = "1.5"},
};

static inline struct nk_publication *sector_of_2017(struct nk_arena *arena)
{
    return sector_publication(arena, 2017, sector_2017, LENGTH_OF(sector_2017), NULL, 0);
}

#endif
