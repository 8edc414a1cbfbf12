#include "server/wire/account_structure_out.h"

#include "core/account_structure.h"

static void build_parent(struct nk_builder *builder, struct nk_node account,
                         const struct nk_account_structure *structure, int line)
{
    const struct nk_account_identity *sum;
    const struct nk_account_term *term = nk_account_parent(&sum, structure, line);
    if (!term) {
        nk_build_null(builder, account, "parent");
        return;
    }
    struct nk_node parent = nk_build_object(builder, account, "parent");
    nk_build_text(builder, parent, "code", sum->stated.line);
    nk_build_boolean(builder, parent, "negative", term->negative);
    nk_build_text(builder, parent, "identity", sum->id);
}

void nk_build_account_line(struct nk_builder *builder, struct nk_node code,
                           const struct nk_classification *classification, size_t position)
{
    const struct nk_account_structure *structure = classification->accounts;
    if (!structure)
        return;
    const struct nk_account_line_kind *line = &structure->lines[position];
    struct nk_node account = nk_build_object(builder, code, "account");
    nk_build_text(builder, account, "statement", line->statement);
    nk_build_text_or_null(builder, account, "row", line->row);
    nk_build_text_or_null(builder, account, "column", line->column);
    nk_build_code(builder, account, "sign", nk_account_sign_code(line->sign));
    nk_build_boolean(builder, account, "isSum", nk_account_sum_of(structure, (int)position) != NULL);
    build_parent(builder, account, structure, (int)position);
}

static void build_term(struct nk_builder *builder, struct nk_node item, const struct nk_account_term *term)
{
    nk_build_text_or_null(builder, item, "line", term->line);
    if (term->number == NK_NO_ACCOUNT_NUMBER)
        nk_build_null(builder, item, "number");
    else
        nk_build_code(builder, item, "number", nk_account_number_code(term->number));
    nk_build_boolean(builder, item, "negative", term->negative);
    nk_build_integer(builder, item, "yearOffset", term->year_offset);
}

void nk_build_account_identities(struct nk_builder *builder, struct nk_node root,
                                 const struct nk_classification *classification)
{
    const struct nk_account_structure *structure = classification->accounts;
    if (!structure)
        return;
    struct nk_node identities = nk_build_array(builder, root, "identities");
    for (size_t i = 0; i < structure->identity_count; i++) {
        const struct nk_account_identity *identity = &structure->identities[i];
        struct nk_node item = nk_build_item_object(builder, identities);
        nk_build_text(builder, item, "id", identity->id);
        nk_build_code(builder, item, "kind", nk_identity_kind_code(identity->kind));
        nk_build_label(builder, item, "label", &identity->label);
        build_term(builder, nk_build_object(builder, item, "stated"), &identity->stated);
        struct nk_node terms = nk_build_array(builder, item, "terms");
        for (size_t k = 0; k < identity->term_count; k++)
            build_term(builder, nk_build_item_object(builder, terms), &identity->terms[k]);
        nk_build_text(builder, item, "source", identity->source);
    }
}
