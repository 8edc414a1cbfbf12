#include "server/db/revision_row.h"

bool nk_db_read_revision(struct nk_row *row, struct nk_revision *ret)
{
    ret->actor = nk_row_text(row);
    ret->year = nk_row_int32(row);
    ret->number = nk_row_int32(row);
    bool known = nk_revision_state_of(&ret->state, nk_row_borrow(row));
    ret->version = nk_row_int64(row);
    ret->saved_at = nk_row_text(row);
    ret->submitted_at = nk_row_text(row);
    ret->decided_at = nk_row_text(row);
    ret->saved_by = nk_row_text(row);
    ret->submitted_by = nk_row_text(row);
    ret->decided_by = nk_row_text(row);
    ret->signatory_name = nk_row_text(row);
    ret->signatory_title = nk_row_text(row);
    ret->receipt = nk_row_text(row);
    ret->sha256 = nk_row_text(row);
    ret->reason = nk_row_text(row);
    ret->reopened_because = nk_row_text(row);
    ret->returned_because = nk_row_text(row);
    ret->methodology = nk_row_text(row);
    for (size_t severity = 0; severity < sizeof ret->findings / sizeof ret->findings[0]; severity++)
        ret->findings[severity] = (size_t)nk_row_integer(row, 0, INT32_MAX);
    ret->asked_for = nk_row_boolean(row);
    return known;
}
