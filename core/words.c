#include "core/words.h"

#include "core/account_structure.h"
#include "core/indicator.h"

#define LABEL(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A member or a value of a return; `unit` is what a number of it counts, NULL for kroner and for what is no number. */
struct word {
    const char *code;
    struct nk_label label;
    const char *unit;
};

static const struct word words[] = {
    /* Sections. */
    {"expenditure", LABEL("IKT-utgifter", "IKT-utgifter", "ICT expenditure"), NULL},
    {"expenditureByCategory",
     LABEL("IKT-utgifter etter ressurskategori", "IKT-utgifter etter ressurskategori",
           "ICT expenditure by resource category"), NULL},
    {"expenditureByArea",
     LABEL("IKT-utgifter etter IKT-område", "IKT-utgifter etter IKT-område", "ICT expenditure by ICT area"), NULL},
    {"memo", LABEL("Avskrivninger og nedskrivninger", "Avskrivingar og nedskrivingar", "Depreciation and write-downs"),
     NULL},
    {"accounts", LABEL("Regnskap", "Rekneskap", "Accounts"), NULL},
    {"staffing", LABEL("Ansatte og årsverk", "Tilsette og årsverk", "Employees and full-time equivalents"), NULL},
    {"activity", LABEL("Aktivitet", "Aktivitet", "Activity"), NULL},
    {"financing", LABEL("Finansiering", "Finansiering", "Financing"), NULL},
    {"purchases", LABEL("Kjøp fra nasjonale aktører", "Kjøp frå nasjonale aktørar", "Purchases from national actors"),
     NULL},
    {"indicators", LABEL("Tjenesteindikatorer", "Tenesteindikatorar", "Service indicators"), NULL},
    {"serviceCosts", LABEL("Kostnader for tjenester", "Kostnader for tenester", "Costs of services"), NULL},
    {"attestations", LABEL("Bekreftelser", "Stadfestingar", "Attestations"), NULL},
    /* Numbers, and ratios of them that rules look at. */
    {"ict-expenditure", LABEL("IKT-utgifter", "IKT-utgifter", "ICT expenditure"), NULL},
    {"ict-expenditure-share-of-revenue",
     LABEL("IKT-utgifter, andel av driftsinntekter", "IKT-utgifter, del av driftsinntekter",
           "ICT expenditure, share of operating revenue"), "percent"},
    {"ict-expenditure-per-employee",
     LABEL("IKT-utgifter per ansatt", "IKT-utgifter per tilsett", "ICT expenditure per employee"), NULL},
    {"ict-fte-share-of-employees",
     LABEL("IKT-årsverk, andel av ansatte", "IKT-årsverk, del av tilsette",
           "ICT full-time equivalents, share of employees"), "percent"},
    {"depreciation", LABEL("Avskrivninger", "Avskrivingar", "Depreciation"), NULL},
    {"writeDowns", LABEL("Nedskrivninger", "Nedskrivingar", "Write-downs"), NULL},
    {"operatingRevenue", LABEL("Driftsinntekter", "Driftsinntekter", "Operating revenue"), NULL},
    {"operating-revenue", LABEL("Driftsinntekter", "Driftsinntekter", "Operating revenue"), NULL},
    {"operatingCost", LABEL("Driftskostnader", "Driftskostnader", "Operating cost"), NULL},
    {"operating-cost", LABEL("Driftskostnader", "Driftskostnader", "Operating cost"), NULL},
    {"somaticOperatingCost",
     LABEL("Driftskostnader i somatikken", "Driftskostnader i somatikken", "Operating cost of somatic care"), NULL},
    {"employees", LABEL("Ansatte", "Tilsette", "Employees"), "employees"},
    {"fte", LABEL("Årsverk", "Årsverk", "Full-time equivalents"), "fte"},
    {"ict-fte", LABEL("IKT-årsverk", "IKT-årsverk", "ICT full-time equivalents"), "fte"},
    {"ictFteInternal", LABEL("Egne IKT-årsverk", "Eigne IKT-årsverk", "Own ICT full-time equivalents"), "fte"},
    {"ictFteContracted", LABEL("Innleide IKT-årsverk", "Innleigde IKT-årsverk", "Contracted ICT full-time equivalents"),
     "fte"},
    {"fte-per-employee",
     LABEL("Årsverk, andel av ansatte", "Årsverk, del av tilsette", "Full-time equivalents, share of employees"),
     "percent"},
    {"drgPoints", LABEL("DRG-poeng", "DRG-poeng", "DRG points"), "drg-points"},
    {"drg-points", LABEL("DRG-poeng", "DRG-poeng", "DRG points"), "drg-points"},
    {"inhabitants", LABEL("Innbyggere", "Innbyggjarar", "Inhabitants"), "inhabitants"},
    {"share", LABEL("Andel", "Del", "Share"), "percent"},
    /* How a value is known, and what amounts include. */
    {"reported", LABEL("rapportert", "rapportert", "reported"), NULL},
    {"public-source", LABEL("fra åpen kilde", "frå open kjelde", "from a public source"), NULL},
    {"estimated", LABEL("anslått", "anslått", "estimated"), NULL},
    {"missing", LABEL("mangler", "manglar", "missing"), NULL},
    {"compensated", LABEL("nettoført (kompensert)", "nettoført (kompensert)", "compensated"), NULL},
    {"included", LABEL("med i beløpene", "med i beløpa", "included in the amounts"), NULL},
    {"excluded", LABEL("ikke med i beløpene", "ikkje med i beløpa", "not included in the amounts"), NULL},
    /* Of an indicator. */
    {"met", LABEL("nådd", "nådd", "met"), NULL},
    {"missed", LABEL("ikke nådd", "ikkje nådd", "missed"), NULL},
    {"undetermined", LABEL("ikke avgjort", "ikkje avgjord", "undetermined"), NULL},
    {"year", LABEL("år", "år", "year"), NULL},
    {"tertial", LABEL("tertial", "tertial", "third of a year"), NULL},
    {"quarter", LABEL("kvartal", "kvartal", "quarter"), NULL},
    {"month", LABEL("måned", "månad", "month"), NULL},
    {"point-in-time", LABEL("dato", "dato", "date"), NULL},
    {"cumulative", LABEL("dato, samlet fra starten", "dato, samla frå starten", "date, from the start"), NULL},
    {"incident", LABEL("hendelsen", "hendinga", "the incident"), NULL},
    /* Of a table. */
    {"row", LABEL("rad", "rad", "row"), NULL},
    {"column", LABEL("kolonne", "kolonne", "column"), NULL},
};

