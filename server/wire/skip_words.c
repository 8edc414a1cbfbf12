#include "server/wire/skip_words.h"

#define LABEL(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}

static const struct {
    struct nk_label reason, how_to_run;
} words[] = {
    [NK_NOT_SKIPPED] = {LABEL("", "", ""), LABEL("", "", "")},
    [NK_SECTION_ABSENT] =
        {LABEL("Oppgaven har ikke det som regelen ser på.", "Oppgåva har ikkje det som regelen ser på.",
               "The return does not have what the rule looks at."),
         LABEL("Før opp avsnittet eller tallet, hvis aktøren har det. Ellers er det ikke noe å gjøre.",
               "Før opp avsnittet eller talet, dersom aktøren har det. Elles er det ikkje noko å gjere.",
               "State the section or the number if the actor has it. Otherwise there is nothing to do.")},
    [NK_NOT_APPLICABLE] =
        {LABEL("Regelen gjelder ikke for denne typen aktør eller dette året.",
               "Regelen gjeld ikkje for denne typen aktør eller dette året.",
               "The rule does not apply to this kind of actor or this year."),
         LABEL("Det er ikke noe å gjøre.", "Det er ikkje noko å gjere.", "There is nothing to do.")},
    [NK_VALUE_MISSING] =
        {LABEL("En verdi som regelen trenger, mangler.", "Ein verdi som regelen treng, manglar.",
               "A value that the rule needs is missing."),
         LABEL("Oppgi verdien som mangler, eller et anslag med metode.",
               "Oppgi verdien som manglar, eller eit overslag med metode.",
               "State the value that is missing, or an estimate with its method.")},
    [NK_NO_PRIOR_YEAR] =
        {LABEL("Det finnes ingen godkjent oppgave fra året før å sammenligne med.",
               "Det finst inga godkjend oppgåve frå året før å samanlikne med.",
               "There is no approved return of the year before to compare with."),
         LABEL("Regelen kjøres når fjorårets oppgave er godkjent. På egen maskin oppgis den med --prior.",
               "Regelen blir køyrd når oppgåva frå i fjor er godkjend. På eiga maskin blir ho oppgitt med --prior.",
               "The rule runs once the return of the year before is approved. Offline, give it with --prior.")},
    [NK_TOO_FEW_YEARS] =
        {LABEL("Det er for få godkjente oppgaver fra tidligere år å sammenligne med.",
               "Det er for få godkjende oppgåver frå tidlegare år å samanlikne med.",
               "There are too few approved returns of earlier years to compare with."),
         LABEL("Regelen kjøres når flere år er godkjent. På egen maskin oppgis hvert av dem med --prior.",
               "Regelen blir køyrd når fleire år er godkjende. På eiga maskin blir kvart av dei oppgitt med --prior.",
               "The rule runs once more years are approved. Offline, give each of them with --prior.")},
    [NK_TOO_FEW_PEERS] =
        {LABEL("For få sammenlignbare aktører har rapportert.", "For få samanliknbare aktørar har rapportert.",
               "Too few comparable actors have reported."),
         LABEL("Regelen kjøres når flere har sendt inn. Kjør kontrollen på nytt senere; på egen maskin oppgis oppgavene deres med --other.",
               "Regelen blir køyrd når fleire har sendt inn. Køyr kontrollen på nytt seinare; på eiga maskin blir oppgåvene deira oppgitte med --other.",
               "The rule runs once more of them have submitted. Run the validation again later; offline, give their returns with --other.")},
    [NK_NO_COUNTERPARTY] =
        {LABEL("Motparten har ikke rapportert, eller sier ikke noe om det som gjelder dere begge.",
               "Motparten har ikkje rapportert, eller seier ikkje noko om det som gjeld dykk begge.",
               "The other party has not reported, or says nothing of what concerns you both."),
         LABEL("Regelen kjøres når motparten har oppgitt beløpet. Kjør kontrollen på nytt senere; på egen maskin oppgis oppgaven med --other.",
               "Regelen blir køyrd når motparten har oppgitt beløpet. Køyr kontrollen på nytt seinare; på eiga maskin blir oppgåva oppgitt med --other.",
               "The rule runs once the other party has stated the amount. Run the validation again later; offline, give its return with --other.")},
    [NK_NO_COLLECTION] =
        {LABEL("Det er ikke kjent hvem som er bedt om å rapportere.",
               "Det er ikkje kjent kven som er bedne om å rapportere.",
               "It is not known who was asked to report."),
         LABEL("Regelen kjøres når innsamlingen for året er opprettet. På egen maskin oppgis de med --reporting-units.",
               "Regelen blir køyrd når innsamlinga for året er oppretta. På eiga maskin blir dei oppgitt med --reporting-units.",
               "The rule runs once the year's collection exists. Offline, give them with --reporting-units.")},
    [NK_NOT_SUBMITTING] =
        {LABEL("Regelen ser på oppgaven først når den sendes inn.",
               "Regelen ser på oppgåva først når ho blir send inn.",
               "The rule looks at the return only when it is submitted."),
         LABEL("Den kjøres ved innsending; i et utkast er det ikke noe å gjøre.",
               "Han blir køyrd ved innsending; i eit utkast er det ikkje noko å gjere.",
               "It runs at the submit; in a draft there is nothing to do.")},
    [NK_DECIDED_BEFORE] =
        {LABEL("Tilgangen ble avgjort før oppgaven ble lest.", "Tilgangen blei avgjord før oppgåva blei lesen.",
               "Access was decided before the return was read."),
         LABEL("Det er ikke noe å gjøre.", "Det er ikkje noko å gjere.", "There is nothing to do.")},
};

const struct nk_label *nk_skip_reason_label(enum nk_skip skip)
{
    return &words[skip].reason;
}

const struct nk_label *nk_skip_how_to_run_label(enum nk_skip skip)
{
    return &words[skip].how_to_run;
}
