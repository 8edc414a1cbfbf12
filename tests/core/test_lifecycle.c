#include "core/lifecycle.h"
#include "tests/core/support.h"

/* "-" is a return that nobody has saved; the others are the states of a revision. */
static const char *const states[] = {"-", "draft", "submitted", "returned", "withdrawn", "approved"};

/* Which actions are possible, as the API's description has it: from these states, for this role, in these
 * collections. */
static const struct {
    const char *action;
    enum nk_role role;
    const char *from;
    const char *collections;
} expected[NK_ACTIONS] = {
    [NK_ACTION_SAVE] = {"save", NK_SUBMITTER, "- draft returned withdrawn", "open"},
    [NK_ACTION_SUBMIT] = {"submit", NK_SUBMITTER, "draft", "open"},
    [NK_ACTION_WITHDRAW] = {"withdraw", NK_SUBMITTER, "submitted", "open"},
    [NK_ACTION_APPROVE] = {"approve", NK_REVIEWER, "submitted", "open closed published"},
    [NK_ACTION_RETURN] = {"return", NK_REVIEWER, "submitted", "open closed published"},
    [NK_ACTION_REOPEN] = {"reopen", NK_REVIEWER, "approved", "open closed published"},
    [NK_ACTION_EXPLAIN] = {"explain", NK_SUBMITTER, "draft returned withdrawn", "open"},
    [NK_ACTION_ACCEPT] = {"accept", NK_REVIEWER, "submitted", "open closed published"},
    [NK_ACTION_REJECT] = {"reject", NK_REVIEWER, "submitted", "open closed published"},
};

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t next = strcspn(at, " ");
        if (next == length && memcmp(at, word, length) == 0)
            return true;
        at += next;
    }
    return false;
}

static struct nk_situation situation_of(size_t state, enum nk_collection_state collection, enum nk_role role)
{
    struct nk_situation situation = {.collection = collection, .role = role, .has_revision = state > 0};
    if (situation.has_revision)
        ck_assert(nk_revision_state_of(&situation.revision, nk_text_of(states[state])));
    return situation;
}

START_TEST(every_action_in_every_state_of_return_and_collection_for_every_role)
{
    size_t allowed = 0;
    for (enum nk_action action = NK_ACTION_SAVE; action <= NK_ACTION_REJECT; action++) {
        for (size_t state = 0; state < LENGTH_OF(states); state++) {
            for (enum nk_collection_state collection = NK_PLANNED; collection <= NK_PUBLISHED; collection++) {
                for (enum nk_role role = NK_ANYONE; role <= NK_ADMINISTRATOR; role++) {
                    const struct nk_situation situation = situation_of(state, collection, role);
                    enum nk_obstacle wanted = NK_ALLOWED;
                    if (!has_word(expected[action].collections, nk_collection_state_code(collection)))
                        wanted = NK_COLLECTION_NOT_OPEN;
                    if (!has_word(expected[action].from, states[state]))
                        wanted = NK_WRONG_STATE;
                    if (role != expected[action].role)
                        wanted = NK_WRONG_ROLE;
                    enum nk_obstacle obstacle = nk_action_obstacle(action, &situation);
                    ck_assert_msg(obstacle == wanted, "%s from %s in a collection that is %s by %s: %s, not %s",
                                  nk_action_code(action), states[state], nk_collection_state_code(collection),
                                  nk_role_code(role), nk_obstacle_code(obstacle), nk_obstacle_code(wanted));
                    allowed += obstacle == NK_ALLOWED;
                }
            }
        }
    }
    /* save 4, submit, withdraw, explain 3: 9 in an open collection; approve, return, reopen, accept, reject: 5 in
     * three. */
    ck_assert_uint_eq(allowed, 24);
}
END_TEST

START_TEST(a_return_with_errors_is_saved_but_not_submitted)
{
    struct nk_situation situation = situation_of(1, NK_OPEN, NK_SUBMITTER);
    situation.error_count = 1;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_ALLOWED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_HAS_ERRORS);
    situation.error_count = 0;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_ALLOWED);
}
END_TEST

START_TEST(a_return_with_unexplained_warnings_is_saved_and_explained_but_not_submitted)
{
    struct nk_situation situation = situation_of(1, NK_OPEN, NK_SUBMITTER);
    situation.unexplained_count = 1;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_ALLOWED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_EXPLAIN, &situation), NK_ALLOWED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_UNEXPLAINED_WARNINGS);
    situation.error_count = 1;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_HAS_ERRORS);
}
END_TEST

