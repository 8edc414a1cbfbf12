#include "server/digest.h"

#include <openssl/evp.h>
#include <stdlib.h>

void nk_sha256_hex_of(char ret_hex[static NK_SHA256_HEX + 1], const struct nk_text *texts, size_t count)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (!context || !EVP_DigestInit_ex(context, EVP_sha256(), NULL))
        abort();
    for (size_t i = 0; i < count; i++)
        if (texts[i].length && !EVP_DigestUpdate(context, texts[i].data, texts[i].length))
            abort();
    if (!EVP_DigestFinal_ex(context, hash, &length) || length != NK_SHA256_HEX / 2)
        abort();
    EVP_MD_CTX_free(context);
    for (size_t i = 0; i < NK_SHA256_HEX / 2; i++) {
        ret_hex[2 * i] = digits[hash[i] >> 4];
        ret_hex[2 * i + 1] = digits[hash[i] & 15];
    }
    ret_hex[NK_SHA256_HEX] = '\0';
}

void nk_sha256_hex(char ret_hex[static NK_SHA256_HEX + 1], struct nk_text text)
{
    nk_sha256_hex_of(ret_hex, &text, 1);
}
