#include "server/api/write.h"

#include <string.h>

#include "server/api/answer.h"
#include "server/api/negotiation.h"
#include "server/db/event.h"
#include "server/db/idempotency.h"
#include "server/digest.h"
#include "server/http/conditional.h"

/* Longer than any UUID or ULID; stored for a while, so bounded. */
enum { IDEMPOTENCY_KEY_MAX = 255 };

/* The key of an Idempotency-Key header: a quoted structured-field string, or a bare token. False: it is neither. */
static bool idempotency_key(struct nk_text *ret, struct nk_text header)
{
    bool quoted = header.length >= 2 && header.data[0] == '"' && header.data[header.length - 1] == '"';
    struct nk_text key = quoted ? (struct nk_text){header.data + 1, header.length - 2} : header;
    if (header.length && (key.length == 0 || key.length > IDEMPOTENCY_KEY_MAX))
        return false;
    for (size_t i = 0; i < key.length; i++)
        if (key.data[i] <= (quoted ? 0x1f : 0x20) || key.data[i] == 0x7f || key.data[i] == '"' || key.data[i] == '\\')
            return false;
    *ret = key;
    return true;
}

/* What makes two requests the same: method, target and body. */
static struct nk_text fingerprint_of(struct nk_request *request)
{
    char hex[NK_SHA256_HEX + 1];
    struct nk_text parts[] = {
        nk_text_of(nk_method_name(nk_request_method(request))), NK_TEXT(" "), nk_request_target(request), NK_TEXT("\n"),
        nk_request_body(request),
    };
    nk_sha256_hex_of(hex, parts, sizeof(parts) / sizeof(parts[0]));
    return nk_arena_copy(nk_request_arena(request), (struct nk_text){hex, NK_SHA256_HEX});
}

enum nk_db_status nk_write_refuse(struct nk_write *write, const char *code, const struct nk_label *sentence,
                                  struct nk_text first, struct nk_text second)
{
    write->refusal_code = code;
    write->refusal_sentence = sentence;
    write->refusal_first = first;
    write->refusal_second = second;
    write->refusal_about = NULL;
    return NK_DB_NONE;
}

void nk_write_blame(struct nk_write *write, struct nk_text pointer, struct nk_text actual,
                    enum nk_expectation expectation, struct nk_text expected)
{
    nk_issues_add(&write->refusal_issues, (struct nk_issue){.code = NK_INVALID_VALUE,
                                                            .expectation = expectation,
                                                            .pointer = pointer,
                                                            .actual = actual,
                                                            .expected = expected});
}

enum nk_db_status nk_write_refuse_findings(struct nk_write *write, const char *code, const struct nk_findings *findings,
                                           bool (*about)(const struct nk_finding *finding))
{
    nk_write_refuse(write, code, NULL, (struct nk_text){0}, (struct nk_text){0});
    write->refusal_findings = *findings;
    write->refusal_about = about;
    return NK_DB_NONE;
}

static enum nk_db_status append_event(struct nk_write *write, const char *action, int year, struct nk_text actor,
                                      int32_t revision, struct nk_text detail)
{
    return nk_db_event_append(write->db, &(struct nk_event){
                                             .principal = write->principal->id,
                                             .role = write->principal->role,
                                             .action = nk_text_of(action),
                                             .request = nk_text_of(nk_request_id(write->request)),
                                             .year = year,
                                             .actor = actor,
                                             .revision = revision,
                                             .detail = detail,
                                         });
}

enum nk_db_status nk_write_event(struct nk_write *write, const char *action, int year, struct nk_text actor,
                                 int32_t revision)
{
    return append_event(write, action, year, actor, revision, (struct nk_text){0});
}

enum nk_db_status nk_write_event_saying(struct nk_write *write, const char *action, int year, struct nk_text actor,
                                        int32_t revision, struct nk_buffer detail)
{
    if (!detail.data)
        return NK_DB_FATAL;
    enum nk_db_status status =
        append_event(write, action, year, actor, revision, (struct nk_text){(const char *)detail.data, detail.length});
    nk_buffer_free(&detail);
    return status;
}

/* An earlier answer to the same key becomes the answer again; another request under the key is refused. */
static enum nk_db_status repeat(struct nk_write *write, const struct nk_stored_answer *earlier)
{
    if (!nk_text_equal(earlier->fingerprint, write->fingerprint))
        return nk_write_refuse(write, "idempotency-key-reused", NULL, (struct nk_text){0}, (struct nk_text){0});
    struct nk_writer writer = {0};
    nk_write_text(&writer, earlier->body);
    write->status = (unsigned)earlier->status;
    write->body = nk_writer_finish(&writer);
    write->etag = earlier->etag;
    write->location = earlier->location;
    return NK_DB_NONE;
}

static enum nk_db_status attempt(struct nk_db *db, void *context)
{
    struct nk_write *write = context;
    struct nk_arena *arena = nk_request_arena(write->request);
    nk_buffer_free(&write->body);
    write->status = 0;
    write->refusal_code = NULL;
    write->refusal_issues = nk_issues_in(arena);
    write->etag = write->location = (struct nk_text){0};

