#include "server/offline/options_known.h"

#include <stdlib.h>
#include <string.h>

#include "server/offline/say.h"
#include "server/wire/labels.h"

#define COMMAND(command) (1U << (command))
enum {
    OF_BUNDLE = COMMAND(NK_COMPUTE) | COMMAND(NK_CHANGES) | COMMAND(NK_EXPLAIN),
    OF_TABLES = COMMAND(NK_COMPUTE) | COMMAND(NK_CHANGES),
    OF_DOCUMENT = COMMAND(NK_VERIFY_RECEIPT) | COMMAND(NK_VALIDATE),
    OF_ALL = COMMAND(NK_OFFLINE_COMMANDS) - 1,
};

#define TAKE_TEXT(name, field)                                                                                         \
    static bool take_##name(struct nk_offline_options *options, const char *value)                                     \
    {                                                                                                                  \
        options->field = value;                                                                                        \
        return *value != '\0';                                                                                         \
    }
TAKE_TEXT(before, before)
TAKE_TEXT(since, since)
TAKE_TEXT(sha256, sha256)
TAKE_TEXT(result_sha256, result_sha256)
TAKE_TEXT(figure, figure)
TAKE_TEXT(entity, entity)
TAKE_TEXT(code, code)
TAKE_TEXT(actor, actor)
TAKE_TEXT(reporting_units, reporting_units)
TAKE_TEXT(catalogue, catalogue)
TAKE_TEXT(rule_set, rule_set)

#define TAKE_ANSWER(name, kind)                                                                                        \
    static bool take_##name(struct nk_offline_options *options, const char *value)                                     \
    {                                                                                                                  \
        (void)value;                                                                                                   \
        options->answer = (kind);                                                                                      \
        return true;                                                                                                   \
    }
TAKE_ANSWER(figures, NK_ANSWER_FIGURES)
TAKE_ANSWER(sector, NK_ANSWER_SECTOR)
TAKE_ANSWER(expenditure, NK_ANSWER_EXPENDITURE)

static bool take_table_form(struct nk_offline_options *options, const char *value)
{
    options->form = strcmp(value, "csv") == 0 ? NK_FORM_CSV : NK_FORM_JSON;
    return options->form == NK_FORM_CSV || strcmp(value, "json") == 0;
}

static bool take_findings_form(struct nk_offline_options *options, const char *value)
{
    options->form = strcmp(value, "text") == 0 ? NK_FORM_TEXT : NK_FORM_JSON;
    return options->form == NK_FORM_TEXT || strcmp(value, "json") == 0;
}

static bool take_input(struct nk_offline_options *options, const char *value)
{
    options->input = strcmp(value, "csv") == 0 ? NK_INPUT_CSV : NK_INPUT_JSON;
    return options->input == NK_INPUT_CSV || strcmp(value, "json") == 0;
}

static bool take_language(struct nk_offline_options *options, const char *value)
{
    for (int language = 0; language < NK_LANGUAGES; language++)
        if (strcmp(value, nk_language_codes[language]) == 0) {
            options->language = (enum nk_language)language;
            return true;
        }
    return false;
}

static bool take_year(struct nk_offline_options *options, const char *value)
{
    enum { YEAR_MAX = 9999 };
    char *end;
    const long year = strtol(value, &end, 10);
    options->year = *value >= '0' && *value <= '9' && !*end && year <= YEAR_MAX ? (int)year : 0;
    return options->year > 0;
}

/* What stands before the first = names the file if it could be an id or a year; a path that looks like that is written
 * with ./ before it. */
static bool take_named(struct nk_named_files *files, const char *value)
{
    const size_t length = strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-");
    const bool has_name = length > 0 && value[length] == '=';
    const char *path = has_name ? value + length + 1 : value;
    if (files->count == NK_NAMED_FILES_MAX || !*path)
        return false;
    files->items[files->count++] = (struct nk_named_file){.name = {value, has_name ? length : 0}, .path = path};
    return true;
}

static bool take_prior(struct nk_offline_options *options, const char *value)
{
    return take_named(&options->priors, value);
}

static bool take_other(struct nk_offline_options *options, const char *value)
{
    return take_named(&options->others, value);
}

