#include "server/wire/rule_page.h"

#include "core/combination.h"
#include "core/rules.h"
#include "server/wire/labels.h"
#include "server/wire/rule_words.h"

enum word {
    RULES, SEVERITY, ENFORCED, TOLERANCE, EXACT, MESSAGE, WHY, MEND, PARAMETERS, COMBINATIONS, EXAMPLES, MEETS, FAILS,
    BESIDE, SENDER, SIGNATORY, IMPLIED, YEARS, SOURCE,
};

static const struct nk_label words[] = {
    [RULES] = {{NK_TEXT("Kontrollregler"), NK_TEXT("Kontrollreglar"), NK_TEXT("Validation rules")}},
    [SEVERITY] = {{NK_TEXT("Alvorlighet"), NK_TEXT("Alvor"), NK_TEXT("Severity")}},
    [ENFORCED] = {{NK_TEXT("Håndheves"), NK_TEXT("Blir handheva"), NK_TEXT("Enforced")}},
    [TOLERANCE] = {{NK_TEXT("Toleranse"), NK_TEXT("Toleranse"), NK_TEXT("Tolerance")}},
    [EXACT] = {{NK_TEXT("ingen: det må stemme nøyaktig"), NK_TEXT("ingen: det må stemme nøyaktig"), NK_TEXT("none: it must be exact")}},
    [MESSAGE] = {{NK_TEXT("Melding"), NK_TEXT("Melding"), NK_TEXT("Message")}},
    [WHY] = {{NK_TEXT("Hvorfor"), NK_TEXT("Kvifor"), NK_TEXT("Why")}},
    [MEND] = {{NK_TEXT("Slik rettes det"), NK_TEXT("Slik rettar du det"), NK_TEXT("How to mend it")}},
    [PARAMETERS] = {{NK_TEXT("Grenser"), NK_TEXT("Grenser"), NK_TEXT("Bounds")}},
    [COMBINATIONS] = {{NK_TEXT("Ulovlige kombinasjoner"), NK_TEXT("Ulovlege kombinasjonar"),
                       NK_TEXT("Illegal combinations")}},
    [EXAMPLES] = {{NK_TEXT("Eksempler"), NK_TEXT("Døme"), NK_TEXT("Examples")}},
    [MEETS] = {{NK_TEXT("Oppfyller regelen"), NK_TEXT("Oppfyller regelen"), NK_TEXT("Meets the rule")}},
    [FAILS] = {{NK_TEXT("Bryter regelen"), NK_TEXT("Bryt regelen"), NK_TEXT("Fails the rule")}},
    [BESIDE] = {{NK_TEXT("Ved siden av"), NK_TEXT("Ved sida av"), NK_TEXT("Beside it")}},
    [SENDER] = {{NK_TEXT("Avsenderen kan sende for"), NK_TEXT("Avsendaren kan sende for"),
                 NK_TEXT("The sender may send for")}},
    [SIGNATORY] = {{NK_TEXT("Undertegnet av"), NK_TEXT("Underskriven av"), NK_TEXT("Signed by")}},
    [IMPLIED] = {{NK_TEXT("Bryter da også"), NK_TEXT("Bryt då også"), NK_TEXT("Then also fails")}},
    [YEARS] = {{NK_TEXT("År"), NK_TEXT("År"), NK_TEXT("Years")}},
    [SOURCE] = {{NK_TEXT("Kilde"), NK_TEXT("Kjelde"), NK_TEXT("Source")}},
};

