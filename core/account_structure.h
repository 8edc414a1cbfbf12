/* What an annual account looks like: its lines, and the identities that hold between them. All of it is data of a
 * classification version; a check of the accounts knows no line by name. */
#ifndef NK_CORE_ACCOUNT_STRUCTURE_H
#define NK_CORE_ACCOUNT_STRUCTURE_H

#include "core/arena.h"
#include "core/catalogue.h"

/* The classification whose versions have a structure. */
#define NK_ACCOUNT_LINES "account-line"

/* The sign that a line is written with. */
enum nk_account_sign { NK_EITHER_SIGN = 0, NK_POSITIVE = 1, NK_NEGATIVE = 2 };
enum { NK_ACCOUNT_SIGNS = 3 };
/* "either", "positive", "negative" */
const char *nk_account_sign_code(enum nk_account_sign sign);
bool nk_account_sign_of(enum nk_account_sign *ret, struct nk_text code);

/* What a line is besides its code and label. */
struct nk_account_line_kind {
    struct nk_text statement;  /* "income-statement", "balance-sheet", "cash-flow", "note-8" */
    struct nk_text row, column; /* of a note whose rows are crossed with columns, otherwise empty */
    enum nk_account_sign sign;
    struct nk_text source;
};

/* What an identity says of the numbers in it. */
enum nk_identity_kind {
    NK_IDENTITY_SUM = 0,             /* a sum line is the sum of its parts, down */
    NK_IDENTITY_ACROSS = 1,          /* a total of a row is the sum of its columns */
    NK_IDENTITY_ROLL_FORWARD = 2,    /* opening and movements are closing */
    NK_IDENTITY_CROSS_REFERENCE = 3, /* the same number stands elsewhere */
    NK_IDENTITY_OPENING = 4,         /* opening is the closing of the year before */
    NK_IDENTITY_CHANGE = 5,          /* a change is closing less the closing of the year before */
    NK_IDENTITY_AT_MOST = 6,         /* what is stated is no more than the terms give */
};
enum { NK_IDENTITY_KINDS = 7 };
/* "sum", "across", "roll-forward", "cross-reference", "opening", "change", "at-most" */
const char *nk_identity_kind_code(enum nk_identity_kind kind);
bool nk_identity_kind_of(enum nk_identity_kind *ret, struct nk_text code);

/* A number of the return outside its account lines. */
enum nk_account_number {
    NK_NO_ACCOUNT_NUMBER = 0,
    NK_ACCOUNT_OPERATING_REVENUE = 1,
    NK_ACCOUNT_OPERATING_COST = 2,
    NK_ACCOUNT_DEPRECIATION = 3,
    NK_ACCOUNT_WRITE_DOWNS = 4,
    NK_ACCOUNT_ICT_OPERATING = 5,  /* the sum of the operating cells */
    NK_ACCOUNT_ICT_INVESTMENT = 6, /* the sum of the investment cells */
};
enum { NK_ACCOUNT_NUMBERS = 7 };
/* "operating-revenue" …; empty for NK_NO_ACCOUNT_NUMBER, which no text stands for */
const char *nk_account_number_code(enum nk_account_number number);
bool nk_account_number_of(enum nk_account_number *ret, struct nk_text code);

/* One number of an identity: an account line or a number of the return. */
struct nk_account_term {
    struct nk_text line;          /* empty: `number` */
    enum nk_account_number number;
    bool negative;
    int8_t year_offset;           /* 0, or -1 for the year before */
    int index;                    /* of the line in the codes; set by nk_account_structure_bind */
};

/* stated = Σ ± terms, or ≤ for NK_IDENTITY_AT_MOST. */
struct nk_account_identity {
    struct nk_text id;
    enum nk_identity_kind kind;
    struct nk_label label;
    struct nk_account_term stated;
    struct nk_account_term *terms;
    size_t term_count;
    struct nk_text source;
};

struct nk_account_structure {
    const struct nk_account_line_kind *lines; /* one for each code of the classification, in its order */
    struct nk_account_identity *identities;   /* in the order of the accounts */
    size_t identity_count;
    const size_t *by_code;                    /* positions of the codes in byte order; set by bind */
};

/* Finds the lines that the identities speak of, once, when a catalogue is made.
 * NK_INVALID: an identity speaks of a line that is not in `codes`, or of no number at all. */
NK_MUST_CHECK enum nk_status nk_account_structure_bind(struct nk_account_structure *structure, struct nk_arena *arena,
                                                       const struct nk_code_list *codes);

/* Position of a code, -1 when there is none. */
int nk_account_line_find(const struct nk_classification *classification, struct nk_text code);

/* Finds lines one after the other: those that come in the order of the codes are found without a search. Starts as
 * {.classification = …}. */
struct nk_account_line_finder {
    const struct nk_classification *classification;
    size_t next; /* the line behind the last one found */
};
int nk_account_line_find_next(struct nk_account_line_finder *finder, struct nk_text code);

/* The identity that makes the line a sum of its parts; NULL for a line that is no sum. */
const struct nk_account_identity *nk_account_sum_of(const struct nk_account_structure *structure, int line);
/* The term by which the line goes into a declared sum, and in `ret_sum` that sum; NULL when it goes into none. */
const struct nk_account_term *nk_account_parent(const struct nk_account_identity **ret_sum,
                                                const struct nk_account_structure *structure, int line);

#endif
