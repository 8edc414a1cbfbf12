#include "server/wire/bundle_out.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "server/wire/bundle_schema.h"
#include "server/wire/bundle_selection.h"

static void free_entries(struct nk_bundle_entry **entries)
{
    free(*entries);
}

static void free_memory(void **memory)
{
    free(*memory);
}

/* A failure of malloc leaves ENOMEM; what else can fail in jansson is a text that is not UTF-8, or not JSON. */
static enum nk_status failure(void)
{
    return errno == ENOMEM ? NK_NO_MEMORY : NK_INVALID;
}

/* What is hashed as a document must be what stands in the bundle. */
static enum nk_status check_document(const json_t *document, struct nk_text text)
{
    char *canonical = json_dumps(document, JSON_SORT_KEYS | JSON_COMPACT);
    if (!canonical)
        return failure();
    const bool is_same = nk_text_is(text, canonical);
    free(canonical);
    return is_same ? NK_OK : NK_INVALID;
}

static enum nk_status check_documents(const json_t *bundle, const struct nk_bundle_source *source)
{
    const json_t *submissions = json_object_get(bundle, "submissions");
    for (size_t i = 0; i < source->submission_count; i++) {
        const json_t *document = json_object_get(json_array_get(submissions, i), "document");
        const enum nk_status status = check_document(document, source->submissions[i].document);
        if (status != NK_OK)
            return status;
    }
    return NK_OK;
}

/* Definitions of what nobody measured decide nothing. */
static bool measures_something(const json_t *bundle)
{
    size_t i;
    json_t *submission;
    json_array_foreach(json_object_get(bundle, "submissions"), i, submission) {
        const json_t *document = json_object_get(submission, "document");
        if (json_object_get(document, "indicators") || json_object_get(document, "serviceCosts"))
            return true;
    }
    return false;
}

enum nk_status nk_bundle_encode(char **ret, size_t *ret_length, const struct nk_bundle_source *source)
{
    __attribute__((cleanup(free_entries))) struct nk_bundle_entry *entries =
        calloc(source->submission_count + 1, sizeof *entries);
    __attribute__((cleanup(free_memory))) void *lists = NULL;
    if (!entries)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < source->submission_count; i++)
        entries[i] = (struct nk_bundle_entry){
            .stored = source->submissions[i],
            .has_reason = source->submissions[i].reason.length > 0,
            .has_notes = source->submissions[i].note_count > 0,
        };

    struct nk_bundle_form form = {
        .publication = *source->head,
        .catalogue = *source->catalogue,
        .methodology = *source->methodology,
        .reporting_units = source->reporting_units,
        .reporting_unit_count = source->reporting_unit_count,
        .submissions = entries,
        .submission_count = source->submission_count,
    };
    if (source->catalogue->indicators) {
        form.indicators = *source->catalogue->indicators;
        form.has_indicators = true;
    }
    enum nk_status status = nk_bundle_select(&form.catalogue, &lists, source->head->year);
    if (status != NK_OK)
        return status;

    errno = 0;
    json_auto_t *bundle = nk_encode_object(&nk_bundle_object, &form);
    if (!bundle)
        return failure();
    if (!measures_something(bundle))
        (void)json_object_del(bundle, "indicators");
    status = check_documents(bundle, source);
    if (status != NK_OK)
        return status;
    char *text = json_dumps(bundle, JSON_SORT_KEYS | JSON_COMPACT);
    if (!text)
        return failure();
    *ret = text;
    *ret_length = strlen(text);
    return NK_OK;
}
