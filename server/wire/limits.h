/* What a body may be at most. Every limit is published at /v1/config. */
#ifndef NK_WIRE_LIMITS_H
#define NK_WIRE_LIMITS_H

enum {
    /* Bytes of a return: parsing them takes a work thread some 10 ms. */
    NK_RETURN_BYTES_MAX = 256 * 1024,
    /* A return is 6 levels deep; the rest is air. Checked before the parser recurses. */
    NK_BODY_DEPTH_MAX = 16,
    /* Items of all arrays of one body together. A full return of 2017 has 112 cells a section. */
    NK_BODY_ITEMS_MAX = 20000,
    /* A bundle holds the returns of a whole sector, three levels further down. */
    NK_BUNDLE_DEPTH_MAX = NK_BODY_DEPTH_MAX + 3,
    NK_BUNDLE_ITEMS_MAX = 5000000, /* 200 full returns, and a catalogue */
    /* Steps of a value that is explained; the sector in all its cells has some ten thousand. */
    NK_EXPLAIN_STEPS_MAX = 50000,
    /* Actor ids of a collection; the registry has some sixty actors. */
    NK_REPORTING_UNITS_MAX = 200,
    /* What is wrong with a body is listed up to here, and counted beyond. */
    NK_ISSUES_MAX = 100,

    /* Characters (code points, as maxLength of the contract counts), not bytes. */
    NK_CODE_LENGTH_MAX = 64,
    NK_NAME_LENGTH_MAX = 200,
    NK_NOTE_LENGTH_MAX = 2000,

    /* Bytes of what was sent that an issue repeats, and of one step of its pointer. */
    NK_ISSUE_EXCERPT_MAX = 64,
    NK_POINTER_STEP_MAX = 128,
};

#endif
