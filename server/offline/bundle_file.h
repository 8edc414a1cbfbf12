/* A bundle as a file, and what it becomes. */
#ifndef NK_OFFLINE_BUNDLE_FILE_H
#define NK_OFFLINE_BUNDLE_FILE_H

#include <stdbool.h>

#include "core/arena.h"
#include "server/publish/edition.h"
#include "server/wire/buffer.h"
#include "server/wire/bundle_in.h"

/* Reads a file, "-" for standard input. False: a line on standard error says why. */
bool nk_file_read(struct nk_text *ret, struct nk_arena *arena, const char *path);

/* Decodes a bundle; says every fault on standard error. */
bool nk_file_decode(struct nk_bundle_document *ret, struct nk_arena *arena, const char *path, struct nk_text text);

/* Reads, decodes and computes a bundle. NULL: standard error says why. */
struct nk_edition *nk_file_edition(struct nk_arena *arena, const char *path);
/* The edition of text that has been read already. */
struct nk_edition *nk_text_edition(struct nk_arena *arena, const char *path, struct nk_text text);

/* Reads two bundles, the second of the year before the first and only where its path is not NULL. False: standard error
 * says why. The editions are the caller's to give back. */
bool nk_file_editions(struct nk_edition **ret, struct nk_edition **ret_before, struct nk_arena *arena, const char *path,
                      const char *path_before);

/* Writes an answer to standard output and frees it. False when it could not be made or written. */
bool nk_answer_print(struct nk_buffer *answer);

#endif
