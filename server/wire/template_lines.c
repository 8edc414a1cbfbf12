#include "server/wire/template_lines.h"

#include <string.h>

#include "core/prefill.h"
#include "server/wire/labels.h"

/* The numbers that a return states once. */
static const struct single {
    const char *section, *code;
    size_t offset;
    bool of_national_actor; /* they have no patients of their own */
    struct nk_label label;
} singles[] = {
#define SINGLE(section_, code_, field, of_national, nb, nn, en)                                                      \
    {                                                                                                                \
        (section_), (code_), offsetof(struct nk_submission, field), (of_national),                                   \
        {                                                                                                            \
            {                                                                                                        \
                NK_TEXT(nb), NK_TEXT(nn), NK_TEXT(en)                                                                \
            }                                                                                                        \
        }                                                                                                            \
    }
    SINGLE("memo", "depreciation", depreciation, true, "Avskrivninger", "Avskrivingar", "Depreciation"),
    SINGLE("memo", "writeDowns", write_downs, true, "Nedskrivninger", "Nedskrivingar", "Write-downs"),
    SINGLE("accounts", "operatingRevenue", operating_revenue, true, "Driftsinntekter", "Driftsinntekter",
           "Operating revenue"),
    SINGLE("accounts", "operatingCost", operating_cost, true, "Driftskostnader", "Driftskostnader",
           "Operating costs"),
    SINGLE("accounts", "somaticOperatingCost", somatic_operating_cost, false, "Driftskostnader, somatikk",
           "Driftskostnader, somatikk", "Operating costs of somatic care"),
    SINGLE("staffing", "employees", employees, true, "Ansatte", "Tilsette", "Employees"),
    SINGLE("staffing", "fte", fte, true, "Årsverk", "Årsverk", "Full-time equivalents"),
    SINGLE("staffing", "ictFteInternal", ict_fte_internal, true, "IKT-årsverk, egne", "IKT-årsverk, eigne",
           "ICT full-time equivalents, own"),
    SINGLE("staffing", "ictFteContracted", ict_fte_contracted, true, "IKT-årsverk, innleide",
           "IKT-årsverk, innleigde", "ICT full-time equivalents, contracted"),
    SINGLE("activity", "drgPoints", drg_points, false, "DRG-poeng", "DRG-poeng", "DRG points"),
    SINGLE("activity", "inhabitants", inhabitants, false, "Innbyggere i regionen", "Innbyggjarar i regionen",
           "Inhabitants of the region"),
#undef SINGLE
};
enum { SINGLES = sizeof(singles) / sizeof(singles[0]), ATTESTATIONS = 2 };

struct builder {
    const struct nk_template_source *source;
    struct nk_arena *arena;
    enum nk_language language;
    struct nk_template_lines lines;
    bool no_memory;
};

struct nk_text nk_texts_join(struct nk_arena *arena, const struct nk_text *texts, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += texts[i].length;
    char *joined = NK_NEW_ARRAY(arena, char, length + 1);
    if (!joined)
        return (struct nk_text){0};
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].length)
            memcpy(joined + end, texts[i].data, texts[i].length);
        end += texts[i].length;
    }
    return (struct nk_text){.data = joined, .length = length};
}

static void add(struct builder *builder, struct nk_template_line line)
{
    builder->lines.items[builder->lines.count++] = line;
}

/* What is known of a number of the return before. */
static void set_last_year(struct nk_template_line *line, const struct nk_number *number)
{
    if (nk_number_has_value(number))
        line->last_year = number->value;
    else
        line->absence = nk_prefill_absence_code(number->given ? NK_PREFILL_MISSING : NK_PREFILL_NOT_REPORTED);
}

static struct nk_text label_of_code(const struct builder *builder, const struct nk_code_list *codes, int index)
{
    return nk_label_in(&codes->codes[index].label, builder->language);
}