START_TEST(a_return_with_undecided_explanations_is_returned_but_not_approved)
{
    struct nk_situation situation = situation_of(2, NK_OPEN, NK_REVIEWER);
    situation.undecided_count = 1;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &situation), NK_UNDECIDED_EXPLANATIONS);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_RETURN, &situation), NK_ALLOWED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_ACCEPT, &situation), NK_ALLOWED);
    situation.asker_submitted_it = true;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &situation), NK_SAME_PERSON);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_ACCEPT, &situation), NK_SAME_PERSON);
}
END_TEST

START_TEST(nobody_approves_what_they_submitted)
{
    struct nk_situation situation = situation_of(2, NK_OPEN, NK_REVIEWER);
    situation.asker_submitted_it = true;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &situation), NK_SAME_PERSON);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_RETURN, &situation), NK_ALLOWED);
    situation.asker_submitted_it = false;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_APPROVE, &situation), NK_ALLOWED);
}
END_TEST

START_TEST(a_correction_that_was_asked_for_is_welcome_after_the_collection_has_closed)
{
    static const enum nk_collection_state later[] = {NK_CLOSED, NK_PUBLISHED};
    for (size_t i = 0; i < LENGTH_OF(later); i++) {
        struct nk_situation situation = situation_of(1, later[i], NK_SUBMITTER);
        ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_COLLECTION_NOT_OPEN);
        situation.asked_for = true;
        ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_ALLOWED);
        ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_ALLOWED);
    }
    struct nk_situation planned = situation_of(1, NK_PLANNED, NK_SUBMITTER);
    planned.asked_for = true;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &planned), NK_COLLECTION_NOT_OPEN);
}
END_TEST

START_TEST(after_the_last_day_of_a_unit_an_open_collection_takes_what_a_closed_one_takes)
{
    for (enum nk_action action = NK_ACTION_SAVE; action <= NK_ACTION_REJECT; action++) {
        for (size_t state = 0; state < LENGTH_OF(states); state++) {
            for (int asked_for = 0; asked_for <= 1; asked_for++) {
                struct nk_situation open = situation_of(state, NK_OPEN, nk_action_role(action)), closed = open;
                open.asked_for = closed.asked_for = asked_for == 1;
                closed.collection = NK_CLOSED;
                const enum nk_obstacle before = nk_action_obstacle(action, &open);
                const enum nk_obstacle of_closed = nk_action_obstacle(action, &closed);
                open.closes = 20180601;
                open.today = 20180601;
                ck_assert_int_eq(nk_action_obstacle(action, &open), before);
                open.today = 20180602;
                ck_assert_int_eq(nk_action_obstacle(action, &open),
                                 of_closed == NK_COLLECTION_NOT_OPEN ? NK_DEADLINE_PASSED : of_closed);
                open.closes = 0;
                ck_assert_int_eq(nk_action_obstacle(action, &open), before);
            }
        }
    }
}
END_TEST

START_TEST(a_save_and_a_submit_are_too_late_on_the_day_after_the_last)
{
    struct nk_situation situation = situation_of(1, NK_OPEN, NK_SUBMITTER);
    situation.closes = 20180601;
    situation.today = 20180602;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_DEADLINE_PASSED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_DEADLINE_PASSED);
    situation.asked_for = true;
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SAVE, &situation), NK_ALLOWED);
    ck_assert_int_eq(nk_action_obstacle(NK_ACTION_SUBMIT, &situation), NK_ALLOWED);
}
END_TEST

START_TEST(everything_that_is_in_the_way_is_told_and_the_first_of_it_first)
{
    enum nk_obstacle told[NK_OBSTACLES_MAX];
    struct nk_situation draft = situation_of(1, NK_CLOSED, NK_SUBMITTER);
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_SUBMIT, &draft), 1);
    draft.error_count = 2;
    draft.unexplained_count = 1;
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_SUBMIT, &draft), 3);
    ck_assert_int_eq(told[0], NK_COLLECTION_NOT_OPEN);
    ck_assert_int_eq(told[1], NK_HAS_ERRORS);
    ck_assert_int_eq(told[2], NK_UNEXPLAINED_WARNINGS);
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_WITHDRAW, &draft), 1);
    ck_assert_int_eq(told[0], NK_WRONG_STATE);

    struct nk_situation waiting = situation_of(2, NK_OPEN, NK_REVIEWER);
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_APPROVE, &waiting), 0);
    waiting.undecided_count = 1;
    waiting.asker_submitted_it = true;
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_APPROVE, &waiting), 2);
    ck_assert_int_eq(told[0], NK_SAME_PERSON);
    ck_assert_int_eq(told[1], NK_UNDECIDED_EXPLANATIONS);
    ck_assert_uint_eq(nk_action_obstacles(told, NK_ACTION_SAVE, &waiting), 1);
    ck_assert_int_eq(told[0], NK_WRONG_ROLE);
}
END_TEST

