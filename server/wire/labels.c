#include "server/wire/labels.h"

#include "core/figures.h"
#include "core/series.h"

#define LABEL(nb, nn, en) \
    {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}

const char *const nk_language_codes[NK_LANGUAGES] = {
    [NK_BOKMAL] = "nb",
    [NK_NYNORSK] = "nn",
    [NK_ENGLISH] = "en",
};

const struct nk_label nk_illustrative_notice =
    LABEL("Verdier som er merket illustrative, er generert for å vise løsningen. De er ingens regnskap.",
          "Verdiar som er merkte illustrative, er genererte for å vise løysinga. Dei er ingen sin rekneskap.",
          "Values marked illustrative are generated to show the service. They are nobody's accounts.");
const struct nk_label nk_figures_title =
    LABEL("Nøkkeltall for IKT i helsetjenesten", "Nøkkeltal for IKT i helsetenesta",
          "Key figures for ICT in health care");
const struct nk_label nk_expenditure_title =
    LABEL("IKT-utgifter i helsetjenesten", "IKT-utgifter i helsetenesta", "ICT expenditure in health care");
const struct nk_label nk_all_codes_label = LABEL("Alle", "Alle", "All");
const struct nk_label nk_source_label =
    LABEL("Nøkkeltall, publikasjon", "Nøkkeltall, publikasjon", "Nøkkeltall, publication");
const struct nk_label nk_reports_label = LABEL("Publiserte rapporter", "Publiserte rapportar", "Published reports");
const struct nk_label nk_figure_dimension_label = LABEL("Nøkkeltall", "Nøkkeltal", "Key figure");
const struct nk_label nk_measure_dimension_label = LABEL("Mål", "Mål", "Measure");

static const struct nk_label dimension_labels[NK_DIMENSIONS] = {
    [NK_ENTITY] = LABEL("Enhet", "Eining", "Entity"),
    [NK_YEAR] = LABEL("År", "År", "Year"),
    [NK_CATEGORY] = LABEL("Ressurskategori", "Ressurskategori", "Resource category"),
    [NK_AREA] = LABEL("IKT-område", "IKT-område", "ICT area"),
    [NK_COST_TYPE] = LABEL("Kostnadstype", "Kostnadstype", "Cost type"),
    [NK_ORIGIN] = LABEL("Opphav", "Opphav", "Origin"),
};

static const struct nk_label cost_type_labels[NK_COST_TYPES] = {
    [NK_OPERATING] = LABEL("Drift", "Drift", "Operating"),
    [NK_INVESTMENT] = LABEL("Investering", "Investering", "Investment"),
};

static const struct nk_label origin_labels[] = {
    [NK_ORIGIN_OWN] = LABEL("Egne utgifter", "Eigne utgifter", "Own expenditure"),
    [NK_ORIGIN_ALLOCATED] =
        LABEL("Andel av nasjonale aktører", "Del av nasjonale aktørar", "Share of national actors"),
    [NK_ORIGIN_RESIDUAL] = LABEL("Ikke finansiert av andre", "Ikkje finansiert av andre", "Not financed by others"),
};

static const struct nk_label measure_labels[] = {
    [NK_NET] = LABEL("Utgifter, netto (NOK)", "Utgifter, netto (NOK)", "Expenditure, net (NOK)"),
    [NK_GROSS] = LABEL("Utgifter, brutto (NOK)", "Utgifter, brutto (NOK)", "Expenditure, gross (NOK)"),
};

static const struct nk_label absence_labels[] = {
    [NK_PRESENT] = LABEL("", "", ""),
    [NK_NOT_REPORTED] =
        LABEL("Verdien er ikke rapportert.", "Verdien er ikkje rapportert.", "The value is not reported."),
    [NK_DENOMINATOR_MISSING] =
        LABEL("Nevneren er ikke rapportert.", "Nemnaren er ikkje rapportert.", "The denominator is not reported."),
    [NK_DENOMINATOR_ZERO] = LABEL("Nevneren er null.", "Nemnaren er null.", "The denominator is zero."),
    [NK_NOT_DEFINED_FOR_ENTITY] =
        LABEL("Nøkkeltallet er ikke definert for denne enheten.", "Nøkkeltalet er ikkje definert for denne eininga.",
              "The figure is not defined for this entity."),
    [NK_YEAR_BEFORE_MISSING] =
        LABEL("Det er ikke publisert tall for året før.", "Det er ikkje publisert tal for året før.",
              "There are no published figures for the year before."),
    [NK_PRICE_INDEX_MISSING] =
        LABEL("Prisindeksen har ikke alle årene som trengs.", "Prisindeksen har ikkje alle åra som trengst.",
              "The price index does not have all the years that are needed."),
    [NK_NOT_SEPARABLE] =
        LABEL("Verdien er del av et tall som er oppgitt samlet.", "Verdien er del av eit tal som er oppgitt samla.",
              "The value is part of a number that was given as a whole."),
};

