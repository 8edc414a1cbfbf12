/* A change of a return (RFC 7396): objects are merged, lists changed item by item, and what is wrong is told by its
 * place in the change. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/limits.h"
#include "server/wire/return_in.h"
#include "server/wire/return_patch.h"
#include "tests/wire/support.h"

static struct supply unlimited;
static struct nk_arena arena;

static void set_up(void)
{
    arena = arena_of(&unlimited);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

#define CELL(amount) "{\"amount\":" amount ",\"area\":\"b\",\"category\":\"a\",\"costType\":\"c\"}"
#define OTHER                                                                                                          \
    "{\"amount\":2,\"area\":\"e\",\"category\":\"d\",\"costType\":\"f\",\"note\":\"n\",\"status\":\"estimated\"}"
#define LIST(items) "{\"expenditure\":[" items "]}"
#define BOTH LIST(CELL("1") "," OTHER)

struct change {
    const char *what, *document, *patch, *result;
};

static const struct change changes[] = {
    /* Objects, as RFC 7396 says. */
    {"nothing is changed by an empty change", BOTH, "{}", BOTH},
    {"a member is added", "{}", "{\"memo\":{\"depreciation\":1}}", "{\"memo\":{\"depreciation\":1}}"},
    {"a member is changed and its neighbour stays", "{\"memo\":{\"depreciation\":1,\"writeDowns\":2}}",
     "{\"memo\":{\"depreciation\":3}}", "{\"memo\":{\"depreciation\":3,\"writeDowns\":2}}"},
    {"null removes a member", "{\"memo\":{\"depreciation\":1,\"writeDowns\":2}}", "{\"memo\":{\"writeDowns\":null}}",
     "{\"memo\":{\"depreciation\":1}}"},
    {"null removes a section", "{\"memo\":{\"depreciation\":1},\"year\":2017}", "{\"memo\":null}", "{\"year\":2017}"},
    {"null of what is not there changes nothing", "{\"year\":2017}", "{\"memo\":null,\"staffing\":{\"fte\":null}}",
     "{\"staffing\":{},\"year\":2017}"},
    {"an object replaces a plain value", "{\"memo\":{\"depreciation\":1}}",
     "{\"memo\":{\"depreciation\":{\"value\":2,\"status\":\"estimated\"}}}",
     "{\"memo\":{\"depreciation\":{\"status\":\"estimated\",\"value\":2}}}"},
    {"a plain value replaces an object", "{\"memo\":{\"depreciation\":{\"status\":\"estimated\",\"value\":2}}}",
     "{\"memo\":{\"depreciation\":3}}", "{\"memo\":{\"depreciation\":3}}"},
    {"an object is merged into an object", "{\"memo\":{\"depreciation\":{\"status\":\"estimated\",\"value\":2}}}",
     "{\"memo\":{\"depreciation\":{\"note\":\"x\"}}}",
     "{\"memo\":{\"depreciation\":{\"note\":\"x\",\"status\":\"estimated\",\"value\":2}}}"},
    /* Items by their keys. */
    {"a list replaces a list", BOTH, "{\"expenditure\":[" CELL("9") "]}", LIST(CELL("9"))},
    {"a number is the amount of the cell", BOTH, "{\"expenditure\":{\"a/b/c\":9}}", LIST(CELL("9") "," OTHER)},
    {"a number leaves nothing of what was said of the one before", BOTH, "{\"expenditure\":{\"d/e/f\":9}}",
     LIST(CELL("1") ",{\"amount\":9,\"area\":\"e\",\"category\":\"d\",\"costType\":\"f\"}")},
    {"an object is merged into the cell", BOTH, "{\"expenditure\":{\"d/e/f\":{\"amount\":9,\"note\":null}}}",
     LIST(CELL("1") ",{\"amount\":9,\"area\":\"e\",\"category\":\"d\",\"costType\":\"f\",\"status\":\"estimated\"}")},
    {"a cell that is not there becomes the last", BOTH, "{\"expenditure\":{\"g/h/i\":{\"amount\":9}}}",
     LIST(CELL("1") "," OTHER ",{\"amount\":9,\"area\":\"h\",\"category\":\"g\",\"costType\":\"i\"}")},
    {"a cell becomes the first of a list that is not there", "{}", "{\"expenditure\":{\"a/b/c\":1}}", LIST(CELL("1"))},
    {"null removes the cell and the others stay in their order", BOTH, "{\"expenditure\":{\"a/b/c\":null}}",
     LIST(OTHER)},
    {"null of a cell that is not there changes nothing", BOTH, "{\"expenditure\":{\"x/y/z\":null}}", BOTH},
    {"a list whose last cell is removed goes as well", LIST(CELL("1")), "{\"expenditure\":{\"a/b/c\":null}}", "{}"},
    {"several cells are changed, removed and added at once", BOTH,
     "{\"expenditure\":{\"a/b/c\":null,\"d/e/f\":3,\"g/h/i\":4}}",
     LIST("{\"amount\":3,\"area\":\"e\",\"category\":\"d\",\"costType\":\"f\"},"
          "{\"amount\":4,\"area\":\"h\",\"category\":\"g\",\"costType\":\"i\"}")},
    {"an item of two codes", "{\"financing\":[{\"basis\":\"key\",\"financier\":\"x\",\"share\":\"1\"}]}",
     "{\"financing\":{\"x/key\":\"2.5\"}}",
     "{\"financing\":[{\"basis\":\"key\",\"financier\":\"x\",\"share\":\"2.5\"}]}"},
    {"a cell of an item",
     "{\"purchases\":[{\"amount\":1,\"booked\":true,\"cells\":[" CELL("1") "],\"supplier\":\"nhn\"}]}",
     "{\"purchases\":{\"nhn\":{\"amount\":2,\"cells\":{\"a/b/c\":2}}}}",
     "{\"purchases\":[{\"amount\":2,\"booked\":true,\"cells\":[" CELL("2") "],\"supplier\":\"nhn\"}]}"},
    {"an indicator keeps what is no part of its value",
     "{\"indicators\":[{\"indicator\":\"i\",\"period\":\"2024\",\"service\":\"s\",\"unit\":\"percent\",\"value\":1}]}",
     "{\"indicators\":{\"s/i/2024\":\"99.95\"}}",
     "{\"indicators\":[{\"indicator\":\"i\",\"period\":\"2024\",\"service\":\"s\",\"unit\":\"percent\","
     "\"value\":\"99.95\"}]}"},
};

