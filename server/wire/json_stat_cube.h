/* Points on named axes, laid out as the cube of all combinations of their codes, for JSON-stat. Only for files
 * of this folder. */
#ifndef NK_WIRE_JSON_STAT_CUBE_H
#define NK_WIRE_JSON_STAT_CUBE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/decimal.h"
#include "core/text.h"

/* The first ones are those of enum nk_dimension. */
enum nk_json_stat_cube_axis_kind {
    NK_AXIS_ENTITY = 0,
    NK_AXIS_YEAR = 1,
    NK_AXIS_CATEGORY = 2,
    NK_AXIS_AREA = 3,
    NK_AXIS_COST_TYPE = 4,
    NK_AXIS_ORIGIN = 5,
    NK_AXIS_FIGURE = 6,
    NK_AXIS_MEASURE = 7,
};
enum { NK_AXES = 8 };

struct nk_point {
    struct nk_text key[NK_AXES]; /* codes of the axes in use; that of the year is its number below */
    int year;
    bool present;
    struct nk_decimal value;
    const char *status;          /* NULL: reported */
};

struct nk_axis_code {
    struct nk_text code;
    int year;
    size_t first; /* the first point that has it */
};

struct nk_json_stat_cube_axis {
    enum nk_json_stat_cube_axis_kind axis;
    struct nk_axis_code *codes; /* in the order in which they occur; years ascending */
    size_t count;
};

struct nk_json_stat_cube {
    const struct nk_point *points;
    struct nk_json_stat_cube_axis axes[NK_AXES];
    size_t axis_count;
    size_t size;                    /* product of the axes' counts */
    const struct nk_point **values; /* row-major: the last axis varies fastest; NULL where there is no point */
};

/* Lays the points out on the axes. The points must outlive the cube. False, with nothing to free: no memory, or
 * a cube of more than `size_max`. */
bool nk_json_stat_cube_new(struct nk_json_stat_cube *ret, const struct nk_point *points, size_t point_count,
                 const enum nk_json_stat_cube_axis_kind *axes, size_t axis_count, size_t size_max);
void nk_json_stat_cube_free(struct nk_json_stat_cube *cube);

#endif
