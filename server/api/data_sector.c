#include "server/api/handlers.h"
#include "server/api/selection.h"
#include "server/wire/csv.h"
#include "server/wire/sector_out.h"

static bool build_sector(struct nk_viewing *viewing, struct nk_buffer *ret)
{
    const struct nk_publication *publication;
    if (!nk_select_publication(&publication, NULL, viewing))
        return false;
    *ret = viewing->representation.format == NK_CSV ? nk_sector_csv(publication)
                                                    : nk_sector_json(publication, nk_viewing_language(viewing));
    return true;
}

static const char *const sector_parameters[] = {"year", "publication", "asOf", NULL};
static const struct nk_view sector_view = {
    .formats = NK_JSON | NK_CSV, .parameters = sector_parameters, .build = build_sector};
NK_VIEW_HANDLER(nk_get_sector_data, sector_view)