/* Behind a number; `one` is empty where it is the same. */
static const struct {
    const char *code;
    struct nk_label many, one;
} units[] = {
    {"NOK", LABEL("kroner", "kroner", "kroner"), LABEL("krone", "krone", "krone")},
    {"percent", LABEL("prosent", "prosent", "percent"), LABEL("", "", "")},
    {"percentage-points", LABEL("prosentpoeng", "prosentpoeng", "percentage points"),
     LABEL("prosentpoeng", "prosentpoeng", "percentage point")},
    {"employees", LABEL("ansatte", "tilsette", "employees"), LABEL("ansatt", "tilsett", "employee")},
    {"fte", LABEL("årsverk", "årsverk", "full-time equivalents"), LABEL("", "", "full-time equivalent")},
    {"FTE", LABEL("årsverk", "årsverk", "full-time equivalents"), LABEL("", "", "full-time equivalent")},
    {"drg-points", LABEL("DRG-poeng", "DRG-poeng", "DRG points"), LABEL("", "", "DRG point")},
    {"inhabitants", LABEL("innbyggere", "innbyggjarar", "inhabitants"), LABEL("innbygger", "innbyggjar", "inhabitant")},
    {"persons", LABEL("personer", "personar", "persons"), LABEL("person", "person", "person")},
    {"minutes", LABEL("minutter", "minutt", "minutes"), LABEL("minutt", "minutt", "minute")},
    {"hours", LABEL("timer", "timar", "hours"), LABEL("time", "time", "hour")},
    {"tCO2e", LABEL("tonn CO₂-ekvivalenter", "tonn CO₂-ekvivalentar", "tonnes of CO₂ equivalents"), LABEL("", "", "")},
    {"tonnes", LABEL("tonn", "tonn", "tonnes"), LABEL("", "", "tonne")},
    {"petabytes", LABEL("petabyte", "petabyte", "petabytes"), LABEL("", "", "petabyte")},
    {"municipalities", LABEL("kommuner", "kommunar", "municipalities"), LABEL("kommune", "kommune", "municipality")},
    {"lines", LABEL("linjer", "linjer", "lines"), LABEL("linje", "linje", "line")},
};