static const struct nk_label incomparable_labels[] = {
    [NK_COMPARABLE] = LABEL("", "", ""),
    [NK_OTHER_DEFINITION] =
        LABEL("Definisjonen er en annen.", "Definisjonen er ein annan.", "The definition is another."),
    [NK_VALUE_ABSENT] =
        LABEL("Nøkkeltallet har ingen verdi.", "Nøkkeltalet har ingen verdi.", "The figure has no value."),
    [NK_OTHER_PRICES] = LABEL("Nøkkeltallet er i prisene for et annet år.", "Nøkkeltalet er i prisane for eit anna år.",
                              "The figure is in the prices of another year."),
};

struct named {
    const char *id;
    struct nk_label label;
};

static const struct named units[] = {
    {"NOK", LABEL("kroner", "kroner", "NOK")},
    {"percent", LABEL("prosent", "prosent", "percent")},
    {"NOK-per-employee", LABEL("kroner per ansatt", "kroner per tilsett", "NOK per employee")},
    {"NOK-per-fte", LABEL("kroner per årsverk", "kroner per årsverk", "NOK per full-time equivalent")},
    {"NOK-per-inhabitant", LABEL("kroner per innbygger", "kroner per innbyggjar", "NOK per inhabitant")},
    {"NOK-per-drg-point", LABEL("kroner per DRG-poeng", "kroner per DRG-poeng", "NOK per DRG point")},
};

static const struct named sums_of_entities[] = {
    {NK_ALL_REGIONS, LABEL("Alle regioner", "Alle regionar", "All regions")},
    {NK_SECTOR, LABEL("Sektoren", "Sektoren", "The sector")},
};

static const struct nk_label *find_named(const struct named *table, size_t count, struct nk_text id)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(id, table[i].id))
            return &table[i].label;
    return NULL;
}

const struct nk_label *nk_dimension_label(enum nk_dimension dimension)
{
    return &dimension_labels[dimension];
}

const struct nk_label *nk_origin_label(enum nk_origin origin)
{
    return &origin_labels[origin];
}

const struct nk_label *nk_measure_label(enum nk_measure measure)
{
    return &measure_labels[measure];
}

const struct nk_label *nk_absence_label(enum nk_absence absence)
{
    return &absence_labels[absence];
}

const struct nk_label *nk_incomparable_label(enum nk_incomparable reason)
{
    return &incomparable_labels[reason];
}

struct nk_text nk_unit_text(struct nk_text unit, enum nk_language language)
{
    const struct nk_label *label = find_named(units, sizeof(units) / sizeof(units[0]), unit);
    return label ? nk_label_in(label, language) : unit;
}

struct nk_text nk_cost_type_text(struct nk_text code, enum nk_language language)
{
    for (size_t i = 0; i < NK_COST_TYPES; i++)
        if (nk_text_equal(code, nk_cost_type_codes[i]))
            return nk_label_in(&cost_type_labels[i], language);
    return code;
}

struct nk_text nk_origin_text(struct nk_text code, enum nk_language language)
{
    for (size_t i = 0; i < sizeof(origin_labels) / sizeof(origin_labels[0]); i++)
        if (nk_text_is(code, nk_origin_code((enum nk_origin)i)))
            return nk_label_in(&origin_labels[i], language);
    return code;
}

struct nk_text nk_entity_text(const struct nk_catalogue *catalogue, struct nk_text entity,
                              enum nk_language language)
{
    const struct nk_label *label =
        find_named(sums_of_entities, sizeof(sums_of_entities) / sizeof(sums_of_entities[0]), entity);
    if (label)
        return nk_label_in(label, language);
    const struct nk_actor *actor = catalogue ? nk_catalogue_actor(catalogue, entity) : NULL;
    return actor ? nk_label_in(&actor->name, language) : entity;
}

static const struct nk_label *label_of_code(const struct nk_methodology *methodology, enum nk_dimension dimension,
                                            struct nk_text code)
{
    const struct nk_code_list *list = dimension == NK_CATEGORY ? &methodology->categories : &methodology->areas;
    int index = nk_code_list_find(list, code);
    return index < 0 ? NULL : &list->codes[index].label;
}

struct nk_text nk_code_text(const struct nk_catalogue *catalogue, int year, enum nk_dimension dimension,
                            struct nk_text code, enum nk_language language)
{
    const struct nk_methodology *methodology = catalogue ? nk_catalogue_methodology_of_year(catalogue, year) : NULL;
    const struct nk_label *label = methodology ? label_of_code(methodology, dimension, code) : NULL;
    return label ? nk_label_in(label, language) : code;
}
