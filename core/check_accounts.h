/* The account lines of a return beside what is declared of them. Private to the checks of the accounts. */
#ifndef NK_CORE_CHECK_ACCOUNTS_H
#define NK_CORE_CHECK_ACCOUNTS_H

#include "core/account_structure.h"
#include "core/check.h"

/* A number of the return as it is looked at. */
struct nk_account_value {
    bool given;  /* it is there at all */
    bool known;  /* and has a value */
    bool quoted; /* its status is public-source, and a note says where it is printed: not the sender's to change */
    __int128 value;
    const struct nk_text *note;   /* NULL: it is a sum of cells, or not given */
    const struct nk_place *place; /* NULL: it is not given */
};

/* What the terms of an identity add up to. */
struct nk_account_sum {
    __int128 sum;
    size_t known;    /* terms that have a value */
    bool incomplete; /* a term is missing, or a year that the terms speak of has none */
    bool quoted;     /* every one of them is */
};

/* What is stated, beside what the terms of the identity give. */
struct nk_account_sides {
    struct nk_account_value stated;
    struct nk_account_sum sum;
};

/* The years of a return, as offsets: `amount` and `priorYear`. */
enum { NK_ACCOUNT_THIS_YEAR = 0, NK_ACCOUNT_YEAR_BEFORE = -1, NK_ACCOUNT_YEARS = 2 };

/* The lines of the return by the position of their code. */
struct nk_account_view {
    const struct nk_classification *classification;
    const struct nk_account_structure *structure; /* that of the classification */
    const struct nk_account_line **lines; /* NULL: left out. Of a line that is there twice, the first. */
    const struct nk_account_sides *sides; /* of each identity in this year, then in the one before */
};

/* Made once in a run. NULL: the return has no account lines, the year no structure of them, or there is no memory. */
const struct nk_account_view *nk_check_account_view(struct nk_checking *checking);

/* The sides of an identity of the structure, when it is looked at in `year`. */
static inline const struct nk_account_sides *nk_account_sides_of(const struct nk_account_view *view, size_t identity,
                                                                 int year)
{
    return &view->sides[identity * NK_ACCOUNT_YEARS + (year != NK_ACCOUNT_THIS_YEAR)];
}

#endif