static const struct word *word_of(struct nk_text code)
{
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (nk_text_is(code, words[i].code))
            return &words[i];
    return NULL;
}

static const struct nk_label *label_in_list(const struct nk_code_list *list, struct nk_text code)
{
    const int index = nk_code_list_find(list, code);
    return index < 0 ? NULL : &list->codes[index].label;
}

static const struct nk_label *label_in_classification(const struct nk_catalogue *catalogue, const char *classification,
                                                      int year, struct nk_text code)
{
    const struct nk_classification *of = nk_catalogue_classification(catalogue, nk_text_of(classification), year);
    return of ? label_in_list(&of->codes, code) : NULL;
}

static const struct nk_label *label_in_catalogue(const struct nk_catalogue *catalogue, int year, struct nk_text code)
{
    const struct nk_actor *actor = nk_catalogue_actor(catalogue, code);
    if (actor)
        return &actor->name;
    for (size_t i = 0; i < catalogue->outside_financier_count; i++)
        if (nk_text_equal(catalogue->outside_financiers[i].id, code))
            return &catalogue->outside_financiers[i].name;
    const struct nk_label *line = label_in_classification(catalogue, NK_ACCOUNT_LINES, year, code);
    return line ? line : label_in_classification(catalogue, "cost-type", year, code);
}

const struct nk_label *nk_words_of(const struct nk_catalogue *catalogue, int year, struct nk_text code)
{
    const struct nk_label *named = catalogue ? label_in_catalogue(catalogue, year, code) : NULL;
    const struct word *word = named ? NULL : word_of(code);
    return word ? &word->label : named;
}

const struct nk_label *nk_words_of_cell(const struct nk_catalogue *catalogue, int year, struct nk_text code)
{
    const struct nk_methodology *methodology = catalogue ? nk_catalogue_methodology_of_year(catalogue, year) : NULL;
    if (!methodology)
        return NULL;
    const struct nk_label *label = label_in_list(&methodology->categories, code);
    if (!label)
        label = label_in_list(&methodology->areas, code);
    return label ? label : label_in_classification(catalogue, "cost-type", year, code);
}

const struct nk_label *nk_words_of_indicator(const struct nk_catalogue *catalogue, struct nk_text code)
{
    if (!catalogue || !catalogue->indicators)
        return NULL;
    const struct nk_service *service = nk_service_find(catalogue->indicators, code);
    if (service)
        return &service->name;
    const struct nk_indicator *indicator = nk_indicator_find(catalogue->indicators, code);
    return indicator ? &indicator->name : NULL;
}

struct nk_text nk_unit_of_member(struct nk_text member)
{
    const struct word *word = word_of(member);
    return word ? nk_text_of(word->unit) : (struct nk_text){.data = NULL, .length = 0};
}

struct nk_text nk_unit_words(struct nk_text unit, bool one, enum nk_language language)
{
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (nk_text_is(unit, units[i].code))
            return one && units[i].one.in[language].length > 0 ? units[i].one.in[language]
                                                               : units[i].many.in[language];
    return (struct nk_text){.data = NULL, .length = 0};
}
