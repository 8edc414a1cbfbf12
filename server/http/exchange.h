/* One request and its answer: the callbacks of libmicrohttpd and of the work queue. `server` is a struct
 * nk_http_server. */
#ifndef NK_HTTP_EXCHANGE_H
#define NK_HTTP_EXCHANGE_H

#include <microhttpd.h>
#include <stdbool.h>

/* MHD_OPTION_URI_LOG_CALLBACK: the request line has been read, the target is still raw. Makes the request. */
void *nk_exchange_begin(void *server, const char *target, struct MHD_Connection *connection);
/* MHD_AccessHandlerCallback. */
enum MHD_Result nk_exchange_continue(void *server, struct MHD_Connection *connection, const char *decoded_path,
                                     const char *method, const char *version, const char *upload, size_t *upload_size,
                                     void **request);
/* MHD_OPTION_NOTIFY_COMPLETED: the one place where a request ends. */
void nk_exchange_end(void *server, struct MHD_Connection *connection, void **request,
                     enum MHD_RequestTerminationCode reason);
/* Run of the work queue. */
void nk_exchange_work(void *server, void *worker, void *request, bool expired);

#endif
