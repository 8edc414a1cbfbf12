#include "server/http/guard.h"

#include <microhttpd.h>

#include "server/http/character.h"

struct reading {
    struct nk_head *head;
    enum nk_fault fault; /* the first */
    unsigned hosts, lengths, encodings, content_types, authorizations;
    struct nk_text host, length, encoding;
    /* The first byte of the next header line, if every line so far ended in CR LF; 0: not looked at. */
    uintptr_t next_line;
};

enum { CRLF = 2 };

/* Versions before 1.0 accept bare line feeds, folded lines and NUL bytes, but leave the lines where they were
 * received: a line that does not begin two bytes after the one before it was one of those. Later versions
 * refuse them. */
static bool leaves_lines_in_place(void)
{
    return MHD_get_version()[0] == '0';
}

static uintptr_t end_of(const char *start, size_t length)
{
    return (uintptr_t)start + length;
}

static void read_framing(struct reading *reading, struct nk_text name, struct nk_text value)
{
    struct nk_head *head = reading->head;
    const struct {
        const char *name;
        unsigned *count;
        struct nk_text *value;
    } wanted[] = {
        {"Host", &reading->hosts, &reading->host},
        {"Content-Length", &reading->lengths, &reading->length},
        {"Transfer-Encoding", &reading->encodings, &reading->encoding},
        {"Content-Type", &reading->content_types, &head->content_type},
        {"Authorization", &reading->authorizations, NULL},
        {"Content-Encoding", NULL, &head->content_encoding},
        {"X-Request-Id", NULL, &head->request_id},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (!nk_text_alike(name, wanted[i].name))
            continue;
        if (wanted[i].count)
            ++*wanted[i].count;
        if (wanted[i].value)
            *wanted[i].value = value;
        return;
    }
    if (nk_text_alike(name, "Expect"))
        head->expects_continue = true;
}

static enum MHD_Result read_header(void *closure, enum MHD_ValueKind kind, const char *key, size_t key_size,
                                   const char *value, size_t value_size)
{
    (void)kind;
    struct reading *reading = closure;
    struct nk_text name = {.data = key, .length = key_size};
    struct nk_text content = nk_text_trimmed((struct nk_text){.data = value, .length = value ? value_size : 0});

    if (reading->next_line && (uintptr_t)key != reading->next_line) {
        reading->fault = NK_FAULT_LINE_ENDING;
        return MHD_NO;
    }
    if (reading->next_line)
        reading->next_line = end_of(value, value_size) + CRLF;
    if (!nk_is_token(name)) {
        reading->fault = NK_FAULT_HEADER_NAME;
        return MHD_NO;
    }
    if (!nk_is_plain_utf8(content, true)) {
        reading->fault = NK_FAULT_HEADER_VALUE;
        return MHD_NO;
    }
    read_framing(reading, name, content);
    return MHD_YES;
}

static enum nk_fault check_line(const struct nk_request_line *line)
{
    bool adjacent = end_of(line->method, strlen(line->method)) + 1 == (uintptr_t)line->target &&
                    end_of(line->target, line->target_length) + 1 == (uintptr_t)line->version;
    if (leaves_lines_in_place() && !adjacent)
        return NK_FAULT_REQUEST_LINE;
    if (!nk_is_token(nk_text_of(line->method)))
        return NK_FAULT_REQUEST_LINE;
    if (strcmp(line->version, "HTTP/1.1") != 0 && strcmp(line->version, "HTTP/1.0") != 0)
        return NK_FAULT_REQUEST_LINE;
    return NK_FAULT_NONE;
}

static bool is_host(struct nk_text host)
{
    /* uri-host and port of RFC 3986, without telling their parts apart */
    static const char marks[] = "-._~%!$&'()*+,;=:[]";
    for (size_t i = 0; i < host.length; i++)
        if (!nk_is_alphanumeric(host.data[i]) && !memchr(marks, host.data[i], sizeof marks - 1))
            return false;
    return true;
}

static enum nk_fault check_host(const struct reading *reading, bool http_1_0)
{
    if (reading->hosts > 1)
        return NK_FAULT_HOST_REPEATED;
    if (reading->hosts == 0 && !http_1_0)
        return NK_FAULT_HOST_MISSING;
    return is_host(reading->host) ? NK_FAULT_NONE : NK_FAULT_HOST_FORM;
}

static enum nk_fault read_length(uint64_t *ret, struct nk_text text)
{
    uint64_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!nk_is_digit(text.data[i]))
            return NK_FAULT_LENGTH_FORM;
        if (__builtin_mul_overflow(length, 10u, &length) ||
            __builtin_add_overflow(length, (unsigned)(text.data[i] - '0'), &length))
            return NK_FAULT_LENGTH_FORM;
    }
    *ret = length;
    return text.length > 0 ? NK_FAULT_NONE : NK_FAULT_LENGTH_FORM;
}

