#include "server/offline/paragraph.h"

#include <stdbool.h>
#include <stdint.h>

#include "server/offline/say.h"

struct range {
    uint32_t first, last;
};

static const struct range combining[] = {{0x0300, 0x036f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f},
                                         {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
static const struct range wide[] = {{0x1100, 0x115f}, {0x2e80, 0xa4cf},   {0xac00, 0xd7a3},
                                    {0xf900, 0xfaff}, {0xfe30, 0xfe6f},   {0xff00, 0xff60},
                                    {0xffe0, 0xffe6}, {0x1f300, 0x1faff}, {0x20000, 0x3fffd}};

static bool is_in(const struct range *ranges, size_t count, uint32_t point)
{
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= point >= ranges[i].first && point <= ranges[i].last;
    return found;
}
#define IS_IN(ranges, point) is_in((ranges), sizeof(ranges) / sizeof((ranges)[0]), (point))

/* Takes one code point off the text; a byte that begins none is one. */
static uint32_t next_point(struct nk_text *rest)
{
    static const struct {
        unsigned char mask, mark;
    } forms[] = {{0x80, 0x00}, {0xe0, 0xc0}, {0xf0, 0xe0}, {0xf8, 0xf0}};
    const unsigned char first = (unsigned char)rest->data[0];
    size_t length = 1;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if ((first & forms[i].mask) == forms[i].mark && i + 1 <= rest->length)
            length = i + 1;
    uint32_t point = length == 1 ? first : first & (0xffU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        point = point << 6 | ((unsigned char)rest->data[i] & 0x3fU);
    *rest = (struct nk_text){.data = rest->data + length, .length = rest->length - length};
    return point;
}

size_t nk_text_columns(struct nk_text text)
{
    size_t columns = 0;
    while (text.length > 0) {
        const uint32_t point = next_point(&text);
        if (!IS_IN(combining, point))
            columns += IS_IN(wide, point) ? 2 : 1;
    }
    return columns;
}

void nk_print_spaces(FILE *file, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fputc(' ', file);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static struct nk_text next_word(struct nk_text *rest)
{
    size_t begin = 0;
    while (begin < rest->length && is_space(rest->data[begin]))
        begin++;
    size_t end = begin;
    while (end < rest->length && !is_space(rest->data[end]))
        end++;
    const struct nk_text word = {.data = rest->data + begin, .length = end - begin};
    *rest = (struct nk_text){.data = rest->data + end, .length = rest->length - end};
    return word;
}

void nk_print_wrapped_after(FILE *file, struct nk_text text, size_t column, size_t indent, size_t width)
{
    bool has_word = false; /* behind which a space stands */
    for (struct nk_text word = next_word(&text); word.length > 0; word = next_word(&text)) {
        const size_t columns = nk_text_columns(word);
        if (has_word && column + 1 + columns > width) {
            fputc('\n', file);
            nk_print_spaces(file, indent);
            column = indent;
            has_word = false;
        }
        if (has_word)
            fputc(' ', file);
        nk_print_text(file, word);
        column += has_word + columns;
        has_word = true;
    }
    fputc('\n', file);
}

void nk_print_wrapped(FILE *file, struct nk_text text, size_t indent, size_t width)
{
    nk_print_spaces(file, indent);
    nk_print_wrapped_after(file, text, indent, indent, width);
}
