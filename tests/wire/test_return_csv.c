/* A CSV table becomes the document that says the same in JSON, or everything that is wrong with it is told with row and
 * column. */
#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/csv_number.h"
#include "server/wire/return_in.h"
#include "server/wire/template_out.h"
#include "tests/core/random.h"
#include "tests/run.h"
#include "tests/wire/sector_sample.h"
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

static enum nk_status read_table(struct nk_return_document *ret, struct nk_text table, struct nk_issues *issues)
{
    return nk_return_read(ret, &arena, table, NK_RETURN_CSV, NK_TEXT("nhn"), 2017, issues);
}

/* "code row:column pointer\n" of each issue. */
static const char *told_of(struct nk_text table)
{
    enum { ROOM = 8192 };
    struct nk_return_document document;
    struct nk_issues issues = nk_issues_in(&arena);
    if (read_table(&document, table, &issues) == NK_OK)
        return "";
    char *text = nk_arena_array(&arena, ROOM, 1);
    size_t length = 0;
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < issues.count; i++) {
        const struct nk_issue *issue = &issues.items[i];
        const struct nk_text pointer = issue->pointer.data ? issue->pointer : NK_TEXT("-");
        length += (size_t)snprintf(text + length, ROOM - length, "%s %u:%u %.*s\n", nk_issue_code_text(issue->code),
                                   (unsigned)issue->row, (unsigned)issue->column, NK_TEXT_ARGUMENTS(pointer));
        for (int language = 0; language < NK_LANGUAGES; language++) {
            const struct nk_text detail = nk_issue_detail(&arena, issue, (enum nk_language)language);
            ck_assert_msg(detail.length > 0 && !strstr(detail.data, "{expected}"), "%s", detail.data);
        }
    }
    return text;
}

static const char *document_of(struct nk_text table)
{
    struct nk_return_document document;
    struct nk_issues issues = nk_issues_in(&arena);
    const enum nk_status status = read_table(&document, table, &issues);
    ck_assert_msg(status == NK_OK, "%.*s\nis told %s", NK_TEXT_ARGUMENTS(table), told_of(table));
    return document.canonical.data;
}

/* ---- numbers ---- */

static const struct {
    const char *field, *digits; /* NULL: no number; "?": can be read in two ways; "-0": zero with a sign */
} numbers[] = {
    {"0", "0"},
    {"12000000", "12000000"},
    {"12 000 000", "12000000"},
    {"12\xC2\xA0" "000\xC2\xA0" "000", "12000000"},
    {"12\xE2\x80\xAF" "000", "12000"},
    {" 976 ", "976"},
    {"-5", "-5"},
    {"\xE2\x88\x92" "5", "-5"},
    {"\xE2\x88\x92 1 234,5", "-1234.5"},
    {"933,4", "933.4"},
    {"933.4", "933.4"},
    {"19,50", "19.50"},
    {"1234,567", "1234.567"},
    {"1 234,567", "1234.567"},
    {"0,195", "0.195"},
    {"01,234", "1.234"},
    {"007", "7"},
    {"1,2345", "1.2345"},
    {"1,234", "?"},
    {"1.234", "?"},
    {"-12,345", "?"},
    {"-0", "-0"},
    {"\xE2\x88\x92 0,00", "-0"},
    {"-000.000", "-0"},
    {"0,00", "0.00"},
    {"-0,01", "-0.01"},
    {"123.456", "?"},
    {"1.234.567", NULL},
    {"1,234.50", NULL},
    {"1 23", NULL},
    {"1234 567", NULL},
    {"1 234 56", NULL},
    {"1e3", NULL},
    {"1 %", NULL},
    {"12,", NULL},
    {",5", NULL},
    {"--1", NULL},
    {"+1", NULL},
    {"-", NULL},
    {"", NULL},
    {"tolv", NULL},
};

START_TEST(numbers_are_read_as_people_write_them_and_never_guessed)
{
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct nk_csv_number number;
        const enum nk_csv_number_form form = nk_csv_number_read(&number, nk_text_of(numbers[i].field));
        const char *const of_form[] = {
            [NK_CSV_NUMBER] = number.digits, [NK_CSV_AMBIGUOUS] = "?", [NK_CSV_SIGNED_ZERO] = "-0"};
        const char *read = of_form[form];
        ck_assert_msg((read == NULL) == (numbers[i].digits == NULL) && (!read || strcmp(read, numbers[i].digits) == 0),
                      "«%s» is read as %s", numbers[i].field, read ? read : "no number");
    }
}
END_TEST

