/* What a finding says to a reader. Its numbers and codes are exact machine text; here they become words of
 * a language. */
#include "core/finding.h"

#include "core/decimal.h"
#include "core/indicator.h"
#include "core/phrase.h"
#include "core/words.h"

enum { YEAR_DIGITS = 4 };

/* Takes the part before a separator off the text. */
static struct nk_text next_part(struct nk_text *rest, char separator)
{
    struct nk_text part = {.data = rest->data, .length = 0};
    while (part.length < rest->length && part.data[part.length] != separator)
        part.length++;
    const size_t taken = part.length < rest->length ? part.length + 1 : part.length;
    *rest = (struct nk_text){.data = rest->data + taken, .length = rest->length - taken};
    return part;
}

static bool is_in(const struct nk_finding *finding, struct nk_text section)
{
    const struct nk_text pointer = finding->place.pointer;
    return pointer.length >= section.length && memcmp(pointer.data, section.data, section.length) == 0;
}

static bool is_of_indicators(const struct nk_finding *finding)
{
    return is_in(finding, NK_TEXT("/indicators"));
}

/* The member that the pointer ends at; a value with a status is the number of the member that holds it. */
static struct nk_text member_of(const struct nk_finding *finding)
{
    struct nk_text rest = finding->place.pointer, member = {.data = NULL, .length = 0};
    while (rest.length > 0) {
        struct nk_text step = next_part(&rest, '/');
        if (step.length > 0 && !(rest.length == 0 && member.length > 0 && nk_text_is(step, "value")))
            member = step;
    }
    return member;
}

/* "stamnett/availability/2024-12" is counted in what the indicator is. */
static struct nk_text unit_of_indicator(const struct nk_finding *finding)
{
    struct nk_text rest = finding->code;
    if (!finding->catalogue || !finding->catalogue->indicators || nk_text_is(member_of(finding), "baseValue"))
        return (struct nk_text){.data = NULL, .length = 0};
    (void)next_part(&rest, '/');
    const struct nk_indicator *indicator =
        nk_indicator_find(finding->catalogue->indicators, next_part(&rest, '/'));
    return indicator ? indicator->unit : (struct nk_text){.data = NULL, .length = 0};
}

/* What the numbers count: what the check says, otherwise what the code or the place is. Money is what most are. */
static struct nk_text unit_of(const struct nk_finding *finding)
{
    if (finding->unit.length > 0)
        return finding->unit;
    if (is_of_indicators(finding))
        return unit_of_indicator(finding);
    struct nk_text unit = nk_unit_of_member(finding->code);
    if (unit.length == 0)
        unit = nk_unit_of_member(member_of(finding));
    return unit.length > 0 ? unit : NK_TEXT("NOK");
}

static bool is_one(struct nk_text number)
{
    return nk_text_is(number, "1") || nk_text_is(number, "-1");
}

/* A number with the unit of the finding; a text as it is. */
static void add_value(struct nk_phrase *phrase, const struct nk_finding *finding, struct nk_text value,
                      bool is_difference)
{
    if (!finding->has_numbers || value.length == 0) {
        nk_phrase_add(phrase, value);
        return;
    }
    struct nk_text unit = finding->unit;
    if (is_difference && nk_text_is(unit, "percent"))
        unit = NK_TEXT("percentage-points");
    const struct nk_text words = nk_unit_words(unit, is_one(value), phrase->language);
    nk_phrase_add_number(phrase, value);
    if (words.length > 0)
        nk_phrase_add(phrase, NK_TEXT(" "));
    nk_phrase_add(phrase, words);
}

struct nk_text nk_finding_value(struct nk_arena *arena, const struct nk_finding *finding, struct nk_text value,
                                enum nk_language language)
{
    struct nk_phrase phrase = {.arena = arena, .language = language};
    struct nk_finding told = *finding;
    if (told.has_numbers)
        told.unit = unit_of(finding);
    add_value(&phrase, &told, value, value.data == finding->difference.data);
    return nk_phrase_text(&phrase);
}

/* The name of a code, or the code itself. */
static struct nk_text name_of(const struct nk_finding *finding, struct nk_text code, bool is_part,
                              enum nk_language language)
{
    const struct nk_label *label = NULL;
    if (is_of_indicators(finding))
        label = nk_words_of_indicator(finding->catalogue, code);
    else if (is_part || is_in(finding, NK_TEXT("/expenditure")))
        label = nk_words_of_cell(finding->catalogue, finding->year, code);
    if (!label)
        label = nk_words_of(finding->catalogue, finding->year, code);
    if (!label) /* of a service that is paid for */
        label = nk_words_of_indicator(finding->catalogue, code);
    return label ? nk_label_in(label, language) : code;
}

