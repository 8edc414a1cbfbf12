#include "server/offline/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum option_code {
    BEFORE = 1,
    SINCE,
    FIGURES,
    SECTOR,
    EXPENDITURE,
    FORMAT,
    LANGUAGE,
    SHA256,
    RESULT_SHA256,
    FIGURE,
    ENTITY,
    CODE,
    YEAR,
    ACTOR,
    PRIOR,
    CATALOGUE,
    RULE_SET,
};

static const struct option known[] = {
    {"before", required_argument, NULL, BEFORE},
    {"since", required_argument, NULL, SINCE},
    {"figures", no_argument, NULL, FIGURES},
    {"sector", no_argument, NULL, SECTOR},
    {"expenditure", no_argument, NULL, EXPENDITURE},
    {"format", required_argument, NULL, FORMAT},
    {"lang", required_argument, NULL, LANGUAGE},
    {"sha256", required_argument, NULL, SHA256},
    {"result-sha256", required_argument, NULL, RESULT_SHA256},
    {"figure", required_argument, NULL, FIGURE},
    {"entity", required_argument, NULL, ENTITY},
    {"code", required_argument, NULL, CODE},
    {"year", required_argument, NULL, YEAR},
    {"actor", required_argument, NULL, ACTOR},
    {"prior", required_argument, NULL, PRIOR},
    {"catalogue", required_argument, NULL, CATALOGUE},
    {"rule-set", required_argument, NULL, RULE_SET},
    {NULL, 0, NULL, 0},
};

static const char *const languages[NK_LANGUAGES] = {[NK_BOKMAL] = "nb", [NK_NYNORSK] = "nn", [NK_ENGLISH] = "en"};

static bool take_format(struct nk_offline_options *options, const char *value)
{
    options->csv = strcmp(value, "csv") == 0;
    if (options->csv || strcmp(value, "json") == 0)
        return true;
    fprintf(stderr, "nokkeltall: --format is json or csv\n");
    return false;
}

static bool take_language(struct nk_offline_options *options, const char *value)
{
    for (int language = 0; language < NK_LANGUAGES; language++)
        if (strcmp(value, languages[language]) == 0) {
            options->language = (enum nk_language)language;
            return true;
        }
    fprintf(stderr, "nokkeltall: --lang is nb, nn or en\n");
    return false;
}

static bool take_year(struct nk_offline_options *options, const char *value)
{
    char *end;
    const long year = strtol(value, &end, 10);
    options->year = *value && !*end && year > 0 && year <= 9999 ? (int)year : 0;
    if (options->year)
        return true;
    fprintf(stderr, "nokkeltall: --year is a year\n");
    return false;
}

static bool take(struct nk_offline_options *options, int code, const char *value)
{
    switch (code) {
    case BEFORE:
        options->before = value;
        return true;
    case SINCE:
        options->since = value;
        return true;
    case FIGURES:
        options->answer = NK_ANSWER_FIGURES;
        return true;
    case SECTOR:
        options->answer = NK_ANSWER_SECTOR;
        return true;
    case EXPENDITURE:
        options->answer = NK_ANSWER_EXPENDITURE;
        return true;
    case FORMAT:
        return take_format(options, value);
    case LANGUAGE:
        return take_language(options, value);
    case SHA256:
        options->sha256 = value;
        return true;
    case RESULT_SHA256:
        options->result_sha256 = value;
        return true;
    case FIGURE:
        options->figure = value;
        return true;
    case ENTITY:
        options->entity = value;
        return true;
    case CODE:
        options->code = value;
        return true;
    case YEAR:
        return take_year(options, value);
    case ACTOR:
        options->actor = value;
        return true;
    case PRIOR:
        options->prior = value;
        return true;
    case CATALOGUE:
        options->catalogue = value;
        return true;
    case RULE_SET:
        options->rule_set = value;
        return true;
    default:
        return false; /* getopt has said what is wrong */
    }
}

bool nk_offline_options_read(struct nk_offline_options *ret, int argc, char **argv, int files)
{
    *ret = (struct nk_offline_options){.answer = NK_ANSWER_FIGURES};
    for (int code; (code = getopt_long(argc, argv, "", known, NULL)) != -1;)
        if (!take(ret, code, optarg))
            return false;
    if (optind + files != argc) {
        fprintf(stderr, "nokkeltall: %s takes %s\n", argv[0], files == 1 ? "one file" : "a receipt and a document");
        return false;
    }
    ret->bundle = argv[optind];
    ret->document = files > 1 ? argv[optind + 1] : NULL;
    return true;
}