/* ---- whole tables ---- */

#define HEAD "section;code;party;basis;booked;category;area;costType;period;value;status;note;method;priorYear\r\n"

static const struct {
    const char *table, *document;
} tables[] = {
    {"section,category,area,costType,value\nexpenditure,software,data-centre,operating,12 000 000\n",
     "{\"expenditure\":[{\"amount\":12000000,\"area\":\"data-centre\",\"category\":\"software\","
     "\"costType\":\"operating\"}]}"},
    {"\xEF\xBB\xBFvalue;section;code\r\n976;staffing;employees\r\n\"933,4\";staffing;fte\r\n",
     "{\"staffing\":{\"employees\":976,\"fte\":\"933.4\"}}"},
    {HEAD "expenditure;;;;;hardware;network;investment;;4000000,00;estimated;\"sa \"\"ca\"\";\nto\";;\r\n",
     "{\"expenditure\":[{\"amount\":4000000,\"area\":\"network\",\"category\":\"hardware\","
     "\"costType\":\"investment\",\"note\":\"sa \\\"ca\\\";\\nto\",\"status\":\"estimated\"}]}"},
    {HEAD "expenditure;;;;;hardware;network;investment;;;missing;;;\r\n",
     "{\"expenditure\":[{\"area\":\"network\",\"category\":\"hardware\",\"costType\":\"investment\","
     "\"status\":\"missing\"}]}"},
    {HEAD "expenditure;;;;;hardware;network;investment;;;;;;\r\n;;;;;;;;;;;;;\r\n", "{}"},
    {HEAD "accounts;operatingRevenue;;;;;;;;90;public-source;;Regnskap;\r\n"
          "accounts.lines;salary-cost;;;;;;;;\xE2\x88\x92"
          "100;;;;90\r\n",
     "{\"accounts\":{\"lines\":[{\"amount\":-100,\"code\":\"salary-cost\",\"priorYear\":90}],"
     "\"operatingRevenue\":{\"method\":\"Regnskap\",\"status\":\"public-source\",\"value\":90}}}"},
    {HEAD "financing;;helse-vest;key;;;;;;19,5;;;;\r\nfinancing;;helse-nord;amount;;;;;;;;;;\r\n"
          "financing;;helse-nord;amount;;software;network;operating;;5;;;;\r\n",
     "{\"financing\":[{\"basis\":\"key\",\"financier\":\"helse-vest\",\"share\":\"19.5\"},{\"basis\":\"amount\","
     "\"cells\":[{\"amount\":5,\"area\":\"network\",\"category\":\"software\",\"costType\":\"operating\"}],"
     "\"financier\":\"helse-nord\"}]}"},
    {HEAD "purchases;;nhn;;SANN;;;;;5;;;;\r\npurchases;;nhn;;;software;network;operating;;5;;;;\r\n",
     "{\"purchases\":[{\"amount\":5,\"booked\":true,\"cells\":[{\"amount\":5,\"area\":\"network\","
     "\"category\":\"software\",\"costType\":\"operating\"}],\"supplier\":\"nhn\"}]}"},
    {"section;party;basis;category;area;costType;value\nfinancing;a;amount;x;y;z;1\nfinancing;b;amount;x;y;z;2\n"
     "financing;a;;x;y;w;3\nfinancing;;;x;y;v;4\nfinancing;'=c;amount;x;y;z;5\nfinancing;'=c;amount;x;y;w;6\n",
     "{\"financing\":[{\"basis\":\"amount\",\"cells\":[{\"amount\":1,\"area\":\"y\",\"category\":\"x\",\"costType\":"
     "\"z\"},"
     "{\"amount\":3,\"area\":\"y\",\"category\":\"x\",\"costType\":\"w\"}],\"financier\":\"a\"},"
     "{\"basis\":\"amount\",\"cells\":[{\"amount\":2,\"area\":\"y\",\"category\":\"x\",\"costType\":\"z\"},"
     "{\"amount\":4,\"area\":\"y\",\"category\":\"x\",\"costType\":\"v\"}],\"financier\":\"b\"},"
     "{\"basis\":\"amount\",\"cells\":[{\"amount\":5,\"area\":\"y\",\"category\":\"x\",\"costType\":\"z\"},"
     "{\"amount\":6,\"area\":\"y\",\"category\":\"x\",\"costType\":\"w\"}],\"financier\":\"=c\"}]}"},
    {HEAD "indicators;availability;stamnett;;;;;;2024-12;99,95;;;;\r\n",
     "{\"indicators\":[{\"indicator\":\"availability\",\"period\":\"2024-12\",\"service\":\"stamnett\","
     "\"value\":\"99.95\"}]}"},
    {"section;party;code;period;target;incidents\nindicators;stamnett;availability;2024;99,95;"
     "\"[{\"\"start\"\":\"\"2024-01-01T00:00:00Z\"\",\"\"end\"\":\"\"2024-01-01T01:00:00Z\"\"}]\"\n",
     "{\"indicators\":[{\"incidents\":[{\"end\":\"2024-01-01T01:00:00Z\",\"start\":\"2024-01-01T00:00:00Z\"}],"
     "\"indicator\":\"availability\",\"period\":\"2024\",\"service\":\"stamnett\",\"target\":\"99.95\"}]}"},
    {HEAD "attestations;medicalEquipmentExcluded;;;;;;;;ja;;;;\r\nattestations;vatBasis;;;;;;;;compensated;;;;\r\n"
          "return;year;;;;;;;;2017;;;;\r\nreturn;illustrative;;;;;;;;false;;;;\r\n",
     "{\"attestations\":{\"medicalEquipmentExcluded\":true,\"vatBasis\":\"compensated\"},\"illustrative\":false,"
     "\"year\":2017}"},
    {"section;code;value;lastYear;label\n#;;;;Endringer i metoden\nmemo;depreciation;3;2 000,5 ca;Avskrivninger\n",
     "{\"memo\":{\"depreciation\":3}}"},
    {" section ;code; value;status;note;;\n memo ; depreciation\xC2\xA0; 3 ; reported ; ca ;;\nstaffing;fte; ;;;; \n",
     "{\"memo\":{\"depreciation\":{\"note\":\" ca \",\"status\":\"reported\",\"value\":3}}}"},
    {"section\tcode\tvalue\nstaffing\tfte\t933,4\n", "{\"staffing\":{\"fte\":\"933.4\"}}"},
    {HEAD "purchases;;nhn;;true;;;;;;;;;\r\nattestations;vatBasis;;;;;;;;;;;;\r\n", "{}"},
    {"section;category;area;costType;value;note\nexpenditure;x;y;z;1;'=1+1\nexpenditure;x;y;z;2;''x\n",
     "{\"expenditure\":[{\"amount\":1,\"area\":\"y\",\"category\":\"x\",\"costType\":\"z\",\"note\":\"=1+1\"},"
     "{\"amount\":2,\"area\":\"y\",\"category\":\"x\",\"costType\":\"z\",\"note\":\"'x\"}]}"},
};

