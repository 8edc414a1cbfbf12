#include "core/words.h"

#include "core/account_structure.h"
#include "core/indicator.h"

#define LABEL(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}
#define NO_UNIT {NULL, 0}
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A member or a value of a return; `unit` is what a number of it counts, empty for kroner and for what is no number. */
struct word {
    struct nk_text code;
    struct nk_label label;
    struct nk_text unit;
};

static const struct word words[] = {
    /* Sections. */
    {NK_TEXT("expenditure"), LABEL("IKT-utgifter", "IKT-utgifter", "ICT expenditure"), NO_UNIT},
    {NK_TEXT("expenditureByCategory"),
     LABEL("IKT-utgifter etter ressurskategori", "IKT-utgifter etter ressurskategori",
           "ICT expenditure by resource category"), NO_UNIT},
    {NK_TEXT("expenditureByArea"),
     LABEL("IKT-utgifter etter IKT-område", "IKT-utgifter etter IKT-område", "ICT expenditure by ICT area"), NO_UNIT},
    {NK_TEXT("memo"), LABEL("Avskrivninger og nedskrivninger", "Avskrivingar og nedskrivingar", "Depreciation and write-downs"),
     NO_UNIT},
    {NK_TEXT("accounts"), LABEL("Regnskap", "Rekneskap", "Accounts"), NO_UNIT},
    {NK_TEXT("staffing"), LABEL("Ansatte og årsverk", "Tilsette og årsverk", "Employees and full-time equivalents"), NO_UNIT},
    {NK_TEXT("activity"), LABEL("Aktivitet", "Aktivitet", "Activity"), NO_UNIT},
    {NK_TEXT("financing"), LABEL("Finansiering", "Finansiering", "Financing"), NO_UNIT},
    {NK_TEXT("purchases"), LABEL("Kjøp fra nasjonale aktører", "Kjøp frå nasjonale aktørar", "Purchases from national actors"),
     NO_UNIT},
    {NK_TEXT("indicators"), LABEL("Tjenesteindikatorer", "Tenesteindikatorar", "Service indicators"), NO_UNIT},
    {NK_TEXT("serviceCosts"), LABEL("Kostnader for tjenester", "Kostnader for tenester", "Costs of services"), NO_UNIT},
    {NK_TEXT("attestations"), LABEL("Bekreftelser", "Stadfestingar", "Attestations"), NO_UNIT},
    /* Numbers, and ratios of them that rules look at. */
    {NK_TEXT("ict-expenditure"), LABEL("IKT-utgifter", "IKT-utgifter", "ICT expenditure"), NO_UNIT},
    {NK_TEXT("ict-expenditure-share-of-revenue"),
     LABEL("IKT-utgifter, andel av driftsinntekter", "IKT-utgifter, del av driftsinntekter",
           "ICT expenditure, share of operating revenue"), NK_TEXT("percent")},
    {NK_TEXT("ict-expenditure-per-employee"),
     LABEL("IKT-utgifter per ansatt", "IKT-utgifter per tilsett", "ICT expenditure per employee"), NO_UNIT},
    {NK_TEXT("ict-fte-share-of-employees"),
     LABEL("IKT-årsverk, andel av ansatte", "IKT-årsverk, del av tilsette",
           "ICT full-time equivalents, share of employees"), NK_TEXT("percent")},
    {NK_TEXT("depreciation"), LABEL("Avskrivninger", "Avskrivingar", "Depreciation"), NO_UNIT},
    {NK_TEXT("writeDowns"), LABEL("Nedskrivninger", "Nedskrivingar", "Write-downs"), NO_UNIT},
    {NK_TEXT("operatingRevenue"), LABEL("Driftsinntekter", "Driftsinntekter", "Operating revenue"), NO_UNIT},
    {NK_TEXT("operating-revenue"), LABEL("Driftsinntekter", "Driftsinntekter", "Operating revenue"), NO_UNIT},
    {NK_TEXT("operatingCost"), LABEL("Driftskostnader", "Driftskostnader", "Operating cost"), NO_UNIT},
    {NK_TEXT("operating-cost"), LABEL("Driftskostnader", "Driftskostnader", "Operating cost"), NO_UNIT},
    {NK_TEXT("somaticOperatingCost"),
     LABEL("Driftskostnader i somatikken", "Driftskostnader i somatikken", "Operating cost of somatic care"), NO_UNIT},
    {NK_TEXT("employees"), LABEL("Ansatte", "Tilsette", "Employees"), NK_TEXT("employees")},
    {NK_TEXT("fte"), LABEL("Årsverk", "Årsverk", "Full-time equivalents"), NK_TEXT("fte")},
    {NK_TEXT("ict-fte"), LABEL("IKT-årsverk", "IKT-årsverk", "ICT full-time equivalents"), NK_TEXT("fte")},
    {NK_TEXT("ictFteInternal"), LABEL("Egne IKT-årsverk", "Eigne IKT-årsverk", "Own ICT full-time equivalents"), NK_TEXT("fte")},
    {NK_TEXT("ictFteContracted"), LABEL("Innleide IKT-årsverk", "Innleigde IKT-årsverk", "Contracted ICT full-time equivalents"),
     NK_TEXT("fte")},
    {NK_TEXT("fte-per-employee"),
     LABEL("Årsverk, andel av ansatte", "Årsverk, del av tilsette", "Full-time equivalents, share of employees"),
     NK_TEXT("percent")},
    {NK_TEXT("drgPoints"), LABEL("DRG-poeng", "DRG-poeng", "DRG points"), NK_TEXT("drg-points")},
    {NK_TEXT("drg-points"), LABEL("DRG-poeng", "DRG-poeng", "DRG points"), NK_TEXT("drg-points")},
    {NK_TEXT("inhabitants"), LABEL("Innbyggere", "Innbyggjarar", "Inhabitants"), NK_TEXT("inhabitants")},
    {NK_TEXT("share"), LABEL("Andel", "Del", "Share"), NK_TEXT("percent")},
    /* How a value is known, and what amounts include. */
    {NK_TEXT("reported"), LABEL("rapportert", "rapportert", "reported"), NO_UNIT},
    {NK_TEXT("public-source"), LABEL("fra åpen kilde", "frå open kjelde", "from a public source"), NO_UNIT},
    {NK_TEXT("estimated"), LABEL("anslått", "anslått", "estimated"), NO_UNIT},
    {NK_TEXT("missing"), LABEL("mangler", "manglar", "missing"), NO_UNIT},
    {NK_TEXT("compensated"), LABEL("nettoført (kompensert)", "nettoført (kompensert)", "compensated"), NO_UNIT},
    {NK_TEXT("included"), LABEL("med i beløpene", "med i beløpa", "included in the amounts"), NO_UNIT},
    {NK_TEXT("excluded"), LABEL("ikke med i beløpene", "ikkje med i beløpa", "not included in the amounts"), NO_UNIT},
    /* Of an indicator. */
    {NK_TEXT("met"), LABEL("nådd", "nådd", "met"), NO_UNIT},
    {NK_TEXT("missed"), LABEL("ikke nådd", "ikkje nådd", "missed"), NO_UNIT},
    {NK_TEXT("undetermined"), LABEL("ikke avgjort", "ikkje avgjord", "undetermined"), NO_UNIT},
    {NK_TEXT("year"), LABEL("år", "år", "year"), NO_UNIT},
    {NK_TEXT("tertial"), LABEL("tertial", "tertial", "third of a year"), NO_UNIT},
    {NK_TEXT("quarter"), LABEL("kvartal", "kvartal", "quarter"), NO_UNIT},
    {NK_TEXT("month"), LABEL("måned", "månad", "month"), NO_UNIT},
    {NK_TEXT("point-in-time"), LABEL("dato", "dato", "date"), NO_UNIT},
    {NK_TEXT("cumulative"), LABEL("dato, samlet fra starten", "dato, samla frå starten", "date, from the start"), NO_UNIT},
    {NK_TEXT("incident"), LABEL("hendelsen", "hendinga", "the incident"), NO_UNIT},
    /* Of a table. */
    {NK_TEXT("row"), LABEL("rad", "rad", "row"), NO_UNIT},
    {NK_TEXT("column"), LABEL("kolonne", "kolonne", "column"), NO_UNIT},
};

