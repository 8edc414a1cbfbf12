#include "server/wire/published_out.h"

#include "core/money.h"
#include "server/wire/labels.h"

void nk_build_published(struct nk_builder *builder, struct nk_node root,
                        const struct nk_publication_head *const *publications, size_t count, bool illustrative,
                        enum nk_language language)
{
    struct nk_node ids = nk_build_array(builder, root, "publications");
    for (size_t i = 0; i < count; i++)
        nk_build_item_text(builder, ids, publications[i]->id);
    nk_build_code(builder, root, "licence", NK_LICENCE);
    nk_build_boolean(builder, root, "illustrative", illustrative);
    if (illustrative)
        nk_build_text(builder, root, "notice", nk_label_in(&nk_illustrative_notice, language));
    else
        nk_build_null(builder, root, "notice");
}

void nk_build_absence(struct nk_builder *builder, struct nk_node parent, enum nk_absence absence,
                      enum nk_language language)
{
    if (absence == NK_PRESENT) {
        nk_build_null(builder, parent, "absence");
        return;
    }
    struct nk_node reason = nk_build_object(builder, parent, "absence");
    nk_build_code(builder, reason, "code", nk_absence_code(absence));
    nk_build_text(builder, reason, "detail", nk_label_in(nk_absence_label(absence), language));
}

void nk_build_proof(struct nk_builder *builder, struct nk_node root, const struct nk_proof *proof)
{
    struct nk_node parent = nk_build_object(builder, root, "proof");
    nk_build_integer(builder, parent, "residual", proof->residual);
    nk_build_integer(builder, parent, "marginRounding", proof->margin_rounding);
    struct nk_node identities = nk_build_array(builder, parent, "identities");
    for (int number = 0; number < NK_IDENTITIES; number++) {
        const struct nk_identity_check *check = &proof->identities[number];
        int64_t difference = check->left;
        if (!nk_money_subtract(&difference, check->right))
            builder->failed = true;
        struct nk_node item = nk_build_item_object(builder, identities);
        nk_build_code(builder, item, "identity", nk_identity_code((enum nk_identity)number));
        nk_build_integer(builder, item, "left", check->left);
        nk_build_integer(builder, item, "right", check->right);
        nk_build_integer(builder, item, "difference", difference);
        nk_build_count(builder, item, "checked", check->checked);
        nk_build_count(builder, item, "failed", check->failed);
    }
    nk_build_count(builder, parent, "checked", proof->checked);
    nk_build_count(builder, parent, "failed", proof->failed);
}

void nk_build_missing(struct nk_builder *builder, struct nk_node root, const struct nk_publication *publication)
{
    const struct nk_sums *sums = &publication->sums;
    int sector = nk_sums_entity(sums, NK_TEXT(NK_SECTOR));
    if (sector < 0) {
        builder->failed = true;
        return;
    }
    nk_build_actor_ids(builder, root, "missing", sums->missing[sector], sums->missing_count[sector]);
}

void nk_build_sector_estimated_share(struct nk_builder *builder, struct nk_node root,
                                     const struct nk_publication *publication)
{
    const struct nk_sums *sums = &publication->sums;
    int sector = nk_sums_entity(sums, NK_TEXT(NK_SECTOR));
    if (sector < 0) {
        builder->failed = true;
        return;
    }
    const struct nk_sum_value *net = &sums->values[sector * NK_SUMS + NK_SUM_ICT_EXPENDITURE];
    struct nk_decimal share;
    switch (nk_decimal_ratio(&share, net->estimated, net->value, 100, 1)) {
    case NK_OK:
        nk_build_decimal(builder, root, "estimatedShare", share);
        return;
    case NK_UNDEFINED:
        nk_build_null(builder, root, "estimatedShare");
        return;
    case NK_NO_MEMORY:
    case NK_OVERFLOW:
    case NK_INVALID:
    case NK_CYCLE:
    case NK_LIMIT:
        builder->failed = true;
        return;
    }
}
