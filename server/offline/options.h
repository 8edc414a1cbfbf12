/* The commands of the offline program and their options. */
#ifndef NK_OFFLINE_OPTIONS_H
#define NK_OFFLINE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/text.h"
#include "server/wire/limits.h"

enum nk_offline_command {
    NK_COMPUTE = 0,
    NK_CHANGES = 1,
    NK_VERIFY = 2,
    NK_VERIFY_RECEIPT = 3,
    NK_EXPLAIN = 4,
    NK_VALIDATE = 5,
};
enum { NK_OFFLINE_COMMANDS = 6 };

enum nk_answer { NK_ANSWER_FIGURES = 0, NK_ANSWER_SECTOR = 1, NK_ANSWER_EXPENDITURE = 2 };
enum nk_answer_form { NK_FORM_JSON = 0, NK_FORM_CSV = 1, NK_FORM_TEXT = 2 };
/* What a file of a return is read as. */
enum nk_input { NK_INPUT_BY_NAME = 0, NK_INPUT_JSON = 1, NK_INPUT_CSV = 2 };

/* "NAME=FILE", or "FILE" alone. */
struct nk_named_file {
    struct nk_text name; /* empty: the file says it itself */
    const char *path;
};

/* More returns of a year than this there are not. */
enum { NK_NAMED_FILES_MAX = NK_REPORTING_UNITS_MAX };

struct nk_named_files {
    struct nk_named_file items[NK_NAMED_FILES_MAX];
    size_t count;
};

struct nk_offline_options {
    enum nk_offline_command command;
    const char *bundle;        /* path of the bundle, the return or the receipt; "-" for standard input */
    const char *document;      /* path of the document of a receipt; NULL for other commands */
    const char *before;        /* --before: bundle of the year before, NULL for none */
    const char *since;         /* --since: bundle of an earlier publication of the year */
    enum nk_answer answer;     /* --figures, --sector, --expenditure */
    enum nk_answer_form form;  /* --format, of the answer */
    enum nk_input input;       /* --input, of the return or the document */
    enum nk_language language; /* --lang, of the answer and of what is said about it */
    const char *sha256;        /* --sha256, expected of the bundle; NULL: not given */
    const char *result_sha256; /* --result-sha256, expected of the results */
    const char *figure, *entity, *code; /* --figure, --entity, --code */
    int year;                  /* --year, of a return; 0: not given */
    const char *actor;         /* --actor, whose return it is */
    struct nk_named_files priors; /* --prior: the actor's approved returns of earlier years, by year */
    struct nk_named_files others; /* --other: returns of other actors of the same year, by actor */
    const char *reporting_units;  /* --reporting-units: who was asked, ids with commas; NULL: not known */
    const char *catalogue;     /* --catalogue, NULL: the one beside the program */
    const char *rule_set;      /* --rule-set, of a receipt; NULL: not given */
};

/* Reads them; `argv` begins with the name of the command, which takes that many files, one or two. What --lang asks for
 * holds for everything that is said, wherever it stands. 0, or the exit status after standard error has said what is
 * wrong and what would be right. */
int nk_offline_options_read(struct nk_offline_options *ret, enum nk_offline_command command, int files, int argc,
                            char **argv);

/* The language that --lang asks for, Bokmål when it asks for none or is wrong. */
enum nk_language nk_offline_language(int argc, char **argv);

/* One line or two for each option of the command. */
void nk_offline_options_print(FILE *file, enum nk_offline_command command, enum nk_language language);

#endif