START_TEST(a_table_becomes_the_document_that_says_the_same)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        const char *document = document_of(nk_text_of(tables[i].table));
        ck_assert_msg(strcmp(document, tables[i].document) == 0, "%s\nbecomes\n%s", tables[i].table, document);
    }
}
END_TEST

START_TEST(a_document_of_a_table_is_read_as_if_it_had_been_sent)
{
    for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        struct nk_return_document document;
        struct nk_issues issues = nk_issues_in(&arena);
        ck_assert_int_eq(nk_return_decode(&document, &arena, nk_text_of(document_of(nk_text_of(tables[i].table))),
                                          NK_TEXT("nhn"), 2017, &issues),
                         NK_OK);
        ck_assert_str_eq(document.canonical.data, tables[i].document);
        ck_assert_uint_eq(document.places.count, 0);
    }
}
END_TEST

/* ---- what is wrong ---- */

#define BYTES(literal) {.data = (literal), .length = sizeof(literal) - 1}

static const struct {
    struct nk_text table;
    const char *told;
} wrong[] = {
    {BYTES(""), "malformed-csv 1:1 -\n"},
    {BYTES("section;code;value\nmemo;depreciation;\"3\n"), "malformed-csv 2:3 -\n"},
    {BYTES("section;code;value\nmemo;\"depreciation\" ;3\n"), "malformed-csv 2:2 -\n"},
    {BYTES("section;code;value\nmemo;depre\"ciation;3\n"), "malformed-csv 2:2 -\n"},
    {BYTES("section;code;value\nmemo;depreciation;3;4\nmemo;writeDowns\n"),
     "malformed-csv 2:4 -\nmalformed-csv 3:3 -\n"},
    {BYTES("section;code;value\nmemo;depreciation\nmemo;writeDowns;x\n"),
     "malformed-csv 2:3 -\ninvalid-decimal 3:3 /memo/writeDowns\n"},
    {BYTES("section;code,value\n"), "malformed-csv 1:1 -\n"},
    {BYTES("section;surprise;code;code\n"), "unknown-column 1:2 -\nduplicate-member 1:4 -\n"},
    {BYTES("code;value\nx;1\n"), "missing-column 1:1 -\n"},
    {BYTES("section;code;value\nmemo;depre\0ciation;3\n"), "malformed-csv 2:11 -\n"},
    {BYTES("section;code;value\nmemo;\xE6;3\n"), "invalid-utf8 2:6 -\n"},
    {BYTES("section;code;value\nmemory;depreciation;3\nmemo;depreciations;3\n"),
     "unknown-member 2:1 -\nunknown-member 3:2 -\n"},
    {BYTES("section;code;value\nmemo;depreciation;3\nmemo;depreciation;4\n"), "duplicate-member 3:2 -\n"},
    {BYTES("section;code;value\nmemo;depreciation;1,234\nmemo;writeDowns;3,5\nstaffing;fte;1.234.567\n"),
     "invalid-decimal 3:3 /memo/writeDowns\ninvalid-decimal 4:3 /staffing/fte\n"
     "ambiguous-number 2:3 /memo/depreciation\n"},
    {BYTES("section;code;value\nmemo;depreciation;9223372036854775808\n"),
     "integer-out-of-range 2:3 /memo/depreciation\n"},
    {BYTES("section;code;value;party\nmemo;depreciation;3;nhn\n"), "misplaced-value 2:4 -\n"},
    {BYTES("section;category;area;value\n\n\nexpenditure;software;network;5\n"),
     "missing-member 4:1 /expenditure/0/costType\n"},
    {BYTES("section;party;booked;value\npurchases;nhn;;5\n"), "missing-member 2:3 /purchases/0/booked\n"},
    {BYTES("section;code;value;\nmemo;depreciation;3;4\n"), "misplaced-value 2:4 -\n"},
    {BYTES("section;party;code;period;incidents\nindicators;s;i;2024;[{]\n"),
     "malformed-json 2:5 /indicators/0/incidents\n"},
    {BYTES("section;code;value\nmemo;depreciation;-0\nmemo;writeDowns;-0,00\nstaffing;fte;\xE2\x88\x92" "0\n"),
     "invalid-value 2:3 /memo/depreciation\ninvalid-value 3:3 /memo/writeDowns\ninvalid-value 4:3 /staffing/fte\n"},
    {BYTES("section;party;code;period;value;minutes\nindicators;s;i;2024;1;\"{\"\"measured\"\":-0}\"\n"
           "indicators;s;j;2024;1;\"{\"\"measured\"\":1.5}\"\nindicators;s;k;2024;-0,0;\n"),
     "invalid-value 2:6 /indicators/0/minutes\ndecimal-as-number 3:6 /indicators/1/minutes\n"
     "invalid-value 4:5 /indicators/2/value\n"},
    {BYTES("section;category;area;costType;value;status\nexpenditure;a;b;c;5;sure\n"),
     "invalid-value 2:6 /expenditure/0/status\n"},
    {BYTES("section;code;value\nattestations;medicalEquipmentExcluded;kanskje\n"),
     "wrong-type 2:3 /attestations/medicalEquipmentExcluded\n"},
};

