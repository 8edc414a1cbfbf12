#include "server/wire/issue.h"

#include <stdio.h>
#include <string.h>

#include "server/wire/utf8.h"

enum { DETAIL_MAX = 1024 };

struct sentence {
    const char *in[NK_LANGUAGES]; /* place-holders: {actual} {expected} {line} {column} */
};

struct code_words {
    const char *code;
    struct sentence says;
    struct sentence of_table; /* the same of a table, which has columns; empty: as above */
};

static const struct code_words codes[NK_ISSUE_CODES] = {
    [NK_MALFORMED_JSON] = {.code = "malformed-json",
        .says = {{"Innholdet er ikke gyldig JSON på linje {line}, byte {column}.",
          "Innhaldet er ikkje gyldig JSON på linje {line}, byte {column}.",
          "The body is not valid JSON at line {line}, byte {column}."}}},
    [NK_DUPLICATE_MEMBER] = {.code = "duplicate-member",
        .says = {{"Medlemmet «{actual}» står to ganger.",
          "Medlemmet «{actual}» står to gonger.",
          "The member \"{actual}\" is given twice."}},
        .of_table = {{"Kolonnen «{actual}» står to ganger.",
          "Kolonnen «{actual}» står to gonger.",
          "The column \"{actual}\" is there twice."}}},
    [NK_UNKNOWN_MEMBER] = {.code = "unknown-member",
        .says = {{"Medlemmet «{actual}» er ikke kjent her.",
          "Medlemmet «{actual}» er ikkje kjent her.",
          "The member \"{actual}\" is not known here."}},
        .of_table = {{"«{actual}» er ikke kjent her.",
          "«{actual}» er ikkje kjent her.",
          "\"{actual}\" is not known here."}}},
    [NK_WRONG_TYPE] = {.code = "wrong-type",
        .says = {{"{actual} er av feil type.",
          "{actual} er av feil type.",
          "{actual} is of the wrong type."}}},
    [NK_DECIMAL_AS_NUMBER] = {.code = "decimal-as-number",
        .says = {{"Tallet {actual} har desimaltegn eller eksponent.",
          "Talet {actual} har desimalteikn eller eksponent.",
          "The number {actual} has a decimal point or an exponent."}}},
    [NK_INTEGER_OUT_OF_RANGE] = {.code = "integer-out-of-range",
        .says = {{"Tallet {actual} er for stort eller for lite.",
          "Talet {actual} er for stort eller for lite.",
          "The number {actual} is too large or too small."}}},
    [NK_MISSING_MEMBER] = {.code = "missing-member",
        .says = {{"Medlemmet «{actual}» mangler.",
          "Medlemmet «{actual}» manglar.",
          "The member \"{actual}\" is missing."}},
        .of_table = {{"Raden mangler en verdi i kolonnen «{actual}».",
          "Rada manglar ein verdi i kolonnen «{actual}».",
          "The row has no value in the column \"{actual}\"."}}},
    [NK_INVALID_VALUE] = {.code = "invalid-value",
        .says = {{"Verdien {actual} kan ikke stå her.",
          "Verdien {actual} kan ikkje stå her.",
          "The value {actual} cannot stand here."}}},
    [NK_INVALID_DECIMAL] = {.code = "invalid-decimal",
        .says = {{"«{actual}» kan ikke brukes som tall her.",
          "«{actual}» kan ikkje brukast som tal her.",
          "\"{actual}\" cannot be used as a number here."}}},
    [NK_INVALID_UTF8] = {.code = "invalid-utf8",
        .says = {{"Innholdet er ikke gyldig UTF-8 på linje {line}, byte {column}.",
          "Innhaldet er ikkje gyldig UTF-8 på linje {line}, byte {column}.",
          "The body is not valid UTF-8 at line {line}, byte {column}."}},
        .of_table = {{"Tabellen er ikke lagret som UTF-8: rad {line} har et tegn, kanskje æ, ø eller å, i et annet tegnsett. Lagre den "
          "på nytt: i Excel velges «CSV UTF-8 (semikolondelt)» som filtype, i LibreOffice tegnsettet «Unicode (UTF-8)».",
          "Tabellen er ikkje lagra som UTF-8: rad {line} har eit teikn, kanskje æ, ø eller å, i eit anna teiknsett. Lagre "
          "han på nytt: i Excel vel du «CSV UTF-8 (semikolondelt)» som filtype, i LibreOffice teiknsettet «Unicode (UTF-8)».",
          "The table is not saved as UTF-8: row {line} has a character, perhaps æ, ø or å, in another character set. Save "
          "it again: in Excel choose \"CSV UTF-8\" as the file type, in LibreOffice the character set \"Unicode (UTF-8)\"."}}},
    [NK_TOO_DEEP] = {.code = "too-deep",
        .says = {{"Objekter og lister ligger inni hverandre i mer enn {expected} nivåer.",
          "Objekt og lister ligg inni kvarandre i meir enn {expected} nivå.",
          "Objects and arrays are nested deeper than {expected} levels."}}},
    [NK_TOO_MANY_ITEMS] = {.code = "too-many-items",
        .says = {{"Listene har til sammen flere enn {expected} elementer.",
          "Listene har til saman fleire enn {expected} element.",
          "The arrays have more than {expected} items together."}}},
    [NK_TOO_LONG] = {.code = "too-long",
        .says = {{"Teksten er lengre enn {expected} tegn.",
          "Teksten er lengre enn {expected} teikn.",
          "The text is longer than {expected} characters."}}},
    [NK_MALFORMED_CSV] = {.code = "malformed-csv",
        .says = {{"Innholdet er ikke gyldig CSV i rad {line}, kolonne {column}.",
          "Innhaldet er ikkje gyldig CSV i rad {line}, kolonne {column}.",
          "The body is not valid CSV at row {line}, column {column}."}}},
    [NK_UNKNOWN_COLUMN] = {.code = "unknown-column",
        .says = {{"Kolonnen «{actual}» er ikke kjent.",
          "Kolonnen «{actual}» er ikkje kjend.",
          "The column \"{actual}\" is not known."}}},
    [NK_MISSING_COLUMN] = {.code = "missing-column",
        .says = {{"Kolonnen «{actual}» mangler.",
          "Kolonnen «{actual}» manglar.",
          "The column \"{actual}\" is missing."}}},
    [NK_AMBIGUOUS_NUMBER] = {.code = "ambiguous-number",
        .says = {{"Tallet {actual} kan leses på to måter.",
          "Talet {actual} kan lesast på to måtar.",
          "The number {actual} can be read in two ways."}}},
    [NK_MISPLACED_VALUE] = {.code = "misplaced-value",
        .says = {{"Kolonnen «{actual}» brukes ikke i denne seksjonen.",
          "Kolonnen «{actual}» blir ikkje brukt i denne seksjonen.",
          "The column \"{actual}\" is not used in this section."}}},
};

