#include "server/http/fault.h"

static const struct {
    const char *name, *problem;
} kinds[] = {
    [NK_FAULT_NONE] = {0},

    [NK_FAULT_REQUEST_LINE] = {"request-line", "malformed-request"},
    [NK_FAULT_LINE_ENDING] = {"line-ending", "malformed-request"},
    [NK_FAULT_TARGET_TOO_LONG] = {"target-too-long", "uri-too-long"},
    [NK_FAULT_TARGET_FORM] = {"target-form", "malformed-request"},
    [NK_FAULT_PERCENT_ENCODING] = {"percent-encoding", "malformed-request"},
    [NK_FAULT_CHARACTER] = {"character", "malformed-request"},
    [NK_FAULT_DOT_SEGMENT] = {"dot-segment", "malformed-request"},
    [NK_FAULT_TOO_MANY_PARAMETERS] = {"too-many-parameters", "too-many-parameters"},

    [NK_FAULT_HEADER_NAME] = {"header-name", "malformed-request"},
    [NK_FAULT_HEADER_VALUE] = {"header-value", "malformed-request"},
    [NK_FAULT_HEADER_REPEATED] = {"header-repeated", "malformed-request"},
    [NK_FAULT_HOST_MISSING] = {"no-host", "malformed-request"},
    [NK_FAULT_HOST_REPEATED] = {"two-hosts", "malformed-request"},
    [NK_FAULT_HOST_FORM] = {"host-form", "malformed-request"},

    [NK_FAULT_LENGTH_FORM] = {"content-length-form", "malformed-request"},
    [NK_FAULT_LENGTH_REPEATED] = {"two-content-lengths", "malformed-request"},
    [NK_FAULT_LENGTH_AND_ENCODING] = {"content-length-and-transfer-encoding", "malformed-request"},
    [NK_FAULT_ENCODING_REPEATED] = {"two-transfer-encodings", "malformed-request"},
    [NK_FAULT_ENCODING_UNKNOWN] = {"transfer-encoding", "unsupported-transfer-encoding"},
    [NK_FAULT_ENCODING_IN_HTTP_1_0] = {"transfer-encoding-in-http-1-0", "malformed-request"},

    [NK_FAULT_BODY_NOT_ALLOWED] = {"body-not-allowed", "malformed-request"},
    [NK_FAULT_BODY_TOO_LARGE] = {"body-too-large", "content-too-large"},
    [NK_FAULT_BODY_TOO_SLOW] = {"body-too-slow", "malformed-request"},
    [NK_FAULT_CONTENT_TYPE] = {"content-type", "unsupported-media-type"},
    [NK_FAULT_CONTENT_CHARSET] = {"content-charset", "unsupported-media-type"},
    [NK_FAULT_CONTENT_ENCODING] = {"content-encoding", "unsupported-media-type"},

    [NK_FAULT_NO_ROUTE] = {"no-route", "not-found"},
    [NK_FAULT_NO_METHOD] = {"no-method", "method-not-allowed"},

    [NK_FAULT_QUEUE_FULL] = {"queue-full", "overloaded"},
    [NK_FAULT_WAITED_TOO_LONG] = {"waited-too-long", "overloaded"},
    [NK_FAULT_STOPPING] = {"stopping", "overloaded"},
    [NK_FAULT_NO_MEMORY] = {"no-memory", "internal"},
    [NK_FAULT_NO_ANSWER] = {"no-answer", "internal"},
    [NK_FAULT_BROKEN_RESPONSE] = {"broken-response", "internal"},

    [NK_FAULT_HEAD_TOO_SLOW] = {"head-too-slow", "malformed-request"},
};

const char *nk_fault_name(enum nk_fault fault)
{
    return kinds[fault].name;
}

const char *nk_fault_problem(enum nk_fault fault)
{
    return kinds[fault].problem;
}
