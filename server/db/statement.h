/* One prepared statement. sql/statements.h, which is made from the files of sql/statements, has one
 * for each. Private to this folder. */
#ifndef NK_DB_STATEMENT_H
#define NK_DB_STATEMENT_H

struct nk_statement {
    const char *name;
    const char *text;
    int parameters;
    int columns;
    const char *column_names; /* joined by commas */
};

#endif
