/* The files that the server carries inside itself: the dashboard, the reference page, the API's contract.
 * embed.py puts them into the program when it is built, so they are there as long as the process is. */
#ifndef NK_WEB_ASSETS_H
#define NK_WEB_ASSETS_H

#include <stddef.h>

#include "core/text.h"

struct nk_asset {
    const char *path;         /* of the address: "/", "/docs", "/v1/openapi.json", "/assets/dashboard.css" */
    const char *content_type;
    const unsigned char *data;
    size_t length;
    const char *etag;         /* the first 32 hexadecimal digits of the SHA-256 of the bytes, without quotes */
    const char *policy;       /* the Content-Security-Policy of a page, NULL for other files */
};

/* Sorted by path, byte order. */
extern const struct nk_asset nk_assets[];
extern const size_t nk_asset_count;

/* NULL when there is none. */
const struct nk_asset *nk_asset_find(struct nk_text path);

#endif