const struct nk_known_option nk_known_options[NK_KNOWN_OPTIONS] = {
    {"year", NK_SAYS("ÅR", "ÅR", "YEAR"), false, COMMAND(NK_VALIDATE), take_year,
     NK_SAYS("Året som oppgaven er for, som 2024.", "Året som oppgåva er for, som 2024.",
             "The year that the return is for, such as 2024.")},
    {"actor", NK_SAYS("AKTØR", "AKTØR", "ACTOR"), false, COMMAND(NK_VALIDATE), take_actor,
     NK_SAYS("Id-en til aktøren som rapporterer, som nhn.", "Id-en til aktøren som rapporterer, som nhn.",
             "The id of the actor that reports, such as nhn.")},
    {"prior", NK_SAYS("[ÅR=]FIL", "[ÅR=]FIL", "[YEAR=]FILE"), true, COMMAND(NK_VALIDATE), take_prior,
     NK_SAYS("Aktørens godkjente oppgave for et tidligere år, opptil seks år tilbake. Kan gis flere ganger. Står året "
             "verken foran filen eller i den, er det fjoråret.",
             "Den godkjende oppgåva frå aktøren for eit tidlegare år, opptil seks år tilbake. Kan givast fleire "
             "gonger. Står året verken føre fila eller i ho, er det i fjor.",
             "The actor's approved return of an earlier year, up to six years back. May be given several times. When "
             "neither the file nor what stands before it says the year, it is the year before.")},
    {"other", NK_SAYS("[AKTØR=]FIL", "[AKTØR=]FIL", "[ACTOR=]FILE"), true, COMMAND(NK_VALIDATE), take_other,
     NK_SAYS("En annen aktørs innsendte oppgave for samme år: motparter og sammenlignbare. Kan gis flere ganger. Står "
             "ikke aktøren i filen, skrives id-en foran.",
             "Den innsende oppgåva frå ein annan aktør for same år: motpartar og samanliknbare. Kan givast fleire "
             "gonger. Står ikkje aktøren i fila, skriv ein id-en føre.",
             "The submitted return of another actor for the same year: counterparties and peers. May be given several "
             "times. When the file does not say its actor, write the id before it.")},
    {"reporting-units", NK_SAYS("AKTØR,…", "AKTØR,…", "ACTOR,…"), false, COMMAND(NK_VALIDATE), take_reporting_units,
     NK_SAYS("Id-ene til dem som er bedt om å rapportere for året, med komma mellom.",
             "Id-ane til dei som er bedne om å rapportere for året, med komma mellom.",
             "The ids of those who were asked to report for the year, with commas between them.")},
    {"since", NK_SAYS("PAKKE", "PAKKE", "BUNDLE"), false, COMMAND(NK_CHANGES), take_since,
     NK_SAYS("Pakken til en tidligere publisering av samme år.", "Pakken til ei tidlegare publisering av same år.",
             "The bundle of an earlier publication of the same year.")},
    {"figure", NK_SAYS("NØKKELTALL", "NØKKELTAL", "FIGURE"), false, COMMAND(NK_EXPLAIN), take_figure,
     NK_SAYS("Id-en til nøkkeltallet, som ict-expenditure.", "Id-en til nøkkeltalet, som ict-expenditure.",
             "The id of the key figure, such as ict-expenditure.")},
    {"entity", NK_SAYS("ENHET", "EINING", "ENTITY"), false, COMMAND(NK_EXPLAIN), take_entity,
     NK_SAYS("Hvem verdien er for: en region, en aktør, all-regions eller sector.",
             "Kven verdien er for: ein region, ein aktør, all-regions eller sector.",
             "Who the value is of: a region, an actor, all-regions or sector.")},
    {"code", NK_SAYS("KODE", "KODE", "CODE"), false, COMMAND(NK_EXPLAIN), take_code,
     NK_SAYS("Koden, for et nøkkeltall som er delt opp.", "Koden, for eit nøkkeltal som er delt opp.",
             "The code, of a figure that is broken down.")},
    {"figures", NK_SAYS("", "", ""), false, COMMAND(NK_COMPUTE), take_figures,
     NK_SAYS("Nøkkeltallene, når ikke noe annet er oppgitt.", "Nøkkeltala, når ikkje noko anna er oppgitt.",
             "The key figures, unless something else is asked for.")},
    {"sector", NK_SAYS("", "", ""), false, COMMAND(NK_COMPUTE), take_sector,
     NK_SAYS("Konsolideringen av sektoren.", "Konsolideringa av sektoren.", "The consolidation of the sector.")},
    {"expenditure", NK_SAYS("", "", ""), false, COMMAND(NK_COMPUTE), take_expenditure,
     NK_SAYS("Kostnadene etter kategori, område og type.", "Kostnadene etter kategori, område og type.",
             "The expenditure by category, area and cost type.")},
    {"before", NK_SAYS("PAKKE", "PAKKE", "BUNDLE"), false, OF_BUNDLE, take_before,
     NK_SAYS("Pakken for året før, for tall som ser bakover.", "Pakken for året før, for tal som ser bakover.",
             "The bundle of the year before, for figures that look back.")},
    {"sha256", NK_SAYS("HASH", "HASH", "HASH"), false, COMMAND(NK_VERIFY), take_sha256,
     NK_SAYS("SHA-256 som pakken skal ha: sha256 i /v1/publications/{id}.",
             "SHA-256 som pakken skal ha: sha256 i /v1/publications/{id}.",
             "The SHA-256 that the bundle is to have: sha256 of /v1/publications/{id}.")},
    {"result-sha256", NK_SAYS("HASH", "HASH", "HASH"), false, COMMAND(NK_VERIFY), take_result_sha256,
     NK_SAYS("SHA-256 som resultatene skal ha: resultSha256 samme sted.",
             "SHA-256 som resultata skal ha: resultSha256 same stad.",
             "The SHA-256 that the results are to have: resultSha256 of the same.")},
    {"format", NK_SAYS("json|csv", "json|csv", "json|csv"), false, OF_TABLES, take_table_form,
     NK_SAYS("Formen på svaret: json (standard) eller csv.", "Forma på svaret: json (standard) eller csv.",
             "The form of the answer: json (the default) or csv.")},
    {"format", NK_SAYS("json|text", "json|text", "json|text"), false, COMMAND(NK_VALIDATE), take_findings_form,
     NK_SAYS("Formen på svaret: json (standard), som fra tjenesten, eller text, til å lese.",
             "Forma på svaret: json (standard), som frå tenesta, eller text, til å lese.",
             "The form of the answer: json (the default), as of the server, or text, to be read.")},
    {"input", NK_SAYS("json|csv", "json|csv", "json|csv"), false, OF_DOCUMENT, take_input,
     NK_SAYS("Formen på oppgaven: json eller csv. Ellers sier navnet det: .csv er en tabell.",
             "Forma på oppgåva: json eller csv. Elles seier namnet det: .csv er ein tabell.",
             "The form of the return: json or csv. Otherwise its name tells: .csv is a table.")},
    {"catalogue", NK_SAYS("FIL", "FIL", "FILE"), false, COMMAND(NK_VALIDATE), take_catalogue,
     NK_SAYS("Katalogen med regler og koder, fra «nokkeltalld catalogue». Ellers den som ligger ved programmet.",
             "Katalogen med reglar og kodar, frå «nokkeltalld catalogue». Elles den som ligg ved programmet.",
             "The catalogue of rules and codes, from \"nokkeltalld catalogue\". Otherwise the one beside the "
             "program.")},
    {"rule-set", NK_SAYS("FIL", "FIL", "FILE"), false, COMMAND(NK_VERIFY_RECEIPT), take_rule_set,
     NK_SAYS("Regelsettet, fra links.ruleSet i kvitteringen: om det er reglene som oppgaven ble kontrollert med.",
             "Regelsettet, frå links.ruleSet i kvitteringa: om det er reglane som oppgåva blei kontrollert med.",
             "The rule set, from links.ruleSet of the receipt: whether it holds the rules that the return was checked "
             "by.")},
    {"lang", NK_SAYS("nb|nn|en", "nb|nn|en", "nb|nn|en"), false, OF_ALL, take_language,
     NK_SAYS("Språket: nb (standard), nn eller en.", "Språket: nb (standard), nn eller en.",
             "The language: nb (the default), nn or en.")},
};