START_TEST(everything_that_is_wrong_is_told_with_its_row_and_column)
{
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        const char *told = told_of(wrong[i].table);
        ck_assert_msg(strcmp(told, wrong[i].told) == 0, "%.*s\ntells\n%sand not\n%s", NK_TEXT_ARGUMENTS(wrong[i].table),
                      told, wrong[i].told);
    }
}
END_TEST

START_TEST(a_finding_stands_where_its_value_stands_in_the_table)
{
    const struct nk_text table = NK_TEXT("section;category;area;costType;value\nexpenditure;a;b;c;5\n");
    struct nk_return_document document;
    struct nk_issues issues = nk_issues_in(&arena);
    ck_assert_int_eq(read_table(&document, table, &issues), NK_OK);
    struct nk_finding items[] = {
        {.place = {.pointer = NK_TEXT("/expenditure/0/area")}},
        {.place = {.pointer = NK_TEXT("/expenditure/0/amount/value")}},
        {.place = {.pointer = NK_TEXT("/expenditure/0")}},
        {.place = {.pointer = NK_TEXT("/staffing/fte")}},
    };
    const uint32_t columns[] = {3, 5, 1, 0};
    struct nk_findings findings = {.items = items, .count = 4};
    nk_return_locate(&document, &findings);
    for (size_t i = 0; i < findings.count; i++) {
        ck_assert_uint_eq(items[i].place.column, columns[i]);
        ck_assert_uint_eq(items[i].place.row, columns[i] ? 2 : 0);
    }
}
END_TEST

