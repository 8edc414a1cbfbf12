#include <string.h>

#include "server/wire/csv_table.h"
#include "server/wire/labels.h"
#include "server/wire/methodology_changes.h"
#include "server/wire/return_sheet.h"
#include "server/wire/rule_changes_out.h"
#include "server/wire/template_lines.h"
#include "server/wire/template_out.h"

static void put_line(struct nk_sheet *sheet, struct nk_sheet_row *row, const struct nk_template_line *line)
{
    nk_sheet_put(sheet, row, NK_COLUMN_LABEL, nk_sheet_text(sheet, line->label));
    if (!line->absence)
        nk_sheet_put(sheet, row, NK_COLUMN_LAST_YEAR,
                     line->last_year_code.length ? line->last_year_code : nk_sheet_decimal(sheet, line->last_year));
    else if (strcmp(line->absence, "no-prior-return") != 0)
        nk_sheet_put(sheet, row, NK_COLUMN_LAST_YEAR, nk_text_of(line->absence));
}

/* What a row and a line are compared by. */
struct row_keys {
    struct nk_text code, party, basis, category, area, cost_type;
};

static struct row_keys keys_of(const struct nk_sheet *sheet, const struct nk_sheet_row *row)
{
    return (struct row_keys){
        .code = nk_sheet_get(sheet, row, NK_COLUMN_CODE),
        .party = nk_sheet_get(sheet, row, "party"),
        .basis = nk_sheet_get(sheet, row, "basis"),
        .category = nk_sheet_get(sheet, row, "category"),
        .area = nk_sheet_get(sheet, row, "area"),
        .cost_type = nk_sheet_get(sheet, row, "costType"),
    };
}

static bool is_of_line(const struct row_keys *row, const struct nk_template_line *line)
{
    return nk_text_equal(row->code, line->code) && nk_text_equal(row->party, line->party) &&
           (nk_text_equal(row->basis, line->basis) || !row->basis.length) &&
           nk_text_equal(row->category, line->category) && nk_text_equal(row->area, line->area) &&
           nk_text_equal(row->cost_type, line->cost_type);
}

/* A row to be filled in. Financing by amount is stated by its cells, so nothing says of its own row that it
 * is meant. */
static void add_blank(struct nk_sheet *sheet, const struct nk_template_line *line)
{
    struct nk_sheet_row *row = nk_sheet_row_new(sheet);
    nk_sheet_put(sheet, row, NK_COLUMN_SECTION, nk_text_of(line->section));
    nk_sheet_put(sheet, row, NK_COLUMN_CODE, line->code);
    nk_sheet_put(sheet, row, "party", line->party);
    nk_sheet_put(sheet, row, "basis", nk_text_is(line->basis, "key") ? line->basis : (struct nk_text){0});
    nk_sheet_put(sheet, row, "booked", line->booked);
    nk_sheet_put(sheet, row, "category", line->category);
    nk_sheet_put(sheet, row, "area", line->area);
    nk_sheet_put(sheet, row, "costType", line->cost_type);
    put_line(sheet, row, line);
}

struct merging {
    const struct nk_template_lines *lines;
    bool *is_there; /* by line: a row of the document is it */
    size_t next;    /* the first line of the section that has not been written */
};

static bool is_in_section(const struct nk_template_line *line, struct nk_text section)
{
    return nk_text_is(section, line->section);
}

static void add_blanks(struct nk_sheet *sheet, struct merging *merging, struct nk_text section, size_t end)
{
    for (; merging->next < end; merging->next++)
        if (is_in_section(&merging->lines->items[merging->next], section) && !merging->is_there[merging->next])
            add_blank(sheet, &merging->lines->items[merging->next]);
}

static size_t line_of(const struct nk_sheet *sheet, const struct merging *merging, struct nk_text section,
                      const struct nk_sheet_row *row)
{
    const struct row_keys keys = keys_of(sheet, row);
    for (size_t i = 0; i < merging->lines->count; i++)
        if (is_of_line(&keys, &merging->lines->items[i]) && is_in_section(&merging->lines->items[i], section))
            return i;
    return SIZE_MAX;
}