    if (write->key.length) {
        struct nk_stored_answer earlier;
        enum nk_db_status claimed =
            nk_db_idempotency_claim(db, arena, &earlier, write->principal->id, write->key, write->fingerprint);
        if (claimed == NK_DB_NONE)
            return repeat(write, &earlier);
        if (claimed < NK_DB_NONE)
            return claimed;
    }
    enum nk_db_status status = write->work(write);
    if (status == NK_DB_NONE && !write->refusal_code) /* a statement that nobody expected to find nothing */
        return NK_DB_FATAL;
    if (status <= NK_DB_NONE || write->key.length == 0)
        return status;
    enum nk_db_status stored = nk_db_idempotency_store(db, write->principal->id, write->key,
                                                       &(struct nk_stored_answer){
                                                           .fingerprint = write->fingerprint,
                                                           .status = (int)write->status,
                                                           .content_type = nk_text_of(nk_format_media_type(NK_JSON)),
                                                           .etag = write->etag,
                                                           .location = write->location,
                                                           .body = {(const char *)write->body.data, write->body.length},
                                                       });
    return stored == NK_DB_NONE ? NK_DB_FATAL : stored;
}

/* Header values are terminated strings. */
static const char *terminated(struct nk_arena *arena, struct nk_text text)
{
    return nk_arena_copy(arena, text).data;
}

static void answer_made(struct nk_write *write)
{
    struct nk_arena *arena = nk_request_arena(write->request);
    struct nk_response *response =
        nk_response_of(write->status, nk_format_media_type(NK_JSON), &write->body, NK_PRIVATE);
    const char *location = write->location.length ? terminated(arena, write->location) : NULL;
    const char *etag = write->etag.length ? terminated(arena, write->etag) : NULL;
    if (response && location)
        nk_response_header(response, "Location", location);
    if (response && etag)
        nk_response_etag(response, etag);
    nk_request_answer(write->request, response);
}

bool nk_write_commit(struct nk_write *write)
{
    if (!idempotency_key(&write->key, nk_request_header(write->request, "Idempotency-Key"))) {
        write->outcome =
            nk_write_refuse(write, "invalid-idempotency-key", NULL, (struct nk_text){0}, (struct nk_text){0});
        return false;
    }
    if (write->key.length)
        write->fingerprint = fingerprint_of(write->request);
    write->outcome = nk_db_transaction(write->db, NK_READ_COMMITTED, attempt, write);
    return write->outcome > NK_DB_NONE;
}

void nk_write_answer(struct nk_write *write)
{
    if (write->outcome >= NK_DB_NONE && !write->refusal_code) {
        answer_made(write);
        return;
    }
    nk_buffer_free(&write->body);
    if (write->outcome < NK_DB_NONE)
        nk_answer_database(write->request, write->db, write->outcome);
    else if (write->refusal_sentence)
        nk_answer_issues_saying(write->request, write->refusal_code, write->refusal_sentence, write->refusal_first,
                                write->refusal_second, &write->refusal_issues);
    else if (write->refusal_about)
        nk_answer_findings(write->request, write->refusal_code, &write->refusal_findings, write->refusal_about);
    else
        nk_answer_problem(write->request, write->refusal_code);
}

void nk_write_run(struct nk_write *write)
{
    nk_write_commit(write);
    nk_write_answer(write);
}

enum nk_precondition nk_if_match(const struct nk_request *request, struct nk_text version)
{
    struct nk_text header = nk_request_header(request, "If-Match");
    if (header.length == 0)
        return NK_NO_PRECONDITION;
    if (nk_text_is(header, "*"))
        return NK_PRECONDITION_HOLDS;
    struct nk_text tag;
    bool weak;
    while (nk_etag_next(&header, &tag, &weak)) {
        bool same = tag.length >= version.length &&
                    nk_text_equal((struct nk_text){tag.data, version.length}, version) &&
                    (tag.length == version.length || tag.data[version.length] == '-');
        if (same && !weak)
            return NK_PRECONDITION_HOLDS;
    }
    return NK_PRECONDITION_FAILS;
}

bool nk_must_be_new(const struct nk_request *request)
{
    return nk_text_is(nk_request_header(request, "If-None-Match"), "*");
}

struct nk_text nk_versioned_etag(struct nk_arena *arena, struct nk_text version, const struct nk_buffer *body)
{
    const struct nk_text none = {0};
    return nk_versioned_etag_holding(arena, version, body, none, none);
}

/* Where the text stands in the body; NULL: it does not. */
static const char *place_of(struct nk_text body, struct nk_text text)
{
    enum { BEGINNING = 64 /* to find it by; the whole is compared there */ };
    const size_t beginning = text.length < BEGINNING ? text.length : BEGINNING;
    const char *at = text.length > 0 ? memmem(body.data, body.length, text.data, beginning) : NULL;
    const bool is_whole = at && (size_t)(body.data + body.length - at) >= text.length &&
                          memcmp(at, text.data, text.length) == 0;
    return is_whole ? at : NULL;
}

struct nk_text nk_versioned_etag_holding(struct nk_arena *arena, struct nk_text version, const struct nk_buffer *body,
                                         struct nk_text text, struct nk_text sha256)
{
    enum { DIGITS = 16 };
    char hex[NK_SHA256_HEX + 1];
    const struct nk_text whole = {(const char *)body->data, body->length};
    const char *at = place_of(whole, text);
    if (at) {
        const char *after = at + text.length;
        const struct nk_text parts[] = {
            {whole.data, (size_t)(at - whole.data)}, sha256, {after, (size_t)(whole.data + whole.length - after)}};
        nk_sha256_hex_of(hex, parts, sizeof parts / sizeof parts[0]);
    } else {
        nk_sha256_hex(hex, whole);
    }
    return NK_JOIN(arena, version, NK_TEXT("-"), {hex, DIGITS});
}
