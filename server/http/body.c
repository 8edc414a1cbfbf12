#include "server/http/body.h"

#include <stdlib.h>

/* Most returns fit; the block doubles from here, so that a declared length alone takes no memory. */
enum { FIRST_CAPACITY = 4096 };

enum nk_fault nk_body_append(struct nk_body *body, const char *piece, size_t length, size_t max)
{
    if (length > max || body->length > max - length)
        return NK_FAULT_BODY_TOO_LARGE;
    size_t needed = body->length + length;
    if (needed > body->capacity) {
        size_t capacity = body->capacity ? body->capacity : FIRST_CAPACITY;
        while (capacity < needed && capacity <= max / 2)
            capacity *= 2;
        if (capacity < needed || capacity > max)
            capacity = max;
        char *data = realloc(body->data, capacity);
        if (!data)
            return NK_FAULT_NO_MEMORY;
        body->data = data;
        body->capacity = capacity;
    }
    memcpy(body->data + body->length, piece, length);
    body->length = needed;
    return NK_FAULT_NONE;
}

void nk_body_release(struct nk_body *body)
{
    free(body->data);
    *body = (struct nk_body){0};
}
