#include "server/wire/json_stat.h"

#include <stdlib.h>

#include "server/wire/builder.h"
#include "server/wire/json_stat_cube.h"
#include "server/wire/labels.h"
#include "server/wire/published_out.h"
#include "server/wire/series_out.h"

/* Code for "no breakdown" on an axis that other values of the same cube are broken down by. */
#define ALL_CODES "all"

/* A cube with what it takes to name its codes. */
struct dataset {
    const struct nk_json_stat_cube *cube;
    const struct nk_published *published;
    const struct nk_figure_value *figure_values; /* the points', in their order; NULL for expenditure */
    enum nk_measure measure;
    const struct nk_series_frame *frame;
    bool has_basis; /* the values are of figures, which may be in the prices of one year */
    bool illustrative;
    enum nk_language language;
};

static const char *axis_id(enum nk_json_stat_cube_axis_kind axis)
{
    switch (axis) {
    case NK_AXIS_FIGURE:
        return "figure";
    case NK_AXIS_MEASURE:
        return "measure";
    case NK_AXIS_ENTITY:
    case NK_AXIS_YEAR:
    case NK_AXIS_CATEGORY:
    case NK_AXIS_AREA:
    case NK_AXIS_COST_TYPE:
    case NK_AXIS_ORIGIN:
        break;
    }
    return nk_dimension_code((enum nk_dimension)axis);
}

static const struct nk_label *axis_label(enum nk_json_stat_cube_axis_kind axis)
{
    switch (axis) {
    case NK_AXIS_FIGURE:
        return &nk_figure_dimension_label;
    case NK_AXIS_MEASURE:
        return &nk_measure_dimension_label;
    case NK_AXIS_ENTITY:
    case NK_AXIS_YEAR:
    case NK_AXIS_CATEGORY:
    case NK_AXIS_AREA:
    case NK_AXIS_COST_TYPE:
    case NK_AXIS_ORIGIN:
        break;
    }
    return nk_dimension_label((enum nk_dimension)axis);
}

static struct nk_text broken_down_label(const struct dataset *dataset, enum nk_dimension dimension,
                                        const struct nk_axis_code *code)
{
    if (nk_text_is(code->code, ALL_CODES))
        return nk_label_in(&nk_all_codes_label, dataset->language);
    const struct nk_harmonised *harmonised =
        dimension == NK_CATEGORY ? dataset->frame->categories : dataset->frame->areas;
    struct nk_text in_common = nk_harmonised_label(harmonised, code->code, dataset->language);
    if (in_common.length)
        return in_common;
    return nk_code_text(dataset->published->catalogue, code->year, dimension, code->code, dataset->language);
}

static struct nk_text code_label(const struct dataset *dataset, enum nk_json_stat_cube_axis_kind axis,
                                 const struct nk_axis_code *code)
{
    switch (axis) {
    case NK_AXIS_ENTITY:
        return nk_entity_text(dataset->published->catalogue, code->code, dataset->language);
    case NK_AXIS_CATEGORY:
        return broken_down_label(dataset, NK_CATEGORY, code);
    case NK_AXIS_AREA:
        return broken_down_label(dataset, NK_AREA, code);
    case NK_AXIS_COST_TYPE:
        return nk_cost_type_text(code->code, dataset->language);
    case NK_AXIS_ORIGIN:
        return nk_origin_text(code->code, dataset->language);
    case NK_AXIS_FIGURE:
        return nk_label_in(&dataset->figure_values[code->first].figure->name, dataset->language);
    case NK_AXIS_MEASURE:
        return nk_label_in(nk_measure_label(dataset->measure), dataset->language);
    case NK_AXIS_YEAR:
        break;
    }
    return code->code;
}

static void build_unit(struct nk_builder *builder, struct nk_node units, struct nk_text code, int decimals,
                       struct nk_text label)
{
    struct nk_node unit = nk_build_object_at(builder, units, code);
    nk_build_integer(builder, unit, "decimals", decimals);
    nk_build_text(builder, unit, "label", label);
}

static void build_units(struct nk_builder *builder, struct nk_node category, const struct dataset *dataset,
                        const struct nk_json_stat_cube_axis *axis)
{
    if (axis->axis != NK_AXIS_MEASURE && axis->axis != NK_AXIS_FIGURE)
        return;
    struct nk_node units = nk_build_object(builder, category, "unit");
    for (size_t i = 0; i < axis->count; i++) {
        const struct nk_axis_code *code = &axis->codes[i];
        const struct nk_figure *figure = dataset->figure_values ? dataset->figure_values[code->first].figure : NULL;
        build_unit(builder, units, code->code, figure ? figure->decimals : 0,
                   nk_unit_text(figure ? figure->unit : NK_TEXT("NOK"), dataset->language));
    }
}

