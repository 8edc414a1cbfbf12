#include "server/wire/json_text.h"

#include "server/wire/utf8.h"

/* The letter after the backslash; 'u' for a code in four hexadecimal digits; 0: stands as it is. */
static char escape_of(unsigned char byte)
{
    static const char short_forms[0x20] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (byte == '"' || byte == '\\')
        return (char)byte;
    if (byte >= 0x20)
        return '\0';
    return short_forms[byte] ? short_forms[byte] : 'u';
}

static void write_escaped(struct nk_writer *writer, unsigned char byte)
{
    static const char digits[] = "0123456789ABCDEF";
    const char escape = escape_of(byte);
    const char code[] = {'\\', escape, '0', '0', digits[byte >> 4], digits[byte & 0xF]};
    nk_write(writer, code, escape == 'u' ? sizeof code : 2);
}

bool nk_write_json_text(struct nk_writer *writer, struct nk_text text)
{
    if (nk_utf8_valid_length(text) < text.length)
        return false;
    nk_write(writer, "\"", 1);
    size_t begin = 0;
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char byte = (unsigned char)text.data[i];
        if (!escape_of(byte))
            continue;
        nk_write(writer, text.data + begin, i - begin);
        write_escaped(writer, byte);
        begin = i + 1;
    }
    nk_write(writer, text.data + begin, text.length - begin);
    nk_write(writer, "\"", 1);
    return true;
}
