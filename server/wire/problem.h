/* Errors as problem details (RFC 9457). problems.def is the registry: stable code, HTTP status, texts. */
#ifndef NK_WIRE_PROBLEM_H
#define NK_WIRE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/buffer.h"

#define NK_PROBLEM_MEDIA_TYPE "application/problem+json"

struct nk_issue;   /* issue.h */
struct nk_finding; /* core/finding.h */
struct nk_findings;

struct nk_problem {
    const char *code;             /* of the registry; another one is answered as "internal" */
    struct nk_text
        detail; /* of this occurrence, in the language of the request; empty: the description of the type */
    struct nk_text instance;      /* path of the request; bytes that no URI may have are percent-encoded */
    struct nk_text request_id;
    const struct nk_issue *errors;
    size_t error_count, dropped;  /* listed, and only counted */
    const struct nk_findings *findings; /* NULL, or further errors: those of which `about` holds */
    bool (*about)(const struct nk_finding *finding);
    struct nk_arena *arena;       /* for the sentences of the errors; may be NULL when there are none */
};

/* application/problem+json. Texts that are not UTF-8 do not make it fail. */
struct nk_buffer nk_problem_json(const struct nk_problem *problem, enum nk_language language);

/* HTTP status of a code; 500 for one that is not in the registry. */
unsigned nk_problem_status(const char *code);

/* What /problems/{code} answers: {code, status, title, description} in all languages. Without data when there
 * is no memory, so ask nk_problem_exists first. */
bool nk_problem_exists(struct nk_text code);
struct nk_buffer nk_problem_type_json(struct nk_text code);

/* The codes of the registry in its order; NULL from its end on. */
const char *nk_problem_code(size_t index);

#endif