static struct nk_text digits_of(char buffer[static NK_DECIMAL_TEXT_MAX], int year)
{
    return (struct nk_text){buffer, nk_decimal_print(buffer, nk_decimal_integer(year))};
}

static struct nk_text code_id(char buffer[static NK_DECIMAL_TEXT_MAX], enum nk_json_stat_cube_axis_kind axis,
                              const struct nk_axis_code *code)
{
    return axis == NK_AXIS_YEAR ? digits_of(buffer, code->year) : code->code;
}

/* What breaks the series is a note on the first year after it that is there. */
static void build_notes(struct nk_builder *builder, struct nk_node category, const struct dataset *dataset,
                        const struct nk_json_stat_cube_axis *axis)
{
    const struct nk_series_frame *frame = dataset->frame;
    if (axis->axis != NK_AXIS_YEAR || frame->break_count == 0)
        return;
    struct nk_node notes = nk_build_object(builder, category, "note");
    size_t next = 0; /* breaks and years are both in order */
    for (size_t i = 0; i < axis->count; i++) {
        char digits[NK_DECIMAL_TEXT_MAX];
        if (next == frame->break_count || frame->breaks[next]->year > axis->codes[i].year)
            continue;
        struct nk_node texts = nk_build_array_at(builder, notes, digits_of(digits, axis->codes[i].year));
        for (; next < frame->break_count && frame->breaks[next]->year <= axis->codes[i].year; next++)
            nk_build_item_text(builder, texts, nk_label_in(&frame->breaks[next]->description, dataset->language));
    }
}

static void build_axis(struct nk_builder *builder, struct nk_node dimensions, const struct dataset *dataset,
                       const struct nk_json_stat_cube_axis *axis)
{
    struct nk_node dimension = nk_build_object(builder, dimensions, axis_id(axis->axis));
    nk_build_text(builder, dimension, "label", nk_label_in(axis_label(axis->axis), dataset->language));
    struct nk_node category = nk_build_object(builder, dimension, "category");
    struct nk_node index = nk_build_array(builder, category, "index");
    for (size_t i = 0; i < axis->count; i++) {
        char digits[NK_DECIMAL_TEXT_MAX];
        nk_build_item_text(builder, index, code_id(digits, axis->axis, &axis->codes[i]));
    }
    struct nk_node labels = nk_build_object(builder, category, "label");
    for (size_t i = 0; i < axis->count; i++) {
        char digits[NK_DECIMAL_TEXT_MAX];
        const struct nk_text id = code_id(digits, axis->axis, &axis->codes[i]);
        const bool is_year = axis->axis == NK_AXIS_YEAR;
        nk_build_text_at(builder, labels, id, is_year ? id : code_label(dataset, axis->axis, &axis->codes[i]));
    }
    build_units(builder, category, dataset, axis);
    build_notes(builder, category, dataset, axis);
}

static bool has_axis(const struct nk_json_stat_cube *cube, enum nk_json_stat_cube_axis_kind axis)
{
    for (size_t i = 0; i < cube->axis_count; i++)
        if (cube->axes[i].axis == axis)
            return true;
    return false;
}

static void build_role(struct nk_builder *builder, struct nk_node roles, const char *name,
                       const struct nk_json_stat_cube *cube, enum nk_json_stat_cube_axis_kind axis)
{
    if (!has_axis(cube, axis))
        return;
    struct nk_node ids = nk_build_array(builder, roles, name);
    nk_build_item_text(builder, ids, nk_text_of(axis_id(axis)));
}

static void build_dimensions(struct nk_builder *builder, struct nk_node root, const struct dataset *dataset)
{
    const struct nk_json_stat_cube *cube = dataset->cube;
    struct nk_node ids = nk_build_array(builder, root, "id");
    for (size_t i = 0; i < cube->axis_count; i++)
        nk_build_item_text(builder, ids, nk_text_of(axis_id(cube->axes[i].axis)));
    struct nk_node sizes = nk_build_array(builder, root, "size");
    for (size_t i = 0; i < cube->axis_count; i++)
        nk_build_item_integer(builder, sizes, (int64_t)cube->axes[i].count);
    struct nk_node roles = nk_build_object(builder, root, "role");
    build_role(builder, roles, "time", cube, NK_AXIS_YEAR);
    build_role(builder, roles, "geo", cube, NK_AXIS_ENTITY);
    build_role(builder, roles, "metric", cube, has_axis(cube, NK_AXIS_FIGURE) ? NK_AXIS_FIGURE : NK_AXIS_MEASURE);
    struct nk_node dimensions = nk_build_object(builder, root, "dimension");
    for (size_t i = 0; i < cube->axis_count; i++)
        build_axis(builder, dimensions, dataset, &cube->axes[i]);
}

