#include "server/http/conditional.h"

#include "server/http/character.h"

static void skip(struct nk_text *rest, size_t bytes)
{
    rest->data += bytes;
    rest->length -= bytes;
}

bool nk_etag_next(struct nk_text *rest, struct nk_text *ret_opaque, bool *ret_weak)
{
    while (rest->length && memchr(", \t", rest->data[0], 3))
        skip(rest, 1);
    *ret_weak = rest->length >= 2 && memcmp(rest->data, "W/", 2) == 0;
    if (*ret_weak)
        skip(rest, 2);
    if (rest->length < 2 || rest->data[0] != '"')
        return false;
    const char *end = memchr(rest->data + 1, '"', rest->length - 1);
    if (!end)
        return false;
    size_t length = (size_t)(end - rest->data) - 1;
    *ret_opaque = (struct nk_text){.data = rest->data + 1, .length = length};
    skip(rest, length + 2);
    return true;
}

bool nk_etag_listed(struct nk_text if_none_match, struct nk_text etag)
{
    struct nk_text rest = nk_text_trimmed(if_none_match), opaque;
    bool weak;
    if (nk_text_is(rest, "*"))
        return true;
    while (nk_etag_next(&rest, &opaque, &weak))
        if (nk_text_equal(opaque, etag))
            return true;
    return false;
}
