#include "core/finding.h"

#include <stdint.h>

/* 64-bit FNV-1a: its offset basis and prime. */
#define HASH_START UINT64_C(14695981039346656037)
#define HASH_PRIME UINT64_C(1099511628211)
/* Twelve hexadecimal digits are 48 bits; a return has at most some thousand findings. */
enum { ID_DIGITS = 12, ID_BITS = 48 };

const char *nk_skip_code(enum nk_skip skip)
{
    static const char *const codes[] = {
        [NK_NOT_SKIPPED] = "not-skipped",
        [NK_SECTION_ABSENT] = "section-absent",
        [NK_NOT_APPLICABLE] = "not-applicable",
        [NK_VALUE_MISSING] = "value-missing",
        [NK_NO_PRIOR_YEAR] = "no-prior-year",
        [NK_TOO_FEW_YEARS] = "too-few-years",
        [NK_TOO_FEW_PEERS] = "too-few-peers",
        [NK_NO_COUNTERPARTY] = "no-counterparty",
        [NK_NO_COLLECTION] = "no-collection",
        [NK_NOT_SUBMITTING] = "not-submitting",
        [NK_DECIDED_BEFORE] = "decided-before",
    };
    return codes[skip];
}

size_t nk_findings_count(const struct nk_findings *findings, enum nk_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].severity == severity;
    return count;
}

static struct nk_text subject_of(const struct nk_finding *finding, enum nk_language language)
{
    if (!finding->subject)
        return finding->code;
    struct nk_text subject = finding->subject->in[language];
    return subject.length > 0 ? subject : finding->subject->in[NK_BOKMAL];
}

/* The length of the place-holder "{name}" that the text begins with, and what it stands for; 0 when it begins with
 * none. */
static size_t place_holder(struct nk_text *ret_value, const struct nk_finding *finding, enum nk_language language,
                           struct nk_text text)
{
    const struct {
        struct nk_text name;
        struct nk_text value;
    } holders[] = {
        {NK_TEXT("{subject}"), subject_of(finding, language)},
        {NK_TEXT("{code}"), finding->code},
        {NK_TEXT("{expected}"), finding->expected},
        {NK_TEXT("{actual}"), finding->actual},
        {NK_TEXT("{difference}"), finding->difference},
        {NK_TEXT("{pointer}"), finding->place.pointer},
    };
    for (size_t i = 0; i < sizeof(holders) / sizeof(holders[0]); i++) {
        size_t length = holders[i].name.length;
        if (text.length >= length && memcmp(text.data, holders[i].name.data, length) == 0) {
            *ret_value = holders[i].value;
            return length;
        }
    }
    return 0;
}

/* Writes the filled message to `to`, or only measures it when `to` is NULL. */
static size_t fill(char *to, const struct nk_finding *finding, enum nk_language language, struct nk_text template)
{
    size_t length = 0;
    for (size_t i = 0; i < template.length;) {
        struct nk_text rest = {.data = template.data + i, .length = template.length - i};
        struct nk_text piece = {.data = rest.data, .length = 1};
        size_t taken = place_holder(&piece, finding, language, rest);
        if (to && piece.length)
            memcpy(to + length, piece.data, piece.length);
        length += piece.length;
        i += taken ? taken : 1;
    }
    return length;
}

struct nk_text nk_finding_message(struct nk_arena *arena, const struct nk_finding *finding, enum nk_language language)
{
    struct nk_text template = finding->rule->message.in[language];
    if (template.length == 0)
        template = finding->rule->message.in[NK_BOKMAL];

    size_t length = fill(NULL, finding, language, template);
    char *message = NK_NEW_ARRAY(arena, char, length + 1);
    if (!message)
        return (struct nk_text){.data = NULL, .length = 0};
    (void)fill(message, finding, language, template);
    return (struct nk_text){.data = message, .length = length};
}

/* The byte that ends a field keeps "ab" + "c" apart from "a" + "bc". */
static uint64_t hash_field(uint64_t hash, struct nk_text field)
{
    for (size_t i = 0; i < field.length; i++)
        hash = (hash ^ (unsigned char)field.data[i]) * HASH_PRIME;
    return hash * HASH_PRIME;
}

void nk_finding_id(char ret_id[static 13], const struct nk_finding *finding)
{
    static const char digits[] = "0123456789abcdef";

    uint64_t hash = hash_field(HASH_START, finding->rule->id);
    hash = hash_field(hash, finding->place.pointer);
    hash = hash_field(hash, finding->code);
    hash ^= hash >> ID_BITS;
    for (size_t i = 0; i < ID_DIGITS; i++)
        ret_id[i] = digits[hash >> (4 * (ID_DIGITS - 1 - i)) & 15];
    ret_id[ID_DIGITS] = '\0';
}
