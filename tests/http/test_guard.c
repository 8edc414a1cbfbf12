/* Requests that a server must refuse, as raw bytes on a socket. */
#include <check.h>
#include <string.h>

#include "tests/http/fixture.h"
#include "tests/run.h"

#define HOST "Host: t\r\n"
/* What a smuggler wants to have run as a request of its own. */
#define SMUGGLED "GET /work HTTP/1.1\r\nHost: t\r\n\r\n"

struct refusal {
    const char *name, *request;
    unsigned status;
    const char *text; /* what the answer says; NULL where every version of the library answers itself */
};

static const struct refusal refusals[] = {
    {"two equal lengths", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}" SMUGGLED,
     400, "malformed-request two-content-lengths"},
    {"two different lengths", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}" SMUGGLED,
     400, "malformed-request two-content-lengths"},
    {"a list of lengths", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 2, 2\r\n\r\n{}" SMUGGLED, 400, NULL},
    {"a signed length", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: +2\r\n\r\n{}" SMUGGLED, 400, NULL},
    {"a length in words", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: two\r\n\r\n{}" SMUGGLED, 400, NULL},
    {"a length beyond 64 bits", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 99999999999999999999999\r\n\r\n{}", 413, NULL},
    {"length and encoding", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED,
     400, "malformed-request content-length-and-transfer-encoding"},
    {"encoding and length", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" SMUGGLED,
     400, "malformed-request content-length-and-transfer-encoding"},
    {"two encodings", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
     "0\r\n\r\n" SMUGGLED,
     400, "malformed-request two-transfer-encodings"},
    {"an encoding that is not chunked", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nTransfer-Encoding: gzip\r\n\r\nxyz", 501,
     "unsupported-transfer-encoding transfer-encoding"},
    {"chunked twice over", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" SMUGGLED, 501,
     "unsupported-transfer-encoding transfer-encoding"},
    {"chunked in HTTP/1.0", "POST /echo HTTP/1.0\r\n" HOST
     "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" SMUGGLED, 400,
     "malformed-request transfer-encoding-in-http-1-0"},
    {"no host", "GET /published HTTP/1.1\r\n\r\n" SMUGGLED, 400, "malformed-request no-host"},
    {"two hosts", "GET /published HTTP/1.1\r\n" HOST "Host: t\r\n\r\n" SMUGGLED, 400, "malformed-request two-hosts"},
    {"a host that is a path", "GET /published HTTP/1.1\r\nHost: t/x\r\n\r\n" SMUGGLED, 400,
     "malformed-request host-form"},
    {"a blank before the colon", "GET /published HTTP/1.1\r\nHost : t\r\n\r\n" SMUGGLED, 400,
     "malformed-request header-name"},
    {"a blank in a header's name", "GET /published HTTP/1.1\r\n" HOST "X Y: z\r\n\r\n" SMUGGLED, 400,
     "malformed-request header-name"},
    {"a control character in a header", "GET /published HTTP/1.1\r\n" HOST "X-Y: a\x01z\r\n\r\n" SMUGGLED, 400,
     "malformed-request header-value"},
    {"a header that is not UTF-8", "GET /published HTTP/1.1\r\n" HOST "X-Y: \xE5\xF8\r\n\r\n" SMUGGLED, 400,
     "malformed-request header-value"},
    {"a bare line feed after the request line", "GET /published HTTP/1.1\n" HOST "\r\n" SMUGGLED, 400,
     "malformed-request line-ending"},
    {"a bare line feed after a header", "GET /published HTTP/1.1\r\nHost: t\nX-Y: z\r\n\r\n" SMUGGLED, 400,
     "malformed-request line-ending"},
    {"a bare line feed after the last header", "GET /published HTTP/1.1\r\nHost: t\n\r\n" SMUGGLED, 400,
     "malformed-request line-ending"},
    {"a bare line feed as the end", "GET /published HTTP/1.1\r\nHost: t\r\n\n" SMUGGLED, 400,
     "malformed-request line-ending"},
    {"bare line feeds only", "GET /published HTTP/1.1\nHost: t\n\n" SMUGGLED, 400, "malformed-request line-ending"},
    {"a folded header", "GET /published HTTP/1.1\r\n" HOST "X-Y: a\r\n b\r\n\r\n" SMUGGLED, 400,
     "malformed-request line-ending"},
    {"a folded length", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length:\r\n 2\r\n\r\n{}" SMUGGLED, 400, NULL},
    {"two authorizations", "GET /published HTTP/1.1\r\n" HOST
     "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n" SMUGGLED, 400, "malformed-request header-repeated"},
    {"two content types", "POST /echo HTTP/1.1\r\n" HOST
     "Content-Type: text/csv\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" SMUGGLED, 400,
     "malformed-request header-repeated"},
    {"a space in the target", "GET /pub lished HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400,
     "malformed-request target-form"},
    {"two spaces before the target", "GET  /published HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400,
     "malformed-request request-line"},
    {"a method that is no token", "G(T /published HTTP/1.1\r\n" HOST "\r\n" SMUGGLED, 400,
     "malformed-request request-line"},
    {"a body on a GET", "GET /published HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\nabc" SMUGGLED, 400,
     "malformed-request body-not-allowed"},
    {"a body on a route without one", "POST /order HTTP/1.1\r\n" HOST
     "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}" SMUGGLED, 400,
     "malformed-request body-not-allowed"},
    {"a chunked body on a GET", "GET /published HTTP/1.1\r\n" HOST
     "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" SMUGGLED, 400, "malformed-request body-not-allowed"},
};

/* From 1.0 on the library refuses most of these before anybody is asked, with pages of its own or by closing. */
static bool library_is_strict(void)
{
    struct answer answer;
    ask_once(port, &answer, "GET /published HTTP/1.1\nHost: t\n\n");
    return !answer_header(&answer, "X-Request-Id");
}

static bool is_refused_by_library(const struct answer *answer)
{
    return (answer->status == 0 || answer->status >= 400) && !answer_header(answer, "X-Request-Id");
}

START_TEST(a_request_that_cannot_be_trusted_is_refused_and_nothing_after_it_is_run)
{
    const struct refusal *refusal = &refusals[_i];
    bool strict = library_is_strict();
    uint64_t before = nk_http_server_counters(server).requests;
    struct client *client = client_open(port);
    struct answer answer;
    ck_assert(client_send(client, refusal->request));
    client_receive(client, &answer, false);
    if (!(strict && is_refused_by_library(&answer))) {
        ck_assert_msg(answer.status == refusal->status, "%s: status %u", refusal->name, answer.status);
        ck_assert_msg(!refusal->text || strcmp(answer.body, refusal->text) == 0, "%s: %s", refusal->name, answer.body);
    }

    char rest[4096] = {0};
    while (client->length == 0 && !client_sees_end(client))
        ;
    memcpy(rest, client->received, client->length < sizeof rest ? client->length : sizeof rest - 1);
    ck_assert_msg(!strstr(rest, "worked by"), "%s: what followed was run", refusal->name);
    client_close(client);

    ck_assert_uint_le(nk_http_server_counters(server).requests, before + 1);
}
END_TEST

START_TEST(a_nul_byte_in_the_target_does_not_cut_it)
{
    static const char request[] = "GET /published\0x HTTP/1.1\r\nHost: t\r\n\r\n";
    struct client *client = client_open(port);
    struct answer answer;
    ck_assert(client_send_bytes(client, request, sizeof request - 1));
    client_receive(client, &answer, false);
    ck_assert(answer.status == 400 || (library_is_strict() && answer.status == 0));
    ck_assert(client_sees_end(client));
    client_close(client);
}
END_TEST

START_TEST(a_nul_byte_in_a_header_does_not_cut_it)
{
    static const char request[] = "GET /published HTTP/1.1\r\nHost: t\r\nX-Y: a\0b\r\n\r\n";
    struct client *client = client_open(port);
    struct answer answer;
    ck_assert(client_send_bytes(client, request, sizeof request - 1));
    client_receive(client, &answer, false);
    ck_assert_uint_eq(answer.status, 400);
    ck_assert(client_sees_end(client));
    client_close(client);
}
END_TEST

/* What is odd but allowed. */
static const char *const accepted[] = {
    "GET /published HTTP/1.1\r\nHost: t\r\n\r\n",
    "GET /published HTTP/1.1\r\nHOST:t\r\n\r\n",
    "GET /published HTTP/1.1\r\nHost:   t  \r\nX-Empty:\r\nX-Blank:   \r\n\r\n",
    "GET /published HTTP/1.1\r\nHost: [::1]:8080\r\nCookie: a=b; c=d\r\n\r\n",
    "GET /published HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n",
    "GET /published HTTP/1.1\r\nHost: t\r\nX-Name: Tromsø\r\nX-Tab: a\tb\r\n\r\n",
    "GET http://t.example/published HTTP/1.1\r\nHost: t.example\r\n\r\n",
    "GET /published?a=b&c=%C3%B8&d HTTP/1.1\r\nHost: t\r\n\r\n",
    "\r\nGET /published HTTP/1.1\r\nHost: t\r\n\r\n",
    "GET /published HTTP/1.0\r\nHost: t\r\n\r\n",
    "GET /published HTTP/1.0\r\n\r\n",
};

START_TEST(an_unusual_request_that_is_right_is_answered)
{
    struct answer answer;
    ask_once(port, &answer, accepted[_i]);
    ck_assert_msg(answer.status == 200, "case %d: status %u, %s", _i, answer.status, answer.body);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("http guard");
    TCase *raw = tcase_create("raw");
    tcase_add_checked_fixture(raw, server_up, server_down);
    tcase_set_timeout(raw, 60);
    tcase_add_loop_test(raw, a_request_that_cannot_be_trusted_is_refused_and_nothing_after_it_is_run, 0,
                        sizeof refusals / sizeof *refusals);
    tcase_add_test(raw, a_nul_byte_in_the_target_does_not_cut_it);
    tcase_add_test(raw, a_nul_byte_in_a_header_does_not_cut_it);
    tcase_add_loop_test(raw, an_unusual_request_that_is_right_is_answered, 0, sizeof accepted / sizeof *accepted);
    suite_add_tcase(suite, raw);
    return run(suite);
}
