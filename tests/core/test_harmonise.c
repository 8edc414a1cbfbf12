#include <stdio.h>

#include "core/harmonise.h"
#include "tests/core/random.h"
#include "tests/core/support.h"

enum { TRIES = 3000, VERSIONS_MAX = 4, CODES_MAX = 6, EDGES_MAX = 12 };

#define LABEL(text) \
    { \
        { \
            NK_TEXT(text " nb"), NK_TEXT(text " nn"), NK_TEXT(text) \
        } \
    }
#define CODE(code_, text) \
    { \
        .code = NK_TEXT(code_), .label = LABEL(text) \
    }
#define EDGE(classification_, from, from_code_, to, to_code_) \
    { \
        .classification = NK_TEXT(classification_), .from_version = NK_TEXT(from), .from_code = NK_TEXT(from_code_), \
        .to_version = NK_TEXT(to), .to_code = NK_TEXT(to_code_) \
    }

static const struct nk_code areas_2017[] = {
    CODE("application-development", "Development"),
    CODE("application-management", "Management"),
    CODE("data-centre", "Data centre"),
    CODE("network", "Network"),
    CODE("end-user-equipment", "Equipment"),
    CODE("user-support", "Support"),
    CODE("ict-management", "ICT management"),
    CODE("unspecified", "Not broken down"),
};
static const struct nk_code areas_2022[] = {
    CODE("applications", "Applications"),   CODE("infrastructure", "Infrastructure"),
    CODE("security", "Security"),           CODE("it-management", "Governance"),
    CODE("end-user-services", "End users"), CODE("unspecified", "Not broken down"),
};
/* Infrastructure is split again, and applications and governance are put together. */
static const struct nk_code areas_2027[] = {
    CODE("digital", "Digital"),   CODE("cloud", "Cloud"),   CODE("hardware", "Own machines"),
    CODE("security", "Security"), CODE("people", "People"), CODE("unspecified", "Not broken down"),
};
/* An area that 2017 has taken apart. */
static const struct nk_code areas_2012[] = {CODE("operations", "Operations")};
static const struct nk_code categories_2017[] = {CODE("hardware", "Hardware"), CODE("other", "Other")};
static const struct nk_code categories_2022[] = {CODE("other", "Otherwise"), CODE("hardware", "Hardware")};

#define VERSION(id_, version_, year_, codes_) \
    { \
        .id = NK_TEXT(id_), .version = NK_TEXT(version_), .first_year = (year_), .codes = { \
            (codes_), \
            LENGTH_OF(codes_) \
        } \
    }
static const struct nk_classification classifications[] = {
    VERSION("ict-area", "2012", 2012, areas_2012),
    VERSION("ict-area", "2017", 2017, areas_2017),
    VERSION("ict-area", "2022", 2022, areas_2022),
    VERSION("ict-area", "2027", 2027, areas_2027),
    VERSION("resource-category", "2017", 2017, categories_2017),
    VERSION("resource-category", "2022", 2022, categories_2022),
};
static const struct nk_correspondence correspondences[] = {
    EDGE("ict-area", "2012", "operations", "2017", "data-centre"),
    EDGE("ict-area", "2012", "operations", "2017", "user-support"),
    EDGE("ict-area", "2017", "application-development", "2022", "applications"),
    EDGE("ict-area", "2017", "application-management", "2022", "applications"),
    EDGE("ict-area", "2017", "data-centre", "2022", "infrastructure"),
    EDGE("ict-area", "2017", "network", "2022", "infrastructure"),
    EDGE("ict-area", "2017", "end-user-equipment", "2022", "end-user-services"),
    EDGE("ict-area", "2017", "user-support", "2022", "end-user-services"),
    EDGE("ict-area", "2017", "ict-management", "2022", "it-management"),
    EDGE("ict-area", "2017", "unspecified", "2022", "unspecified"),
    EDGE("ict-area", "2022", "applications", "2027", "digital"),
    EDGE("ict-area", "2022", "it-management", "2027", "digital"),
    EDGE("ict-area", "2022", "infrastructure", "2027", "cloud"),
    EDGE("ict-area", "2022", "infrastructure", "2027", "hardware"),
    EDGE("ict-area", "2022", "security", "2027", "security"),
    EDGE("ict-area", "2022", "end-user-services", "2027", "people"),
    EDGE("ict-area", "2022", "unspecified", "2027", "unspecified"),
    EDGE("resource-category", "2017", "hardware", "2022", "hardware"),
    EDGE("resource-category", "2017", "hardware", "2030", "machines"), /* a version that is not there */
};
static const struct nk_catalogue catalogue = {
    .classifications = classifications,
    .classification_count = LENGTH_OF(classifications),
    .correspondences = correspondences,
    .correspondence_count = LENGTH_OF(correspondences),
};
static struct nk_arena arena;

