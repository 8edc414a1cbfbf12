#include "server/api/publishing.h"

#include "server/api/refusal.h"
#include "server/db/collection.h"
#include "server/db/publication.h"
#include "server/db/connection.h"
#include "server/wire/bundle_out.h"

static struct nk_text publication_id(struct nk_arena *arena, int year, int32_t number)
{
    struct nk_text left = nk_decimal_text(arena, nk_decimal_integer(year));
    struct nk_text right = nk_decimal_text(arena, nk_decimal_integer(number));
    return NK_JOIN(arena, left, NK_TEXT("."), right);
}

static bool takes_part(const struct nk_publishing *publishing, struct nk_text actor)
{
    for (size_t i = 0; i < publishing->return_count; i++)
        if (nk_text_equal(publishing->returns[i].revision.actor, actor))
            return true;
    return false;
}

static bool has_reason(const struct nk_publishing *publishing, struct nk_text actor)
{
    for (size_t i = 0; i < publishing->head.absence_count; i++)
        if (nk_text_equal(publishing->head.absences[i].actor, actor))
            return true;
    return false;
}

struct nk_text nk_publishing_unexcused(const struct nk_publishing *publishing, struct nk_arena *arena)
{
    struct nk_text list = NK_TEXT("");
    for (size_t i = 0; i < publishing->collection.reporting_unit_count; i++) {
        const struct nk_text unit = publishing->collection.reporting_units[i];
        if (takes_part(publishing, unit) || has_reason(publishing, unit))
            continue;
        list = list.length ? NK_JOIN(arena, list, NK_TEXT(", "), unit) : unit;
        if (!list.data) /* no memory: that somebody is missing is told all the same */
            return unit;
    }
    return list;
}

/* Somebody is given two reasons. */
static struct nk_text named_twice(const struct nk_publishing *publishing)
{
    for (size_t i = 0; i < publishing->head.absence_count; i++)
        for (size_t k = 0; k < i; k++)
            if (nk_text_equal(publishing->head.absences[i].actor, publishing->head.absences[k].actor))
                return publishing->head.absences[i].actor;
    return (struct nk_text){0};
}

/* Somebody is said to be missing who is not. */
static struct nk_text needless_reason(const struct nk_publishing *publishing)
{
    for (size_t i = 0; i < publishing->head.absence_count; i++) {
        const struct nk_text actor = publishing->head.absences[i].actor;
        if (!nk_collection_asks(&publishing->collection, actor) || takes_part(publishing, actor))
            return actor;
    }
    return (struct nk_text){0};
}

static struct nk_refusal refusal_of(const struct nk_publishing *publishing, struct nk_arena *arena)
{
    static const struct nk_label planned = {{
        NK_TEXT("Innsamlingen for {1} har ikke begynt."),
        NK_TEXT("Innsamlinga for {1} har ikkje byrja."),
        NK_TEXT("The collection of {1} has not begun."),
    }};
    static const struct nk_label nothing = {{
        NK_TEXT("Ingen oppgaver er godkjent for {1}."),
        NK_TEXT("Ingen oppgåver er godkjende for {1}."),
        NK_TEXT("No return has been approved for {1}."),
    }};
    static const struct nk_label incomplete = {{
        NK_TEXT("En endelig publisering har oppgaver fra alle. Disse mangler, og er ikke nevnt med en grunn i «missingReasons»: {1}."),
        NK_TEXT("Ei endeleg publisering har oppgåver frå alle. Desse manglar, og er ikkje nemnde med ein grunn i «missingReasons»: {1}."),
        NK_TEXT("A final publication has returns from everybody. These are missing, and not named with a reason in “missingReasons”: {1}."),
    }};
    static const struct nk_label not_missing = {{
        NK_TEXT("«{1}» er nevnt i «missingReasons», men skal ikke rapportere eller har en godkjent oppgave."),
        NK_TEXT("«{1}» er nemnd i «missingReasons», men skal ikkje rapportere eller har ei godkjend oppgåve."),
        NK_TEXT("“{1}” is named in “missingReasons”, but is not asked to report or has an approved return."),
    }};
    static const struct nk_label twice = {{
        NK_TEXT("«{1}» er nevnt to ganger i «missingReasons»."),
        NK_TEXT("«{1}» er nemnd to gonger i «missingReasons»."),
        NK_TEXT("“{1}” is named twice in “missingReasons”."),
    }};
    static const struct nk_label somebody_is_missing = {{
        NK_TEXT("En endelig publisering har oppgaver fra alle, og noen mangler uten at det er sagt hvorfor."),
        NK_TEXT("Ei endeleg publisering har oppgåver frå alle, og nokon manglar utan at det er sagt kvifor."),
        NK_TEXT("A final publication has returns from everybody, and somebody is missing without a reason."),
    }};
    static const struct nk_label after_final = {{
        NK_TEXT("{1} er publisert endelig. En rettelse er også endelig."),
        NK_TEXT("{1} er publisert endeleg. Ei retting er òg endeleg."),
        NK_TEXT("{1} has been published as final. A correction is final too."),
    }};
    const struct nk_text year = nk_decimal_text(arena, nk_decimal_integer(publishing->collection.year));
    const struct nk_text needless = needless_reason(publishing);
    if (publishing->collection.state == NK_PLANNED)
        return (struct nk_refusal){.code = "collection-not-open", .sentence = &planned, .first = year};
    if (publishing->return_count == 0)
        return (struct nk_refusal){.code = "publication-refused", .sentence = &nothing, .first = year};
    if (needless.length)
        return (struct nk_refusal){.code = "publication-refused", .sentence = &not_missing, .first = needless};
    const struct nk_text repeated = named_twice(publishing);
    if (repeated.length)
        return (struct nk_refusal){.code = "publication-refused", .sentence = &twice, .first = repeated};
    if (publishing->head.kind == NK_PROVISIONAL && publishing->has_final)
        return (struct nk_refusal){.code = "publication-refused", .sentence = &after_final, .first = year};
    const struct nk_text unexplained = nk_publishing_unexcused(publishing, arena);
    if (publishing->head.kind == NK_FINAL && unexplained.length)
        return (struct nk_refusal){.code = "publication-refused",
                                   .sentence = &incomplete,
                                   .first = unexplained,
                                   .for_submitters = &somebody_is_missing};
    return (struct nk_refusal){.code = NULL};
}

