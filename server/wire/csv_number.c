#include "server/wire/csv_number.h"

#include <stdbool.h>

static const char *const spaces[] = {" ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};
static const char *const minuses[] = {"-", "\xE2\x88\x92"};
enum { SPACES = 4, MINUSES = 2, GROUP = 3 };

/* The length of the one that the text begins with, 0 for none. */
static size_t begins_with(struct nk_text text, const char *const *candidates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct nk_text candidate = nk_text_of(candidates[i]);
        if (text.length >= candidate.length && memcmp(text.data, candidate.data, candidate.length) == 0)
            return candidate.length;
    }
    return 0;
}

static bool skip(struct nk_text *text, const char *const *candidates, size_t count)
{
    const size_t length = begins_with(*text, candidates, count);
    *text = (struct nk_text){.data = text->data + length, .length = text->length - length};
    return length > 0;
}

static size_t digits_of(struct nk_text text)
{
    size_t count = 0;
    while (count < text.length && text.data[count] >= '0' && text.data[count] <= '9')
        count++;
    return count;
}

static void take(struct nk_text *text, size_t count, char *to, size_t *length)
{
    memcpy(to + *length, text->data, count);
    *length += count;
    *text = (struct nk_text){.data = text->data + count, .length = text->length - count};
}

struct parts {
    char whole[NK_CSV_NUMBER_MAX], fraction[NK_CSV_NUMBER_MAX];
    size_t whole_length, fraction_length;
    bool grouped;
};

/* The digits before the decimal sign. False: none, or groups that are not of three. */
static bool take_whole(struct parts *parts, struct nk_text *rest)
{
    const size_t first = digits_of(*rest);
    if (first == 0)
        return false;
    take(rest, first, parts->whole, &parts->whole_length);
    for (;;) {
        struct nk_text after = *rest;
        if (!skip(&after, spaces, SPACES) || digits_of(after) == 0)
            return true;
        if (digits_of(after) != GROUP || (!parts->grouped && first > GROUP))
            return false;
        parts->grouped = true;
        *rest = after;
        take(rest, GROUP, parts->whole, &parts->whole_length);
    }
}

static bool take_fraction(struct parts *parts, struct nk_text *rest)
{
    if (rest->length == 0 || (rest->data[0] != ',' && rest->data[0] != '.'))
        return true;
    *rest = (struct nk_text){.data = rest->data + 1, .length = rest->length - 1};
    take(rest, digits_of(*rest), parts->fraction, &parts->fraction_length);
    return parts->fraction_length > 0;
}

static bool is_zero(const struct parts *parts)
{
    bool zero = true;
    for (size_t i = 0; i < parts->whole_length; i++)
        zero = zero && parts->whole[i] == '0';
    for (size_t i = 0; i < parts->fraction_length; i++)
        zero = zero && parts->fraction[i] == '0';
    return zero;
}

static void write(struct nk_csv_number *ret, const struct parts *parts, bool is_negative)
{
    size_t zeros = 0;
    while (zeros + 1 < parts->whole_length && parts->whole[zeros] == '0')
        zeros++;
    *ret = (struct nk_csv_number){.fraction = parts->fraction_length};
    if (is_negative)
        ret->digits[ret->length++] = '-';
    memcpy(ret->digits + ret->length, parts->whole + zeros, parts->whole_length - zeros);
    ret->length += parts->whole_length - zeros;
    if (parts->fraction_length == 0)
        return;
    ret->digits[ret->length++] = '.';
    memcpy(ret->digits + ret->length, parts->fraction, parts->fraction_length);
    ret->length += parts->fraction_length;
}

enum nk_csv_number_form nk_csv_number_read(struct nk_csv_number *ret, struct nk_text field)
{
    if (field.length > NK_CSV_NUMBER_MAX)
        return NK_CSV_NO_NUMBER;
    struct nk_text rest = field;
    struct parts parts = {.grouped = false};
    while (skip(&rest, spaces, SPACES))
        ;
    const bool is_negative = skip(&rest, minuses, MINUSES);
    while (is_negative && skip(&rest, spaces, SPACES))
        ;
    if (!take_whole(&parts, &rest) || !take_fraction(&parts, &rest))
        return NK_CSV_NO_NUMBER;
    while (skip(&rest, spaces, SPACES))
        ;
    if (rest.length > 0)
        return NK_CSV_NO_NUMBER;
    if (parts.fraction_length == GROUP && parts.whole_length <= GROUP && parts.whole[0] != '0')
        return NK_CSV_AMBIGUOUS;
    if (is_negative && is_zero(&parts))
        return NK_CSV_SIGNED_ZERO;
    write(ret, &parts, is_negative);
    return NK_CSV_NUMBER;
}

struct nk_text nk_csv_number_readings(struct nk_arena *arena, struct nk_text field)
{
    struct nk_text rest = field;
    struct parts parts = {.grouped = false};
    while (skip(&rest, spaces, SPACES))
        ;
    const struct nk_text minus = skip(&rest, minuses, MINUSES) ? NK_TEXT("-") : NK_TEXT("");
    while (skip(&rest, spaces, SPACES))
        ;
    if (!take_whole(&parts, &rest) || !take_fraction(&parts, &rest))
        return NK_TEXT("");
    const struct nk_text whole = {.data = parts.whole, .length = parts.whole_length};
    const struct nk_text fraction = {.data = parts.fraction, .length = parts.fraction_length};
    const struct nk_text pieces[] = {minus, whole, fraction, NK_TEXT(" / "), minus, NK_TEXT("0"),
                                     whole, NK_TEXT(","), fraction};
    return nk_arena_join(arena, pieces, sizeof(pieces) / sizeof(pieces[0]));
}
