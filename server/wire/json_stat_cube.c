#include "server/wire/json_stat_cube.h"

#include <stdlib.h>

static bool has_code(const struct nk_axis_code *code, enum nk_json_stat_cube_axis_kind axis,
                     const struct nk_point *point)
{
    return axis == NK_AXIS_YEAR ? code->year == point->year : nk_text_equal(code->code, point->key[axis]);
}

static size_t find(const struct nk_json_stat_cube_axis *axis, const struct nk_point *point)
{
    for (size_t i = 0; i < axis->count; i++)
        if (has_code(&axis->codes[i], axis->axis, point))
            return i;
    return axis->count;
}

static int by_year(const void *left, const void *right)
{
    const struct nk_axis_code *a = left, *b = right;
    return (a->year > b->year) - (a->year < b->year);
}

static bool collect_codes(struct nk_json_stat_cube_axis *axis, const struct nk_point *points, size_t point_count)
{
    size_t capacity = 0;
    for (size_t i = 0; i < point_count; i++) {
        if (find(axis, &points[i]) < axis->count)
            continue;
        if (axis->count == capacity) {
            capacity = capacity ? 2 * capacity : 16;
            struct nk_axis_code *codes = reallocarray(axis->codes, capacity, sizeof(*codes));
            if (!codes)
                return false;
            axis->codes = codes;
        }
        axis->codes[axis->count++] = (struct nk_axis_code){
            .code = points[i].key[axis->axis],
            .year = points[i].year,
            .first = i,
        };
    }
    if (axis->axis == NK_AXIS_YEAR && axis->count)
        qsort(axis->codes, axis->count, sizeof(*axis->codes), by_year);
    return true;
}

static size_t position(const struct nk_json_stat_cube *cube, const struct nk_point *point)
{
    size_t at = 0;
    for (size_t i = 0; i < cube->axis_count; i++)
        at = at * cube->axes[i].count + find(&cube->axes[i], point);
    return at;
}

static bool lay_out(struct nk_json_stat_cube *cube, size_t point_count, size_t size_max)
{
    cube->size = 1;
    for (size_t i = 0; i < cube->axis_count; i++) {
        if (!collect_codes(&cube->axes[i], cube->points, point_count))
            return false;
        if (__builtin_mul_overflow(cube->size, cube->axes[i].count, &cube->size) || cube->size > size_max)
            return false;
    }
    cube->values = calloc(cube->size ? cube->size : 1, sizeof(const struct nk_point *));
    if (!cube->values)
        return false;
    for (size_t i = 0; i < point_count; i++)
        cube->values[position(cube, &cube->points[i])] = &cube->points[i];
    return true;
}

bool nk_json_stat_cube_new(struct nk_json_stat_cube *ret, const struct nk_point *points, size_t point_count,
                 const enum nk_json_stat_cube_axis_kind *axes, size_t axis_count, size_t size_max)
{
    struct nk_json_stat_cube cube = {.points = points, .axis_count = axis_count};
    for (size_t i = 0; i < axis_count; i++)
        cube.axes[i].axis = axes[i];
    if (!lay_out(&cube, point_count, size_max)) {
        nk_json_stat_cube_free(&cube);
        return false;
    }
    *ret = cube;
    return true;
}

void nk_json_stat_cube_free(struct nk_json_stat_cube *cube)
{
    for (size_t i = 0; i < cube->axis_count; i++)
        free(cube->axes[i].codes);
    free(cube->values);
    *cube = (struct nk_json_stat_cube){0};
}