/* "nhn, hdo": each by its name. "software/network/operating": each part by its name. */
static void add_names(struct nk_phrase *phrase, const struct nk_finding *finding, struct nk_text codes)
{
    const bool is_cell = codes.length > 0 && memchr(codes.data, '/', codes.length);
    const char separator = is_cell ? '/' : ',';
    for (bool first = true; codes.length > 0; first = false) {
        struct nk_text code = next_part(&codes, separator);
        if (!is_cell && code.length > 0 && code.data[0] == ' ')
            code = (struct nk_text){.data = code.data + 1, .length = code.length - 1};
        if (!first)
            nk_phrase_add(phrase, is_cell ? NK_TEXT(" / ") : NK_TEXT(", "));
        nk_phrase_add(phrase, name_of(finding, code, is_cell, phrase->language));
    }
}

static void add_named_value(struct nk_phrase *phrase, const struct nk_finding *finding, struct nk_text value)
{
    if (finding->has_numbers)
        add_value(phrase, finding, value, false);
    else
        add_names(phrase, finding, value);
}

/* The year that the number is of: a line of the accounts has two. */
static void add_year(struct nk_phrase *phrase, const struct nk_finding *finding)
{
    int year = nk_text_is(member_of(finding), "priorYear") ? finding->year - 1 : finding->year;
    char digits[YEAR_DIGITS];
    for (size_t i = YEAR_DIGITS; i-- > 0; year /= 10)
        digits[i] = (char)('0' + year % 10);
    nk_phrase_add(phrase, (struct nk_text){.data = digits, .length = YEAR_DIGITS});
}

static bool is_number(struct nk_text text)
{
    const size_t sign = text.length > 0 && text.data[0] == '-';
    return text.length > sign && text.data[sign] >= '0' && text.data[sign] <= '9';
}

static void add_number_or_name(struct nk_phrase *phrase, const struct nk_finding *finding, struct nk_text text)
{
    if (is_number(text))
        nk_phrase_add_number(phrase, text);
    else
        add_names(phrase, finding, text);
}

/* "2016: 11500000, 2015: 11300000", "hardware: software": numbers and names as the language has them. */
static void add_list(struct nk_phrase *phrase, const struct nk_finding *finding)
{
    struct nk_text rest = finding->basis.list;
    for (bool first = true; rest.length > 0; first = false) {
        struct nk_text item = next_part(&rest, ',');
        if (item.length > 0 && item.data[0] == ' ')
            item = (struct nk_text){.data = item.data + 1, .length = item.length - 1};
        if (!first)
            nk_phrase_add(phrase, NK_TEXT(", "));
        add_number_or_name(phrase, finding, next_part(&item, ':'));
        if (item.length <= 1)
            continue;
        nk_phrase_add(phrase, NK_TEXT(": "));
        add_number_or_name(phrase, finding, (struct nk_text){.data = item.data + 1, .length = item.length - 1});
    }
}

static struct nk_text number_of(const struct nk_finding *finding, const char *name)
{
    for (size_t i = 0; i < finding->basis.number_count; i++)
        if (nk_text_is(finding->basis.numbers[i].name, name))
            return finding->basis.numbers[i].value;
    return NK_TEXT("");
}

static void add_plain_number(struct nk_phrase *phrase, const struct nk_finding *finding, const char *name)
{
    const struct nk_text number = number_of(finding, name);
    if (number.length > 0)
        nk_phrase_add_number(phrase, number);
}

/* "01,234": a number that is a fraction without doubt, as a table may have it. */
static void add_with_a_zero(struct nk_phrase *phrase, struct nk_text number)
{
    const size_t sign = number.length > 0 && number.data[0] == '-';
    const struct nk_text digits = {.data = number.data + sign, .length = number.length - sign};
    nk_phrase_add(phrase, sign ? NK_TEXT("-0") : NK_TEXT("0"));
    nk_phrase_add_number(phrase, digits);
}

