#include "server/http/log.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "server/http/character.h"

/* A line stays below PIPE_BUF (4096), within which writes to a pipe are whole. */
enum { LINE_SIZE = 2048, VALUE_MAX = 256, DETAIL_SIZE = 512 };

struct line {
    size_t length;
    char bytes[LINE_SIZE];
};

/* Room for the line feed is always left. */
static void add_bytes(struct line *line, const char *bytes, size_t length)
{
    size_t room = sizeof line->bytes - 1 - line->length;
    if (length > room)
        length = room;
    memcpy(line->bytes + line->length, bytes, length);
    line->length += length;
}

static void add_literal(struct line *line, const char *text)
{
    add_bytes(line, text, strlen(text));
}

__attribute__((format(printf, 2, 3))) static void add_format(struct line *line, const char *format, ...)
{
    char piece[64];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(piece, sizeof piece, format, arguments);
    va_end(arguments);
    if (length > 0)
        add_bytes(line, piece, (size_t)length < sizeof piece ? (size_t)length : sizeof piece - 1);
}

static bool is_plain(struct nk_text value)
{
    for (size_t i = 0; i < value.length; i++) {
        char c = value.data[i];
        if (c <= ' ' || c >= 0x7F || c == '"' || c == '\\' || c == '=')
            return false;
    }
    return value.length > 0;
}

static void add_value(struct line *line, const char *key, struct nk_text value)
{
    add_format(line, " %s=", key);
    bool cut = value.length > VALUE_MAX;
    if (cut)
        value.length = VALUE_MAX;
    if (value.length == 0) {
        add_literal(line, "-");
    } else if (is_plain(value)) {
        add_bytes(line, value.data, value.length);
    } else {
        add_literal(line, "\"");
        for (size_t i = 0; i < value.length; i++) {
            unsigned char c = (unsigned char)value.data[i];
            if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\')
                add_format(line, "\\x%02x", c);
            else
                add_bytes(line, &value.data[i], 1);
        }
        add_literal(line, "\"");
    }
    if (cut)
        add_literal(line, "...");
}

static void add_time(struct line *line)
{
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    if (!gmtime_r(&now.tv_sec, &utc))
        return;
    add_format(line, "time=%04d-%02d-%02dT%02d:%02d:%02d.%03ldZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
               utc.tm_hour, utc.tm_min, utc.tm_sec, now.tv_nsec / 1000000);
}

/* A log that cannot be written must not stop an answer. */
static void write_line(struct line *line)
{
    line->bytes[line->length++] = '\n';
    ssize_t written = write(STDERR_FILENO, line->bytes, line->length);
    (void)written;
}

void nk_log_exchange(const struct nk_log_exchange *exchange)
{
    struct line line;
    line.length = 0;
    add_time(&line);
    add_value(&line, "id", nk_text_of(exchange->id));
    add_value(&line, "method", exchange->method);
    add_value(&line, "path", exchange->path);
    if (exchange->status > 0)
        add_format(&line, " status=%u", exchange->status);
    else
        add_literal(&line, " status=-");
    add_format(&line, " bytes=%llu ms=%llu.%03u", (unsigned long long)exchange->bytes,
               (unsigned long long)(exchange->microseconds / 1000), (unsigned)(exchange->microseconds % 1000));
    add_value(&line, "principal", exchange->principal);
    add_value(&line, "operation", exchange->operation);
    add_value(&line, "peer", exchange->peer);
    if (exchange->fault)
        add_value(&line, "fault", nk_text_of(exchange->fault));
    if (exchange->outcome)
        add_value(&line, "outcome", nk_text_of(exchange->outcome));
    write_line(&line);
}

void nk_log_said(const char *level, const char *about, struct nk_text what, const char *key, struct nk_text said)
{
    struct line line;
    line.length = 0;
    add_time(&line);
    add_value(&line, "level", nk_text_of(level));
    add_value(&line, about, what);
    add_value(&line, key, said);
    write_line(&line);
}

void nk_log_event_arguments(const char *event, const char *format, va_list arguments)
{
    char detail[DETAIL_SIZE];
    int length = vsnprintf(detail, sizeof detail, format, arguments);
    if (length < 0)
        return;
    struct nk_text text = {.data = detail, .length = strnlen(detail, sizeof detail)};
    while (text.length > 0 && text.data[text.length - 1] == '\n')
        text.length--;

    struct line line;
    line.length = 0;
    add_time(&line);
    add_value(&line, "event", nk_text_of(event));
    add_value(&line, "detail", text);
    write_line(&line);
}

void nk_log_event(const char *event, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    nk_log_event_arguments(event, format, arguments);
    va_end(arguments);
}
