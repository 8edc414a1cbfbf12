/* What a return says of service indicators, and what services cost. Only for files of this folder. */
#ifndef NK_WIRE_MEASUREMENT_SCHEMA_H
#define NK_WIRE_MEASUREMENT_SCHEMA_H

#include "server/wire/schema.h"

/* Items of arrays. */
extern const struct nk_member nk_return_indicator;    /* struct nk_indicator_value */
extern const struct nk_member nk_return_service_cost; /* struct nk_service_cost */

#endif