/* A sentence with the codes that are expected, or nothing. */
static void add_choices(struct nk_phrase *phrase, const struct nk_finding *finding)
{
    static const struct nk_label before = {{
        NK_TEXT(" Koder som kan stå her, den likeste først: "),
        NK_TEXT(" Kodar som kan stå her, den likaste først: "),
        NK_TEXT(" Codes that may stand here, the most alike first: "),
    }};
    if (finding->expected.length == 0)
        return;
    nk_phrase_add(phrase, nk_label_in(&before, phrase->language));
    nk_phrase_add(phrase, finding->expected);
    nk_phrase_add(phrase, NK_TEXT("."));
}

static void add_position(struct nk_phrase *phrase, const char *word, uint32_t number)
{
    nk_phrase_add(phrase, nk_label_in(nk_words_of(NULL, 0, nk_text_of(word)), phrase->language));
    nk_phrase_add(phrase, NK_TEXT(" "));
    char digits[NK_DECIMAL_TEXT_MAX];
    const size_t length = nk_decimal_print(digits, nk_decimal_integer(number));
    nk_phrase_add(phrase, (struct nk_text){.data = digits, .length = length});
}

/* Of a table by row and column, as whoever has it open sees it. */
static void add_place(struct nk_phrase *phrase, const struct nk_place *place)
{
    if (place->row == 0) {
        nk_phrase_add(phrase, place->pointer);
        return;
    }
    add_position(phrase, "row", place->row);
    nk_phrase_add(phrase, NK_TEXT(", "));
    add_position(phrase, "column", place->column);
}

enum holder {
    SUBJECT, CODE, EXPECTED, ACTUAL, DIFFERENCE, EXPECTED_NAME, ACTUAL_NAME, YEAR, AMONG, POINTER, OTHER,
    LIST, MEDIAN, SPREAD, LEAST, MOST, COUNT, FACTOR, WHOLE, FRACTION, WHOLE_DIGITS, FRACTION_DIGITS, HOLDERS,
};

static const struct nk_text holders[HOLDERS] = {
    [SUBJECT] = NK_TEXT("subject"),
    [CODE] = NK_TEXT("code"),
    [EXPECTED] = NK_TEXT("expected"),
    [ACTUAL] = NK_TEXT("actual"),
    [DIFFERENCE] = NK_TEXT("difference"),
    [EXPECTED_NAME] = NK_TEXT("expectedName"),
    [ACTUAL_NAME] = NK_TEXT("actualName"),
    [YEAR] = NK_TEXT("year"),
    [AMONG] = NK_TEXT("among"),
    [POINTER] = NK_TEXT("pointer"),
    [OTHER] = NK_TEXT("other"),
    [LIST] = NK_TEXT("list"),
    [MEDIAN] = NK_TEXT("median"),
    [SPREAD] = NK_TEXT("spread"),
    [LEAST] = NK_TEXT("least"),
    [MOST] = NK_TEXT("most"),
    [COUNT] = NK_TEXT("count"),
    [FACTOR] = NK_TEXT("factor"),
    [WHOLE] = NK_TEXT("whole"),
    [FRACTION] = NK_TEXT("fraction"),
    [WHOLE_DIGITS] = NK_TEXT("wholeDigits"),
    [FRACTION_DIGITS] = NK_TEXT("fractionDigits"),
};

static void add_held(struct nk_phrase *phrase, const struct nk_finding *finding, enum holder holder)
{
    switch (holder) {
    case SUBJECT:
        if (finding->subject)
            nk_phrase_add(phrase, nk_label_in(finding->subject, phrase->language));
        else
            add_names(phrase, finding, finding->code);
        return;
    case CODE:
        nk_phrase_add(phrase, finding->code);
        return;
    case EXPECTED:
        add_value(phrase, finding, finding->expected, false);
        return;
    case ACTUAL:
        add_value(phrase, finding, finding->actual, false);
        return;
    case DIFFERENCE:
        add_value(phrase, finding, finding->difference, true);
        return;
    case EXPECTED_NAME:
        add_named_value(phrase, finding, finding->expected);
        return;
    case ACTUAL_NAME:
        add_named_value(phrase, finding, finding->actual);
        return;
    case YEAR:
        add_year(phrase, finding);
        return;
    case AMONG:
        add_choices(phrase, finding);
        return;
    case POINTER:
        nk_phrase_add(phrase, finding->place.pointer);
        return;
    case OTHER:
        add_place(phrase, &finding->other);
        return;
    case LIST:
        add_list(phrase, finding);
        return;
    case MEDIAN:
        add_value(phrase, finding, number_of(finding, "median"), false);
        return;
    case SPREAD:
        add_value(phrase, finding, number_of(finding, "spread"), true);
        return;
    case LEAST:
        add_value(phrase, finding, number_of(finding, "least"), false);
        return;
    case MOST:
        add_value(phrase, finding, number_of(finding, "most"), false);
        return;
    case COUNT:
        add_plain_number(phrase, finding, "count");
        return;
    case FACTOR:
        add_plain_number(phrase, finding, "factor");
        return;
    case WHOLE:
        add_plain_number(phrase, finding, "whole");
        return;
    case FRACTION:
        add_plain_number(phrase, finding, "fraction");
        return;
    case WHOLE_DIGITS:
        nk_phrase_add(phrase, number_of(finding, "whole"));
        return;
    case FRACTION_DIGITS:
        add_with_a_zero(phrase, number_of(finding, "fraction"));
        return;
    case HOLDERS:
        return;
    }
}

