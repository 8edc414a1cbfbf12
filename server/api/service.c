#include "server/api/handlers.h"
#include "server/api/answer.h"
#include "server/api/application.h"
#include "server/api/negotiation.h"
#include "server/api/reading.h"
#include "server/api/service.h"
#include "server/http/server.h"
#include "server/refresh.h"
#include "server/web/assets.h"
#include "server/wire/limits.h"
#include "server/wire/problem.h"
#include "server/wire/service_out.h"

static const char *const no_parameters[] = {NULL};

struct nk_response *nk_write_http_problem(void *application, const char *code, const struct nk_request *request)
{
    (void)application;
    return nk_problem_response(request, code, (struct nk_text){0}, NULL, NULL);
}

bool nk_get_asset(struct nk_request *request, void *application)
{
    (void)application;
    const struct nk_asset *asset = nk_asset_find(nk_request_path(request));
    if (!asset) {
        nk_answer_problem(request, "not-found");
        return true;
    }
    struct nk_response *response = nk_response_new_static(200, asset->content_type, asset->data, asset->length);
    if (response) {
        nk_response_header(response, "Cache-Control", NK_PUBLIC);
        if (asset->policy)
            nk_response_header(response, "Content-Security-Policy", asset->policy);
        nk_response_etag(response, asset->etag);
    }
    nk_request_answer(request, response);
    return true;
}

bool nk_get_configuration(struct nk_request *request, void *context)
{
    const struct nk_application *application = context;
    const struct nk_http_configuration *http = application->http;
    if (!nk_plain_read(request, no_parameters))
        return true;
    const struct nk_named_limit limits[] = {
        {"maxTargetBytes", NK_TARGET_MAX},
        {"maxParameters", NK_PARAMETERS_MAX},
        {"maxBodyBytes", NK_BODY_MAX},
        {"maxBodyDepth", NK_BODY_DEPTH_MAX},
        {"maxBodyItems", NK_BODY_ITEMS_MAX},
        {"maxFindings", NK_FINDINGS_MAX},
        {"maxExplainSteps", NK_EXPLAIN_STEPS_MAX},
        {"maxIssues", NK_ISSUES_MAX},
        {"maxConnections", http->connection_max},
        {"maxWaitingJobs", http->queue_max},
        {"queueWaitMilliseconds", http->queue_wait_ms},
        {"bodySeconds", http->body_timeout_s},
        {"idleSeconds", http->idle_timeout_s},
        {"queryTimeoutMilliseconds", NK_DB_STATEMENT_TIMEOUT_MS},
        {"maxKeptResponses", NK_RESPONSES_MAX},
    };
    struct nk_buffer body = nk_configuration_json(&(struct nk_service_configuration){
        .name = "Nøkkeltall",
        .version = NK_VERSION,
        .limits = limits,
        .limit_count = sizeof(limits) / sizeof(limits[0]),
    });
    nk_answer_read(request, &body, NK_PUBLIC);
    return true;
}

bool nk_get_problem_type(struct nk_request *request, void *application)
{
    (void)application;
    if (!nk_plain_read(request, no_parameters))
        return true;
    struct nk_text code = nk_request_segment(request, 0);
    if (!nk_problem_exists(code)) {
        nk_answer_problem(request, "not-found");
        return true;
    }
    struct nk_buffer body = nk_problem_type_json(code);
    nk_answer_read(request, &body, NK_PUBLIC);
    return true;
}

static bool answer_health(struct nk_request *request, const struct nk_health_check *checks, size_t count)
{
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = ok && checks[i].ok;
    struct nk_buffer body = nk_health_json(checks, count);
    nk_request_answer(request, nk_response_of(ok ? 200 : 503, nk_format_media_type(NK_JSON), &body, "no-store"));
    return true;
}

bool nk_get_live(struct nk_request *request, void *application)
{
    (void)application;
    return answer_health(request, (const struct nk_health_check[]){{.name = "process", .ok = true}}, 1);
}

bool nk_get_ready(struct nk_request *request, void *context)
{
    struct nk_application *application = context;
    const struct nk_health_check checks[] = {
        {.name = "database", .ok = atomic_load(&application->database_connected)},
        {.name = "publications-loaded", .ok = atomic_load(&application->loaded)},
        {.name = "publications-reproduced", .ok = atomic_load(&application->reproduced)},
        {.name = "accepting", .ok = !atomic_load(&application->stopping)},
    };
    return answer_health(request, checks, sizeof(checks) / sizeof(checks[0]));
}