/* The kinds of rules in the order of the list, and what each kind asks of who sends. */
static const struct {
    enum nk_severity severity;
    struct nk_label name, meaning;
} kinds[] = {
    {NK_FATAL,
     {{NK_TEXT("Uleselig"), NK_TEXT("Uleseleg"), NK_TEXT("Unreadable")}},
     {{NK_TEXT("Oppgaven kan ikke leses slik den er."), NK_TEXT("Oppgåva kan ikkje lesast slik ho er."),
       NK_TEXT("The return cannot be read as it is.")}}},
    {NK_ERROR,
     {{NK_TEXT("Feil"), NK_TEXT("Feil"), NK_TEXT("Errors")}},
     {{NK_TEXT("Må rettes før oppgaven kan sendes inn. Et utkast kan lagres likevel."),
       NK_TEXT("Må rettast før oppgåva kan sendast inn. Eit utkast kan lagrast likevel."),
       NK_TEXT("Must be mended before the return can be submitted. A draft can be saved all the same.")}}},
    {NK_WARNING,
     {{NK_TEXT("Advarsler"), NK_TEXT("Åtvaringar"), NK_TEXT("Warnings")}},
     {{NK_TEXT("Må rettes eller forklares før oppgaven kan sendes inn."),
       NK_TEXT("Må rettast eller forklarast før oppgåva kan sendast inn."),
       NK_TEXT("Must be mended or explained before the return can be submitted.")}}},
    {NK_INFO,
     {{NK_TEXT("Opplysninger"), NK_TEXT("Opplysningar"), NK_TEXT("Information")}},
     {{NK_TEXT("Krever ingenting."), NK_TEXT("Krev ingenting."), NK_TEXT("Asks for nothing.")}}},
};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static const struct nk_label gates[NK_RULE_GATES] = {
    [NK_AT_RETURN] = {{NK_TEXT("hver gang oppgaven lagres, prøves eller sendes inn"),
                       NK_TEXT("kvar gong oppgåva blir lagra, prøvd eller send inn"),
                       NK_TEXT("each time the return is saved, tried or submitted")}},
    [NK_AT_SUBMISSION] = {{NK_TEXT("når oppgaven sendes inn; et utkast hoppes over"),
                           NK_TEXT("når oppgåva blir send inn; eit utkast blir hoppa over"),
                           NK_TEXT("when the return is submitted; a draft is skipped")}},
    [NK_AT_ACCESS] =
        {{NK_TEXT("før oppgaven leses: den som ikke kan sende for aktøren, får 403, og ingenting lagres"),
          NK_TEXT("før oppgåva blir lesen: den som ikkje kan sende for aktøren, får 403, og ingenting blir lagra"),
          NK_TEXT("before the return is read: whoever may not send for the actor gets 403, and nothing is stored")}},
};

struct page {
    struct nk_writer writer;
    enum nk_language language;
};

static void raw(struct page *page, const char *html)
{
    nk_write_text(&page->writer, nk_text_of(html));
}

static void text(struct page *page, struct nk_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.data[i]) {
        case '&':
            raw(page, "&amp;");
            break;
        case '<':
            raw(page, "&lt;");
            break;
        case '>':
            raw(page, "&gt;");
            break;
        case '"':
            raw(page, "&quot;");
            break;
        default:
            nk_write(&page->writer, &text.data[i], 1);
        }
    }
}

static void label(struct page *page, const struct nk_label *of)
{
    text(page, nk_label_in(of, page->language));
}

static void in_this_language(struct page *page)
{
    raw(page, "?lang=");
    raw(page, nk_language_codes[page->language]);
}

/* The same page in the other languages. */
static void languages(struct page *page)
{
    static const char *const names[NK_LANGUAGES] = {
        [NK_BOKMAL] = "Bokmål", [NK_NYNORSK] = "Nynorsk", [NK_ENGLISH] = "English"};
    raw(page, "<nav>");
    for (int i = 0; i < NK_LANGUAGES; i++) {
        if ((enum nk_language)i == page->language)
            continue;
        raw(page, "<a href=\"?lang=");
        raw(page, nk_language_codes[i]);
        raw(page, "\" lang=\"");
        raw(page, nk_language_codes[i]);
        raw(page, "\">");
        raw(page, names[i]);
        raw(page, "</a> ");
    }
    raw(page, "</nav>\n");
}

static void begin_page(struct page *page, struct nk_text id, const struct nk_label *title)
{
    raw(page, "<!doctype html>\n<html lang=\"");
    raw(page, nk_language_codes[page->language]);
    raw(page, "\">\n<head><meta charset=\"utf-8\">"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n"
              "<link rel=\"stylesheet\" href=\"/assets/rules.css\">\n<title>");
    text(page, id);
    raw(page, id.length ? " " : "");
    label(page, title);
    raw(page, "</title></head>\n<body>\n");
    languages(page);
    raw(page, "<main>\n<h1>");
    text(page, id);
    raw(page, id.length ? " " : "");
    label(page, title);
    raw(page, "</h1>\n");
}

static void heading(struct page *page, enum word word)
{
    raw(page, "<h2>");
    label(page, &words[word]);
    raw(page, "</h2>\n");
}

static void paragraph(struct page *page, enum word word, const struct nk_label *of)
{
    if (of->in[NK_BOKMAL].length == 0)
        return;
    heading(page, word);
    raw(page, "<p>");
    label(page, of);
    raw(page, "</p>\n");
}

static void begin_term(struct page *page, enum word word)
{
    raw(page, "<dt>");
    label(page, &words[word]);
    raw(page, "</dt><dd>");
}

