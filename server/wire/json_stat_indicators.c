#include <stdlib.h>

#include "server/wire/builder.h"
#include "server/wire/json_stat.h"
#include "server/wire/labels.h"
#include "server/wire/published_out.h"

static const struct nk_label title = {{NK_TEXT("Tjenesteindikatorer"), NK_TEXT("Tenesteindikatorar"),
                                       NK_TEXT("Service indicators")}};
static const struct nk_label axis_labels[] = {
    {{NK_TEXT("tjeneste"), NK_TEXT("teneste"), NK_TEXT("service")}},
    {{NK_TEXT("indikator"), NK_TEXT("indikator"), NK_TEXT("indicator")}},
    {{NK_TEXT("periode"), NK_TEXT("periode"), NK_TEXT("period")}},
};
static const char *const axis_ids[] = {"service", "indicator", "period"};

enum { SERVICE = 0, INDICATOR = 1, PERIOD = 2, AXES = 3 };

/* An axis: the first row that has each of its codes. */
struct axis {
    const struct nk_indicator_row **firsts;
    size_t count;
};

struct cube {
    struct axis axes[AXES];
    size_t size;
    const struct nk_indicator_row **values; /* row-major */
};

static bool is_same(int axis, const struct nk_indicator_result *a, const struct nk_indicator_result *b)
{
    if (axis == SERVICE)
        return nk_text_equal(a->service->id, b->service->id);
    if (axis == INDICATOR)
        return nk_text_equal(a->indicator->id, b->indicator->id);
    return a->period.first == b->period.first && a->period.last == b->period.last;
}

static size_t find(const struct axis *axis, int kind, const struct nk_indicator_row *row)
{
    size_t at = 0;
    while (at < axis->count && !is_same(kind, &axis->firsts[at]->result, &row->result))
        at++;
    return at;
}

static void free_cube(struct cube *cube)
{
    for (int kind = 0; kind < AXES; kind++)
        free(cube->axes[kind].firsts);
    free(cube->values);
}

static bool lay_out(struct cube *cube, const struct nk_indicators_answer *answer)
{
    cube->size = 1;
    for (int kind = 0; kind < AXES; kind++) {
        struct axis *axis = &cube->axes[kind];
        axis->firsts = calloc(answer->row_count + 1, sizeof(const struct nk_indicator_row *));
        if (!axis->firsts)
            return false;
        for (size_t i = 0; i < answer->row_count; i++)
            if (find(axis, kind, &answer->rows[i]) == axis->count)
                axis->firsts[axis->count++] = &answer->rows[i];
        if (__builtin_mul_overflow(cube->size, axis->count, &cube->size) || cube->size > NK_JSON_STAT_VALUES_MAX)
            return false;
    }
    cube->values = calloc(cube->size + 1, sizeof(const struct nk_indicator_row *));
    if (!cube->values)
        return false;
    for (size_t i = 0; i < answer->row_count; i++) {
        size_t at = 0;
        for (int kind = 0; kind < AXES; kind++)
            at = at * cube->axes[kind].count + find(&cube->axes[kind], kind, &answer->rows[i]);
        cube->values[at] = &answer->rows[i];
    }
    return true;
}

/* The text of a period lies in the buffer. */
static struct nk_text id_of(char buffer[static NK_PERIOD_TEXT_MAX], int kind, const struct nk_indicator_result *result)
{
    switch (kind) {
    case SERVICE:
        return result->service->id;
    case INDICATOR:
        return result->indicator->id;
    default:
        return (struct nk_text){.data = buffer, .length = nk_period_print(buffer, &result->period)};
    }
}

static struct nk_text label_of(char buffer[static NK_PERIOD_TEXT_MAX], int kind,
                               const struct nk_indicator_result *result, enum nk_language language)
{
    if (kind == PERIOD)
        return id_of(buffer, kind, result);
    return nk_label_in(kind == SERVICE ? &result->service->name : &result->indicator->name, language);
}