enum { EXPECTATIONS = NK_EXPECT_LATER_MOMENT + 1 };

static const struct sentence expectations[EXPECTATIONS] = {
    [NK_EXPECT_NOTHING] = {{"", "", ""}},
    [NK_EXPECT_OBJECT] = {{"Her skal det stå et JSON-objekt: {…}.",
                           "Her skal det stå eit JSON-objekt: {…}.",
                           "A JSON object belongs here: {…}."}},
    [NK_EXPECT_ARRAY] = {{"Her skal det stå en liste: […].",
                          "Her skal det stå ei liste: […].",
                          "An array belongs here: […]."}},
    [NK_EXPECT_TEXT] = {{"Her skal det stå tekst i anførselstegn.",
                         "Her skal det stå tekst i hermeteikn.",
                         "Text in quotes belongs here."}},
    [NK_EXPECT_BOOLEAN] = {{"Her skal det stå true eller false.",
                            "Her skal det stå true eller false.",
                            "true or false belongs here."}},
    [NK_EXPECT_INTEGER] = {{"Her skal det stå et heltall uten anførselstegn.",
                            "Her skal det stå eit heiltal utan hermeteikn.",
                            "An integer without quotes belongs here."}},
    [NK_EXPECT_AMOUNT] = {{"Beløp er hele kroner: et heltall uten anførselstegn, som 12000000, eller "
                           "{\"value\": …, \"status\": …}.",
                           "Beløp er heile kroner: eit heiltal utan hermeteikn, som 12000000, eller "
                           "{\"value\": …, \"status\": …}.",
                           "Amounts are whole kroner: an integer without quotes such as 12000000, or "
                           "{\"value\": …, \"status\": …}."}},
    [NK_EXPECT_DECIMAL] = {{"Skriv desimaltall med punktum og i anførselstegn, som \"933.4\", "
                            "eller et heltall, eller {\"value\": …, \"status\": …}.",
                            "Skriv desimaltal med punktum og i hermeteikn, som \"933.4\", "
                            "eller eit heiltal, eller {\"value\": …, \"status\": …}.",
                            "Write a decimal with a point and in quotes such as \"933.4\", "
                            "or an integer, or {\"value\": …, \"status\": …}."}},
    [NK_EXPECT_DATE] = {{"Skriv en dato som finnes, som \"2018-04-01\".",
                         "Skriv ein dato som finst, som \"2018-04-01\".",
                         "Write a date that exists, such as \"2018-04-01\"."}},
    [NK_EXPECT_TIMESTAMP] = {{"Skriv et tidspunkt med tidssone, som \"2018-04-01T08:00:00Z\".",
                              "Skriv eit tidspunkt med tidssone, som \"2018-04-01T08:00:00Z\".",
                              "Write a time with its zone, such as \"2018-04-01T08:00:00Z\"."}},
    [NK_EXPECT_SOME_TEXT] = {{"Teksten kan ikke være tom.",
                              "Teksten kan ikkje vere tom.",
                              "The text cannot be empty."}},
    [NK_EXPECT_COLUMN_OF] = {{"Kolonnene som kan brukes: {expected}.",
                              "Kolonnane som kan brukast: {expected}.",
                              "The columns that there are: {expected}."}},
    [NK_EXPECT_ONE_OF] = {{"Mulige verdier: {expected}.",
                           "Moglege verdiar: {expected}.",
                           "Possible values: {expected}."}},
    [NK_EXPECT_LATER] = {{"Datoen kan ikke være før {expected}.",
                          "Datoen kan ikkje vere før {expected}.",
                          "The date cannot be before {expected}."}},
    [NK_EXPECT_LATER_MOMENT] = {{"Tidspunktet kan ikke være før {expected}.",
                                 "Tidspunktet kan ikkje vere før {expected}.",
                                 "The time cannot be before {expected}."}},
    [NK_EXPECT_SORTED] = {{"Listen skal være sortert, med hver id én gang.",
                           "Lista skal vere sortert, med kvar id éin gong.",
                           "The list must be sorted, with each id once."}},
    [NK_EXPECT_KNOWN] = {{"Dokumentet definerer ingen slik id.",
                          "Dokumentet definerer ingen slik id.",
                          "The document defines no such id."}},
    [NK_EXPECT_NO_VALUE] = {{"En verdi med status «missing» utelates eller er null.",
                             "Ein verdi med status «missing» blir utelaten eller er null.",
                             "A value with the status \"missing\" is left out or null."}},
    [NK_EXPECT_QUOTES] = {{"Skriv det i anførselstegn: \"{actual}\".",
                           "Skriv det i hermeteikn: \"{actual}\".",
                           "Write it in quotes: \"{actual}\"."}},
    [NK_EXPECT_INTEGER_RANGE] = {{"Her skal det stå et heltall fra {expected}.",
                                  "Her skal det stå eit heiltal frå {expected}.",
                                  "An integer from {expected} belongs here."}},
    [NK_EXPECT_ONCE] = {{"Det står både ved beløpet og inne i det; skriv det ett sted.",
                         "Det står både ved beløpet og inni det; skriv det éin stad.",
                         "It is said both beside the amount and inside it; say it once."}},
    [NK_EXPECT_NO_NUL] = {{"Tegnet U+0000 kan ikke brukes i tekst.",
                           "Teiknet U+0000 kan ikkje brukast i tekst.",
                           "The character U+0000 cannot be used in text."}},
    [NK_EXPECT_MORE] = {{"Teksten slutter før den er fullstendig.",
                         "Teksten sluttar før han er fullstendig.",
                         "The text ends before it is complete."}},
    [NK_EXPECT_OTHER] = {{"Noe annet var ventet enn «{actual}».",
                          "Noko anna var venta enn «{actual}».",
                          "Something else was expected than \"{actual}\"."}},
    [NK_EXPECT_DISTINCT] = {{"Listen har den allerede.",
                             "Lista har den alt.",
                             "The list has it already."}},
    [NK_EXPECT_CLOSING_QUOTE] = {{"Feltet begynner med et anførselstegn som aldri lukkes.",
                                  "Feltet byrjar med eit hermeteikn som aldri blir lukka.",
                                  "The field begins with a quote that is never closed."}},
    [NK_EXPECT_QUOTES_AROUND] = {{"Et felt med anførselstegn begynner og slutter med et, og inni skrives de dobbelt: "
                                  "\"som \"\"dette\"\"\".",
                                  "Eit felt med hermeteikn byrjar og sluttar med eitt, og inni skriv ein dei dobbelt: "
                                  "\"som \"\"dette\"\"\".",
                                  "A field with quotes begins and ends with one, and inside they are doubled: "
                                  "\"like \"\"this\"\"\"."}},
    [NK_EXPECT_FEWER_COLUMNS] = {{"Raden har flere felt enn noen tabell her.",
                                  "Rada har fleire felt enn nokon tabell her.",
                                  "The row has more fields than any table here."}},
    [NK_EXPECT_COLUMNS] = {{"Raden skal ha {expected} felt, like mange som overskriften.",
                            "Rada skal ha {expected} felt, like mange som overskrifta.",
                            "The row must have {expected} fields, as many as the header."}},
    [NK_EXPECT_ONE_SEPARATOR] = {{"Overskriften har både komma og semikolon; skill kolonnene med ett av dem.",
                                  "Overskrifta har både komma og semikolon; skil kolonnane med eitt av dei.",
                                  "The header has both commas and semicolons; separate the columns by one of them."}},
    [NK_EXPECT_HEADER] = {{"Første rad skal ha navnene på kolonnene.",
                           "Første rad skal ha namna på kolonnane.",
                           "The first row must have the names of the columns."}},
    [NK_EXPECT_PLAIN_NUMBER] = {{"Skriv tall som 1234,5 eller 1 234,5: mellomrom mellom tusener, ett desimaltegn.",
                                 "Skriv tal som 1234,5 eller 1 234,5: mellomrom mellom tusen, eitt desimalteikn.",
                                 "Write numbers such as 1234,5 or 1 234,5: spaces in thousands, one decimal sign."}},
    [NK_EXPECT_WHOLE_KRONER] = {{"Beløp er hele kroner, som 12000000 eller 12 000 000; rund av ører.",
                                 "Beløp er heile kroner, som 12000000 eller 12 000 000; rund av øre.",
                                 "Amounts are whole kroner, such as 12000000 or 12 000 000; round off what is below."}},
    [NK_EXPECT_CLEAR_NUMBER] = {{"Skriv {expected}: det hele tallet eller desimaltallet.",
                                 "Skriv {expected}: det heile talet eller desimaltalet.",
                                 "Write {expected}: the whole number or the decimal."}},
    [NK_EXPECT_EMPTY_FIELD] = {{"La feltet stå tomt i seksjonen «{expected}».",
                                "La feltet stå tomt i seksjonen «{expected}».",
                                "Leave the field empty in the section \"{expected}\"."}},
    [NK_EXPECT_KEY] = {{"Her navngis en linje med kodene sine og / mellom, i formen {expected}.",
                        "Her får ei linje namn etter kodane sine med / mellom, i forma {expected}.",
                        "An item is named here by its codes with / between them, in the form {expected}."}},
    [NK_EXPECT_UNCLEAR_NUMBER] = {{"Her står bare det som kan leses på to måter, som 1.234; ellers oppgis verdien.",
                                   "Her står berre det som kan lesast på to måtar, som 1.234; elles blir verdien "
                                   "oppgitt.",
                                   "Only what can be read in two ways stands here, such as 1.234; otherwise state the "
                                   "value."}},
    [NK_EXPECT_UNSIGNED_ZERO] = {{"Null skrives uten fortegn: 0. Er det noe annet, oppgi tallet slik det er.",
                                  "Null blir skrive utan forteikn: 0. Er det noko anna, oppgi talet slik det er.",
                                  "Zero is written without a sign: 0. If it is something else, state the number as it "
                                  "is."}},
};

