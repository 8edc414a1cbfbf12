/* Views: public reads that are computed from the snapshot alone. Each representation is computed once, by the memory
 * thread, and then kept as a finished response that the HTTP threads hand out without looking inside. */
#ifndef NK_API_VIEW_H
#define NK_API_VIEW_H

#include "server/api/application.h"
#include "server/api/negotiation.h"
#include "server/http/route.h"
#include "server/wire/buffer.h"

struct nk_viewing {
    struct nk_request *request;
    const struct nk_snapshot *snapshot;
    struct nk_arena *arena; /* of the request */
    struct nk_representation representation;
    bool speaks; /* set by nk_viewing_language */
};

/* The language that the texts of the body are to be in. A body that was made with it says so: Content-Language. */
enum nk_language nk_viewing_language(struct nk_viewing *viewing);

/* Makes the body. False: it has answered the request itself, with a problem. */
typedef bool nk_view_builder(struct nk_viewing *viewing, struct nk_buffer *ret);

struct nk_view {
    unsigned formats;              /* bits of enum nk_format */
    const char *const *parameters; /* besides lang and format; NULL-terminated */
    nk_view_builder *build;
};

/* Answers when the finished response is there. False: it is not, or the request is no question to this view. */
bool nk_view_from_memory(struct nk_request *request, struct nk_application *application, const struct nk_view *view);

/* Answers, making the response unless it is there by now. */
void nk_view_answer(struct nk_request *request, struct nk_application *application, const struct nk_view *view);

/* Declares what a route needs of a view: the nk_handler `name` and the nk_fast_handler `name`_from_memory. */
#define NK_VIEW(name) \
    nk_handler name;  \
    nk_fast_handler name##_from_memory

/* Defines them. */
#define NK_VIEW_HANDLER(name, view)                                        \
    bool name##_from_memory(struct nk_request *request, void *application) \
    {                                                                      \
        return nk_view_from_memory(request, application, &(view));         \
    }                                                                      \
    void name(struct nk_request *request, void *application, void *worker) \
    {                                                                      \
        (void)worker;                                                      \
        nk_view_answer(request, application, &(view));                     \
    }

#endif
