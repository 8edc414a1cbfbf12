#include "core/apportion.h"

#include <string.h>

static enum nk_status check_weights(const int64_t *weights, size_t count)
{
    if (count > NK_FINANCIERS_MAX)
        return NK_LIMIT;
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] < 0 || weights[i] > NK_KEY_WHOLE)
            return NK_INVALID;
        sum += weights[i]; /* at most NK_FINANCIERS_MAX · NK_KEY_WHOLE */
    }
    return sum == NK_KEY_WHOLE ? NK_OK : NK_INVALID;
}

/* The first of the largest remainders. One above zero exists as long as kroner are left. */
static size_t largest(const uint64_t *remainders, size_t count)
{
    size_t found = 0;
    for (size_t i = 1; i < count; i++) {
        if (remainders[i] > remainders[found])
            found = i;
    }
    return found;
}

enum nk_status nk_apportion(int64_t amount, const int64_t *weights, size_t count, int64_t *parts)
{
    enum nk_status status = check_weights(weights, count);
    if (status != NK_OK)
        return status;

    const uint64_t whole = (uint64_t)NK_KEY_WHOLE;
    uint64_t magnitude = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
    uint64_t left = magnitude;
    uint64_t shares[NK_FINANCIERS_MAX];
    uint64_t remainders[NK_FINANCIERS_MAX];
    if (amount == 0) {
        memset(parts, 0, count * sizeof *parts);
        return NK_OK;
    }
    for (size_t i = 0; i < count; i++) {
        /* magnitude · weight / whole in two steps, each within 64 bits. */
        uint64_t weight = (uint64_t)weights[i];
        uint64_t rest = magnitude % whole * weight;
        shares[i] = magnitude / whole * weight + rest / whole;
        remainders[i] = rest % whole;
        left -= shares[i];
    }
    for (; left > 0; left--) {
        size_t next = largest(remainders, count);
        shares[next]++;
        remainders[next] = 0;
    }
    for (size_t i = 0; i < count; i++)
        parts[i] = (int64_t)(amount < 0 ? 0 - shares[i] : shares[i]);
    return NK_OK;
}
