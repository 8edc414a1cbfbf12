/* Random accounts: a tree of sums over a balance of two years, with cross-references. Consistent numbers have no
 * finding; one changed number is found in exactly the identities that contain it. */
#include <inttypes.h>

#include "tests/core/account_set.h"

enum { TREES = 200, NODES = 60, CHILDREN_MAX = 6, CHANGES = 20 };

static struct nk_arena arena;
static uint64_t state;

static void set_up(void)
{
    arena = test_arena();
    state = UINT64_C(0x9E3779B97F4A7C15);
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

/* splitmix64 */
static uint64_t chance(uint64_t below)
{
    state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = (state ^ (state >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (mixed ^ (mixed >> 31)) % below;
}

/* Lines l0 … with their numbers in two years. A sum comes after its parts, so that all are known when it is made.
 */
struct tree {
    char codes[NODES + 4][8];
    int64_t numbers[NODES + 4][2];
    size_t count;
    char lines[SET_TEXT_MAX];
    char identities[SET_IDENTITIES_MAX][256];
    const char *list[SET_IDENTITIES_MAX + 1];
    size_t identity_count;
    bool used[NODES + 4];
};

static size_t add_node(struct tree *tree, int64_t amount, int64_t prior)
{
    size_t node = tree->count++;
    snprintf(tree->codes[node], sizeof tree->codes[node], "l%zu", node);
    tree->numbers[node][0] = amount;
    tree->numbers[node][1] = prior;
    return node;
}

static void add_identity(struct tree *tree, const char *text)
{
    ck_assert_uint_lt(tree->identity_count, SET_IDENTITIES_MAX);
    snprintf(tree->identities[tree->identity_count], sizeof tree->identities[0], "%s", text);
    tree->list[tree->identity_count] = tree->identities[tree->identity_count];
    tree->identity_count++;
}

/* A sum of some lines that are in no sum yet, some of them subtracted. */
static void add_sum(struct tree *tree)
{
    char text[256] = "", terms[200] = "";
    int64_t sum[2] = {0, 0};
    size_t children = 0;
    for (size_t node = 0; node < tree->count && children < CHILDREN_MAX; node++) {
        if (tree->used[node] || chance(3) == 0)
            continue;
        bool negative = chance(3) == 0;
        snprintf(terms + strlen(terms), sizeof terms - strlen(terms), " %s%s", negative ? "-" : "",
                 tree->codes[node]);
        for (int year = 0; year < 2; year++)
            sum[year] += negative ? -tree->numbers[node][year] : tree->numbers[node][year];
        tree->used[node] = true;
        children++;
    }
    if (children == 0)
        return;
    size_t total = add_node(tree, sum[0], sum[1]);
    snprintf(text, sizeof text, "sum %s =%s", tree->codes[total], terms);
    add_identity(tree, text);
}

static void add_others(struct tree *tree)
{
    char text[256];
    const size_t last = tree->count - 1;
    size_t again = add_node(tree, tree->numbers[last][0], tree->numbers[last][1]);
    snprintf(text, sizeof text, "cross-reference %s = %s", tree->codes[again], tree->codes[last]);
    add_identity(tree, text);
    size_t opening = add_node(tree, tree->numbers[last][1], 0);
    snprintf(text, sizeof text, "opening %s = @%s", tree->codes[opening], tree->codes[last]);
    add_identity(tree, text);
    size_t change = add_node(tree, tree->numbers[last][0] - tree->numbers[last][1], 0);
    snprintf(text, sizeof text, "change %s = %s -@%s", tree->codes[change], tree->codes[last], tree->codes[last]);
    add_identity(tree, text);
}

static void make_tree(struct tree *tree)
{
    *tree = (struct tree){.count = 0};
    size_t leaves = 2 + chance(20);
    while (tree->count < leaves)
        add_node(tree, (int64_t)chance(2000000000) - 1000000000, (int64_t)chance(2000000000) - 1000000000);
    size_t sums = 1 + chance(20);
    for (size_t i = 0; i < sums; i++)
        add_sum(tree);
    add_others(tree);
    for (size_t node = 0; node < tree->count; node++)
        snprintf(tree->lines + strlen(tree->lines), sizeof tree->lines - strlen(tree->lines), " *%s",
                 tree->codes[node]);
}

static struct nk_submission *submission_of(const struct tree *tree)
{
    const struct sector_return from = {.actor = "nhn", .expenditure = "software/network/operating 100"};
    struct nk_submission *submission = sector_submission(&arena, 2017, &from);
    for (size_t node = 0; node < tree->count; node++) {
        char amount[32], prior[32];
        snprintf(amount, sizeof amount, "%" PRId64, tree->numbers[node][0]);
        snprintf(prior, sizeof prior, "%" PRId64, tree->numbers[node][1]);
        /* The last two are of this year only: what they are compared with is the year before. */
        add_line(&arena, submission, nk_text_of(tree->codes[node]), amount, node + 2 < tree->count ? prior : NULL);
    }
    return submission;
}

/* How often the line's number of the year is in an identity that can be looked at. */
static size_t identities_with(const struct account_set *set, size_t node, int year)
{
    size_t with = 0;
    for (size_t i = 0; i < set->structure.identity_count; i++) {
        const struct nk_account_identity *identity = &set->structure.identities[i];
        bool both_years = identity->kind == NK_IDENTITY_SUM || identity->kind == NK_IDENTITY_CROSS_REFERENCE;
        for (int base = 0; base >= (both_years ? -1 : 0); base--) {
            bool contains = identity->stated.index == (int)node && base == year;
            for (size_t k = 0; k < identity->term_count; k++)
                contains |= identity->terms[k].index == (int)node && base + identity->terms[k].year_offset == year;
            with += contains;
        }
    }
    return with;
}

START_TEST(consistent_numbers_have_no_finding_and_one_changed_number_is_found_wherever_it_is)
{
    static struct tree tree;
    static const int64_t changes[] = {1, -1, 2, 17, -56, 17500, -1000000, 5000000000};
    for (int round = 0; round < TREES; round++) {
        make_tree(&tree);
        const struct account_set *set = account_set(&arena, tree.lines, tree.list);
        struct nk_submission *submission = submission_of(&tree);
        ck_assert_uint_eq(run_accounts(set, submission).count, 0);
        for (int i = 0; i < CHANGES; i++) {
            size_t node = chance(tree.count);
            int year = node + 2 < tree.count && chance(2) ? -1 : 0;
            struct nk_account_line *line = &submission->account_lines[node];
            int64_t *number = year ? &line->prior_year.value.units : &line->amount.value.units;
            int64_t change = changes[chance(LENGTH_OF(changes))];
            *number += change;
            const struct nk_findings findings = run_accounts(set, submission);
            ck_assert_msg(findings.count == identities_with(set, node, year),
                          "tree %d, %s changed by %" PRId64 ": %zu, not %zu", round, tree.codes[node], change,
                          findings.count, identities_with(set, node, year));
            for (size_t k = 0; k < findings.count; k++) {
                struct nk_decimal difference;
                ck_assert_int_eq(nk_decimal_parse(&difference, findings.items[k].difference), NK_OK);
                ck_assert(difference.units == change || difference.units == -change);
            }
            *number -= change;
        }
        nk_arena_release(&arena);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("random accounts");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, consistent_numbers_have_no_finding_and_one_changed_number_is_found_wherever_it_is);
    return test_run("random accounts", &tests, 1);
}
