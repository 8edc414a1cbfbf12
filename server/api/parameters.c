#include "server/api/parameters.h"

#include "server/api/answer.h"

static const struct nk_label unknown_parameter = {{
    NK_TEXT("Parameteren «{1}» finnes ikke her. Mulige er: {2}."),
    NK_TEXT("Parameteren «{1}» finst ikkje her. Moglege er: {2}."),
    NK_TEXT("There is no parameter “{1}” here. There are: {2}."),
}};
static const struct nk_label repeated_parameter = {{
    NK_TEXT("Parameteren «{1}» er oppgitt mer enn én gang. Skriv flere verdier med komma."),
    NK_TEXT("Parameteren «{1}» er oppgitt meir enn éin gong. Skriv fleire verdiar med komma."),
    NK_TEXT("The parameter “{1}” is given more than once. Write several values with commas."),
}};
static const struct nk_label invalid_parameter = {{
    NK_TEXT("Verdien av «{1}» kan ikke brukes. Gyldig er: {2}."),
    NK_TEXT("Verdien av «{1}» kan ikkje brukast. Gyldig er: {2}."),
    NK_TEXT("The value of “{1}” cannot be used. Valid is: {2}."),
}};
static const struct nk_label unknown_code = {{
    NK_TEXT("«{2}» i parameteren «{1}» finnes ikke."),
    NK_TEXT("«{2}» i parameteren «{1}» finst ikkje."),
    NK_TEXT("“{2}” in the parameter “{1}” does not exist."),
}};

void nk_answer_invalid_parameter(struct nk_request *request, const char *name, struct nk_text allowed)
{
    nk_answer_problem_saying(request, "invalid-parameter", &invalid_parameter, nk_text_of(name), allowed);
}

/* Where somebody finds the codes that a parameter takes. */
static const struct {
    const char *parameter;
    struct nk_text address;
} codes_at[] = {
    {"figure", NK_TEXT("/v1/figures")},
    {"entity", NK_TEXT("/v1/actors, all-regions, sector")},
    {"actor", NK_TEXT("/v1/actors")},
    {"region", NK_TEXT("/v1/actors?kind=region")},
    {"service", NK_TEXT("/v1/services")},
    {"indicator", NK_TEXT("/v1/indicators")},
    {"priceIndex", NK_TEXT("/v1/price-indices")},
    {"publication", NK_TEXT("/v1/publications")},
};

void nk_answer_unknown_code(struct nk_request *request, const char *name, struct nk_text code)
{
    static const struct nk_label codes_are = {{
        NK_TEXT("{1} Kodene: {2}."),
        NK_TEXT("{1} Kodane: {2}."),
        NK_TEXT("{1} The codes: {2}."),
    }};
    const struct nk_text sentence = nk_answer_sentence(request, &unknown_code, nk_text_of(name), code);
    for (size_t i = 0; i < sizeof(codes_at) / sizeof(codes_at[0]); i++)
        if (strcmp(name, codes_at[i].parameter) == 0) {
            nk_answer_problem_saying(request, "unknown-code", &codes_are, sentence, codes_at[i].address);
            return;
        }
    nk_answer_problem_saying(request, "unknown-code", &unknown_code, nk_text_of(name), code);
}

static bool is_one_of(struct nk_text name, const char *const *names)
{
    for (; *names; names++)
        if (nk_text_is(name, *names))
            return true;
    return false;
}

static struct nk_text joined(struct nk_arena *arena, const char *const *names)
{
    size_t length = 0;
    for (const char *const *name = names; *name; name++)
        length += strlen(*name) + 2;
    static const char common[] = "lang, format";
    char *text = NK_NEW_ARRAY(arena, char, length + sizeof(common));
    if (!text)
        return NK_TEXT("lang, format");
    char *end = text;
    for (const char *const *name = names; *name; name++) {
        size_t size = strlen(*name);
        memcpy(end, *name, size);
        memcpy(end + size, ", ", 2);
        end += size + 2;
    }
    memcpy(end, common, sizeof(common));
    return (struct nk_text){text, length + sizeof(common) - 1};
}

bool nk_parameters_known(struct nk_request *request, const char *const *names)
{
    static const char *const common[] = {"lang", "format", NULL};
    size_t count;
    const struct nk_parameter *query = nk_request_query(request, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_one_of(query[i].name, names) && !is_one_of(query[i].name, common)) {
            nk_answer_problem_saying(request, "unknown-parameter", &unknown_parameter, query[i].name,
                                     joined(nk_request_arena(request), names));
            return false;
        }
        for (size_t j = 0; j < i; j++)
            if (nk_text_equal(query[i].name, query[j].name)) {
                nk_answer_problem_saying(request, "invalid-parameter", &repeated_parameter, query[i].name,
                                         (struct nk_text){0});
                return false;
            }
    }
    return true;
}

static const struct nk_parameter *find(const struct nk_request *request, const char *name)
{
    size_t count;
    const struct nk_parameter *query = nk_request_query(request, &count);
    for (size_t i = 0; i < count; i++)
        if (nk_text_is(query[i].name, name))
            return &query[i];
    return NULL;
}

struct nk_text nk_parameter_text(const struct nk_request *request, const char *name)
{
    const struct nk_parameter *parameter = find(request, name);
    return parameter ? parameter->value : (struct nk_text){0};
}

