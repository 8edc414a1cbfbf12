#include "core/cube.h"

#include "core/money.h"

/* Adjacent axes of the same fate are one run. A run is kept or summed over. */
struct run {
    size_t size;
    bool kept;
};

/* So many amounts of at most NK_AMOUNT_MAX (< 2^50) cannot leave 64 bits: what is added up without looking. */
enum { UNCHECKED = 4096 };
/* Widest row of partial sums that the row kernel folds small rows into. */
enum { WIDE = 64 };
/* A run at the end that is shorter than this costs more per element than one that is folded later. */
enum { SHORT = 16 };

enum nk_status nk_cube_new(struct nk_cube *ret, struct nk_arena *arena, const size_t size[static NK_AXES])
{
    size_t length = 1;
    for (int axis = 0; axis < NK_AXES; axis++)
        if (size[axis] == 0 || __builtin_mul_overflow(length, size[axis], &length))
            return NK_INVALID;
    int64_t *amounts = NK_NEW_ARRAY(arena, int64_t, length);
    if (!amounts)
        return NK_NO_MEMORY;
    ret->amounts = amounts;
    memcpy(ret->size, size, sizeof(ret->size));
    return NK_OK;
}

static int64_t sum_unchecked(const int64_t *amounts, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += amounts[i];
    return sum;
}

/* *out += Σ amounts */
static bool add_sum(int64_t *out, const int64_t *amounts, size_t count)
{
    for (size_t done = 0; done < count; done += UNCHECKED) {
        size_t some = count - done < UNCHECKED ? count - done : UNCHECKED;
        if (!nk_money_add(out, sum_unchecked(amounts + done, some)))
            return false;
    }
    return true;
}

static bool add_row(int64_t *restrict out, const int64_t *restrict row, size_t width)
{
    bool overflow = false;
    for (size_t i = 0; i < width; i++)
        overflow |= __builtin_add_overflow(out[i], row[i], &out[i]);
    return !overflow;
}

/* out[width] += Σ of `count` rows of that width. Small rows are added several at a time, side by side. */
static bool add_rows(int64_t *out, const int64_t *rows, size_t count, size_t width)
{
    int64_t wide[WIDE];
    size_t beside = width < WIDE ? WIDE / width : 0;
    while (beside > 1 && count >= beside) {
        size_t blocks = count / beside < UNCHECKED ? count / beside : UNCHECKED;
        size_t together = beside * width;
        memset(wide, 0, together * sizeof(wide[0]));
        for (size_t block = 0; block < blocks; block++)
            for (size_t i = 0; i < together; i++)
                wide[i] += rows[block * together + i];
        for (size_t i = 0; i < beside; i++)
            if (!add_row(out, wide + i * width, width))
                return false;
        rows += blocks * together;
        count -= blocks * beside;
    }
    for (size_t i = 0; i < count; i++)
        if (!add_row(out, rows + i * width, width))
            return false;
    return true;
}

/* out[count] += the sum of each of `count` stretches. Cost types come in pairs, so pairs are worth a loop
 * of their own. */
static bool add_stretches(int64_t *restrict out, const int64_t *restrict stretches, size_t count, size_t length)
{
    bool overflow = false;
    if (length == 2) {
        for (size_t i = 0; i < count; i++)
            overflow |= __builtin_add_overflow(out[i], stretches[2 * i] + stretches[2 * i + 1], &out[i]);
        return !overflow;
    }
    for (size_t i = 0; i < count; i++)
        if (!add_sum(&out[i], stretches + i * length, length))
            return false;
    return true;
}

static size_t elements(const struct run *runs, size_t count, bool kept_only)
{
    size_t product = 1;
    for (size_t i = 0; i < count; i++)
        if (!kept_only || runs[i].kept)
            product *= runs[i].size;
    return product;
}

/* out += amounts, summed over the runs that are not kept. */
static bool add_group(int64_t *out, const int64_t *amounts, const struct run *runs, size_t count)
{
    if (count == 1)
        return runs[0].kept ? add_row(out, amounts, runs[0].size) : add_sum(out, amounts, runs[0].size);
    if (count == 2)
        return runs[0].kept ? add_stretches(out, amounts, runs[0].size, runs[1].size)
                            : add_rows(out, amounts, runs[0].size, runs[1].size);
    size_t stride = elements(runs + 1, count - 1, false);
    size_t step = runs[0].kept ? elements(runs + 1, count - 1, true) : 0;
    for (size_t i = 0; i < runs[0].size; i++)
        if (!add_group(out + i * step, amounts + i * stride, runs + 1, count - 1))
            return false;
    return true;
}

static size_t merge_runs(struct run runs[static NK_AXES], const size_t size[static NK_AXES],
                         const bool kept[static NK_AXES])
{
    size_t count = 0;
    for (int axis = 0; axis < NK_AXES; axis++) {
        if (size[axis] == 1)
            continue;
        if (count > 0 && runs[count - 1].kept == kept[axis])
            runs[count - 1].size *= size[axis];
        else
            runs[count++] = (struct run){.size = size[axis], .kept = kept[axis]};
    }
    if (count == 0)
        runs[count++] = (struct run){.size = 1, .kept = true};
    return count;
}

enum nk_status nk_cube_group(int64_t *ret, const struct nk_cube *cube, const bool kept[static NK_AXES])
{
    struct run runs[NK_AXES];
    size_t count = merge_runs(runs, cube->size, kept);
    size_t groups = elements(runs, count, true);
    memset(ret, 0, groups * sizeof(ret[0]));

    /* A short run at the end that is summed over, behind a longer one that is too: keep it in the first pass, whose
     * result is small. */
    int64_t folded[WIDE * SHORT];
    struct run *last = &runs[count - 1];
    if (count >= 3 && !last->kept && last->size < SHORT && groups * last->size <= sizeof(folded) / sizeof(folded[0])) {
        struct run first[NK_AXES];
        memcpy(first, runs, sizeof(first));
        first[count - 2].size *= last->size;
        memset(folded, 0, groups * last->size * sizeof(folded[0]));
        if (!add_group(folded, cube->amounts, first, count - 1))
            return NK_OVERFLOW;
        for (size_t i = 0; i < groups * last->size; i++) /* sums already, so each step is looked at */
            if (!nk_money_add(&ret[i / last->size], folded[i]))
                return NK_OVERFLOW;
        return NK_OK;
    }
    return add_group(ret, cube->amounts, runs, count) ? NK_OK : NK_OVERFLOW;
}
