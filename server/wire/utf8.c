#include "server/wire/utf8.h"

#include <stdint.h>
#include <string.h>

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the code point at `bytes`, 0 when there is none. */
static size_t code_point_length(const unsigned char *bytes, size_t available)
{
    const unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    /* Most of the others have two bytes; 0xC0 and 0xC1 would only begin what has one. */
    if (first >= 0xC2 && first < 0xE0)
        return available >= 2 && is_continuation(bytes[1]) ? 2 : 0;

    size_t length = 0;
    uint32_t value = 0;
    uint32_t least = 0;
    if ((first & 0xF0) == 0xE0) {
        length = 3;
        value = first & 0x0FU;
        least = 0x800;
    } else if ((first & 0xF8) == 0xF0) {
        length = 4;
        value = first & 0x07U;
        least = 0x10000;
    }
    if (length == 0 || length > available)
        return 0;

    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(bytes[i]))
            return 0;
        value = (value << 6) | (bytes[i] & 0x3FU);
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < least || value > 0x10FFFF || is_surrogate ? 0 : length;
}

/* ASCII, which is what most text is, eight bytes at once. */
static size_t skip_ascii(const unsigned char *bytes, size_t at, size_t length)
{
    uint64_t eight;
    while (length - at >= sizeof eight) {
        memcpy(&eight, bytes + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
        at += sizeof eight;
    }
    while (at < length && bytes[at] < 0x80)
        at++;
    return at;
}

size_t nk_utf8_valid_length(struct nk_text text)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    size_t at = 0;
    while ((at = skip_ascii(bytes, at, text.length)) < text.length) {
        const size_t length = code_point_length(bytes + at, text.length - at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

size_t nk_utf8_characters(struct nk_text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !is_continuation((unsigned char)text.data[i]);
    return count;
}

bool nk_utf8_is_blank(struct nk_text text)
{
    static const char *const wide_spaces[] = {
        "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
        "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A",
        "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
    };
    size_t at = 0;
    while (at < text.length) {
        size_t length = text.data[at] == ' ' || (text.data[at] >= '\t' && text.data[at] <= '\r');
        for (size_t i = 0; length == 0 && i < sizeof wide_spaces / sizeof wide_spaces[0]; i++) {
            const size_t wide = strlen(wide_spaces[i]);
            if (wide <= text.length - at && memcmp(text.data + at, wide_spaces[i], wide) == 0)
                length = wide;
        }
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

struct nk_text nk_utf8_cut(struct nk_text text, size_t limit)
{
    if (text.length <= limit)
        return text;
    size_t length = limit;
    while (length > 0 && is_continuation((unsigned char)text.data[length]))
        length--;
    return (struct nk_text){.data = text.data, .length = length};
}
