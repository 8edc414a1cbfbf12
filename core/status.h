/* What a function of the model answers. The value says what the caller does next, never why in detail:
 * the cause of a wrong return is a finding (finding.h), not a status. The numbers are pinned. */
#ifndef NK_CORE_STATUS_H
#define NK_CORE_STATUS_H

enum nk_status {
    NK_OK = 0,
    NK_NO_MEMORY = 1, /* the caller's arena is exhausted; nothing was written */
    NK_OVERFLOW = 2,  /* a sum left the range of 64 bits; there is no number */
    NK_INVALID = 3,   /* the input is not of the stated form */
    NK_UNDEFINED = 4, /* a ratio without a base: the figure does not exist, which is not an error */
    NK_CYCLE = 5,     /* national actors finance each other in a circle (R36) */
    NK_LIMIT = 6,     /* more than a named limit allows */
};

#define NK_MUST_CHECK __attribute__((warn_unused_result))

#endif