void nk_publishing_check(struct nk_publishing *publishing, struct nk_arena *arena)
{
    publishing->refusal = refusal_of(publishing, arena);
}

enum nk_db_status nk_publishing_read(struct nk_publishing *ret, struct nk_db *db, struct nk_arena *arena, int year,
                                     const struct nk_publishing_wish *wish)
{
    struct nk_db_publication_next next;
    struct nk_publishing publishing = {.head = {.year = year,
                                                .absences = wish->absences,
                                                .absence_count = wish->absence_count,
                                                .names_absences = wish->absence_count > 0}};
    enum nk_db_status status = nk_db_collection_get(db, arena, &publishing.collection, year);
    if (status != NK_DB_ONE)
        return status;
    status = nk_db_revision_approved_of_year(db, arena, &publishing.returns, &publishing.return_count, year);
    struct nk_db_quality_note *notes = NULL;
    if (status >= NK_DB_NONE)
        status = nk_db_quality_note_list(db, arena, &notes, &publishing.note_count, year);
    publishing.notes = notes;
    if (status >= NK_DB_NONE)
        status = nk_db_publication_next(db, &next, year);
    if (status >= NK_DB_NONE)
        status = nk_db_now(db, arena, &publishing.head.created_at);
    if (status < NK_DB_NONE)
        return status;
    publishing.has_final = next.has_final;
    publishing.head.number = next.number;
    publishing.head.kind = wish->has_kind ? wish->kind : next.has_final ? NK_FINAL : NK_PROVISIONAL;
    publishing.head.id = publication_id(arena, year, publishing.head.number);
    nk_publishing_check(&publishing, arena);
    *ret = publishing;
    return NK_DB_ONE;
}

/* Those of the revision that takes part, which stand together; another one than the approved has none. */
static void take_notes(struct nk_bundle_submission *submission, const struct nk_publishing *publishing,
                       const struct nk_quality_note *notes)
{
    for (size_t i = 0; i < publishing->note_count; i++) {
        const struct nk_db_quality_note *line = &publishing->notes[i];
        if (line->revision != submission->revision || !nk_text_equal(line->actor, submission->actor))
            continue;
        if (submission->note_count == 0)
            submission->notes = &notes[i];
        submission->note_count++;
    }
}

enum nk_status nk_publishing_make(struct nk_edition **ret, struct nk_publishing *publishing, struct nk_arena *arena,
                                  const struct nk_catalogue *catalogue)
{
    size_t count = publishing->return_count;
    struct nk_bundle_submission *submissions = NK_NEW_ARRAY(arena, struct nk_bundle_submission, count + 1);
    struct nk_quality_note *notes = NK_NEW_ARRAY(arena, struct nk_quality_note, publishing->note_count + 1);
    if (!submissions || !notes)
        return NK_NO_MEMORY;
    for (size_t i = 0; i < publishing->note_count; i++)
        notes[i] = publishing->notes[i].note;
    for (size_t i = 0; i < count; i++) {
        const struct nk_db_return *from = &publishing->returns[i];
        submissions[i] = (struct nk_bundle_submission){
            .actor = from->revision.actor,
            .revision = from->revision.number,
            .sha256 = from->revision.sha256,
            .document = from->document,
            .reason = from->reopened_because,
        };
        take_notes(&submissions[i], publishing, notes);
    }
    const struct nk_collection *collection = &publishing->collection;
    enum nk_status status =
        nk_edition_of(ret, &(struct nk_bundle_source){
                               .head = &publishing->head,
                               .catalogue = catalogue,
                               .methodology = nk_catalogue_methodology(catalogue, collection->methodology),
                               .reporting_units = collection->reporting_units,
                               .reporting_unit_count = collection->reporting_unit_count,
                               .submissions = submissions,
                               .submission_count = count,
                           });
    const struct nk_label *why = nk_consolidation_refusal(status);
    if (why)
        publishing->refusal = (struct nk_refusal){.code = "publication-refused", .sentence = why};
    return status;
}
