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
    struct nk_text note;
    __int128 value;
    struct nk_place place;
};

/* The lines of the return by the position of their code. */
struct nk_account_view {
    const struct nk_classification *classification;
    const struct nk_account_structure *structure; /* that of the classification */
    const struct nk_account_line **lines; /* NULL: left out. Of a line that is there twice, the first. */
};

/* The years of a return, as offsets: `amount` and `priorYear`. */
enum { NK_ACCOUNT_THIS_YEAR = 0, NK_ACCOUNT_YEAR_BEFORE = -1 };

/* Made once in a run. NULL: the return has no account lines, the year no structure of them, or there is no memory. */
const struct nk_account_view *nk_check_account_view(struct nk_checking *checking);

/* The number that a term means when the identity is looked at in `year`. */
struct nk_account_value nk_check_account_value(const struct nk_checking *checking, const struct nk_account_view *view,
                                               const struct nk_account_term *term, int year);

/* What the terms of an identity add up to. */
struct nk_account_sum {
    __int128 sum;
    size_t known;    /* terms that have a value */
    bool incomplete; /* a term is missing, or a year that the terms speak of has none */
    bool quoted;     /* every one of them is */
};
struct nk_account_sum nk_check_account_sum(const struct nk_checking *checking, const struct nk_account_view *view,
                                           const struct nk_account_identity *identity, int year);

#endif
