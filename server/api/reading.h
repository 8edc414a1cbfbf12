/* Small things that the handlers on work threads share. */
#ifndef NK_API_READING_H
#define NK_API_READING_H

#include <stdbool.h>

#include "core/status.h"
#include "server/api/negotiation.h"
#include "server/http/message.h"
#include "server/wire/buffer.h"
#include "server/wire/issue.h"

/* The parameters are known, and one of the offered formats (bits) is acceptable. False: answered 400 or 406. */
bool nk_represent(struct nk_representation *ret, struct nk_request *request, unsigned offered,
                  const char *const *parameters);
/* The same for answers that are offered as JSON alone. */
bool nk_plain_read(struct nk_request *request, const char *const *parameters);

/* A JSON answer for this asker with the ETag "<version>-<hash>". */
void nk_answer_versioned(struct nk_request *request, unsigned status, struct nk_buffer *body, struct nk_text version);

/* 200, the same with texts in the language of the request: Content-Language names it. */
void nk_answer_versioned_spoken(struct nk_request *request, struct nk_buffer *body, struct nk_text version);
/* With the ETag as it is. */
void nk_answer_tagged_spoken(struct nk_request *request, struct nk_buffer *body, struct nk_text etag);

/* The answer when a body could not be decoded: 400 when it is no JSON, 422 when it is JSON of another form. */
void nk_answer_undecoded(struct nk_request *request, enum nk_status status, const struct nk_issues *issues);

#endif
