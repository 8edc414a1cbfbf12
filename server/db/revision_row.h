/* Reads the columns of sql/statements/revision.columns. Private to this folder. */
#ifndef NK_DB_REVISION_ROW_H
#define NK_DB_REVISION_ROW_H

#include "core/lifecycle.h"
#include "server/db/row.h"

/* False for a state that core does not know. */
bool nk_db_read_revision(struct nk_row *row, struct nk_revision *ret);

#endif
