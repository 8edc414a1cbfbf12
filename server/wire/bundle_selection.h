/* What of the catalogue a publication of a year is made with. Only for files of this folder. */
#ifndef NK_WIRE_BUNDLE_SELECTION_H
#define NK_WIRE_BUNDLE_SELECTION_H

#include "core/catalogue.h"
#include "core/status.h"

/* Narrows a catalogue to the outside estimates, benchmarks, published values and imputations of the year, the breaks up
 * to it, and the newest vintage of each price index. The lists that it makes are in `*ret_memory`, to be given back
 * with free after the catalogue. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_bundle_select(struct nk_catalogue *catalogue, void **ret_memory, int year);

#endif