/* A place-holder with two forms is a number of one thing or of many. */
static struct nk_text number_held(const struct nk_finding *finding, enum holder holder)
{
    if (holder == EXPECTED)
        return finding->expected;
    if (holder == ACTUAL)
        return finding->actual;
    return number_of(finding, holders[holder].data);
}

struct held {
    enum holder holder;
    struct nk_text one, many; /* empty: it has no forms */
    size_t length;            /* of what it stands for in the template */
};

static enum holder holder_of(struct nk_text name)
{
    for (int i = 0; i < HOLDERS; i++)
        if (nk_text_equal(name, holders[i]))
            return (enum holder)i;
    return HOLDERS;
}

/* The place-holder that the text begins with: {count}, {count|cell|cells}. Its holder is HOLDERS when it begins with
 * none. */
static struct held held_at(struct nk_text text)
{
    const char *end = text.data[0] == '{' ? memchr(text.data, '}', text.length) : NULL;
    if (!end)
        return (struct held){.holder = HOLDERS};
    struct nk_text rest = {.data = text.data + 1, .length = (size_t)(end - text.data) - 1};
    struct held held = {.length = rest.length + 2};
    held.holder = holder_of(next_part(&rest, '|'));
    held.one = next_part(&rest, '|');
    held.many = rest;
    return held;
}

static void add_number_of_things(struct nk_phrase *phrase, const struct nk_finding *finding, const struct held *held)
{
    const struct nk_text number = number_held(finding, held->holder);
    nk_phrase_add_number(phrase, number);
    nk_phrase_add(phrase, NK_TEXT(" "));
    nk_phrase_add(phrase, is_one(number) ? held->one : held->many);
}

/* Up to where the next place-holder may begin. */
static size_t plain_length(struct nk_text text)
{
    const char *next = memchr(text.data + 1, '{', text.length - 1);
    return next ? (size_t)(next - text.data) : text.length;
}

static struct nk_text filled(struct nk_arena *arena, const struct nk_finding *finding, const struct nk_label *template,
                             enum nk_language language)
{
    struct nk_phrase phrase = {.arena = arena, .language = language};
    struct nk_finding told = *finding;
    struct nk_text rest = nk_label_in(template, language);
    if (rest.length > 0 && !memchr(rest.data, '{', rest.length))
        return rest;
    if (finding->has_numbers)
        told.unit = unit_of(finding);
    while (rest.length > 0) {
        const struct held held = held_at(rest);
        const size_t taken = held.holder == HOLDERS ? plain_length(rest) : held.length;
        if (held.holder == HOLDERS)
            nk_phrase_add(&phrase, (struct nk_text){.data = rest.data, .length = taken});
        else if (held.many.length > 0)
            add_number_of_things(&phrase, finding, &held);
        else
            add_held(&phrase, &told, held.holder);
        rest = (struct nk_text){.data = rest.data + taken, .length = rest.length - taken};
    }
    return nk_phrase_text(&phrase);
}

struct nk_text nk_finding_message(struct nk_arena *arena, const struct nk_finding *finding, enum nk_language language)
{
    return filled(arena, finding, &finding->rule->message, language);
}

struct nk_text nk_finding_how_to_mend(struct nk_arena *arena, const struct nk_finding *finding,
                                      enum nk_language language)
{
    return filled(arena, finding, &finding->rule->how_to_mend, language);
}
