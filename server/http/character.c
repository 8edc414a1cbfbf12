#include "server/http/character.h"

#include <stddef.h>

bool nk_text_alike(struct nk_text a, const char *terminated)
{
    for (size_t i = 0; i < a.length; i++)
        if (terminated[i] == '\0' || nk_lower(a.data[i]) != nk_lower(terminated[i]))
            return false;
    return terminated[a.length] == '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

struct nk_text nk_text_trimmed(struct nk_text text)
{
    while (text.length > 0 && is_blank(text.data[text.length - 1]))
        text.length--;
    while (text.length > 0 && is_blank(text.data[0])) {
        text.data++;
        text.length--;
    }
    return text;
}

bool nk_is_token(struct nk_text text)
{
    static const char marks[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < text.length; i++)
        if (!nk_is_alphanumeric(text.data[i]) && !memchr(marks, text.data[i], sizeof marks - 1))
            return false;
    return text.length > 0;
}

/* The well-formed sequences of the Unicode standard (table 3-7): bytes after the first are 80–BF except where
 * the range of the second is narrower, which keeps out overlong forms, surrogates and what lies beyond
 * U+10FFFF. */
static size_t sequence_length(const unsigned char *bytes, size_t left)
{
    static const struct {
        unsigned char first_from, first_to, second_from, second_to, length;
    } forms[] = {
        {0xC2, 0xC2, 0xA0, 0xBF, 2}, /* U+0080–U+009F are the C1 controls */
        {0xC3, 0xDF, 0x80, 0xBF, 2},
        {0xE0, 0xE0, 0xA0, 0xBF, 3},
        {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3},
        {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4},
        {0xF1, 0xF3, 0x80, 0xBF, 4},
        {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (bytes[0] < forms[i].first_from || bytes[0] > forms[i].first_to)
            continue;
        if (left < forms[i].length || bytes[1] < forms[i].second_from || bytes[1] > forms[i].second_to)
            return 0;
        for (size_t j = 2; j < forms[i].length; j++)
            if (bytes[j] < 0x80 || bytes[j] > 0xBF)
                return 0;
        return forms[i].length;
    }
    return 0;
}

bool nk_is_plain_utf8(struct nk_text text, bool tab)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t at = 0;
    while (at < text.length) {
        if (bytes[at] < 0x80) {
            bool control = bytes[at] < 0x20 || bytes[at] == 0x7F;
            if (control && !(tab && bytes[at] == '\t'))
                return false;
            at++;
            continue;
        }
        size_t length = sequence_length(bytes + at, text.length - at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}