const char *nk_issue_code_text(enum nk_issue_code code)
{
    return codes[code].code;
}

static bool is_told(const struct nk_issues *issues, struct nk_text pointer)
{
    for (size_t i = 0; pointer.data && i < issues->count; i++) {
        if (issues->items[i].pointer.data && nk_text_equal(issues->items[i].pointer, pointer))
            return true;
    }
    return false;
}

static bool make_room(struct nk_issues *issues)
{
    struct nk_issue *items =
        NK_GROW(issues->arena, struct nk_issue, issues->items, issues->count, 1, &issues->capacity);
    if (items)
        issues->items = items;
    return items != NULL;
}

void nk_issues_add(struct nk_issues *issues, struct nk_issue issue)
{
    if (is_told(issues, issue.pointer))
        return;
    if (nk_issues_full(issues)) {
        issues->dropped++;
        return;
    }
    issue.actual = nk_arena_copy(issues->arena, nk_utf8_cut(issue.actual, NK_ISSUE_EXCERPT_MAX));
    if (!issue.actual.data || !make_room(issues)) {
        issues->no_memory = true;
        return;
    }
    issues->items[issues->count++] = issue;
}

struct writer {
    char text[DETAIL_MAX];
    size_t length;
};

static void append(struct writer *writer, struct nk_text text)
{
    const struct nk_text fits = nk_utf8_cut(text, sizeof writer->text - writer->length);
    if (fits.length)
        memcpy(writer->text + writer->length, fits.data, fits.length);
    writer->length += fits.length;
}

