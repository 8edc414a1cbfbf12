/* The main function of a test program. */
#ifndef NK_TESTS_RUN_H
#define NK_TESTS_RUN_H

#include <check.h>
#include <stdlib.h>

static inline int run(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
