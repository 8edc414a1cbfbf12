/* Whether a return is asked for at all. */
#ifndef NK_API_REPORTING_UNIT_H
#define NK_API_REPORTING_UNIT_H

#include "server/api/returns.h"

/* Before the form is shown or a return checked: the collection of the year asks the unit, or there is no collection yet
 * (its year is 0) that would say. False: answered. */
bool nk_reporting_unit_asked(struct nk_request *request, const struct nk_return_view *view, struct nk_text actor);

/* Refuses a write for a unit that is not asked. */
enum nk_db_status nk_write_no_reporting_unit(struct nk_write *write, struct nk_text actor);

#endif
