/* Views: public reads that are computed from the snapshot alone. Each is computed once, by a work thread, and then kept as a finished response that the
 * HTTP threads hand out without looking inside. */
#ifndef NK_API_VIEW_H
#define NK_API_VIEW_H

#include "server/api/application.h"
#include "server/api/negotiation.h"
#include "server/http/message.h"
#include "server/wire/buffer.h"

struct nk_viewing {
    struct nk_request *request;
    const struct nk_snapshot *snapshot;
    struct nk_arena *arena; /* of the request */
    struct nk_representation representation;
};

/* Makes the body. False: it has answered the request itself, with a problem. */
typedef bool nk_view_builder(struct nk_viewing *viewing, struct nk_buffer *ret);

struct nk_view {
    unsigned formats;              /* bits of enum nk_format */
    const char *const *parameters; /* besides lang and format; NULL-terminated */
    nk_view_builder *build;
};

/* The nk_fast_handler of every view: answers when the finished response is there. */
bool nk_view_fast(struct nk_request *request, void *application);

/* What the nk_handler of a view does. */
void nk_view_answer(struct nk_request *request, struct nk_application *application, const struct nk_view *view);

/* Defines the nk_handler `name` of a view. */
#define NK_VIEW_HANDLER(name, view)                                              \
    void name(struct nk_request *request, void *application, void *worker)       \
    {                                                                            \
        (void)worker;                                                            \
        nk_view_answer(request, application, &(view));                           \
    }

#endif
