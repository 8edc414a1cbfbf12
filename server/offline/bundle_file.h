/* A bundle as a file, and what it becomes. */
#ifndef NK_OFFLINE_BUNDLE_FILE_H
#define NK_OFFLINE_BUNDLE_FILE_H

#include <stdbool.h>

#include "core/arena.h"
#include "server/publish/edition.h"
#include "server/wire/bundle_in.h"

/* Each says in the language what is wrong, on standard error, and is then false or NULL. */

/* Decodes a bundle; says every fault of its form. */
bool nk_file_decode(struct nk_bundle_document *ret, struct nk_arena *arena, const char *path, struct nk_text text,
                    enum nk_language language);

/* Reads, decodes and computes a bundle. */
struct nk_edition *nk_file_edition(struct nk_arena *arena, const char *path, enum nk_language language);
/* The edition of text that has been read already. */
struct nk_edition *nk_text_edition(struct nk_arena *arena, const char *path, struct nk_text text,
                                   enum nk_language language);

/* Reads two bundles, the second of the year before the first and only where its path is not NULL. The editions are the
 * caller's to give back. */
bool nk_file_editions(struct nk_edition **ret, struct nk_edition **ret_before, struct nk_arena *arena, const char *path,
                      const char *path_before, enum nk_language language);

#endif
