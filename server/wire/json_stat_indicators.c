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

static void build_axis(struct nk_builder *builder, json_t *dimensions, const struct cube *cube, int kind,
                       enum nk_language language)
{
    json_t *dimension = nk_build_object(builder, dimensions, axis_ids[kind]);
    nk_build_text(builder, dimension, "label", nk_label_in(&axis_labels[kind], language));
    json_t *category = nk_build_object(builder, dimension, "category");
    json_t *index = nk_build_array(builder, category, "index");
    json_t *labels = nk_build_object(builder, category, "label");
    json_t *units = kind == INDICATOR ? nk_build_object(builder, category, "unit") : NULL;
    for (size_t i = 0; i < cube->axes[kind].count; i++) {
        const struct nk_indicator_result *result = &cube->axes[kind].firsts[i]->result;
        char period[NK_PERIOD_TEXT_MAX];
        struct nk_text id = {.data = period, .length = nk_period_print(period, &result->period)};
        struct nk_text label = id;
        if (kind != PERIOD) {
            id = kind == SERVICE ? result->service->id : result->indicator->id;
            label = nk_label_in(kind == SERVICE ? &result->service->name : &result->indicator->name, language);
        }
        nk_build_item_text(builder, index, id);
        nk_build_text_at(builder, labels, id, label);
        if (units) {
            json_t *unit = nk_build_object_at(builder, units, id);
            nk_build_text(builder, unit, "label", result->indicator->unit);
            nk_build_integer(builder, unit, "decimals", result->indicator->decimals);
        }
    }
}

static bool is_present(const struct nk_indicator_row *row)
{
    return row && row->result.absence == NK_INDICATOR_PRESENT;
}

static void build_status(struct nk_builder *builder, json_t *root, const struct cube *cube)
{
    json_t *statuses = nk_build_object(builder, root, "status");
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

static void build_dataset(struct nk_builder *builder, json_t *root, const struct cube *cube,
                          const struct nk_indicators_answer *answer, enum nk_language language)
{
    bool illustrative = false;
    for (size_t i = 0; i < answer->row_count; i++)
        illustrative |= answer->rows[i].result.illustrative;
    nk_build_code(builder, root, "version", "2.0");
    nk_build_code(builder, root, "class", "dataset");
    nk_build_text(builder, root, "label", nk_label_in(&title, language));
    nk_build_text(builder, root, "source", nk_label_in(&nk_source_label, language));
    json_t *ids = nk_build_array(builder, root, "id");
    json_t *sizes = nk_build_array(builder, root, "size");
    json_t *roles = nk_build_object(builder, root, "role");
    nk_build_item_text(builder, nk_build_array(builder, roles, "time"), nk_text_of(axis_ids[PERIOD]));
    nk_build_item_text(builder, nk_build_array(builder, roles, "metric"), nk_text_of(axis_ids[INDICATOR]));
    json_t *dimensions = nk_build_object(builder, root, "dimension");
    for (int kind = 0; kind < AXES; kind++) {
        nk_build_item_text(builder, ids, nk_text_of(axis_ids[kind]));
        nk_build_item_integer(builder, sizes, (int64_t)cube->axes[kind].count);
        build_axis(builder, dimensions, cube, kind, language);
    }
    build_status(builder, root, cube);
    json_t *extension = nk_build_object(builder, root, "extension");
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
