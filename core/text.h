/* Text is a pointer and a length. It is not terminated, is owned by somebody else (an arena, a literal)
 * and is never changed. The empty text has length 0 and may have a null pointer. */
#ifndef NK_CORE_TEXT_H
#define NK_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct nk_text {
    const char *data;
    size_t length;
};

/* For printf: printf("%.*s", NK_TEXT_ARGUMENTS(text)). */
#define NK_TEXT_ARGUMENTS(text) (int)(text).length, (text).data ? (text).data : ""

#define NK_TEXT(literal) ((struct nk_text){.data = (literal), .length = sizeof(literal) - 1})

static inline struct nk_text nk_text_of(const char *terminated)
{
    return (struct nk_text){.data = terminated, .length = terminated ? strlen(terminated) : 0};
}

/* Codes of one length mostly differ in their last byte, and words of a table in their first: a look at that is cheaper
 * than a call. */
static inline bool nk_text_equal(struct nk_text a, struct nk_text b)
{
    if (a.length != b.length || a.length == 0 || a.data == b.data)
        return a.length == b.length;
    return a.data[a.length - 1] == b.data[b.length - 1] && memcmp(a.data, b.data, a.length) == 0;
}

static inline bool nk_text_is(struct nk_text a, const char *terminated)
{
    if (a.length > 0 && terminated && a.data[0] != terminated[0])
        return false;
    return nk_text_equal(a, nk_text_of(terminated));
}

/* Byte order: negative, zero or positive like memcmp. */
static inline int nk_text_compare(struct nk_text a, struct nk_text b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    if (common > 0 && a.data[0] != b.data[0])
        return (unsigned char)a.data[0] - (unsigned char)b.data[0];
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* The three written languages of every label. Codes never change with the language. */
enum nk_language { NK_BOKMAL = 0, NK_NYNORSK = 1, NK_ENGLISH = 2 };
enum { NK_LANGUAGES = 3 };

struct nk_label {
    struct nk_text in[NK_LANGUAGES]; /* indexed by enum nk_language */
};

/* The text in a language, or in Bokmål when it has none. */
static inline struct nk_text nk_label_in(const struct nk_label *label, enum nk_language language)
{
    return label->in[language].length > 0 ? label->in[language] : label->in[NK_BOKMAL];
}

#endif