static struct nk_text cell_label(struct builder *builder, const struct nk_cell_key *key)
{
    const struct nk_methodology *methodology = builder->source->methodology;
    struct nk_text parts[5];
    size_t count = 0;
    if (key->category >= 0) {
        parts[count++] = label_of_code(builder, &methodology->categories, key->category);
        parts[count++] = NK_TEXT(" / ");
    }
    if (key->area >= 0) {
        parts[count++] = label_of_code(builder, &methodology->areas, key->area);
        parts[count++] = NK_TEXT(" / ");
    }
    parts[count++] = nk_cost_type_text(nk_cost_type_codes[key->cost_type], builder->language);
    const struct nk_text label = nk_texts_join(builder->arena, parts, count);
    builder->no_memory |= !label.data;
    return label;
}

static void add_cells(struct builder *builder, const struct nk_prefill *prefill)
{
    const struct nk_methodology *methodology = builder->source->methodology;
    static const char *const margins[NK_TABLES_MAX] = {"expenditureByCategory", "expenditureByArea"};
    for (size_t i = 0; i < prefill->count; i++) {
        const struct nk_prefill_cell *cell = &prefill->cells[i];
        const struct nk_cell_key *key = &cell->key;
        add(builder, (struct nk_template_line){
                         .section = methodology->crosses_dimensions ? "expenditure" : margins[key->table],
                         .category = key->category < 0 ? (struct nk_text){0}
                                                       : methodology->categories.codes[key->category].code,
                         .area = key->area < 0 ? (struct nk_text){0} : methodology->areas.codes[key->area].code,
                         .cost_type = nk_cost_type_codes[key->cost_type],
                         .label = cell_label(builder, key),
                         .absence = nk_prefill_absence_code(cell->absence),
                         .last_year = nk_decimal_integer(cell->amount),
                     });
    }
}

static void add_singles(struct builder *builder)
{
    const struct nk_submission *prior = builder->source->prior;
    for (size_t i = 0; i < SINGLES; i++) {
        const struct single *single = &singles[i];
        if (builder->source->actor->kind == NK_NATIONAL_ACTOR && !single->of_national_actor)
            continue;
        struct nk_template_line line = {
            .section = single->section, .code = nk_text_of(single->code), .label = single->label.in[builder->language]};
        struct nk_number number;
        if (prior) {
            memcpy(&number, (const char *)prior + single->offset, sizeof number);
            set_last_year(&line, &number);
        } else {
            line.absence = nk_prefill_absence_code(NK_PREFILL_NO_RETURN);
        }
        add(builder, line);
    }
}

static void add_account_lines(struct builder *builder)
{
    const struct nk_submission *prior = builder->source->prior;
    const struct nk_classification *codes =
        nk_catalogue_classification(builder->source->catalogue, NK_TEXT("account-line"), builder->source->year);
    for (size_t i = 0; prior && i < prior->account_line_count; i++) {
        const struct nk_account_line *before = &prior->account_lines[i];
        const int index = codes ? nk_code_list_find(&codes->codes, before->code) : -1;
        struct nk_template_line line = {
            .section = "accounts.lines",
            .code = before->code,
            .label = index < 0 ? before->code : label_of_code(builder, &codes->codes, index),
        };
        set_last_year(&line, &before->amount);
        add(builder, line);
    }
}

static struct nk_text party_label(const struct builder *builder, struct nk_text id)
{
    const struct nk_actor *actor = nk_catalogue_actor(builder->source->catalogue, id);
    return actor ? nk_label_in(&actor->name, builder->language) : id;
}

static struct nk_text flag_code(bool flag)
{
    return flag ? NK_TEXT("true") : NK_TEXT("false");
}

