#include "server/wire/buffer.h"

#include <stdlib.h>

/* The usual answer fits in the first block; growth by half keeps the copying linear. */
enum { FIRST_CAPACITY = 2048 };

void nk_buffer_free(struct nk_buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct nk_buffer){0};
}

unsigned char *nk_writer_room(struct nk_writer *writer, size_t more)
{
    if (writer->failed)
        return NULL;
    size_t needed;
    if (__builtin_add_overflow(writer->buffer.length, more, &needed)) {
        writer->failed = true;
        return NULL;
    }
    if (needed <= writer->capacity && writer->buffer.data)
        return writer->buffer.data + writer->buffer.length;

    size_t capacity;
    if (__builtin_add_overflow(writer->capacity, writer->capacity / 2, &capacity) || capacity < needed)
        capacity = needed;
    if (capacity < FIRST_CAPACITY)
        capacity = FIRST_CAPACITY;
    unsigned char *data = realloc(writer->buffer.data, capacity);
    if (!data) {
        writer->failed = true;
        return NULL;
    }
    writer->buffer.data = data;
    writer->capacity = capacity;
    return data + writer->buffer.length;
}

void nk_write_and_grow(struct nk_writer *writer, const void *bytes, size_t length)
{
    unsigned char *room = nk_writer_room(writer, length);
    if (!room)
        return;
    if (length)
        memcpy(room, bytes, length);
    writer->buffer.length += length;
}

void nk_write_integer(struct nk_writer *writer, int64_t value)
{
    nk_write_decimal(writer, nk_decimal_integer(value));
}

void nk_write_decimal(struct nk_writer *writer, struct nk_decimal value)
{
    char text[NK_DECIMAL_TEXT_MAX];
    size_t length = nk_decimal_print(text, value);
    nk_write(writer, text, length);
}

struct nk_buffer nk_writer_finish(struct nk_writer *writer)
{
    /* Nothing written is an empty body, which has data all the same: no data means failure. */
    if (!nk_writer_room(writer, 0))
        nk_buffer_free(&writer->buffer);
    struct nk_buffer buffer = writer->buffer;
    *writer = (struct nk_writer){0};
    return buffer;
}