START_TEST(a_change_makes_what_it_says_and_leaves_the_rest)
{
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        struct nk_text result;
        struct nk_issues issues = nk_issues_in(&arena);
        const enum nk_status status =
            nk_return_patch(&result, &arena, nk_text_of(changes[i].document), nk_text_of(changes[i].patch), &issues);
        ck_assert_msg(status == NK_OK, "%s: %s", changes[i].what, told(&arena, &issues));
        ck_assert_msg(strcmp(result.data, changes[i].result) == 0, "%s: %s", changes[i].what, result.data);
    }
}
END_TEST

struct refusal {
    const char *what, *document, *patch, *told;
};

static const struct refusal refusals[] = {
    {"no JSON", BOTH, "{\"memo\":", "malformed-json /memo\n"},
    {"nothing", BOTH, "", "malformed-json \n"},
    {"a list in place of a change", BOTH, "[]", "wrong-type \n"},
    {"a number in place of a change", BOTH, "1", "wrong-type \n"},
    {"null in place of a change", BOTH, "null", "wrong-type \n"},
    {"the same member twice", BOTH, "{\"memo\":{},\"memo\":{}}", "duplicate-member /memo\n"},
    {"the same cell twice", BOTH, "{\"expenditure\":{\"a/b/c\":1,\"a/b/c\":2}}",
     "duplicate-member /expenditure/a~1b~1c\n"},
    {"a key of too few codes", BOTH, "{\"expenditure\":{\"a/b\":1}}", "invalid-value /expenditure/a~1b\n"},
    {"a key of too many codes", BOTH, "{\"expenditure\":{\"a/b/c/d\":1}}", "invalid-value /expenditure/a~1b~1c~1d\n"},
    {"an empty code", BOTH, "{\"expenditure\":{\"a//c\":1,\"\":2}}",
     "invalid-value /expenditure/a~1~1c\ninvalid-value /expenditure/\n"},
    {"a cell that the draft has twice", LIST(CELL("1") "," CELL("2")), "{\"expenditure\":{\"a/b/c\":3}}",
     "duplicate-member /expenditure/a~1b~1c\n"},
    {"numbers with a point, an exponent and too many digits", BOTH,
     "{\"staffing\":{\"fte\":1.5},\"memo\":{\"depreciation\":1e999,\"writeDowns\":9223372036854775808}}",
     "decimal-as-number /staffing/fte\ndecimal-as-number /memo/depreciation\n"
     "integer-out-of-range /memo/writeDowns\n"},
    /* What only the reading of the result finds. */
    {"an unknown section", BOTH, "{\"surprise\":1}", "unknown-member /surprise\n"},
    {"an unknown member of a section", BOTH, "{\"memo\":{\"surprise\":1}}", "unknown-member /memo/surprise\n"},
    {"text as an amount", BOTH, "{\"expenditure\":{\"d/e/f\":\"two\"}}", "wrong-type /expenditure/d~1e~1f\n"},
    {"text as an amount of a new cell after one that goes", BOTH,
     "{\"expenditure\":{\"a/b/c\":null,\"g/h/i\":{\"amount\":\"two\"}}}", "wrong-type /expenditure/g~1h~1i/amount\n"},
    {"an unknown member of a cell", BOTH, "{\"expenditure\":{\"d/e/f\":{\"amuont\":2}}}",
     "unknown-member /expenditure/d~1e~1f/amuont\n"},
    {"a cell without its amount", BOTH, "{\"expenditure\":{\"a/b/c\":{\"amount\":null}}}",
     "missing-member /expenditure/a~1b~1c/amount\n"},
    {"a text in a list that replaces one", BOTH, "{\"expenditure\":[" CELL("1") "," CELL("\"x\"") "]}",
     "wrong-type /expenditure/1/amount\n"},
    {"a list in place of a section", BOTH, "{\"memo\":[1]}", "wrong-type /memo\n"},
    {"a text in place of a list", BOTH, "{\"expenditure\":\"none\"}", "wrong-type /expenditure\n"},
    {"a wrong cell of a purchase",
     "{\"purchases\":[{\"amount\":1,\"booked\":true,\"cells\":[" CELL("1") "],\"supplier\":\"nhn\"}]}",
     "{\"purchases\":{\"nhn\":{\"cells\":{\"a/b/c\":{\"status\":\"sure\"}}}}}",
     "invalid-value /purchases/nhn/cells/a~1b~1c/status\n"},
    {"a new financier without a share", BOTH, "{\"financing\":{\"x/key\":{}}}",
     "missing-member /financing/x~1key/share\n"},
};

