#include "server/http/conditional.h"

#include "server/http/character.h"

static void skip(struct nk_text *rest, size_t bytes)
{
    rest->data += bytes;
    rest->length -= bytes;
}

/* Takes one [W/]"…" off the front. */
static bool take_tag(struct nk_text *rest, struct nk_text *ret_opaque)
{
    if (rest->length >= 2 && memcmp(rest->data, "W/", 2) == 0)
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
    struct nk_text rest = nk_text_trimmed(if_none_match);
    if (nk_text_is(rest, "*"))
        return true;
    while (rest.length > 0) {
        if (rest.data[0] == ',' || rest.data[0] == ' ' || rest.data[0] == '\t') {
            skip(&rest, 1);
            continue;
        }
        struct nk_text opaque;
        if (!take_tag(&rest, &opaque))
            return false;
        if (nk_text_equal(opaque, etag))
            return true;
    }
    return false;
}
