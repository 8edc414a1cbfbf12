/* Classes of bytes in requests. No locale. */
#ifndef NK_HTTP_CHARACTER_H
#define NK_HTTP_CHARACTER_H

#include <stdbool.h>

#include "core/text.h"

static inline bool nk_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char nk_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool nk_is_alphanumeric(char c)
{
    return nk_is_digit(c) || (nk_lower(c) >= 'a' && nk_lower(c) <= 'z');
}

/* Equal without regard to the case of ASCII letters. */
bool nk_text_alike(struct nk_text a, const char *terminated);

/* Without spaces and tabs at both ends. */
struct nk_text nk_text_trimmed(struct nk_text text);

/* A token of RFC 9110 §5.6.2, at least one byte: names of methods and headers. */
bool nk_is_token(struct nk_text text);

/* Valid UTF-8 (RFC 3629) without control characters (C0, DEL, C1); a tab is allowed if `tab` says so. */
bool nk_is_plain_utf8(struct nk_text text, bool tab);

#endif