static void years(struct page *page, int first, int last)
{
    nk_write_integer(&page->writer, first);
    raw(page, "–");
    if (last)
        nk_write_integer(&page->writer, last);
}

/* As the language writes it. */
static void number(struct page *page, struct nk_decimal value)
{
    struct nk_writer digits = {0};
    nk_write_decimal(&digits, value);
    struct nk_buffer buffer = nk_writer_finish(&digits);
    for (size_t i = 0; i < buffer.length; i++) {
        const char digit = (char)buffer.data[i];
        if (digit == '.' && page->language != NK_ENGLISH)
            raw(page, ",");
        else
            nk_write(&page->writer, &digit, 1);
    }
    nk_buffer_free(&buffer);
}

static void unit(struct page *page, struct nk_text code)
{
    const struct nk_label *of = nk_rule_unit_label(code);
    raw(page, " ");
    if (of)
        label(page, of);
    else
        text(page, code);
}

static void parameters(struct page *page, const struct nk_rule *rule)
{
    if (rule->parameter_count == 0)
        return;
    heading(page, PARAMETERS);
    raw(page, "<ul>\n");
    for (size_t i = 0; i < rule->parameter_count; i++) {
        const struct nk_rule_parameter *parameter = &rule->parameters[i];
        const struct nk_label *name = nk_rule_parameter_label(parameter->name);
        raw(page, "<li>");
        if (name)
            label(page, name);
        raw(page, name ? " (<code>" : "<code>");
        text(page, parameter->name);
        raw(page, name ? "</code>): " : "</code>: ");
        number(page, parameter->value);
        unit(page, parameter->unit);
        raw(page, " (");
        years(page, parameter->first_year, parameter->last_year);
        raw(page, ")");
        if (!name || page->language == NK_ENGLISH) {
            raw(page, ". ");
            text(page, parameter->source);
        }
        raw(page, "</li>\n");
    }
    raw(page, "</ul>\n");
}

/* "supplier nhn · category hardware, software" */
static void codes(struct page *page, const struct nk_combination *combination)
{
    for (size_t i = 0; i < combination->code_count; i++) {
        const struct nk_combination_code *code = &combination->codes[i];
        const bool begins = i == 0 || code->dimension != combination->codes[i - 1].dimension;
        if (begins) {
            raw(page, i == 0 ? "" : " · ");
            raw(page, nk_combination_dimension_code(code->dimension));
        }
        raw(page, begins ? " <code>" : ", <code>");
        text(page, code->code);
        raw(page, "</code>");
    }
}

static void combinations(struct page *page, const struct nk_rule *rule)
{
    if (rule->combination_count == 0)
        return;
    heading(page, COMBINATIONS);
    raw(page, "<ul>\n");
    for (size_t i = 0; i < rule->combination_count; i++) {
        const struct nk_combination *combination = &rule->combinations[i];
        raw(page, "<li><code>");
        text(page, combination->id);
        raw(page, "</code> ");
        label(page, &combination->label);
        raw(page, " ");
        codes(page, combination);
        raw(page, " (");
        years(page, combination->first_year, combination->last_year);
        raw(page, "). ");
        text(page, combination->source);
        raw(page, "</li>\n");
    }
    raw(page, "</ul>\n");
}

static void document(struct page *page, enum word word, struct nk_text content)
{
    if (content.length == 0)
        return;
    raw(page, "<p>");
    label(page, &words[word]);
    raw(page, "</p>\n<pre>");
    text(page, content);
    raw(page, "</pre>\n");
}

static void examples(struct page *page, const struct nk_rule *rule)
{
    if (rule->example_count == 0)
        return;
    heading(page, EXAMPLES);
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct nk_rule_example *example = &rule->examples[i];
        raw(page, "<h3>");
        label(page, &words[example->passes ? MEETS : FAILS]);
        raw(page, " (");
        text(page, example->actor);
        raw(page, ", ");
        nk_write_integer(&page->writer, example->year);
        raw(page, ")</h3>\n<pre>");
        text(page, example->document);
        raw(page, "</pre>\n");
        if (!nk_text_is(example->beside, "[]"))
            document(page, BESIDE, example->beside);
        document(page, SENDER, example->sender);
        document(page, SIGNATORY, example->signatory);
        document(page, IMPLIED, example->implied);
    }
}

static void tolerance(struct page *page, const struct nk_rule *rule)
{
    if (rule->tolerance == 0) {
        label(page, &words[EXACT]);
        return;
    }
    number(page, nk_decimal_integer(rule->tolerance));
    unit(page, nk_rules_tolerance_unit(rule->check));
}

