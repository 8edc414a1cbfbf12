#include "server/http/request_id.h"

#include <stdint.h>
#include <sys/random.h>
#include <time.h>

#include "server/http/character.h"

enum { RANDOM_BYTES = 16 };

/* Reading 16 bytes fails only where the system call is forbidden; ids of requests that live at the same time
 * still differ. */
static void fill_without_random(unsigned char bytes[RANDOM_BYTES], const void *unique_place)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t parts[2] = {(uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec, (uintptr_t)unique_place};
    memcpy(bytes, parts, RANDOM_BYTES);
}

void nk_request_id_make(char ret[NK_REQUEST_ID_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[RANDOM_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        fill_without_random(bytes, ret);
    for (size_t i = 0; i < RANDOM_BYTES; i++) {
        ret[2 * i] = digits[bytes[i] >> 4];
        ret[2 * i + 1] = digits[bytes[i] & 0xF];
    }
    ret[2 * RANDOM_BYTES] = '\0';
}

bool nk_request_id_accept(char ret[NK_REQUEST_ID_SIZE], struct nk_text sent)
{
    if (sent.length < NK_REQUEST_ID_MIN || sent.length > NK_REQUEST_ID_MAX)
        return false;
    for (size_t i = 0; i < sent.length; i++) {
        char c = sent.data[i];
        if (!nk_is_alphanumeric(c) && c != '.' && c != '_' && c != '-')
            return false;
    }
    memcpy(ret, sent.data, sent.length);
    ret[sent.length] = '\0';
    return true;
}
