/* The sector's sum of a year with what was eliminated and the proof (/v1/data/sector). */
#ifndef NK_WIRE_SECTOR_OUT_H
#define NK_WIRE_SECTOR_OUT_H

#include "core/publication.h"
#include "server/wire/buffer.h"

struct nk_buffer nk_sector_json(const struct nk_publication *publication, enum nk_language language);

#endif