START_TEST(a_wrong_change_is_told_by_its_place_in_the_change)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        const struct nk_text document = nk_text_of(refusals[i].document), patch = nk_text_of(refusals[i].patch);
        static const char untouched[] = "untouched";
        struct nk_text result = nk_text_of(untouched);
        struct nk_issues issues = nk_issues_in(&arena);
        enum nk_status status = nk_return_patch(&result, &arena, document, patch, &issues);
        if (status == NK_OK) {
            struct nk_return_document read;
            status = nk_return_decode(&read, &arena, result, NK_TEXT("nhn"), 2017, &issues);
            ck_assert_msg(status == NK_INVALID, "%s: it is read", refusals[i].what);
            ck_assert_int_eq(nk_return_patch_locate(&issues, &arena, result, patch), NK_OK);
        } else {
            ck_assert_ptr_eq(result.data, untouched);
        }
        ck_assert_int_eq(status, NK_INVALID);
        const char *said = told(&arena, &issues);
        ck_assert_msg(strcmp(said, refusals[i].told) == 0, "%s tells\n%sand not\n%s", refusals[i].what, said,
                      refusals[i].told);
    }
}
END_TEST

/* `depth` objects inside each other. */
static struct nk_text nested(size_t depth)
{
    static const char step[] = "{\"memo\":";
    char *text = nk_arena_array(&arena, depth * sizeof step + 2, 1);
    size_t length = 0;
    for (size_t i = 0; i < depth; i++, length += sizeof step - 1)
        memcpy(text + length, step, sizeof step - 1);
    text[length++] = '1';
    memset(text + length, '}', depth);
    return (struct nk_text){.data = text, .length = length + depth};
}

START_TEST(a_change_is_no_deeper_than_a_return)
{
    struct nk_text result;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(nk_return_patch(&result, &arena, NK_TEXT("{}"), nested(NK_BODY_DEPTH_MAX), &issues), NK_OK);
    ck_assert_int_eq(nk_return_patch(&result, &arena, NK_TEXT("{}"), nested(NK_BODY_DEPTH_MAX + 1), &issues),
                     NK_INVALID);
    ck_assert_int_eq(issues.items[0].code, NK_TOO_DEEP);
    issues = nk_issues_in(&arena);
    ck_assert_int_eq(nk_return_patch(&result, &arena, NK_TEXT("{}"), nested(10000), &issues), NK_INVALID);
    ck_assert_int_eq(issues.items[0].code, NK_TOO_DEEP);
}
END_TEST

START_TEST(without_memory_there_is_no_result)
{
    static const char patch[] =
        "{\"expenditure\":{\"a/b/c\":null,\"g/h/i\":{\"amount\":4}},\"memo\":{\"depreciation\":1}}";
    struct nk_text result = {.data = NULL};
    for (size_t count = 0;; count++) {
        struct nk_issues issues = nk_issues_in(&arena);
        allow_jansson(count);
        const enum nk_status status = nk_return_patch(&result, &arena, NK_TEXT(BOTH), NK_TEXT(patch), &issues);
        allow_jansson_all();
        if (status == NK_OK)
            break;
        ck_assert_int_eq(status, NK_NO_MEMORY);
        ck_assert_ptr_null(result.data);
    }
    ck_assert_ptr_nonnull(result.data);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/return_patch");
    TCase *tests = tcase_create("changes");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_change_makes_what_it_says_and_leaves_the_rest);
    tcase_add_test(tests, a_wrong_change_is_told_by_its_place_in_the_change);
    tcase_add_test(tests, a_change_is_no_deeper_than_a_return);
    tcase_add_test(tests, without_memory_there_is_no_result);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
