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
    size_t count = findings->dropped_of[severity];
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].severity == severity;
    return count;
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
