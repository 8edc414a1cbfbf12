/* Language and format of an answer: the query decides, then the headers. */
#ifndef NK_API_NEGOTIATION_H
#define NK_API_NEGOTIATION_H

#include "core/text.h"
#include "server/http/message.h"

/* Bits, so that an operation says in one number what it offers. */
enum nk_format { NK_JSON = 1, NK_CSV = 2, NK_JSON_STAT = 4, NK_HTML = 8 };
/* Of data; a page for people is offered as HTML alone. */
enum { NK_ALL_FORMATS = NK_JSON | NK_CSV | NK_JSON_STAT };

const char *nk_format_media_type(enum nk_format format);
/* "json, csv, json-stat" of the offered bits, for a reader; a literal. */
const char *nk_format_list(unsigned offered);

enum nk_negotiated {
    NK_NEGOTIATED = 0,
    NK_NOT_ACCEPTABLE = 1,   /* nothing that is offered is accepted: 406 */
    NK_UNKNOWN_LANGUAGE = 2, /* lang= has another value than nb, nn, en: 400 */
};

struct nk_representation {
    enum nk_format format;
    enum nk_language language;
};

/* format= and lang= win over Accept and Accept-Language. Without any of them: JSON, bokmål. */
enum nk_negotiated nk_negotiate(struct nk_representation *ret, const struct nk_request *request, unsigned offered);

/* The language alone, for problems: never fails. */
enum nk_language nk_language_of(const struct nk_request *request);

#endif
