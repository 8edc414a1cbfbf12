/* Bytes that are ready to be sent. */
#ifndef NK_WIRE_BUFFER_H
#define NK_WIRE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/decimal.h"
#include "core/text.h"

/* A finished body from malloc, as nk_response_new takes it over. The data is NULL when it could not be made (no
 * memory, or a number that does not fit): there is never a shorter body in its place. */
struct nk_buffer {
    unsigned char *data;
    size_t length;
};

/* For a buffer that is not handed on. One without data is allowed; the buffer is empty afterwards. */
void nk_buffer_free(struct nk_buffer *buffer);

/* Collects text that grows. The first failure sticks: what follows does nothing and nk_writer_finish gives no data.
 * Starts as (struct nk_writer){0}. */
struct nk_writer {
    struct nk_buffer buffer;
    size_t capacity;
    bool failed;
};

/* Makes room for `more` bytes behind what was written, and says where they go; NULL after a failure. What is put there
 * is written when the buffer's length says so. */
unsigned char *nk_writer_room(struct nk_writer *writer, size_t more);
/* nk_write when the room has to grow. */
void nk_write_and_grow(struct nk_writer *writer, const void *bytes, size_t length);

/* A document is written in thousands of small pieces: most of them are a copy and no call. */
static inline void nk_write(struct nk_writer *writer, const void *bytes, size_t length)
{
    if (writer->failed || length >= writer->capacity - writer->buffer.length) {
        nk_write_and_grow(writer, bytes, length);
        return;
    }
    if (length)
        memcpy(writer->buffer.data + writer->buffer.length, bytes, length);
    writer->buffer.length += length;
}

static inline void nk_write_text(struct nk_writer *writer, struct nk_text text)
{
    nk_write(writer, text.data, text.length);
}

void nk_write_integer(struct nk_writer *writer, int64_t value);
/* All its digits after the point, "4.90". */
void nk_write_decimal(struct nk_writer *writer, struct nk_decimal value);
/* Hands over what was written, or frees it after a failure. The writer is empty afterwards. */
struct nk_buffer nk_writer_finish(struct nk_writer *writer);

#endif
