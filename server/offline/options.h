/* The options of the offline program. */
#ifndef NK_OFFLINE_OPTIONS_H
#define NK_OFFLINE_OPTIONS_H

#include <stdbool.h>

#include "core/text.h"

enum nk_answer { NK_ANSWER_FIGURES = 0, NK_ANSWER_SECTOR = 1, NK_ANSWER_EXPENDITURE = 2 };

struct nk_offline_options {
    const char *bundle;        /* path of the bundle, the return or the receipt; "-" for standard input */
    const char *document;      /* path of the document of a receipt; NULL for other commands */
    const char *before;        /* --before: bundle of the year before, NULL for none */
    const char *since;         /* --since: bundle of an earlier publication of the year */
    enum nk_answer answer;     /* --figures, --sector, --expenditure */
    bool csv;                  /* --format csv instead of json, of the answer or of a return */
    enum nk_language language; /* --lang, of JSON */
    const char *sha256;        /* --sha256, expected of the bundle; NULL: not given */
    const char *result_sha256; /* --result-sha256, expected of the results */
    const char *figure, *entity, *code; /* --figure, --entity, --code */
    int year;                  /* --year, of a return; 0: not given */
    const char *actor;         /* --actor, whose return it is */
    const char *prior;         /* --prior: the actor's approved return of the year before, NULL for none */
    const char *catalogue;     /* --catalogue, NULL: the one beside the program */
    const char *rule_set;      /* --rule-set, of a receipt; NULL: not given */
};

/* Reads them; `argv` begins with the name of the command, which takes that many files, one or two. False: a line on
 * standard error says what is wrong. */
bool nk_offline_options_read(struct nk_offline_options *ret, int argc, char **argv, int files);

#endif