/* Behind a number; `one` is empty where it is the same. */
static const struct {
    struct nk_text code;
    struct nk_label many, one;
} units[] = {
    {NK_TEXT("NOK"), LABEL("kroner", "kroner", "kroner"), LABEL("krone", "krone", "krone")},
    {NK_TEXT("percent"), LABEL("prosent", "prosent", "percent"), LABEL("", "", "")},
    {NK_TEXT("percentage-points"), LABEL("prosentpoeng", "prosentpoeng", "percentage points"),
     LABEL("prosentpoeng", "prosentpoeng", "percentage point")},
    {NK_TEXT("employees"), LABEL("ansatte", "tilsette", "employees"), LABEL("ansatt", "tilsett", "employee")},
    {NK_TEXT("fte"), LABEL("årsverk", "årsverk", "full-time equivalents"), LABEL("", "", "full-time equivalent")},
    {NK_TEXT("FTE"), LABEL("årsverk", "årsverk", "full-time equivalents"), LABEL("", "", "full-time equivalent")},
    {NK_TEXT("drg-points"), LABEL("DRG-poeng", "DRG-poeng", "DRG points"), LABEL("", "", "DRG point")},
    {NK_TEXT("inhabitants"), LABEL("innbyggere", "innbyggjarar", "inhabitants"), LABEL("innbygger", "innbyggjar", "inhabitant")},
    {NK_TEXT("persons"), LABEL("personer", "personar", "persons"), LABEL("person", "person", "person")},
    {NK_TEXT("minutes"), LABEL("minutter", "minutt", "minutes"), LABEL("minutt", "minutt", "minute")},
    {NK_TEXT("hours"), LABEL("timer", "timar", "hours"), LABEL("time", "time", "hour")},
    {NK_TEXT("tCO2e"), LABEL("tonn CO₂-ekvivalenter", "tonn CO₂-ekvivalentar", "tonnes of CO₂ equivalents"), LABEL("", "", "")},
    {NK_TEXT("tonnes"), LABEL("tonn", "tonn", "tonnes"), LABEL("", "", "tonne")},
    {NK_TEXT("petabytes"), LABEL("petabyte", "petabyte", "petabytes"), LABEL("", "", "petabyte")},
    {NK_TEXT("municipalities"), LABEL("kommuner", "kommunar", "municipalities"), LABEL("kommune", "kommune", "municipality")},
    {NK_TEXT("lines"), LABEL("linjer", "linjer", "lines"), LABEL("linje", "linje", "line")},
};

static const struct word *word_of(struct nk_text code)
{
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (nk_text_equal(code, words[i].code))
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
    return word ? word->unit : (struct nk_text){.data = NULL, .length = 0};
}

struct nk_text nk_unit_words(struct nk_text unit, bool one, enum nk_language language)
{
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (nk_text_equal(unit, units[i].code))
            return one && units[i].one.in[language].length > 0 ? units[i].one.in[language]
                                                               : units[i].many.in[language];
    return (struct nk_text){.data = NULL, .length = 0};
}
