#include "server/wire/json_text.h"

#include <stdint.h>
#include <string.h>

#include "server/wire/utf8.h"

const char nk_json_escapes[256] = {
    [0x00] = 'u', [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u', [0x07] = 'u',
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0B] = 'u', ['\f'] = 'f', ['\r'] = 'r', [0x0E] = 'u', [0x0F] = 'u',
    [0x10] = 'u', [0x11] = 'u', [0x12] = 'u', [0x13] = 'u', [0x14] = 'u', [0x15] = 'u', [0x16] = 'u', [0x17] = 'u',
    [0x18] = 'u', [0x19] = 'u', [0x1A] = 'u', [0x1B] = 'u', [0x1C] = 'u', [0x1D] = 'u', [0x1E] = 'u', [0x1F] = 'u',
    ['"'] = '"',  ['\\'] = '\\',
};

static void write_escaped(struct nk_writer *writer, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char escape = nk_json_escapes[byte];
    const char code[] = {'\\', escape, '0', '0', digits[byte >> 4], digits[byte & 0xF]};
    nk_write(writer, code, escape == 'u' ? sizeof code : 2);
}

#define EACH UINT64_C(0x0101010101010101)
#define HIGHEST (EACH * 0x80)

/* Eight bytes at once: the highest bit of some byte stays when one of them is less than `least`, which is
 * at most 0x80. */
static uint64_t some_below(uint64_t eight, unsigned char least)
{
    return (eight - EACH * least) & ~eight & HIGHEST;
}

/* Most text is ASCII, and nothing in it is escaped. */
static void look_over(struct nk_text text, bool *ret_is_ascii, bool *ret_is_escaped)
{
    uint64_t eight, escaped = 0, all = 0;
    size_t at = 0;
    for (; text.length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        all |= eight;
        escaped |= some_below(eight, 0x20) | some_below(eight ^ EACH * '"', 1) | some_below(eight ^ EACH * '\\', 1);
    }
    for (; at < text.length; at++) {
        all |= (unsigned char)text.data[at];
        escaped |= (unsigned char)nk_json_escapes[(unsigned char)text.data[at]];
    }
    *ret_is_ascii = !(all & HIGHEST);
    *ret_is_escaped = escaped;
}

void nk_write_plain_json_text(struct nk_writer *writer, struct nk_text text)
{
    unsigned char *room = nk_writer_room(writer, text.length + 2);
    if (!room)
        return;
    room[0] = room[text.length + 1] = '"';
    if (text.length > 0)
        memcpy(room + 1, text.data, text.length);
    writer->buffer.length += text.length + 2;
}

bool nk_write_json_text(struct nk_writer *writer, struct nk_text text)
{
    bool is_ascii, is_escaped;
    look_over(text, &is_ascii, &is_escaped);
    if (!is_ascii && nk_utf8_valid_length(text) < text.length)
        return false;
    if (!is_escaped) {
        nk_write_plain_json_text(writer, text);
        return true;
    }
    nk_write(writer, "\"", 1);
    size_t begin = 0;
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        if (!nk_json_escapes[byte])
            continue;
        nk_write(writer, text.data + begin, i - begin);
        write_escaped(writer, byte);
        begin = i + 1;
    }
    nk_write(writer, text.data + begin, text.length - begin);
    nk_write(writer, "\"", 1);
    return true;
}
