#include "core/publication.h"

#include "core/codes.h"

enum { KINDS = 2 };
static const char *const kinds[KINDS] = {
    [NK_PROVISIONAL] = "provisional",
    [NK_FINAL] = "final",
};

const char *nk_publication_kind_code(enum nk_publication_kind kind)
{
    return nk_codes_text(kinds, KINDS, kind);
}

bool nk_publication_kind_of(enum nk_publication_kind *ret, struct nk_text code)
{
    int found = nk_codes_find(kinds, KINDS, code);
    if (found < 0)
        return false;
    *ret = (enum nk_publication_kind)found;
    return true;
}

enum nk_status nk_publication_compute(struct nk_publication *publication, struct nk_arena *arena)
{
    const struct nk_bundle *bundle = &publication->bundle;
    publication->input = (struct nk_consolidation_input){
        .catalogue = &bundle->catalogue,
        .methodology = bundle->methodology,
        .year = bundle->head.year,
        .returns = bundle->returns,
        .return_count = bundle->return_count,
        .reporting_units = bundle->reporting_units,
        .reporting_unit_count = bundle->reporting_unit_count,
    };
    enum nk_status status = nk_consolidate(&publication->consolidation, arena, &publication->input);
    if (status != NK_OK)
        return status;
    status = nk_proof_check(&publication->proof, &publication->consolidation);
    if (status != NK_OK)
        return status;
    if (publication->proof.failed > 0 || publication->proof.residual != 0)
        return NK_INVALID;
    return nk_sums_compute(&publication->sums, arena, &publication->consolidation);
}
