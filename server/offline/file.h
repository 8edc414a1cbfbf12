/* Files as the user names them. */
#ifndef NK_OFFLINE_FILE_H
#define NK_OFFLINE_FILE_H

#include <stdbool.h>

#include "core/arena.h"
#include "core/text.h"
#include "server/wire/buffer.h"

enum {
    /* Far beyond a bundle of 200 full returns; what is larger is another file. */
    NK_FILE_MAX = 128 * 1024 * 1024,
};

/* Reads a file of at most `max` bytes, "-" for standard input. False: standard error says what is wrong with it, also
 * when it is empty, in UTF-16, or a workbook: nothing of ours is that. */
bool nk_file_read(struct nk_text *ret, struct nk_arena *arena, const char *path, size_t max, enum nk_language language);

/* Writes an answer to standard output and frees it. False when it could not be made or written. */
bool nk_answer_print(struct nk_buffer *answer, enum nk_language language);
/* Says that it could not. NK_EXIT_UNUSABLE. */
int nk_answer_failed(enum nk_language language);

#endif
