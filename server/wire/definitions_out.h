/* What is measured of services, as JSON. Labels in all languages, so no function asks for one. */
#ifndef NK_WIRE_DEFINITIONS_OUT_H
#define NK_WIRE_DEFINITIONS_OUT_H

#include "core/indicator.h"
#include "server/wire/buffer.h"
#include "server/wire/indicators_out.h"

/* Every service, without its indicators. */
struct nk_buffer nk_services_json(const struct nk_indicator_definitions *definitions);
/* Some indicators, with the services, targets, breaks and parts that they have. */
struct nk_buffer nk_indicators_json(const struct nk_indicator_definitions *definitions,
                                    const struct nk_indicator *const *indicators, size_t count);
struct nk_buffer nk_indicator_json(const struct nk_indicator_definitions *definitions,
                                   const struct nk_indicator *indicator);
/* A service with the indicators that it has, what is held against them, and the latest value of each. The rows are of
 * the service, in the order of nk_indicator_rows. */
struct nk_buffer nk_service_json(const struct nk_indicator_definitions *definitions, const struct nk_service *service,
                                 const struct nk_indicator_row *rows, size_t row_count, enum nk_language language);

#endif
