/* The part of the catalogue that returns are checked with, as a file: canonical JSON, so that the same catalogue is the
 * same bytes. For checking without a database. */
#ifndef NK_WIRE_CATALOGUE_FILE_H
#define NK_WIRE_CATALOGUE_FILE_H

#include "core/arena.h"
#include "core/catalogue.h"
#include "core/status.h"
#include "server/wire/buffer.h"
#include "server/wire/issue.h"

#define NK_CATALOGUE_FORMAT "nokkeltall-catalogue-1"

/* Actors, financiers, classifications with the structure of the accounts, correspondences, methodologies and rules; the
 * rest of the catalogue is left out. No data when there is no memory. */
struct nk_buffer nk_catalogue_file_encode(const struct nk_catalogue *catalogue, struct nk_arena *arena);

/* Everything in `*ret` lives in the arena. NK_INVALID: not a catalogue, or its accounts speak of lines that it does not
 * have; `issues` says what. NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_catalogue_file_decode(struct nk_catalogue *ret, struct nk_arena *arena,
                                                      struct nk_text text, struct nk_issues *issues);

#endif
