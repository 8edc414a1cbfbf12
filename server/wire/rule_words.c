#include "server/wire/rule_words.h"

#define LABEL(nb, nn, en) {{{(nb), sizeof(nb) - 1}, {(nn), sizeof(nn) - 1}, {(en), sizeof(en) - 1}}}

static const struct nk_label severities[] = {
    [NK_INFO] = LABEL("Opplysning", "Opplysning", "Information"),
    [NK_WARNING] = LABEL("Advarsel", "Åtvaring", "Warning"),
    [NK_ERROR] = LABEL("Feil", "Feil", "Error"),
    [NK_FATAL] = LABEL("Kritisk feil", "Kritisk feil", "Fatal error"),
};

struct named {
    const char *code;
    struct nk_label label;
};

static const struct named units[] = {
    {"NOK", LABEL("kroner", "kroner", "kroner")},
    {"nok", LABEL("kroner", "kroner", "kroner")},
    {"percent", LABEL("prosent", "prosent", "percent")},
    {"lines", LABEL("linjer", "linjer", "lines")},
    {"minutes", LABEL("minutter", "minutt", "minutes")},
    {"last-decimals", LABEL("av siste desimal", "av siste desimal", "of the last decimal")},
    {"millionths", LABEL("milliondeler av en prosent", "milliondelar av ein prosent", "millionths of a percent")},
    {"years", LABEL("år", "år", "years")},
    {"cells", LABEL("celler", "celler", "cells")},
    {"times", LABEL("ganger", "gonger", "times")},
    {"values", LABEL("verdier", "verdiar", "values")},
    {"value", LABEL("(verdi)", "(verdi)", "(value)")},
    {"returns", LABEL("oppgaver", "oppgåver", "returns")},
    {"spreads", LABEL("ganger spredningen", "gonger spreiinga", "times the spread")},
};

static const struct named parameters[] = {
    {"warn-above", LABEL("Mindre avvik er en opplysning", "Mindre avvik er ei opplysning",
                         "A smaller difference is information")},
    {"error-above", LABEL("Større avvik er en feil", "Større avvik er ein feil", "A larger difference is an error")},
    {"change-percent", LABEL("Endring fra året før som må forklares", "Endring frå året før som må forklarast",
                             "Change from the year before that has to be explained")},
    {"least", LABEL("Minste verdi som regelen ser på", "Minste verdi som regelen ser på",
                    "The least value that the rule looks at")},
    {"least-peers", LABEL("Færreste aktører å sammenligne med", "Færraste aktørar å samanlikne med",
                          "The fewest actors to compare with")},
    {"least-spread-percent", LABEL("Minste spredning, i prosent av medianen",
                                   "Minste spreiing, i prosent av medianen",
                                   "The least spread, in percent of the median")},
    {"least-values", LABEL("Færreste verdier som ikke kan være like ved en tilfeldighet",
                           "Færraste verdiar som ikkje kan vere like ved eit slumpetreff",
                           "The fewest values that are not the same by chance")},
    {"least-years", LABEL("Færreste tidligere år å sammenligne med", "Færraste tidlegare år å samanlikne med",
                          "The fewest earlier years to compare with")},
    {"most-percent", LABEL("Grensen, som del av det hele",
                           "Grensa, som del av det heile", "The limit, as a part of the whole")},
    {"least-peers-region", LABEL("Færreste regioner å sammenligne med", "Færraste regionar å samanlikne med",
                                 "The fewest regions to compare with")},
    {"least-cells", LABEL("Færreste celler som sier noe",
                          "Færraste celler som seier noko", "The fewest cells that tell")},
    {"least-difference", LABEL("Minste differanse som det spørres om", "Minste differanse som det blir spurt om",
                               "The least difference that is asked about")},
    {"large", LABEL("En celle er stor fra dette beløpet", "Ei celle er stor frå dette beløpet",
                    "A cell is large from this amount on")},
    {"ratio-percent", LABEL("Største forhold til det ventede", "Største forhold til det venta",
                            "The largest ratio to what was expected")},
    {"large-percent", LABEL("Største forhold til det ventede for en stor celle",
                            "Største forhold til det venta for ei stor celle",
                            "The largest ratio to what was expected of a large cell")},
    {"investment-percent", LABEL("Grensene for investeringer, i prosent av de andre",
                                 "Grensene for investeringar, i prosent av dei andre",
                                 "The bounds of investments, in percent of the others")},
    {"like-percent", LABEL("Beløp som skiller så lite, er like", "Beløp som skil så lite, er like",
                           "Amounts that differ by so little are alike")},
    {"times", LABEL("Så langt fra tusen kan forholdet være, mer eller mindre",
                    "Så langt frå tusen kan forholdet vere, meir eller mindre",
                    "How far from a thousand the ratio may be, more or less")},
    {"spread-factor", LABEL("Avstand fra medianen som må forklares", "Avstand frå medianen som må forklarast",
                            "Distance from the median that has to be explained")},
};

static const struct nk_label *find(const struct named *table, size_t count, struct nk_text code)
{
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(code, table[i].code))
            return &table[i].label;
    return NULL;
}

const struct nk_label *nk_severity_label(enum nk_severity severity)
{
    return &severities[severity];
}

const struct nk_label *nk_rule_unit_label(struct nk_text unit)
{
    return find(units, sizeof(units) / sizeof(units[0]), unit);
}

const struct nk_label *nk_rule_parameter_label(struct nk_text name)
{
    return find(parameters, sizeof(parameters) / sizeof(parameters[0]), name);
}
