#include "server/db/parameters.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>

enum { TEXT_FORMAT = 0, BINARY_FORMAT = 1 };

static void put(struct nk_parameters *parameters, const char *value, size_t length, int format)
{
    if (parameters->count == NK_DB_PARAMETERS_MAX || length > INT_MAX) {
        parameters->failed = true;
        return;
    }
    parameters->values[parameters->count] = value;
    parameters->lengths[parameters->count] = (int)length;
    parameters->formats[parameters->count] = format;
    parameters->count++;
}

/* The binary form of text is its bytes, so that it needs no terminating NUL and no copy. */
void nk_put_text(struct nk_parameters *parameters, struct nk_text text)
{
    put(parameters, text.length ? text.data : "", text.length, BINARY_FORMAT);
}

void nk_put_optional(struct nk_parameters *parameters, struct nk_text text)
{
    put(parameters, text.length ? text.data : NULL, text.length, BINARY_FORMAT);
}

void nk_put_code(struct nk_parameters *parameters, const char *code)
{
    nk_put_text(parameters, nk_text_of(code));
}

void nk_put_integer(struct nk_parameters *parameters, int64_t number)
{
    if (parameters->count == NK_DB_PARAMETERS_MAX) {
        parameters->failed = true;
        return;
    }
    char *buffer = parameters->numbers[parameters->count];
    int length = snprintf(buffer, NK_DB_PARAMETER_NUMBER_MAX, "%" PRId64, number);
    put(parameters, buffer, (size_t)length, TEXT_FORMAT);
}

void nk_put_boolean(struct nk_parameters *parameters, bool value)
{
    put(parameters, value ? "t" : "f", 1, TEXT_FORMAT);
}

/* {"a","b"}: every element in quotes, quotes and backslashes escaped. */
static size_t array_size(const struct nk_text *texts, size_t count)
{
    size_t size = sizeof "{}";
    for (size_t i = 0; i < count; i++)
        size += 2 * texts[i].length + sizeof "\"\",";
    return size;
}

void nk_put_texts(struct nk_parameters *parameters, const struct nk_text *texts, size_t count)
{
    char *array = nk_arena_array(parameters->scratch, array_size(texts, count), 1);
    if (!array) {
        parameters->failed = true;
        return;
    }
    size_t used = 0;
    array[used++] = '{';
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            array[used++] = ',';
        array[used++] = '"';
        for (size_t j = 0; j < texts[i].length; j++) {
            char byte = texts[i].data[j];
            if (byte == '"' || byte == '\\')
                array[used++] = '\\';
            /* A text of PostgreSQL holds no NUL byte, and this one would end at it. */
            if (byte == '\0')
                parameters->failed = true;
            array[used++] = byte;
        }
        array[used++] = '"';
    }
    array[used++] = '}';
    array[used] = '\0';
    put(parameters, array, used, TEXT_FORMAT);
}

void nk_put_integers(struct nk_parameters *parameters, const int32_t *numbers, size_t count)
{
    size_t size = sizeof "{}" + count * sizeof "-2147483648,";
    char *array = nk_arena_array(parameters->scratch, size, 1);
    if (!array) {
        parameters->failed = true;
        return;
    }
    size_t used = 0;
    array[used++] = '{';
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(array + used, size - used, "%s%" PRId32, i > 0 ? "," : "", numbers[i]);
    array[used++] = '}';
    array[used] = '\0';
    put(parameters, array, used, TEXT_FORMAT);
}
