#include "server/wire/problem.h"

#include "core/finding.h"
#include "core/text.h"
#include "server/wire/builder.h"
#include "server/wire/issue.h"
#include "server/wire/labels.h"
#include "server/wire/utf8.h"

struct problem_type {
    struct nk_text code;
    unsigned status;
    struct nk_label title, description;
};

static const struct problem_type problem_types[] = {
#define PROBLEM(code_, status_, title_nb, title_nn, title_en, description_nb, description_nn, description_en) \
    {.code = {(code_), sizeof(code_) - 1},                                                                    \
     .status = (status_),                                                                                     \
     .title = {{{(title_nb), sizeof(title_nb) - 1},                                                           \
                {(title_nn), sizeof(title_nn) - 1},                                                           \
                {(title_en), sizeof(title_en) - 1}}},                                                         \
     .description = {{{(description_nb), sizeof(description_nb) - 1},                                         \
                      {(description_nn), sizeof(description_nn) - 1},                                         \
                      {(description_en), sizeof(description_en) - 1}}}},
#include "server/wire/problems.def"
#undef PROBLEM
};
enum { PROBLEM_TYPES = sizeof(problem_types) / sizeof(problem_types[0]) };

static const struct problem_type *find(struct nk_text code)
{
    for (size_t i = 0; i < PROBLEM_TYPES; i++)
        if (nk_text_equal(problem_types[i].code, code))
            return &problem_types[i];
    return NULL;
}

static const struct problem_type *find_or_internal(const char *code)
{
    const struct problem_type *type = find(nk_text_of(code));
    return type ? type : find(NK_TEXT("internal"));
}

static bool is_hexadecimal(char digit)
{
    return (digit >= '0' && digit <= '9') || (digit >= 'A' && digit <= 'F') || (digit >= 'a' && digit <= 'f');
}

/* The byte may stand in the path of a URI as it is (RFC 3986, section 3.3). */
static bool may_stand_in_path(struct nk_text path, size_t at)
{
    static const char never[] = "\"#<>?[\\]^`{|}";
    char byte = path.data[at];
    if (byte == '%')
        return path.length - at > 2 && is_hexadecimal(path.data[at + 1]) && is_hexadecimal(path.data[at + 2]);
    return byte > ' ' && byte < 0x7f && !memchr(never, byte, sizeof(never) - 1);
}

/* A request line may hold any byte. */
static struct nk_buffer uri_of(struct nk_text path)
{
    static const char digits[] = "0123456789ABCDEF";
    struct nk_writer writer = {0};
    for (size_t i = 0; i < path.length; i++) {
        unsigned char byte = (unsigned char)path.data[i];
        if (may_stand_in_path(path, i)) {
            nk_write(&writer, &byte, 1);
            continue;
        }
        const char encoded[] = {'%', digits[byte >> 4], digits[byte & 15]};
        nk_write(&writer, encoded, sizeof(encoded));
    }
    return nk_writer_finish(&writer);
}

/* The detail may repeat what was sent: bytes that are not UTF-8 become the replacement character. */
static struct nk_buffer readable(struct nk_text text)
{
    struct nk_writer writer = {0};
    while (text.length) {
        size_t valid = nk_utf8_valid_length(text);
        nk_write(&writer, text.data, valid);
        if (valid == text.length)
            break;
        nk_write_text(&writer, NK_TEXT("\xef\xbf\xbd"));
        text = (struct nk_text){text.data + valid + 1, text.length - valid - 1};
    }
    return nk_writer_finish(&writer);
}

static void build_cleaned(struct nk_builder *builder, struct nk_node parent, const char *name, struct nk_buffer cleaned)
{
    if (!cleaned.data)
        builder->failed = true;
    nk_build_text(builder, parent, name, (struct nk_text){(const char *)cleaned.data, cleaned.length});
    nk_buffer_free(&cleaned);
}

/* Where in a table; what was not sent as one has no row. */
static void build_table_place(struct nk_builder *builder, struct nk_node item, uint32_t row, uint32_t column)
{
    if (!row)
        return;
    nk_build_integer(builder, item, "row", row);
    nk_build_integer(builder, item, "column", column);
}

static void build_issue(struct nk_builder *builder, struct nk_node errors, const struct nk_issue *issue,
                        struct nk_arena *arena, enum nk_language language)
{
    struct nk_text detail = nk_issue_detail(arena, issue, language);
    if (!detail.data)
        builder->failed = true;
    struct nk_node item = nk_build_item_object(builder, errors);
    nk_build_code(builder, item, "code", nk_issue_code_text(issue->code));
    if (issue->pointer.data)
        build_cleaned(builder, item, "pointer", readable(issue->pointer));
    else
        nk_build_null(builder, item, "pointer");
    build_cleaned(builder, item, "detail", readable(detail));
    build_table_place(builder, item, issue->row, issue->column);
}

static void build_finding_error(struct nk_builder *builder, struct nk_node errors, const struct nk_finding *finding,
                                struct nk_arena *arena, enum nk_language language)
{
    struct nk_text message = nk_finding_message(arena, finding, language);
    if (!message.data)
        builder->failed = true;
    struct nk_node item = nk_build_item_object(builder, errors);
    nk_build_text(builder, item, "code", finding->rule->id);
    nk_build_text(builder, item, "pointer", finding->place.pointer);
    nk_build_text(builder, item, "detail", message);
    char id[13];
    nk_finding_id(id, finding);
    nk_build_code(builder, item, "finding", id);
    build_table_place(builder, item, finding->place.row, finding->place.column);
}

struct nk_buffer nk_problem_json(const struct nk_problem *problem, enum nk_language language)
{
    const struct problem_type *type = find_or_internal(problem->code);
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_format(&builder, root, "type", "/problems/%.*s", NK_TEXT_ARGUMENTS(type->code));
    nk_build_text(&builder, root, "title", nk_label_in(&type->title, language));
    nk_build_integer(&builder, root, "status", type->status);
    build_cleaned(&builder, root, "detail",
                  readable(problem->detail.length ? problem->detail : nk_label_in(&type->description, language)));
    build_cleaned(&builder, root, "instance", uri_of(problem->instance));
    build_cleaned(&builder, root, "requestId", readable(problem->request_id));
    struct nk_node errors = nk_build_array(&builder, root, "errors");
    for (size_t i = 0; i < problem->error_count; i++)
        build_issue(&builder, errors, &problem->errors[i], problem->arena, language);
    for (size_t i = 0; problem->findings && i < problem->findings->count; i++)
        if (problem->about(&problem->findings->items[i]))
            build_finding_error(&builder, errors, &problem->findings->items[i], problem->arena, language);
    if (problem->dropped)
        nk_build_count(&builder, root, "dropped", problem->dropped);
    return nk_build_finish(&builder);
}

unsigned nk_problem_status(const char *code)
{
    return find_or_internal(code)->status;
}

bool nk_problem_exists(struct nk_text code)
{
    return find(code) != NULL;
}

struct nk_buffer nk_problem_type_json(struct nk_text code)
{
    const struct problem_type *type = find(code);
    if (!type)
        return (struct nk_buffer){0};
    struct nk_builder builder;
    struct nk_node root = nk_build_start(&builder);
    nk_build_text(&builder, root, "code", type->code);
    nk_build_integer(&builder, root, "status", type->status);
    nk_build_label(&builder, root, "title", &type->title);
    nk_build_label(&builder, root, "description", &type->description);
    return nk_build_finish(&builder);
}

const char *nk_problem_code(size_t index)
{
    return index < PROBLEM_TYPES ? problem_types[index].code.data : NULL;
}