static void set_up(void)
{
    arena = test_arena();
}

static void tear_down(void)
{
    nk_arena_release(&arena);
}

static struct nk_harmonised over(const char *classification, const struct nk_text *versions, size_t count)
{
    struct nk_harmonised harmonised;
    ck_assert_int_eq(nk_harmonise(&harmonised, &arena, &catalogue, nk_text_of(classification), versions, count), NK_OK);
    return harmonised;
}

/* One line a group: "id = version:code version:code", with "!" before those that some version cannot express. */
static void assert_groups(struct nk_harmonised harmonised, const char *expected)
{
    char text[2048] = "";
    size_t length = 0;
    for (size_t i = 0; i < harmonised.count; i++) {
        const struct nk_harmonised_code *code = &harmonised.codes[i];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s =", code->comparable ? "" : "!",
                                   NK_TEXT_ARGUMENTS(code->id));
        for (size_t k = 0; k < code->member_count; k++)
            length +=
                (size_t)snprintf(text + length, sizeof text - length, " %.*s:%.*s",
                                 NK_TEXT_ARGUMENTS(code->members[k].version), NK_TEXT_ARGUMENTS(code->members[k].code));
        length += (size_t)snprintf(text + length, sizeof text - length, "\n");
        ck_assert_uint_lt(length, sizeof text);
    }
    ck_assert_str_eq(text, expected);
}

START_TEST(areas_of_2017_and_2022_are_the_five_that_both_can_express)
{
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    assert_groups(over("ict-area", versions, 2),
                  "applications = 2017:application-development 2017:application-management 2022:applications\n"
                  "infrastructure = 2017:data-centre 2017:network 2022:infrastructure\n"
                  "!security = 2022:security\n"
                  "it-management = 2017:ict-management 2022:it-management\n"
                  "end-user-services = 2017:end-user-equipment 2017:user-support 2022:end-user-services\n"
                  "unspecified = 2017:unspecified 2022:unspecified\n");
}
END_TEST

