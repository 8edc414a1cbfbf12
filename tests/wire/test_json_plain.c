/* The short way through JSON against jansson, which is the judge of what is JSON and what it says. */
#include <check.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/json.h"
#include "server/wire/json_plain.h"
#include "server/wire/json_tree.h"
#include "server/wire/utf8.h"
#include "tests/core/random.h"
#include "tests/wire/support.h"

enum { DEPTH_MAX = 6, TEXTS = 20000, TEXT_MAX = 4096, DAMAGED_TIMES = 3 };

static json_t *judge(struct nk_text text)
{
    return json_loadb(text.data, text.length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
}

struct text {
    char bytes[TEXT_MAX];
    size_t length;
    struct random random;
};

static void add(struct text *text, const char *more)
{
    const size_t length = strlen(more);
    if (text->length + length > TEXT_MAX)
        return;
    memcpy(text->bytes + text->length, more, length);
    text->length += length;
}

#define ADD_ONE_OF(text, ...)                                                                          \
    do {                                                                                               \
        static const char *const choices[] = {__VA_ARGS__};                                            \
        add((text), choices[random_below(&(text)->random, sizeof(choices) / sizeof(choices[0]))]);     \
    } while (0)

static void add_value(struct text *text, unsigned depth_left)
{
    ADD_ONE_OF(text, "", "", "", " ", "\n\t\r");
    const uint64_t kind = random_below(&text->random, depth_left ? 10 : 8);
    const uint64_t items = random_below(&text->random, 4);
    if (kind < 8) {
        ADD_ONE_OF(text, "true", "false", "null", "0", "-1", "12", "999999999999999999", "-999999999999999999",
                   "9223372036854775807", "9223372036854775808", "-0", "007", "1.5", "1e3", "-", "nul", "\"\"", "\"a\"",
                   "\"æ€😀\"", "\"\\n\"", "\"\\u0041\"", "\"a", "\"\x01\"", "\"\\x\"", "x");
    } else {
        add(text, kind == 8 ? "[" : "{");
        for (uint64_t i = 0; i < items; i++) {
            add(text, i ? "," : "");
            if (kind == 9) {
                ADD_ONE_OF(text, "\"a\"", "\"b\"", "\"c\"", "\"d\"", "\"é\"", " \"\"", "\"\\u0061\"");
                ADD_ONE_OF(text, ":", ":", ":", " : ");
            }
            add_value(text, depth_left - 1);
        }
        add(text, kind == 8 ? "]" : "}");
    }
    ADD_ONE_OF(text, "", "", "", " ");
}

static void damage(struct text *text)
{
    static const char bytes[] = "{}[],:\"0-. tn\\";
    if (text->length > 0)
        text->bytes[random_below(&text->random, text->length)] = bytes[random_below(&text->random, sizeof bytes - 1)];
}

/* What the short way reads, as a tree; NULL when it leaves it to jansson. */
static json_t *read_plain(struct nk_text text)
{
    static struct supply unlimited;
    struct nk_arena arena = arena_of(&unlimited);
    struct nk_json_value value;
    bool is_canonical;
    json_t *tree = NULL;
    if (nk_json_read_plain(&value, &is_canonical, &arena, text, DEPTH_MAX))
        ck_assert_ptr_nonnull(tree = nk_json_tree_of(&value));
    nk_arena_release(&arena);
    return tree;
}

START_TEST(what_is_read_the_short_way_is_what_jansson_reads)
{
    static struct text text;
    size_t plain = 0;
    for (uint64_t seed = 0; seed < TEXTS; seed++) {
        text.length = 0;
        text.random = (struct random){.state = seed};
        add_value(&text, 4);
        for (int times = 0; times < DAMAGED_TIMES; times++) {
            const struct nk_text sent = {text.bytes, text.length};
            const bool is_utf8 = nk_utf8_valid_length(sent) == sent.length;
            json_t *read = is_utf8 ? read_plain(sent) : NULL;
            json_t *judged = read ? judge(sent) : NULL;
            ck_assert_msg(!read || json_equal(read, judged), "seed %llu: «%.*s»", (unsigned long long)seed,
                          NK_TEXT_ARGUMENTS(sent));
            plain += read != NULL;
            json_decref(read);
            json_decref(judged);
            damage(&text);
        }
    }
    ck_assert_uint_gt(plain, TEXTS / 4);
}
END_TEST

START_TEST(what_programs_send_is_plain)
{
    static const char *const texts[] = {
        "{}", "[]", " {\"a\": [1, -2, true, false, null, \"æ\"], \"b\": {\"c\": 0}}\r\n", "\"text\"", "-999999999999999999", "0",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        json_t *read = read_plain(nk_text_of(texts[i]));
        json_t *judged = judge(nk_text_of(texts[i]));
        ck_assert_msg(json_equal(read, judged), "%s", texts[i]);
        json_decref(read);
        json_decref(judged);
    }
}
END_TEST

START_TEST(what_is_odd_is_left_to_jansson)
{
    static const char *const texts[] = {
        "", " ", "1.5", "1e3", "1E3", "-0", "-", "00", "01", "1000000000000000000", "\"\\n\"", "\"a", "{\"a\":1,\"a\":2}", "[1,]", "[1",
        "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{} {}", "tru", "[[[[[[[]]]]]]]", "\"\x1f\"", "- 1", "{,}", "[,]",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        ck_assert_msg(!read_plain(nk_text_of(texts[i])), "%s", texts[i]);
    ck_assert_ptr_null(read_plain((struct nk_text){"[]\0", 3}));
}
END_TEST

START_TEST(the_canonical_form_is_what_jansson_prints_sorted_and_compact)
{
    static struct supply unlimited;
    static struct text text;
    struct nk_arena arena = arena_of(&unlimited);
    size_t compared = 0;
    for (uint64_t seed = 0; seed < TEXTS; seed++) {
        text.length = 0;
        text.random = (struct random){.state = seed};
        add_value(&text, 4);
        json_t *tree = judge((struct nk_text){text.bytes, text.length});
        if (!tree)
            continue;
        char *printed = json_dumps(tree, JSON_SORT_KEYS | JSON_COMPACT | JSON_ENCODE_ANY);
        const struct nk_text canonical = nk_json_tree_canonical(&arena, tree);
        ck_assert_msg(nk_text_is(canonical, printed), "seed %llu: «%.*s» is not «%s»", (unsigned long long)seed,
                      NK_TEXT_ARGUMENTS(canonical), printed);
        compared++;
        free(printed);
        json_decref(tree);
    }
    ck_assert_uint_gt(compared, TEXTS / 4);
    nk_arena_release(&arena);
}
END_TEST

START_TEST(a_text_is_called_canonical_when_it_is_what_jansson_prints_sorted_and_compact)
{
    static struct supply unlimited;
    static struct text text;
    size_t canonical = 0, others = 0;
    for (uint64_t seed = 0; seed < TEXTS; seed++) {
        text.length = 0;
        text.random = (struct random){.state = seed};
        add_value(&text, 4);
        struct nk_arena arena = arena_of(&unlimited);
        const struct nk_text sent = {text.bytes, text.length};
        struct nk_json_value value;
        bool is_called = false;
        const bool is_plain = nk_json_read_plain(&value, &is_called, &arena, sent, DEPTH_MAX);
        json_t *tree = is_plain ? judge(sent) : NULL;
        char *printed = is_plain ? json_dumps(tree, JSON_SORT_KEYS | JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
        ck_assert(!is_plain || nk_text_is(nk_json_canonical(&arena, &value), printed));
        ck_assert_msg(!is_plain || is_called == nk_text_is(sent, printed), "seed %llu: «%.*s» is %s",
                      (unsigned long long)seed,
                      NK_TEXT_ARGUMENTS(sent), printed);
        canonical += is_plain && is_called;
        others += is_plain && !is_called;
        free(printed);
        json_decref(tree);
        nk_arena_release(&arena);
    }
    ck_assert_uint_gt(canonical, TEXTS / 20);
    ck_assert_uint_gt(others, TEXTS / 20);
}
END_TEST

/* An object of `count` names that come down, or of one that comes twice at its two ends. */
static struct nk_text object_of_names(struct text *text, int count, bool ends_as_it_begins)
{
    text->length = 0;
    for (int i = 0; i < count; i++) {
        char name[] = {i ? ',' : '{', '"', (char)('a' + (count - i) / 10), (char)('0' + (count - i) % 10), '"', ':',
            '0', '\0'};
        if (ends_as_it_begins && i == count - 1) {
            name[2] = (char)('a' + count / 10);
            name[3] = (char)('0' + count % 10);
        }
        add(text, name);
    }
    add(text, "}");
    return (struct nk_text){text->bytes, text->length};
}

START_TEST(names_are_told_apart_and_put_in_order_however_many_they_are)
{
    static struct supply unlimited;
    static struct text text;
    for (int count = 2; count < 200; count++) {
        struct nk_arena arena = arena_of(&unlimited);
        struct nk_text object = object_of_names(&text, count, true);
        ck_assert_ptr_null(read_plain(object));
        object = object_of_names(&text, count, false);
        json_t *tree = judge(object);
        char *printed = json_dumps(tree, JSON_SORT_KEYS | JSON_COMPACT);
        struct nk_json_value value;
        bool is_canonical;
        ck_assert(nk_json_read_plain(&value, &is_canonical, &arena, object, DEPTH_MAX));
        ck_assert(!is_canonical);
        ck_assert(nk_text_is(nk_json_canonical(&arena, &value), printed));
        free(printed);
        json_decref(tree);
        nk_arena_release(&arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_plain");
    TCase *tests = tcase_create("json_plain");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, what_is_read_the_short_way_is_what_jansson_reads);
    tcase_add_test(tests, what_programs_send_is_plain);
    tcase_add_test(tests, what_is_odd_is_left_to_jansson);
    tcase_add_test(tests, the_canonical_form_is_what_jansson_prints_sorted_and_compact);
    tcase_add_test(tests, a_text_is_called_canonical_when_it_is_what_jansson_prints_sorted_and_compact);
    tcase_add_test(tests, names_are_told_apart_and_put_in_order_however_many_they_are);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