static bool starts_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static void append_number(struct writer *writer, uint32_t number)
{
    char digits[16];
    const int length = snprintf(digits, sizeof digits, "%u", (unsigned)number);
    append(writer, (struct nk_text){.data = digits, .length = (size_t)length});
}

static void append_sentence(struct writer *writer, const char *template, const struct nk_issue *issue)
{
    if (writer->length && *template)
        append(writer, NK_TEXT(" "));
    for (const char *at = template; *at;) {
        if (starts_with(at, "{actual}")) {
            append(writer, issue->actual);
            at += strlen("{actual}");
        } else if (starts_with(at, "{expected}")) {
            append(writer, issue->expected);
            at += strlen("{expected}");
        } else if (starts_with(at, "{line}")) {
            append_number(writer, issue->line);
            at += strlen("{line}");
        } else if (starts_with(at, "{column}")) {
            append_number(writer, issue->column);
            at += strlen("{column}");
        } else {
            const size_t plain = 1 + strcspn(at + 1, "{");
            append(writer, (struct nk_text){.data = at, .length = plain});
            at += plain;
        }
    }
}

struct nk_text nk_issue_detail(struct nk_arena *arena, const struct nk_issue *issue, enum nk_language language)
{
    struct writer writer = {.length = 0};
    const struct code_words *words = &codes[issue->code];
    const bool is_of_table = issue->row && words->of_table.in[language];
    append_sentence(&writer, is_of_table ? words->of_table.in[language] : words->says.in[language], issue);
    append_sentence(&writer, expectations[issue->expectation].in[language], issue);
    return nk_arena_copy(arena, (struct nk_text){.data = writer.text, .length = writer.length});
}