START_TEST(the_order_of_the_versions_and_how_often_they_are_named_do_not_matter)
{
    const struct nk_text in_order[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    const struct nk_text otherwise[] = {NK_TEXT("2022"), NK_TEXT("2017"), NK_TEXT("2022")};
    struct nk_harmonised a = over("ict-area", in_order, 2);
    struct nk_harmonised b = over("ict-area", otherwise, 3);
    ck_assert_uint_eq(a.count, b.count);
    for (size_t i = 0; i < a.count; i++) {
        ck_assert(nk_text_equal(a.codes[i].id, b.codes[i].id));
        ck_assert_uint_eq(a.codes[i].member_count, b.codes[i].member_count);
        ck_assert_int_eq(a.codes[i].comparable, b.codes[i].comparable);
    }
}
END_TEST

START_TEST(a_version_alone_has_its_own_codes)
{
    const struct nk_text version = NK_TEXT("2022");
    struct nk_harmonised harmonised = over("ict-area", &version, 1);
    ck_assert_uint_eq(harmonised.count, LENGTH_OF(areas_2022));
    for (size_t i = 0; i < harmonised.count; i++) {
        ck_assert(nk_text_equal(harmonised.codes[i].id, areas_2022[i].code));
        ck_assert(harmonised.codes[i].comparable);
        ck_assert_text(harmonised.codes[i].label.in[NK_ENGLISH], areas_2022[i].label.in[NK_ENGLISH].data);
    }
}
END_TEST

START_TEST(a_code_that_is_split_is_followed_by_all_that_it_became)
{
    const struct nk_text versions[] = {NK_TEXT("2022"), NK_TEXT("2027")};
    struct nk_harmonised harmonised = over("ict-area", versions, 2);
    assert_groups(harmonised, "digital = 2022:applications 2022:it-management 2027:digital\n"
                              "cloud+hardware = 2022:infrastructure 2027:cloud 2027:hardware\n"
                              "security = 2022:security 2027:security\n"
                              "people = 2022:end-user-services 2027:people\n"
                              "unspecified = 2022:unspecified 2027:unspecified\n");
    ck_assert_text(harmonised.codes[1].label.in[NK_ENGLISH], "Cloud + Own machines");
    ck_assert_text(harmonised.codes[1].label.in[NK_BOKMAL], "Cloud nb + Own machines nb");
}
END_TEST

START_TEST(what_lies_between_two_versions_connects_them)
{
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2027")};
    assert_groups(over("ict-area", versions, 2),
                  "digital = 2017:application-development 2017:application-management 2017:ict-management"
                  " 2027:digital\n"
                  "cloud+hardware = 2017:data-centre 2017:network 2027:cloud 2027:hardware\n"
                  "!security = 2027:security\n"
                  "people = 2017:end-user-equipment 2017:user-support 2027:people\n"
                  "unspecified = 2017:unspecified 2027:unspecified\n");
}
END_TEST

START_TEST(versions_before_and_after_those_asked_for_merge_nothing)
{
    /* 2027 puts applications and governance together, 2012 infrastructure and end users; 2017 and 2022 do not. */
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    struct nk_harmonised harmonised = over("ict-area", versions, 2);
    ck_assert_ptr_ne(nk_harmonised_code_of(&harmonised, versions[1], NK_TEXT("applications")),
                     nk_harmonised_code_of(&harmonised, versions[1], NK_TEXT("it-management")));
    ck_assert_ptr_ne(nk_harmonised_code_of(&harmonised, versions[0], NK_TEXT("data-centre")),
                     nk_harmonised_code_of(&harmonised, versions[0], NK_TEXT("user-support")));
}
END_TEST

START_TEST(one_name_of_two_meanings_is_told_apart)
{
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    struct nk_harmonised harmonised = over("resource-category", versions, 2);
    assert_groups(harmonised, "!other = 2022:other\n"
                              "hardware = 2017:hardware 2022:hardware\n"
                              "!other@2017 = 2017:other\n");
    ck_assert_text(harmonised.codes[2].label.in[NK_ENGLISH], "Other");
}
END_TEST

START_TEST(a_code_is_found_in_its_group)
{
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2022")};
    struct nk_harmonised harmonised = over("ict-area", versions, 2);
    ck_assert_text(nk_harmonised_code_of(&harmonised, versions[0], NK_TEXT("network"))->id, "infrastructure");
    ck_assert_ptr_null(nk_harmonised_code_of(&harmonised, versions[1], NK_TEXT("network")));
    ck_assert_ptr_null(nk_harmonised_code_of(&harmonised, NK_TEXT("2027"), NK_TEXT("digital")));
}
END_TEST

START_TEST(an_unknown_version_is_refused)
{
    const struct nk_text versions[] = {NK_TEXT("2017"), NK_TEXT("2019")};
    struct nk_harmonised harmonised = {.count = 42};
    ck_assert_int_eq(nk_harmonise(&harmonised, &arena, &catalogue, NK_TEXT("ict-area"), versions, 2), NK_INVALID);
    ck_assert_int_eq(nk_harmonise(&harmonised, &arena, &catalogue, NK_TEXT("account-line"), versions, 1), NK_INVALID);
    ck_assert_int_eq(nk_harmonise(&harmonised, &arena, &catalogue, NK_TEXT("ict-area"), versions, 0), NK_INVALID);
    ck_assert_uint_eq(harmonised.count, 42);
}
END_TEST

/* A random graph of correspondences over random versions. */
struct graph {
    struct nk_classification versions[VERSIONS_MAX];
    struct nk_code codes[VERSIONS_MAX][CODES_MAX];
    struct nk_correspondence edges[EDGES_MAX];
    struct nk_text names[VERSIONS_MAX];
    struct nk_catalogue catalogue;
};

static const char *const version_names[VERSIONS_MAX] = {"v0", "v1", "v2", "v3"};
static const char *const code_names[CODES_MAX] = {"a", "b", "c", "d", "e", "unspecified"};

static void make_graph(struct graph *graph, struct random *random)
{
    size_t version_count = 1 + random_below(random, VERSIONS_MAX);
    size_t edge_count = version_count > 1 ? random_below(random, EDGES_MAX + 1) : 0;
    *graph = (struct graph){.catalogue = {.classifications = graph->versions,
                                          .classification_count = version_count,
                                          .correspondences = graph->edges,
                                          .correspondence_count = edge_count}};
    for (size_t v = 0; v < version_count; v++) {
        graph->names[v] = nk_text_of(version_names[v]);
        size_t count = 1 + random_below(random, CODES_MAX);
        for (size_t c = 0; c < count; c++)
            graph->codes[v][c].code = nk_text_of(code_names[c]);
        graph->versions[v] = (struct nk_classification){.id = NK_TEXT("k"),
                                                        .version = graph->names[v],
                                                        .first_year = (int16_t)(2000 + v),
                                                        .codes = {graph->codes[v], count}};
    }
    for (size_t i = 0; i < edge_count; i++) {
        size_t from = random_below(random, version_count - 1);
        size_t to = from + 1;
        graph->edges[i] = (struct nk_correspondence){
            .classification = NK_TEXT("k"),
            .from_version = graph->names[from],
            .from_code = graph->codes[from][random_below(random, graph->versions[from].codes.count)].code,
            .to_version = graph->names[to],
            .to_code = graph->codes[to][random_below(random, graph->versions[to].codes.count)].code,
        };
    }
}

/* Whether two codes of the graph are connected, found by walking from the first until nothing is new. */
static bool are_connected(const struct graph *graph, struct nk_merged_code from, struct nk_merged_code to)
{
    struct nk_merged_code reached[VERSIONS_MAX * CODES_MAX] = {from};
    size_t count = 1;
    for (size_t i = 0; i < count; i++) {
        if (nk_text_equal(reached[i].version, to.version) && nk_text_equal(reached[i].code, to.code))
            return true;
        for (size_t e = 0; e < graph->catalogue.correspondence_count; e++) {
            const struct nk_correspondence *edge = &graph->edges[e];
            const struct nk_merged_code ends[] = {{edge->from_version, edge->from_code},
                                                  {edge->to_version, edge->to_code}};
            for (size_t k = 0; k < 2; k++) {
                if (!nk_text_equal(ends[k].version, reached[i].version) ||
                    !nk_text_equal(ends[k].code, reached[i].code))
                    continue;
                size_t known = 0;
                while (known < count && !(nk_text_equal(reached[known].version, ends[1 - k].version) &&
                                          nk_text_equal(reached[known].code, ends[1 - k].code)))
                    known++;
                if (known == count)
                    reached[count++] = ends[1 - k];
            }
        }
    }
    return false;
}

static void check_graph(const struct graph *graph, const struct nk_harmonised *harmonised)
{
    size_t codes = 0;
    size_t members = 0;
    size_t version_count = graph->catalogue.classification_count;
    for (size_t v = 0; v < version_count; v++)
        codes += graph->versions[v].codes.count;
    for (size_t i = 0; i < harmonised->count; i++) {
        const struct nk_harmonised_code *group = &harmonised->codes[i];
        members += group->member_count;
        size_t versions = 0;
        for (size_t m = 0; m < group->member_count; m++) {
            /* Each member is found in its own group: it is in one group only. */
            ck_assert_ptr_eq(nk_harmonised_code_of(harmonised, group->members[m].version, group->members[m].code),
                             group);
            ck_assert(are_connected(graph, group->members[0], group->members[m]));
            versions += m == 0 || !nk_text_equal(group->members[m - 1].version, group->members[m].version);
        }
        ck_assert_int_eq(group->comparable, versions == version_count);
        for (size_t k = 0; k < i; k++) {
            ck_assert(!nk_text_equal(harmonised->codes[k].id, group->id));
            ck_assert(!are_connected(graph, harmonised->codes[k].members[0], group->members[0]));
        }
    }
    ck_assert_uint_eq(members, codes);
}

START_TEST(every_code_is_in_exactly_one_group_and_groups_are_what_is_connected)
{
    struct random random = {.state = 53};
    static struct graph graph;
    for (int i = 0; i < TRIES; i++) {
        make_graph(&graph, &random);
        struct nk_harmonised harmonised;
        struct nk_arena one = test_arena();
        ck_assert_int_eq(nk_harmonise(&harmonised, &one, &graph.catalogue, NK_TEXT("k"), graph.names,
                                      graph.catalogue.classification_count),
                         NK_OK);
        check_graph(&graph, &harmonised);
        nk_arena_release(&one);
    }
}
END_TEST

/* One more correspondence never makes the codes finer. */
START_TEST(knowing_more_of_what_corresponds_only_merges)
{
    struct random random = {.state = 54};
    static struct graph graph;
    for (int i = 0; i < TRIES; i++) {
        make_graph(&graph, &random);
        size_t edges = graph.catalogue.correspondence_count;
        if (edges == 0)
            continue;
        struct nk_harmonised less;
        struct nk_harmonised more;
        struct nk_arena one = test_arena();
        size_t versions = graph.catalogue.classification_count;
        ck_assert_int_eq(nk_harmonise(&more, &one, &graph.catalogue, NK_TEXT("k"), graph.names, versions), NK_OK);
        graph.catalogue.correspondence_count = edges - 1;
        ck_assert_int_eq(nk_harmonise(&less, &one, &graph.catalogue, NK_TEXT("k"), graph.names, versions), NK_OK);
        ck_assert(less.count == more.count || less.count == more.count + 1);
        nk_arena_release(&one);
    }
}
END_TEST

int main(void)
{
    TCase *harmonise = tcase_create("harmonise");
    tcase_add_checked_fixture(harmonise, set_up, tear_down);
    tcase_add_test(harmonise, areas_of_2017_and_2022_are_the_five_that_both_can_express);
    tcase_add_test(harmonise, the_order_of_the_versions_and_how_often_they_are_named_do_not_matter);
    tcase_add_test(harmonise, a_version_alone_has_its_own_codes);
    tcase_add_test(harmonise, a_code_that_is_split_is_followed_by_all_that_it_became);
    tcase_add_test(harmonise, what_lies_between_two_versions_connects_them);
    tcase_add_test(harmonise, versions_before_and_after_those_asked_for_merge_nothing);
    tcase_add_test(harmonise, one_name_of_two_meanings_is_told_apart);
    tcase_add_test(harmonise, a_code_is_found_in_its_group);
    tcase_add_test(harmonise, an_unknown_version_is_refused);
    TCase *properties = tcase_create("properties");
    tcase_add_test(properties, every_code_is_in_exactly_one_group_and_groups_are_what_is_connected);
    tcase_add_test(properties, knowing_more_of_what_corresponds_only_merges);
    TCase *const cases[] = {harmonise, properties};
    return test_run("harmonise", cases, LENGTH_OF(cases));
}
