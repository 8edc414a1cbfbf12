/* What http can find wrong with a request, and the problem it is answered with. */
#ifndef NK_HTTP_FAULT_H
#define NK_HTTP_FAULT_H

enum nk_fault {
    NK_FAULT_NONE = 0,

    NK_FAULT_REQUEST_LINE = 1, /* not METHOD SP target SP HTTP/1.x */
    NK_FAULT_LINE_ENDING = 2,  /* a bare line feed, a folded header or a NUL byte */
    NK_FAULT_TARGET_TOO_LONG = 3,
    NK_FAULT_TARGET_FORM = 4,
    NK_FAULT_PERCENT_ENCODING = 5,
    NK_FAULT_CHARACTER = 6, /* a control character or invalid UTF-8, after decoding */
    NK_FAULT_DOT_SEGMENT = 7,
    NK_FAULT_TOO_MANY_PARAMETERS = 8,

    NK_FAULT_HEADER_NAME = 9,
    NK_FAULT_HEADER_VALUE = 10,
    NK_FAULT_HEADER_REPEATED = 11,
    NK_FAULT_HOST_MISSING = 12,
    NK_FAULT_HOST_REPEATED = 13,
    NK_FAULT_HOST_FORM = 14,

    NK_FAULT_LENGTH_FORM = 15,
    NK_FAULT_LENGTH_REPEATED = 16,
    NK_FAULT_LENGTH_AND_ENCODING = 17,
    NK_FAULT_ENCODING_REPEATED = 18,
    NK_FAULT_ENCODING_UNKNOWN = 19,
    NK_FAULT_ENCODING_IN_HTTP_1_0 = 20,

    NK_FAULT_BODY_NOT_ALLOWED = 21,
    NK_FAULT_BODY_TOO_LARGE = 22,
    NK_FAULT_BODY_TOO_SLOW = 23, /* closed without an answer */
    NK_FAULT_CONTENT_TYPE = 24,
    NK_FAULT_CONTENT_CHARSET = 25,
    NK_FAULT_CONTENT_ENCODING = 26,

    NK_FAULT_NO_ROUTE = 27,
    NK_FAULT_NO_METHOD = 28,

    NK_FAULT_QUEUE_FULL = 29,
    NK_FAULT_WAITED_TOO_LONG = 30,
    NK_FAULT_STOPPING = 31,
    NK_FAULT_NO_MEMORY = 32,
    NK_FAULT_NO_ANSWER = 33,       /* the handler answered nothing */
    NK_FAULT_BROKEN_RESPONSE = 34, /* the response could not take a header */

    NK_FAULT_HEAD_TOO_SLOW = 35, /* closed without an answer */
};

/* In kebab-case, for the log and for problems; NULL for NK_FAULT_NONE. */
const char *nk_fault_name(enum nk_fault fault);
/* The problem code for nk_problem_writer; NULL for NK_FAULT_NONE. */
const char *nk_fault_problem(enum nk_fault fault);

#endif