/* "Nøkkeltall, publikasjon 2017.1, 2024.1", and the newest of the times at which they were made. */
static void build_source(struct nk_builder *builder, struct nk_node root, const struct dataset *dataset)
{
    struct nk_text updated = NK_TEXT("");
    struct nk_writer source = {0};
    bool is_published = dataset->published->publication_count > 0;
    nk_write_text(&source, nk_label_in(is_published ? &nk_source_label : &nk_reports_label, dataset->language));
    for (size_t i = 0; i < dataset->published->publication_count; i++) {
        const struct nk_publication_head *head = dataset->published->publications[i];
        nk_write_text(&source, i ? NK_TEXT(", ") : NK_TEXT(" "));
        nk_write_text(&source, head->id);
        if (nk_text_compare(head->created_at, updated) > 0)
            updated = head->created_at;
    }
    struct nk_buffer text = nk_writer_finish(&source);
    if (!text.data)
        builder->failed = true;
    nk_build_text(builder, root, "source", (struct nk_text){(const char *)text.data, text.length});
    nk_buffer_free(&text);
    if (updated.length)
        nk_build_text(builder, root, "updated", updated);
}

/* Positions of the values that are not simply reported; JSON-stat lets the others be left out. */
static void build_status(struct nk_builder *builder, struct nk_node root, const struct nk_json_stat_cube *cube)
{
    struct nk_node statuses = nk_build_object(builder, root, "status");
    for (size_t i = 0; i < cube->size; i++) {
        if (!cube->values[i] || !cube->values[i]->status)
            continue;
        char digits[NK_DECIMAL_TEXT_MAX];
        size_t length = nk_decimal_print(digits, nk_decimal_integer((int64_t)i));
        nk_build_text_at(builder, statuses, (struct nk_text){digits, length}, nk_text_of(cube->values[i]->status));
    }
}

static void build_extension(struct nk_builder *builder, struct nk_node root, const struct dataset *dataset)
{
    struct nk_node extension = nk_build_object(builder, root, "extension");
    nk_build_published(builder, extension, dataset->published->publications, dataset->published->publication_count,
                       dataset->illustrative, dataset->language);
    if (dataset->has_basis)
        nk_build_basis(builder, extension, dataset->frame, dataset->language);
    nk_build_classification(builder, extension, dataset->frame, dataset->language);
    nk_build_breaks(builder, extension, dataset->frame, dataset->language);
    if (dataset->has_basis)
        nk_build_imputations(builder, extension, dataset->frame, dataset->language);
}

/* The values are plain numbers, as JSON-stat wants them. They are written as text after the rest: as JSON reals
 * they would have to pass through a double, and jansson would print 4.9 as 4.9000000000000004. */
static struct nk_buffer write_values(struct nk_builder *builder, const struct nk_json_stat_cube *cube)
{
    struct nk_writer writer = nk_build_finish_open(builder);
    nk_write_text(&writer, NK_TEXT(",\"value\":["));
    for (size_t i = 0; i < cube->size; i++) {
        if (i > 0)
            nk_write_text(&writer, NK_TEXT(","));
        if (cube->values[i] && cube->values[i]->present)
            nk_write_decimal(&writer, cube->values[i]->value);
        else
            nk_write_text(&writer, NK_TEXT("null"));
    }
    nk_write_text(&writer, NK_TEXT("]}"));
    return nk_writer_finish(&writer);
}

static struct nk_buffer write_dataset(const struct dataset *dataset, const struct nk_label *title)
{
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_code(&builder, root, "version", "2.0");
    nk_build_code(&builder, root, "class", "dataset");
    nk_build_text(&builder, root, "label", nk_label_in(title, dataset->language));
    build_source(&builder, root, dataset);
    build_dimensions(&builder, root, dataset);
    build_status(&builder, root, dataset->cube);
    build_extension(&builder, root, dataset);
    return write_values(&builder, dataset->cube);
}