START_TEST(actions_have_codes_and_roles)
{
    for (enum nk_action action = NK_ACTION_SAVE; action <= NK_ACTION_REJECT; action++) {
        ck_assert_str_eq(nk_action_code(action), expected[action].action);
        ck_assert_int_eq(nk_action_role(action), expected[action].role);
    }
}
END_TEST

START_TEST(obstacles_are_problem_codes)
{
    static const char *const codes[] = {
        "allowed",   "wrong-state",          "collection-not-open",    "has-errors",     "same-person",
        "forbidden", "unexplained-warnings", "undecided-explanations", "deadline-passed"};
    for (unsigned i = 0; i < LENGTH_OF(codes); i++)
        ck_assert_str_eq(nk_obstacle_code((enum nk_obstacle)i), codes[i]);
}
END_TEST

START_TEST(states_and_roles_are_read_back_from_their_codes)
{
    for (unsigned i = 0; i < NK_COLLECTION_STATES; i++) {
        enum nk_collection_state state;
        ck_assert(nk_collection_state_of(&state, nk_text_of(nk_collection_state_code((enum nk_collection_state)i))));
        ck_assert_uint_eq(state, i);
    }
    for (unsigned i = 0; i < NK_REVISION_STATES; i++) {
        enum nk_revision_state state;
        ck_assert(nk_revision_state_of(&state, nk_text_of(nk_revision_state_code((enum nk_revision_state)i))));
        ck_assert_uint_eq(state, i);
    }
    for (unsigned i = 0; i < NK_ROLES; i++) {
        enum nk_role role;
        ck_assert(nk_role_of(&role, nk_text_of(nk_role_code((enum nk_role)i))));
        ck_assert_uint_eq(role, i);
    }
}
END_TEST

START_TEST(what_is_no_code_is_refused_and_nothing_is_written)
{
    const char *const wrong[] = {"", "Draft", "draft ", "drafts", "open,closed"};
    for (size_t i = 0; i < LENGTH_OF(wrong); i++) {
        enum nk_collection_state collection = NK_CLOSED;
        enum nk_revision_state revision = NK_APPROVED;
        enum nk_role role = NK_AUDITOR;
        ck_assert(!nk_collection_state_of(&collection, nk_text_of(wrong[i])) && collection == NK_CLOSED);
        ck_assert(!nk_revision_state_of(&revision, nk_text_of(wrong[i])) && revision == NK_APPROVED);
        ck_assert(!nk_role_of(&role, nk_text_of(wrong[i])) && role == NK_AUDITOR);
    }
}
END_TEST

int main(void)
{
    TCase *lifecycle = tcase_create("life of a return");
    tcase_add_test(lifecycle, every_action_in_every_state_of_return_and_collection_for_every_role);
    tcase_add_test(lifecycle, a_return_with_errors_is_saved_but_not_submitted);
    tcase_add_test(lifecycle, a_return_with_unexplained_warnings_is_saved_and_explained_but_not_submitted);
    tcase_add_test(lifecycle, a_return_with_undecided_explanations_is_returned_but_not_approved);
    tcase_add_test(lifecycle, nobody_approves_what_they_submitted);
    tcase_add_test(lifecycle, a_correction_that_was_asked_for_is_welcome_after_the_collection_has_closed);
    tcase_add_test(lifecycle, after_the_last_day_of_a_unit_an_open_collection_takes_what_a_closed_one_takes);
    tcase_add_test(lifecycle, a_save_and_a_submit_are_too_late_on_the_day_after_the_last);
    tcase_add_test(lifecycle, everything_that_is_in_the_way_is_told_and_the_first_of_it_first);
    tcase_add_test(lifecycle, actions_have_codes_and_roles);
    tcase_add_test(lifecycle, obstacles_are_problem_codes);
    tcase_add_test(lifecycle, states_and_roles_are_read_back_from_their_codes);
    tcase_add_test(lifecycle, what_is_no_code_is_refused_and_nothing_is_written);
    return test_run("lifecycle", (TCase *[]){lifecycle}, 1);
}
