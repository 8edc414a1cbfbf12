#include "server/web/assets.h"

const struct nk_asset *nk_asset_find(struct nk_text path)
{
    for (size_t i = 0; i < nk_asset_count; i++)
        if (nk_text_is(path, nk_assets[i].path))
            return &nk_assets[i];
    return NULL;
}