/* What one line of a rule says: it holds for some years. */
static void rule_line(struct page *page, const struct nk_rule *rule)
{
    raw(page, "<dl>\n");
    begin_term(page, YEARS);
    years(page, rule->first_year, rule->last_year);
    raw(page, "</dd>\n");
    begin_term(page, SEVERITY);
    label(page, nk_severity_label(rule->severity));
    raw(page, "</dd>\n");
    begin_term(page, ENFORCED);
    label(page, &gates[rule->enforced_at]);
    raw(page, "</dd>\n");
    begin_term(page, TOLERANCE);
    tolerance(page, rule);
    raw(page, "</dd>\n");
    begin_term(page, SOURCE);
    text(page, rule->source);
    raw(page, "</dd>\n</dl>\n");
    paragraph(page, MESSAGE, &rule->message);
    paragraph(page, MEND, &rule->how_to_mend);
}

static struct nk_buffer end_page(struct page *page)
{
    raw(page, "</main>\n</body>\n</html>\n");
    return nk_writer_finish(&page->writer);
}

struct nk_buffer nk_rule_page(const struct nk_catalogue *catalogue, struct nk_text id, enum nk_language language)
{
    struct page page = {.language = language};
    const struct nk_rule *rule = nk_catalogue_rule(catalogue, id);
    begin_page(&page, id, &rule->name);
    for (size_t i = 0; i < catalogue->rule_count; i++)
        if (nk_text_equal(catalogue->rules[i].id, id))
            rule_line(&page, &catalogue->rules[i]);
    paragraph(&page, WHY, &rule->why);
    parameters(&page, rule);
    combinations(&page, rule);
    examples(&page, rule);
    raw(&page, "<p><a href=\"/docs/rules");
    in_this_language(&page);
    raw(&page, "#");
    text(&page, id);
    raw(&page, "\">");
    label(&page, &words[RULES]);
    raw(&page, "</a></p>\n");
    return end_page(&page);
}

/* The lines of one rule stand together; the first one says what kind it is. */
static bool is_listed(const struct nk_catalogue *catalogue, size_t i, enum nk_severity severity)
{
    const struct nk_rule *rules = catalogue->rules;
    return rules[i].severity == severity && (i == 0 || !nk_text_equal(rules[i].id, rules[i - 1].id));
}

static size_t count_of(const struct nk_catalogue *catalogue, enum nk_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < catalogue->rule_count; i++)
        count += is_listed(catalogue, i, severity);
    return count;
}

static void contents(struct page *page, const struct nk_catalogue *catalogue)
{
    raw(page, "<ul>\n");
    for (size_t i = 0; i < KINDS; i++) {
        size_t count = count_of(catalogue, kinds[i].severity);
        if (count == 0)
            continue;
        raw(page, "<li><a href=\"#");
        raw(page, nk_severity_code(kinds[i].severity));
        raw(page, "\">");
        label(page, &kinds[i].name);
        raw(page, "</a> (");
        nk_write_integer(&page->writer, (int64_t)count);
        raw(page, ")</li>\n");
    }
    raw(page, "</ul>\n");
}

/* The anchor of a rule is its id. */
static void list_item(struct page *page, const struct nk_rule *rule)
{
    raw(page, "<li id=\"");
    text(page, rule->id);
    raw(page, "\"><a href=\"/docs/rules/");
    text(page, rule->id);
    in_this_language(page);
    raw(page, "\">");
    text(page, rule->id);
    raw(page, "</a> ");
    label(page, &rule->name);
    raw(page, "</li>\n");
}

struct nk_buffer nk_rules_page(const struct nk_catalogue *catalogue, enum nk_language language)
{
    struct page page = {.language = language};
    begin_page(&page, (struct nk_text){0}, &words[RULES]);
    contents(&page, catalogue);
    for (size_t kind = 0; kind < KINDS; kind++) {
        if (count_of(catalogue, kinds[kind].severity) == 0)
            continue;
        raw(&page, "<h2 id=\"");
        raw(&page, nk_severity_code(kinds[kind].severity));
        raw(&page, "\">");
        label(&page, &kinds[kind].name);
        raw(&page, "</h2>\n<p>");
        label(&page, &kinds[kind].meaning);
        raw(&page, "</p>\n<ul class=\"rules\">\n");
        for (size_t i = 0; i < catalogue->rule_count; i++)
            if (is_listed(catalogue, i, kinds[kind].severity))
                list_item(&page, &catalogue->rules[i]);
        raw(&page, "</ul>\n");
    }
    return end_page(&page);
}