static enum nk_fault check_framing(const struct reading *reading, bool http_1_0)
{
    struct nk_head *head = reading->head;
    if (reading->encodings > 0 && reading->lengths > 0)
        return NK_FAULT_LENGTH_AND_ENCODING;
    if (reading->lengths > 1)
        return NK_FAULT_LENGTH_REPEATED;
    if (reading->encodings > 1)
        return NK_FAULT_ENCODING_REPEATED;
    if (reading->encodings == 1 && http_1_0)
        return NK_FAULT_ENCODING_IN_HTTP_1_0;
    if (reading->encodings == 1) {
        head->chunked = head->has_body = true;
        return nk_text_alike(reading->encoding, "chunked") ? NK_FAULT_NONE : NK_FAULT_ENCODING_UNKNOWN;
    }
    if (reading->lengths == 0)
        return NK_FAULT_NONE;
    enum nk_fault fault = read_length(&head->content_length, reading->length);
    head->has_body = head->content_length > 0;
    return fault;
}

enum nk_fault nk_guard_head(struct nk_head *ret, struct MHD_Connection *connection, const struct nk_request_line *line)
{
    *ret = (struct nk_head){0};
    enum nk_fault fault = check_line(line);
    if (fault != NK_FAULT_NONE)
        return fault;

    struct reading reading = {.head = ret};
    if (leaves_lines_in_place())
        reading.next_line = end_of(line->version, strlen(line->version)) + CRLF;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, read_header, &reading);
    if (reading.fault != NK_FAULT_NONE)
        return reading.fault;

    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    bool ends_in_crlf = info && reading.next_line + CRLF == end_of(line->method, info->header_size);
    if (reading.next_line && !ends_in_crlf)
        return NK_FAULT_LINE_ENDING;
    if (reading.content_types > 1 || reading.authorizations > 1)
        return NK_FAULT_HEADER_REPEATED;

    bool http_1_0 = strcmp(line->version, "HTTP/1.0") == 0;
    fault = check_framing(&reading, http_1_0);
    return fault != NK_FAULT_NONE ? fault : check_host(&reading, http_1_0);
}

static bool is_listed(struct nk_text type, const char *types)
{
    for (;;) {
        size_t length = strcspn(types, " ");
        struct nk_text listed = {.data = types, .length = length};
        bool same = listed.length == type.length;
        for (size_t i = 0; same && i < length; i++)
            same = nk_lower(listed.data[i]) == nk_lower(type.data[i]);
        if (same)
            return true;
        if (types[length] == '\0')
            return false;
        types += length + 1;
    }
}

/* Takes what comes before the next semicolon off the front, trimmed. */
static struct nk_text take_part(struct nk_text *rest)
{
    const char *semicolon = rest->length ? memchr(rest->data, ';', rest->length) : NULL;
    size_t length = semicolon ? (size_t)(semicolon - rest->data) : rest->length;
    struct nk_text part = nk_text_trimmed((struct nk_text){.data = rest->data, .length = length});
    size_t taken = semicolon ? length + 1 : length;
    *rest = (struct nk_text){.data = rest->data ? rest->data + taken : NULL, .length = rest->length - taken};
    return part;
}

/* Everything here is UTF-8, of which ASCII is a part. */
static bool is_charset_readable(struct nk_text parameter)
{
    static const char name[] = "charset=";
    size_t name_length = sizeof name - 1;
    if (parameter.length < name_length ||
        !nk_text_alike((struct nk_text){.data = parameter.data, .length = name_length}, name))
        return true;
    struct nk_text charset = {.data = parameter.data + name_length, .length = parameter.length - name_length};
    if (charset.length >= 2 && charset.data[0] == '"' && charset.data[charset.length - 1] == '"')
        charset = (struct nk_text){.data = charset.data + 1, .length = charset.length - 2};
    return nk_text_alike(charset, "utf-8") || nk_text_alike(charset, "us-ascii");
}

enum nk_fault nk_guard_body(const struct nk_head *head, size_t body_max, const char *types)
{
    if (!head->has_body)
        return NK_FAULT_NONE;
    if (body_max == 0)
        return NK_FAULT_BODY_NOT_ALLOWED;
    if (head->content_length > body_max)
        return NK_FAULT_BODY_TOO_LARGE;
    if (head->content_encoding.length > 0 && !nk_text_alike(head->content_encoding, "identity"))
        return NK_FAULT_CONTENT_ENCODING;

    struct nk_text rest = head->content_type;
    if (!is_listed(take_part(&rest), types))
        return NK_FAULT_CONTENT_TYPE;
    while (rest.length > 0)
        if (!is_charset_readable(take_part(&rest)))
            return NK_FAULT_CONTENT_CHARSET;
    return NK_FAULT_NONE;
}
