#include "server/api/negotiation.h"

#include <strings.h>

static const struct {
    enum nk_format format;
    const char *code;
    const char *media_type;
} formats[] = {
    {NK_JSON, "json", "application/json"},
    {NK_CSV, "csv", "text/csv; charset=utf-8"},
    {NK_JSON_STAT, "json-stat", "application/vnd.json-stat+json"},
    {NK_HTML, "html", "text/html; charset=utf-8"},
};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static const char *const languages[NK_LANGUAGES] = {[NK_BOKMAL] = "nb", [NK_NYNORSK] = "nn", [NK_ENGLISH] = "en"};

const char *nk_format_media_type(enum nk_format format)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i].format == format)
            return formats[i].media_type;
    return formats[0].media_type;
}

const char *nk_format_list(unsigned offered)
{
    static const char *const lists[NK_ALL_FORMATS + 1] = {
        "",          "json",            "csv",            "json, csv",
        "json-stat", "json, json-stat", "csv, json-stat", "json, csv, json-stat",
    };
    return offered == NK_HTML ? "html" : lists[offered & NK_ALL_FORMATS];
}

static struct nk_text trimmed(struct nk_text text)
{
    while (text.length && (text.data[0] == ' ' || text.data[0] == '\t'))
        text = (struct nk_text){text.data + 1, text.length - 1};
    while (text.length && (text.data[text.length - 1] == ' ' || text.data[text.length - 1] == '\t'))
        text.length--;
    return text;
}

/* Cuts the part before `separator` off the front of `*rest`. */
static struct nk_text next_part(struct nk_text *rest, char separator)
{
    const char *end = rest->length ? memchr(rest->data, separator, rest->length) : NULL;
    struct nk_text part = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    size_t eaten = part.length + (end ? 1 : 0);
    *rest = (struct nk_text){rest->data + eaten, rest->length - eaten};
    return trimmed(part);
}

static bool same_word(struct nk_text text, const char *word, size_t length)
{
    return text.length == length && strncasecmp(text.data, word, length) == 0;
}

/* Thousandths of a quality value (RFC 9110 §12.4.2); what is not one counts as 1. */
static int quality(struct nk_text parameters)
{
    while (parameters.length) {
        struct nk_text parameter = next_part(&parameters, ';');
        if (parameter.length < 3 || strncasecmp(parameter.data, "q=", 2) != 0)
            continue;
        int thousandths = parameter.data[2] == '1' ? 1000 : 0;
        int unit = 100;
        for (size_t i = 4; i < parameter.length && i < 7 && thousandths < 1000; i++, unit /= 10)
            if (parameter.data[i] >= '0' && parameter.data[i] <= '9')
                thousandths += unit * (parameter.data[i] - '0');
        return thousandths;
    }
    return 1000;
}

/* How exactly a media range names a media type: 0 not at all, 1 by the star, 2 by its first half, 3 wholly. */
static int specificity(struct nk_text range, const char *media_type)
{
    size_t whole = strcspn(media_type, ";");
    size_t half = strcspn(media_type, "/") + 1;
    if (same_word(range, "*/*", 3) || same_word(range, "*", 1))
        return 1;
    if (range.length == half + 1 && range.data[half] == '*' && strncasecmp(range.data, media_type, half) == 0)
        return 2;
    return same_word(range, media_type, whole) ? 3 : 0;
}

/* The quality that an Accept header gives to a media type: that of its most specific range. */
static int accepted(struct nk_text accept, const char *media_type)
{
    int best = 0, result = 0;
    while (accept.length) {
        struct nk_text entry = next_part(&accept, ',');
        struct nk_text range = next_part(&entry, ';');
        int match = specificity(range, media_type);
        if (match > best) {
            best = match;
            result = quality(entry);
        }
    }
    return result;
}

/* NULL when it is not given; what is given without a value is given. */
static const struct nk_text *query_value(const struct nk_request *request, const char *name)
{
    size_t count;
    const struct nk_parameter *query = nk_request_query(request, &count);
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(query[i].name, name))
            return &query[i].value;
    return NULL;
}

static bool language_of_code(enum nk_language *ret, struct nk_text code)
{
    for (int i = 0; i < NK_LANGUAGES; i++)
        if (same_word(code, languages[i], 2)) {
            *ret = (enum nk_language)i;
            return true;
        }
    return false;
}

/* The best language of an Accept-Language header; "no" and "nb-NO" are bokmål. */
static enum nk_language accepted_language(struct nk_text header)
{
    enum nk_language best = NK_BOKMAL;
    int best_quality = 0;
    while (header.length) {
        struct nk_text entry = next_part(&header, ',');
        struct nk_text tag = next_part(&entry, ';');
        struct nk_text primary = next_part(&tag, '-');
        enum nk_language language = NK_BOKMAL;
        if (!language_of_code(&language, primary) && !same_word(primary, "no", 2) && !same_word(primary, "*", 1))
            continue;
        int value = quality(entry);
        if (value > best_quality) {
            best_quality = value;
            best = language;
        }
    }
    return best;
}

enum nk_language nk_language_of(const struct nk_request *request)
{
    enum nk_language language;
    const struct nk_text *lang = query_value(request, "lang");
    if (lang && language_of_code(&language, *lang))
        return language;
    return accepted_language(nk_request_header(request, "Accept-Language"));
}

enum nk_negotiated nk_negotiate(struct nk_representation *ret, const struct nk_request *request, unsigned offered)
{
    const struct nk_text *lang = query_value(request, "lang");
    struct nk_representation chosen = {.format = 0, .language = nk_language_of(request)};
    enum nk_language language;
    if (lang && !language_of_code(&language, *lang))
        return NK_UNKNOWN_LANGUAGE;

    const struct nk_text *format = query_value(request, "format");
    struct nk_text accept = nk_request_header(request, "Accept");
    int best = 0;
    for (size_t i = 0; i < FORMATS; i++) {
        if (!(offered & (unsigned)formats[i].format))
            continue;
        int value = format          ? (nk_text_is(*format, formats[i].code) ? 1000 : 0)
                    : accept.length ? accepted(accept, formats[i].media_type)
                                    : 1000;
        if (value > best) {
            best = value;
            chosen.format = formats[i].format;
        }
    }
    if (best == 0)
        return NK_NOT_ACCEPTABLE;
    *ret = chosen;
    return NK_NEGOTIATED;
}