static struct nk_buffer lay_out_and_write(struct dataset *dataset, const struct nk_label *title,
                                          const struct nk_point *points, size_t count,
                                          const enum nk_json_stat_cube_axis_kind *axes, size_t axis_count)
{
    struct nk_json_stat_cube cube;
    if (!nk_json_stat_cube_new(&cube, points, count, axes, axis_count, NK_JSON_STAT_VALUES_MAX))
        return (struct nk_buffer){0};
    dataset->cube = &cube;
    struct nk_buffer buffer = write_dataset(dataset, title);
    nk_json_stat_cube_free(&cube);
    return buffer;
}

static struct nk_point *new_points(size_t count)
{
    return calloc(count ? count : 1, sizeof(struct nk_point));
}

static struct nk_text code_or_all(struct nk_text code)
{
    return code.length ? code : NK_TEXT(ALL_CODES);
}

static const char *status_unless_reported(enum nk_value_status status)
{
    return status == NK_REPORTED ? NULL : nk_value_status_code(status);
}

struct nk_buffer nk_figures_json_stat(const struct nk_figures_answer *answer, enum nk_language language)
{
    struct nk_point *points = new_points(answer->value_count);
    if (!points)
        return (struct nk_buffer){0};
    bool by_category = false, by_area = false;
    for (size_t i = 0; i < answer->value_count; i++) {
        const struct nk_figure_value *value = &answer->values[i];
        bool present = value->absence == NK_PRESENT;
        points[i] = (struct nk_point){
            .key = {
                [NK_AXIS_FIGURE] = value->figure->id,
                [NK_AXIS_ENTITY] = value->entity,
                [NK_AXIS_CATEGORY] = code_or_all(value->category),
                [NK_AXIS_AREA] = code_or_all(value->area),
            },
            .year = value->year,
            .present = present,
            .value = value->value,
            .status = status_unless_reported(present ? value->status : NK_MISSING),
        };
        by_category = by_category || value->category.length > 0;
        by_area = by_area || value->area.length > 0;
    }

    enum nk_json_stat_cube_axis_kind axes[NK_AXES] = {NK_AXIS_FIGURE, NK_AXIS_ENTITY, NK_AXIS_YEAR};
    size_t axis_count = 3;
    if (by_category)
        axes[axis_count++] = NK_AXIS_CATEGORY;
    if (by_area)
        axes[axis_count++] = NK_AXIS_AREA;
    struct dataset dataset = {
        .published = &answer->published,
        .figure_values = answer->values,
        .frame = &answer->frame,
        .has_basis = true,
        .illustrative = nk_figures_are_illustrative(answer),
        .language = language,
    };
    struct nk_buffer buffer =
        lay_out_and_write(&dataset, &nk_figures_title, points, answer->value_count, axes, axis_count);
    free(points);
    return buffer;
}

struct nk_buffer nk_expenditure_json_stat(const struct nk_expenditure_answer *answer, enum nk_language language)
{
    struct nk_point *points = new_points(answer->row_count);
    if (!points)
        return (struct nk_buffer){0};
    for (size_t i = 0; i < answer->row_count; i++) {
        const struct nk_expenditure_row *row = &answer->rows[i];
        points[i] = (struct nk_point){
            .key = {[NK_AXIS_MEASURE] = nk_text_of(nk_measure_code(answer->measure))},
            .year = row->year,
            .present = true,
            .value = nk_decimal_integer(row->amount),
            .status = status_unless_reported(row->estimated ? NK_ESTIMATED : NK_REPORTED),
        };
        for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
            points[i].key[dimension] = nk_expenditure_key(row, (enum nk_dimension)dimension);
    }

    enum nk_json_stat_cube_axis_kind axes[NK_AXES];
    size_t axis_count = 0;
    for (int dimension = 0; dimension < NK_DIMENSIONS; dimension++)
        if (answer->group_by[dimension])
            axes[axis_count++] = (enum nk_json_stat_cube_axis_kind)dimension;
    axes[axis_count++] = NK_AXIS_MEASURE;
    struct dataset dataset = {
        .published = &answer->published,
        .measure = answer->measure,
        .frame = &answer->frame,
        .illustrative = nk_expenditure_is_illustrative(answer),
        .language = language,
    };
    struct nk_buffer buffer =
        lay_out_and_write(&dataset, &nk_expenditure_title, points, answer->row_count, axes, axis_count);
    free(points);
    return buffer;
}