/* The rows of a section of the document in their order, with what else is expected before and after them. */
static void merge_section(struct nk_sheet *to, const struct nk_sheet *from, const struct nk_template_lines *lines,
                          struct nk_text section)
{
    struct merging merging = {.lines = lines, .is_there = NK_NEW_ARRAY(to->arena, bool, lines->count)};
    size_t *line_of_row = NK_NEW_ARRAY(to->arena, size_t, from->count);
    if (!merging.is_there || !line_of_row) {
        to->failed = true;
        return;
    }
    for (size_t i = 0; i < from->count; i++) {
        line_of_row[i] = line_of(from, &merging, section, &from->rows[i]);
        if (line_of_row[i] != SIZE_MAX)
            merging.is_there[line_of_row[i]] = true;
    }
    for (size_t i = 0; i < from->count; i++) {
        const size_t line = line_of_row[i];
        if (line != SIZE_MAX && line >= merging.next)
            add_blanks(to, &merging, section, line);
        struct nk_sheet_row *row = nk_sheet_row_new(to);
        *row = from->rows[i];
        if (line != SIZE_MAX)
            put_line(to, row, &lines->items[line]);
    }
    add_blanks(to, &merging, section, lines->count);
}

static void add_sections(struct nk_sheet *sheet, const json_t *document, const struct nk_template_lines *lines)
{
    struct nk_section sections[NK_SECTIONS_MAX];
    const size_t count = nk_return_sections(sections);
    for (size_t i = 0; i < count; i++) {
        char buffer[64];
        const struct nk_section *section = &sections[i];
        const struct nk_text name = nk_arena_copy(sheet->arena, nk_section_name(section, buffer));
        struct nk_sheet saved = {.arena = sheet->arena, .columns = sheet->columns, .failed = !name.data};
        nk_sheet_add_section(&saved, section, name, document);
        sheet->failed |= saved.failed;
        merge_section(sheet, &saved, lines, name);
    }
}

/* ---- what is said above ---- */

static void add_comment(struct nk_sheet *sheet, const struct nk_text *parts, size_t count)
{
    struct nk_sheet_row *row = nk_sheet_row_new(sheet);
    const struct nk_text text = nk_texts_join(sheet->arena, parts, count);
    sheet->failed |= !text.data;
    nk_sheet_put(sheet, row, NK_COLUMN_SECTION, NK_TEXT("#"));
    nk_sheet_put(sheet, row, NK_COLUMN_LABEL, nk_sheet_text(sheet, text));
}

static struct nk_text joined_codes(struct nk_sheet *sheet, const struct nk_text *codes, size_t count)
{
    struct nk_text all = {.data = "", .length = 0};
    for (size_t i = 0; i < count; i++) {
        const struct nk_text parts[] = {all, i ? NK_TEXT(" + ") : (struct nk_text){0}, codes[i]};
        all = nk_texts_join(sheet->arena, parts, 3);
        sheet->failed |= !all.data;
    }
    return all;
}

