#include "server/api/selection.h"

#include "server/api/answer.h"
#include "server/wire/calendar.h"

const struct nk_edition *nk_edition_by_id(const struct nk_snapshot *snapshot, struct nk_text id)
{
    for (size_t i = 0; i < snapshot->publication_count; i++)
        if (nk_text_equal(nk_edition_publication(snapshot->publications[i])->bundle.head.id, id))
            return snapshot->publications[i];
    return NULL;
}

struct nk_text nk_visible_from(const struct nk_publication *publication)
{
    const struct nk_publication_head *head = &publication->bundle.head;
    return nk_text_compare(head->release_at, head->created_at) > 0 ? head->release_at : head->created_at;
}

const struct nk_publication *nk_publication_of_year(const struct nk_snapshot *snapshot, int year, struct nk_text as_of)
{
    const struct nk_publication *newest = NULL;
    for (size_t i = 0; i < snapshot->publication_count; i++) {
        const struct nk_publication *publication = nk_edition_publication(snapshot->publications[i]);
        if (publication->bundle.head.year == year &&
            (as_of.length == 0 || nk_text_compare(nk_visible_from(publication), as_of) <= 0))
            newest = publication;
    }
    return newest;
}

/* `asOf` as a time in UTC, empty when it was not given: a date means the end of that day. */
static bool as_of_time(struct nk_viewing *viewing, struct nk_text *ret)
{
    static const char end_of_day[] = "T23:59:59Z";
    struct nk_text value = nk_parameter_text(viewing->request, "asOf");
    *ret = (struct nk_text){0};
    if (!nk_parameter_is_given(viewing->request, "asOf"))
        return true;
    nk_date date;
    char *time = NK_NEW_ARRAY(viewing->arena, char, NK_TIMESTAMP_LENGTH + 1);
    if (!time) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    if (nk_date_parse(&date, value)) {
        memcpy(time, value.data, NK_DATE_LENGTH);
        memcpy(time + NK_DATE_LENGTH, end_of_day, sizeof(end_of_day));
    } else if (!nk_timestamp_normalise(time, value)) {
        nk_answer_invalid_parameter(viewing->request, "asOf", NK_TEXT("YYYY-MM-DD, YYYY-MM-DDThh:mm:ssZ"));
        return false;
    }
    *ret = (struct nk_text){time, NK_TIMESTAMP_LENGTH};
    return true;
}

/* The publication that the parameter `publication` names, NULL when it was not given. `*as_of` is then the time when it
 * could first be seen, so that what it is compared with is what was known then. False: answered; also a publication
 * that did not exist at `asOf` is not there. */
static bool named_publication(struct nk_viewing *viewing, struct nk_text *as_of, const struct nk_publication **ret)
{
    *ret = NULL;
    if (!nk_parameter_is_given(viewing->request, "publication"))
        return true;
    struct nk_text id = nk_parameter_text(viewing->request, "publication");
    const struct nk_edition *edition = nk_edition_by_id(viewing->snapshot, id);
    const struct nk_publication *publication = edition ? nk_edition_publication(edition) : NULL;
    if (!publication || (as_of->length && nk_text_compare(nk_visible_from(publication), *as_of) > 0)) {
        nk_answer_unknown_code(viewing->request, "publication", id);
        return false;
    }
    *as_of = nk_visible_from(publication);
    *ret = publication;
    return true;
}

bool nk_select_publications(struct nk_selection *ret, struct nk_viewing *viewing)
{
    struct nk_years years;
    return nk_parameter_years(viewing->request, "year", &years) && nk_select_publications_of(ret, viewing, &years);
}

bool nk_select_publications_of(struct nk_selection *ret, struct nk_viewing *viewing, const struct nk_years *years)
{
    struct nk_text as_of;
    const struct nk_publication *named;
    if (!as_of_time(viewing, &as_of) || !named_publication(viewing, &as_of, &named))
        return false;

    const struct nk_publication **chosen =
        NK_NEW_ARRAY(viewing->arena, const struct nk_publication *, viewing->snapshot->publication_count + 1);
    if (!chosen) {
        nk_answer_problem(viewing->request, "internal");
        return false;
    }
    size_t count = 0;
    if (named) {
        if (nk_years_has(years, named->bundle.head.year))
            chosen[count++] = named;
    } else {
        for (size_t i = 0; i < viewing->snapshot->publication_count; i++) {
            int year = nk_edition_publication(viewing->snapshot->publications[i])->bundle.head.year;
            bool first_of_year = count == 0 || chosen[count - 1]->bundle.head.year != year;
            const struct nk_publication *publication = first_of_year && nk_years_has(years, year)
                                                           ? nk_publication_of_year(viewing->snapshot, year, as_of)
                                                           : NULL;
            if (publication)
                chosen[count++] = publication;
        }
    }
    *ret = (struct nk_selection){.publications = chosen, .count = count, .as_of = as_of};
    return true;
}

bool nk_select_publication(const struct nk_publication **ret, struct nk_text *ret_as_of, struct nk_viewing *viewing)
{
    static const struct nk_label no_publication = {{
        NK_TEXT("Det er ikke publisert noe for {1}."),
        NK_TEXT("Det er ikkje publisert noko for {1}."),
        NK_TEXT("Nothing has been published for {1}."),
    }};
    int year;
    struct nk_text as_of;
    const struct nk_publication *named;
    if (!nk_parameter_year(viewing->request, "year", &year) || !as_of_time(viewing, &as_of) ||
        !named_publication(viewing, &as_of, &named))
        return false;
    if (!named && year == 0) {
        nk_answer_invalid_parameter(viewing->request, "year", NK_TEXT("2000 … 2099"));
        return false;
    }
    *ret = named ? named : nk_publication_of_year(viewing->snapshot, year, as_of);
    if (*ret && year != 0 && (*ret)->bundle.head.year != year)
        *ret = NULL;
    if (ret_as_of)
        *ret_as_of = as_of;
    if (*ret)
        return true;
    nk_answer_problem_saying(viewing->request, "not-found", &no_publication,
                             nk_parameter_text(viewing->request, "year"), (struct nk_text){0});
    return false;
}