/* ---- there and back ---- */

enum { TRIES = 400, BODY_MAX = 16384 };

struct body {
    char text[BODY_MAX];
    size_t length;
};

__attribute__((format(printf, 2, 3))) static void write_body(struct body *body, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    body->length += (size_t)vsnprintf(body->text + body->length, sizeof body->text - body->length, format, arguments);
    va_end(arguments);
    ck_assert_uint_lt(body->length, sizeof body->text);
}

/* A number in the one form that a table becomes: whole numbers plain, others as text, missing ones without a value. */
static void write_number(struct body *body, struct random *random, const char *name, bool is_amount, bool is_cell)
{
    static const char *const notes[] = {"", ",\"note\":\"sa \\\"ca\\\"; to, tre\\nfire\"", ",\"note\":\"=1+1\"",
                                        ",\"note\":\"''\"", ",\"method\":\"-\""};
    static const char *const decimals[] = {"\"0.5\"", "\"933.4\"", "\"12.345\"", "\"-1.234\"", "\"1234.567\"",
                                           "\"1.2340\"", "\"-0.001\"", "\"100.000\"", "\"7.123456789\""};
    const char *note = notes[random_below(random, 5)];
    const uint64_t status = random_below(random, 4);
    const bool is_object = !is_cell && (status > 0 || *note);
    static const char *const statuses[] = {"reported", "estimated", "public-source", "missing"};
    write_body(body, is_object ? "\"%s\":{\"status\":\"%s\"%s" : "\"%s\":", name, statuses[status], note);
    if (is_cell && status == 3)
        write_body(body, "null,\"status\":\"missing\"%s", note);
    else if (status < 3) {
        if (is_object)
            write_body(body, ",\"value\":");
        if (is_amount || random_below(random, 3) == 0)
            write_body(body, "%lld", (long long)random_next(random) >> random_below(random, 63));
        else
            write_body(body, "%s", decimals[random_below(random, 9)]);
        if (is_cell && status > 0)
            write_body(body, ",\"status\":\"%s\"", statuses[status]);
        if (is_cell)
            write_body(body, "%s", note);
    }
    if (is_object)
        write_body(body, "}");
}

static void write_cells(struct body *body, struct random *random, const char *name)
{
    static const char *const categories[] = {"software", "hardware", "=odd", "'"};
    static const char *const areas[] = {"network", "data-centre", "a;b", "\\\"c"};
    const uint64_t count = random_below(random, 5);
    write_body(body, "\"%s\":[", name);
    for (uint64_t i = 0; i <= count; i++) {
        write_body(body, "%s{\"category\":\"%s\",\"area\":\"%s\",\"costType\":\"operating\",", i ? "," : "",
                   categories[random_below(random, 4)], areas[random_below(random, 4)]);
        write_number(body, random, "amount", true, true);
        write_body(body, "}");
    }
    write_body(body, "]");
}