static void build_axis(struct nk_builder *builder, struct nk_node dimensions, const struct cube *cube, int kind,
                       enum nk_language language)
{
    struct nk_node dimension = nk_build_object(builder, dimensions, axis_ids[kind]);
    nk_build_text(builder, dimension, "label", nk_label_in(&axis_labels[kind], language));
    struct nk_node category = nk_build_object(builder, dimension, "category");
    const struct axis *axis = &cube->axes[kind];
    char period[NK_PERIOD_TEXT_MAX], label[NK_PERIOD_TEXT_MAX];
    struct nk_node index = nk_build_array(builder, category, "index");
    for (size_t i = 0; i < axis->count; i++)
        nk_build_item_text(builder, index, id_of(period, kind, &axis->firsts[i]->result));
    struct nk_node labels = nk_build_object(builder, category, "label");
    for (size_t i = 0; i < axis->count; i++) {
        const struct nk_indicator_result *result = &axis->firsts[i]->result;
        nk_build_text_at(builder, labels, id_of(period, kind, result), label_of(label, kind, result, language));
    }
    if (kind != INDICATOR)
        return;
    struct nk_node units = nk_build_object(builder, category, "unit");
    for (size_t i = 0; i < axis->count; i++) {
        const struct nk_indicator *indicator = axis->firsts[i]->result.indicator;
        struct nk_node unit = nk_build_object_at(builder, units, indicator->id);
        nk_build_text(builder, unit, "label", indicator->unit);
        nk_build_integer(builder, unit, "decimals", indicator->decimals);
    }
}

static bool is_present(const struct nk_indicator_row *row)
{
    return row && row->result.absence == NK_INDICATOR_PRESENT;
}

static void build_status(struct nk_builder *builder, struct nk_node root, const struct cube *cube)
{
    struct nk_node statuses = nk_build_object(builder, root, "status");
    for (size_t i = 0; i < cube->size; i++) {
        const struct nk_indicator_row *row = cube->values[i];
        const enum nk_value_status status = is_present(row) ? row->result.status : NK_MISSING;
        if (!row || status == NK_REPORTED)
            continue;
        char digits[NK_DECIMAL_TEXT_MAX];
        const size_t length = nk_decimal_print(digits, nk_decimal_integer((int64_t)i));
        nk_build_text_at(builder, statuses, (struct nk_text){digits, length},
                         nk_text_of(nk_value_status_code(status)));
    }
}

static void build_dataset(struct nk_builder *builder, struct nk_node root, const struct cube *cube,
                          const struct nk_indicators_answer *answer, enum nk_language language)
{
    bool illustrative = false;
    for (size_t i = 0; i < answer->row_count; i++)
        illustrative |= answer->rows[i].result.illustrative;
    nk_build_code(builder, root, "version", "2.0");
    nk_build_code(builder, root, "class", "dataset");
    nk_build_text(builder, root, "label", nk_label_in(&title, language));
    nk_build_text(builder, root, "source", nk_label_in(&nk_source_label, language));
    struct nk_node ids = nk_build_array(builder, root, "id");
    for (int kind = 0; kind < AXES; kind++)
        nk_build_item_text(builder, ids, nk_text_of(axis_ids[kind]));
    struct nk_node sizes = nk_build_array(builder, root, "size");
    for (int kind = 0; kind < AXES; kind++)
        nk_build_item_integer(builder, sizes, (int64_t)cube->axes[kind].count);
    struct nk_node roles = nk_build_object(builder, root, "role");
    nk_build_item_text(builder, nk_build_array(builder, roles, "time"), nk_text_of(axis_ids[PERIOD]));
    nk_build_item_text(builder, nk_build_array(builder, roles, "metric"), nk_text_of(axis_ids[INDICATOR]));
    struct nk_node dimensions = nk_build_object(builder, root, "dimension");
    for (int kind = 0; kind < AXES; kind++)
        build_axis(builder, dimensions, cube, kind, language);
    build_status(builder, root, cube);
    struct nk_node extension = nk_build_object(builder, root, "extension");
    nk_build_published(builder, extension, answer->published.publications, answer->published.publication_count,
                       illustrative, language);
}

struct nk_buffer nk_indicators_json_stat(const struct nk_indicators_answer *answer, enum nk_language language)
{
    struct cube cube = {.size = 0};
    if (!lay_out(&cube, answer)) {
        free_cube(&cube);
        return (struct nk_buffer){0};
    }
    struct nk_builder builder;
    build_dataset(&builder, nk_build_start(&builder), &cube, answer, language);
    struct nk_writer writer = nk_build_finish_open(&builder);
    nk_write_text(&writer, NK_TEXT(",\"value\":["));
    for (size_t i = 0; i < cube.size; i++) {
        if (i > 0)
            nk_write_text(&writer, NK_TEXT(","));
        if (is_present(cube.values[i]))
            nk_write_decimal(&writer, cube.values[i]->result.value);
        else
            nk_write_text(&writer, NK_TEXT("null"));
    }
    nk_write_text(&writer, NK_TEXT("]}"));
    free_cube(&cube);
    return nk_writer_finish(&writer);
}
