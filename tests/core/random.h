/* Random values for property tests: the same on every machine and in every run. */
#ifndef NK_TESTS_CORE_RANDOM_H
#define NK_TESTS_CORE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "core/apportion.h"

struct random {
    uint64_t state;
};

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
static inline uint64_t random_next(struct random *random)
{
    uint64_t z = random->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 … limit − 1. */
static inline uint64_t random_below(struct random *random, uint64_t limit)
{
    return random_next(random) % limit;
}

/* A key over `count` financiers: some have nothing, some have round shares, the sum is whole. */
static inline void random_key(struct random *random, int64_t *weights, size_t count)
{
    int64_t left = NK_KEY_WHOLE;
    uint64_t grain = random_below(random, 3) == 0 ? NK_KEY_WHOLE / 100 : 1;
    for (size_t i = 0; i + 1 < count; i++) {
        uint64_t most = (uint64_t)left / grain + 1;
        weights[i] = random_below(random, 5) == 0 ? 0 : (int64_t)(random_below(random, most) * grain);
        if (random_below(random, 2) == 0)
            weights[i] /= 1 + (int64_t)(count - i);
        left -= weights[i];
    }
    weights[count - 1] = left;
}

#endif
