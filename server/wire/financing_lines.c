#include "server/wire/financing_lines.h"

#include "core/money.h"
#include "server/wire/labels.h"

struct nk_financing_cursor nk_financing_lines(const struct nk_publication *publication,
                                              const struct nk_entity *actor, enum nk_language language)
{
    return (struct nk_financing_cursor){
        .publication = publication,
        .actor = actor,
        .language = language,
        .left = actor->own_total,
    };
}

static struct nk_text financier_name(const struct nk_catalogue *catalogue, struct nk_text id,
                                     enum nk_language language)
{
    for (size_t i = 0; i < catalogue->outside_financier_count; i++)
        if (nk_text_equal(catalogue->outside_financiers[i].id, id))
            return nk_label_in(&catalogue->outside_financiers[i].name, language);
    return nk_entity_text(catalogue, id, language);
}

static bool set_share(struct nk_financing_cursor *cursor, struct nk_financing_line *line)
{
    enum nk_status status = nk_decimal_ratio(&line->share, nk_decimal_integer(line->amount),
                                             nk_decimal_integer(cursor->actor->own_total), 100, 1);
    line->has_share = status == NK_OK;
    cursor->failed = status != NK_OK && status != NK_UNDEFINED;
    return !cursor->failed;
}

bool nk_financing_next(struct nk_financing_cursor *cursor, struct nk_financing_line *ret)
{
    static const char *const bases[] = {[NK_BASIS_KEY] = "key", [NK_BASIS_AMOUNT] = "amount"};
    if (cursor->ended || cursor->failed)
        return false;

    if (cursor->next_flow == cursor->actor->financing_count) {
        cursor->ended = true;
        *ret = (struct nk_financing_line){
            .financier = NK_TEXT("unfinanced"),
            .name = nk_label_in(nk_origin_label(NK_ORIGIN_RESIDUAL), cursor->language),
            .kind = "unfinanced",
            .amount = cursor->left,
        };
        return cursor->left != 0 && set_share(cursor, ret);
    }

    const struct nk_flow *flow = &cursor->actor->financing[cursor->next_flow++];
    const struct nk_number *key = &flow->supplier->submission->financing[flow->financing_index].share;
    *ret = (struct nk_financing_line){
        .financier = flow->financier,
        .name = financier_name(&cursor->publication->bundle.catalogue, flow->financier, cursor->language),
        .entity = flow->entity ? flow->entity->id : NK_TEXT(""),
        .kind = flow->entity ? nk_actor_kind_code(flow->entity->kind) : "outside",
        .basis = bases[flow->basis],
        .has_key = flow->basis == NK_BASIS_KEY && key->given,
        .key = key->value,
        .amount = flow->total,
    };
    if (!nk_money_subtract(&cursor->left, flow->total)) {
        cursor->failed = true;
        return false;
    }
    return set_share(cursor, ret);
}
