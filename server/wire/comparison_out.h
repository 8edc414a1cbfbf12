/* Reference data that figures are compared with, as JSON. Labels in all languages, so no function
 * asks for one. */
#ifndef NK_WIRE_COMPARISON_OUT_H
#define NK_WIRE_COMPARISON_OUT_H

#include "core/reference.h"
#include "server/wire/buffer.h"

/* With its values and the change of prices from year to year. */
struct nk_buffer nk_price_index_json(const struct nk_price_index *index);
/* Every vintage of every index, without values. */
struct nk_buffer nk_price_indices_json(const struct nk_catalogue *catalogue);

struct nk_buffer nk_break_json(const struct nk_break *each);
struct nk_buffer nk_breaks_json(const struct nk_catalogue *catalogue);

struct nk_buffer nk_benchmark_json(const struct nk_benchmark *benchmark);
struct nk_buffer nk_benchmarks_json(const struct nk_benchmark *const *benchmarks, size_t count);

struct nk_buffer nk_imputations_json(const struct nk_imputation *const *imputations, size_t count);

#endif
