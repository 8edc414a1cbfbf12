/* Who belongs to no region: state bodies, and trusts that several regions own together. */
#include "tests/core/sector.h"

static struct sector s;

static void open_2017(void)
{
    sector_open(&s, 2017);
}

static void close_sector(void)
{
    sector_close(&s);
}

/* The actors of the sector and a trust that the four regions own together. */
static struct nk_actor actors[LENGTH_OF(sector_actors) + 1];
static struct nk_catalogue catalogue;

static void with_a_joint_trust(enum nk_actor_kind kind)
{
    size_t count = 0;
    const struct nk_actor joint = {.id = NK_TEXT("luftambulansetjenesten"), .kind = kind};
    for (size_t i = 0; i < LENGTH_OF(sector_actors); i++) {
        if (count == i && nk_text_compare(sector_actors[i].id, joint.id) > 0)
            actors[count++] = joint;
        actors[count++] = sector_actors[i];
    }
    catalogue = sector_catalogue;
    catalogue.actors = actors;
    catalogue.actor_count = count;
    s.input.catalogue = &catalogue;
}

static const struct nk_actor *named(const char *id)
{
    return nk_catalogue_actor(&catalogue, nk_text_of(id));
}

START_TEST(R06_a_state_body_that_reports_is_refused)
{
    with_a_joint_trust(NK_TRUST);
    spends(&s, reports(&s, "helsedirektoratet"), "software/network/operating", 5);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(R01_a_joint_trust_that_is_no_national_actor_is_refused)
{
    with_a_joint_trust(NK_TRUST);
    spends(&s, reports(&s, "luftambulansetjenesten"), "software/network/operating", 5);
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

START_TEST(R01_a_joint_trust_that_is_asked_and_silent_is_refused_too)
{
    with_a_joint_trust(NK_TRUST);
    spends(&s, reports(&s, "helse-vest"), "software/network/operating", 5);
    s.asked[s.asked_count++] = named("luftambulansetjenesten");
    ck_assert_int_eq(sector_try(&s), NK_INVALID);
}
END_TEST

/* 101 by the owners' shares 40, 20, 15 and 25: 40.4, 20.2, 15.15, 25.25. Nothing is left. */
START_TEST(R22_a_joint_trust_counts_as_a_national_actor_by_its_owners_shares)
{
    with_a_joint_trust(NK_NATIONAL_ACTOR);
    struct nk_submission *joint = reports(&s, "luftambulansetjenesten");
    spends(&s, joint, "software/network/operating", 101);
    by_key(&s, joint, "helse-sor-ost", "40");
    by_key(&s, joint, "helse-vest", "20");
    by_key(&s, joint, "helse-midt-norge", "15");
    by_key(&s, joint, "helse-nord", "25");
    sector_consolidate(&s);
    assert_region(&s, "helse-sor-ost", 0, 0, 41, 41);
    assert_region(&s, "helse-vest", 0, 0, 20, 20);
    assert_region(&s, "helse-midt-norge", 0, 0, 15, 15);
    assert_region(&s, "helse-nord", 0, 0, 25, 25);
    assert_national(&s, "luftambulansetjenesten", 101, 101, 0);
    assert_sector(&s, 101, 0, 101);
}
END_TEST

/* What a region buys of a joint trust outside the collection is the region's own expenditure, booked or not. */
START_TEST(R06_what_is_bought_of_an_actor_outside_counts_where_it_is_booked)
{
    with_a_joint_trust(NK_TRUST);
    struct nk_submission *vest = reports(&s, "helse-vest");
    spends(&s, vest, "outsourced-services/network/operating", 30);
    buys(&s, vest, "luftambulansetjenesten", true, "outsourced-services/network/operating", 10);
    sector_consolidate(&s);
    assert_region(&s, "helse-vest", 30, 0, 0, 30);
    assert_sector(&s, 30, 0, 30);
}
END_TEST

/* What such an actor finances of a national actor stays with the national actor (R05, R38). */
START_TEST(R38_what_an_actor_outside_finances_stays_in_the_residual)
{
    with_a_joint_trust(NK_TRUST);
    struct nk_submission *nhn = reports(&s, "nhn");
    spends(&s, nhn, "software/network/operating", 100);
    by_key(&s, nhn, "helse-vest", "60");
    by_key(&s, nhn, "luftambulansetjenesten", "10");
    by_key(&s, nhn, "helsedirektoratet", "30");
    sector_consolidate(&s);
    assert_national(&s, "nhn", 100, 60, 40);
    assert_sector(&s, 100, 0, 100);
}
END_TEST

int main(void)
{
    TCase *joint = tcase_create("joint ownership");
    tcase_add_checked_fixture(joint, open_2017, close_sector);
    tcase_add_test(joint, R06_a_state_body_that_reports_is_refused);
    tcase_add_test(joint, R01_a_joint_trust_that_is_no_national_actor_is_refused);
    tcase_add_test(joint, R01_a_joint_trust_that_is_asked_and_silent_is_refused_too);
    tcase_add_test(joint, R22_a_joint_trust_counts_as_a_national_actor_by_its_owners_shares);
    tcase_add_test(joint, R06_what_is_bought_of_an_actor_outside_counts_where_it_is_booked);
    tcase_add_test(joint, R38_what_an_actor_outside_finances_stays_in_the_residual);
    return test_run("joint ownership", &joint, 1);
}
