#include "server/db/catalogue_accounts.h"

#include "core/account_structure.h"
#include "server/db/query.h"
#include "sql/statements.h"

/* A line with the version that it belongs to; so the identities and the terms. */
struct kind_line {
    struct nk_text version;
    struct nk_account_line_kind kind;
};

struct identity_line {
    struct nk_text version;
    struct nk_account_identity identity;
};

struct term_line {
    struct nk_text version, identity;
    struct nk_account_term term;
};

static bool read_kind(struct nk_row *row, void *ret)
{
    struct kind_line *line = ret;
    line->version = nk_row_text(row);
    line->kind.statement = nk_row_text(row);
    line->kind.row = nk_row_text(row);
    line->kind.column = nk_row_text(row);
    bool known = nk_account_sign_of(&line->kind.sign, nk_row_borrow(row));
    line->kind.source = nk_row_text(row);
    return known;
}

static bool read_identity(struct nk_row *row, void *ret)
{
    struct identity_line *line = ret;
    line->version = nk_row_text(row);
    line->identity.id = nk_row_text(row);
    bool known = nk_identity_kind_of(&line->identity.kind, nk_row_borrow(row));
    line->identity.label = nk_row_label(row);
    line->identity.source = nk_row_text(row);
    return known;
}

static bool read_term(struct nk_row *row, void *ret)
{
    struct term_line *line = ret;
    line->version = nk_row_text(row);
    line->identity = nk_row_text(row);
    line->term.line = nk_row_text(row);
    struct nk_text number = nk_row_borrow(row);
    bool known = number.length == 0 || nk_account_number_of(&line->term.number, number);
    line->term.negative = nk_row_boolean(row);
    line->term.year_offset = nk_row_int8(row);
    return known;
}

struct list {
    void *items;
    size_t count;
};

/* The lines of all versions; those of one are neighbours, in the order of its codes. */
struct accounts {
    struct list kinds, identities, terms;
};

static enum nk_db_status read_all(struct nk_db *db, struct nk_arena *arena, struct accounts *ret)
{
    const struct {
        const struct nk_statement *statement;
        nk_db_row_reader *reader;
        size_t size;
        struct list *list;
    } lists[] = {
        {NK_SQL_ACCOUNT_LINES, read_kind, sizeof(struct kind_line), &ret->kinds},
        {NK_SQL_ACCOUNT_IDENTITIES, read_identity, sizeof(struct identity_line), &ret->identities},
        {NK_SQL_ACCOUNT_TERMS, read_term, sizeof(struct term_line), &ret->terms},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        const struct nk_parameters parameters = nk_db_parameters(db);
        enum nk_db_status status = nk_db_read_many(db, arena, lists[i].statement, &parameters, lists[i].reader,
                                                   lists[i].size, &lists[i].list->items, &lists[i].list->count);
        if (status < NK_DB_NONE)
            return status;
    }
    return NK_DB_ONE;
}

static bool give_kinds(struct nk_account_structure *to, struct nk_arena *arena, const struct list *kinds,
                       const struct nk_classification *classification)
{
    const struct kind_line *lines = kinds->items;
    struct nk_account_line_kind *all = NK_NEW_ARRAY(arena, struct nk_account_line_kind, classification->codes.count);
    size_t count = 0;
    for (size_t i = 0; i < kinds->count && all; i++) {
        if (!nk_text_equal(lines[i].version, classification->version))
            continue;
        if (count == classification->codes.count)
            return false;
        all[count++] = lines[i].kind;
    }
    to->lines = all;
    return all && count == classification->codes.count;
}

static bool belongs_to(const struct list *terms, size_t position, struct nk_text version, struct nk_text identity)
{
    const struct term_line *lines = terms->items;
    return position < terms->count && nk_text_equal(lines[position].version, version) &&
           nk_text_equal(lines[position].identity, identity);
}

/* The terms are sorted like the identities; the first of one is what is stated. */
static bool give_terms(struct nk_account_identity *identity, struct nk_account_term *all, size_t *next,
                       const struct list *terms, struct nk_text version)
{
    const struct term_line *lines = terms->items;
    if (!belongs_to(terms, *next, version, identity->id))
        return false;
    identity->stated = lines[(*next)++].term;
    identity->terms = all + *next;
    for (; belongs_to(terms, *next, version, identity->id); (*next)++) {
        all[*next] = lines[*next].term;
        identity->term_count++;
    }
    return identity->term_count > 0;
}

static bool give_identities(struct nk_account_structure *to, struct nk_arena *arena, const struct accounts *from,
                            struct nk_text version)
{
    const struct identity_line *lines = from->identities.items;
    const struct term_line *terms = from->terms.items;
    struct nk_account_term *all = NK_NEW_ARRAY(arena, struct nk_account_term, from->terms.count);
    to->identities = NK_NEW_ARRAY(arena, struct nk_account_identity, from->identities.count);
    if (!to->identities || !all)
        return false;

    size_t next = 0;
    while (next < from->terms.count && !nk_text_equal(terms[next].version, version))
        next++;
    for (size_t i = 0; i < from->identities.count; i++) {
        if (!nk_text_equal(lines[i].version, version))
            continue;
        struct nk_account_identity *identity = &to->identities[to->identity_count++];
        *identity = lines[i].identity;
        if (!give_terms(identity, all, &next, &from->terms, version))
            return false;
    }
    return true;
}

enum nk_db_status nk_db_catalogue_load_accounts(struct nk_db *db, struct nk_arena *arena,
                                                struct nk_classification *classifications, size_t classification_count)
{
    struct accounts accounts;
    enum nk_db_status status = read_all(db, arena, &accounts);
    if (status < NK_DB_NONE)
        return status;
    for (size_t i = 0; i < classification_count; i++) {
        struct nk_classification *classification = &classifications[i];
        if (!nk_text_is(classification->id, NK_ACCOUNT_LINES))
            continue;
        struct nk_account_structure *structure = NK_NEW(arena, struct nk_account_structure);
        if (!structure || !give_kinds(structure, arena, &accounts.kinds, classification))
            return nk_db_unreadable(db, NK_SQL_ACCOUNT_LINES);
        if (!give_identities(structure, arena, &accounts, classification->version))
            return nk_db_unreadable(db, NK_SQL_ACCOUNT_IDENTITIES);
        if (nk_account_structure_bind(structure, arena, &classification->codes) != NK_OK)
            return nk_db_unreadable(db, NK_SQL_ACCOUNT_TERMS);
        classification->accounts = structure;
    }
    return NK_DB_ONE;
}
