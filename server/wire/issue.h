/* What is wrong with the form of a body: it cannot be read as what it should be. All of it in one pass, with places.
 * What is wrong with the content of a return is a finding (core/finding.h), never an issue. */
#ifndef NK_WIRE_ISSUE_H
#define NK_WIRE_ISSUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/limits.h"

enum nk_issue_code {
    NK_MALFORMED_JSON = 0,
    NK_DUPLICATE_MEMBER = 1,
    NK_UNKNOWN_MEMBER = 2,
    NK_WRONG_TYPE = 3,
    NK_DECIMAL_AS_NUMBER = 4,     /* 933.4 or 1e3, where "933.4" should stand */
    NK_INTEGER_OUT_OF_RANGE = 5,
    NK_MISSING_MEMBER = 6,
    NK_INVALID_VALUE = 7,         /* right type, not one of the values that may stand there */
    NK_INVALID_DECIMAL = 8,       /* text that should be a decimal and is not */
    NK_INVALID_UTF8 = 9,
    NK_TOO_DEEP = 10,
    NK_TOO_MANY_ITEMS = 11,
    NK_TOO_LONG = 12,
    NK_MALFORMED_CSV = 13,
    NK_UNKNOWN_COLUMN = 14,
    NK_MISSING_COLUMN = 15,
    NK_AMBIGUOUS_NUMBER = 16,     /* 1,234 of a CSV field: a thousand and more, or one and a fraction */
    NK_MISPLACED_VALUE = 17,      /* a CSV field that its section does not have */
};
enum { NK_ISSUE_CODES = 18 };

/* "malformed-json", "duplicate-member" … as problem details write it. */
const char *nk_issue_code_text(enum nk_issue_code code);

/* What should stand at the place; the words for it are in issue.c, in three languages. */
enum nk_expectation {
    NK_EXPECT_NOTHING = 0, /* nothing to say, or said by `expected` */
    NK_EXPECT_OBJECT = 1,
    NK_EXPECT_ARRAY = 2,
    NK_EXPECT_TEXT = 3,
    NK_EXPECT_BOOLEAN = 4,
    NK_EXPECT_INTEGER = 5,
    NK_EXPECT_AMOUNT = 6,  /* whole kroner as a JSON integer, or an object with value and status */
    NK_EXPECT_DECIMAL = 7, /* decimal text or a JSON integer, or an object with value and status */
    NK_EXPECT_DATE = 8,
    NK_EXPECT_TIMESTAMP = 9,
    NK_EXPECT_SOME_TEXT = 10, /* text that is not empty */
    NK_EXPECT_ONE_OF = 11,    /* one of the values that `expected` lists */
    NK_EXPECT_LATER = 12,     /* a date not before the one in `expected` */
    NK_EXPECT_SORTED = 13,    /* ids in ascending byte order, each once */
    NK_EXPECT_KNOWN = 14,     /* the id of something that the document itself defines */
    NK_EXPECT_NO_VALUE = 15,  /* no value beside the status "missing" */
    NK_EXPECT_QUOTES = 16,    /* the same digits, in quotes */
    NK_EXPECT_INTEGER_RANGE = 17, /* an integer in the range of `expected` */
    NK_EXPECT_ONCE = 18,      /* said beside the amount or inside it, not both */
    NK_EXPECT_NO_NUL = 19,    /* text without the character U+0000 */
    NK_EXPECT_MORE = 20,      /* the text ends too early */
    NK_EXPECT_OTHER = 21,     /* something else than `actual` */
    NK_EXPECT_DISTINCT = 22,  /* a value that the list does not have yet */
    /* Of a CSV body. */
    NK_EXPECT_CLOSING_QUOTE = 23,
    NK_EXPECT_QUOTES_AROUND = 24, /* a field that has a quote begins and ends with one */
    NK_EXPECT_FEWER_COLUMNS = 25,
    NK_EXPECT_COLUMNS = 26,       /* as many fields as the header: `expected` */
    NK_EXPECT_ONE_SEPARATOR = 27, /* a comma or a semicolon, not both */
    NK_EXPECT_HEADER = 28,
    NK_EXPECT_PLAIN_NUMBER = 29,  /* a number as people and spreadsheets write it */
    NK_EXPECT_WHOLE_KRONER = 30,
    NK_EXPECT_CLEAR_NUMBER = 31,  /* a number that can be read in one way: `expected` has both */
    NK_EXPECT_EMPTY_FIELD = 32,
    NK_EXPECT_KEY = 33,           /* of a change: the codes of an item, in the form of `expected` */
    NK_EXPECT_UNCLEAR_NUMBER = 34, /* a text that can be read as two numbers */
    NK_EXPECT_COLUMN_OF = 35,      /* one of the columns that `expected` lists */
    NK_EXPECT_UNSIGNED_ZERO = 36,  /* zero without a sign, or what was meant */
    NK_EXPECT_LATER_MOMENT = 37,   /* a time not before the one in `expected` */
};

struct nk_issue {
    enum nk_issue_code code;
    enum nk_expectation expectation;
    struct nk_text pointer;  /* JSON Pointer (RFC 6901) into the body, "" the whole of it; null data: no place in it */
    struct nk_text actual;   /* what was sent, shortened to NK_ISSUE_EXCERPT_MAX bytes; may be empty */
    struct nk_text expected; /* the values or the limit; may be empty */
    uint32_t line, column;   /* 1-based, counted in bytes; 0 when the pointer says it */
    uint32_t row;            /* of a CSV body, 1-based, where `column` counts fields; 0: another body */
};

/* Grows in its arena, up to NK_ISSUES_MAX. One issue a pointer: the first one told is the cause. */
struct nk_issues {
    struct nk_arena *arena;
    struct nk_issue *items; /* in the order of discovery */
    size_t count;
    size_t dropped;         /* told beyond NK_ISSUES_MAX */
    size_t capacity;
    bool no_memory;         /* one could not be kept for want of memory */
};

/* An empty list whose texts and items will live in the arena. */
static inline struct nk_issues nk_issues_in(struct nk_arena *arena)
{
    return (struct nk_issues){.arena = arena};
}

/* Adds a copy. `actual` is shortened and copied into the arena; the other texts must live as long as that. */
void nk_issues_add(struct nk_issues *issues, struct nk_issue issue);

/* What is told from here on is only counted. */
static inline bool nk_issues_full(const struct nk_issues *issues)
{
    return issues->count == NK_ISSUES_MAX;
}

/* Problems told, kept or not. */
static inline size_t nk_issues_total(const struct nk_issues *issues)
{
    return issues->count + issues->dropped;
}

/* The sentence for a reader: what is wrong, and how to write it. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_issue_detail(struct nk_arena *arena, const struct nk_issue *issue,
                                             enum nk_language language);

#endif