static void write_return(struct body *body, struct random *random)
{
    write_body(body, "{\"memo\":{");
    write_number(body, random, "depreciation", true, false);
    write_body(body, "},\"staffing\":{");
    write_number(body, random, "fte", false, false);
    write_body(body, ",");
    write_number(body, random, "employees", false, false);
    write_body(body, "},\"accounts\":{\"lines\":[{\"code\":\"a\",");
    write_number(body, random, "amount", true, false);
    write_body(body, ",");
    write_number(body, random, "priorYear", true, false);
    write_body(body, "}]},\"financing\":[{\"financier\":\"helse-vest\",\"basis\":\"key\",");
    write_number(body, random, "share", false, false);
    write_body(body, "},{\"financier\":\"helse-nord\",\"basis\":\"amount\",");
    write_cells(body, random, "cells");
    write_body(body, "},{\"financier\":\"helse-nord\",\"basis\":\"amount\",");
    write_cells(body, random, "cells");
    write_body(body, "}],\"purchases\":[{\"supplier\":\"nhn\",\"booked\":%s,",
               random_below(random, 2) ? "true" : "false");
    write_number(body, random, "amount", true, false);
    write_body(body, ",");
    write_cells(body, random, "cells");
    write_body(body, "}],\"indicators\":[{\"service\":\"s\",\"indicator\":\"i\",\"period\":\"2017-01\",");
    write_number(body, random, "value", false, false);
    write_body(body,
               "}],\"attestations\":{\"medicalEquipmentExcluded\":true,\"vatBasis\":\"included\"},\"year\":2017,");
    write_cells(body, random, "expenditure");
    write_body(body, "}");
}

static struct nk_text text_of(const struct nk_buffer *buffer)
{
    ck_assert_ptr_nonnull(buffer->data);
    return (struct nk_text){.data = (const char *)buffer->data, .length = buffer->length};
}

/* What a missing value of a cell is written as does not matter: left out and null are the same. */
static const char *without_nulls(const char *document)
{
    char *text = nk_arena_array(&arena, strlen(document) + 1, 1);
    static const char null[] = "\"amount\":null,";
    size_t length = 0;
    while (*document) {
        if (strncmp(document, null, sizeof null - 1) == 0)
            document += sizeof null - 1;
        else
            text[length++] = *document++;
    }
    return text;
}

START_TEST(any_return_comes_back_unchanged_from_its_template)
{
    struct random random = {.state = 4};
    const struct nk_catalogue *catalogue = sample_catalogue();
    for (int i = 0; i < TRIES; i++) {
        struct body body = {.length = 0};
        struct nk_return_document document;
        struct nk_issues issues = nk_issues_in(&arena);
        write_return(&body, &random);
        ck_assert_msg(nk_return_decode(&document, &arena, nk_text_of(body.text), NK_TEXT("nhn"), 2017, &issues) ==
                          NK_OK,
                      "%s\n%s", body.text, told(&arena, &issues));
        const struct nk_template_source source = {
            .catalogue = catalogue,
            .actor = nk_catalogue_actor(catalogue, NK_TEXT("nhn")),
            .year = 2017,
            .methodology = nk_catalogue_methodology_of_year(catalogue, 2017),
            .document = document.canonical,
        };
        struct nk_buffer table = nk_template_csv(&source, &arena, NK_BOKMAL);
        ck_assert_str_eq(document_of(text_of(&table)), without_nulls(document.canonical.data));
        nk_buffer_free(&table);

        struct nk_buffer json = nk_template_json(&source, &arena, NK_ENGLISH);
        const char *canonical = document.canonical.data;
        ck_assert_int_eq(nk_return_decode(&document, &arena, text_of(&json), NK_TEXT("nhn"), 2017, &issues), NK_OK);
        ck_assert_str_eq(document.canonical.data, canonical);
        nk_buffer_free(&json);
        tear_down();
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("wire/return_csv");
    TCase *tests = tcase_create("tables");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, numbers_are_read_as_people_write_them_and_never_guessed);
    tcase_add_test(tests, a_table_becomes_the_document_that_says_the_same);
    tcase_add_test(tests, a_document_of_a_table_is_read_as_if_it_had_been_sent);
    tcase_add_test(tests, everything_that_is_wrong_is_told_with_its_row_and_column);
    tcase_add_test(tests, a_finding_stands_where_its_value_stands_in_the_table);
    tcase_add_test(tests, any_return_comes_back_unchanged_from_its_template);
    suite_add_tcase(suite, tests);
    return run(suite);
}