/* Those that money came from and went to the year before. */
static void add_parties(struct builder *builder)
{
    const struct nk_submission *prior = builder->source->prior;
    for (size_t i = 0; prior && i < prior->financing_count; i++) {
        const struct nk_financing *before = &prior->financing[i];
        const bool is_key = before->basis == NK_BASIS_KEY;
        struct nk_template_line line = {
            .section = "financing",
            .party = before->financier,
            .basis = is_key ? NK_TEXT("key") : NK_TEXT("amount"),
            .label = party_label(builder, before->financier),
        };
        struct nk_number number = {.given = true};
        for (size_t k = 0; !is_key && k < before->cells.count; k++)
            if (!nk_number_has_value(&before->cells.items[k].amount) ||
                nk_decimal_add(&number.value, number.value, before->cells.items[k].amount.value) != NK_OK)
                number.status = NK_MISSING;
        set_last_year(&line, is_key ? &before->share : &number);
        add(builder, line);
    }
    for (size_t i = 0; prior && i < prior->purchase_count; i++) {
        struct nk_template_line line = {
            .section = "purchases",
            .party = prior->purchases[i].supplier,
            .booked = flag_code(prior->purchases[i].booked),
            .label = party_label(builder, prior->purchases[i].supplier),
        };
        set_last_year(&line, &prior->purchases[i].amount);
        add(builder, line);
    }
}

/* What is confirmed beside the numbers; without it a return cannot be submitted. */
static void add_attestations(struct builder *builder)
{
    static const struct {
        const char *code;
        struct nk_label label;
    } attestations[ATTESTATIONS] = {
        {"medicalEquipmentExcluded",
         {{NK_TEXT("true: medisinsk-teknisk utstyr er holdt utenfor"),
           NK_TEXT("true: medisinsk-teknisk utstyr er halde utanfor"), NK_TEXT("true: medical equipment is left out")}}},
        {"vatBasis",
         {{NK_TEXT("Merverdiavgift i beløpene: compensated (nettoført), included (med) eller excluded (uten)"),
           NK_TEXT("Meirverdiavgift i beløpa: compensated (nettoført), included (med) eller excluded (utan)"),
           NK_TEXT("Value added tax in the amounts: compensated, included or excluded")}}},
    };
    const struct nk_submission *prior = builder->source->prior;
    const bool is_given = prior && prior->attestations_given;
    const struct nk_text said[ATTESTATIONS] = {
        is_given ? flag_code(prior->medical_equipment_excluded) : (struct nk_text){0},
        is_given ? prior->vat_basis : (struct nk_text){0},
    };
    for (size_t i = 0; i < ATTESTATIONS; i++)
        add(builder, (struct nk_template_line){
                         .section = "attestations",
                         .code = nk_text_of(attestations[i].code),
                         .label = attestations[i].label.in[builder->language],
                         .last_year_code = said[i],
                         .absence = !prior           ? nk_prefill_absence_code(NK_PREFILL_NO_RETURN)
                                    : said[i].length ? NULL
                                                     : nk_prefill_absence_code(NK_PREFILL_NOT_REPORTED),
                     });
}

enum nk_status nk_template_lines_of(struct nk_template_lines *ret, struct nk_arena *arena,
                                    const struct nk_template_source *source, enum nk_language language)
{
    const struct nk_submission *prior = source->prior;
    struct builder builder = {.source = source, .arena = arena, .language = language};
    struct nk_prefill prefill;
    const enum nk_status status =
        nk_prefill_cells(&prefill, arena, source->catalogue, source->methodology, source->before, prior);
    if (status != NK_OK)
        return status;
    const size_t of_prior =
        prior ? prior->account_line_count + prior->financing_count + prior->purchase_count : 0;
    builder.lines.items =
        NK_NEW_ARRAY(arena, struct nk_template_line, prefill.count + SINGLES + ATTESTATIONS + of_prior);
    if (!builder.lines.items)
        return NK_NO_MEMORY;
    add_cells(&builder, &prefill);
    add_singles(&builder);
    add_account_lines(&builder);
    add_parties(&builder);
    add_attestations(&builder);
    if (builder.no_memory)
        return NK_NO_MEMORY;
    *ret = builder.lines;
    return NK_OK;
}

enum nk_status nk_template_rule_changes(struct nk_rule_changes *ret, struct nk_arena *arena,
                                        const struct nk_template_source *source)
{
    *ret = (struct nk_rule_changes){0};
    return source->rule_set_before.length ? nk_rule_changes_of(ret, arena, source->rule_set_before, source->rule_set)
                                          : NK_OK;
}