static void add_comments(struct nk_sheet *sheet, const struct nk_template_source *source,
                         const struct nk_methodology_changes *changes, const struct nk_rule_changes *rules,
                         enum nk_language language)
{
    static const struct nk_label no_prior = {{
        NK_TEXT("Det er ingen godkjent oppgave for året før."),
        NK_TEXT("Det er inga godkjend oppgåve for året før."),
        NK_TEXT("There is no approved return of the year before."),
    }};
    static const struct nk_label how = {{
        NK_TEXT("Fyll ut value. lastYear og label blir ikke lest; "
                "rader uten verdi er ikke med i oppgaven. booked er true når et kjøp er ført i utgiftene, ellers false."),
        NK_TEXT("Fyll ut value. lastYear og label blir ikkje lesne; "
                "rader utan verdi er ikkje med i oppgåva. booked er true når eit kjøp er ført i utgiftene, elles false."),
        NK_TEXT("Fill in value. lastYear and label are not read; "
                "rows without a value are no part of the return. booked is true when a purchase is inside the expenditure, otherwise false."),
    }};
    const struct nk_text year = nk_sheet_decimal(sheet, nk_decimal_integer(source->year));
    const struct nk_text head[] = {nk_label_in(&source->actor->name, language), NK_TEXT(" "), year};
    add_comment(sheet, head, 3);
    add_comment(sheet, &how.in[language], 1);
    if (!source->is_collected)
        add_comment(sheet, &nk_template_not_collected.in[language], 1);
    if (!source->prior)
        add_comment(sheet, &no_prior.in[language], 1);
    const struct nk_text sentence = nk_label_in(nk_methodology_changes_label(changes), language);
    add_comment(sheet, &sentence, 1);
    for (size_t i = 0; i < changes->code_count; i++) {
        const struct nk_code_change *change = &changes->codes[i];
        const struct nk_text parts[] = {
            nk_text_of(change->classification), NK_TEXT(": "), joined_codes(sheet, change->from, change->from_count),
            NK_TEXT(" → "), joined_codes(sheet, change->to, change->to_count)};
        add_comment(sheet, parts, 5);
    }
    if (!source->rule_set_before.length)
        return;
    const struct nk_text over_all = nk_rule_changes_text(sheet->arena, rules, language);
    add_comment(sheet, &over_all, 1);
    for (size_t i = 0; i < rules->count; i++) {
        const struct nk_text of_rule = nk_rule_change_text(sheet->arena, &rules->items[i], language);
        add_comment(sheet, &of_rule, 1);
    }
}

/* ---- the table ---- */

/* Columns for what is said of the prior year's numbers stand only where something is. */
static bool is_written(const struct nk_sheet *sheet, size_t column)
{
    bool is_used = sheet->columns.is_common[column];
    for (size_t i = 0; i < sheet->count && !is_used; i++)
        is_used = sheet->rows[i].fields[column].length > 0;
    return is_used;
}

static struct nk_buffer write(const struct nk_sheet *sheet)
{
    struct nk_csv table = {.separator = ';'};
    bool written[NK_COLUMNS_MAX];
    nk_write_text(&table.writer, NK_TEXT("\xEF\xBB\xBF"));
    for (size_t column = 0; column < sheet->columns.count; column++) {
        written[column] = is_written(sheet, column);
        if (written[column])
            nk_csv_quoted(&table, nk_text_of(sheet->columns.names[column]));
    }
    nk_csv_end_row(&table);
    for (size_t i = 0; i < sheet->count; i++) {
        for (size_t column = 0; column < sheet->columns.count; column++)
            if (written[column])
                nk_csv_quoted(&table, sheet->rows[i].fields[column]);
        nk_csv_end_row(&table);
    }
    table.writer.failed |= sheet->failed;
    return nk_writer_finish(&table.writer);
}

struct nk_buffer nk_template_csv(const struct nk_template_source *source, struct nk_arena *arena,
                                 enum nk_language language)
{
    struct nk_sheet sheet = {.arena = arena, .columns = nk_return_columns()};
    struct nk_template_lines lines;
    struct nk_methodology_changes changes;
    struct nk_rule_changes rules;
    if (nk_template_lines_of(&lines, arena, source, language) != NK_OK ||
        nk_methodology_changes_of(&changes, arena, source->catalogue, source->before, source->methodology) != NK_OK ||
        nk_template_rule_changes(&rules, arena, source) != NK_OK)
        return (struct nk_buffer){0};
    json_auto_t *document =
        source->document.length ? json_loadb(source->document.data, source->document.length, 0, NULL) : json_object();
    if (!document)
        return (struct nk_buffer){0};
    add_comments(&sheet, source, &changes, &rules, language);
    add_sections(&sheet, document, &lines);
    return write(&sheet);
}