bool nk_parameter_is_given(const struct nk_request *request, const char *name)
{
    return find(request, name) != NULL;
}

bool nk_parameter_list(struct nk_request *request, const char *name, struct nk_text_list *ret)
{
    const struct nk_parameter *parameter = find(request, name);
    *ret = (struct nk_text_list){0};
    if (!parameter)
        return true;
    struct nk_text value = parameter->value;
    struct nk_text *items = NK_NEW_ARRAY(nk_request_arena(request), struct nk_text, value.length + 1);
    if (!items) {
        nk_answer_problem(request, "internal");
        return false;
    }
    size_t count = 0;
    for (size_t start = 0, i = 0; i <= value.length; i++)
        if (i == value.length || value.data[i] == ',') {
            items[count++] = (struct nk_text){value.data + start, i - start};
            start = i + 1;
        }
    for (size_t i = 0; i < count; i++)
        if (items[i].length == 0) {
            nk_answer_invalid_parameter(request, name, NK_TEXT("code,code,…"));
            return false;
        }
    *ret = (struct nk_text_list){.items = items, .count = count};
    return true;
}

/* Digits only, at most 18 of them. */
static bool number_of(int64_t *ret, struct nk_text digits)
{
    if (digits.length == 0 || digits.length > 18)
        return false;
    int64_t value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9')
            return false;
        value = 10 * value + (digits.data[i] - '0');
    }
    *ret = value;
    return true;
}

bool nk_year_of_segment(int *ret, struct nk_text segment)
{
    int64_t year;
    if (segment.length != 4 || !number_of(&year, segment) || year < NK_YEAR_MIN || year > NK_YEAR_MAX)
        return false;
    *ret = (int)year;
    return true;
}

static bool add_years(struct nk_years *years, struct nk_text item)
{
    int first, last;
    if (item.length == 10 && memcmp(item.data + 4, "..", 2) == 0) {
        if (!nk_year_of_segment(&first, (struct nk_text){item.data, 4}) ||
            !nk_year_of_segment(&last, (struct nk_text){item.data + 6, 4}) || first > last)
            return false;
    } else {
        if (!nk_year_of_segment(&first, item))
            return false;
        last = first;
    }
    for (int year = first; year <= last; year++)
        years->contains[year - NK_YEAR_MIN] = true;
    return true;
}

bool nk_parameter_years(struct nk_request *request, const char *name, struct nk_years *ret)
{
    struct nk_text_list items;
    *ret = (struct nk_years){0};
    if (!nk_parameter_list(request, name, &items))
        return false;
    ret->given = items.count > 0;
    for (size_t i = 0; i < items.count; i++)
        if (!add_years(ret, items.items[i])) {
            nk_answer_invalid_parameter(request, name, NK_TEXT("2017 | 2017,2019 | 2012..2017"));
            return false;
        }
    return true;
}

bool nk_years_has(const struct nk_years *years, int year)
{
    if (!years->given)
        return true;
    return year >= NK_YEAR_MIN && year <= NK_YEAR_MAX && years->contains[year - NK_YEAR_MIN];
}

bool nk_parameter_year(struct nk_request *request, const char *name, int *ret)
{
    const struct nk_parameter *parameter = find(request, name);
    *ret = 0;
    if (!parameter || nk_year_of_segment(ret, parameter->value))
        return true;
    nk_answer_invalid_parameter(request, name, NK_TEXT("2000 … 2099"));
    return false;
}

static bool date_of(nk_date *ret, struct nk_text text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t year, month, day;
    if (text.length != 10 || text.data[4] != '-' || text.data[7] != '-' ||
        !number_of(&year, (struct nk_text){text.data, 4}) || !number_of(&month, (struct nk_text){text.data + 5, 2}) ||
        !number_of(&day, (struct nk_text){text.data + 8, 2}) || year < 1 || month < 1 || month > 12)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day < 1 || day > days[month - 1] + (month == 2 && leap))
        return false;
    *ret = (nk_date)(10000 * year + 100 * month + day);
    return true;
}

bool nk_parameter_date(struct nk_request *request, const char *name, nk_date *ret)
{
    const struct nk_parameter *parameter = find(request, name);
    *ret = 0;
    if (!parameter || date_of(ret, parameter->value))
        return true;
    nk_answer_invalid_parameter(request, name, NK_TEXT("YYYY-MM-DD"));
    return false;
}

bool nk_parameter_number(struct nk_request *request, const char *name, int64_t min, int64_t max, int64_t *ret)
{
    const struct nk_parameter *parameter = find(request, name);
    int64_t value;
    if (!parameter)
        return true;
    if (number_of(&value, parameter->value) && value >= min && value <= max) {
        *ret = value;
        return true;
    }
    struct nk_arena *arena = nk_request_arena(request);
    const struct nk_text first = nk_decimal_text(arena, nk_decimal_integer(min));
    const struct nk_text last = max == INT64_MAX ? NK_TEXT("…") : nk_decimal_text(arena, nk_decimal_integer(max));
    nk_answer_invalid_parameter(request, name, NK_JOIN(arena, first, NK_TEXT("–"), last));
    return false;
}
